//! What the document as a whole shows of each word: how it is written elsewhere, and in what names it stands.
//!
//! Filled passage by passage from what the rules found; asked when the names are decided. Words go by their hash.

use super::super::setting::{Capital, Setting};
use super::label::KINDS;
use crate::parse::hash::Hashed;
use crate::parse::{Context, Name, Passage};
use crate::text::Shape;

/// How the words of a document are used.
#[derive(Clone, Debug, Default)]
pub struct Usage(Hashed<Uses>);

/// How one word is used.
#[derive(Clone, Copy, Debug, Default)]
struct Uses {
    /// It stands in lower case somewhere.
    lower: bool,
    /// It has a capital where that marks a name.
    strong: bool,
    /// It stands in a name of several words, as the first, the last, or between.
    place: [bool; 3],
    /// How sure the rules are of the kinds of names that it stands in, added up.
    kinds: [u32; KINDS.len()],
}

impl Usage {
    /// Takes up the words of a passage with the names that the rules found.
    pub fn add(&mut self, context: Context, passage: &Passage) {
        let setting = Setting::new(context, passage);
        let words = setting.words;
        for index in (0..words.len()).filter(|i| words.is_word(*i)) {
            let lexeme = words.lexeme(index);
            if lexeme.shape == Shape::Lower {
                self.0.entry(lexeme.hash).or_default().lower = true;
            } else if setting.capital(index) == Capital::Strong {
                self.of(lexeme.lower_hash).strong = true;
            }
        }
        for name in &passage.names {
            self.add_name(&setting, name);
        }
    }

    fn add_name(&mut self, setting: &Setting, name: &Name) {
        let kind = KINDS.iter().position(|kind| *kind == name.kind);
        for index in name.tokens.clone() {
            let uses = self.of(setting.words.lexeme(index).lower_hash);
            let place =
                if index == name.tokens.start { 0 } else { 1 + usize::from(index + 1 < name.tokens.end) };
            if name.tokens.len() > 1 {
                uses.place[place] = true;
            }
            if let Some(sum) = kind.and_then(|kind| uses.kinds.get_mut(kind)) {
                *sum += u32::from(name.confidence.hundredths());
            }
        }
    }

    fn of(&mut self, lower: u64) -> &mut Uses {
        self.0.entry(lower ^ NAMED).or_default()
    }

    /// What is known of the word with this hash in lower case, as one number: the kind of most of its names and how
    /// they are written.
    pub fn code(&self, lower: u64) -> u64 {
        let plain = self.0.get(&lower).is_some_and(|uses| uses.lower);
        let named = self.0.get(&(lower ^ NAMED)).copied().unwrap_or_default();
        let best =
            (0..KINDS.len()).max_by_key(|kind| (named.kinds[*kind], KINDS.len() - kind)).unwrap_or_default();
        let kind = if named.kinds.iter().all(|sum| *sum == 0) { KINDS.len() } else { best };
        let mut code = kind as u64;
        for bit in [plain, named.strong, named.place[0], named.place[1], named.place[2]] {
            code = 2 * code + u64::from(bit);
        }
        code
    }
}

/// Keeps what is known of a capitalised word apart from what is known of the same word in lower case.
const NAMED: u64 = 0x9e37_79b9_7f4a_7c15;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse::hash::hash;
    use crate::parse::passage::Sample;

    #[test]
    fn words_are_known_by_how_the_document_writes_them() {
        let text = "The green Osei met Osei. Ama Osei left.";
        let mut sample = Sample::body(text);
        sample.passages[0].names = super::super::super::names(sample.context(), &sample.passages[0]);
        let mut usage = Usage::default();
        usage.add(sample.context(), &sample.passages[0]);
        let code = |word: &str| usage.code(hash(word));
        assert_ne!(code("osei"), code("green"));
        assert_eq!(code("harbour"), code("quay"));
        assert_ne!(code("green"), code("quay"));
    }
}
