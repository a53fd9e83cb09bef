//! The keys as a person has them: the table, with what they have changed, and keys for labels of their own.
//!
//! Invariant: at one place a chord does one thing. What would break that is refused, with the reason; what comes from
//! storage and would break it is left out.

use super::table::{Binding, ENDS, bindings};
use super::{Command, Place, Press, chord, words};
use crate::stored;
use std::collections::BTreeMap;

/// The keys as a person has them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Keys {
    /// Whether single letters and signs do nothing: for those whose voice or hands type them by mistake.
    pub single_off: bool,
    /// The chords that were changed, by the name of their line.
    changed: BTreeMap<String, String>,
    /// Keys of labels and attributes of one's own; kept with them, not here.
    own: Vec<(String, Command)>,
}

/// Chords that the browser, or reading and copying, needs.
const NEEDED: [&str; 14] = [
    "Ctrl+c", "Ctrl+v", "Ctrl+x", "Ctrl+a", "Ctrl+t", "Ctrl+w", "Ctrl+n", "Ctrl+r", "Ctrl+f", "Ctrl+p",
    "Ctrl+l", "F5", "F11", "F12",
];

impl Keys {
    /// The command that a key is at this place, if it is one.
    pub fn command(&self, press: Press<'_>, place: Place) -> Option<Command> {
        let chord = chord(press)?;
        let here = |binding: &&Binding| binding.places.contains(&place);
        match place {
            Place::Field => None,
            Place::Ends => {
                let mut lines = ENDS.1.iter();
                lines.find(|line| line.chords.contains(&chord.as_str())).map(|line| line.command)
            }
            _ if self.single_off && is_single(&chord) => None,
            _ => (bindings().filter(here).find(|line| self.has(line, &chord)).map(|line| line.command))
                .or_else(|| self.own.iter().find(|(own, _)| *own == chord).map(|(_, command)| *command)),
        }
    }

    /// The key that is shown for a command; empty where it has none.
    pub fn shown(&self, command: Command) -> String {
        let own = || self.own.iter().find(|(_, there)| *there == command).map(|(chord, _)| words(chord));
        let line = bindings().find(|line| line.command == command);
        let chord = line.and_then(|line| self.chords(line).into_iter().next());
        match chord.filter(|chord| !(self.single_off && is_single(chord))) {
            Some(chord) => words(chord),
            None => own().unwrap_or_default(),
        }
    }

    /// The chords of a line, as they are now.
    pub fn chords<'k>(&'k self, line: &Binding) -> Vec<&'k str> {
        match self.changed.get(line.name).filter(|_| !line.name.is_empty()) {
            Some(chord) => vec![chord],
            None => line.chords.to_vec(),
        }
    }

    /// Whether a line has another chord than the table gives it.
    pub fn is_changed(&self, line: &Binding) -> bool {
        !line.name.is_empty() && self.changed.contains_key(line.name)
    }

    /// Gives a line another chord.
    ///
    /// # Errors
    /// In words, if the chord does something else already, or cannot be one.
    pub fn change(&mut self, name: &str, chord: &str) -> Result<(), String> {
        let line = bindings().find(|line| line.name == name && !name.is_empty());
        let Some(line) = line else { return Err("This key cannot be changed.".to_owned()) };
        if line.chords.contains(&chord) {
            if let Some(reason) = self.taken(chord, Some(line)) {
                return Err(reason);
            }
            self.changed.remove(name);
            return Ok(());
        }
        if let Some(reason) = self.refused(chord, Some(line)) {
            return Err(reason);
        }
        self.changed.insert(name.to_owned(), chord.to_owned());
        Ok(())
    }

    /// Gives every line the chord of the table.
    pub fn reset(&mut self) {
        self.changed.clear();
    }

    /// The keys of labels and attributes of one's own: those that nothing else has.
    pub fn set_own(&mut self, wanted: impl IntoIterator<Item = (String, Command)>) {
        self.own.clear();
        for (chord, command) in wanted {
            if self.refused(&chord, None).is_none() {
                self.own.push((chord, command));
            }
        }
    }

    /// Why a chord can be no key of this line, or of a label of one's own.
    pub fn refused(&self, chord: &str, line: Option<&Binding>) -> Option<String> {
        let ends_typing = ["Enter", "Escape", "Tab", "Delete", "Backspace", " "].contains(&chord);
        let goes = chord.contains("Arrow") || ["Home", "End", "PageUp", "PageDown"].contains(&chord);
        if chord.is_empty() || ends_typing || goes || NEEDED.contains(&chord) {
            return Some(format!("{} has a use that cannot be changed.", words(chord)));
        }
        self.taken(chord, line)
    }

    fn taken(&self, chord: &str, line: Option<&Binding>) -> Option<String> {
        let meets = |other: &&Binding| match line {
            Some(line) => other.name != line.name || other.places != line.places,
            None => true,
        };
        let other = bindings().filter(meets).find(|other| self.has(other, chord));
        let own = || self.own.iter().any(|(own, _)| own == chord);
        match other {
            Some(other) => Some(format!("{} is taken: {}.", words(chord), other.says)),
            None if own() => Some(format!("{} is taken by a label of your own.", words(chord))),
            None => None,
        }
    }

    /// What was stored, without whatever would give a chord two meanings.
    pub fn restored(stored: stored::Keys) -> Keys {
        let stored::Keys { single_off, changed } = stored;
        Keys { single_off, changed, own: Vec::new() }.sound()
    }

    /// To be stored.
    pub fn stored(&self) -> stored::Keys {
        let Keys { single_off, changed, own: _ } = self;
        stored::Keys { single_off: *single_off, changed: changed.clone() }
    }

    /// Drops from what was kept elsewhere whatever would give a chord two meanings.
    pub fn sound(mut self) -> Keys {
        let kept = std::mem::take(&mut self.changed);
        for (name, chord) in kept {
            // Refused: the table's own chord stays.
            let _ = self.change(&name, &chord);
        }
        self
    }

    fn has(&self, line: &Binding, chord: &str) -> bool {
        self.chords(line).contains(&chord)
    }
}

