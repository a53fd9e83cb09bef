//! What it is for a value to have a stored form, and the forms of what needs no type of its own.
//!
//! A form borrows what is long from its value, and what a list holds takes its form only when its turn comes: writing a
//! long document makes no second one.

use crate::document::{self, Annotation, AnyId, Confidence, DocumentId, Extra, with_kinds};
use serde::de::{DeserializeOwned, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use smol_str::SmolStr;
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt::Formatter;
use std::marker::PhantomData;
use std::sync::Arc;

/// A value that has a stored form.
pub(super) trait Stored: Sized {
    /// What is written and read in its place.
    type Form<'d>: Shape
    where
        Self: 'd;

    /// To be written.
    fn stored(&self) -> Self::Form<'_>;
    /// What was read.
    fn restored(form: Self::Form<'_>) -> Self;
}

/// What a form can do.
#[cfg(not(feature = "schema"))]
pub(super) trait Shape: Serialize + DeserializeOwned {}
#[cfg(not(feature = "schema"))]
impl<T: Serialize + DeserializeOwned> Shape for T {}

/// What a form can do.
#[cfg(feature = "schema")]
pub(super) trait Shape: Serialize + DeserializeOwned + schemars::JsonSchema {}
#[cfg(feature = "schema")]
impl<T: Serialize + DeserializeOwned + schemars::JsonSchema> Shape for T {}

/// The form of a list.
pub(super) struct List<'d, T: Clone>(Cow<'d, [T]>);

/// The form of a value that is long or has many beside it.
pub(super) enum Deferred<'d, T> {
    Lent(&'d T),
    Read(Box<T>),
}

impl<T: Clone> Default for List<'_, T> {
    fn default() -> Self {
        List(Cow::Owned(Vec::new()))
    }
}

impl<T: Clone> List<'_, T> {
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl<T: Stored + Clone> Serialize for List<'_, T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.0.iter().map(T::stored))
    }
}

impl<'de, T: Stored + Clone> Deserialize<'de> for List<'_, T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Restore<T>(PhantomData<T>);

        impl<'de, T: Stored> Visitor<'de> for Restore<T> {
            type Value = Vec<T>;

            fn expecting(&self, f: &mut Formatter<'_>) -> std::fmt::Result {
                f.write_str("a sequence")
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Vec<T>, A::Error> {
                let mut restored = Vec::new();
                while let Some(form) = items.next_element()? {
                    restored.push(T::restored(form));
                }
                Ok(restored)
            }
        }

        deserializer.deserialize_seq(Restore(PhantomData)).map(|items| List(Cow::Owned(items)))
    }
}

impl<T: Stored> Serialize for Deferred<'_, T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Deferred::Lent(value) => value.stored().serialize(serializer),
            Deferred::Read(value) => value.stored().serialize(serializer),
        }
    }
}

impl<'de, T: Stored> Deserialize<'de> for Deferred<'_, T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Deserialize::deserialize(deserializer).map(|form| Deferred::Read(Box::new(T::restored(form))))
    }
}

#[cfg(feature = "schema")]
mod schema {
    use super::{Deferred, List, Stored};
    use schemars::{JsonSchema, Schema, SchemaGenerator};
    use std::borrow::Cow;

    impl<T: Stored + Clone + 'static> JsonSchema for List<'_, T> {
        fn inline_schema() -> bool {
            true
        }

        fn schema_name() -> Cow<'static, str> {
            Vec::<T::Form<'static>>::schema_name()
        }

        fn json_schema(generator: &mut SchemaGenerator) -> Schema {
            Vec::<T::Form<'static>>::json_schema(generator)
        }
    }

    impl<T: Stored + 'static> JsonSchema for Deferred<'_, T> {
        fn inline_schema() -> bool {
            T::Form::<'static>::inline_schema()
        }

        fn schema_name() -> Cow<'static, str> {
            T::Form::<'static>::schema_name()
        }

        fn schema_id() -> Cow<'static, str> {
            T::Form::<'static>::schema_id()
        }

        fn json_schema(generator: &mut SchemaGenerator) -> Schema {
            T::Form::<'static>::json_schema(generator)
        }
    }
}

macro_rules! copied {
    ($($value:ty),*) => {$(
        impl Stored for $value {
            type Form<'d> = $value;

            fn stored(&self) -> $value {
                *self
            }

            fn restored(form: $value) -> $value {
                form
            }
        }
    )*};
}

macro_rules! cloned {
    ($($value:ty),*) => {$(
        impl Stored for $value {
            type Form<'d> = $value;

            fn stored(&self) -> $value {
                self.clone()
            }

            fn restored(form: $value) -> $value {
                form
            }
        }
    )*};
}

macro_rules! ids {
    ($($id:ty),*) => {$(
        impl Stored for $id {
            type Form<'d> = SmolStr;

            fn stored(&self) -> SmolStr {
                self.as_ref().into()
            }

            fn restored(form: SmolStr) -> $id {
                AnyId::of(form)
            }
        }
    )*};
}

macro_rules! ids_of_kinds {
    ($($Kind:ident in $list:ident),*) => {
        ids!($(<document::$Kind as Annotation>::Id),*);
    };
}

copied!(bool, u64, usize);
// None of these copies what is long.
cloned!(Arc<str>, SmolStr, serde_json::Number);
ids!(DocumentId);
with_kinds!(ids_of_kinds);

