//! The credit of a caption: who made the picture, as written, brackets and label included.
//!
//! Looked for, in this order: brackets at the end that hold a credit, a label ("Photo:", "Picture by"), a line of its
//! own or the words after the last sentence that name a picture house or join names by slashes, and a leading ©.

use crate::lexicon::Words;
use crate::lexicon::credits::CREDITS;
use crate::parse::SuggestedCredit;
use crate::text::Span;

/// The common words of the text's language, where they are at hand: in capitals none of them is an office's initials.
pub type Common<'w> = Option<&'w Words>;

/// How much of the end of a caption is looked at, in bytes: no credit is longer.
const LONGEST: usize = 300;

/// A credit has no more words than this.
const MOST_WORDS: usize = 16;

/// The credit of the caption that stands in `span`.
pub fn credit(text: &str, span: Span, common: Common) -> Option<SuggestedCredit> {
    let end = Span::around(text, span.end().saturating_sub(LONGEST).max(span.start()), span.end());
    let tail = without_ornament(text, end);
    let found = bracketed(text, tail, common)
        .or_else(|| labelled(text, tail))
        .or_else(|| closing(text, tail, common))
        .or_else(|| slashed(text, tail, common))
        .or_else(|| opening(text, span))?;
    Some(read_credit(text, found))
}

/// Whether the whole of `span` is a credit: a picture with a credit and no words.
pub fn is_credit(text: &str, span: Span, common: Common) -> bool {
    if span.len() > LONGEST {
        return false;
    }
    let tail = without_ornament(text, span);
    let words = tail.of(text);
    if let Some(inner) = inside_brackets(words) {
        return credits(inner, true, common);
    }
    let labelled = CREDITS.labels(words).next().is_some_and(|label| {
        label.start == 0 && label.end < words.len() && maker(words.get(label.end..).unwrap_or_default())
    });
    labelled || credits(words, false, common)
}

/// Reads words that are a credit: the agency and the photographer in it.
pub fn read_credit(text: &str, span: Span) -> SuggestedCredit {
    let words = span.of(text);
    let mut agency: Option<(usize, usize)> = None;
    let mut photographer = None;
    let mut from = 0;
    for label in CREDITS.labels(words) {
        if boundary(words, label.start) {
            from = label.end;
        }
    }
    let named = words.get(from..).unwrap_or_default();
    for (at, part) in parts(named) {
        let at = from + at;
        if let Some(range) = house_in(part) {
            let range = (at + range.0, at + range.1);
            agency = Some(agency.map_or(range, |first| (first.0, range.1)));
            let rest = part.get(..range.0 - at).unwrap_or_default();
            if photographer.is_none() && person(rest) {
                photographer = Some(rest.trim().to_owned());
            }
        } else if photographer.is_none() && agency.is_none_or(|_| !words.contains(" via ")) && person(part) {
            photographer = Some(part.trim().to_owned());
        }
    }
    let agency = agency.and_then(|(start, end)| words.get(start..end)).map(str::to_owned);
    let within = |name: &String| agency.as_ref().is_some_and(|agency| agency.contains(name.as_str()));
    let photographer = photographer.filter(|name| !within(name));
    // "AP Photo/Ana Ruiz": the agency is AP.
    let agency = agency.map(|agency| agency.strip_suffix(" Photo").map_or(agency.clone(), str::to_owned));
    SuggestedCredit { span, agency, photographer }
}

/// "… more >" and "[+]" stand behind captions that a page has shortened.
fn without_ornament(text: &str, span: Span) -> Span {
    let mut span = span.trimmed(text);
    for ornament in ["more >", "more »", "less", "[+]", "...", "…"] {
        if let Some(rest) = span.of(text).strip_suffix(ornament)
            && (ornament != "less" || rest.ends_with([')', '\n']))
        {
            span = Span::around(text, span.start(), span.start() + rest.len()).trimmed(text);
        }
    }
    span
}

fn bracketed(text: &str, tail: Span, common: Common) -> Option<Span> {
    let words = tail.of(text);
    let whole = words.trim_end_matches(['.', ' ', '\u{a0}']);
    let close = whole.chars().next_back().filter(|c| matches!(c, ')' | ']'))?;
    let open = if close == ')' { '(' } else { '[' };
    let mut depth = 0_usize;
    let start = whole.char_indices().rev().find(|(_, c)| {
        if *c == close {
            depth += 1;
        } else if *c == open {
            depth -= 1;
        }
        depth == 0
    })?;
    let found = whole.get(start.0..)?;
    credits(inside_brackets(found)?, true, common)
        .then(|| Span::around(text, tail.start() + start.0, tail.start() + whole.len()))
}

