//! How words were changed to other words, and where the places of the old text are in the new one.
//!
//! Knows nothing of what stands at those places. What two texts have in common is found by words; of words that were
//! changed, what they begin and end with alike is taken to be the same.

use super::Span;
use std::ops::Range;
use unicode_segmentation::UnicodeSegmentation;

/// Words times words that are compared at most; what is longer counts as changed throughout.
const MOST_COMPARED: usize = 4_000_000;

/// One stretch of a text that became another. Stretches before it stay, those after it move.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Changed {
    /// What changed, in the old text; empty where something was only put in.
    pub old: Span,
    /// What stands there in the new text; empty where something was only taken away.
    pub new: Span,
    /// The parts inside it that differ, in order: those of the old text and those of the new. What lies between two of
    /// them is the same in both.
    parts: Vec<(Range<usize>, Range<usize>)>,
}

impl Changed {
    /// How `text` becomes another when `words` stand in the place of `span`, and that text; `None` where nothing
    /// changes, or the span is of another text.
    pub fn new(text: &str, span: Span, words: &str) -> Option<(Changed, String)> {
        if !span.is_in(text) {
            return None;
        }
        let mut parts = differing(span.of(text), words);
        for (old, new) in &mut parts {
            *old = old.start + span.start()..old.end + span.start();
            *new = new.start + span.start()..new.end + span.start();
        }
        let ((old_first, new_first), (old_last, new_last)) = (parts.first()?, parts.last()?);
        let mut new_text = text.to_owned();
        new_text.replace_range(span.start()..span.end(), words);
        let old = Span::around(text, old_first.start, old_last.end);
        let new = Span::around(&new_text, new_first.start, new_last.end);
        Some((Changed { old, new, parts }, new_text))
    }

    /// Where a place of the old text is in the new one; of what changed, its beginning.
    pub fn moved(&self, position: usize) -> usize {
        match position {
            _ if position <= self.old.start() => position,
            _ if position < self.old.end() => self.new.start(),
            _ => position - self.old.end() + self.new.end(),
        }
    }

    /// Where the words of `span` are in the new text: from the first to the last that is still there. Words that were
    /// replaced between words that stay, or at an end of them, go with them; those put in at an end do not. `None`
    /// where none of its words is left.
    pub fn follow(&self, new_text: &str, span: Span) -> Option<Span> {
        let mut kept = self.kept().filter_map(|(old, shift)| {
            let (start, end) = (old.start.max(span.start()), old.end.min(span.end()));
            (start < end).then_some((start, end, shift))
        });
        let first = kept.next()?;
        let last = kept.last().unwrap_or(first);
        let mut start = first.0.wrapping_add_signed(first.2);
        let mut end = last.1.wrapping_add_signed(last.2);
        let replaced = |part: &&(Range<usize>, Range<usize>)| {
            !part.0.is_empty() && span.start() <= part.0.start && part.0.end <= span.end()
        };
        for (old, new) in self.parts.iter().filter(replaced) {
            if old.end == first.0 {
                start = start.min(new.start);
            }
            if old.start == last.1 {
                end = end.max(new.end);
            }
        }
        Some(Span::around(new_text, start, end).trimmed(new_text)).filter(|span| !span.is_empty())
    }

    /// What stays: stretches of the old text, and how far each moves.
    fn kept(&self) -> impl Iterator<Item = (Range<usize>, isize)> + '_ {
        let starts = std::iter::once((0, 0))
            .chain(self.parts.iter().map(|(old, new)| (old.end, new.end as isize - old.end as isize)));
        let ends = self.parts.iter().map(|(old, _)| old.start).chain([usize::MAX]);
        starts.zip(ends).map(|((start, shift), end)| (start..end, shift))
    }

    /// The parts of the new text that stand nowhere in the old one.
    pub fn put_in(&self) -> impl Iterator<Item = Range<usize>> + '_ {
        self.parts.iter().map(|(_, new)| new.clone()).filter(|new| !new.is_empty())
    }
}

/// The parts in which two texts differ, in order, in bytes of each.
fn differing(old: &str, new: &str) -> Vec<(Range<usize>, Range<usize>)> {
    let words = |text: &str| -> Vec<Range<usize>> {
        text.split_word_bound_indices().map(|(at, word)| at..at + word.len()).collect()
    };
    let (old_words, new_words) = (words(old), words(new));
    let same = |a: &Range<usize>, b: &Range<usize>| old[a.clone()] == new[b.clone()];
    let before = old_words.iter().zip(&new_words).take_while(|(a, b)| same(a, b)).count();
    let (old_rest, new_rest) = (&old_words[before..], &new_words[before..]);
    let after = old_rest.iter().rev().zip(new_rest.iter().rev()).take_while(|(a, b)| same(a, b)).count();
    let old_rest = &old_rest[..old_rest.len() - after];
    let new_rest = &new_rest[..new_rest.len() - after];

    let pairs = common(old_rest.len(), new_rest.len(), |a, b| same(&old_rest[a], &new_rest[b]));
    let end =
        |words: &[Range<usize>], text: &str, n: usize| words.get(n).map_or(text.len(), |word| word.start);
    let mut parts = Vec::new();
    let (mut old_at, mut new_at) = (0, 0);
    for (a, b) in pairs.into_iter().chain([(old_rest.len(), new_rest.len())]) {
        let old_part = end(&old_words, old, before + old_at)..end(&old_words, old, before + a);
        let new_part = end(&new_words, new, before + new_at)..end(&new_words, new, before + b);
        parts.extend(narrowed(old, new, old_part, new_part));
        (old_at, new_at) = (a + 1, b + 1);
    }
    parts
}

