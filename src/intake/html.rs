//! HTML, of a file or of a clipboard, read as text: nothing in it loads, runs or is drawn.
//!
//! The tokens are those of the standard (`html5gum`); which elements begin a line, and what they say of it, stands
//! here. The reading is a browser's as far as a news page needs it: end tags that fit nothing are passed over, and
//! whatever the source is, it gives a text. Takes time linear in the source.

use super::{Hints, Incoming, plain};
use crate::document::BlockRole;
use crate::text::{Span, lines};
use html5gum::{DefaultEmitter, StartTag, Token, Tokenizer};
use std::collections::HashMap;

/// A file of HTML: what a reader sees of it, a line for each of its blocks and a blank one between, and what its
/// elements say of them. A picture's caption is one line.
pub fn html(source: &str) -> Incoming {
    let mut text = String::new();
    let mut roles = Vec::new();
    let Page { lines, language } = read(source, true);
    for line in lines {
        if !text.is_empty() {
            text.push_str(if line.follows_close { "\n" } else { "\n\n" });
        }
        let start = text.len();
        text.push_str(&line.words);
        roles.extend(line.role.map(|role| (start, text.len(), role)));
    }
    if !text.is_empty() {
        text.push('\n');
    }
    let roles =
        roles.into_iter().filter_map(|(start, end, role)| Some((Span::new(&text, start, end)?, role)));
    let hints = Hints { roles: roles.collect(), language };
    Incoming { text: text.into(), hints }
}

/// A paste that came as plain text and as HTML: the text is the plain one, to the letter; the HTML says what its lines
/// are. Lines are known by their words: where the same words stand for different things and not equally often in
/// both, nothing is said.
pub fn plain_with_html(paste: &str, source: &str) -> Incoming {
    let Incoming { text, .. } = plain(paste);
    let mut stated: HashMap<String, Vec<Option<BlockRole>>> = HashMap::new();
    let Page { lines: said, language } = read(source, false);
    for line in said {
        stated.entry(plainly(&line.words)).or_default().push(line.role);
    }
    let mut there: HashMap<String, Vec<Span>> = HashMap::new();
    for line in lines(&text) {
        let span = line.span.trimmed(&text);
        if !span.is_empty() {
            there.entry(plainly(span.of(&text))).or_default().push(span);
        }
    }
    let mut roles = Vec::new();
    for (words, spans) in there {
        let Some(said) = stated.get(&words) else { continue };
        let alike = said.iter().all(|role| *role == said[0]);
        if alike || said.len() == spans.len() {
            let each = said.iter().chain(said.last().into_iter().cycle());
            roles.extend(spans.into_iter().zip(each).filter_map(|(span, role)| Some((span, (*role)?))));
        }
    }
    roles.sort_by_key(|(span, _)| span.start());
    Incoming { text, hints: Hints { roles, language } }
}

/// A line's words, so that the spaces of one form do not hide that it is the same line of the other.
fn plainly(line: &str) -> String {
    line.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A line that a reader sees.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Line {
    words: String,
    /// What its elements say it is: all of its words, or nothing is said.
    role: Option<BlockRole>,
    /// Only a break, no new block, lies between it and the line before.
    follows_close: bool,
}

/// What an element says of the words in it. Of several, the first of this list holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Meaning {
    /// Nobody reads them.
    Unseen,
    /// They are about the page.
    Boilerplate,
    Caption,
    Headline,
    Byline,
    Dateline,
    /// Their line breaks are meant.
    Preformatted,
}

const MEANINGS: usize = 7;

