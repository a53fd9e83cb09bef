//! What the page says of many documents: the library, files that come in, what is deleted for good.

use crate::document::Took;
use crate::library::{Amendment, Progress};

/// The browser may clear the storage.
pub const MAY_BE_CLEARED: &str = "This browser may clear what it keeps here when the disk is full or after weeks unused. Export what must not be lost.";

/// What came out of a file.
pub fn opened(name: &str, came: usize) -> String {
    match came {
        1 => format!("Opened “{name}”"),
        _ => format!("Opened {came} documents of “{name}”"),
    }
}

/// What was refused of a file, each with its place; of many, the first. `None` where nothing was.
pub fn refused(name: &str, came: usize, refused: &[String]) -> Option<String> {
    const MOST: usize = 10;
    let first = refused.first()?;
    if came == 0 && refused.len() == 1 {
        return Some(format!("“{name}” was not opened: {first}. Nothing was changed."));
    }
    let mut shown = refused[..refused.len().min(MOST)].join("; ");
    if refused.len() > MOST {
        shown.push_str(&format!("; and {} more", refused.len() - MOST));
    }
    let lines =
        if refused.len() == 1 { "1 line was".to_owned() } else { format!("{} lines were", refused.len()) };
    Some(format!("“{name}”: {came} came in, {lines} refused: {shown}."))
}

/// Files that were passed over.
pub fn passed_over(names: &[String]) -> String {
    let names: Vec<String> = names.iter().map(|name| format!("“{name}”")).collect();
    format!("Passed over, because the text is empty or here already: {}.", names.join(", "))
}

/// Two documents are wanted.
pub const CHOOSE_TWO: &str = "Choose two documents of the same text first: tick the boxes beside them.";
/// What comparing is for.
pub const WHY_COMPARE: &str = "Open the file of someone who annotated the same text. Where the two differ is shown side by side, and you decide each with one key. The result keeps both names.";

/// What was taken, and who decided it.
pub fn took(took: Took, annotators: &[String; 2], by: &str) -> String {
    let took = match took {
        Took::First => format!("{}’s taken", annotators[0]),
        Took::Second => format!("{}’s taken", annotators[1]),
        Took::Both => "both taken".to_owned(),
        Took::Neither => "neither taken".to_owned(),
    };
    format!("{took}, decided by {by}")
}

/// A difference was decided before.
pub const DECIDED_ALREADY: &str = "This is decided already. Ctrl+Z takes back what was decided last.";
/// A difference has no such answer.
pub const NOT_TO_BE_TAKEN: &str = "That cannot be taken here: the buttons say what can.";

/// A document is of another text than the one it was to be compared with.
pub fn other_text(name: &str) -> String {
    format!(
        "“{name}” is of another text: only documents of the same text, to the letter, can be compared. Nothing was changed."
    )
}

/// Two annotators have the same.
pub fn agree(annotators: &[String; 2]) -> String {
    format!("{} and {} agree in everything that is compared.", annotators[0], annotators[1])
}

/// How many differences are decided: "3 of 17 decided".
pub fn decided((decided, all): (usize, usize)) -> String {
    match all {
        _ if decided == all => format!("All {all} decided. What is exported has both names."),
        _ => format!("{decided} of {all} decided"),
    }
}

/// How far several documents are: "3 of 12 documents, 34 of 151 reviewed". Nothing of a single one: its row says it.
pub fn progress(of: &Progress, all: usize) -> String {
    let Progress { documents, done, reviewed, total } = *of;
    match (documents, all) {
        (_, 0 | 1) => String::new(),
        (0, _) => "No document fits. Clear the search or show all.".to_owned(),
        _ => {
            let which = if documents == all { format!("{all}") } else { format!("{documents} of {all}") };
            format!("{which} documents, {done} done, {reviewed} of {total} reviewed")
        }
    }
}

/// What lies in the bin.
pub fn bin(count: usize) -> String {
    match count {
        0 => "Nothing was deleted in the last day.".to_owned(),
        _ => "Deleted documents can be brought back for a day.".to_owned(),
    }
}

/// How much room documents take: "2.1 MB used".
pub fn used(bytes: u64) -> String {
    const MEGABYTE: u64 = 1_000_000;
    let tenths = (bytes * 10).div_ceil(MEGABYTE);
    format!("{}.{} MB used", tenths / 10, tenths % 10)
}

/// The heading of statistics.
pub fn statistics(of: &str) -> String {
    format!("Statistics: {of}")
}

/// What statistics lack.
pub fn unread(count: usize) -> String {
    match count {
        0 => String::new(),
        _ => format!("{} could not be read and stand in no table.", documents(count)),
    }
}

/// Articles that became documents.
pub fn split(title: &str, count: usize) -> String {
    format!(
        "“{title}” is now {}, one for each article. The whole is under Recently deleted",
        documents(count)
    )
}

/// An amendment that changes nothing.
pub const NOTHING_TO_AMEND: &str = "Nothing to change: all of them are so already.";

/// What was done to documents: "Labelled 3 documents “town”".
pub fn amended(count: usize, amendment: &Amendment) -> String {
    let what = documents(count);
    match amendment {
        Amendment::Title(title) => format!("Renamed to “{title}”"),
        Amendment::Label(label) => format!("Labelled {what} “{label}”"),
        Amendment::Unlabel(label) => format!("Took the label “{label}” off {what}"),
        Amendment::Flag(true) => format!("Flagged {what}"),
        Amendment::Flag(false) => format!("Took the flag off {what}"),
    }
}

/// So many documents.
pub fn documents(count: usize) -> String {
    if count == 1 { "1 document".to_owned() } else { format!("{count} documents") }
}

/// Asks whether documents are to be deleted for good: title, what will happen, what the button is called.
pub fn sweep(count: usize) -> (String, String, String) {
    let what = documents(count);
    (
        format!("Delete {what} for good?"),
        "The text, all annotations and everything that was done to them are deleted at once. They cannot be brought back."
            .to_owned(),
        format!("Delete {what} for good"),
    )
}

/// Asks whether everything is to be deleted.
pub fn sweep_everything(count: usize) -> (String, String, String) {
    let what = documents(count);
    (
        "Delete everything on this computer?".to_owned(),
        format!(
            "{what}, those deleted lately, everything that was done to them and all settings are deleted from this \
             browser at once. Nothing can be brought back. Files that you exported stay where you put them."
        ),
        "Delete everything".to_owned(),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn progress_tells_how_many_fit_and_says_nothing_of_a_single_document() {
        let of = |documents| Progress { documents, done: 1, reviewed: 4, total: 9 };
        assert_eq!(progress(&of(1), 1), "");
        assert_eq!(progress(&of(3), 3), "3 documents, 1 done, 4 of 9 reviewed");
        assert_eq!(progress(&of(2), 3), "2 of 3 documents, 1 done, 4 of 9 reviewed");
        assert!(progress(&of(0), 3).starts_with("No document fits"));
    }

    #[test]
    fn storage_is_told_in_megabytes_and_never_as_nothing() {
        assert_eq!(used(0), "0.0 MB used");
        assert_eq!(used(1), "0.1 MB used");
        assert_eq!(used(2_100_000), "2.1 MB used");
    }
}
