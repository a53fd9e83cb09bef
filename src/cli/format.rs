//! The names that formats have on the command line.

use crate::formats::{Format, Readable};
use clap::CommandFactory;
use clap::ValueEnum;
use clap::builder::PossibleValue;
use clap::error::ErrorKind;
use std::path::Path;

/// Ends the program where a format that is a folder has no name: that is wrong usage.
pub fn folder_is_named(format: Format, path: Option<&Path>) {
    if format.ending().is_none() && path.is_none() {
        let what = format!("{} is a folder: name it with -o", format.slug());
        wrong_usage(ErrorKind::MissingRequiredArgument, &what);
    }
}

/// Ends the program with what is wrong about its arguments.
pub fn wrong_usage(kind: ErrorKind, what: &str) -> ! {
    super::Cli::command().error(kind, what).exit()
}

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
