//! In which language a text is read, and what the parser has for it: its tables and the weights that were fitted on it.
//!
//! The one place of the parser that knows languages by their codes.

use super::names::tagger::model::Model;
use super::quotes::judge::Judge;
use crate::intake::Hints;
use crate::language::{self, Language, UNKNOWN, primary};
use serde::{Deserialize, Serialize};
use std::sync::{Arc, LazyLock};

/// In which language a text is to be read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum LanguageChoice {
    /// In the one of this code (BCP 47).
    Set(String),
    /// In the one that its source names, or that its first paragraphs show; where neither tells, in the one of this code.
    Found {
        /// The code.
        otherwise: String,
    },
}

impl Default for LanguageChoice {
    /// English where nothing tells.
    fn default() -> LanguageChoice {
        LanguageChoice::Found { otherwise: "en".to_owned() }
    }
}

impl LanguageChoice {
    /// The code of the language of a text: its primary language, `und` where the choice names none.
    pub fn code(&self, text: &str, hints: &Hints) -> String {
        let code = match self {
            LanguageChoice::Set(code) => code,
            LanguageChoice::Found { otherwise } => {
                let said = hints.language.as_deref().filter(|code| language::name_of(code).is_some());
                said.or_else(|| language::detect(text)).unwrap_or(otherwise)
            }
        };
        match primary(code) {
            "" => UNKNOWN.to_owned(),
            code => code.to_lowercase(),
        }
    }
}

/// What the parser has for a language.
#[derive(Clone, Debug)]
pub struct Resources {
    /// Its tables.
    pub language: &'static Language,
    /// The weights of names; without them shapes and lexicons decide.
    pub names: Option<&'static Model>,
    /// What judges quotes.
    pub judge: Arc<Judge>,
}

static NAMES_EN: LazyLock<Option<Model>> =
    LazyLock::new(|| Model::read(include_bytes!("../../models/names.bin")));

impl Resources {
    /// For the language of this code.
    pub fn of(code: &str) -> Resources {
        match code {
            "en" => Resources {
                language: &language::en::LANGUAGE,
                names: NAMES_EN.as_ref(),
                judge: Judge::shipped(),
            },
            _ => Resources::of_tables(language::without_tables()),
        }
    }

    /// For a language with tables but without weights.
    pub fn of_tables(language: &'static Language) -> Resources {
        Resources { language, names: None, judge: Arc::default() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_said_goes_before_what_is_found_and_that_before_the_fallback() {
        let german = "Der Hafen ist am Freitag gesperrt worden, nachdem unter dem Kran ein Riss entdeckt wurde, und die \
                      Fähren zur Insel legen bis auf Weiteres am Fischmarkt ab, sagte die Bürgermeisterin. Nach Angaben der \
                      Polizei wird die Reparatur etwa eine Woche dauern, und der Markt ist nicht betroffen.";
        let found = LanguageChoice::default();
        let hinted = |code: &str| Hints { language: Some(code.to_owned()), ..Hints::default() };
        assert_eq!(found.code(german, &Hints::default()), "de");
        assert_eq!(found.code(german, &hinted("de-AT")), "de");
        assert_eq!(found.code(german, &hinted("es")), "es");
        assert_eq!(found.code(german, &hinted("klingon")), "de");
        assert_eq!(LanguageChoice::Set("PT-br".to_owned()).code(german, &hinted("es")), "pt");
        assert_eq!(LanguageChoice::Set(String::new()).code(german, &Hints::default()), "und");
        assert_eq!(found.code("Ana Ruiz left.", &Hints::default()), "en");
        let last = LanguageChoice::Found { otherwise: "fr".to_owned() };
        assert_eq!(last.code("Ana Ruiz left.", &Hints::default()), "fr");
    }
}
