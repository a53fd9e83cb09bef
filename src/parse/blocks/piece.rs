//! What a line says of itself, before its neighbours are asked; and which lines are one piece.
//!
//! A piece becomes a block. It is a line, save for a caption whose credit stands on lines of its own.

use super::bylines::{Byline, byline};
use super::dates::{When, dateline, ends_in_a_day};
use super::signs::{points_at_picture, tells};
use crate::language::Language;
use crate::lexicon::credits::CREDITS;
use crate::lexicon::widgets::{WIDGETS, Widget};
use crate::parse::captions::{credit, is_credit};
use crate::text::{Line, Span, lines};

/// How a piece ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ending {
    /// In a full stop, an exclamation mark or an ellipsis, with the marks that close after it.
    Sentence,
    /// In a question mark.
    Question,
    /// In a colon.
    Colon,
    /// In a word.
    Open,
}

/// What a piece is by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// It holds no letter.
    Mark,
    /// The page speaks of itself.
    Widget(Widget),
    /// A credit without words.
    Credit,
    /// Words and a credit, or words that only a caption has.
    Caption,
    /// Who wrote it.
    Byline(Byline),
    /// When and where.
    Dateline(When),
    /// A sentence or more.
    Prose,
    /// Words that end in no full stop.
    Title,
}

/// A line, or lines that are one block.
#[derive(Clone, Debug)]
pub struct Piece {
    /// Where it stands.
    pub span: Span,
    /// Blank lines before it.
    pub blank_before: usize,
    /// What it is by itself.
    pub kind: Kind,
    /// How it ends.
    pub ending: Ending,
    /// In characters.
    pub chars: usize,
    /// In words; not counted past a hundred.
    pub words: usize,
    /// A list item, by its mark.
    pub listed: bool,
    /// Sentences in it that no article holds.
    pub prompts: usize,
}

impl Piece {
    /// Whether it could be the title of something.
    pub fn is_title(&self) -> bool {
        self.kind == Kind::Title && !self.listed
    }

    /// Whether it is a paragraph of some length.
    pub fn is_paragraph(&self) -> bool {
        self.kind == Kind::Prose && self.chars >= 60 && self.prompts == 0
    }
}

/// The pieces of a text, in order.
pub fn pieces(text: &str, language: &Language) -> Vec<Piece> {
    let lines: Vec<Line> = lines(text).collect();
    let spaced = 2 * lines.iter().filter(|line| line.blank_before > 0).count() > lines.len();
    let mut found: Vec<Piece> = Vec::with_capacity(lines.len());
    let mut at = 0;
    while let Some(line) = lines.get(at) {
        let more = bracketed_lines(text, &lines[at..]).max(wrapped_lines(text, &lines[at..], language));
        let last = at + more;
        let span = line.span.join(lines[last].span);
        let next_blank = lines.get(last + 1).map_or(2, |next| next.blank_before);
        let piece = piece(text, span, line.blank_before, language);
        match found.last_mut() {
            Some(before) if credits_piece_before(text, before, &piece, next_blank, spaced) => {
                let joined = before.span.join(piece.span);
                before.chars += piece.chars;
                before.span = joined;
                before.kind = Kind::Caption;
                before.ending = piece.ending;
            }
            _ => found.push(piece),
        }
        at = last + 1;
    }
    found
}

/// How many lines more belong to a line that ends in an open bracket: "A ferry (" "Image:" "Getty Images)".
fn bracketed_lines(text: &str, lines: &[Line]) -> usize {
    const MOST: usize = 4;
    let opens = |line: &Line| line.span.of(text).ends_with(['(', '[']);
    if !lines.first().is_some_and(opens) {
        return 0;
    }
    let closing = lines.iter().take(MOST).skip(1).position(|line| line.span.of(text).ends_with([')', ']']));
    closing.map_or(0, |n| n + 1)
}

