//! How a record tells of a person's decision, and how it finds the way back to what the parser had proposed.
//!
//! What a person changes is decided by that. What merely follows (a speaker's actor, an alias, a form that adapts to a
//! new name, a block's article) keeps its record.

use crate::document::{Former, Origin, Record, Stamp, Status};

/// A person changes an annotation. Returns where the parser's proposal for the changed part is to be kept, if there
/// was one; a part that is kept already stays as it is.
pub(super) fn amend<'r>(record: &'r mut Record, stamp: &Stamp) -> Option<&'r mut Former> {
    decide(record, Status::Edited, stamp);
    record.origin.as_mut().map(|origin| &mut origin.former)
}

/// A person agrees. What a person has made or changed is agreed to already.
pub(super) fn confirm(record: &mut Record, stamp: &Stamp) {
    match record.status {
        Status::Confirmed | Status::Edited => {}
        Status::Suggested => decide(record, Status::Confirmed, stamp),
        Status::Rejected => {
            decide(record, if is_changed(record) { Status::Edited } else { Status::Confirmed }, stamp)
        }
    }
}

/// A person refuses a suggestion.
pub(super) fn reject(record: &mut Record, stamp: &Stamp) {
    if record.status != Status::Rejected {
        decide(record, Status::Rejected, stamp);
    }
}

/// What was rejected counts again, as far as it is known what it was: a change, or the mere suggestion.
pub(super) fn reinstate(record: &mut Record, stamp: &Stamp) {
    if is_changed(record) || take_back(record).is_none() {
        decide(record, Status::Edited, stamp);
    }
}

/// Makes it the parser's suggestion again. Returns the parts that are to be put back, or `None` (and changes nothing)
/// where the parser had suggested nothing.
pub(super) fn take_back(record: &mut Record) -> Option<Former> {
    if record.status == Status::Suggested {
        return Some(Former::default());
    }
    let origin = record.origin.take()?;
    record.status = Status::Suggested;
    record.by = origin.by;
    record.confidence = origin.confidence;
    record.time = None;
    Some(origin.former)
}

/// Whether both were decided in one step, as far as stamps tell.
pub(super) fn decided_together(one: &Record, other: &Record) -> bool {
    one.by == other.by && one.time == other.time
}

/// Whether nobody has decided, noted or added anything.
pub(super) fn is_untouched(record: &Record) -> bool {
    record.status == Status::Suggested && record.note.is_none() && record.attributes.is_empty()
}

fn is_changed(record: &Record) -> bool {
    record.origin.as_ref().is_some_and(|origin| origin.former != Former::default())
}

fn decide(record: &mut Record, status: Status, stamp: &Stamp) {
    if record.status == Status::Suggested && record.origin.is_none() {
        let by = std::mem::take(&mut record.by);
        record.origin = Some(Origin { by, confidence: record.confidence, ..Origin::default() });
    }
    record.status = status;
    record.by = stamp.by.clone();
    record.confidence = None;
    record.time = stamp.time.clone();
}
