//! What is put right, and the moves that do it.

use crate::hands::Move;

/// What is put right, for the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// Where blocks begin and end, what they are for, what they repeat, where articles begin.
    Blocks,
    /// The credit of a caption.
    Credit,
    /// A mention, or an actor with all its mentions, that is none.
    NoMention,
    /// A mention that was not found.
    NewMention,
    /// Where a mention begins and ends.
    MentionEnds,
    /// What an actor is.
    Type,
    /// How a mention speaks of its actor.
    Form,
    /// Whom a mention means.
    Who,
    /// A quote that is none.
    NoQuote,
    /// A quote that was not found.
    NewQuote,
    /// Where a quote begins and ends.
    QuoteEnds,
    /// How much of it stands in quotation marks.
    QuoteKind,
    /// Its words of attribution.
    Cue,
    /// Who speaks it.
    Speaker,
    /// All that is right is accepted.
    Accept,
}

impl Kind {
    /// In words.
    pub fn name(self) -> &'static str {
        match self {
            Kind::Blocks => "blocks and articles",
            Kind::Credit => "credit",
            Kind::NoMention => "mention that is none",
            Kind::NewMention => "mention not found",
            Kind::MentionEnds => "ends of a mention",
            Kind::Type => "type of an actor",
            Kind::Form => "form of a mention",
            Kind::Who => "whom a mention means",
            Kind::NoQuote => "quote that is none",
            Kind::NewQuote => "quote not found",
            Kind::QuoteEnds => "ends of a quote",
            Kind::QuoteKind => "kind of a quote",
            Kind::Cue => "cue",
            Kind::Speaker => "speaker",
            Kind::Accept => "accepting all that is right",
        }
    }
}

/// Moves that put something right.
#[derive(Clone, Debug)]
pub struct Step {
    /// What.
    pub kind: Kind,
    /// How.
    pub moves: Vec<Move>,
}

impl Step {
    /// How many presses it takes.
    pub fn presses(&self) -> usize {
        self.moves.iter().map(Move::presses).sum()
    }
}

/// Done with the document: all that nobody has decided is accepted, what is hidden too if anything is.
pub fn finish(hides: bool) -> Step {
    let down = hides.then_some(Move::Down);
    let moves = [Move::Key("Shift+Enter")].into_iter().chain(down).chain([Move::Enter]).collect();
    Step { kind: Kind::Accept, moves }
}