/// How many lines more belong to a line that a caption begins: each goes on in the middle of a sentence, and the last
/// holds the credit, or stands above it.
fn wrapped_lines(text: &str, lines: &[Line], language: &Language) -> usize {
    const MOST: usize = 6;
    const LONGEST: usize = 120;
    let goes_on = |pair: &[Line]| {
        let (above, below) = (pair[0].span.of(text), pair[1].span.of(text));
        pair[1].blank_before == 0
            && above.len() <= LONGEST
            && ending(above) == Ending::Open
            && below.starts_with(char::is_lowercase)
    };
    let more = lines.windows(2).take(MOST).take_while(|pair| goes_on(pair)).count();
    let Some(last) = lines.get(more).filter(|_| more > 0) else { return 0 };
    let credited = credit(text, last.span, Some(&language.vocabulary)).is_some();
    let above_credit = lines.get(more + 1).is_some_and(|next| {
        next.blank_before == 0
            && next.span.len() <= LONGEST
            && credit(text, next.span, Some(&language.vocabulary)).is_some()
    });
    if credited || above_credit { more } else { 0 }
}

/// Whether a piece is the credit of the caption above it.
fn credits_piece_before(text: &str, before: &Piece, piece: &Piece, next_blank: usize, spaced: bool) -> bool {
    let words = piece.span.of(text);
    let captionable = matches!(before.kind, Kind::Prose | Kind::Title | Kind::Caption)
        && before.chars <= 600
        && before.words >= 2;
    if !captionable || before.listed || before.prompts > 0 {
        return false;
    }
    if piece.kind == Kind::Credit {
        let closer = piece.blank_before == 0 && (before.blank_before > 0 || next_blank > 0 || !spaced);
        let certain = words.starts_with(['(', '[']) || labels_picture(words);
        let sentences = before.ending == Ending::Sentence || before.kind == Kind::Caption;
        let single = before.words >= 4 && sentences;
        let cut = before.span.of(text).ends_with("[+]");
        let nearer_next = next_blank < piece.blank_before;
        return !nearer_next
            && (closer
                || (certain && single && piece.blank_before <= 1)
                || before.kind == Kind::Caption
                || cut);
    }
    // A name in a line of its own, nearer to the sentence above than paragraphs are to each other.
    let name =
        spaced && piece.blank_before == 0 && next_blank > 0 && before.blank_before > 0 && piece.words <= 6;
    let names_only = |words: &str| {
        words.split_whitespace().all(|word| word.starts_with(char::is_uppercase) || word.len() <= 3)
    };
    name && before.words >= 6
        && before.chars <= 300
        && before.ending == Ending::Sentence
        && matches!(piece.kind, Kind::Title | Kind::Byline(Byline::Named))
        && names_only(words)
}

fn piece(text: &str, span: Span, blank_before: usize, language: &Language) -> Piece {
    let words = span.of(text);
    let ending = ending(words);
    let count = words.split_whitespace().take(100).count();
    let chars = words.chars().count();
    let prompts = if words.len() <= 2_000 { WIDGETS.prompts(words) } else { 0 };
    let listed = words.starts_with(['•', '·', '–', '—', '*', '●', '▪', '■', '◦', '►'])
        && count > 1
        && !words.starts_with("**");
    let mut piece =
        Piece { span, blank_before, kind: Kind::Prose, ending, chars, words: count, listed, prompts };
    piece.kind = kind(text, &piece, language);
    piece
}

fn ending(words: &str) -> Ending {
    let bare = words.trim_end_matches(['”', '’', '"', '\'', '»', ')', ']', '\u{200c}', '“', '*']);
    match bare.chars().next_back() {
        Some('.' | '!' | '…' | '。' | '！' | '۔' | '।') => Ending::Sentence,
        Some('?' | '？' | '؟') => Ending::Question,
        Some(':' | '：') => Ending::Colon,
        _ => Ending::Open,
    }
}

