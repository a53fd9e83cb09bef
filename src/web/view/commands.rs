//! Commands as buttons: the toolbar of what is chosen, the palette of a selection, the menu of all else, the dialog of
//! the keys. Each shows the key that does the same.

use super::calls::Calls;
use super::keys;
use super::parts::{Action, KeyGroup, KeyRow, Keys, Settings, Toolbar};
use crate::document::{ActorType, Target};
use crate::web::keymap::{self, Binding, Command, EndMove};
use crate::web::messages;
use crate::web::settings::Setting;
use crate::web::state::{Desk, Help, Message, State, said_of};
use web_sys::KeyboardEvent;
use yew::prelude::*;

type Named = (&'static str, Command);

const TYPES: [(&str, ActorType); 5] = [
    ("Person", ActorType::Person),
    ("Organisation", ActorType::Organisation),
    ("Country", ActorType::Country),
    ("Group", ActorType::Group),
    ("Place", ActorType::Place),
];

/// What the menu holds beside toolbar and palette.
const MENU: &[Named] = &[
    ("Find and annotate all", Command::Find),
    ("Correct the text…", Command::Correct),
    ("Accept all above …", Command::AcceptAll),
    ("Do the same to all alike", Command::Alike),
    ("Next not reviewed", Command::NextUnreviewed),
    ("Previous not reviewed", Command::PreviousUnreviewed),
    ("Next annotation", Command::Next),
    ("Previous annotation", Command::Previous),
    ("Inner annotation here", Command::Inner),
    ("Outer annotation here", Command::Outer),
    ("Menu of what is chosen", Command::Menu),
    ("Start one word earlier", Command::End(EndMove::StartBack)),
    ("Start one word later", Command::End(EndMove::StartOn)),
    ("End one word earlier", Command::End(EndMove::EndBack)),
    ("End one word later", Command::End(EndMove::EndOn)),
    ("Select more", Command::Grow),
    ("Select less", Command::Shrink),
    ("Role of the block", Command::Role),
    ("Repeats an earlier block, or not", Command::Duplicate),
    ("Article begins here, or not", Command::Article),
    ("Cut block at the caret", Command::SplitBlock),
    ("Join block with the next", Command::JoinBlocks),
    ("Note", Command::Note),
    ("History of the annotation", Command::History),
    ("Labels of the document", Command::Topics),
    ("Language of the text", Command::Language),
    ("Flag the document, or not", Command::Flag),
    ("Done, and the next document", Command::DoneAndNext),
    ("Look for a document", Command::Search),
    ("Next region of the page", Command::NextRegion),
    ("Labelling guide", Command::Guide),
    ("Settings", Command::Settings),
];

/// Everything that is not done to what is chosen, as a menu; what does nothing now stays in its place.
pub fn menu(state: &State, calls: &Calls) -> Vec<Action> {
    MENU.iter().copied().map(|named| action(state, calls, named).enabled(state.applies(named.1))).collect()
}

fn action(state: &State, calls: &Calls, (name, command): Named) -> Action {
    Action::new(name, state.settings.keys.shown(command), calls.command(command))
}

/// What can be done to what is chosen.
pub fn chosen(state: &State, desk: &Desk, chosen: &Target, calls: &Calls) -> Vec<Action> {
    let mut commands: Vec<Named> = Vec::new();
    if !desk.read_only {
        if chosen.kind().can_be_rejected() {
            commands.extend([("Accept", Command::Accept), ("Reject", Command::Reject)]);
        }
        match chosen {
            Target::Quote(_) => commands.extend([
                ("Speaker", Command::Speaker),
                ("Cue", Command::Cue),
                ("Kind", Command::Kind),
                ("Move ends", Command::MoveEnds),
            ]),
            Target::Mention(_) => commands.extend([
                ("Link", Command::Link),
                ("Split off", Command::Split),
                ("Rename", Command::Rename),
                ("Merge", Command::Merge),
                ("Form", Command::Kind),
                ("Speaks", Command::Speaker),
                ("Move ends", Command::MoveEnds),
            ]),
            Target::Actor(_) => commands.extend([("Rename", Command::Rename), ("Merge", Command::Merge)]),
            Target::Caption(_) => {
                commands.extend([("Credit", Command::Credit), ("Duplicate", Command::Duplicate)])
            }
            // They have none of their own.
            _ => {}
        }
        if matches!(chosen, Target::Mention(_) | Target::Actor(_)) {
            commands.extend(TYPES.map(|(name, actor_type)| (name, Command::Label(actor_type))));
        }
        if matches!(chosen, Target::Mention(_) | Target::Actor(_) | Target::Quote(_)) {
            commands.push(("Attributes", Command::Attributes));
        }
        commands.extend([
            ("Note", Command::Note),
            ("Block role", Command::Role),
            ("Correct the text…", Command::Correct),
            ("Remove", Command::Remove),
        ]);
    }
    commands.push(("History", Command::History));
    let actor_type = type_of(desk, chosen);
    commands
        .into_iter()
        .map(|named| match named.1 {
            Command::Label(of) => action(state, calls, named).pressed(actor_type == Some(of)),
            _ => action(state, calls, named),
        })
        .collect()
}

/// What is chosen, and what can be done to it.
pub fn toolbar(state: &State, desk: &Desk, target: &Target, calls: &Calls) -> Html {
    let record = desk.document.record(target);
    let who = record.map(messages::who).unwrap_or_default();
    let said = record.map(said_of).filter(|said| !said.is_empty());
    let who = said.map_or(who.clone(), |said| format!("{who} · {said}"));
    html! { <Toolbar what={messages::what(desk, target)} {who} actions={chosen(state, desk, target, calls)} /> }
}

fn type_of(desk: &Desk, chosen: &Target) -> Option<ActorType> {
    let actor = match chosen {
        Target::Actor(actor) => Some(actor),
        Target::Mention(mention) => desk.document.mention(mention)?.actor.as_ref(),
        _ => None,
    };
    Some(desk.document.actor(actor?)?.actor_type)
}

/// What a selection can become, the last used first.
pub fn labels(state: &State, calls: &Calls) -> Vec<Action> {
    let types = TYPES.map(|(name, actor_type)| (name, Command::Label(actor_type)));
    let mut labels = types.to_vec();
    labels.extend([
        ("Quote", Command::Quote),
        ("Caption", Command::Caption),
        ("Cue", Command::Cue),
        ("Speaker", Command::Speaker),
        ("Part of quote", Command::QuotePart),
        ("Credit", Command::Credit),
        ("Link", Command::Link),
        ("Correct the text…", Command::Correct),
        ("Ends of annotation", Command::MoveEnds),
    ]);
    if let Some(at) = labels.iter().position(|(_, command)| Some(*command) == state.last_label) {
        labels[..=at].rotate_right(1);
    }
    labels.into_iter().map(|named| action(state, calls, named)).collect()
}

/// The dialog that says what the keys do, and where they are changed.
pub fn keys(state: &State, tell: &Callback<Message>) -> Html {
    let keys = &state.settings.keys;
    let row = |binding: &Binding| KeyRow {
        name: binding.name.into(),
        keys: keys.chords(binding).iter().map(|chord| keymap::words(chord).into()).collect(),
        does: binding.says.into(),
        now: state.applies(binding.command),
        changed: keys.is_changed(binding),
    };
    let group = |(title, bindings): &(&'static str, &[Binding])| KeyGroup {
        title: (*title).into(),
        rows: bindings.iter().map(row).collect(),
    };
    let groups: Vec<KeyGroup> =
        keymap::GROUPS.iter().chain(std::iter::once(&keymap::ENDS)).map(group).collect();
    let changed = |(name, event): (AttrValue, KeyboardEvent)| {
        let chord = keys::chord_of(&event)?;
        Some(Message::Set(Setting::Key { name: name.to_string(), chord }))
    };
    let on_change = {
        let tell = tell.clone();
        Callback::from(move |pressed| {
            if let Some(message) = changed(pressed) {
                tell.emit(message);
            }
        })
    };
    html! {
        <Keys open={state.help == Some(Help::Keys)} {groups} single_keys={!keys.single_off}
            refusal={state.refusal.clone().unwrap_or_default()} {on_change}
            on_single_keys={tell.reform(|on| Message::Set(Setting::SingleKeys(on)))}
            on_reset={tell.reform(|()| Message::Set(Setting::KeysAsAtFirst))}
            on_close={tell.reform(|()| Message::HelpClosed)} />
    }
}

/// The dialog where a person sets what is their own.
pub fn settings(state: &State, tell: &Callback<Message>) -> Html {
    let settings = &state.settings;
    html! {
        <Settings open={state.help == Some(Help::Settings)} annotator={settings.annotator.clone()}
            topics={settings.topics.clone()} attributes={settings.attributes.clone()}
            refusal={state.refusal.clone().unwrap_or_default()} on_set={tell.reform(Message::Set)}
            on_close={tell.reform(|()| Message::HelpClosed)} />
    }
}