fn labelled(text: &str, tail: Span) -> Option<Span> {
    let words = tail.of(text);
    for label in CREDITS.labels(words) {
        let named = words.get(label.end..)?;
        if !boundary(words, label.start) {
            continue;
        }
        // In brackets that do not end the caption, the credit ends with them.
        let before = words.get(..label.start)?.trim_end();
        if before.ends_with(['(', '[']) {
            if let Some(close) = named.find([')', ']']) {
                let end = label.end + close + 1;
                return Some(Span::around(text, tail.start() + before.len() - 1, tail.start() + end));
            }
            return Some(Span::around(text, tail.start() + before.len() - 1, tail.end()));
        }
        if maker(named) {
            let start = tail.start() + label.start;
            return Some(Span::around(text, start, tail.end()).trimmed(text));
        }
    }
    None
}

/// A line of its own, or what follows the last sentence.
fn closing(text: &str, tail: Span, common: Common) -> Option<Span> {
    let words = tail.of(text).trim_end_matches('.');
    let starts = words.char_indices().rev().filter_map(|(at, c)| {
        let after = at + c.len_utf8();
        let next = words.get(after..).and_then(|rest| rest.chars().next());
        let parted = next.is_some_and(|next| next.is_whitespace() || next.is_uppercase() || next == '(');
        let ended = matches!(c, '.' | '!' | '?' | '”' | '"' | ')' | ']') && parted;
        (c == '\n' || ended).then_some(after)
    });
    let mut best = None;
    for start in starts {
        let found = words.get(start..)?.trim();
        if found.split_whitespace().count() > MOST_WORDS {
            break;
        }
        let own_line = words.get(..start)?.ends_with('\n');
        if credits(found, false, common)
            || (own_line && maker(found) && found.split_whitespace().count() <= 8)
        {
            best = Some(start);
        } else if own_line {
            break;
        }
    }
    let span = best.map(|start| Span::around(text, tail.start() + start, tail.end()).trimmed(text));
    span.or_else(|| credits(words, false, common).then_some(tail))
}

/// "… in the harbour Ana Ruiz/AFP": capitalised words that end in a slash and a picture house.
fn slashed(text: &str, tail: Span, common: Common) -> Option<Span> {
    let words = tail.of(text);
    let slash = words.find('/')?;
    let after = words.get(slash..)?;
    if !credits(after.trim_matches(['/', ' ']), false, common) {
        return None;
    }
    let before = words.get(..slash)?.trim_end();
    let mut start = before.len();
    let mut taken = 0;
    for word in before.rsplit(char::is_whitespace) {
        if taken == 3 || !word.chars().next().is_some_and(char::is_uppercase) || word.ends_with(['.', ',']) {
            break;
        }
        start = word.as_ptr() as usize - words.as_ptr() as usize;
        taken += 1;
    }
    (taken > 0).then(|| Span::around(text, tail.start() + start, tail.end()))
}

/// "© Ana Ruiz People wait at a dam": the sign, then a name of two words, or all of a short line.
fn opening(text: &str, span: Span) -> Option<Span> {
    let head = Span::around(text, span.start(), span.end().min(span.start() + LONGEST));
    let words = head.of(text);
    let named = words.strip_prefix('©').or_else(|| words.strip_prefix("(c)"))?.trim_start();
    let from = words.len() - named.len();
    let count = named.split_whitespace().count();
    if maker(named) && count <= MOST_WORDS && span.len() == head.len() && count <= 8 {
        return Some(span);
    }
    let second = named.match_indices(' ').nth(1).map_or(named.len(), |(at, _)| at);
    let end = named.find('\n').map_or(second, |line| line.min(second));
    Some(Span::around(text, head.start(), head.start() + from + end))
}

fn inside_brackets(words: &str) -> Option<&str> {
    let inner = words.strip_prefix(['(', '['])?;
    Some(inner.strip_suffix([')', ']'])?.trim())
}

