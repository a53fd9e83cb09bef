//! What the keys do: a table, how a pressed key is looked up in it, and what a person has changed of it.
//!
//! In text fields no key is a command. Knows no browser.

mod command;
mod own;
mod press;
mod table;

pub use command::{Command, EndMove};
pub use own::Keys;
pub use press::{Press, chord, words};
pub use table::{Binding, ENDS, GROUPS, bindings};

/// Where the focus is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// In the annotated text, or nowhere.
    Text,
    /// In the text, while the ends of an annotation are being moved.
    Ends,
    /// In one of the lists.
    List,
    /// On some other control.
    Control,
    /// Where letters are typed, or in a dialog or menu of its own keys.
    Field,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(press: Press<'_>, place: Place, expected: Option<Command>) {
        assert_eq!(Keys::default().command(press, place), expected, "{press:?} at {place:?}");
    }

    fn press(key: &str) -> Press<'_> {
        Press { key, ..Press::default() }
    }

    #[test]
    fn letters_are_commands_where_nothing_is_typed() {
        check(press("a"), Place::Text, Some(Command::Accept));
        check(press("A"), Place::List, Some(Command::Accept));
        check(Press { shift: true, ..press("A") }, Place::Text, Some(Command::AcceptAll));
        check(press("a"), Place::Field, None);
        check(Press { composing: true, ..press("a") }, Place::Text, None);
        check(Press { ctrl: true, ..press("a") }, Place::Text, None);
        check(Press { ctrl: true, ..press("c") }, Place::Text, None);
        check(Press { ctrl: true, shift: true, ..press("Z") }, Place::Text, Some(Command::Redo));
        check(press("ArrowDown"), Place::List, Some(Command::Next));
        check(press("ArrowDown"), Place::Text, None);
        check(press("Enter"), Place::Control, None);
    }

    #[test]
    fn other_alphabets_go_by_the_place_of_the_key() {
        check(Press { code: "KeyA", ..press("ф") }, Place::Text, Some(Command::Accept));
        check(Press { code: "KeyA", shift: true, ..press("Ф") }, Place::Text, Some(Command::AcceptAll));
        check(
            Press { code: "BracketLeft", ..press("х") },
            Place::Text,
            Some(Command::End(EndMove::StartBack)),
        );
        check(Press { code: "Semicolon", ..press("ö") }, Place::Text, None);
        check(Press { code: "KeyQ", ..press("a") }, Place::Text, Some(Command::Accept));
    }

    #[test]
    fn alt_graph_types_and_is_not_control() {
        let german = Press { ctrl: true, alt: true, alt_graph: true, code: "Digit8", ..press("[") };
        check(german, Place::Text, Some(Command::End(EndMove::StartBack)));
        check(
            Press { ctrl: true, alt: true, alt_graph: true, code: "KeyQ", ..press("@") },
            Place::Text,
            None,
        );
        check(Press { ctrl: true, alt: true, alt_graph: true, ..press("z") }, Place::Text, None);
        check(Press { alt: true, ..press("a") }, Place::Text, None);
    }

    #[test]
    fn signs_do_not_mind_shift() {
        check(Press { shift: true, ..press("?") }, Place::Text, Some(Command::Keys));
        check(Press { shift: true, ..press("{") }, Place::Text, Some(Command::End(EndMove::StartOn)));
        check(press("+"), Place::Text, Some(Command::Grow));
    }

    #[test]
    fn while_ends_are_moved_only_their_keys_count() {
        check(press("ArrowLeft"), Place::Ends, Some(Command::Active { back: true, fine: false }));
        check(press("e"), Place::Ends, Some(Command::OtherEnd));
        check(press("a"), Place::Ends, None);
    }

    #[test]
    fn no_chord_stands_twice_at_one_place() {
        let mut seen = std::collections::HashSet::new();
        for binding in bindings() {
            for (chord, place) in
                binding.chords.iter().flat_map(|chord| binding.places.iter().map(move |place| (chord, place)))
            {
                assert!(seen.insert(format!("{chord} {place:?}")), "{chord} at {place:?}");
            }
        }
    }

    #[test]
    fn no_name_stands_twice_and_each_is_a_line() {
        let mut seen = std::collections::HashSet::new();
        for binding in bindings().filter(|binding| !binding.name.is_empty()) {
            assert!(seen.insert(binding.name), "{}", binding.name);
        }
    }

    #[test]
    fn keys_are_shown_as_people_write_them() {
        let keys = Keys::default();
        assert_eq!(keys.shown(Command::Undo), "Ctrl+Z");
        assert_eq!(keys.shown(Command::Credit), "Shift+H");
        assert_eq!(keys.shown(Command::Next), "j");
        assert_eq!(words("+"), "+");
    }
}
