//! The weights: a row for each feature, found by its hash, with a whole number for each label.
//!
//! Only hashes are kept: no word can be read out of them. Of a feature's hash 28 bits are kept, so that one that was
//! never seen hardly ever meets the weights of another. The file is `MAGIC`, the transitions, how sure each margin makes,
//! then the features in the order of their hashes; see [`Model::write`].

use super::label::LABELS;
use crate::parse::linear::take;

/// How many bits of a feature's hash are kept.
const KEY_BITS: u32 = 28;

/// How many of them choose a bucket; the others stand in it.
const BUCKET_BITS: u32 = 16;

const REST_BITS: u32 = KEY_BITS - BUCKET_BITS;

/// How many steps of margin the table of confidences has.
pub const STEPS: usize = 24;

/// What a weight of one comes to in whole numbers.
pub const SCALE: f32 = 24.0;

const MAGIC: &[u8; 8] = b"galleyN2";

/// The weights for each label, of one feature.
pub type Row = [i8; LABELS];

/// What of a feature's hash is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Key(u32);

impl Key {
    /// Of this hash.
    pub fn of(feature: u64) -> Key {
        Key((feature >> (u64::BITS - KEY_BITS)) as u32)
    }

    fn bucket(self) -> usize {
        (self.0 >> REST_BITS) as usize
    }

    fn rest(self) -> u16 {
        (self.0 & ((1 << REST_BITS) - 1)) as u16
    }
}

/// What was learned.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Model {
    /// Where each bucket begins among the features, and the last ends.
    buckets: Vec<u32>,
    /// The rest of the key of each feature, in order inside its bucket.
    rests: Vec<u16>,
    /// The weights of each feature.
    rows: Vec<Row>,
    /// For a label (second) behind a label (first).
    pub transitions: [[i16; LABELS]; LABELS],
    /// Hundredths of confidence for margins of 0, 1, 2, … steps.
    pub confidence: [u8; STEPS],
}

impl Model {
    /// Of these features, in the order of their keys and each once.
    pub fn new(features: &[(Key, Row)], transitions: [[i16; LABELS]; LABELS]) -> Model {
        let mut buckets = vec![0; (1 << BUCKET_BITS) + 1];
        for (key, _) in features {
            buckets[key.bucket() + 1] += 1;
        }
        Model {
            buckets: summed(buckets),
            rests: features.iter().map(|(key, _)| key.rest()).collect(),
            rows: features.iter().map(|(_, row)| *row).collect(),
            transitions,
            confidence: [50; STEPS],
        }
    }

    /// The weights of a feature, if it has any.
    pub fn row(&self, key: Key) -> Option<&Row> {
        let (start, end) = (self.buckets.get(key.bucket())?, self.buckets.get(key.bucket() + 1)?);
        let (start, end) = (*start as usize, *end as usize);
        let rest = key.rest();
        let at = self.rests.get(start..end)?.iter().position(|other| *other == rest)?;
        self.rows.get(start + at)
    }

    /// How many features have weights.
    pub fn features(&self) -> usize {
        self.rows.len()
    }

    /// As a file: how many features each bucket has; their rests; which labels have a weight; the weights. Like things
    /// stand together, which lets the file be packed well.
    pub fn write(&self) -> Vec<u8> {
        let mut file = MAGIC.to_vec();
        self.transitions.iter().flatten().for_each(|weight| file.extend(weight.to_le_bytes()));
        file.extend(self.confidence);
        file.extend(self.buckets.windows(2).map(|pair| (pair[1] - pair[0]) as u8));
        file.extend(self.rests.iter().map(|rest| rest.to_le_bytes()[0]));
        file.extend(self.rests.iter().map(|rest| rest.to_le_bytes()[1]));
        self.rows.iter().for_each(|row| file.extend(mask(row).to_le_bytes()));
        for row in &self.rows {
            file.extend(row.iter().filter(|weight| **weight != 0).map(|weight| weight.to_le_bytes()[0]));
        }
        file
    }

    /// Reads such a file; `None` if it is none.
    pub fn read(file: &[u8]) -> Option<Model> {
        let mut rest = file.strip_prefix(MAGIC)?;
        let mut transitions = [[0; LABELS]; LABELS];
        for weight in transitions.iter_mut().flatten() {
            *weight = i16::from_le_bytes(take(&mut rest)?);
        }
        let confidence = take(&mut rest)?;
        let (counts, rest) = rest.split_at_checked(1 << BUCKET_BITS)?;
        let buckets =
            summed(std::iter::once(0).chain(counts.iter().map(|count| u32::from(*count))).collect());
        let count = *buckets.last()? as usize;
        let (low, rest) = rest.split_at_checked(count)?;
        let (high, rest) = rest.split_at_checked(count)?;
        let (masks, weights) = rest.split_at_checked(2 * count)?;
        let rests = low.iter().zip(high).map(|(low, high)| u16::from_le_bytes([*low, *high])).collect();
        let mut weights = weights.iter();
        let mut rows = vec![Row::default(); count];
        for (row, mask) in rows.iter_mut().zip(masks.chunks_exact(2)) {
            let mask = u16::from_le_bytes([mask[0], mask[1]]);
            for (label, weight) in row.iter_mut().enumerate() {
                if mask >> label & 1 == 1 {
                    *weight = i8::from_le_bytes([*weights.next()?]);
                }
            }
        }
        Some(Model { buckets, rests, rows, transitions, confidence })
    }
}

/// Each number with all before it added.
fn summed(mut numbers: Vec<u32>) -> Vec<u32> {
    let mut sum = 0;
    for number in &mut numbers {
        sum += *number;
        *number = sum;
    }
    numbers
}

/// Which labels have a weight, as bits.
fn mask(row: &Row) -> u16 {
    row.iter().enumerate().map(|(label, weight)| u16::from(*weight != 0) << label).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_and_found() {
        let row = |first: i8| [first, 0, -3, 0, 0, 0, 0, 0, 0, 0, 127];
        let keys = [0, 1 << 36, 5 << 36, u64::MAX].map(Key::of);
        let features: Vec<(Key, Row)> = keys.into_iter().zip([1, 2, 3, 4].map(row)).collect();
        let mut model = Model::new(&features, [[7; LABELS]; LABELS]);
        model.confidence[3] = 81;
        let file = model.write();
        assert_eq!(Model::read(&file), Some(model.clone()));
        assert_eq!(Model::read(&file[..file.len() - 1]), None);
        assert_eq!(Model::read(b""), None);
        assert_eq!(model.row(keys[2]), Some(&row(3)));
        assert_eq!(model.row(Key::of(2 << 36)), None);
    }
}
