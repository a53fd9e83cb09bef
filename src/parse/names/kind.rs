//! What a name names, by the evidence for each kind: its own words, and the words around it.

use super::known::Known;
use super::parts::Part;
use super::title_case::in_title_case;
use crate::document::Confidence;
use crate::lexicon::{GIVEN_NAMES, SURNAMES};
use crate::parse::NameKind;
use crate::parse::words::Words;
use crate::text::{Shape, TokenKind};
use std::ops::Range;

/// Points for each kind.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Evidence([i32; KINDS.len()]);

/// The kinds, in the order in which ties are decided.
const KINDS: [NameKind; 5] =
    [NameKind::Person, NameKind::Organisation, NameKind::Place, NameKind::Misc, NameKind::Norp];

impl Evidence {
    /// Adds points for a kind.
    pub fn add(&mut self, kind: NameKind, points: i32) {
        for (known, sum) in KINDS.iter().zip(&mut self.0) {
            if *known == kind {
                *sum += points;
            }
        }
    }

    /// The kind with most points, and by how many it leads.
    pub fn best(&self) -> (NameKind, i32) {
        let mut best = (KINDS[0], self.0[0]);
        let mut second = i32::MIN;
        for (kind, points) in KINDS.iter().zip(self.0).skip(1) {
            if points > best.1 {
                second = best.1;
                best = (*kind, points);
            } else {
                second = second.max(points);
            }
        }
        (best.0, best.1 - second)
    }
}

/// How sure a lead makes.
pub fn confidence(lead: i32) -> Confidence {
    Confidence::percent(match lead {
        ..=0 => 40,
        1 => 50,
        2 => 60,
        3 => 70,
        4..=5 => 80,
        6..=8 => 90,
        _ => 96,
    })
}

/// All that speaks for the kinds of a name.
pub fn evidence(words: Words, part: &Part) -> Evidence {
    let mut evidence = Evidence::default();
    own_words(&mut evidence, words, part);
    neighbours(&mut evidence, words, part);
    evidence
}

fn own_words(evidence: &mut Evidence, words: Words, part: &Part) {
    use NameKind::{Misc, Norp, Organisation, Person, Place};
    match part.known {
        Some(Known::Country) => evidence.add(Place, 12),
        Some(Known::Seat) => evidence.add(Place, 10),
        Some(Known::Place) => evidence.add(Place, 6),
        Some(Known::Organisation) => evidence.add(Organisation, 8),
        Some(Known::Norp) => evidence.add(Norp, 20),
        Some(Known::Calendar | Known::Other) => evidence.add(Misc, 20),
        None => {}
    }
    let tokens = part.tokens.clone();
    let (first, last) = (words.word(tokens.start), words.word(tokens.end.saturating_sub(1)));
    // "LUCY WARD" is looked up as "Lucy Ward".
    let in_capitals = tokens.len() > 1 && tokens.clone().all(|i| words.lexeme(i).shape == Shape::Upper);
    let first_form = if in_capitals { in_title_case(first) } else { first.to_owned() };
    let ordinary_last = words.lexeme(tokens.end.saturating_sub(1)).is_ordinary;
    let last_form = if in_capitals { in_title_case(last) } else { last.to_owned() };
    match head(words, tokens.clone()) {
        Some("org" | "unit" | "team") => evidence.add(Organisation, 8),
        Some("place") => evidence.add(Place, 6),
        Some("event") => evidence.add(Misc, 7),
        _ => {}
    }
    if (2..=3).contains(&tokens.len()) && SURNAMES.contains(&first_form) && !ordinary_last {
        // The family name may come first: "He Qinghua".
        evidence.add(Person, 2);
    }
    if tokens.len() > 1 && BEFORE_PLACES.contains(&first) {
        evidence.add(Place, 4);
    }
    if tokens.len() > 1 && words.lexeme(tokens.start).head == Some("place-first") {
        evidence.add(Place, 4);
    }
    if tokens.len() > 1 && ["MV", "MT", "SS", "HMS", "USS", "HMAS", "INS"].contains(&first) {
        evidence.add(Misc, 9);
    }
    let ordinary_first = words.lexeme(tokens.start).is_ordinary;
    let upper = words.lexeme(tokens.start).shape == Shape::Upper;
    if tokens.len() == 1 && upper {
        evidence.add(Organisation, 4);
    }
    if tokens.len() > 1 && (GIVEN_NAMES.contains(&first_form) || is_initial(first)) {
        evidence.add(Person, if ordinary_first { 2 } else { 5 });
    }
    if tokens.len() == 1 && GIVEN_NAMES.contains(&first_form) {
        evidence.add(Person, if ordinary_first { 1 } else { 3 });
    }
    if SURNAMES.contains(&last_form) {
        evidence.add(Person, if ordinary_last { 1 } else { 3 });
    }
    if (2..=4).contains(&tokens.len()) && tokens.clone().all(|i| !words.lexeme(i).is_ordinary) {
        evidence.add(Person, 2);
    }
    if tokens.clone().any(|i| words.is_word_of(i, &["bin", "bint", "ibn", "van", "von", "der"])) {
        evidence.add(Person, 3);
    }
    if tokens.clone().any(|i| words.is_word_of(i, &["of", "for", "and", "&"])) {
        evidence.add(Person, -4);
    }
    let plain = tokens.clone().all(|i| words.lexeme(i).is_ordinary || words.is_mark(i, &['.']));
    let name_word = tokens.len() > 1 && SURNAMES.contains(&first_form)
        || SURNAMES.contains(&last_form)
        || GIVEN_NAMES.contains(&first_form);
    if plain && part.known.is_none() && !upper && !(name_word && tokens.len() == 1) {
        evidence.add(Person, -3);
        evidence.add(Misc, if tokens.len() > 1 { 1 } else { 3 });
        if tokens.len() > 1 {
            evidence.add(Organisation, 1);
        }
    }
    let mixed = tokens.len() > 1 && !plain && tokens.clone().any(|i| words.lexeme(i).is_ordinary);
    if mixed && !name_word {
        evidence.add(Organisation, 1);
    }
    if LEGAL_FORMS.contains(&last) {
        evidence.add(Organisation, 8);
    }
    if words.is_mark(tokens.end, &['(']) && words.is_mark(tokens.end + 2, &[')']) {
        let short = words.word(tokens.end + 1);
        if is_acronym_of(short, words, tokens.clone()) {
            evidence.add(Organisation, 5);
        }
    }
    if part.titled {
        evidence.add(Person, 9);
    }
    ending(evidence, last);
}

