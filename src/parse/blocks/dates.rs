//! Lines that say when, and where: "Updated 6:15 p.m. JST, Nov. 8", "CAIRO, May 3", "2 hours ago".

use crate::language::{self, Calendar};

/// How precise a line of its own is about when.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum When {
    /// It names a day or a month.
    Day,
    /// Only a time of day, or how long ago.
    Time,
}

/// A line has no more words than this, for it to say only when.
const MOST_WORDS: usize = 26;

#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    Month,
    Year,
    Number,
    Clock,
    Word,
    Ago,
    Strange,
}

/// Runs of letters and of digits, each with what it is: "06Updated" is two.
fn parts(words: &str, calendar: &Calendar) -> Vec<(usize, Part)> {
    let mut found: Vec<(usize, Part)> = Vec::new();
    let mut rest = words.char_indices().peekable();
    while let Some((start, c)) = rest.next() {
        if !c.is_alphanumeric() {
            continue;
        }
        let digits = c.is_ascii_digit();
        let mut end = start + c.len_utf8();
        while let Some((at, c)) = rest.peek().copied() {
            if !c.is_alphanumeric() || c.is_ascii_digit() != digits {
                break;
            }
            end = at + c.len_utf8();
            rest.next();
        }
        let word = words.get(start..end).unwrap_or_default();
        found.push((start, part(word, digits, words.get(end..).unwrap_or_default(), calendar)));
        if found.len() > 2 * MOST_WORDS {
            break;
        }
    }
    found
}

fn part(word: &str, digits: bool, after: &str, calendar: &Calendar) -> Part {
    if digits {
        let clock =
            after.strip_prefix([':', '.']).is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
        return match word.len() {
            4 if word.starts_with("19") || word.starts_with("20") || word.starts_with("14") => Part::Year,
            1 | 2 if clock => Part::Clock,
            1 | 2 | 4 => Part::Number,
            _ => Part::Strange,
        };
    }
    match calendar.when(&word.to_lowercase()) {
        Some(language::When::Month) => Part::Month,
        Some(language::When::Length) => Part::Ago,
        Some(language::When::Line) => Part::Word,
        None => Part::Strange,
    }
}

fn when(parts: &[(usize, Part)]) -> Option<When> {
    let has = |wanted: Part| parts.iter().any(|(_, part)| *part == wanted);
    let numbers = parts.iter().filter(|(_, p)| *p == Part::Number).count();
    if has(Part::Month) && (has(Part::Number) || has(Part::Year)) || has(Part::Year) && numbers >= 2 {
        Some(When::Day)
    } else if has(Part::Clock)
        || has(Part::Number) && has(Part::Ago)
        || has(Part::Number) && has(Part::Word) && numbers == 1
    {
        Some(When::Time)
    } else {
        None
    }
}

/// What a line says that says only when, with perhaps one strange word or, before the date, a place.
pub fn dateline(line: &str, calendar: &Calendar) -> Option<When> {
    if line.len() > 200 || line.ends_with(['?', '!']) {
        return None;
    }
    let parts = parts(line, calendar);
    let strange = parts.iter().filter(|(_, part)| *part == Part::Strange).count();
    if parts.len() > MOST_WORDS {
        return None;
    }
    if strange == 0 || strange == 1 && parts.len() >= 7 {
        return when(&parts);
    }
    place_and_date(line, &parts)
}

