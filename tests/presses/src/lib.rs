//! How many presses it takes to bring a document to its gold, by the page's own keys: a key, a chord, a letter typed and
//! a click each count as one, a selection made with the mouse as two.
//!
//! A person ([`Person`]) works on the page's own state, which runs without a browser: keys go through its keymap, clicks
//! are what its view tells of them. Nothing is changed in any other way. The same moves can be made in a browser
//! (`tests/browser/tests/presses.rs` makes one article's).
//!
//! Which moves the person makes, `plan` looks for greedily: of all that would bring the document nearer to its gold, the ones
//! that do most for each press. So the figure is what a practised person needs who knows what is right; reading,
//! thinking and scrolling are not in it.

mod candidates;
mod distance;
mod gold;
mod hands;
mod plan;
mod step;

pub use distance::{distance, is_reached, what_is_left};
pub use gold::{read, scratch};
pub use hands::{Move, Person};
pub use plan::{follow_up, next_steps};
pub use step::{Kind, Step, finish};

use anyhow::{Result, bail, ensure};
use galley::document::Document;
use galley::measure::Gold;

/// All that a person does to bring a document to its gold and to decide all of it.
///
/// # Errors
/// If no moves lead there.
pub fn bring_to_gold(document: Document, gold: &Gold) -> Result<(Person, Vec<Step>)> {
    let mut person = Person::with(document);
    let mut steps = Vec::new();
    loop {
        let found = next_steps(&person, gold);
        if found.is_empty() {
            break;
        }
        for (nearer, step) in found {
            let before = distance(person.document(), gold);
            let mut tried = person.again();
            let does =
                tried.make_all(&step.moves).is_ok() && distance(tried.document(), gold) + nearer <= before;
            if does {
                person.make_all(&step.moves)?;
                ensure!(
                    distance(person.document(), gold) < before,
                    "{}: {step:?} was tried in vain",
                    gold.id
                );
                steps.push(step);
                while let Some(step) = follow_up(&person, gold) {
                    person.make_all(&step.moves)?;
                    steps.push(step);
                }
            }
        }
    }
    let left = what_is_left(person.document(), gold);
    if !left.is_empty() {
        bail!("{}: no moves lead further: {left:?}", gold.id);
    }
    let last = finish(person.hides_work());
    person.make_all(&last.moves)?;
    steps.push(last);
    if !is_reached(person.document(), gold) {
        bail!("{}: not all is decided as the gold has it", gold.id);
    }
    Ok((person, steps))
}
