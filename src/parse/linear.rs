//! A logistic model over hashed features, in whole numbers: how likely something is, natively and in Wasm alike.
//!
//! Only hashes of features are kept: no word can be read out of them. What is asked of it are sums of weights and
//! confidences; fitting is for `learn`.

use crate::document::Confidence;

/// What a weight of one comes to in whole numbers.
pub const SCALE: f32 = 32.0;

/// How many hundredths of confidence there are to tell apart: 1 to 99.
pub const STEPS: usize = 99;

/// What was learned.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Linear {
    /// What stands for every case.
    pub bias: i32,
    /// The least sum that makes each hundredth of confidence, from 1 on; never falling.
    pub steps: [i16; STEPS],
    /// The upper half of each feature's hash, in order, each once.
    keys: Vec<u32>,
    /// The weight of each.
    weights: Vec<i8>,
}

impl Default for Linear {
    /// Knows nothing, and is never sure.
    fn default() -> Linear {
        let steps = std::array::from_fn(|step| if step < STEPS / 2 { i16::MIN } else { i16::MAX });
        Linear { bias: 0, steps, keys: Vec::new(), weights: Vec::new() }
    }
}

/// What of a feature's hash is kept.
pub fn key(feature: u64) -> u32 {
    (feature >> 32) as u32
}

impl Linear {
    /// Of these features, in the order of their keys and each once.
    pub fn new(features: &[(u32, i8)], bias: i32, steps: [i16; STEPS]) -> Linear {
        let (keys, weights) = features.iter().copied().unzip();
        Linear { bias, steps, keys, weights }
    }

    /// How many features have weights.
    pub fn features(&self) -> usize {
        self.keys.len()
    }

    /// The sum of the weights of what has these features: above zero, more likely than not.
    pub fn sum(&self, features: &[u64]) -> i32 {
        let weight = |feature: &u64| {
            let at = self.keys.binary_search(&key(*feature)).ok()?;
            self.weights.get(at).map(|weight| i32::from(*weight))
        };
        self.bias + features.iter().filter_map(weight).sum::<i32>()
    }

    /// How sure such a sum makes.
    pub fn confidence(&self, sum: i32) -> Confidence {
        let step = self.steps.partition_point(|least| i32::from(*least) <= sum);
        Confidence::percent(step.clamp(1, STEPS) as u8)
    }

    /// As part of a file.
    pub fn write(&self, file: &mut Vec<u8>) {
        file.extend(self.bias.to_le_bytes());
        self.steps.iter().for_each(|least| file.extend(least.to_le_bytes()));
        file.extend((self.keys.len() as u32).to_le_bytes());
        self.keys.iter().for_each(|key| file.extend(key.to_le_bytes()));
        file.extend(self.weights.iter().map(|weight| weight.to_le_bytes()[0]));
    }

    /// Reads such a part and leaves what stands behind it; `None` if it is none.
    pub fn read(rest: &mut &[u8]) -> Option<Linear> {
        let bias = i32::from_le_bytes(take(rest)?);
        let mut steps = [0; STEPS];
        for least in &mut steps {
            *least = i16::from_le_bytes(take(rest)?);
        }
        let count = u32::from_le_bytes(take(rest)?) as usize;
        let (keys, behind) = rest.split_at_checked(count.checked_mul(4)?)?;
        let (weights, behind) = behind.split_at_checked(count)?;
        *rest = behind;
        let keys = keys.chunks_exact(4).map(|key| u32::from_le_bytes([key[0], key[1], key[2], key[3]]));
        Some(Linear {
            bias,
            steps,
            keys: keys.collect(),
            weights: weights.iter().map(|weight| i8::from_le_bytes([*weight])).collect(),
        })
    }
}

/// The next bytes of a file of weights; leaves what stands behind them.
pub(super) fn take<const N: usize>(rest: &mut &[u8]) -> Option<[u8; N]> {
    let (taken, left) = rest.split_first_chunk()?;
    *rest = left;
    Some(*taken)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sample() -> Linear {
        let steps = std::array::from_fn(|step| (step as i16 - 49) * 2);
        Linear::new(&[(3, 5), (7, -9)], 1, steps)
    }

    #[test]
    fn what_is_written_is_read() {
        let mut file = Vec::new();
        sample().write(&mut file);
        file.push(1);
        let mut rest = file.as_slice();
        assert_eq!(Linear::read(&mut rest), Some(sample()));
        assert_eq!(rest, [1]);
        assert_eq!(Linear::read(&mut &file[..file.len() - 2]), None);
        assert_eq!(Linear::read(&mut &[0xff; 500][..]), None);
    }

    #[test]
    fn sums_make_confidences_that_never_fall() {
        let model = sample();
        assert_eq!(model.sum(&[3 << 32, 8 << 32]), 6);
        assert_eq!(model.sum(&[3 << 32 | 5, 7 << 32]), -3);
        assert_eq!(model.confidence(0), Confidence::percent(50));
        assert_eq!(model.confidence(-1000), Confidence::percent(1));
        assert_eq!(model.confidence(1000), Confidence::percent(99));
        assert_eq!(Linear::default().confidence(4), Confidence::percent(49));
    }
}
