//! Every article of tests/gold can be brought to its gold by the page's keys, with at most a tenth of the presses from scratch.

use galley::document::{Document, DocumentId};
use galley::intake::Hints;
use galley::parse::parse;
use presses::{Step, bring_to_gold, distance, read, scratch};
use std::path::Path;

#[test]
fn the_page_leads_to_gold_and_suggestions_save_most_presses() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../gold");
    let (mut from_suggestions, mut from_scratch) = (0, 0);
    let mut articles = 0;
    for file in std::fs::read_dir(folder).unwrap() {
        let file = file.unwrap().path();
        if file.extension().is_none_or(|ending| ending != "json") {
            continue;
        }
        articles += 1;
        let gold = read(&std::fs::read_to_string(file).unwrap()).unwrap();
        let found = parse(&gold.text, &Hints::default());
        let suggested = Document::suggested(DocumentId::new("d"), gold.text.clone(), &found);
        let presses =
            |document| bring_to_gold(document, &gold).unwrap().1.iter().map(Step::presses).sum::<usize>();
        from_suggestions += presses(suggested);
        let scratch = scratch(&gold.text);
        assert!(distance(&scratch, &gold) > 50, "from nothing, nearly all is missing");
        from_scratch += presses(scratch);
    }
    assert_eq!(articles, 10);
    assert!(from_suggestions * 10 <= from_scratch, "{from_suggestions} of {from_scratch}");
}
