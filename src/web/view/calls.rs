//! What the parts of the page call. Made once, so that a part whose data is the same is the same, and not drawn anew.

use crate::web::keymap::Command;
use crate::web::state::Message;
use std::cell::RefCell;
use std::rc::Rc;
use yew::Callback;

/// What a part of the page calls.
#[derive(Clone, Debug)]
pub struct Calls {
    /// Something that the state takes in.
    pub tell: Callback<Message>,
    /// A command.
    pub act: Callback<Command>,
    /// The menu of what is chosen is to go; whether the focus goes back.
    pub close_menu: Callback<bool>,
    made: Rc<RefCell<Vec<Made>>>,
}

/// A command, and what does it.
type Made = (Command, Callback<()>);

impl Calls {
    /// These calls.
    pub fn new(tell: Callback<Message>, act: Callback<Command>, close_menu: Callback<bool>) -> Calls {
        Calls { tell, act, close_menu, made: Rc::default() }
    }

    /// What does this command: always the same call.
    pub fn command(&self, command: Command) -> Callback<()> {
        let mut made = self.made.borrow_mut();
        if let Some((_, call)) = made.iter().find(|(of, _)| *of == command) {
            return call.clone();
        }
        let call = self.act.reform(move |()| command);
        made.push((command, call.clone()));
        call
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_command_is_always_the_same_call_and_calls_its_command() {
        let done: Rc<RefCell<Vec<Command>>> = Rc::default();
        let act = {
            let done = done.clone();
            Callback::from(move |command| done.borrow_mut().push(command))
        };
        let calls = Calls::new(Callback::noop(), act, Callback::noop());
        assert_eq!(calls.command(Command::Undo), calls.command(Command::Undo));
        assert_ne!(calls.command(Command::Undo), calls.command(Command::Redo));
        calls.command(Command::Redo).emit(());
        assert_eq!(*done.borrow(), [Command::Redo]);
    }
}
