//! The hash under which features are kept: FNV-1a, mixed well at the end. The same on every machine, for ever: weights
//! that were fitted with it are read with it.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

/// A map from hashes. It is asked, never walked through.
pub type Hashed<V> = HashMap<u64, V, BuildHasherDefault<AsItIs>>;

const OFFSET: u64 = 0xcbf2_9ce4_8422_2325;
const PRIME: u64 = 0x0000_0100_0000_01b3;

/// The hash of a word.
pub fn hash(word: &str) -> u64 {
    word.bytes().fold(OFFSET, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(PRIME))
}

/// The hash of a word as it is in lower case.
pub fn hash_lower(word: &str) -> u64 {
    let mut buffer = [0; 4];
    word.chars().flat_map(char::to_lowercase).fold(OFFSET, |hash, c| {
        let bytes = c.encode_utf8(&mut buffer).bytes();
        bytes.fold(hash, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(PRIME))
    })
}

/// Two hashes as one; the order counts.
pub fn join(a: u64, b: u64) -> u64 {
    mix(a.rotate_left(23) ^ b.wrapping_mul(0x9e37_79b9_7f4a_7c15))
}

/// Every bit of the result depends on every bit of the hash (the finaliser of SplitMix64).
pub fn mix(hash: u64) -> u64 {
    let hash = (hash ^ (hash >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let hash = (hash ^ (hash >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    hash ^ (hash >> 31)
}

/// A hasher for what is a hash already.
#[derive(Clone, Copy, Debug, Default)]
pub struct AsItIs(u64);

impl Hasher for AsItIs {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = (self.0 ^ u64::from(*byte)).wrapping_mul(PRIME);
        }
    }

    fn write_u64(&mut self, hash: u64) {
        self.0 = mix(hash);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hashes_stay_what_they_are() {
        assert_eq!(hash(""), OFFSET);
        assert_eq!(hash("a"), 0xaf63_dc4c_8601_ec8c);
        assert_eq!(hash_lower("ÉTÉ a"), hash("été a"));
        assert_ne!(join(hash("a"), hash("b")), join(hash("b"), hash("a")));
    }
}