impl Stored for Confidence {
    /// Hundredths.
    type Form<'d> = u8;

    fn stored(&self) -> u8 {
        self.hundredths()
    }

    fn restored(form: u8) -> Confidence {
        Confidence::percent(form)
    }
}

impl Stored for String {
    type Form<'d> = Cow<'d, str>;

    fn stored(&self) -> Cow<'_, str> {
        Cow::Borrowed(self)
    }

    fn restored(form: Cow<'_, str>) -> String {
        form.into_owned()
    }
}

impl Stored for Extra {
    type Form<'d> = Cow<'d, Extra>;

    fn stored(&self) -> Cow<'_, Extra> {
        Cow::Borrowed(self)
    }

    fn restored(form: Cow<'_, Extra>) -> Extra {
        form.into_owned()
    }
}

impl<T: Stored> Stored for Option<T> {
    type Form<'d>
        = Option<T::Form<'d>>
    where
        T: 'd;

    fn stored(&self) -> Option<T::Form<'_>> {
        self.as_ref().map(T::stored)
    }

    fn restored(form: Option<T::Form<'_>>) -> Option<T> {
        form.map(T::restored)
    }
}

impl<T: Stored + Clone + 'static> Stored for Vec<T> {
    type Form<'d> = List<'d, T>;

    fn stored(&self) -> List<'_, T> {
        List(Cow::Borrowed(self))
    }

    fn restored(form: List<'_, T>) -> Vec<T> {
        form.0.into_owned()
    }
}

impl<T: Stored + Clone + 'static> Stored for Box<T> {
    type Form<'d> = Deferred<'d, T>;

    fn stored(&self) -> Deferred<'_, T> {
        Deferred::Lent(self)
    }

    fn restored(form: Deferred<'_, T>) -> Box<T> {
        match form {
            Deferred::Lent(value) => Box::new(value.clone()),
            Deferred::Read(value) => value,
        }
    }
}

impl<T: Stored> Stored for [T; 2] {
    type Form<'d>
        = [T::Form<'d>; 2]
    where
        T: 'd;

    fn stored(&self) -> [T::Form<'_>; 2] {
        self.each_ref().map(T::stored)
    }

    fn restored(form: [T::Form<'_>; 2]) -> [T; 2] {
        form.map(T::restored)
    }
}

impl<T: Stored> Stored for BTreeMap<String, T> {
    type Form<'d>
        = BTreeMap<Cow<'d, str>, T::Form<'d>>
    where
        T: 'd;

    fn stored(&self) -> BTreeMap<Cow<'_, str>, T::Form<'_>> {
        self.iter().map(|(name, value)| (name.stored(), value.stored())).collect()
    }

    fn restored(form: BTreeMap<Cow<'_, str>, T::Form<'_>>) -> BTreeMap<String, T> {
        form.into_iter().map(|(name, value)| (name.into_owned(), T::restored(value))).collect()
    }
}

impl<T: Stored> Stored for Arc<T> {
    type Form<'d>
        = T::Form<'d>
    where
        T: 'd;

    fn stored(&self) -> T::Form<'_> {
        T::stored(self)
    }

    fn restored(form: T::Form<'_>) -> Arc<T> {
        Arc::new(T::restored(form))
    }
}

/// The stored form of a struct of the domain: the fields as they are written, in their order. Neither side can have a
/// field that the other lacks. Where a field of the domain gets another name, its old one stays as `serde(rename)`.
macro_rules! stored_struct {
    ($(#[$doc:meta])* $name:ident<'d> of $domain:path { $($fields:tt)* }) => {
        stored_struct! { $(#[$doc])* $name [<'d>] [<'_>] $domain { $($fields)* } }
    };
    ($(#[$doc:meta])* $name:ident of $domain:path { $($fields:tt)* }) => {
        stored_struct! { $(#[$doc])* $name [] [] $domain { $($fields)* } }
    };
    ($(#[$doc:meta])* $name:ident [$($generic:tt)*] [$($any:tt)*] $domain:path {
        $($(#[$meta:meta])* $field:ident: $form:ty,)*
    }) => {
        $(#[$doc])*
        #[derive(Serialize, Deserialize)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        pub(super) struct $name $($generic)* {
            $($(#[$meta])* $field: $form,)*
        }

        impl Stored for $domain {
            type Form<'d> = $name $($generic)*;

            fn stored(&self) -> $name $($any)* {
                let $domain { $($field),* } = self;
                $name { $($field: $field.stored()),* }
            }

            fn restored(form: $name $($any)*) -> $domain {
                let $name { $($field),* } = form;
                $domain { $($field: Stored::restored($field)),* }
            }
        }
    };
}

/// The stored form of an enum of plain words, each with the word that is written for it.
macro_rules! stored_words {
    ($(#[$doc:meta])* $name:ident of $domain:path { $($variant:ident = $word:literal,)* }) => {
        $(#[$doc])*
        #[derive(Serialize, Deserialize)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        pub(super) enum $name {
            $(#[serde(rename = $word)] $variant,)*
        }

        impl Stored for $domain {
            type Form<'d> = $name;

            fn stored(&self) -> $name {
                use $domain as Domain;
                match self {
                    $(Domain::$variant => $name::$variant,)*
                }
            }

            fn restored(form: $name) -> $domain {
                use $domain as Domain;
                match form {
                    $($name::$variant => Domain::$variant,)*
                }
            }
        }
    };
}

pub(super) use {stored_struct, stored_words};
