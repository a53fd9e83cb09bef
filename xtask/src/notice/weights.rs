//! Weights: each has a card, whose table says on which corpora it was fitted, and their terms.

use anyhow::{Context, Result, ensure};

use super::{Used, licences};

/// What the notice says of these cards (path, text).
pub(super) fn part(cards: &[(String, String)], used: &mut Used) -> Result<String> {
    ensure!(!cards.is_empty(), "there are no cards of weights");
    let mut text = "WEIGHTS\n\n\
        They hold numbers only, by hashes of features: no text of the corpora on which they were fitted is included.\n"
        .to_owned();
    for (path, card) in cards {
        let corpora = corpora(card).with_context(|| format!("{path} does not say what its corpora are"))?;
        text += &format!("\n{}, fitted on\n", path.replace(".md", ".bin"));
        for (what, terms) in corpora {
            ensure!(
                !terms.is_empty() && !terms.starts_with("not known"),
                "{path}: the terms of {what} are not known"
            );
            used.extend(licences::named(terms));
            text += &format!("  {what}: {terms}\n");
        }
    }
    Ok(text)
}

/// What each corpus of a card is, and its terms.
fn corpora(card: &str) -> Option<Vec<(&str, &str)>> {
    let mut rows = card.lines().filter_map(cells);
    let head = rows.find(|cells| cells.contains(&"corpus"))?;
    let column = |name: &str| head.iter().position(|cell| *cell == name);
    let (what, terms) = (column("what it is")?, column("terms")?);
    rows.skip(1).map(|cells| Some((*cells.get(what)?, *cells.get(terms)?))).collect()
}

fn cells(row: &str) -> Option<Vec<&str>> {
    let cells = row.strip_prefix('|')?.strip_suffix('|')?;
    Some(cells.split('|').map(str::trim).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(rows: &str) -> Result<String> {
        let card = format!("# Weights\n\n{rows}\nMade again by\n");
        part(&[("models/a.md".to_owned(), card)], &mut Used::new())
    }

    #[test]
    fn the_table_of_a_card_says_what_weights_were_fitted_on() {
        let head = "| corpus | texts | what it is | terms |\n|---|---:|---|---|\n";
        let two =
            said(&format!("{head}| a.jsonl | 1 | News | CC BY 4.0 |\n| b | 2 | Web | research use |\n"))
                .unwrap();
        assert!(
            two.ends_with("\nmodels/a.bin, fitted on\n  News: CC BY 4.0\n  Web: research use\n"),
            "{two}"
        );
        for bad in [
            format!("{head}| a.jsonl | 1 | News | |\n"),
            format!("{head}| a.jsonl | 1 | | not known: to be looked up |\n"),
            format!("{head}| a.jsonl | 1 |\n"),
            "| corpus | texts |\n|---|---:|\n| a.jsonl | 1 |\n".to_owned(),
            String::new(),
        ] {
            let refused = said(&bad).unwrap_err().to_string();
            assert!(refused.contains("models/a.md"), "{refused}");
        }
    }
}
