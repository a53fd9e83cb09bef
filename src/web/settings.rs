//! What a person has set for themselves: keys, their name, labels and attributes of their own. Plain data, kept as JSON.
//!
//! Invariant: what is read back is sound. No chord means two things, and no name is empty or stands twice.

use super::keymap::{Command, Keys};
use super::layers::{Layer, Layers};
use super::rows::List;
use crate::parse::LanguageChoice;
use crate::stored;

/// What a person has set.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Settings {
    /// The keys.
    pub keys: Keys,
    /// Who annotates; empty: a person.
    pub annotator: String,
    /// Attributes of one's own.
    pub attributes: Vec<OwnAttribute>,
    /// Labels for documents of one's own.
    pub topics: Vec<OwnTopic>,
    /// What is shown.
    pub layers: Layers,
    /// The code of the language of the text that was last annotated; empty: English. One that does not show its own is read in it.
    pub language: String,
}

/// An attribute of one's own, of actors and quotes: "gender", with its values.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OwnAttribute {
    /// What it is called.
    pub name: String,
    /// The values it usually has.
    pub values: Vec<String>,
    /// The chord that asks for it; empty: none.
    pub key: String,
}

/// A label for documents of one's own: a topic, a frame.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OwnTopic {
    /// The label.
    pub name: String,
    /// The chord that puts it on the document, and takes it off; empty: none.
    pub key: String,
}

/// Something that a person sets.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Setting {
    /// A line of the table of keys gets a chord.
    Key {
        /// Its name.
        name: String,
        /// The chord.
        chord: String,
    },
    /// Every key is as it was at first.
    KeysAsAtFirst,
    /// Whether single letters and signs do anything.
    SingleKeys(bool),
    /// Who annotates.
    Annotator(String),
    /// An attribute is there, with these values and this key; one of that name is replaced.
    Attribute(OwnAttribute),
    /// An attribute is no longer offered.
    NoAttribute(String),
    /// A label is there; one of that name is replaced.
    Topic(OwnTopic),
    /// A label is no longer offered.
    NoTopic(String),
    /// A layer is shown, or hidden.
    Layer(Layer, bool),
    /// Every layer of a list is shown.
    AllOf(List),
}

impl Settings {
    /// Reads what was kept; what cannot be read is as at first.
    pub fn read(kept: &str) -> Settings {
        let kept = stored::read_settings(kept).unwrap_or_default();
        let stored::Settings { keys, annotator, attributes, topics, layers, language } = kept;
        let (keys, layers) = (Keys::restored(keys), layers.map(Layers::named).unwrap_or_default());
        let (no_attributes, no_topics) = (Vec::new(), Vec::new());
        let mut settings =
            Settings { keys, annotator, attributes: no_attributes, topics: no_topics, layers, language };
        let attributes = (attributes.into_iter())
            .map(|stored::OwnAttribute { name, values, key }| OwnAttribute { name, values, key });
        let topics = topics.into_iter().map(|stored::OwnTopic { name, key }| OwnTopic { name, key });
        for setting in attributes.map(Setting::Attribute).chain(topics.map(Setting::Topic)) {
            // What is no longer possible is left out.
            let _ = settings.set(setting);
        }
        settings
    }

    /// As it is kept.
    pub fn write(&self) -> String {
        let Settings { keys, annotator, attributes, topics, layers, language } = self.clone();
        let attributes = (attributes.into_iter())
            .map(|OwnAttribute { name, values, key }| stored::OwnAttribute { name, values, key })
            .collect();
        let topics =
            topics.into_iter().map(|OwnTopic { name, key }| stored::OwnTopic { name, key }).collect();
        let (keys, layers) = (keys.stored(), Some(layers.hidden_names()));
        // Plain strings and lists: there is nothing that JSON cannot hold.
        stored::write_settings(&stored::Settings { keys, annotator, attributes, topics, layers, language })
            .unwrap_or_default()
    }

    /// In which language a text is read.
    pub fn language_choice(&self) -> LanguageChoice {
        match self.language.as_str() {
            "" => LanguageChoice::default(),
            last => LanguageChoice::Found { otherwise: last.to_owned() },
        }
    }

    /// Who signs what is done.
    pub fn by(&self) -> &str {
        if self.annotator.is_empty() { "person" } else { &self.annotator }
    }