/// Whether a chord is a letter or a sign without Ctrl: what a voice or a slip can type.
fn is_single(chord: &str) -> bool {
    chord.strip_prefix("Shift+").unwrap_or(chord).chars().count() == 1
}

#[cfg(test)]
mod tests {
    use super::*;

    fn press(key: &str) -> Press<'_> {
        Press { key, ..Press::default() }
    }

    fn does(keys: &Keys, key: &str) -> Option<Command> {
        keys.command(press(key), Place::Text)
    }

    #[test]
    fn a_changed_key_does_what_it_was_given_and_the_old_one_nothing() {
        let mut keys = Keys::default();
        keys.change("accept", "k1").unwrap();
        keys.change("accept", "Shift+w").unwrap();
        assert_eq!(does(&keys, "a"), None);
        let shift = Press { shift: true, ..press("W") };
        assert_eq!(keys.command(shift, Place::List), Some(Command::Accept));
        assert_eq!(keys.shown(Command::Accept), "Shift+W");
        keys.change("reject", "a").unwrap();
        assert_eq!(does(&keys, "a"), Some(Command::Reject));
        keys.reset();
        assert_eq!(does(&keys, "a"), Some(Command::Accept));
        assert_eq!(keys, Keys::default());
    }

    #[test]
    fn no_key_can_mean_two_things() {
        let mut keys = Keys::default();
        let refused = |keys: &mut Keys, name: &str, chord: &str| keys.change(name, chord).unwrap_err();
        assert_eq!(refused(&mut keys, "accept", "x"), "x is taken: reject, and on to the next.");
        assert!(refused(&mut keys, "accept", "Ctrl+c").contains("cannot be changed"));
        assert!(refused(&mut keys, "accept", "ArrowLeft").contains("cannot be changed"));
        assert!(refused(&mut keys, "escape", "k").contains("cannot be changed"));
        keys.change("accept", "1").unwrap();
        keys.change("reject", "a").unwrap();
        // The way back is closed too while another has the key.
        assert!(refused(&mut keys, "accept", "a").contains("is taken: reject"));
        keys.set_own([("2".to_owned(), Command::Topic(0)), ("a".to_owned(), Command::Topic(1))]);
        assert_eq!(does(&keys, "2"), Some(Command::Topic(0)));
        assert_eq!(does(&keys, "a"), Some(Command::Reject));
        assert!(refused(&mut keys, "accept", "2").contains("a label of your own"));
    }

    #[test]
    fn what_is_kept_comes_back_and_what_would_collide_does_not() {
        let mut keys = Keys::default();
        keys.change("accept", "1").unwrap();
        keys.single_off = true;
        assert_eq!(Keys::restored(keys.stored()), keys);
        let changed = [("accept", "x"), ("reject", "9"), ("gone", "8")];
        let changed = changed.map(|(name, chord)| (name.to_owned(), chord.to_owned())).into();
        let bad = Keys::restored(stored::Keys { single_off: false, changed });
        assert_eq!(does(&bad, "x"), None);
        assert_eq!(does(&bad, "9"), Some(Command::Reject));
        assert_eq!(does(&bad, "8"), None);
    }

    #[test]
    fn single_keys_can_be_switched_off_and_the_others_stay() {
        let keys = Keys { single_off: true, ..Keys::default() };
        assert_eq!(does(&keys, "a"), None);
        assert_eq!(does(&keys, "?"), None);
        assert_eq!(keys.command(Press { shift: true, ..press("A") }, Place::Text), None);
        assert_eq!(does(&keys, "Escape"), Some(Command::Escape));
        assert_eq!(does(&keys, "F1"), Some(Command::Guide));
        assert_eq!(keys.command(Press { ctrl: true, ..press("z") }, Place::Text), Some(Command::Undo));
        assert_eq!(keys.shown(Command::Accept), "");
        assert_eq!(keys.shown(Command::Undo), "Ctrl+Z");
    }
}
