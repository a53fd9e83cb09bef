//! Tokens → runs of words that may hold names: capitalised words with what joins them. A run may still hold titles,
//! adjectives and several names; `parts` takes it apart.

use super::known::{Known, known, title};
use super::parts::ALONE;
use super::setting::{Capital, Casing, Setting, is_function_in};
use super::title_case::in_title_case;
use crate::lexicon::{GIVEN_NAMES, SURNAMES, is_particle};
use crate::parse::words::Words;
use crate::text::{Shape, TokenKind};
use std::ops::Range;

/// What stands between the head of a body and what it is for.
const FOR: [&str; 3] = ["for", "on", "against"];
/// The legal form of a company, after a comma; and "Jr".
const AFTER_COMMA: [&str; 12] =
    ["Inc", "Inc.", "Ltd", "Ltd.", "LLC", "LLP", "Jr", "Jr.", "Sr", "Corp", "Co", "L.L.C."];
/// No run is longer, in tokens: what reads one may then take time by its square.
const LONGEST: usize = 24;

/// The runs of one sentence, in order.
pub fn runs(setting: &Setting, sentence: Range<usize>, casing: Casing) -> Vec<Range<usize>> {
    let reader = Reader { setting, words: setting.words, sentence: sentence.clone(), casing };
    let mut found = Vec::new();
    let mut at = sentence.start;
    while at < sentence.end {
        if !reader.begins(at) {
            at += 1;
            continue;
        }
        let mut end = at + 1;
        while end - at < LONGEST
            && let Some(next) = reader.extended(at, end)
        {
            end = next;
        }
        found.push(at..end);
        at = end;
    }
    found
}

struct Reader<'s> {
    setting: &'s Setting<'s>,
    words: Words<'s>,
    sentence: Range<usize>,
    casing: Casing,
}

