//! Quotation marks: which opens, which closes, which is an apostrophe or a measure.
//!
//! Knows nothing of cues or speakers: whether marked words are a quote is for `parse`. Reads each character once, with
//! a bounded look around. Every stretch found lies inside the stretch that was read, in order, without overlap.

mod around;

use super::Span;
use around::{
    after_feet, ahead, ends_elision, is_elision, nests, possessive_goes_on, single_closes_later, touches_word,
};

/// Words between quotation marks, the marks included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Marked {
    /// From the opening mark to the closing mark, or to where the paragraph begins or ends if one is missing.
    pub span: Span,
    /// Which marks are there.
    pub ends: Ends,
    /// Whether its marks are two apostrophes each, as typewriters and some wires write them. They bound what is said,
    /// but the labelling guide does not count them among the quotation marks.
    pub doubled: bool,
}

/// Which of its two marks stand there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ends {
    /// Both.
    Both,
    /// Only the opening one: carried on in the next paragraph, or forgotten.
    Opened,
    /// Only the closing one.
    Closed,
}

/// The parts of `spans` that stand in quotation marks, marks included where the spans include them.
///
/// The marks are paired in the paragraphs that hold each span, so that words chosen inside marks count as quoted.
pub fn quoted_parts(text: &str, spans: &[Span]) -> Vec<Span> {
    let has_words = |part: &Span| part.of(text).contains(char::is_alphanumeric);
    let inside = |span: &Span| {
        let paragraphs = paragraphs_around(text, *span);
        let marks = marked(text, paragraphs).into_iter().filter(|m| !m.doubled);
        marks.filter_map(|m| m.span.intersection(*span)).collect::<Vec<_>>()
    };
    spans.iter().flat_map(inside).filter(has_words).collect()
}

fn paragraphs_around(text: &str, span: Span) -> Span {
    let before = text.get(..span.start()).unwrap_or_default();
    let after = text.get(span.end()..).unwrap_or_default();
    let start = before.rfind('\n').map_or(0, |at| at + 1);
    let end = after.find('\n').map_or(text.len(), |at| span.end() + at);
    Span::around(text, start, end)
}

/// Whether `c` may be a quotation mark.
pub fn is_quotation_mark(c: char) -> bool {
    style_of(c).is_some()
}

/// Whether these words begin with marks that can belong to one quote: what "…" has opened does not go on with “…”.
pub fn drawn_alike(opened: &str, next: &str) -> bool {
    opened.starts_with('"') == next.starts_with('"')
}

/// The outermost marked stretches of `stretch` (usually a paragraph), in order. Marks inside marks belong to the outer.
pub fn marked(text: &str, stretch: Span) -> Vec<Marked> {
    let words = stretch.of(text);
    let mut scan = Scan { words, line: 0, odd: false, open: Vec::new(), lost: Vec::new(), found: Vec::new() };
    scan.begin_line(0);
    let mut stray_close: Option<usize> = None;
    let mut goes_on_at = 0;
    let mut before = ' ';
    let mut chars = words.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let mut last = c;
        if c == '\n' && at >= goes_on_at {
            match scan.goes_on_behind(at) {
                Some(mark) => goes_on_at = mark,
                None => scan.end_paragraph(at),
            }
            scan.begin_line(at + 1);
        } else if let Some((style, length)) = mark_at(&words[at..]) {
            let end = at + length;
            while let Some((_, c)) = chars.next_if(|(at, _)| *at < end) {
                last = c;
            }
            let after = chars.peek().map_or(' ', |(_, c)| *c);
            let turn = match style {
                _ if at == goes_on_at && at > 0 => Turn::Neither,
                Style::Doubled => scan.doubled(at, c, before, after),
                _ => scan.turn(at, c, before, after),
            };
            match turn {
                Turn::Opens => scan.open(style, at),
                Turn::Closes if scan.close(style, end) => {}
                Turn::Closes if style != Style::Single && scan.open.is_empty() && scan.found.is_empty() => {
                    stray_close = stray_close.or(Some(end));
                }
                Turn::Closes | Turn::Neither => {}
            }
        }
        before = last;
    }
    scan.end_paragraph(words.len());
    let mut found = scan.found;
    if let Some(end) = stray_close.filter(|end| found.first().is_none_or(|m| m.start >= *end)) {
        let start = words[..end].rfind('\n').map_or(0, |at| at + 1);
        found.insert(0, Pair { start, end, ends: Ends::Closed });
    }
    let placed = found.into_iter().map(|pair| Marked {
        span: Span::around(text, stretch.start() + pair.start, stretch.start() + pair.end).trimmed(text),
        ends: pair.ends,
        doubled: matches!(mark_at(&words[pair.start..]), Some((Style::Doubled, _))),
    });
    placed.collect()
}

