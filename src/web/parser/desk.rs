//! The parser's side: at most one parse on the desk, done in slices.
//!
//! Reads no clock: whoever asks for a slice says when it is up.

use super::protocol::{Reply, Request};
use crate::intake::Hints;
use crate::parse::{Parse, Step, Work};

/// How long a slice should last: short enough that a page which runs the slices itself stays alive.
pub const SLICE_MILLISECONDS: f64 = 50.0;

/// Work between two looks at the clock.
const SIP: Work = Work(8 * 1024);

/// What the parser is at.
#[derive(Debug, Default)]
pub struct Desk {
    parse: Option<Parse>,
}

impl Desk {
    /// Begins what is asked for; what lay on the desk is dropped. Does no work yet.
    pub fn take(&mut self, request: Request) {
        let Request::Parse { text, roles, said, language } = request;
        self.parse = Some(Parse::new(text.into(), &Hints { roles, language: said }, &language));
    }

    /// Works until `is_up`, or to the end; says how far it came, or what it found. `None` if there is nothing to do.
    pub fn slice(&mut self, mut is_up: impl FnMut() -> bool) -> Option<Reply> {
        let parse = self.parse.as_mut()?;
        loop {
            match parse.step(SIP) {
                Step::Done(suggestions) => {
                    self.parse = None;
                    return Some(Reply::Done(suggestions));
                }
                Step::More(progress) if is_up() => return Some(progress.into()),
                Step::More(_) => {}
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse::{LanguageChoice, parse};

    fn long_text() -> String {
        "The mayor said the bridge would open.\n\n".repeat(2_000)
    }

    #[test]
    fn slices_lead_to_the_same_suggestions_and_progress_only_grows() {
        let text = long_text();
        let mut desk = Desk::default();
        desk.take(Request::parse(&text, &Hints::default(), &LanguageChoice::default()));
        let mut last = 0;
        let mut slices = 0;
        loop {
            match desk.slice(|| true) {
                Some(Reply::Progress { done, total }) => {
                    assert!(last < done && done <= total, "{last} < {done} <= {total}");
                    last = done;
                    slices += 1;
                }
                Some(Reply::Done(found)) => {
                    assert_eq!(found, parse(&text, &Hints::default()));
                    break;
                }
                other => panic!("{other:?}"),
            }
        }
        assert!(slices > 10);
        assert_eq!(desk.slice(|| true), None);
    }

    #[test]
    fn a_new_request_replaces_the_old() {
        let mut desk = Desk::default();
        desk.take(Request::parse(&long_text(), &Hints::default(), &LanguageChoice::default()));
        desk.slice(|| true);
        desk.take(Request::parse("Short.", &Hints::default(), &LanguageChoice::default()));
        assert_eq!(desk.slice(|| false), Some(Reply::Done(parse("Short.", &Hints::default()))));
    }
}