    /// Sets something.
    ///
    /// # Errors
    /// In words, where it cannot be so; nothing is changed then.
    pub fn set(&mut self, setting: Setting) -> Result<(), String> {
        match setting {
            Setting::Key { name, chord } => return self.keys.change(&name, &chord),
            Setting::KeysAsAtFirst => {
                self.keys.reset();
                self.keys = std::mem::take(&mut self.keys).sound();
            }
            Setting::SingleKeys(on) => self.keys.single_off = !on,
            Setting::Annotator(name) => self.annotator = line(&name),
            Setting::Attribute(attribute) => {
                let name = named(&attribute.name)?;
                let mut values: Vec<String> = Vec::new();
                for value in attribute.values.iter().map(|value| line(value)) {
                    if !value.is_empty() && !values.contains(&value) {
                        values.push(value);
                    }
                }
                let at = self.attributes.iter().position(|there| there.name == name);
                let key = self.own_key(&attribute.key, at.map(|at| self.attributes[at].key.as_str()))?;
                put(&mut self.attributes, at, OwnAttribute { name, values, key });
            }
            Setting::NoAttribute(name) => self.attributes.retain(|attribute| attribute.name != name),
            Setting::Topic(topic) => {
                let name = named(&topic.name)?;
                let at = self.topics.iter().position(|there| there.name == name);
                let key = self.own_key(&topic.key, at.map(|at| self.topics[at].key.as_str()))?;
                put(&mut self.topics, at, OwnTopic { name, key });
            }
            Setting::NoTopic(name) => self.topics.retain(|topic| topic.name != name),
            Setting::Layer(layer, shown) => self.layers = self.layers.with(layer, shown),
            Setting::AllOf(list) => self.layers = self.layers.with_list(list),
        }
        self.share_keys();
        Ok(())
    }

    fn own_key(&self, chord: &str, before: Option<&str>) -> Result<String, String> {
        if chord.is_empty() || before == Some(chord) {
            return Ok(chord.to_owned());
        }
        match self.keys.refused(chord, None) {
            Some(reason) => Err(reason),
            None => Ok(chord.to_owned()),
        }
    }

    fn share_keys(&mut self) {
        let place = |at: usize| u8::try_from(at).ok();
        let attributes = self
            .attributes
            .iter()
            .enumerate()
            .filter_map(|(at, attribute)| Some((attribute.key.clone(), Command::Attribute(place(at)?))));
        let topics = self
            .topics
            .iter()
            .enumerate()
            .filter_map(|(at, topic)| Some((topic.key.clone(), Command::Topic(place(at)?))));
        let own: Vec<(String, Command)> =
            attributes.chain(topics).filter(|(chord, _)| !chord.is_empty()).collect();
        self.keys.set_own(own);
    }
}

fn put<T>(list: &mut Vec<T>, at: Option<usize>, item: T) {
    match at.and_then(|at| list.get_mut(at)) {
        Some(there) => *there = item,
        None => list.push(item),
    }
}

/// On one line, without white space at its ends.
fn line(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn named(name: &str) -> Result<String, String> {
    match line(name) {
        name if name.is_empty() => Err("It needs a name.".to_owned()),
        name => Ok(name),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::web::keymap::{Place, Press};

    fn topic(name: &str, key: &str) -> Setting {
        Setting::Topic(OwnTopic { name: name.into(), key: key.into() })
    }

    #[test]
    fn labels_of_ones_own_have_keys_that_nothing_else_has() {
        let mut settings = Settings::default();
        settings.set(topic(" economy\n", "1")).unwrap();
        settings.set(topic("war", "2")).unwrap();
        assert_eq!(settings.set(topic("peace", "2")), Err("2 is taken by a label of your own.".into()));
        assert!(settings.set(topic("peace", "a")).is_err());
        assert!(settings.set(topic(" ", "")).is_err());
        settings.set(topic("war", "2")).unwrap();
        assert_eq!(settings.topics.len(), 2);
        let press = Press { key: "2", ..Press::default() };
        assert_eq!(settings.keys.command(press, Place::Text), Some(Command::Topic(1)));
        let key = Setting::Key { name: "accept".into(), chord: "2".into() };
        assert!(settings.set(key).unwrap_err().contains("label of your own"));
        settings.set(Setting::NoTopic("economy".into())).unwrap();
        assert_eq!(settings.keys.command(press, Place::Text), Some(Command::Topic(0)));
    }

    #[test]
    fn what_is_kept_comes_back_sound() {
        let mut settings = Settings::default();
        settings.set(topic("war", "2")).unwrap();
        settings.set(Setting::Annotator(" Ada  L. ".into())).unwrap();
        let gender = OwnAttribute {
            name: "gender".into(),
            values: vec!["f".into(), "f".into(), " ".into(), "m".into()],
            key: "3".into(),
        };
        settings.set(Setting::Attribute(gender)).unwrap();
        assert_eq!(settings.attributes[0].values, ["f", "m"]);
        settings.language = "de".into();
        assert_eq!(Settings::read(&settings.write()), settings);
        assert_eq!((settings.by(), Settings::default().by()), ("Ada L.", "person"));
        assert_eq!(Settings::read("no JSON"), Settings::default());
        let collides = r#"{"topics":[{"name":"war","key":"a"},{"name":"","key":"9"}],"new":1}"#;
        assert_eq!(Settings::read(collides), Settings::default());
    }
}