/// Whether the words are a credit by themselves; in brackets less is asked of them.
fn credits(words: &str, in_brackets: bool, common: Common) -> bool {
    let words = words.trim().trim_end_matches('.');
    let count = words.split_whitespace().count();
    if words.is_empty() || count > MOST_WORDS || words.contains("://") || words.contains(".com/") {
        return false;
    }
    if CREDITS.alone(&words.to_lowercase()) {
        return true;
    }
    if let Some(label) = CREDITS.labels(words).next()
        && label.start == 0
        && (in_brackets || maker(words.get(label.end..).unwrap_or_default()))
    {
        return true;
    }
    if in_brackets && CREDITS.labels(words).any(|label| boundary(words, label.start)) {
        return true;
    }
    if !maker(words) {
        return false;
    }
    let houses = parts(words).any(|(_, part)| house_in(part).is_some());
    // Names joined by a slash: "Ana Ruiz/Harbour Museum".
    let slash = words.split_once('/').is_some_and(|(a, b)| a.trim().len() > 1 && b.trim().len() > 1);
    houses && (in_brackets || count <= 10)
        || slash && count <= 10
        || in_brackets && (initials(words, common) || address(words) || words.contains(" via "))
}

/// Whether the words can name who made a picture: capitalised, save for what joins names.
fn maker(words: &str) -> bool {
    let words = words.trim().trim_end_matches(['.', ' ']);
    let mut count = 0;
    let mut small = 0;
    for word in
        words.split(|c: char| c.is_whitespace() || matches!(c, '/' | ',' | '|' | '(' | ')' | '[' | ']'))
    {
        let bare = word.trim_matches(|c: char| !c.is_alphanumeric() && c != '@');
        let Some(first) = bare.chars().next() else { continue };
        count += 1;
        let named = !first.is_lowercase()
            || CREDITS.joins(bare)
            || address(bare)
            || CREDITS.house(bare)
            || bare.chars().any(char::is_uppercase);
        small += usize::from(!named);
    }
    // "ruiz99/Getty Images": one who calls himself so.
    if small > 1 || small == 1 && (count > 5 || !parts(words).any(|(_, part)| house_in(part).is_some())) {
        return false;
    }
    let sentence = words.contains(". ") && words.split(". ").any(|part| part.split_whitespace().count() > 4);
    let ends = words.ends_with(['?', '!', ':', '"', '”']);
    (1..=MOST_WORDS).contains(&count) && !sentence && !ends
}

/// A word such as "harbour-museum.org" or "@ruiz".
fn address(words: &str) -> bool {
    if words.contains(char::is_whitespace) {
        return false;
    }
    let domain = words.rsplit_once('.').is_some_and(|(name, end)| {
        name.len() > 1 && (2..=4).contains(&end.len()) && end.chars().all(|c| c.is_ascii_lowercase())
    });
    domain || words.strip_prefix('@').is_some_and(|name| !name.is_empty())
}

/// Three to six capital letters: the initials of an office that lent the picture.
fn initials(words: &str, common: Common) -> bool {
    (3..=6).contains(&words.len())
        && words.chars().all(|c| c.is_ascii_uppercase())
        && !CREDITS.no_initials(words)
        && common.is_none_or(|common| !common.contains(&words.to_lowercase()))
}

/// The stretches between slashes, bars and commas, and around "via" and "for", with where they begin.
fn parts(words: &str) -> impl Iterator<Item = (usize, &str)> {
    let outer = words.split(['/', '|', ',', '\n', '(', ')', '[', ']', ':', '©']);
    outer
        .flat_map(|part| part.split(" via "))
        .flat_map(|part| part.split(" for "))
        .flat_map(|part| part.split(" - "))
        .map(move |part| (part.as_ptr() as usize - words.as_ptr() as usize, part))
}

/// The first agency or picture house named in a part, as a range of its bytes.
fn house_in(part: &str) -> Option<(usize, usize)> {
    const LONGEST_NAME: usize = 5;
    let words: Vec<(usize, &str)> = part
        .split(|c: char| c.is_whitespace())
        .filter(|word| !word.is_empty())
        .map(|word| (word.as_ptr() as usize - part.as_ptr() as usize, word))
        .take(MOST_WORDS)
        .collect();
    for first in 0..words.len() {
        for last in (first..words.len().min(first + LONGEST_NAME)).rev() {
            let (start, end) = (words[first].0, words[last].0 + words[last].1.len());
            let name = part.get(start..end)?.trim_end_matches(['.', ';', ',']);
            if CREDITS.house(name) {
                return Some((start, start + name.len()));
            }
        }
    }
    None
}

/// Whether the words are the name of one person, as far as their shape tells.
fn person(words: &str) -> bool {
    let words = words.trim();
    let count = words.split_whitespace().count();
    let capitalised = |word: &str| word.chars().next().is_some_and(char::is_uppercase);
    (2..=4).contains(&count)
        && maker(words)
        && words.split_whitespace().all(|word| capitalised(word) || word.len() <= 3)
}

