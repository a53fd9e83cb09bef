//! Words by which a caption without a credit is told from text.

/// Whether the words point at what can be seen: "Ana Ruiz (L)", "pictured in 2019", "in this file photo".
pub fn points_at_picture(words: &str) -> bool {
    // Not "(R)" and "(C)" alone, which are parties, clauses and owners too.
    const SIGNS: [&str; 24] = [
        "(l)",
        "(left)",
        "(right)",
        "(centre)",
        "(center)",
        "(second left)",
        "(second right)",
        "(pictured",
        ", pictured ",
        "from left,",
        "from left:",
        "from left)",
        "from left to right",
        "from right,",
        "from right:",
        "from top left",
        "clockwise from",
        "seen in this",
        "file photo",
        "file picture",
        "file image",
        "from file,",
        "family handout",
        "artist's impression",
    ];
    const SHOWN: [&str; 6] = ["photo", "photograph", "picture", "image", "handout", "screenshot"];
    let lower = words.to_lowercase();
    // "in this undated family photo": what is shown within four words.
    let this = lower.split("in this ").skip(1).any(|after| {
        let near = after.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
        near.take(4).any(|word| SHOWN.contains(&word))
    });
    this || beside(words) || SIGNS.iter().any(|sign| lower.contains(sign))
}

/// "Ana Ruiz, left, …": a side behind a name of two words; one alone may be "Well, right, …".
fn beside(words: &str) -> bool {
    [", left,", ", right,", ", centre,", ", center,"].iter().any(|side| {
        let before = words.split_once(side).map(|(before, _)| before).unwrap_or_default();
        let mut name = before.split_whitespace().rev().take(2);
        let capitalised = |word: Option<&str>| word.is_some_and(|w| w.starts_with(char::is_uppercase));
        capitalised(name.next()) && capitalised(name.next())
    })
}

/// Whether the words tell what happened, as captions, in the present tense, do not.
pub fn tells(words: &str) -> bool {
    const TELLING: [&str; 8] = ["said", "was", "were", "had", "told", "announced", "began", "became"];
    words.contains(['“', '"']) || words.split(' ').any(|word| TELLING.contains(&word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn captions_say_where_to_look() {
        for (words, expected) in [
            ("Ana Ruiz (L) and Hugo Costa", true),
            ("From left: Ana Ruiz and Hugo Costa", true),
            ("The ferry, in this undated family photo", true),
            ("Ana Ruiz, right, looks out to sea", true),
            ("Well, right, nobody looks", false),
            ("Senator Ana Ruiz (R) wants to leave", false),
            ("Under paragraph 3(c) he has to leave", false),
            ("In this town there is one picture house", false),
            ("The ferry leaves the quay", false),
        ] {
            assert_eq!(points_at_picture(words), expected, "{words:?}");
        }
    }
}