/// Marks that pair with each other, whichever way they are drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Style {
    Double,
    Single,
    Angle,
    /// Two apostrophes, or two grave accents, in the place of a double mark.
    Doubled,
}

/// The mark that `rest` begins with, and its length.
fn mark_at(rest: &str) -> Option<(Style, usize)> {
    let first = rest.chars().next()?;
    let run = rest.chars().take(4).take_while(|c| *c == first).count();
    match first {
        '\'' | '‘' | '’' | '`' if matches!(run, 2 | 3) => Some((Style::Doubled, run * first.len_utf8())),
        // A longer run is a rule or a slip, no mark.
        _ if run > 3 => None,
        _ => Some((style_of(first)?, first.len_utf8())),
    }
}

fn style_of(c: char) -> Option<Style> {
    match c {
        '"' | '“' | '”' | '„' | '‟' | '＂' => Some(Style::Double),
        '\'' | '‘' | '’' | '‚' | '‛' => Some(Style::Single),
        '«' | '»' => Some(Style::Angle),
        _ => None,
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Turn {
    Opens,
    Closes,
    Neither,
}

/// Bytes of the stretch from an opening to a closing mark.
#[derive(Clone, Copy, Debug)]
struct Pair {
    start: usize,
    end: usize,
    ends: Ends,
}

/// How many marks may be open inside each other; more means that some were forgotten.
const DEEPEST: usize = 8;

struct Scan<'t> {
    words: &'t str,
    /// Where the line that is being read begins.
    line: usize,
    /// Whether it has an odd number of straight marks, so that one is missing.
    odd: bool,
    open: Vec<(Style, usize)>,
    /// Opened so long ago that they will not close.
    lost: Vec<(Style, usize)>,
    /// Closed, none inside another.
    found: Vec<Pair>,
}

impl Scan<'_> {
    fn is_open(&self, style: Style) -> bool {
        self.open.iter().any(|(s, _)| *s == style)
    }

    fn begin_line(&mut self, at: usize) {
        let line = self.rest(at).split('\n').next().unwrap_or_default();
        let straight = line.match_indices('"').filter(|(at, _)| !after_feet(&line[..*at]));
        (self.line, self.odd) = (at, straight.count() % 2 == 1);
    }

    fn rest(&self, from: usize) -> &str {
        self.words.get(from..).unwrap_or_default()
    }

    fn open(&mut self, style: Style, at: usize) {
        if self.open.len() == DEEPEST {
            self.lost.push(self.open.remove(0));
        }
        self.open.push((style, at));
    }

    /// Closes what this style has opened last; false where nothing is open that could close here.
    fn close(&mut self, style: Style, end: usize) -> bool {
        let Some(depth) = self.open.iter().rposition(|(s, _)| *s == style) else { return false };
        // A single mark does not reach across a double one that has opened inside: it is an apostrophe.
        if style == Style::Single && depth + 1 != self.open.len() {
            return false;
        }
        let (_, start) = self.open[depth];
        self.open.truncate(depth);
        while self.found.last().is_some_and(|inner| inner.start > start) {
            self.found.pop();
        }
        self.found.push(Pair { start, end, ends: Ends::Both });
        true
    }

    /// The mark that opens the next paragraph, where it goes on with what is open.
    fn goes_on_behind(&self, at: usize) -> Option<usize> {
        let (style, opened) =
            *self.open.iter().find(|(style, _)| *style != Style::Single).or(self.open.first())?;
        let rest = self.rest(at);
        let next = rest.trim_start();
        let (_, length) = mark_at(next).filter(|(next, _)| *next == style)?;
        if !drawn_alike(self.rest(opened), next) {
            return None;
        }
        let touches = next[length..].starts_with(|c: char| !c.is_whitespace());
        touches.then_some(at + rest.len() - next.len())
    }

    /// What has not closed ends with the paragraph, or where the next marked stretch begins.
    fn end_paragraph(&mut self, end: usize) {
        let mut unclosed = std::mem::take(&mut self.lost);
        unclosed.append(&mut self.open);
        // A single mark that never closes was an apostrophe, unless the paragraph begins with it and has no other.
        unclosed.retain(|(style, at)| {
            *style != Style::Single
                || self.rest(*at).starts_with('‘')
                    && self.words.get(self.line..*at).is_some_and(|before| before.trim().is_empty())
                    && self.found.last().is_none_or(|m| m.end <= *at)
        });
        if unclosed.is_empty() {
            return;
        }
        let mark = |at: usize| self.words[at..].chars().next();
        let mut found = Vec::with_capacity(self.found.len() + unclosed.len());
        let mut closed = std::mem::take(&mut self.found).into_iter().peekable();
        for (number, (_, start)) in unclosed.iter().enumerate() {
            while let Some(pair) = closed.next_if(|m| m.start < *start) {
                found.push(pair);
            }
            // Another pair of the same marks stands for itself; others may well be inside.
            let limit = unclosed.get(number + 1).map_or(end, |(_, at)| *at);
            while closed.next_if(|m| m.start < limit && mark(m.start) != mark(*start)).is_some() {}
            let stop = closed.peek().map_or(limit, |m| limit.min(m.start));
            if self.words[*start..stop].contains(char::is_alphanumeric) {
                found.push(Pair { start: *start, end: stop, ends: Ends::Opened });
            }
        }
        found.extend(closed);
        self.found = found;
    }

    fn turn(&self, at: usize, c: char, before: char, after: char) -> Turn {
        let begins = before.is_whitespace()
            || matches!(before, '(' | '[' | '—' | '–' | '-' | '/' | ':')
            || is_quotation_mark(before);
        let behind = at + c.len_utf8();
        let touches_word = touches_word(self.rest(behind));
        let leads = begins && touches_word;
        match c {
            '„' | '‟' | '‚' | '‛' => Turn::Opens,
            // „So“ closes with the mark that “so” opens with; others are turned the wrong way.
            '“' if self.is_open(Style::Double)
                && !before.is_whitespace()
                && (self.opened_low() || !touches_word) =>
            {
                Turn::Closes
            }
            '“' if self.is_open(Style::Double) && self.rest(behind).trim_start().is_empty() => Turn::Closes,
            '“' => Turn::Opens,
            // A mark that a word processor turned the wrong way.
            '”' if (leads || self.begins_its_line(at)) && !self.is_open(Style::Double) => Turn::Opens,
            '”' => Turn::Closes,
            '«' if self.is_open(Style::Angle) && !leads => Turn::Closes,
            '«' => Turn::Opens,
            '»' if leads && !self.is_open(Style::Angle) => Turn::Opens,
            '»' => Turn::Closes,
            '"' | '＂' => self.straight(at, behind, before, after, begins, touches_word),
            '‘' if is_elision(self.words, behind) => Turn::Neither,
            '‘' => Turn::Opens,
            '\'' | '’' => self.apostrophe(behind, c, before, after, leads, begins),
            _ => Turn::Neither,
        }
    }

    /// Whether nothing stands before `at` in its line, and words behind it.
    fn begins_its_line(&self, at: usize) -> bool {
        let line = self.rest(at).split('\n').next().unwrap_or_default();
        self.words.get(self.line..at).is_some_and(|before| before.trim().is_empty())
            && line.contains(char::is_alphanumeric)
    }

    fn doubled(&self, at: usize, c: char, before: char, after: char) -> Turn {
        let leads =
            (before.is_whitespace() || matches!(before, '(' | '[' | '—' | '-') || is_quotation_mark(before))
                && !after.is_whitespace();
        match c {
            _ if before.is_numeric() && (after_feet(&self.words[..at]) || !self.is_open(Style::Doubled)) => {
                Turn::Neither
            }
            '`' | '‘' => Turn::Opens,
            _ if leads && c == '\'' => Turn::Opens,
            _ if self.is_open(Style::Doubled) => Turn::Closes,
            _ => Turn::Neither,
        }
    }

    fn straight(
        &self,
        at: usize,
        behind: usize,
        before: char,
        after: char,
        begins: bool,
        touches_word: bool,
    ) -> Turn {
        if before.is_numeric() && after_feet(&self.words[..at]) {
            return Turn::Neither;
        }
        if self.is_open(Style::Double) {
            // Inches, where another mark is left to close with.
            let measure = before.is_numeric() && after == ' ' && self.closes_later(behind);
            let anew = touches_word && (before.is_whitespace() || matches!(before, '(' | '['));
            return match () {
                _ if measure => Turn::Neither,
                _ if anew && (self.odd || nests(self.words, behind)) => Turn::Opens,
                _ => Turn::Closes,
            };
        }
        if before.is_numeric() && !after.is_alphanumeric() {
            return Turn::Neither;
        }
        if touches_word && (begins || !before.is_alphanumeric()) { Turn::Opens } else { Turn::Closes }
    }

    fn apostrophe(
        &self,
        behind: usize,
        c: char,
        before: char,
        after: char,
        leads: bool,
        begins: bool,
    ) -> Turn {
        let open = self.is_open(Style::Single);
        let inside_word = before.is_alphanumeric() && after.is_alphanumeric();
        if inside_word || before.is_numeric() && !open {
            return Turn::Neither;
        }
        if leads && !open {
            let opens =
                c == '\'' && !is_elision(self.words, behind) && single_closes_later(self.words, behind);
            return if opens { Turn::Opens } else { Turn::Neither };
        }
        if !open || begins {
            return Turn::Neither;
        }
        // "the workers’ rights’": the possessive of a plural inside single marks; "’n’"; feet.
        let plural = matches!(before, 's' | 'S') && after == ' ' && possessive_goes_on(self.words, behind);
        let own =
            plural || before.is_numeric() && c == '\'' || ends_elision(&self.words[..behind - c.len_utf8()]);
        if own && single_closes_later(self.words, behind) { Turn::Neither } else { Turn::Closes }
    }

    fn opened_low(&self) -> bool {
        let double = self.open.iter().rev().find(|(style, _)| *style == Style::Double);
        double.is_some_and(|(_, at)| self.rest(*at).starts_with(['„', '‟']))
    }

    fn closes_later(&self, from: usize) -> bool {
        let curly = self.open.iter().rev().find(|(style, _)| *style == Style::Double);
        if curly.is_some_and(|(_, at)| !self.rest(*at).starts_with('"')) {
            return ahead(self.words, from).take_while(|(_, c, _)| *c != '“').any(|(_, c, _)| c == '”');
        }
        ahead(self.words, from).filter(|(_, c, _)| *c == '"').count() % 2 == 1
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// The marked stretches stand in ⟦⟧, with `…` at an end whose mark is missing.
    #[track_caller]
    fn check(expected: &str) {
        let text: String = expected.chars().filter(|c| !"⟦⟧⋯".contains(*c)).collect();
        let mut found = text.clone();
        for m in marked(&text, Span::whole(&text)).iter().rev() {
            found.insert_str(m.span.end(), if m.ends == Ends::Opened { "⋯⟧" } else { "⟧" });
            found.insert_str(m.span.start(), if m.ends == Ends::Closed { "⟦⋯" } else { "⟦" });
        }
        assert_eq!(found, expected);
    }

    #[test]
    fn marks_of_every_style_pair() {
        check("⟦“It will stand,”⟧ he said, ⟦“for long.”⟧");
        check("⟦\"It will stand,\"⟧ he said. ⟦\"Yes.\"⟧");
        check("⟦” … it will stand,”⟧ he said.");
        check("⟦‘It will stand,’⟧ he said.");
        check("⟦'It will stand,'⟧ he said.");
        check("⟦«It will stand»⟧, he said; ⟦»so«⟧.");
        check("⟦„It will stand“⟧, he said. ⟦„So”⟧");
        check("⟦”It will stand,”⟧ he said.");
        check("(⟦\"so\"⟧)—⟦\"yes\"⟧");
        check("⟦\"...and it will,\"⟧ he said. ⟦\".@ruiz is right.\"⟧ So: ⟦\"It will...\"⟧");
    }

    #[test]
    fn apostrophes_and_measures_are_no_marks() {
        check("It’s the workers’ right, isn't it?");
        check("It's the workers' right and the Joneses' too.");
        check("⟦‘It’s the workers’ right,’⟧ he said.");
        check("⟦“Rock ’n’ roll of the ’90s,”⟧ he said.");
        check("The board was 6'2\" long, the other 5\" wide.");
        check("⟦\"A board of 6\" length,\"⟧ he said.");
        check("⟦'Rock 'n' roll of the '90s,'⟧ he said.");
        check("⟦“It’s 5'10\" of wall,”⟧ he said. ⟦\"A 6'2\" man,\"⟧ she said.");
        check("The ‘Bama fans said ⟦“the workers’ rights”⟧ matter.");
    }

    #[test]
    fn two_apostrophes_are_a_mark_that_the_guide_does_not_count() {
        check("⟦''It will stand,''⟧ he said. ⟦''He told me, 'Go.'''⟧ Yes.");
        check("⟦''She wrote: 'Go.'.''⟧ Yes. ⟦``It will stand,''⟧ he said.");
        check("A 6'2'' man.");
        let text = "''It will stand,''";
        assert_eq!(quoted_parts(text, &[Span::whole(text)]), []);
    }

    #[test]
    fn marks_inside_marks_belong_to_the_outer() {
        check("⟦“He said ‘go’ to me,”⟧ she said.");
        check("⟦\"He said 'go' to me,\"⟧ she said.");
        check("⟦‘He said “go” to me,’⟧ she said.");
    }

    #[test]
    fn a_missing_mark_ends_with_the_paragraph() {
        check("He said: ⟦“It will stand.⋯⟧");
        check("⟦⋯It will stand,”⟧ he said. ⟦“Yes.”⟧");
    }

    #[test]
    fn behind_a_missing_mark_the_next_pair_stands() {
        check("⟦“It will stand, he said.⋯⟧ ⟦“Yes,”⟧ she said.");
        check("⟦\"It will stand, he said.⋯⟧ ⟦\"Yes,\"⟧ she said. ⟦\"So it will.\"⟧");
        check("⟦“It will stand.”⟧ He added: ⟦“For long.⋯⟧");
        check("⟦“It will stand. “⟧");
        check("⟦\"They say, 'Go home.' And “go” again.⋯⟧");
        check("The film ⟦“Harbour“⟧ and the book ⟦“Gates”⟧.");
    }

    #[test]
    fn straight_marks_nest_where_their_neighbours_say_so() {
        check("⟦\"He told me \"go\" and \"stay\" at once,\"⟧ she said.");
        check("⟦\"It will stand, \"⟧said Ruiz. ⟦\"Yes.\"⟧");
    }

    #[test]
    fn a_quote_goes_on_where_the_next_paragraph_opens_with_a_mark() {
        check("⟦“It will stand.\n\n“For long.”⟧ Yes.");
        check("⟦\"It will stand.\n\"For long.\"⟧\nYes.");
        check("⟦‘It will stand.\n‘For long.’⟧");
        check("⟦“It will stand.⋯⟧\nNo mark. ⟦“Yes.”⟧");
        check("⟦‘It will stand.⋯⟧\nNo mark.");
    }

    #[test]
    fn words_chosen_inside_marks_are_quoted() {
        let text = "He said “it will stand” and left.\nYes.";
        let parts = |chosen: &str| {
            let start = text.find(chosen).unwrap();
            let parts = quoted_parts(text, &[Span::new(text, start, start + chosen.len()).unwrap()]);
            parts.iter().map(|p| p.of(text)).collect::<Vec<_>>().join("|")
        };
        assert_eq!(parts("“it will stand”"), "“it will stand”");
        assert_eq!(parts("will stand"), "will stand");
        assert_eq!(parts("“it will stand” and left"), "“it will stand”");
        assert_eq!(parts("Yes"), "");
    }

    proptest! {
        #[test]
        fn stretches_are_in_order_and_inside(text in "[a-z0-9 \n“”‘’\"'«»„‟.,é]{0,80}") {
            let found = marked(&text, Span::whole(&text));
            prop_assert!(found.iter().all(|m| m.span.is_in(&text) && !m.span.is_empty()));
            prop_assert!(found.windows(2).all(|w| w[0].span.end() <= w[1].span.start()));
        }
    }
}
