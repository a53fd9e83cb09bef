//! Edit by edit: what it is called, and all that it changes in the document of `bridge`.
//!
//! An example expects the step's name on the first line, then what `shown::changes` says; or why it was refused. Each
//! is one step: the runner takes it back, does it again, and opens it from what was stored.

mod actors;
mod articles;
mod blocks;
mod captions;
mod decisions;
mod duplicates;
mod mentions;
mod quotes;
mod whole;

use crate::bridge::bridge;
use crate::shown::changes;
use crate::steps::Desk;
use galley::document::{
    ActorId, ActorType, AttributeValue, BlockId, CaptionId, Document, MentionId, QuoteId, Status, Target,
};
use galley::edit::{ActorChoice, Edit, SpeakerChoice};
use galley::wording::step_name;

struct Example {
    rule: &'static str,
    before: Vec<Edit>,
    edit: Edit,
    expected: &'static str,
}

fn example(rule: &'static str, before: Vec<Edit>, edit: Edit, expected: &'static str) -> Example {
    Example { rule, before, edit, expected }
}

fn try_all(examples: Vec<Example>) {
    try_all_in(bridge(), examples);
}

fn try_all_in(document: Document, examples: Vec<Example>) {
    let mut wrong = String::new();
    for example in examples {
        let mut desk = Desk::new(document.clone());
        for edit in &example.before {
            desk.apply(edit).unwrap_or_else(|error| panic!("{}, before: {error}", example.rule));
        }
        let (before, steps) = (desk.document.clone(), desk.steps());
        let found = match desk.apply(&example.edit) {
            Err(error) => format!("refused: {error}\n"),
            Ok(_) => format!("{}\n{}", step_name(&before, &example.edit), changes(&before, &desk.document)),
        };
        if desk.steps() > steps {
            assert_eq!(desk.steps(), steps + 1);
            desk.undo();
            assert_eq!(desk.document, before);
            desk.redo();
        }
        desk.reopen();
        let lines = |text: &str| text.lines().map(|line| line.trim().to_owned()).collect::<Vec<_>>();
        if lines(found.trim()) != lines(example.expected.trim()) {
            wrong += &format!("{}\n expected:\n{}\n found:\n{found}\n", example.rule, example.expected);
        }
    }
    assert!(wrong.is_empty(), "\n{wrong}");
}

fn article(id: &str) -> Target {
    Target::Article(galley::document::ArticleId::new(id))
}

fn block(id: &str) -> BlockId {
    BlockId::new(id)
}

fn caption(id: &str) -> CaptionId {
    CaptionId::new(id)
}

fn actor(id: &str) -> ActorId {
    ActorId::new(id)
}

fn mention(id: &str) -> MentionId {
    MentionId::new(id)
}

fn quote(id: &str) -> QuoteId {
    QuoteId::new(id)
}

/// An annotation by its id, whose letter says what it is.
fn any(id: &str) -> Target {
    match id.chars().next().unwrap() {
        'a' => article(id),
        'b' => Target::Block(block(id)),
        'c' => Target::Caption(caption(id)),
        'p' => Target::Actor(actor(id)),
        'm' => Target::Mention(mention(id)),
        _ => Target::Quote(quote(id)),
    }
}

fn accept(id: &str) -> Edit {
    Edit::SetStatus { target: any(id), status: Status::Confirmed }
}

fn reject(id: &str) -> Edit {
    Edit::SetStatus { target: any(id), status: Status::Rejected }
}

fn take_back(id: &str) -> Edit {
    Edit::SetStatus { target: any(id), status: Status::Suggested }
}

fn remove(id: &str) -> Edit {
    Edit::Remove { target: any(id) }
}

fn person(name: &str) -> ActorChoice {
    ActorChoice::Named { name: name.into(), actor_type: ActorType::Person }
}

fn spoken_by(id: &str) -> SpeakerChoice {
    SpeakerChoice::Mention(mention(id))
}

fn attribute(id: &str, name: &str, value: &str) -> Edit {
    let value = Some(AttributeValue::Text(value.into()));
    Edit::SetAttribute { target: any(id), name: name.into(), value }
}
