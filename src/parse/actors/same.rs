//! When two names are one: the same words, a part of the other, its initials, or a slip of the pen.

use crate::lexicon::{SURNAMES, Words};

/// A name for comparing: lower case, straight apostrophes, without full stops, articles and forms of companies.
pub fn fold(name: &str) -> String {
    let mut folded = String::with_capacity(name.len());
    for word in name.split_whitespace() {
        if !folded.is_empty() {
            folded.push(' ');
        }
        folded.extend(word.chars().filter(|c| *c != '.').flat_map(char::to_lowercase).map(|c| match c {
            '’' | 'ʼ' | '‘' => '\'',
            other => other,
        }));
    }
    match folded.strip_prefix("the ") {
        Some(rest) if !rest.is_empty() => rest.to_owned(),
        _ => folded,
    }
}

/// The initials of a name of several words: "Joint Chiefs of Staff" → "jcs"; with and without its small words.
pub fn initials(name: &str) -> Vec<String> {
    let words: Vec<&str> = name.split([' ', '-', '/']).filter(|w| !w.is_empty()).collect();
    if words.len() < 2 {
        return Vec::new();
    }
    let of = |words: &mut dyn Iterator<Item = &&str>| -> String {
        words.filter_map(|w| w.chars().find(|c| c.is_alphanumeric())).flat_map(char::to_lowercase).collect()
    };
    let capitals = of(&mut words.iter().filter(|w| w.chars().next().is_some_and(|c| c.is_uppercase())));
    let all = of(&mut words.iter());
    let mut found = vec![capitals];
    if found[0] != all {
        found.push(all);
    }
    found.retain(|i| i.chars().count() > 1);
    found
}

/// Whether a name looks like initials: "JCS", "U.N.", "CSTO".
pub fn is_acronym(name: &str) -> bool {
    let letters = name.chars().filter(|c| c.is_alphabetic()).count();
    let capitals = name.chars().filter(|c| c.is_uppercase()).count();
    !name.contains(' ') && (2..=8).contains(&letters) && capitals * 3 >= letters * 2
}

/// Whether the person called `short` may be the one called `full`, both folded: its words in order, the last or the
/// first of them, initials for words.
pub fn shortens_person(short: &str, full: &str) -> bool {
    let short: Vec<&str> = short.split(' ').collect();
    let full: Vec<&str> = full.split(' ').collect();
    if short.len() > full.len() {
        return false;
    }
    let mut same_set = short.len() == full.len();
    for word in &short {
        same_set &= full.contains(word);
    }
    if same_set && short.len() > 1 {
        return true;
    }
    // One letter on either side may stand for a word.
    let fits = |a: &str, b: &str| {
        a == b || (a.chars().count() == 1 && b.starts_with(a)) || (b.chars().count() == 1 && a.starts_with(b))
    };
    let mut rest = full.iter();
    let in_order = short.iter().all(|w| rest.any(|f| fits(w, f)));
    let anchored = short.last() == full.last() || (short.first() == full.first() && short.len() > 1);
    in_order && (anchored || short.len() == 1 || full.ends_with(&short))
}

/// Whether the organisation called `short` may be the one called `full`, both folded: its first words, or its last. One of the
/// `common` words alone names none.
pub fn shortens_organisation(short: &str, full: &str, common: &Words) -> bool {
    let begins = full.strip_prefix(short).is_some_and(|rest| rest.starts_with(' '));
    let ends = full.strip_suffix(short).is_some_and(|rest| rest.ends_with(' '));
    let words = short.split(' ').count();
    match words {
        1 => begins && short.chars().count() > 2 && !common.contains(short),
        _ => begins || ends,
    }
}

/// The shortest word that a slip of the pen is looked for in.
const SHORTEST: usize = 5;