/// Whether a label can begin at byte `at`: not inside a word, save where a page has glued the caption to its credit
/// ("… wait for treatmentCredit: EPA").
fn boundary(words: &str, at: usize) -> bool {
    let before = words.get(..at).and_then(|before| before.chars().next_back());
    let first = words.get(at..).and_then(|rest| rest.chars().next());
    match (before, first) {
        (None, _) => true,
        (Some(before), Some(first)) => {
            !before.is_alphanumeric() || (!before.is_uppercase() && first.is_uppercase())
        }
        (Some(_), None) => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(caption: &str, expected: Option<&str>) {
        let found = credit(caption, Span::whole(caption), Some(&crate::language::en::LANGUAGE.vocabulary));
        assert_eq!(found.map(|c| c.span.of(caption)), expected, "in {caption:?}");
    }

    #[test]
    fn a_credit_is_found_as_written() {
        for (caption, expected) in [
            ("A ferry leaves the harbour. (EPA)", "(EPA)"),
            ("A ferry leaves. (AP Photo/Ana Ruiz)", "(AP Photo/Ana Ruiz)"),
            ("A ferry leaves [File: Reuters]", "[File: Reuters]"),
            (
                "A ferry leaves(Image: Harbour Museum via Getty Images)",
                "(Image: Harbour Museum via Getty Images)",
            ),
            ("A ferry (\nImage:\nGetty Images/iStockphoto)", "(\nImage:\nGetty Images/iStockphoto)"),
            ("A ferry leaves the quayCredit: Alamy", "Credit: Alamy"),
            (
                "A ferry leaves. Photo by ANA RUIZ /AFP via Getty Images",
                "Photo by ANA RUIZ /AFP via Getty Images",
            ),
            ("A ferry leaves on Tuesday. Hugo Costa / Lusa", "Hugo Costa / Lusa"),
            ("A ferry leaves the quay.\nAna Ruiz/Harbour Museum", "Ana Ruiz/Harbour Museum"),
            ("A ferry leaves the quay.\nHarbour Museum", "Harbour Museum"),
            ("A ferry leaves that day.The Associated Press", "The Associated Press"),
            ("A ferry after its repair. Supplied", "Supplied"),
            ("A ferry leaves. (Courtesy of Ana Ruiz)", "(Courtesy of Ana Ruiz)"),
            ("A ferry leaves. (harbour.org)", "(harbour.org)"),
            ("A ferry leaves. (NPA)", "(NPA)"),
            ("A ferry leaves. (Ana Ruiz/AP) more >", "(Ana Ruiz/AP)"),
            ("© Ana Ruiz People wait for a ferry in the harbour.", "© Ana Ruiz"),
            ("Getty Images", "Getty Images"),
            ("A ferry leaves on Monday. Image: United States Navy.", "Image: United States Navy."),
        ] {
            check(caption, Some(expected));
        }
    }

    #[test]
    fn other_brackets_and_names_are_no_credit() {
        for caption in [
            "Ana Ruiz (left) and Hugo Costa (right)",
            "Ana Ruiz waits (pictured in 2019)",
            "A ferry leaves the quay in Lisbon on Tuesday.",
            "Ana Ruiz, 64",
            "The ferry, seen from the Harbour Museum. It sank in May.",
        ] {
            check(caption, None);
        }
    }

    #[test]
    fn agency_and_photographer_are_told_apart() {
        for (words, agency, photographer) in [
            ("(EPA)", Some("EPA"), None),
            ("(AP Photo/Ana Ruiz)", Some("AP"), Some("Ana Ruiz")),
            ("Photo by Ana Ruiz/AFP via Getty Images", Some("AFP via Getty Images"), Some("Ana Ruiz")),
            ("Hugo Costa / Lusa", Some("Lusa"), Some("Hugo Costa")),
            ("Photo: Ana Ruiz", None, Some("Ana Ruiz")),
            ("Supplied", None, None),
        ] {
            let found = read_credit(words, Span::whole(words));
            assert_eq!(
                (found.agency.as_deref(), found.photographer.as_deref()),
                (agency, photographer),
                "in {words:?}"
            );
        }
    }

    #[test]
    fn a_line_that_is_all_credit_is_told_from_a_sentence() {
        for (line, expected) in [
            ("Reuters", true),
            ("Photo by Ana Ruiz/Getty Images", true),
            ("(Robert Costa / AP)", true),
            ("Reuters reported on Monday that the ferry had sunk.", false),
            ("Harbour Museum", false),
            ("", false),
        ] {
            assert_eq!(
                is_credit(line, Span::whole(line), Some(&crate::language::en::LANGUAGE.vocabulary)),
                expected,
                "{line:?}"
            );
        }
    }
}