impl Reader<'_> {
    /// Whether a run can begin with this token.
    fn begins(&self, at: usize) -> bool {
        match self.setting.capital(at) {
            Capital::None => false,
            Capital::Strong => {
                !is_function_in(self.words, at, self.casing)
                    || self.known_from(at) > 1
                    || is_short_surname(self.words, at)
            }
            Capital::Weak => self.weak(at, None),
        }
    }

    /// Whether this token can stand inside a run that began at `start`.
    fn continues(&self, start: usize, at: usize) -> bool {
        if at >= self.sentence.end {
            return false;
        }
        match self.setting.capital(at) {
            Capital::None => false,
            Capital::Strong => !is_function_in(self.words, at, self.casing) || self.words.word(at) == "May",
            Capital::Weak => self.weak(at, Some(start)),
        }
    }

    fn known(&self, at: usize, strong: bool) -> Option<(usize, Known)> {
        known(self.words, at, self.sentence.end, self.casing, strong)
    }

    fn known_from(&self, at: usize) -> usize {
        self.known(at, true).map_or(0, |(length, _)| length)
    }

    /// Whether a word that would have a capital in any case is likely part of a name.
    fn weak(&self, at: usize, start: Option<usize>) -> bool {
        match self.known(at, false) {
            Some((_, Known::Calendar | Known::Other)) => {
                return start.is_some_and(|s| s < at) && self.is_head(at);
            }
            Some(_) => return true,
            None => {}
        }
        if start.is_some_and(|s| self.known_from(s) > at - s) {
            return true;
        }
        if is_function_in(self.words, at, self.casing) {
            return false;
        }
        if self.casing == Casing::Running { self.weak_start(at) } else { self.weak_heading(at, start) }
    }

    /// The first word of a sentence.
    fn weak_start(&self, at: usize) -> bool {
        let word = self.words.word(at);
        let next_is_capital = self.setting.capital(at + 1) == Capital::Strong
            && !is_function_in(self.words, at + 1, self.casing)
            || self.words.is_mark(at + 1, &['.'])
                && self.words.language().basics.stopped.contains(word)
                && self.setting.capital(at + 2) == Capital::Strong;
        if !self.words.lexeme(at).is_ordinary {
            return next_is_capital || !looks_inflected(word);
        }
        let head_of = self.is_head(at)
            && self.words.is_word_of(at + 1, &["of", "for"])
            && (self.setting.capital(at + 2) == Capital::Strong
                || self.words.is_word_of(at + 2, &["the"])
                    && self.setting.capital(at + 3) == Capital::Strong);
        if head_of {
            return true;
        }
        if !next_is_capital {
            return false;
        }
        if title(self.words, at, self.sentence.end).is_some() {
            return true;
        }
        if GIVEN_NAMES.contains(word) || self.words.is_mark(at + 1, &['.']) {
            return true;
        }
        let next = self.words.word(at + 1);
        if self.known(at + 1, true).is_some()
            || GIVEN_NAMES.contains(next)
            || !self.words.lexeme(at + 1).is_ordinary
        {
            // "Even Ghana", "Rival Ana Ruiz"; but "Green Gabon Party".
            return self.head_follows(at + 1);
        }
        true
    }

    /// A word of a headline in title case or capitals.
    fn weak_heading(&self, at: usize, start: Option<usize>) -> bool {
        let word = self.words.word(at);
        let before = start.filter(|s| *s < at);
        let next_may_name = at + 1 < self.sentence.end
            && self.setting.capital(at + 1) != Capital::None
            && !self.words.lexeme(at + 1).is_ordinary
            && !is_function_in(self.words, at + 1, self.casing);
        if !self.words.lexeme(at).is_ordinary {
            return before.is_some() || !looks_inflected(word) || next_may_name;
        }
        if title(self.words, at, self.sentence.end).is_some_and(|n| {
            let name = at + n;
            name < self.sentence.end
                && self.setting.capital(name) != Capital::None
                && !self.words.lexeme(name).is_ordinary
        }) {
            return true;
        }
        if self.is_given(at) && next_may_name {
            return true;
        }
        match before {
            Some(s) => {
                (at - s == 1 && self.is_given(s) && self.is_surname(at))
                    || self.is_head(at)
                    || self.is_head(at + 1)
                        && !looks_like_verb(word)
                        && self.setting.capital(at + 1) != Capital::None
            }
            None => false,
        }
    }

    fn is_given(&self, at: usize) -> bool {
        lexicon_contains(self.words.word(at), self.casing, |w| GIVEN_NAMES.contains(w))
    }

    fn is_surname(&self, at: usize) -> bool {
        lexicon_contains(self.words.word(at), self.casing, |w| SURNAMES.contains(w))
    }

    /// Whether the word is the head of a body or of a place.
    fn is_head(&self, at: usize) -> bool {
        at < self.sentence.end && matches!(self.words.lexeme(at).head, Some("org" | "team"))
    }

    /// Whether the capitalised words from `at` on end in a head.
    fn head_follows(&self, at: usize) -> bool {
        (at..self.sentence.end.min(at + 6))
            .take_while(|i| self.setting.capital(*i) == Capital::Strong)
            .any(|i| matches!(self.words.lexeme(i).head, Some("org" | "team" | "event" | "place")))
    }

    /// Where the run from `start` to `end` ends if it goes on; `None` if it does not.
    fn extended(&self, start: usize, end: usize) -> Option<usize> {
        if end >= self.sentence.end || self.line_ends_before(end) {
            return None;
        }
        if self.continues(start, end) {
            return Some(end + 1);
        }
        self.over_stop(start, end)
            .or_else(|| self.over_comma(end))
            .or_else(|| self.over_particles(start, end))
            .or_else(|| self.over_ampersand(start, end))
            .or_else(|| self.over_possessive(start, end))
            .or_else(|| self.over_of(start, end))
            .or_else(|| self.over_and(start, end))
    }

    /// Whether a line break stands before this token: no name goes over it.
    fn line_ends_before(&self, at: usize) -> bool {
        let pair = self.words.token(at.wrapping_sub(1)).zip(self.words.token(at));
        pair.and_then(|(before, here)| before.span.gap(here.span))
            .is_some_and(|gap| gap.of(self.words.text).contains('\n'))
    }

    /// "Gen. Ali", "St. Louis".
    fn over_stop(&self, start: usize, end: usize) -> Option<usize> {
        let abbreviation = self.words.language().basics.stopped.contains(self.words.word(end - 1));
        (abbreviation && self.words.is_mark(end, &['.']) && self.continues(start, end + 1)).then_some(end + 2)
    }

    /// "Example Holdings, Inc."
    fn over_comma(&self, end: usize) -> Option<usize> {
        let (comma, form) = (self.words.is_mark(end, &[',']), self.words.word(end + 1));
        (comma && end + 1 < self.sentence.end && AFTER_COMMA.contains(&form)).then_some(end + 2)
    }

    /// "Ursula von der Leyen", "Faisal bin Abdulaziz".
    fn over_particles(&self, start: usize, end: usize) -> Option<usize> {
        let count = (0..3).take_while(|n| is_particle(self.words.word(end + n))).count();
        (count > 0 && self.continues(start, end + count)).then_some(end + count + 1)
    }

    /// "Johnson & Johnson".
    fn over_ampersand(&self, start: usize, end: usize) -> Option<usize> {
        (self.words.is_mark(end, &['&']) && self.continues(start, end + 1)).then_some(end + 2)
    }

    /// "People's Party", "McDonald's", "Peru's Congress", "Teachers' Union": only where the lexicon knows it or an
    /// ordinary word owns a body.
    fn over_possessive(&self, start: usize, end: usize) -> Option<usize> {
        if self.people_own_body(end) {
            return Some(end + 2);
        }
        if self.words.token(end)?.kind != TokenKind::Possessive {
            return None;
        }
        if (start..end).any(|i| self.known_from(i) > end - i) {
            return Some(end + 1);
        }
        const OWNERS: [&str; 12] = [
            "people", "women", "men", "children", "workers", "farmers", "students", "teachers", "king",
            "queen", "nurses", "veterans",
        ];
        let country = self.known(end - 1, true).is_some_and(|(n, k)| n == 1 && k == Known::Country)
            || (start..end).any(|i| self.known(i, true) == Some((end - i, Known::Country)));
        if country
            && ALONE.contains(&self.words.word(end + 1))
            && self.setting.capital(end + 2) == Capital::None
        {
            return Some(end + 2);
        }
        let owner = self.words.word(end - 1).to_lowercase();
        (OWNERS.contains(&owner.as_str()) && self.continues(start, end + 1)).then_some(end + 2)
    }

    /// "Teachers' Union", "Fishermen's Association": people in the plural, and a body.
    fn people_own_body(&self, end: usize) -> bool {
        let owner = self.words.word(end - 1);
        let possessive = self.words.token(end).is_some_and(|t| t.kind == TokenKind::Possessive);
        let plural = if possessive { owner.ends_with("men") } else { owner.ends_with('s') };
        let mark = possessive || self.words.is_mark(end, &['\'', '’']) && self.touches(end);
        plural
            && mark
            && end + 1 < self.sentence.end
            && self.setting.capital(end + 1) != Capital::None
            && self.words.lexeme(end + 1).head == Some("org")
    }

    /// Whether no space stands before this token.
    fn touches(&self, at: usize) -> bool {
        let pair = self.words.token(at.wrapping_sub(1)).zip(self.words.token(at));
        pair.is_some_and(|(before, here)| before.span.end() == here.span.start())
    }

    /// "Bank of England", "Centre for Disease Control", "Ministry of the Interior".
    fn over_of(&self, start: usize, end: usize) -> Option<usize> {
        let word = self.words.word(end);
        let of = word.eq_ignore_ascii_case("of");
        if !of && !FOR.iter().any(|w| w.eq_ignore_ascii_case(word)) {
            return None;
        }
        let next = end + 1 + usize::from(self.words.is_word_of(end + 1, &["the"]));
        let head = self.words.word(end - 1);
        let lower = self.words.lower(end - 1);
        let section = self.words.lexeme(end - 1).head;
        if of {
            // The name before "of" must be a common noun: a body, a place, an office, any thing but a name.
            let noun = self.words.lexeme(end - 1).is_ordinary
                && self.known(end - 1, true).is_none_or(|(_, k)| k == Known::Organisation)
                || section.is_some()
                || title(self.words, end - 1, end).is_some();
            if !noun || GIVEN_NAMES.contains(head) && end - start > 1 {
                return None;
            }
            // "Bank of Ghana", "Gulf of Mexico"; but "officials and Tigers of Ghana".
            let owner =
                self.known(next, true).is_some_and(|(_, k)| matches!(k, Known::Country | Known::Seat));
            if owner && section.is_none() {
                return None;
            }
        } else if !matches!(section, Some("org")) || end - start == 1 && lower == "party" {
            return None;
        }
        if self.continues(start, next) {
            return Some(next + 1);
        }
        let ordinary_in_heading = self.casing != Casing::Running
            && matches!(section, Some("org"))
            && self.setting.capital(next) == Capital::Weak
            && !is_function_in(self.words, next, self.casing)
            && !looks_like_verb(self.words.word(next));
        ordinary_in_heading.then_some(next + 1)
    }

    /// "Ministry of Trade and Industry", "Food and Drug Administration".
    fn over_and(&self, start: usize, end: usize) -> Option<usize> {
        if !self.words.is_word_of(end, &["and"]) || !self.continues(start, end + 1) {
            return None;
        }
        let left_is_plain = self.words.lexeme(end - 1).is_ordinary && self.known(end - 1, true).is_none();
        let right_is_plain =
            self.words.lexeme(end + 1).is_ordinary && self.known(end + 1, true).is_none_or(|(n, _)| n > 1);
        let of_before = (start..end).any(|i| self.words.is_word_of(i, &["of", "for", "on"]));
        if of_before && left_is_plain && right_is_plain {
            return Some(end + 2);
        }
        let head_after = (end + 1..self.sentence.end.min(end + 4))
            .take_while(|i| self.continues(start, *i))
            .any(|i| self.words.lexeme(i).head == Some("org"));
        (head_after && left_is_plain && right_is_plain && !self.is_head(end - 1)).then_some(end + 2)
    }
}