fn kind(text: &str, piece: &Piece, language: &Language) -> Kind {
    let words = piece.span.of(text);
    let short = piece.chars <= 200;
    if piece.chars <= 2_000 && !words.chars().any(char::is_alphabetic) {
        return match dateline(words, &language.calendar) {
            Some(when) => Kind::Dateline(when),
            None => Kind::Mark,
        };
    }
    if short && let Some(widget) = widget(words, piece, language) {
        return Kind::Widget(widget);
    }
    if words.contains('\t') {
        return Kind::Prose;
    }
    if short {
        if let Some(when) = dateline(words, &language.calendar) {
            return Kind::Dateline(when);
        }
        if let Some(found @ (Byline::Said | Byline::Opened)) = byline(words, &language.calendar) {
            return Kind::Byline(found);
        }
    }
    if is_credit(text, piece.span, Some(&language.vocabulary)) {
        return Kind::Credit;
    }
    let weak = |span: Span| {
        let named = span.of(text).trim_matches(['(', ')', '[', ']']);
        piece.chars > 200 && named.chars().all(|c| c.is_ascii_uppercase()) && !CREDITS.house(named)
    };
    let captioned = piece.chars <= 900
        && credit(text, piece.span, Some(&language.vocabulary)).is_some_and(|credit| !weak(credit.span));
    let filed = ["FILE - ", "FILE – ", "FILE — ", "File photo", "FILE PHOTO", "Above: ", "Pictured: "];
    if captioned || (piece.chars <= 600 && filed.iter().any(|beginning| words.starts_with(beginning))) {
        return Kind::Caption;
    }
    if piece.chars <= 350 && !tells(words) {
        let dated = piece.ending == Ending::Sentence && ends_in_a_day(words, &language.calendar);
        if dated || (piece.words >= 4 && points_at_picture(words)) {
            return Kind::Caption;
        }
    }
    if short && let Some(found) = byline(words, &language.calendar) {
        return Kind::Byline(found);
    }
    match piece.ending {
        Ending::Sentence | Ending::Colon => Kind::Prose,
        Ending::Question if piece.words > 24 || speaks(words) => Kind::Prose,
        _ if words.starts_with('(') && words.ends_with(')') => Kind::Prose,
        _ if piece.chars > 220 => Kind::Prose,
        _ => Kind::Title,
    }
}

/// Whether a credit begins with a label of pictures; what "Source:" labels may be a graphic or all of an article.
fn labels_picture(words: &str) -> bool {
    let label = CREDITS.labels(words).next().filter(|label| label.start == 0);
    label.and_then(|label| words.get(label)).is_some_and(|label| !label.to_lowercase().starts_with("source"))
}

/// Whether somebody speaks, as in a transcript: "Q: …", "RUIZ: …".
fn speaks(words: &str) -> bool {
    let speaker = words.split_once(':').map(|(speaker, _)| speaker.trim());
    speaker.is_some_and(|speaker| {
        !speaker.is_empty() && speaker.len() <= 40 && speaker.chars().all(|c| !c.is_lowercase())
    })
}