impl Meaning {
    fn of(tag: &StartTag<()>) -> Option<Meaning> {
        let value = |name: &[u8]| tag.attributes.get(name).map(|value| value.value.0.to_ascii_lowercase());
        let has = |name: &[u8], wanted: &[&[u8]]| {
            value(name)
                .is_some_and(|value| value.split(u8::is_ascii_whitespace).any(|word| wanted.contains(&word)))
        };
        match tag.name.0.as_slice() {
            b"script" | b"style" | b"template" | b"noscript" | b"title" | b"svg" | b"math" | b"iframe"
            | b"object" | b"select" | b"textarea" | b"canvas" | b"audio" | b"video" => Some(Meaning::Unseen),
            _ if value(b"hidden").is_some() => Some(Meaning::Unseen),
            b"nav" | b"aside" | b"footer" | b"form" | b"button" | b"dialog" | b"menu" => {
                Some(Meaning::Boilerplate)
            }
            _ if has(b"role", &[b"navigation", b"complementary", b"contentinfo", b"search", b"button"]) => {
                Some(Meaning::Boilerplate)
            }
            b"figcaption" => Some(Meaning::Caption),
            b"h1" => Some(Meaning::Headline),
            b"pre" => Some(Meaning::Preformatted),
            b"address" => Some(Meaning::Byline),
            _ if has(b"class", &[b"byline"])
                || has(b"itemprop", &[b"author"])
                || has(b"rel", &[b"author"]) =>
            {
                Some(Meaning::Byline)
            }
            b"time" => Some(Meaning::Dateline),
            _ => None,
        }
    }
}

/// Elements that stand on lines of their own.
fn is_block(name: &[u8]) -> bool {
    matches!(
        name,
        b"address"
            | b"article"
            | b"aside"
            | b"blockquote"
            | b"body"
            | b"caption"
            | b"center"
            | b"dd"
            | b"details"
            | b"dialog"
            | b"dir"
            | b"div"
            | b"dl"
            | b"dt"
            | b"fieldset"
            | b"figcaption"
            | b"figure"
            | b"footer"
            | b"form"
            | b"h1"
            | b"h2"
            | b"h3"
            | b"h4"
            | b"h5"
            | b"h6"
            | b"head"
            | b"header"
            | b"hgroup"
            | b"hr"
            | b"html"
            | b"legend"
            | b"li"
            | b"main"
            | b"menu"
            | b"nav"
            | b"ol"
            | b"p"
            | b"pre"
            | b"search"
            | b"section"
            | b"summary"
            | b"table"
            | b"tbody"
            | b"tfoot"
            | b"thead"
            | b"tr"
            | b"ul"
    )
}

/// Elements with nothing in them.
fn is_void(name: &[u8]) -> bool {
    matches!(
        name,
        b"area"
            | b"base"
            | b"br"
            | b"col"
            | b"embed"
            | b"hr"
            | b"img"
            | b"input"
            | b"link"
            | b"meta"
            | b"param"
            | b"source"
            | b"track"
            | b"wbr"
    )
}

/// What was read of a source.
struct Page {
    lines: Vec<Line>,
    /// The language that it says it is in.
    language: Option<String>,
}

/// Elements whose `lang` is that of the text; the first that has one counts.
fn says_language(name: &[u8]) -> bool {
    matches!(name, b"html" | b"body" | b"main" | b"article")
}

fn read(source: &str, captions_are_one_line: bool) -> Page {
    let mut emitter = DefaultEmitter::default();
    // A script's words are no tags.
    emitter.naively_switch_states(true);
    let mut reader = Reader { captions_are_one_line, ..Reader::default() };
    for token in Tokenizer::new_with_emitter(source, emitter) {
        let Ok(token) = token;
        match token {
            Token::StartTag(tag) => reader.begin(&tag),
            Token::EndTag(tag) => reader.end(&tag.name),
            Token::String(words) => reader.words(&String::from_utf8_lossy(&words)),
            _ => {}
        }
    }
    reader.end_line(false);
    Page { lines: reader.lines, language: reader.language }
}

#[derive(Debug, Default)]
struct Reader {
    captions_are_one_line: bool,
    /// The elements that are open, the innermost last.
    open: Vec<(Vec<u8>, Option<Meaning>)>,
    /// How many of them have this name.
    named: HashMap<Vec<u8>, usize>,
    /// How many of them have this meaning.
    meant: [usize; MEANINGS],
    lines: Vec<Line>,
    line: Line,
    /// What the words of the line so far are said to be; `None` before the first.
    said: Option<Option<BlockRole>>,
    /// White space that counts if words follow.
    space: bool,
    language: Option<String>,
}

