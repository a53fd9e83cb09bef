//! What a person says of an annotation or a document beyond its labels: attributes, notes, labels of the document.

use super::ask::{Asked, Choice, option};
use super::{Ask, Effect, Moment, State};
use crate::document::{AnyAnnotation, AttributeValue, Record, Target};
use crate::edit::Edit;
use crate::web::messages;
use crate::web::settings::{OwnAttribute, OwnTopic, Setting};
use std::collections::BTreeSet;

/// Between the name of an attribute and its value.
const IS: &str = ": ";

impl State {
    /// Asks for attributes of what is chosen; of a mention, of its actor. `only`: one of one's own, by its place.
    pub(super) fn ask_attributes(&mut self, only: Option<u8>) {
        let Some(chosen) = self.chosen() else { return };
        let Some(desk) = &self.desk else { return };
        let target = match &chosen {
            Target::Mention(id) => {
                desk.document.mention(id).and_then(|mention| mention.actor.clone()).map(Target::Actor)
            }
            Target::Actor(_) | Target::Quote(_) => Some(chosen),
            _ => None,
        };
        let Some(target) = target else { return self.say("Actors and quotes have attributes: choose one.") };
        let name = only.and_then(|at| self.settings.attributes.get(usize::from(at)));
        let name = name.map(|attribute| attribute.name.clone());
        let label = if name.is_some() { "Value" } else { "Attribute: value" };
        self.ask(Ask::new(Asked::Attributes(target, name), label, String::new(), false));
    }

    /// The values that can be taken; those that are set already can be taken away.
    pub(super) fn attribute_options(&self, target: &Target, name: Option<&str>, typed: &str) -> Vec<Choice> {
        let Some(desk) = &self.desk else { return Vec::new() };
        let Some(record) = desk.document.record(target) else { return Vec::new() };
        let mut known: BTreeSet<(String, String)> = BTreeSet::new();
        for record in desk.document.annotations_of(target.kind()).map(AnyAnnotation::record) {
            known.extend(record.attributes.iter().map(|(name, value)| (name.clone(), value_words(value))));
        }
        let own = self.settings.attributes.iter().flat_map(|attribute| {
            attribute.values.iter().map(|value| (attribute.name.clone(), value.clone()))
        });
        let own: Vec<(String, String)> = own.collect();
        known.retain(|pair| !own.contains(pair));
        let wanted = |there: &str| name.is_none_or(|name| name == there);
        own.into_iter()
            .chain(known)
            .filter(|(there, _)| wanted(there))
            .map(|(there, value)| {
                let id = format!("{there}{IS}{value}");
                let set = record.attributes.get(&there).is_some_and(|now| value_words(now) == value);
                let shown = if name.is_some() { value } else { id.clone() };
                option(&id, &shown, if set { "set: take it away" } else { "" })
            })
            .filter(|choice| typed.is_empty() || choice.name.to_lowercase().contains(typed))
            .collect()
    }

    /// A value was taken, or typed.
    pub(super) fn attribute_taken(
        &mut self,
        target: Target,
        name: Option<String>,
        (text, id): (String, Option<String>),
        out: &mut Vec<Effect>,
        moment: &Moment,
    ) {
        let pair = match (&id, name) {
            (Some(id), _) => id.split_once(IS).map(|(name, value)| (name.to_owned(), value.to_owned())),
            (None, Some(name)) => Some((name, text)),
            (None, None) => text
                .split_once([':', '='])
                .map(|(name, value)| (name.trim().to_owned(), value.trim().to_owned())),
        };
        let Some((name, value)) = pair.filter(|(name, _)| !name.is_empty()) else {
            return self.say("Write the name, a colon and the value: “party: Blue”.");
        };
        let Some(record) = self.desk.as_ref().and_then(|desk| desk.document.record(&target)) else { return };
        let is_set = record.attributes.get(&name).is_some_and(|now| value_words(now) == value);
        let new = (!value.is_empty() && !is_set).then(|| read_value(&value));
        let learn = new.is_some() && id.is_none();
        if self.perform(Edit::SetAttribute { target, name: name.clone(), value: new }, out, moment) && learn {
            self.learn_value(name, value, out);
        }
    }

    /// What was typed once can be taken the next time.
    fn learn_value(&mut self, name: String, value: String, out: &mut Vec<Effect>) {
        let known = self.settings.attributes.iter().find(|attribute| attribute.name == name);
        let mut attribute = known.cloned().unwrap_or(OwnAttribute { name, ..OwnAttribute::default() });
        if !attribute.values.contains(&value) {
            attribute.values.push(value);
            self.set(Setting::Attribute(attribute), out);
        }
    }

    /// Asks for a note on what is chosen; where nothing is, on the document.
    pub(super) fn ask_note(&mut self) {
        let Some(desk) = &self.desk else { return };
        let record = desk.chosen.as_ref().and_then(|chosen| desk.document.record(chosen));
        let note = match (&desk.chosen, record) {
            (Some(_), Some(record)) => record.note.clone(),
            _ => desk.document.note.clone(),
        };
        let label = if desk.chosen.is_some() { "Note" } else { "Note on the document" };
        let asked = Asked::Note(desk.chosen.clone());
        self.ask(Ask::new(asked, label, note.unwrap_or_default(), true));
    }

