//! From bytes to code points and UTF-16, and back: the only place where units of offsets change.

/// Bytes between two checkpoints: small enough that counting from one is quick, large enough that the table is small.
const STRIDE: usize = 256;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Checkpoint {
    byte: usize,
    point: usize,
    utf16: usize,
}

/// Translates positions of one text between bytes (inside Galley), code points (its files) and UTF-16 units (the DOM).
///
/// It does not hold the text: every call takes it, and must be given the text that the map was made of.
/// Positions outside the text or inside a character give `None`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OffsetMap {
    checkpoints: Vec<Checkpoint>,
    ascii: bool,
}

impl OffsetMap {
    /// Reads the text once.
    pub fn new(text: &str) -> OffsetMap {
        let mut checkpoints = Vec::with_capacity(text.len() / STRIDE + 1);
        if text.is_ascii() {
            return OffsetMap { checkpoints, ascii: true };
        }
        let (mut point, mut utf16, mut next) = (0, 0, 0);
        for (byte, c) in text.char_indices() {
            if byte >= next {
                checkpoints.push(Checkpoint { byte, point, utf16 });
                next = byte + STRIDE;
            }
            point += 1;
            utf16 += c.len_utf16();
        }
        OffsetMap { checkpoints, ascii: false }
    }

    /// Byte offset to code points.
    pub fn point_of(&self, text: &str, byte: usize) -> Option<usize> {
        let (from, passed) = self.to_byte(text, byte)?;
        Some(from.point + passed.chars().count())
    }

    /// Byte offset to UTF-16 units.
    pub fn utf16_of(&self, text: &str, byte: usize) -> Option<usize> {
        let (from, passed) = self.to_byte(text, byte)?;
        Some(from.utf16 + passed.chars().map(char::len_utf16).sum::<usize>())
    }

    /// Code points to byte offset.
    pub fn byte_of_point(&self, text: &str, point: usize) -> Option<usize> {
        self.find(text, point, |at| at.point, |_| 1)
    }

    /// UTF-16 units to byte offset; `None` also between the halves of a surrogate pair.
    pub fn byte_of_utf16(&self, text: &str, utf16: usize) -> Option<usize> {
        self.find(text, utf16, |at| at.utf16, char::len_utf16)
    }

    fn to_byte<'t>(&self, text: &'t str, byte: usize) -> Option<(Checkpoint, &'t str)> {
        if self.ascii {
            return (byte <= text.len()).then_some((Checkpoint { byte, point: byte, utf16: byte }, ""));
        }
        let from = self.before(byte, |at| at.byte);
        Some((from, text.get(from.byte..byte)?))
    }

    fn find(
        &self,
        text: &str,
        wanted: usize,
        unit: fn(&Checkpoint) -> usize,
        width: fn(char) -> usize,
    ) -> Option<usize> {
        if self.ascii {
            return (wanted <= text.len()).then_some(wanted);
        }
        let from = self.before(wanted, unit);
        let mut left = wanted - unit(&from);
        let rest = text.get(from.byte..)?;
        for (byte, c) in rest.char_indices() {
            if left == 0 {
                return Some(from.byte + byte);
            }
            left = left.checked_sub(width(c))?;
        }
        (left == 0).then_some(text.len())
    }

    fn before(&self, wanted: usize, unit: fn(&Checkpoint) -> usize) -> Checkpoint {
        let after = self.checkpoints.partition_point(|at| unit(at) <= wanted);
        match after.checked_sub(1) {
            Some(index) => self.checkpoints[index],
            None => Checkpoint { byte: 0, point: 0, utf16: 0 },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn an_emoji_counts_four_bytes_one_point_two_units() {
        let text = "a👍b";
        let map = OffsetMap::new(text);
        assert_eq!(map.point_of(text, 5), Some(2));
        assert_eq!(map.utf16_of(text, 5), Some(3));
        assert_eq!(map.byte_of_point(text, 2), Some(5));
        assert_eq!(map.byte_of_utf16(text, 3), Some(5));
        assert_eq!(map.byte_of_utf16(text, 2), None, "between the halves of a pair");
        assert_eq!(map.point_of(text, 2), None, "inside a character");
        assert_eq!(map.byte_of_point(text, 4), None, "outside the text");
    }

    proptest! {
        #[test]
        fn every_boundary_translates_there_and_back(text in "(?s).{0,900}") {
            let map = OffsetMap::new(&text);
            let (mut point, mut utf16) = (0, 0);
            for (byte, c) in text.char_indices().chain([(text.len(), '\0')]) {
                prop_assert_eq!(map.point_of(&text, byte), Some(point));
                prop_assert_eq!(map.utf16_of(&text, byte), Some(utf16));
                prop_assert_eq!(map.byte_of_point(&text, point), Some(byte));
                prop_assert_eq!(map.byte_of_utf16(&text, utf16), Some(byte));
                point += 1;
                utf16 += c.len_utf16();
            }
        }
    }
}
