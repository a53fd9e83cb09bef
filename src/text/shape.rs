//! How a word is written: what its capitals show, whatever it means.

/// How a word is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Shape {
    /// "minister", or a word of a script without capitals.
    #[default]
    Lower,
    /// "Minister", "A".
    Capital,
    /// Two letters and more, all capitals: "NATO", "U.S.".
    Upper,
    /// A capital inside: "al-Shabaab", "iPhone".
    Inside,
}

impl Shape {
    /// How the word is written.
    pub fn of(word: &str) -> Shape {
        let mut letters = word.chars().filter(|c| c.is_alphabetic());
        let Some(first) = letters.next() else { return Shape::Lower };
        let (mut upper, mut others) = (0, 0);
        for letter in letters {
            if letter.is_uppercase() {
                upper += 1;
            } else {
                others += 1;
            }
        }
        match (first.is_uppercase(), upper, others) {
            (true, 1.., 0) => Shape::Upper,
            (true, _, _) => Shape::Capital,
            (false, 1.., _) => Shape::Inside,
            (false, _, _) => Shape::Lower,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn capitals_make_the_shape() {
        let check = |word: &str, expected: Shape| assert_eq!(Shape::of(word), expected, "{word}");
        check("bridge", Shape::Lower);
        check("Bridge", Shape::Capital);
        check("A", Shape::Capital);
        check("J.", Shape::Capital);
        check("U.S.", Shape::Upper);
        check("McKay", Shape::Capital);
        check("al-Noor", Shape::Inside);
        check("جسر", Shape::Lower);
        check("桥", Shape::Lower);
        check("", Shape::Lower);
    }
}