/// Common nouns of places that stand before the name as often as after it.
pub const BEFORE_PLACES: [&str; 7] = ["Lake", "River", "Bay", "Gulf", "Cape", "Port", "Island"];

/// What a company is by law, as the last word of its name.
const LEGAL_FORMS: [&str; 22] = [
    "ASA", "SA", "S.A.", "NV", "N.V.", "AB", "AG", "SE", "SpA", "Oyj", "Plc", "PLC", "plc", "Pty", "LLC",
    "Inc", "Inc.", "Ltd", "Ltd.", "GmbH", "KK", "Corp",
];

/// Whether the letters of `short` are the first letters of the words, small words aside.
pub fn is_acronym_of(short: &str, words: Words, tokens: Range<usize>) -> bool {
    if Shape::of(short) != Shape::Upper || tokens.len() < 2 {
        return false;
    }
    let letters = short.chars().filter(|c| c.is_alphabetic());
    let weighty = tokens.filter(|i| words.is_capital(*i)).filter_map(|i| words.word(i).chars().next());
    letters.eq(weighty.flat_map(char::to_uppercase))
}

/// Endings of surnames and of places.
fn ending(evidence: &mut Evidence, word: &str) {
    const PERSONS: [&str; 24] = [
        "sky", "ski", "ska", "enko", "ov", "ova", "ev", "eva", "ić", "vić", "yan", "ian", "shvili", "dze",
        "oğlu", "oglu", "ez", "sson", "sen", "zadeh", "pour", "nejad", "wala", "poulos",
    ];
    const PLACES: [&str; 20] = [
        "stan", "ville", "burg", "shire", "land", "abad", "grad", "pur", "town", "port", "ton", "ford",
        "bury", "bourg", "istan", "heim", "field", "mouth", "wick", "ia",
    ];
    if word.len() > 5 && PERSONS.iter().any(|e| word.ends_with(e)) {
        evidence.add(NameKind::Person, 2);
    }
    if word.len() > 5 && PLACES.iter().any(|e| word.ends_with(e)) {
        evidence.add(NameKind::Place, 2);
    }
}

