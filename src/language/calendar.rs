//! The words of a language that say when.

use crate::lexicon::{FastMap, entries};

/// What a word has to do with time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum When {
    /// A month, under any name or short form.
    Month,
    /// A unit of time, or what says how long ago.
    Length,
    /// What else stands in a line that says only when: a day, a time zone, "updated".
    Line,
}

/// The words for times of one language, in lower case.
#[derive(Debug, Default)]
pub struct Calendar {
    words: FastMap<&'static str, When>,
    /// Months and days, by their full names; without months that are as often another word.
    pub names: Vec<&'static str>,
    /// Months and days, by full and short names.
    pub all_names: Vec<&'static str>,
}

impl Calendar {
    /// Reads a data file: see the head of `en/calendar.txt`.
    pub fn new(data: &'static str) -> Calendar {
        let mut calendar = Calendar::default();
        for entry in entries(data) {
            let words = || entry.line.split(' ');
            let when = match entry.section {
                "month" | "month-stopped" | "month-clipped" | "month-elsewhere" => When::Month,
                "length" => When::Length,
                "also-a-word" => {
                    calendar.names.retain(|name| !words().any(|word| word == *name));
                    continue;
                }
                _ => When::Line,
            };
            for word in words() {
                // "min" is a length before it is part of a line.
                calendar.words.entry(word).or_insert(when);
            }
            match entry.section {
                "month" | "weekday" => {
                    calendar.names.extend(words());
                    calendar.all_names.extend(words());
                }
                "month-stopped" | "month-clipped" | "weekday-short" => calendar.all_names.extend(words()),
                _ => {}
            }
        }
        calendar
    }

    /// What the word, in lower case, has to do with time.
    pub fn when(&self, word: &str) -> Option<When> {
        self.words.get(word).copied()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_say_when() {
        let calendar = Calendar::new(
            "[month]\nmarch may\n[also-a-word]\nmay\n[month-stopped]\nmar\n[weekday]\nmonday\n[line]\nupdated\n\
             [length]\nago hour\n",
        );
        assert_eq!(calendar.when("may"), Some(When::Month));
        assert_eq!(calendar.when("mar"), Some(When::Month));
        assert_eq!(calendar.when("updated"), Some(When::Line));
        assert_eq!(calendar.when("ago"), Some(When::Length));
        assert_eq!(calendar.when("bridge"), None);
        assert_eq!(calendar.names, ["march", "monday"]);
        assert_eq!(calendar.all_names, ["march", "may", "mar", "monday"]);
    }
}