/// A longest row of pairs that are the same, in order in both.
fn common(old: usize, new: usize, same: impl Fn(usize, usize) -> bool) -> Vec<(usize, usize)> {
    if old == 0 || new == 0 || old.saturating_mul(new) > MOST_COMPARED {
        return Vec::new();
    }
    // The longest row of what is left from each pair of places on.
    let width = new + 1;
    let mut longest = vec![0u32; (old + 1) * width];
    for a in (0..old).rev() {
        for b in (0..new).rev() {
            longest[a * width + b] = if same(a, b) {
                longest[(a + 1) * width + b + 1] + 1
            } else {
                longest[(a + 1) * width + b].max(longest[a * width + b + 1])
            };
        }
    }
    let (mut a, mut b, mut pairs) = (0, 0, Vec::new());
    while a < old && b < new {
        if same(a, b) && longest[a * width + b] == longest[(a + 1) * width + b + 1] + 1 {
            pairs.push((a, b));
            (a, b) = (a + 1, b + 1);
        } else if longest[(a + 1) * width + b] >= longest[a * width + b + 1] {
            a += 1;
        } else {
            b += 1;
        }
    }
    pairs
}

/// A part without what both begin and end with; `None` where nothing is left.
fn narrowed(
    old: &str,
    new: &str,
    old_part: Range<usize>,
    new_part: Range<usize>,
) -> Option<(Range<usize>, Range<usize>)> {
    let alike = |pairs: &mut dyn Iterator<Item = (char, char)>| -> usize {
        pairs.take_while(|(a, b)| a == b).map(|(a, _)| a.len_utf8()).sum()
    };
    let (a, b) = (&old[old_part.clone()], &new[new_part.clone()]);
    let before = alike(&mut a.chars().zip(b.chars()));
    let (a, b) = (&a[before..], &b[before..]);
    let after = alike(&mut a.chars().rev().zip(b.chars().rev()));
    let old_part = old_part.start + before..old_part.end - after;
    let new_part = new_part.start + before..new_part.end - after;
    (!old_part.is_empty() || !new_part.is_empty()).then_some((old_part, new_part))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Where [the marked words] are when the text becomes another: marked there too, or "-".
    fn check(old: &str, new: &str, expected: &str) {
        let start = old.find('[').unwrap();
        let end = old.find(']').unwrap() - 1;
        let text = old.replace(['[', ']'], "");
        let (changed, made) = Changed::new(&text, Span::whole(&text), new).unwrap();
        assert_eq!(made, new);
        let found = changed.follow(new, Span::new(&text, start, end).unwrap());
        let shown = found.map_or("-".to_owned(), |span| {
            format!("{}[{}]{}", &new[..span.start()], span.of(new), &new[span.end()..])
        });
        assert_eq!(shown, expected);
    }

    #[test]
    fn words_follow_what_is_corrected_around_and_inside_them() {
        check("Yesterday [Ana Ruiz] left.", "Today Ana Ruiz left.", "Today [Ana Ruiz] left.");
        check("[Ana Riuz] left.", "Ana Ruiz left.", "[Ana Ruiz] left.");
        check("[Riuz] left.", "Ruiz left.", "[Ruiz] left.");
        check("[Ruiz]'s bridge", "Ruiz’s bridge", "[Ruiz]’s bridge");
        check("[Ana Smith] left.", "Ana Jones left.", "[Ana Jones] left.");
        check("[Ana] Ruiz left.", "Ana Maria Ruiz left.", "[Ana] Maria Ruiz left.");
        check("[Ana Ruiz] left.", "Ana Maria Ruiz left.", "[Ana Maria Ruiz] left.");
        check("[It will stand,”] she said", "“It will stand,” she said", "“[It will stand,”] she said");
    }

    #[test]
    fn words_that_are_gone_are_nowhere() {
        check("Then [Smith] left.", "Then Jones left.", "-");
        check("Then [Smith] left.", "Then left.", "-");
        check("Then [Ana Smith], left.", "Then Ana, left.", "Then [Ana], left.");
    }

    #[test]
    fn nothing_changed_is_no_change() {
        assert_eq!(Changed::new("abc", Span::whole("abc"), "abc"), None);
    }

    proptest! {
        #[test]
        fn what_lies_outside_keeps_its_words_and_what_lies_inside_never_cuts_a_character(
            text in "(?s)[aé👍 \n“Ruiz]{0,40}", words in "(?s)[aé👍 \n”Riz]{0,20}",
            from in any::<prop::sample::Index>(), to in any::<prop::sample::Index>(),
            first in any::<prop::sample::Index>(), last in any::<prop::sample::Index>(),
        ) {
            let edges: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
            let at = |n: &prop::sample::Index| edges[n.index(edges.len())];
            let span = |a: usize, b: usize| Span::new(&text, a.min(b), a.max(b)).unwrap();
            let changing = span(at(&from), at(&to));
            let Some((changed, made)) = Changed::new(&text, changing, &words) else { return Ok(()) };
            let mut expected = text.clone();
            expected.replace_range(changing.start()..changing.end(), &words);
            prop_assert_eq!(&made, &expected);
            let mut again = text.clone();
            again.replace_range(changed.old.start()..changed.old.end(), changed.new.of(&made));
            prop_assert_eq!(&again, &expected);
            let some = span(at(&first), at(&last)).trimmed(&text);
            let followed = changed.follow(&made, some);
            if let Some(followed) = followed {
                prop_assert!(followed.is_in(&made) && !followed.is_empty());
            }
            let outside = some.end() <= changed.old.start() || changed.old.end() <= some.start();
            if outside && !some.is_empty() {
                prop_assert_eq!(followed.map(|span| span.of(&made)), Some(some.of(&text)));
            }
        }
    }
}