fn neighbours(evidence: &mut Evidence, words: Words, part: &Part) {
    use NameKind::{Organisation, Person, Place};
    const PLACE_AFTER: [&str; 22] = [
        "region",
        "province",
        "city",
        "town",
        "village",
        "district",
        "state",
        "area",
        "river",
        "island",
        "county",
        "border",
        "airport",
        "peninsula",
        "valley",
        "coast",
        "suburb",
        "neighbourhood",
        "neighborhood",
        "prefecture",
        "municipality",
        "governorate",
    ];
    const ORGANISATION_AFTER: [&str; 30] = [
        "newspaper",
        "party",
        "team",
        "group",
        "company",
        "spokesman",
        "spokeswoman",
        "spokesperson",
        "shares",
        "subsidiary",
        "report",
        "analyst",
        "militants",
        "fighters",
        "forces",
        "employees",
        "executives",
        "stock",
        "website",
        "headquarters",
        "lawmaker",
        "member",
        "members",
        "ceo",
        "magazine",
        "radio",
        "tv",
        "television",
        "news",
        "agency",
    ];
    const SAYING: [&str; 20] = [
        "said",
        "says",
        "told",
        "added",
        "who",
        "whose",
        "himself",
        "herself",
        "explained",
        "recalled",
        "tweeted",
        "wrote",
        "noted",
        "argued",
        "stressed",
        "insisted",
        "replied",
        "thinks",
        "believes",
        "died",
    ];
    let Range { start, end } = part.tokens;
    let before = start.checked_sub(1);
    let the = before.is_some_and(|b| words.is_word_of(b, &["the"]));
    if the {
        evidence.add(Person, -4);
        evidence.add(Organisation, 2);
    }
    if before.is_some_and(|b| words.is_word_of(b, &["storm", "hurricane", "typhoon", "cyclone"])) {
        evidence.add(NameKind::Misc, 8);
    }
    dateline(evidence, words, part);
    work(evidence, words, part);
    after_of(evidence, words, part);
    if let Some(b) = before {
        if words.is_word_of(
            b,
            &["in", "near", "outside", "across", "inside", "throughout", "off", "downtown", "central"],
        ) {
            evidence.add(Place, 5);
        } else if words.is_word_of(b, &["from", "to", "at", "towards", "toward", "around"]) {
            evidence.add(Place, 2);
        }
        let lexeme = words.lexeme(b);
        if words.is_word(b)
            && (lexeme.title.is_some_and(|s| s != "rank-word") || lexeme.head == Some("human"))
        {
            evidence.add(Person, 6);
        }
    }
    let possessive = words.token(end).is_some_and(|t| t.kind == TokenKind::Possessive);
    let after = end + usize::from(possessive);
    if !possessive {
        if words.is_word_of(after, &PLACE_AFTER) && !words.is_capital(after) {
            evidence.add(Place, 4);
        }
        if words.is_word_of(after, &ORGANISATION_AFTER) && !words.is_capital(after) {
            evidence.add(Organisation, 4);
        }
        let noun = words.lexeme(after).head;
        if words.is_word(after)
            && !words.is_capital(after)
            && matches!(noun, Some("org" | "group" | "human" | "body"))
        {
            evidence.add(Person, -3);
        }
        if words.is_mark(after, &[',']) && words.is_capital(after + 1) {
            let end = words.len().min(after + 5);
            let whole = super::known::known(words, after + 1, end, super::setting::Casing::Running, true);
            if matches!(whole, Some((_, Known::Country | Known::Place | Known::Seat))) {
                evidence.add(Place, 3);
            }
        }
        if words.is_word_of(
            after,
            &["ceo", "cfo", "chairman", "chairwoman", "founder", "co-founder", "spokesperson"],
        ) {
            evidence.add(Organisation, 4);
        }
        if words.is_word_of(after, &SAYING) {
            evidence.add(Person, 2);
        }
        if words.is_mark(after, &[',']) && is_age(words.word(after + 1)) {
            evidence.add(Person, 7);
        }
        if words.is_mark(after, &['(']) && is_age(words.word(after + 1)) && words.is_mark(after + 2, &[')']) {
            evidence.add(Person, 4);
        }
    }
}