    pub(super) fn note_taken(
        &mut self,
        target: Option<Target>,
        note: String,
        out: &mut Vec<Effect>,
        moment: &Moment,
    ) {
        let note = (!note.is_empty()).then_some(note);
        self.perform(
            match target {
                Some(target) => Edit::SetNote { target, note },
                None => Edit::SetDocumentNote { note },
            },
            out,
            moment,
        );
    }

    pub(super) fn ask_topics(&mut self) {
        self.ask(Ask::new(Asked::Topics, "Label of the document", String::new(), false));
    }

    /// Labels that the document can get, and those that it has, which can be taken away.
    pub(super) fn topic_options(&self, typed: &str) -> Vec<Choice> {
        let Some(desk) = &self.desk else { return Vec::new() };
        let has = &desk.document.labels;
        let own = self.settings.topics.iter().map(|topic| &topic.name);
        let mut names: Vec<&String> = own.collect();
        names.extend(
            has.iter().filter(|label| self.settings.topics.iter().all(|topic| topic.name != **label)),
        );
        let says = |name: &String| if has.contains(name) { "set: take it away" } else { "" };
        let fits = |name: &&String| typed.is_empty() || name.to_lowercase().contains(typed);
        names.into_iter().filter(fits).map(|name| option(name, name, says(name))).collect()
    }

    pub(super) fn topic_taken(&mut self, name: String, out: &mut Vec<Effect>, moment: &Moment) {
        if name.is_empty() {
            return;
        }
        let known = self.settings.topics.iter().any(|topic| topic.name == name);
        if self.toggle_label(&name, out, moment) && !known {
            self.set(Setting::Topic(OwnTopic { name, key: String::new() }), out);
        }
    }

    /// A label of one's own by its key.
    pub(super) fn topic(&mut self, at: u8, out: &mut Vec<Effect>, moment: &Moment) {
        let name = self.settings.topics.get(usize::from(at)).map(|topic| topic.name.clone());
        if let Some(name) = name {
            self.toggle_label(&name, out, moment);
        }
    }

    /// To come back to this document, or no longer.
    pub(super) fn flag(&mut self, out: &mut Vec<Effect>, moment: &Moment) {
        let Some(desk) = &self.desk else { return };
        let flagged = !desk.document.flagged;
        self.perform(Edit::SetFlagged { flagged }, out, moment);
    }

    /// Puts a label on the document, or takes it off; true where it was put on.
    fn toggle_label(&mut self, name: &str, out: &mut Vec<Effect>, moment: &Moment) -> bool {
        let Some(desk) = &self.desk else { return false };
        let mut labels = desk.document.labels.clone();
        let before = labels.len();
        labels.retain(|label| label != name);
        let put = labels.len() == before;
        if put {
            labels.push(name.to_owned());
        }
        self.perform(Edit::SetLabels { labels }, out, moment) && put
    }

    /// Sets something, and has it kept; says why where it cannot be.
    pub(super) fn set(&mut self, setting: Setting, out: &mut Vec<Effect>) {
        if let Some(desk) = &mut self.desk {
            match setting {
                Setting::Layer(layer, shown) => desk.show(desk.layers.with(layer, shown)),
                Setting::AllOf(list) => desk.show(desk.layers.with_list(list)),
                _ => {}
            }
        }
        self.refusal = self.settings.set(setting).err();
        match &self.refusal {
            Some(reason) => self.say(reason.clone()),
            None => out.push(Effect::KeepSettings(self.settings.write())),
        }
    }
}

/// A value in words.
pub fn value_words(value: &AttributeValue) -> String {
    match value {
        AttributeValue::Flag(flag) => flag.to_string(),
        AttributeValue::Number(number) => number.to_string(),
        AttributeValue::Text(text) => text.clone(),
        AttributeValue::List(values) => values.iter().map(value_words).collect::<Vec<_>>().join(", "),
    }
}

/// A value as a person writes it: true and false and numbers are what they look like.
fn read_value(words: &str) -> AttributeValue {
    match words {
        "true" => AttributeValue::Flag(true),
        "false" => AttributeValue::Flag(false),
        _ => match words.parse::<serde_json::Number>() {
            // Only what reads the same as written: "007" is a text.
            Ok(number) if number.to_string() == words => AttributeValue::Number(number),
            _ => AttributeValue::Text(words.to_owned()),
        },
    }
}

/// Attributes and note of a record, for the line that says what is chosen: "party: Blue · note: …".
pub fn said_of(record: &Record) -> String {
    let attributes =
        record.attributes.iter().map(|(name, value)| format!("{name}{IS}{}", value_words(value)));
    let note = record.note.iter().map(|note| format!("{}{IS}{note}", messages::NOTE));
    attributes.chain(note).collect::<Vec<_>>().join(" · ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_what_they_look_like_and_read_the_same() {
        for words in ["true", "18", "-1.5", "007", "Blue", "1e3", ""] {
            assert_eq!(value_words(&read_value(words)), words);
        }
        assert_eq!(read_value("18"), AttributeValue::Number(18.into()));
        assert!(matches!(read_value("007"), AttributeValue::Text(_)));
    }
}