/// "STAVANGER, Norway, October 2, 2025", "CAIRO, May 3": a capitalised place with a comma, then a day. Before a day in
/// digits a place in capitals needs no comma: "CAIRO 2025-05-03".
fn place_and_date(line: &str, parts: &[(usize, Part)]) -> Option<When> {
    let month = parts.iter().position(|(_, part)| *part == Part::Month);
    let first = month.or_else(|| parts.iter().position(|(_, part)| *part == Part::Year))?;
    let (at, _) = parts[first];
    let place = line.get(..at)?.trim_end();
    let (before, after) = parts.split_at(first);
    let only_date = after.iter().all(|(_, part)| *part != Part::Strange);
    let shouted = place.split(',').next().is_some_and(|town| town.chars().all(|c| !c.is_lowercase()));
    let in_digits = month.is_none() && shouted && after.len() == 3;
    let is_place = (place.ends_with(',') || in_digits)
        && before.len() <= 4
        && before.iter().all(|(_, part)| *part == Part::Strange)
        && place.split_whitespace().all(|word| word.starts_with(char::is_uppercase));
    (is_place && only_date && (shouted || !line.trim_end().ends_with('.'))).then(|| when(after)).flatten()
}

/// Where the date begins with which a line ends; `None` where it ends in something else or holds nothing before.
pub fn closing_date(line: &str, calendar: &Calendar) -> Option<usize> {
    if line.len() > 200 {
        return None;
    }
    let parts = parts(line, calendar);
    let first = parts.iter().rposition(|(_, part)| *part == Part::Strange)? + 1;
    let date = parts.get(first..)?;
    when(date)?;
    Some(date.first()?.0)
}

/// Whether the sentence ends in a day with its year, as captions do: "… in Lisbon on Tuesday, March 4, 2025."
pub fn ends_in_a_day(sentence: &str, calendar: &Calendar) -> bool {
    let tail = sentence
        .char_indices()
        .rev()
        .nth(44)
        .map_or(sentence, |(at, _)| sentence.get(at..).unwrap_or_default());
    let parts = parts(tail, calendar);
    let kinds: Vec<Part> = parts.iter().map(|(_, part)| *part).collect();
    kinds.ends_with(&[Part::Month, Part::Number, Part::Year])
        || kinds.ends_with(&[Part::Number, Part::Month, Part::Year])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn calendar() -> &'static Calendar {
        &language::en::LANGUAGE.calendar
    }

    #[test]
    fn a_line_that_says_only_when_is_a_dateline() {
        for (line, expected) in [
            ("Nov. 19, 2019 8:03 am ET", Some(When::Day)),
            ("19 November 2019", Some(When::Day)),
            ("12:43, 20 Apr 2026Updated 12:44, 20 Apr 2026", Some(When::Day)),
            ("PUBLISHED: 10:48, Tue, Nov 19, 2019 | UPDATED: 11:05, Tue, Nov 19, 2019", Some(When::Day)),
            ("20 Muharram 1446 AH ـ 26 July 2024 AD", Some(When::Day)),
            ("STAVANGER, Norway, October 2, 2025", Some(When::Day)),
            ("CAIRO, May 3", Some(When::Day)),
            ("CAIRO 2025-05-03", Some(When::Day)),
            ("PORT SAID, Egypt 2025-05-03", Some(When::Day)),
            ("AC Milan 2025-05-03", None),
            ("2019-11-20", Some(When::Day)),
            ("14:32", Some(When::Time)),
            ("1 day ago", Some(When::Time)),
            ("Ana Ruiz, March 4, 2025", Some(When::Day)),
            ("May the best ferry win", None),
            ("By Ana Ruiz", None),
            ("6", None),
            ("The ferry sank on March 4, 2025", None),
        ] {
            assert_eq!(dateline(line, calendar()), expected, "{line:?}");
        }
    }

    #[test]
    fn a_closing_date_is_cut_off() {
        let line = "Ana Ruiz - Nov 19, 2019, 8:15 pm CST";
        assert_eq!(closing_date(line, calendar()).map(|at| &line[at..]), Some("Nov 19, 2019, 8:15 pm CST"));
        assert_eq!(closing_date("Ana Ruiz", calendar()), None);
        assert!(ends_in_a_day("A ferry leaves Lisbon on Tuesday, March 4, 2025.", calendar()));
        assert!(!ends_in_a_day("The law of March 4, 2025, changed little.", calendar()));
        assert!(!ends_in_a_day("She denies having sunk the ferry in March 2025.", calendar()));
    }
}