/// "TEMA, Ghana —", "TEMA (Reuters) -": capitals at the beginning of a passage, with a mark or a date behind.
fn dateline(evidence: &mut Evidence, words: Words, part: &Part) {
    let first = in_title_case(words.word(part.tokens.start));
    if part.tokens.len() > 1 && GIVEN_NAMES.contains(&first) {
        return;
    }
    let capitals = part.tokens.clone().all(|i| words.lexeme(i).shape == Shape::Upper);
    let end = part.tokens.end;
    if part.tokens.start == 0 && end < words.len() && capitals && words.word(0).chars().count() > 3 {
        let date = words.token(end).is_some_and(|t| t.kind == TokenKind::Number);
        if date || words.is_mark(end, &[',', '-', '–', '—', '(', ':']) {
            evidence.add(NameKind::Place, if words.is_mark(end, &[':']) { 1 } else { 8 });
        }
    }
}

/// The title of a work: "the novel X", “The X of Y” with its marks around it.
fn work(evidence: &mut Evidence, words: Words, part: &Part) {
    const WORKS: [&str; 18] = [
        "book",
        "novel",
        "film",
        "movie",
        "song",
        "album",
        "journal",
        "series",
        "play",
        "poem",
        "opera",
        "game",
        "documentary",
        "musical",
        "painting",
        "single",
        "memoir",
        "podcast",
    ];
    let Some(before) = part.tokens.start.checked_sub(1) else { return };
    if words.is_word_of(before, &WORKS) && !words.is_capital(before) {
        evidence.add(NameKind::Misc, 8);
    }
    const OPENING: [char; 5] = ['“', '"', '‘', '\'', '«'];
    const CLOSING: [char; 5] = ['”', '"', '’', '\'', '»'];
    let article = words.is_word_of(before, &["the", "a"]) && words.is_capital(before);
    let open = if article { before.checked_sub(1) } else { Some(before) };
    let marked = open.is_some_and(|o| words.is_mark(o, &OPENING)) && words.is_mark(part.tokens.end, &CLOSING);
    if marked && part.known.is_none() && (article || part.tokens.len() > 1) {
        evidence.add(NameKind::Misc, 6);
    }
}

/// "the town of X", "chair of X", "residents of X".
fn after_of(evidence: &mut Evidence, words: Words, part: &Part) {
    let Some(noun) = part.tokens.start.checked_sub(2) else { return };
    let of = words.is_word_of(part.tokens.start - 1, &["of"]);
    if !of && !words.is_word_of(part.tokens.start - 1, &["for", "at", "with"]) {
        return;
    }
    let lower = words.lower(noun);
    let place = words.lexeme(noun).head == Some("place")
        || matches!(lower, "people" | "residents" | "mayor" | "governor" | "capital" | "north" | "south")
        || matches!(lower, "east" | "west" | "outskirts" | "kilometres" | "kilometers" | "km" | "miles");
    let body = matches!(
        lower,
        "chair"
            | "chairman"
            | "chairwoman"
            | "president"
            | "ceo"
            | "founder"
            | "co-founder"
            | "director"
            | "member"
            | "members"
            | "spokesman"
            | "spokeswoman"
            | "spokesperson"
            | "subsidiary"
            | "shares"
            | "executive"
            | "head"
            | "leader"
            | "analyst"
            | "officer"
            | "owner"
            | "economist"
            | "employees"
            | "workers"
            | "unit"
    );
    if of && place {
        evidence.add(NameKind::Place, 5);
    } else if body {
        evidence.add(NameKind::Organisation, 4);
    }
}

/// The section of the word that says what a name names: its last, or the one before "of".
fn head(words: Words, tokens: Range<usize>) -> Option<&'static str> {
    let before_of = tokens.clone().find(|i| words.is_word_of(*i, &["of", "for", "on"]));
    let place = before_of.unwrap_or(tokens.end).checked_sub(1)?;
    let single = tokens.len() == 1;
    let section = words.lexeme(place).head?;
    (!single || section == "org" || section == "team").then_some(section)
}

/// Whether the name has a word that says what it names.
pub fn has_head(words: Words, tokens: Range<usize>) -> bool {
    matches!(head(words, tokens), Some("org" | "unit" | "team" | "event" | "place"))
}

fn is_initial(word: &str) -> bool {
    word.ends_with('.') && word.chars().filter(|c| c.is_uppercase()).count() <= 2 && word.chars().count() <= 4
}

fn is_age(word: &str) -> bool {
    word.len() <= 3 && word.parse::<u8>().is_ok_and(|age| (5..110).contains(&age))
}
