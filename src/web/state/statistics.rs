//! Statistics of a document or of several: what is counted, how far, and what came out.

use super::{Effect, State};
use crate::document::DocumentId;
use crate::formats::NamedFile;
use crate::report::{Colours, Period, Statistics, Table, TableId, svg};
use crate::web::messages;
use std::rc::Rc;

/// Statistics that are shown, or being counted.
#[derive(Clone, Debug, PartialEq)]
pub struct Sums {
    /// Of what, in words: "Mayor Opens Bridge", "12 documents".
    pub of: String,
    /// What the table over time goes by.
    pub period: Period,
    /// What came out; empty while it is counted.
    pub tables: Rc<Vec<Table>>,
    /// How many of how many documents are counted, while they are.
    pub progress: Option<(usize, usize)>,
    /// Documents that could not be read.
    pub unread: usize,
    ids: Vec<DocumentId>,
    number: u64,
}

/// What a person asks of statistics, and what comes back.
#[derive(Clone, Debug, PartialEq)]
#[expect(missing_docs, reason = "the sentence above a variant speaks of its fields")]
pub enum Summing {
    /// Of the document on the desk.
    Document,
    /// Of the documents that are shown in the library.
    Shown,
    /// Of those that are chosen.
    Chosen,
    /// The table over time by another period.
    Period(Period),
    /// So many documents are counted.
    Progress { number: u64, done: usize },
    /// All are counted; so many could not be read.
    Counted { number: u64, tables: Vec<Table>, unread: usize },
    /// A table as CSV.
    Csv(TableId),
    /// All tables as CSV, in one archive.
    AllCsv,
    /// A chart as SVG.
    Svg(TableId),
    /// A chart as PNG.
    Png(TableId),
    /// Statistics were read.
    Close,
}

impl State {
    pub(super) fn sum(&mut self, summing: Summing, out: &mut Vec<Effect>) {
        match summing {
            Summing::Document => {
                let Some(desk) = &self.desk else { return };
                let (of, ids) = (desk.title(), vec![desk.id().clone()]);
                self.count(of, ids, Period::default(), out);
            }
            Summing::Shown => {
                let ids: Vec<_> = self.found().into_iter().map(|row| row.id.clone()).collect();
                self.count(messages::documents(ids.len()), ids, Period::default(), out);
            }
            Summing::Chosen => {
                if let Some(ids) = self.some_chosen() {
                    self.count(messages::documents(ids.len()), ids, Period::default(), out);
                }
            }
            Summing::Period(period) => {
                if let Some(sums) = self.sums.take() {
                    self.count(sums.of, sums.ids, period, out);
                }
            }
            Summing::Progress { number, done } => {
                if let Some(sums) = self.sums.as_mut().filter(|sums| sums.number == number) {
                    sums.progress = Some((done, sums.ids.len()));
                }
            }
            Summing::Counted { number, tables, unread } => {
                if let Some(sums) = self.sums.as_mut().filter(|sums| sums.number == number) {
                    (sums.tables, sums.unread, sums.progress) = (Rc::new(tables), unread, None);
                }
            }
            Summing::Close => self.sums = None,
            Summing::AllCsv => {
                let files = self.sums.iter().flat_map(|sums| sums.tables.iter());
                let files =
                    files.map(|table| NamedFile { name: name(table.id, "csv"), content: table.csv(false) });
                let (name, files) = ("galley-statistics.zip".to_owned(), files.collect());
                out.push(Effect::DownloadArchive { name, files });
            }
            Summing::Csv(id) => {
                let content = self.table(id).map(|table| table.csv(false));
                let file =
                    |content| Effect::Download { name: name(id, "csv"), media_type: "text/csv", content };
                out.extend(content.map(file));
            }
            Summing::Svg(id) => {
                let content = self.table(id).and_then(|table| svg(table, Colours::LIGHT));
                let file = |content| Effect::Download {
                    name: name(id, "svg"),
                    media_type: "image/svg+xml",
                    content,
                };
                out.extend(content.map(file));
            }
            Summing::Png(id) => {
                let svg = self.table(id).and_then(|table| svg(table, Colours::LIGHT));
                out.extend(svg.map(|svg| Effect::DownloadPicture { name: name(id, "png"), svg }));
            }
        }
    }

    fn table(&self, id: TableId) -> Option<&Table> {
        self.sums.as_ref()?.tables.iter().find(|table| table.id == id)
    }

