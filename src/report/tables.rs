//! Tables: what all statistics come out as.

/// Which table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TableId {
    /// How much there is of everything.
    Overview,
    /// How much each speaker is quoted.
    Speakers,
    /// How often each actor is mentioned; places, which do not act, are left out.
    Actors,
    /// How many actors there are of each type, and how often they are mentioned.
    Types,
    /// Quotes by how much of them stands in quotation marks.
    Kinds,
    /// Who made the pictures.
    Agencies,
    /// Articles and quotes by the time they were published; empty where no date is known.
    Time,
    /// Attributes of a person's own on actors and quotes.
    Attributes,
}

impl TableId {
    /// All of them, in the order in which they are shown.
    pub const ALL: [TableId; 8] = [
        TableId::Overview,
        TableId::Speakers,
        TableId::Actors,
        TableId::Types,
        TableId::Kinds,
        TableId::Agencies,
        TableId::Time,
        TableId::Attributes,
    ];

    /// Its name in file names, on the command line and in JSON.
    pub fn name(self) -> &'static str {
        match self {
            TableId::Overview => "overview",
            TableId::Speakers => "speakers",
            TableId::Actors => "actors",
            TableId::Types => "types",
            TableId::Kinds => "kinds",
            TableId::Agencies => "agencies",
            TableId::Time => "time",
            TableId::Attributes => "attributes",
        }
    }

    /// Its heading.
    pub fn title(self) -> &'static str {
        match self {
            TableId::Overview => "Overview",
            TableId::Speakers => "Quoted words by speaker",
            TableId::Actors => "Actors by mentions",
            TableId::Types => "Types of actors",
            TableId::Kinds => "Kinds of quotes",
            TableId::Agencies => "Picture credits",
            TableId::Time => "Over time",
            TableId::Attributes => "Attributes",
        }
    }

    /// The headings of its columns.
    pub fn columns(self) -> &'static [&'static str] {
        match self {
            TableId::Overview => &["What", "Count"],
            TableId::Speakers => &["Speaker", "Type", "Words", "Share", "In marks", "Quotes", "Documents"],
            TableId::Actors => &["Actor", "Type", "Mentions", "Share", "Documents"],
            TableId::Types => &["Type", "Mentions", "Share", "Actors"],
            TableId::Kinds => &["Kind", "Words", "Share", "Quotes"],
            TableId::Agencies => &["Agency", "Captions", "Share"],
            TableId::Time => &["Time", "Words", "Share", "Quotes", "Articles"],
            TableId::Attributes => &["Of", "Attribute", "Value", "Count"],
        }
    }

    /// The column that a chart draws, if the table is one to be drawn.
    pub fn measure(self) -> Option<usize> {
        match self {
            TableId::Overview | TableId::Attributes => None,
            TableId::Speakers | TableId::Actors => Some(2),
            TableId::Types | TableId::Kinds | TableId::Agencies | TableId::Time => Some(1),
        }
    }
}

/// A cell of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cell {
    /// Words.
    Text(String),
    /// How many.
    Count(u64),
    /// How many of how many.
    Share {
        /// How many.
        part: u64,
        /// Of how many.
        whole: u64,
    },
}

impl Cell {
    /// As a person reads it: "Ana Ruiz", "34", "12.5 %".
    pub fn shown(&self) -> String {
        match self {
            Cell::Text(words) => words.clone(),
            Cell::Count(count) => count.to_string(),
            Cell::Share { .. } => {
                let thousandths = self.thousandths();
                format!("{}.{} %", thousandths / 10, thousandths % 10)
            }
        }
    }

    /// As a program reads it: a share is a number from 0 to 1 with three decimals.
    pub fn plain(&self) -> String {
        match self {
            Cell::Share { .. } => {
                let thousandths = self.thousandths();
                format!("{}.{:03}", thousandths / 1000, thousandths % 1000)
            }
            _ => self.shown(),
        }
    }

    /// The count, or the part of a share; of words none.
    pub fn count(&self) -> Option<u64> {
        match self {
            Cell::Text(_) => None,
            Cell::Count(count) => Some(*count),
            Cell::Share { part, .. } => Some(*part),
        }
    }

    /// Rounded to the nearest; a share of nothing is none.
    fn thousandths(&self) -> u64 {
        match self {
            Cell::Share { part, whole } if *whole > 0 => (part * 1000 + whole / 2) / whole,
            _ => 0,
        }
    }
}

/// A table: as many cells a row as its [`TableId`] has columns.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    /// Which it is.
    pub id: TableId,
    /// Its rows; the largest first, but times in their order.
    pub rows: Vec<Vec<Cell>>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_are_rounded_and_a_share_of_nothing_is_none() {
        let share = |part, whole| Cell::Share { part, whole };
        assert_eq!(share(1, 8).shown(), "12.5 %");
        assert_eq!(share(2, 3).plain(), "0.667");
        assert_eq!(share(3, 3).plain(), "1.000");
        assert_eq!(share(0, 0).shown(), "0.0 %");
    }

    #[test]
    fn what_is_drawn_is_a_column_of_counts() {
        for id in TableId::ALL {
            assert!(id.measure().is_none_or(|column| column > 0 && column < id.columns().len()), "{id:?}");
        }
    }
}
