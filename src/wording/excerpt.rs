//! Words of the text inside a sentence: on one line, cut where they are long, in quotation marks.

/// Words of the text between quotation marks, which they do not get twice.
pub(super) fn short(words: &str) -> String {
    let bare = words.trim_matches(|c: char| c.is_whitespace() || is_mark(c));
    match bare {
        "" => String::new(),
        _ if bare.contains(is_mark) => clipped(words),
        _ => format!("“{}”", clipped(bare)),
    }
}

fn is_mark(c: char) -> bool {
    matches!(c, '“' | '”' | '"' | '«' | '»' | '„')
}

/// On one line, cut where they are long.
pub(super) fn clipped(words: &str) -> String {
    const LONGEST: usize = 40;
    let line = words.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().count() <= LONGEST {
        return line;
    }
    let kept: String = line.chars().take(LONGEST - 1).collect();
    format!("{}…", kept.trim_end())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_have_one_pair_of_marks_and_one_line() {
        let long = "a sentence that goes on and on,\n and then goes on";
        let cases = [
            ("Ana  Ruiz", "“Ana Ruiz”"),
            (" “It will stand,” ", "“It will stand,”"),
            ("said “no” twice", "said “no” twice"),
            ("»", ""),
            (long, "“a sentence that goes on and on, and the…”"),
        ];
        for (words, expected) in cases {
            assert_eq!(short(words), expected);
        }
    }
}
