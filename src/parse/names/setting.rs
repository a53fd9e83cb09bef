//! How much a capital says where it stands: in running text nearly everything, at the beginning of a sentence, in a
//! headline in title case or in one in capitals next to nothing.

use crate::document::BlockRole;
use crate::parse::words::Words;
use crate::parse::{Context, Passage};
use crate::text::Shape;
use std::ops::Range;

/// How the words of a sentence are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Casing {
    /// Capitals mean names.
    Running,
    /// Every Word of Some Weight Begins With a Capital.
    Title,
    /// ALL CAPITALS.
    Capitals,
}

/// What a capital at the beginning of a word says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Capital {
    /// There is none.
    None,
    /// The word would have one in any case.
    Weak,
    /// It marks a name.
    Strong,
}

/// What the capitals of a passage say, token by token, and how its sentences are written.
#[derive(Clone, Debug, Default)]
pub struct Capitals {
    casings: Vec<Casing>,
    of_tokens: Vec<Capital>,
}

impl Capitals {
    /// Reads the passage once.
    pub fn new(words: Words, role: BlockRole) -> Capitals {
        let sentences = &words.tokens.sentences;
        let mut capitals = Capitals {
            casings: Vec::with_capacity(sentences.len()),
            of_tokens: Vec::with_capacity(words.len()),
        };
        for sentence in sentences {
            // A byline is names and little else.
            let byline = role == BlockRole::Byline;
            let casing = if byline { Casing::Running } else { casing(words, sentence.clone()) };
            capitals.casings.push(casing);
            for index in sentence.clone() {
                let capital = match capital(words, sentence.start, index, casing) {
                    Capital::Weak if byline => Capital::Strong,
                    capital => capital,
                };
                capitals.of_tokens.push(capital);
            }
        }
        capitals.forget_addresses(words);
        capitals
    }

    /// Words inside a web address or a file name are no words: "www.Example.com/News".
    fn forget_addresses(&mut self, words: Words) {
        let mut start = 0;
        for index in 1..=words.len() {
            let touches = words.token(index).is_some_and(|t| {
                words.token(index - 1).is_some_and(|before| before.span.end() == t.span.start())
            });
            if touches {
                continue;
            }
            let chunk = words.span(start..index).map_or("", |s| s.of(words.text));
            if chunk.contains("://")
                || chunk.contains("www.")
                || chunk.contains(".com")
                || chunk.contains('@')
            {
                for capital in self.of_tokens.iter_mut().take(index).skip(start) {
                    *capital = Capital::None;
                }
            }
            start = index;
        }
    }
}

/// The words of a passage, with what their capitals say.
#[derive(Clone, Copy, Debug)]
pub struct Setting<'t> {
    /// The words.
    pub words: Words<'t>,
    capitals: &'t Capitals,
}

impl<'t> Setting<'t> {
    /// Of this passage.
    pub fn new(context: Context<'t>, passage: &'t Passage) -> Setting<'t> {
        Setting { words: context.words(passage), capitals: &passage.capitals }
    }

    /// What the capital of this token says.
    pub fn capital(&self, index: usize) -> Capital {
        self.capitals.of_tokens.get(index).copied().unwrap_or(Capital::None)
    }

    /// How the sentence of this number is written.
    pub fn casing(&self, sentence: usize) -> Casing {
        self.capitals.casings.get(sentence).copied().unwrap_or(Casing::Running)
    }
}

/// Whether the word is an article, a preposition and the like: in running text "UP" and "IT" are acronyms.
pub fn is_function_in(words: Words, at: usize, casing: Casing) -> bool {
    let lexeme = words.lexeme(at);
    lexeme.is_function
        && (casing == Casing::Capitals || lexeme.shape != Shape::Upper || lexeme.lower.contains(['\'', '’']))
}

