//! The names that formats have on the command line.

use crate::formats::{Format, Readable};
use clap::ValueEnum;
use clap::builder::PossibleValue;

impl ValueEnum for Format {
    fn value_variants<'a>() -> &'a [Format] {
        &Format::ALL
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(PossibleValue::new(self.slug()).help(self.about()))
    }
}

impl ValueEnum for Readable {
    fn value_variants<'a>() -> &'a [Readable] {
        &Readable::ALL
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(PossibleValue::new(self.slug()))
    }
}
