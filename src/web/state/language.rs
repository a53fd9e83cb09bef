//! The language of the text: asked for, set, and what it changes: the text is parsed again, and what a person decided stays.

use super::ask::{Ask, Asked, Choice, option};
use super::{Effect, Moment, State};
use crate::edit::Edit;
use crate::language;

/// The languages whose name or code fits what was typed, in lower case.
pub(super) fn options(typed: &str) -> Vec<Choice> {
    let fits = |code: &str, name: &str| code == typed || name.to_lowercase().contains(typed);
    let mut found: Vec<_> = language::known_codes().filter(|(code, name)| fits(code, name)).collect();
    found.sort_by_key(|(code, name)| (*code != typed, !name.to_lowercase().starts_with(typed)));
    found.into_iter().map(|(code, name)| option(code, name, code)).collect()
}

impl State {
    pub(super) fn ask_language(&mut self) {
        let Some(desk) = &self.desk else { return };
        let code = &desk.document.language;
        let name = language::name_of(code).unwrap_or(code).to_owned();
        self.ask(Ask::new(Asked::Language, "Language of the text", name, false));
    }

    pub(super) fn language_taken(
        &mut self,
        text: &str,
        id: Option<String>,
        out: &mut Vec<Effect>,
        moment: &Moment,
    ) {
        let named = || options(&text.to_lowercase()).into_iter().next().map(|choice| choice.id);
        let Some(language) = id.or_else(named) else {
            return self.say(format!("“{text}” is no language that Galley knows."));
        };
        if !self.perform(Edit::SetLanguage { language: language.clone() }, out, moment) {
            return;
        }
        self.settings.language = language;
        out.push(Effect::KeepSettings(self.settings.write()));
        let Some(desk) = &self.desk else { return };
        let blocks = desk.document.blocks.iter().map(|block| block.id.clone()).collect();
        self.look_again(blocks, out);
    }
}