    /// Counts: at once what is in memory, else with the help of the store.
    fn count(&mut self, of: String, ids: Vec<DocumentId>, period: Period, out: &mut Vec<Effect>) {
        self.counts += 1;
        let number = self.counts;
        let in_memory = |id: &DocumentId| self.in_memory().find(|desk| desk.id() == id);
        let here: Option<Vec<_>> = ids.iter().map(in_memory).collect();
        let (tables, progress) = match here {
            Some(desks) => {
                let mut statistics = Statistics::new(period);
                desks.iter().for_each(|desk| statistics.add(&desk.document));
                (statistics.tables(), None)
            }
            None => {
                out.push(Effect::Count { number, ids: ids.clone(), period });
                (Vec::new(), Some((0, ids.len())))
            }
        };
        self.sums = Some(Sums { of, period, tables: Rc::new(tables), progress, unread: 0, ids, number });
    }
}

fn name(id: TableId, ending: &str) -> String {
    format!("galley-{}.{ending}", id.name())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::library::Summary;
    use crate::report::Cell;
    use crate::web::sample;
    use crate::web::state::{Desk, Message, Moment};

    fn moment() -> Moment {
        Moment { now: "2026-03-01T09:14:02Z".into(), new_id: DocumentId::new("x") }
    }

    fn row(id: &str) -> Summary {
        let mut document = sample::document();
        document.id = DocumentId::new(id);
        Desk::begin(document, "2026-01-01").summary("2026-01-01")
    }

    fn tell(state: &mut State, summing: Summing) -> Vec<Effect> {
        state.update(Message::Sum(summing), &moment())
    }

    /// A library of two with the sample on the desk.
    fn state() -> State {
        let mut state = State::default();
        state.update(Message::Started { documents: vec![row("a"), row("b")], last: None }, &moment());
        state.update(Message::Paste(crate::intake::plain("A new text.")), &moment());
        let desk = Desk::begin(sample::document(), "2026-01-01");
        state.update(Message::Parsed { number: 1, outcome: Ok(Box::new(desk)) }, &moment());
        state
    }

    #[test]
    fn the_document_on_the_desk_is_counted_at_once() {
        let mut state = state();
        assert_eq!(tell(&mut state, Summing::Document), []);
        let sums = state.sums.as_ref().unwrap();
        assert_eq!(sums.tables.len(), TableId::ALL.len());
        assert_eq!(sums.tables[0].rows[0], [Cell::Text("Documents".into()), Cell::Count(1)]);
        let out = tell(&mut state, Summing::Csv(TableId::Speakers));
        let [Effect::Download { name, content, .. }] = out.as_slice() else { panic!("{out:?}") };
        assert!(name == "galley-speakers.csv" && content.starts_with("Speaker,"), "{name} {content}");
        assert!(matches!(
            tell(&mut state, Summing::Png(TableId::Speakers)).as_slice(),
            [Effect::DownloadPicture { .. }]
        ));
        assert!(matches!(tell(&mut state, Summing::AllCsv).as_slice(), [Effect::DownloadArchive { .. }]));
        tell(&mut state, Summing::Close);
        assert_eq!(tell(&mut state, Summing::Csv(TableId::Speakers)), []);
    }

    #[test]
    fn several_are_read_and_what_comes_too_late_is_passed_over() {
        let mut state = state();
        let out = tell(&mut state, Summing::Shown);
        let [Effect::Count { number: first, ids, .. }] = out.as_slice() else { panic!("{out:?}") };
        assert_eq!(ids.len(), 3);
        let out = tell(&mut state, Summing::Period(Period::Year));
        let [Effect::Count { number, .. }] = out.as_slice() else { panic!("{out:?}") };
        tell(&mut state, Summing::Counted { number: *first, tables: Vec::new(), unread: 3 });
        assert_eq!(state.sums.as_ref().unwrap().progress, Some((0, 3)));
        tell(&mut state, Summing::Progress { number: *number, done: 2 });
        assert_eq!(state.sums.as_ref().unwrap().progress, Some((2, 3)));
        tell(&mut state, Summing::Counted { number: *number, tables: Vec::new(), unread: 1 });
        let sums = state.sums.as_ref().unwrap();
        assert_eq!((sums.progress, sums.unread, sums.period), (None, 1, Period::Year));
    }
}
