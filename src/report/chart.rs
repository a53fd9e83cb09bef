//! A table as a chart: bars that lie one below the other, as SVG.
//!
//! The SVG stands alone: its colours and fonts are attributes, so that a file of it looks the same anywhere, and a page
//! whose policy forbids styles in the markup may show it. It has a title and a description for readers of the screen,
//! and every bar its words and its number beside it: nothing is told by colour or length alone. The same table gives
//! the same bytes.

use super::{Cell, Table};

/// How many bars are drawn; what is left is one more, "… and 12 more".
const BARS: usize = 15;

/// Sizes in the SVG's own units.
const WIDTH: u64 = 640;
const NAMES: u64 = 220;
const NUMBERS: u64 = 110;
const ROW: u64 = 28;
const TOP: u64 = 48;
/// About so many letters fit beside a bar.
const LETTERS: usize = 30;

/// Colours of a chart, as SVG writes them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Colours {
    /// Behind everything.
    pub paper: &'static str,
    /// Words.
    pub ink: &'static str,
    /// Bars.
    pub bar: &'static str,
}

impl Colours {
    /// For light paper.
    pub const LIGHT: Colours = Colours { paper: "#ffffff", ink: "#1a1c20", bar: "#0072b2" };
    /// For dark screens.
    pub const DARK: Colours = Colours { paper: "#16181c", ink: "#e6e7ea", bar: "#56b4e9" };
}

/// One bar.
struct Bar {
    name: String,
    count: u64,
    /// Its number in words: "34 (12.5 %)".
    shown: String,
}

/// The chart of a table; `None` where the table has nothing to draw.
pub fn svg(table: &Table, colours: Colours) -> Option<String> {
    let bars = bars(table)?;
    let longest = bars.iter().map(|bar| bar.count).max().filter(|count| *count > 0)?;
    let height = TOP + ROW * bars.len() as u64 + 12;
    let Colours { paper, ink, bar: fill } = colours;
    let title = escaped(table.id.title());
    let told: Vec<String> = bars.iter().map(|bar| format!("{}: {}", bar.name, bar.shown)).collect();
    let name = table.id.name();
    let mut out = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {WIDTH} {height}\" width=\"{WIDTH}\" height=\"{height}\" \
         role=\"img\" aria-labelledby=\"chart-{name}-title chart-{name}-told\" font-family=\"system-ui, sans-serif\" \
         font-size=\"14\">\n<title id=\"chart-{name}-title\">{title}</title>\n\
         <desc id=\"chart-{name}-told\">{}</desc>\n\
         <rect width=\"{WIDTH}\" height=\"{height}\" fill=\"{paper}\"/>\n\
         <text x=\"12\" y=\"28\" font-size=\"16\" font-weight=\"600\" fill=\"{ink}\">{title}</text>\n",
        escaped(&told.join("; "))
    );
    for (n, bar) in bars.iter().enumerate() {
        let y = TOP + ROW * n as u64;
        let room = WIDTH - NAMES - NUMBERS;
        let length = (bar.count * room).div_ceil(longest);
        out.push_str(&format!(
            "<text x=\"{}\" y=\"{}\" text-anchor=\"end\" fill=\"{ink}\">{}</text>\n\
             <rect x=\"{NAMES}\" y=\"{}\" width=\"{length}\" height=\"{}\" fill=\"{fill}\"/>\n\
             <text x=\"{}\" y=\"{}\" fill=\"{ink}\">{}</text>\n",
            NAMES - 8,
            y + 18,
            escaped(&shortened(&bar.name)),
            y + 4,
            ROW - 8,
            NAMES + length + 8,
            y + 18,
            escaped(&bar.shown),
        ));
    }
    out.push_str("</svg>\n");
    Some(out)
}

fn bars(table: &Table) -> Option<Vec<Bar>> {
    let measure = table.id.measure()?;
    let count = |row: &[Cell]| row.get(measure).and_then(Cell::count).unwrap_or_default();
    let whole = table.rows.iter().map(|row| count(row)).sum();
    let bar = |name: String, count: u64| {
        let shown = format!("{count} ({})", Cell::Share { part: count, whole }.shown());
        Bar { name, count, shown }
    };
    let mut bars: Vec<Bar> = table
        .rows
        .iter()
        .take(BARS)
        .map(|row| bar(row.first().map(Cell::shown).unwrap_or_default(), count(row)))
        .collect();
    let rest = table.rows.get(BARS..).unwrap_or_default();
    if !rest.is_empty() {
        bars.push(bar(format!("… and {} more", rest.len()), rest.iter().map(|row| count(row)).sum()));
    }
    Some(bars)
}

fn shortened(name: &str) -> String {
    match name.char_indices().nth(LETTERS) {
        Some((end, _)) => format!("{}…", name[..end].trim_end()),
        None => name.to_owned(),
    }
}

/// For XML: its signs are spelt out, and what it cannot hold is left out.
fn escaped(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    for letter in words.chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\n' | '\t' | '\r' => out.push(' '),
            '\u{0}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => {}
            _ => out.push(letter),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::TableId;

    fn agencies(rows: &[(&str, u64)]) -> Table {
        let whole = rows.iter().map(|(_, count)| count).sum();
        let row = |(name, count): &(&str, u64)| {
            vec![Cell::Text((*name).to_owned()), Cell::Count(*count), Cell::Share { part: *count, whole }]
        };
        Table { id: TableId::Agencies, rows: rows.iter().map(row).collect() }
    }

    #[test]
    fn every_bar_has_its_words_and_its_number() {
        let drawn = svg(&agencies(&[("EPA", 3), ("A & <B>", 1)]), Colours::LIGHT).unwrap();
        assert!(drawn.contains(">EPA</text>") && drawn.contains(">3 (75.0 %)</text>"), "{drawn}");
        assert!(
            drawn.contains("<desc id=\"chart-agencies-told\">EPA: 3 (75.0 %); A &amp; &lt;B&gt;: 1 (25.0 %)")
        );
        assert!(
            drawn.contains("width=\"310\" height=\"20\"") && drawn.contains("width=\"104\" height=\"20\"")
        );
    }

    #[test]
    fn what_is_left_of_many_is_one_bar() {
        let names: Vec<String> = (0..20).map(|n| format!("Agency {n}")).collect();
        let rows: Vec<(&str, u64)> = names.iter().map(|name| (name.as_str(), 2)).collect();
        let drawn = svg(&agencies(&rows), Colours::DARK).unwrap();
        assert!(drawn.contains(">… and 5 more</text>") && drawn.contains(">10 (25.0 %)</text>"), "{drawn}");
        assert_eq!(drawn.matches("height=\"20\"").count(), 16);
    }

    #[test]
    fn names_out_of_a_text_never_break_the_drawing() {
        let long = "ü".repeat(100);
        let drawn = svg(&agencies(&[(&long, 1), ("\u{0}\u{1}\"'\n", 1)]), Colours::LIGHT).unwrap();
        assert!(drawn.contains(&format!(">{}…</text>", "ü".repeat(LETTERS))));
        assert!(!drawn.contains(['\u{0}', '\u{1}']));
    }

    #[test]
    fn where_there_is_nothing_to_draw_there_is_no_chart() {
        assert_eq!(svg(&agencies(&[]), Colours::LIGHT), None);
        assert_eq!(svg(&agencies(&[("EPA", 0)]), Colours::LIGHT), None);
        assert_eq!(svg(&Table { id: TableId::Overview, rows: Vec::new() }, Colours::LIGHT), None);
    }
}
