use super::*;
use crate::report::TableId::*;
use crate::web::sample;

fn rows(statistics: &Statistics, id: TableId) -> Vec<String> {
    let shown = |row: &Vec<Cell>| row.iter().map(Cell::shown).collect::<Vec<_>>().join(" | ");
    statistics.table(id).rows.iter().map(shown).collect()
}

fn of(documents: &[Document]) -> Statistics {
    let mut statistics = Statistics::default();
    documents.iter().for_each(|document| statistics.add(document));
    statistics
}

#[test]
fn who_is_quoted_how_much() {
    let statistics = of(&[sample::document()]);
    assert_eq!(rows(&statistics, Speakers), ["Lena Holt | person | 2 | 100.0 % | 2 | 1 | 1"]);
    assert_eq!(rows(&statistics, Kinds), ["direct | 2 | 100.0 % | 1"]);
}

#[test]
fn the_same_actor_of_several_documents_is_one() {
    let statistics = of(&[sample::document(), sample::document()]);
    assert_eq!(
        rows(&statistics, Actors),
        [
            "Lena Holt | person | 4 | 50.0 % | 2",
            "EPA | organisation | 2 | 25.0 % | 2",
            "Omar Haddad | person | 2 | 25.0 % | 2"
        ]
    );
    assert_eq!(rows(&statistics, Types), ["person | 6 | 75.0 % | 2", "organisation | 2 | 25.0 % | 1"]);
    assert_eq!(rows(&statistics, Agencies), ["EPA | 2 | 100.0 %"]);
    assert!(rows(&statistics, Overview).contains(&"Documents | 2".to_owned()));
}

#[test]
fn what_a_person_rejected_does_not_count() {
    let mut document = sample::document();
    document.quotes[0].record.status = crate::document::Status::Rejected;
    document.mentions[3].record.status = crate::document::Status::Rejected;
    let statistics = of(&[document]);
    assert_eq!(rows(&statistics, Speakers), [""; 0]);
    assert!(rows(&statistics, Actors).contains(&"Omar Haddad | person | 0 | 0.0 % | 1".to_owned()));
}

#[test]
fn a_quote_without_speaker_and_one_of_a_source_that_is_no_actor() {
    let mut nobody = sample::document();
    nobody.quotes[0].speaker = None;
    let mut source = sample::document();
    source.mentions.iter_mut().for_each(|mention| mention.actor = None);
    source.quotes[0].speaker.as_mut().unwrap().actor = None;
    assert_eq!(
        rows(&of(&[nobody, source]), Speakers),
        ["No speaker named | none | 2 | 50.0 % | 2 | 1 | 1", "Lena Holt | source | 2 | 50.0 % | 2 | 1 | 1"]
    );
}

#[test]
fn times_come_from_the_article_or_else_from_the_document() {
    let dated = |published: &str| {
        let mut document = sample::document();
        document.source = Some(Source { published: Some(published.into()), ..Source::default() });
        document
    };
    let mut article = dated("2026-05-09");
    article.articles[0].source =
        Some(Source { published: Some("2025-12-31T23:00:00Z".into()), ..Source::default() });
    let documents = [dated("2026-05-02"), article, dated("2026-05-30"), dated("May 2026"), dated("2026")];
    assert_eq!(rows(&of(&documents), Time), ["2025-12 | 2 | 33.3 % | 1 | 1", "2026-05 | 4 | 66.7 % | 2 | 2"]);
    let mut by_year = Statistics::new(Period::Year);
    documents.iter().for_each(|document| by_year.add(document));
    assert_eq!(rows(&by_year, Time), ["2025 | 2 | 25.0 % | 1 | 1", "2026 | 6 | 75.0 % | 3 | 3"]);
}

#[test]
fn attributes_are_counted_by_value() {
    let mut document = sample::document();
    let text = |words: &str| AttributeValue::Text(words.into());
    let parties = AttributeValue::List(vec![text("Blue"), text("Green")]);
    document.actors[0].record.attributes.insert("party".into(), parties);
    document.actors[2].record.attributes.insert("party".into(), text("Blue"));
    document.quotes[0].record.attributes.insert("stance".into(), AttributeValue::Flag(true));
    assert_eq!(
        rows(&of(&[document]), Attributes),
        ["actor | party | Blue | 2", "actor | party | Green | 1", "quote | stance | yes | 1"]
    );
}

#[test]
fn every_row_has_as_many_cells_as_its_table_has_columns() {
    for table in of(&[sample::document()]).tables() {
        assert!(table.rows.iter().all(|row| row.len() == table.id.columns().len()), "{:?}", table.id);
    }
}