/// Keys such that two words within one edit (a letter more, less, other, or two changed over) share at least one.
pub fn slips(word: &str) -> Vec<String> {
    let letters: Vec<char> = word.chars().collect();
    if letters.len() < SHORTEST || letters.len() > 24 {
        return Vec::new();
    }
    let without =
        |skip: usize| letters.iter().enumerate().filter(|(n, _)| *n != skip).map(|(_, c)| *c).collect();
    std::iter::once(word.to_owned()).chain((0..letters.len()).map(without)).collect()
}

/// Whether the words, in lower case, are one edit apart, and not two well-known names.
pub fn is_slip(a: &str, b: &str) -> bool {
    let (a_letters, b_letters): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    a != b
        && a_letters.len().min(b_letters.len()) >= SHORTEST
        && a_letters[0] == b_letters[0]
        && one_edit(&a_letters, &b_letters)
        && !(is_surname(a) && is_surname(b))
}

fn is_surname(word: &str) -> bool {
    SURNAMES.contains(&super::scene::in_title_case(word))
}

fn one_edit(a: &[char], b: &[char]) -> bool {
    let start = a.iter().zip(b).take_while(|(x, y)| x == y).count();
    let (a, b) = (&a[start..], &b[start..]);
    let end = a.iter().rev().zip(b.iter().rev()).take_while(|(x, y)| x == y).count();
    let (a, b) = (&a[..a.len() - end], &b[..b.len() - end]);
    match (a.len(), b.len()) {
        (1, 1) | (0, 1) | (1, 0) => true,
        (2, 2) => a[0] == b[1] && a[1] == b[0],
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folding_keeps_what_tells_names_apart() {
        for (name, folded) in
            [("The U.N.", "un"), ("O’Neill", "o'neill"), ("ANA  RUIZ", "ana ruiz"), ("The", "the")]
        {
            assert_eq!(fold(name), folded);
        }
    }

    #[test]
    fn initials_leave_small_words_out_or_in() {
        assert_eq!(initials("Board of Lake Wardens"), ["blw", "bolw"]);
        assert_eq!(initials("Agence Presse-Ouest"), ["apo"]);
        assert_eq!(initials("Board"), Vec::<String>::new());
        assert!(is_acronym("U.N.") && is_acronym("BoLW") && !is_acronym("Board") && !is_acronym("B"));
    }

    #[test]
    fn a_person_is_called_by_part_of_the_name() {
        for (short, full, one) in [
            ("ruiz", "ana ruiz", true),
            ("ana", "ana ruiz", true),
            ("ruiz ana", "ana ruiz", true),
            ("ana ruiz", "ana maria ruiz", true),
            ("a ruiz", "ana ruiz", true),
            ("ould bah", "sidi ould bah", true),
            ("eva ruiz", "ana ruiz", false),
            ("ana soto", "ana ruiz", false),
        ] {
            assert_eq!(shortens_person(short, full), one, "{short} / {full}");
        }
    }

    #[test]
    fn an_organisation_is_called_by_its_first_or_last_words() {
        for (short, full, one) in [
            ("norvik", "norvik energy", true),
            ("norvik energy", "norvik energy asa", true),
            ("water council", "un water council", true),
            ("united", "united mills", false),
            ("mills", "norvik mills", false),
        ] {
            assert_eq!(shortens_organisation(short, full, &Words::new("united\n")), one, "{short} / {full}");
        }
    }

    #[test]
    fn a_slip_is_one_edit() {
        for (a, b, one) in [
            ("toledano", "toledono", true),
            ("toledano", "toledao", true),
            ("toledano", "tolledano", true),
            ("toledano", "tolednao", true),
            ("toledano", "toledonna", false),
            ("hansen", "jansen", false),
            ("lee", "lea", false),
        ] {
            assert_eq!(is_slip(a, b), one && a != b, "{a} / {b}");
            let shared = slips(a).iter().any(|s| slips(b).contains(s));
            assert!(shared || !one, "{a} / {b}");
        }
    }
}