fn widget(words: &str, piece: &Piece, language: &Language) -> Option<Widget> {
    let line = words.replace('\u{a0}', " ").to_lowercase();
    let bare = line.trim_matches(|c: char| !c.is_alphanumeric());
    if let Some(found) = WIDGETS.whole(&line).or_else(|| WIDGETS.whole(bare)) {
        return Some(found);
    }
    // "Home › News › Politics", "5 hours ago 07:06 Ana Ruiz".
    if piece.words <= 9 && (line.contains('›') || line.contains(" > ") || line.contains(" » ")) {
        return Some(Widget::Plain);
    }
    if let Some((ago, after)) = line.split_once(" ago")
        && dateline(&format!("{ago} ago"), &language.calendar) == Some(When::Time)
        && after.chars().any(char::is_alphabetic)
    {
        return Some(Widget::Plain);
    }
    // "© 2025 Harbour News", "Copyright 2025 …".
    let owned =
        line.trim_start_matches(['©', ' ']).trim_start_matches("copyright").trim_start_matches(['©', ' ']);
    if owned.len() < line.len() && owned.starts_with(|c: char| c.is_ascii_digit()) {
        return Some(Widget::Plain);
    }
    // "About Norrvik", under a press release.
    if piece.words <= 3
        && words.strip_prefix("About ").is_some_and(|rest| rest.starts_with(char::is_uppercase))
    {
        return Some(Widget::End);
    }
    // "View 6 Images", "6 Photos", "12 Comments", "195Shares", "@ruiz", "example.org/ferry".
    if piece.words <= 3 {
        let without_number: String = bare.chars().filter(|c| !c.is_ascii_digit()).collect();
        let without_number = without_number.split_whitespace().collect::<Vec<_>>().join(" ");
        if without_number.len() < bare.len() {
            match &*without_number {
                "view images" | "view gallery" | "images" | "photos" | "view photos" | "pictures" => {
                    return Some(Widget::Picture);
                }
                "comments" | "comment" | "shares" | "share" | "min read" | "minute read" | "views"
                | "likes" | "reactions" | "new comments" => {
                    return Some(Widget::Plain);
                }
                _ => {}
            }
        }
    }
    if piece.words == 1
        && (line.starts_with('@')
            || line.starts_with("http")
            || line.starts_with("www.")
            || line.starts_with('#'))
    {
        return Some(Widget::Plain);
    }
    let beginning = WIDGETS.beginning(&line).or_else(|| WIDGETS.beginning(bare));
    // "Shop owners left the quay" is no button: a prompt says "you", is short, or holds another such phrase.
    let certain = piece.prompts > 0
        || piece.words <= 6
        || bare.split(' ').any(|word| matches!(word, "our" | "your" | "us" | "you" | "here"));
    match beginning {
        Some(found) if found.sure || certain => Some(found.widget),
        _ if piece.prompts >= 1 && (piece.ending != Ending::Sentence || piece.prompts >= 2) => {
            Some(Widget::Plain)
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kinds(text: &str) -> Vec<(String, Kind)> {
        pieces(text, &crate::language::en::LANGUAGE)
            .iter()
            .map(|p| (p.span.of(text).to_owned(), p.kind))
            .collect()
    }

    #[test]
    fn a_line_tells_what_it_is() {
        for (line, expected) in [
            ("TT", Kind::Widget(Widget::Plain)),
            ("View 6 Images", Kind::Widget(Widget::Picture)),
            ("READ MORE: Ferry sinks off Lisbon", Kind::Widget(Widget::List)),
            ("Sign up to our newsletter", Kind::Widget(Widget::Plain)),
            ("6", Kind::Mark),
            ("\u{200c}", Kind::Mark),
            ("EPA", Kind::Credit),
            ("A ferry leaves. (EPA)", Kind::Caption),
            ("FILE - A ferry leaves the quay", Kind::Caption),
            ("By Ana Ruiz", Kind::Byline(Byline::Said)),
            ("Nov. 19, 2019", Kind::Dateline(When::Day)),
            ("The ferry left the quay at noon.", Kind::Prose),
            ("Ferry Leaves Quay at Noon", Kind::Title),
            ("Shop owners left the quay before the ferry had sunk", Kind::Title),
        ] {
            assert_eq!(kinds(line), [(line.to_owned(), expected)]);
        }
    }

    #[test]
    fn a_credit_on_its_own_line_belongs_to_the_caption_above() {
        let text = "A long day.\n\nA ferry leaves the quay.\nAna Ruiz/AFP\n\nIt sank.\n\nA man waits (\nImage:\nGetty)";
        let found: Vec<String> =
            pieces(text, &crate::language::en::LANGUAGE).iter().map(|p| p.span.of(text).to_owned()).collect();
        assert_eq!(
            found,
            [
                "A long day.",
                "A ferry leaves the quay.\nAna Ruiz/AFP",
                "It sank.",
                "A man waits (\nImage:\nGetty)"
            ]
        );
    }

    #[test]
    fn a_credit_above_its_caption_stays_alone() {
        let text = "The court said so.\n\nEPA\nThe judge spoke after a long day\n\nIt was over.";
        assert_eq!(kinds(text)[1], ("EPA".to_owned(), Kind::Credit));
    }
}
