//! What holds whatever is done, in whatever order.

use crate::random::{Dice, documents, edit, throws};
use crate::steps::Desk;
use galley::document::{Caption, Document, Mention, Quote};
use galley::formats::galley::write;
use proptest::prelude::*;
use std::cmp::Reverse;
use std::collections::HashMap;

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, ..ProptestConfig::default() })]

    /// Any edits, undone and done again anywhere between.
    #[test]
    fn nothing_breaks_and_nothing_is_lost(
        document in documents(),
        throws in prop::collection::vec(throws(), 1..40),
    ) {
        let first = document.clone();
        let mut desk = Desk::new(document);
        for numbers in &throws {
            let mut dice = Dice::new(&numbers[1..]);
            match numbers[0] % 8 {
                0 => desk.undo(),
                1 => desk.redo(),
                2 => {
                    let edit = edit(&desk.document, &mut dice);
                    desk.extend(&edit);
                }
                _ => {
                    let edit = edit(&desk.document, &mut dice);
                    // A refusal is as good an answer as any; what it must not do, the desk has tried.
                    let _ = desk.apply(&edit);
                }
            }
            in_order(&desk.document);
        }
        desk.reopen();

        while desk.history.next_redo_name().is_some() {
            desk.redo();
        }
        let (last, steps) = (desk.document.clone(), desk.steps());
        for _ in 0..steps {
            desk.undo();
        }
        prop_assert_eq!(desk.history.next_undo_name(), None);
        prop_assert_eq!(write(&desk.document), write(&first));
        prop_assert_eq!(&desk.document, &first);
        for _ in 0..steps {
            desk.redo();
        }
        prop_assert_eq!(write(&desk.document), write(&last));
        prop_assert_eq!(&desk.document, &last);
        desk.reopen();
    }
}

/// Lists stay in the order of the text.
fn in_order(document: &Document) {
    let blocks: HashMap<_, _> = document.blocks.iter().enumerate().map(|(n, block)| (&block.id, n)).collect();
    let mention = |mention: &Mention| (mention.span.start(), Reverse(mention.span.end()));
    let caption = |caption: &Caption| blocks.get(&caption.block).copied();
    let quote = |quote: &Quote| quote.spans.first().map(|span| span.start());
    assert!(document.mentions.is_sorted_by_key(mention), "{:?}", document.mentions);
    assert!(document.captions.is_sorted_by_key(caption), "{:?}", document.captions);
    assert!(document.quotes.is_sorted_by_key(quote), "{:?}", document.quotes);
}
