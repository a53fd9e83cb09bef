//! The JSON Schema of Galley JSON, made from the serialised shape, so that the two cannot differ.
//!
//! A schema cannot tell everything: that a span lies in the text, or that an id leads somewhere, is checked by reading.

use super::file::File;

/// The schema, as it is published.
pub fn schema() -> String {
    let schema = schemars::schema_for!(File);
    // A schema is plain JSON; writing it has no way to fail.
    serde_json::to_string_pretty(&schema).unwrap_or_default() + "\n"
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::formats::galley::tests::{changed, full, parsed};
    use crate::formats::galley::write;
    use serde_json::{Value, json};

    #[test]
    fn the_published_schema_is_that_of_the_format() {
        let published = include_str!("../../../docs/galley.schema.json");
        assert!(published == schema(), "run: cargo run -q --bin galley -- schema > docs/galley.schema.json");
    }

    fn is_valid(document: &str) -> bool {
        let schema: Value = serde_json::from_str(&schema()).unwrap();
        let validator = jsonschema::validator_for(&schema).unwrap();
        validator.is_valid(&serde_json::from_str(document).unwrap())
    }

    #[test]
    fn what_is_written_passes() {
        assert!(is_valid(&full().to_string()));
        for lines in [&[][..], &[0, 1, 2, 3, 0, 1, 5], &[6, 7]] {
            assert!(is_valid(&write(&parsed(lines))));
        }
    }

    #[test]
    fn what_cannot_be_read_for_its_shape_does_not_pass() {
        let bad = [
            ("/format", Some(json!("doccano"))),
            ("/version", Some(json!(2))),
            ("/version", Some(json!("1"))),
            ("/offset_unit", Some(json!("byte"))),
            ("/id", Some(json!(7))),
            ("/id", Some(json!(""))),
            ("/text", None),
            ("/blocks", None),
            ("/quotes", Some(Value::Null)),
            ("/layers", Some(json!(["tables"]))),
            ("/blocks/0/role", Some(json!("hero"))),
            ("/blocks/0/start", Some(json!(-1))),
            ("/blocks/0/start", Some(json!(0.5))),
            ("/actors/0/type", Some(json!("animal"))),
            ("/actors/0/attributes/party", Some(json!({}))),
            ("/mentions/0/form", None),
            ("/mentions/0/id", Some(json!("m 1"))),
            ("/mentions/0/status", Some(json!("maybe"))),
            ("/mentions/0/confidence", Some(json!(1.5))),
            ("/mentions/0/confidence", Some(json!("high"))),
            ("/quotes/0/spans", Some(json!([]))),
            ("/quotes/0/spans/0", Some(json!([69, 79]))),
            ("/quotes/0/speaker/mention", None),
            ("/quotes/0/origin/kind", Some(json!("loud"))),
            ("/captions/0/credit/end", None),
            ("/text_edits/0/at", Some(json!("0"))),
            ("/adjudication/0/took", Some(json!("third"))),
            ("/adjudication/0/annotators", Some(json!(["Ann"]))),
        ];
        for (at, value) in bad {
            let document = changed(at, value.clone());
            assert!(!is_valid(&document), "{at} {value:?}");
            assert!(crate::formats::galley::read(&document).is_err(), "{at} {value:?}");
        }
    }
}
