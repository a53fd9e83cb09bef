//! Which commands would find what they work on, as things stand.

use super::State;
use crate::document::Target;
use crate::web::keymap::Command;

impl State {
    /// Whether a command does something now. What it needs and does not find, it says when it is called all the same.
    pub fn applies(&self, command: Command) -> bool {
        let Some(desk) = &self.desk else {
            return matches!(
                command,
                Command::Keys
                    | Command::Guide
                    | Command::Settings
                    | Command::Search
                    | Command::NextRegion
                    | Command::Escape
            );
        };
        let selected = desk.selection.is_some_and(|selection| !selection.is_caret());
        let chosen = desk.chosen.as_ref();
        let is_mention = matches!(chosen, Some(Target::Mention(_)));
        let is_actor = is_mention || matches!(chosen, Some(Target::Actor(_)));
        let is_quote = matches!(chosen, Some(Target::Quote(_)));
        let is_caption = matches!(chosen, Some(Target::Caption(_)));
        let has_caret = desk.selection.is_some();
        match command {
            _ if desk.ends.is_some() => {
                matches!(
                    command,
                    Command::MoveEnds | Command::OtherEnd | Command::Active { .. } | Command::Escape
                )
            }
            Command::OtherEnd | Command::Active { .. } => false,
            _ if desk.read_only && is_change(command) => false,
            Command::Accept | Command::Reject | Command::Remove => {
                chosen.is_some_and(|chosen| chosen.kind().can_be_rejected())
            }
            Command::Label(_) => selected || is_actor || (has_caret && chosen.is_none()),
            Command::Quote | Command::Caption => selected,
            Command::QuotePart => selected && !desk.document.quotes.is_empty(),
            Command::Cue => is_quote || (selected || has_caret) && !desk.document.quotes.is_empty(),
            Command::Credit => is_caption || selected,
            Command::Speaker => is_quote || is_mention || selected,
            Command::Merge | Command::Rename => is_actor || is_quote,
            Command::Link => is_mention || selected,
            Command::Split => is_mention,
            Command::Kind => is_mention || is_quote,
            Command::Attributes | Command::Attribute(_) => is_actor || is_quote,
            Command::MoveEnds => is_mention || is_quote || selected,
            Command::End(_) => is_mention || is_quote,
            Command::History => chosen.is_some(),
            Command::Correct => has_caret || chosen.is_some(),
            Command::Role
            | Command::Duplicate
            | Command::Article
            | Command::SplitBlock
            | Command::JoinBlocks => desk.here().is_some(),
            Command::Menu => chosen.is_some(),
            Command::Alike => !self.alike.is_empty(),
            Command::Undo => desk.history.next_undo_name().is_some(),
            Command::Redo => desk.history.next_redo_name().is_some(),
            Command::Shrink => selected,
            Command::Inner | Command::Outer => chosen.is_some() || has_caret,
            Command::Enter => chosen.is_some() || selected,
            _ => true,
        }
    }
}

/// Whether a command changes the document: what a person who can only read does without.
fn is_change(command: Command) -> bool {
    !matches!(
        command,
        Command::Next
            | Command::Previous
            | Command::NextUnreviewed
            | Command::PreviousUnreviewed
            | Command::Inner
            | Command::Outer
            | Command::Grow
            | Command::Shrink
            | Command::Caret { .. }
            | Command::Enter
            | Command::Find
            | Command::History
            | Command::Keys
            | Command::Guide
            | Command::Settings
            | Command::Search
            | Command::Layers
            | Command::NextRegion
            | Command::Escape
    )
}
