//! A word in capitals, written as in running text.

/// The word as it would stand in running text: "IRAN" → "Iran", "AL-SABAH" → "Al-Sabah".
pub fn in_title_case(word: &str) -> String {
    let mut begins = true;
    word.chars()
        .flat_map(|c| {
            let cased: Vec<char> =
                if begins { c.to_uppercase().collect() } else { c.to_lowercase().collect() };
            begins = matches!(c, '-' | '.' | '‐');
            cased
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn capitals_are_taken_back() {
        assert_eq!(in_title_case("AL-SABAH"), "Al-Sabah");
        assert_eq!(in_title_case("ÉCOLE"), "École");
    }
}