fn casing(words: Words, sentence: Range<usize>) -> Casing {
    let (mut all, mut upper, mut capital, mut plain) = (0, 0, 0, 0);
    let (mut functions, mut weighty) = (0, 0);
    for index in sentence.clone().filter(|i| words.is_word(*i)) {
        let lexeme = words.lexeme(index);
        let shape = lexeme.shape;
        // One letter says nothing of capitals throughout, and small words none of title case.
        if shape == Shape::Upper && words.word(index).chars().nth(1).is_some() {
            upper += 1;
        }
        if lexeme.is_function {
            functions += 1;
            all += usize::from(shape == Shape::Lower);
            continue;
        }
        weighty += 1;
        all += 1;
        if shape != Shape::Lower {
            capital += 1;
            let of_a_title = lexeme.title.is_some() || lexeme.head.is_some();
            if index != sentence.start && shape == Shape::Capital && !of_a_title && lexeme.is_ordinary {
                plain += 1;
            }
        }
    }
    let content = all.max(1);
    if upper >= 2 && upper * 10 >= (content + functions / 2) * 7 {
        return Casing::Capitals;
    }
    // Headlines have no full stop: a sentence that has one and many capitals is about bodies with long names.
    let stopped = sentence.end > 0 && words.is_mark(sentence.end - 1, &['.']);
    let throughout = capital == weighty && weighty >= if stopped { 5 } else { 4 } && plain > 0;
    let mostly = !stopped && capital * 4 >= weighty * 3 && weighty >= 3 && plain * 5 >= weighty;
    if throughout || mostly {
        return Casing::Title;
    }
    Casing::Running
}

fn capital(words: Words, start: usize, index: usize, casing: Casing) -> Capital {
    if !words.is_word(index) || words.lexeme(index).shape == Shape::Lower {
        return Capital::None;
    }
    // "US$5" is money.
    let touches =
        |next: &crate::text::Token| words.token(index).is_some_and(|t| t.span.end() == next.span.start());
    if words.is_mark(index + 1, &['$', '€', '£']) && words.token(index + 1).is_some_and(touches) {
        return Capital::None;
    }
    if casing != Casing::Running || begins_words(words, start, index) {
        return Capital::Weak;
    }
    Capital::Strong
}

/// Whether a sentence, a quotation or what follows a colon begins here.
fn begins_words(words: Words, start: usize, index: usize) -> bool {
    index == start
        || words
            .is_mark(index - 1, &['“', '"', '‘', '«', '„', ':', '•', '*', '·', '|', '…', '[', '?', '!', '/'])
        || words.is_mark(index - 1, &['-', '–', '—', '(', '\'', '.']) && index < start + 3
        // The dateline before the first sentence: "TEMA, May 3 (Reuters) - Rain fell".
        || index > 1
            && words.is_mark(index - 1, &['-', '–', '—'])
            && (words.is_mark(index - 2, &[')']) || index < start + 8 && words.lexeme(start).shape == Shape::Upper)
        || words.token(index - 1).is_some_and(|t| t.span.of(words.text).chars().all(char::is_numeric))
            && index == start + 1
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse::passage::Sample;

    #[test]
    fn casing_is_told_from_ordinary_words() {
        let check = |text: &str, expected: Casing| {
            let sample = Sample::body(text);
            let setting = Setting::new(sample.context(), &sample.passages[0]);
            assert_eq!(setting.casing(0), expected, "{text}");
        };
        check("The harbour of Tema was closed on Friday by the port authority.", Casing::Running);
        check("Foreign Minister Ana Ruiz met President Liu Wen in Lima.", Casing::Running);
        check("Minister Opens New Bridge After Long Delay", Casing::Title);
        check("Ghana to Close Harbour as Storm Nears Coast", Casing::Title);
        check("GHANA CLOSES HARBOUR AS STORM NEARS", Casing::Capitals);
        check("The EU and NATO met.", Casing::Running);
        check("Togo and Benin Agree to Reopen Border Post", Casing::Title);
        check("", Casing::Running);
    }

    #[test]
    fn a_capital_is_weak_where_any_word_would_have_one() {
        let text = "Boats left. “Storms come,” said Ama Osei: Nobody sailed.";
        let sample = Sample::body(text);
        let setting = Setting::new(sample.context(), &sample.passages[0]);
        let of = |kind: Capital| {
            (0..setting.words.len())
                .filter(|i| setting.capital(*i) == kind)
                .map(|i| setting.words.word(i))
                .collect::<Vec<_>>()
        };
        assert_eq!(of(Capital::Weak), ["Boats", "Storms", "Nobody"]);
        assert_eq!(of(Capital::Strong), ["Ama", "Osei"]);
    }

    #[test]
    fn addresses_have_no_words() {
        let text =
            "See the page at https://example.org/News/Ama-Osei or write to Kofi@example.org, Kofi said.";
        let sample = Sample::body(text);
        let setting = Setting::new(sample.context(), &sample.passages[0]);
        let capitals = (0..setting.words.len()).filter(|i| setting.capital(*i) != Capital::None);
        assert_eq!(capitals.map(|i| setting.words.word(i)).collect::<Vec<_>>(), ["See", "Kofi"]);
    }
}