impl Reader {
    fn is_in(&self, meaning: Meaning) -> bool {
        self.meant[meaning as usize] > 0
    }

    fn begin(&mut self, tag: &StartTag<()>) {
        let name = tag.name.0.as_slice();
        if self.language.is_none() && says_language(name) {
            let stated =
                tag.attributes.get(b"lang".as_slice()).or(tag.attributes.get(b"xml:lang".as_slice()));
            self.language = stated.map(|value| String::from_utf8_lossy(&value.value).into_owned());
        }
        if name == b"br" {
            return self.end_line(true);
        }
        if is_block(name) {
            // Paragraphs and items are rarely closed by hand.
            let closes = |open: &[u8]| open == b"p" || (open == b"li" && name == b"li");
            if self.open.last().is_some_and(|(open, _)| closes(open)) {
                self.close_last();
            }
            self.end_line(false);
        } else if matches!(name, b"td" | b"th") {
            self.space = true;
        }
        let is_closed = is_void(name) || (tag.self_closing && matches!(name, b"svg" | b"math"));
        if !is_closed {
            let meaning = Meaning::of(tag);
            if let Some(meaning) = meaning {
                self.meant[meaning as usize] += 1;
            }
            *self.named.entry(name.to_vec()).or_default() += 1;
            self.open.push((name.to_vec(), meaning));
        }
    }

    fn end(&mut self, name: &[u8]) {
        if is_block(name) {
            self.end_line(false);
        }
        // One that fits nothing is passed over; one that does closes what was left open in it.
        while self.named.get(name).is_some_and(|count| *count > 0) {
            if self.close_last().is_none_or(|closed| closed == name) {
                break;
            }
        }
    }

    fn close_last(&mut self) -> Option<Vec<u8>> {
        let (name, meaning) = self.open.pop()?;
        if let Some(meaning) = meaning {
            self.meant[meaning as usize] -= 1;
        }
        if let Some(count) = self.named.get_mut(&name) {
            *count -= 1;
        }
        Some(name)
    }

    fn words(&mut self, words: &str) {
        if self.is_in(Meaning::Unseen) {
            return;
        }
        let preformatted = self.is_in(Meaning::Preformatted);
        for letter in words.chars() {
            match letter {
                '\n' if preformatted => self.end_line(true),
                ' ' | '\t' | '\n' | '\r' | '\u{c}' => self.space = true,
                _ => self.letter(letter),
            }
        }
    }

    fn letter(&mut self, letter: char) {
        if std::mem::take(&mut self.space) && !self.line.words.is_empty() {
            self.line.words.push(' ');
        }
        self.line.words.push(letter);
        if !letter.is_whitespace() {
            let role = self.role();
            let said = *self.said.get_or_insert(role);
            self.said = Some(said.filter(|_| said == role));
        }
    }

    fn role(&self) -> Option<BlockRole> {
        const ROLES: [(Meaning, BlockRole); 5] = [
            (Meaning::Boilerplate, BlockRole::Boilerplate),
            (Meaning::Caption, BlockRole::Caption),
            (Meaning::Headline, BlockRole::Headline),
            (Meaning::Byline, BlockRole::Byline),
            (Meaning::Dateline, BlockRole::Dateline),
        ];
        ROLES.into_iter().find(|(meaning, _)| self.is_in(*meaning)).map(|(_, role)| role)
    }

    /// Ends the line, if there is anything on it. `close`: the next one is of the same block.
    fn end_line(&mut self, close: bool) {
        if self.captions_are_one_line && self.is_in(Meaning::Caption) {
            self.space = true;
            return;
        }
        self.space = false;
        let mut line = std::mem::take(&mut self.line);
        let said = self.said.take();
        if let Some(role) = said {
            line.role = role;
            self.lines.push(line);
            self.line.follows_close = close;
        } else {
            // Several breaks are one, and the widest counts.
            self.line.follows_close = line.follows_close && close;
        }
    }
}

#[cfg(test)]
#[path = "html_test.rs"]
mod tests;