/// "He" of "He Qinghua": a surname that is also a small word, before a word that is only a name.
pub fn is_short_surname(words: Words, at: usize) -> bool {
    words.lexeme(at).is_surname && words.is_capital(at + 1) && !words.lexeme(at + 1).is_ordinary
}

/// Asks the lexicon for the word as it stands, and in a heading in capitals also as it would stand in running text.
fn lexicon_contains(word: &str, casing: Casing, contains: impl Fn(&str) -> bool) -> bool {
    contains(word) || casing == Casing::Capitals && contains(&in_title_case(word))
}

/// A word we do not know that ends as plurals, verbs and adverbs do.
fn looks_inflected(word: &str) -> bool {
    Shape::of(word) == Shape::Capital
        && !SURNAMES.contains(word)
        && !GIVEN_NAMES.contains(word)
        && ["ing", "ings", "ed", "ly", "ers", "ists", "tion", "tions", "ments", "ness", "able", "ive", "ies"]
            .iter()
            .any(|e| word.len() > e.len() + 2 && word.ends_with(e))
}

/// A common word that is likelier a verb than part of a body's name.
fn looks_like_verb(word: &str) -> bool {
    let lower = word.to_lowercase();
    lower.ends_with('s') && !lower.ends_with("ss") || lower.ends_with("ed") || lower.ends_with("ing")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse::passage::Sample;

    #[test]
    fn runs_are_joined_by_what_joins_names() {
        let check = |text: &str, expected: &[&str]| {
            let sample = Sample::body(text);
            let setting = Setting::new(sample.context(), &sample.passages[0]);
            let found: Vec<_> = sample.passages[0]
                .tokens
                .sentences
                .iter()
                .enumerate()
                .flat_map(|(n, s)| runs(&setting, s.clone(), setting.casing(n)))
                .filter_map(|r| Some(setting.words.span(r)?.of(text)))
                .collect();
            assert_eq!(found, expected, "{text}");
        };
        check("It met the Bank of England and Ana de la Vega.", &["Bank of England", "Ana de la Vega"]);
        check("He joined the Ministry of Trade and Industry.", &["Ministry of Trade and Industry"]);
        check("The Food and Drug Administration knew.", &["Food and Drug Administration"]);
        check("Then Ghana and Togo left.", &["Ghana", "Togo"]);
        check("Boats left Accra.", &["Accra"]);
        check("Only Osei and Gen. Ali Reza stayed.", &["Osei", "Gen. Ali Reza"]);
        check("She works for Example Holdings, Inc. today.", &["Example Holdings, Inc"]);
        check("University of Lagos teachers left.", &["University of Lagos"]);
        check("Officials of Ghana met Ruiz of Peru.", &["Ghana", "Ruiz", "Peru"]);
        check("Then He Qinghua spoke and He left.", &["He Qinghua"]);
        check("Minister Opens Lagos Bridge After Long Delay", &["Lagos"]);
    }
}
