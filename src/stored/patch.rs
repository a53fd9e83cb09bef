//! What a step changed.

use super::form::{Deferred, List, Stored, stored_struct};
use crate::{document, edit};
use serde::{Deserialize, Serialize};
use std::borrow::Cow;

/// The changes, in order.
#[derive(Serialize, Deserialize)]
#[serde(transparent)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub(super) struct Patch<'d>(List<'d, edit::Change>);

impl Stored for edit::Patch {
    type Form<'d> = Patch<'d>;

    fn stored(&self) -> Patch<'_> {
        Patch(self.changes.stored())
    }

    fn restored(form: Patch<'_>) -> edit::Patch {
        edit::Patch { changes: Vec::restored(form.0) }
    }
}

/// One primitive change: of an annotation, under the name of its kind as files have it, or of something else.
macro_rules! changes {
    ({ $($Kind:ident in $list:ident),* } $($change:ident($form:ty) = $word:literal,)*) => {
        #[derive(Serialize, Deserialize)]
        #[serde(rename_all = "lowercase")]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        pub(super) enum Change<'d> {
            $($Kind(Slot<Deferred<'d, document::$Kind>>),)*
            $(#[serde(rename = $word)] $change($form),)*
        }

        impl Stored for edit::Change {
            type Form<'d> = Change<'d>;

            fn stored(&self) -> Change<'_> {
                match self {
                    $(edit::Change::Annotation(edit::AnnotationSlot::$Kind(slot)) => Change::$Kind(slot.stored()),)*
                    $(edit::Change::$change(change) => Change::$change(change.stored()),)*
                }
            }

            fn restored(form: Change<'_>) -> edit::Change {
                match form {
                    $(Change::$Kind(slot) => {
                        edit::Change::Annotation(edit::AnnotationSlot::$Kind(Stored::restored(slot)))
                    })*
                    $(Change::$change(change) => edit::Change::$change(Stored::restored(change)),)*
                }
            }
        }
    };
}

macro_rules! changes_with_kinds {
    ($($kinds:tt)*) => {
        changes! {
            { $($kinds)* }
            Text(Rewrite<'d>) = "text",
            TextEdit(Slot<Deferred<'d, document::TextEdit>>) = "text_edit",
            Decision(Slot<Deferred<'d, document::Decision>>) = "decision",
            Title(Field<Cow<'d, str>>) = "title",
            Language(Field<Cow<'d, str>>) = "language",
            Labels(Field<List<'d, String>>) = "labels",
            Note(Field<Option<Cow<'d, str>>>) = "note",
            Done(Field<bool>) = "done",
            Flagged(Field<bool>) = "flagged",
            Modified(Field<Option<Cow<'d, str>>>) = "modified",
            NextId(Field<u64>) = "next_id",
        }
    };
}

document::with_kinds!(changes_with_kinds);

/// A place in a list, and what stands there before and after.
#[derive(Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub(super) struct Slot<T> {
    index: usize,
    before: Option<T>,
    after: Option<T>,
}

impl<T: Stored + Clone + 'static> Stored for edit::Slot<T> {
    type Form<'d> = Slot<Deferred<'d, T>>;

    fn stored(&self) -> Slot<Deferred<'_, T>> {
        let edit::Slot { index, before, after } = self;
        Slot { index: *index, before: before.stored(), after: after.stored() }
    }

    fn restored(form: Slot<Deferred<'_, T>>) -> edit::Slot<T> {
        let Slot { index, before, after } = form;
        edit::Slot { index, before: Option::restored(before), after: Option::restored(after) }
    }
}

/// A value of the document itself, before and after.
#[derive(Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub(super) struct Field<T> {
    before: T,
    after: T,
}

impl<T: Stored> Stored for edit::Field<T> {
    type Form<'d>
        = Field<T::Form<'d>>
    where
        T: 'd;

    fn stored(&self) -> Field<T::Form<'_>> {
        let edit::Field { before, after } = self;
        Field { before: before.stored(), after: after.stored() }
    }

    fn restored(form: Field<T::Form<'_>>) -> edit::Field<T> {
        let Field { before, after } = form;
        edit::Field { before: T::restored(before), after: T::restored(after) }
    }
}

stored_struct! {
    /// Words of the text itself, before and after.
    Rewrite<'d> of edit::Rewrite {
        at: usize,
        before: Cow<'d, str>,
        after: Cow<'d, str>,
    }
}
