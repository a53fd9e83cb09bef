//! A paste of several articles becomes a document for each. The whole goes into the bin: it comes back, with all that can
//! be undone in it, by what the line of status offers, or from the library.

use super::{Effect, Line, Moment, Offer, State};
use crate::document::DocumentId;
use crate::library::split;
use crate::web::messages;

impl State {
    pub(super) fn split_articles(&mut self, out: &mut Vec<Effect>, moment: &Moment) {
        let Some(desk) = &self.desk else { return };
        if desk.read_only {
            return self.alert(messages::READ_ONLY);
        }
        let (whole, title) = (desk.id().clone(), desk.title());
        let id = |n: usize| DocumentId::new(format!("{}-{}", moment.new_id, n + 1));
        let parts = match split(&desk.document, id) {
            Ok(parts) => parts,
            Err(error) => return self.say(format!("Not split: {error}.")),
        };
        let ids: Vec<_> = parts.iter().map(|part| part.id.clone()).collect();
        // The list shows them in the order of the text: each comes before those that came earlier.
        for part in parts.into_iter().rev() {
            self.keep_aside(part, out, moment);
        }
        self.delete_document(&whole, out);
        self.open_part(&ids, out);
        let offers = vec![Offer::Unsplit { whole, parts: ids.clone() }];
        self.line = Line { words: messages::split(&title, ids.len()), offers };
    }

    fn open_part(&mut self, ids: &[DocumentId], out: &mut Vec<Effect>) {
        if let Some(first) = ids.first() {
            self.open(first.clone(), out);
        }
    }

    /// The parts go into the bin, the whole comes out of it.
    pub(super) fn unsplit(&mut self, whole: DocumentId, parts: Vec<DocumentId>, out: &mut Vec<Effect>) {
        let kept = std::mem::take(&mut self.deleted);
        self.take_away(&parts, out);
        out.push(Effect::DeleteAll(parts));
        self.deleted = kept;
        self.restore_document(whole, out);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Document;
    use crate::edit::History;
    use crate::intake;
    use crate::parse::parse;
    use crate::web::state::Desk;
    use crate::web::state::Message;

    fn moment() -> Moment {
        Moment { now: "2026-03-01T09:14:02Z".into(), new_id: DocumentId::new("new") }
    }

    /// Two articles on the desk.
    fn state() -> State {
        let gold = include_str!("../../../tests/gold/07-two-in-one.json");
        let gold: serde_json::Value = serde_json::from_str(gold).unwrap();
        let mut state = State::default();
        state.update(Message::Started { documents: Vec::new(), last: None }, &moment());
        let incoming = intake::plain(gold["text"].as_str().unwrap());
        state.update(Message::Paste(incoming.clone()), &moment());
        let found = parse(&incoming.text, &incoming.hints);
        let document = Document::suggested(DocumentId::new("whole"), incoming.text, &found);
        assert_eq!(document.articles.len(), 2);
        let desk = Desk::begin(document, "2026-01-01");
        state.update(Message::Parsed { number: 1, outcome: Ok(Box::new(desk)) }, &moment());
        state
    }

    #[test]
    fn the_whole_goes_into_the_bin_and_comes_back() {
        let mut state = state();
        let out = state.update(Message::Split, &moment());
        let parts = vec![DocumentId::new("new-1"), DocumentId::new("new-2")];
        assert_eq!(state.documents.iter().map(|row| row.id.clone()).collect::<Vec<_>>(), parts);
        assert_eq!(out.iter().filter(|effect| matches!(effect, Effect::Import(..))).count(), 2);
        assert!(out.contains(&Effect::Delete(DocumentId::new("whole"))));
        assert_eq!(out.last(), Some(&Effect::Load(parts[0].clone())));
        // It is offered still when the first part is shown.
        let mut document = crate::web::sample::document();
        document.id = parts[0].clone();
        let loaded = crate::web::state::Loaded {
            document,
            history: History::default(),
            read_only: false,
            damage: None,
        };
        state.update(Message::Loaded(Box::new(loaded)), &moment());
        let offer = state.line.offers[0].clone();
        let out = state.update(Message::Offered(offer), &moment());
        assert!(out.contains(&Effect::DeleteAll(parts)), "{out:?}");
        assert_eq!(out.last(), Some(&Effect::Restore(DocumentId::new("whole"))));
        assert!(state.documents.is_empty());
    }

    #[test]
    fn a_single_article_stays_whole() {
        let mut state = state();
        state.desk = Some(Desk::begin(crate::web::sample::document(), "2026-01-01"));
        assert_eq!(state.update(Message::Split, &moment()), []);
        assert_eq!(state.line.words, "Not split: it holds a single article.");
    }
}
