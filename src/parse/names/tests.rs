//! Whole sentences and small documents, written for the purpose, with the names that should be found in them.
//!
//! A line of the document is a passage. A name stands with the first letter of its kind (Person, Organisation, Place,
//! Norp, Misc).

use super::{names, settle};
use crate::document::BlockRole;
use crate::parse::passage::Sample;
use crate::parse::{NameKind, Passage};
use crate::text::lines;

fn passages(text: &str) -> Vec<Passage> {
    let mut sample = Sample::empty(text);
    for line in lines(text) {
        sample.add(line.span, BlockRole::Body, None);
    }
    let mut found = std::mem::take(&mut sample.passages);
    for passage in &mut found {
        passage.names = names(sample.context(), passage);
    }
    settle(sample.context(), &mut found);
    found
}

fn found(text: &str) -> Vec<String> {
    let kind = |kind| match kind {
        NameKind::Person => 'P',
        NameKind::Organisation => 'O',
        NameKind::Place => 'L',
        NameKind::Norp => 'N',
        NameKind::Misc => 'M',
    };
    passages(text)
        .iter()
        .flat_map(|p| &p.names)
        .map(|name| format!("{}/{}", name.span.of(text), kind(name.kind)))
        .collect()
}

#[track_caller]
fn check(table: &[(&str, &str)]) {
    let wrong: Vec<String> = table
        .iter()
        .filter_map(|(text, expected)| {
            let found = found(text).join(" | ");
            (found != *expected).then(|| format!("{text}\n  found    {found}\n  expected {expected}"))
        })
        .collect();
    assert!(wrong.is_empty(), "{} of {}:\n{}", wrong.len(), table.len(), wrong.join("\n"));
}

#[test]
fn titles_and_adjectives_are_no_part_of_a_name() {
    check(&[
        ("On Monday Ghanaian President Kwame Boateng met aides.", "Ghanaian/N | Kwame Boateng/P"),
        ("Peru’s Foreign Minister Rosa Quispe flew to Lima.", "Peru/L | Rosa Quispe/P | Lima/L"),
        ("He thanked Gen. Tomás Rivas and Dr. Amina Yusuf.", "Tomás Rivas/P | Amina Yusuf/P"),
        ("The vote was called by Prime Minister-designate Ilse Kramer.", "Ilse Kramer/P"),
        ("A letter reached Minister of Public Works Jorge Salas on Friday.", "Jorge Salas/P"),
        ("Talks with the Mayor of Durban Themba Nkosi failed.", "Durban/L | Themba Nkosi/P"),
        ("The President spoke to the Prime Minister.", ""),
        ("US Secretary of State Helen Marsh left.", "US/L | Helen Marsh/P"),
        ("Shares rose after Nokia CEO Liisa Virtanen resigned.", "Nokia/O | Liisa Virtanen/P"),
    ]);
}

#[test]
fn names_of_persons_come_in_many_shapes() {
    check(&[
        (
            "It was signed by Maria de la Cruz and Jan van der Berg.",
            "Maria de la Cruz/P | Jan van der Berg/P",
        ),
        ("The envoy, Khalid bin Salem Al-Harbi, agreed.", "Khalid bin Salem Al-Harbi/P"),
        ("A book by J. K. Mbeki and P.D. Kumar sold well.", "J. K. Mbeki/P | P.D. Kumar/P"),
        ("The winner was Thant Myo Aung, 34, a teacher.", "Thant Myo Aung/P"),
        ("Then He Qinghua thanked So Yun-yue.", "He Qinghua/P | So Yun-yue/P"),
        ("The novel by Seán O’Brien won.", "Seán O’Brien/P"),
    ]);
}

#[test]
fn bodies_keep_their_of_phrases() {
    check(&[
        ("It was told to the Joint Chiefs of Staff.", "Joint Chiefs of Staff/O"),
        ("She asked the Bank of England to wait.", "Bank of England/O"),
        ("The Ministry of Trade and Industry agreed.", "Ministry of Trade and Industry/O"),
        ("University of Nairobi researchers agreed.", "University of Nairobi/O"),
        (
            "He works for the Institute for Desert Research in Windhoek.",
            "Institute for Desert Research/O | Windhoek/L",
        ),
        ("The Kenya Revenue Authority (KRA) fined it.", "Kenya Revenue Authority/O | KRA/O"),
        ("Peru’s Congress rose.", "Peru’s Congress/O"),
        (
            "The Aveiro Fishermen’s Association and the Teachers’ Union met.",
            "Aveiro Fishermen’s Association/O | Teachers’ Union/O",
        ),
        ("Soldiers of the Falcon brigade fled.", "Falcon brigade/O"),
        ("The ferry MV Aurora sank.", "MV Aurora/M"),
        (
            "Her new book, “The Weight of Rain”, and the novel Omborombo sold well.",
            "Weight of Rain/M | Omborombo/M",
        ),
        ("The Founder of Lake Sefe Ferries, Ama Osei, died.", "Lake Sefe Ferries/O | Ama Osei/P"),
        ("A spokesman for the Chinese Foreign Ministry spoke.", "Chinese Foreign Ministry/O"),
    ]);
}

#[test]
fn places_are_told_by_what_stands_beside_them() {
    check(&[
        ("NAIROBI, May 3 (Reuters) - Rain fell.", "NAIROBI/L | Reuters/O"),
        ("They live in the village of Omborombo.", "Omborombo/L"),
        ("Floods hit Kano, Okuta and Lagos.", "Kano/L | Okuta/L | Lagos/L"),
        ("The road to Mount Elbru and Lake Sefe is shut.", "Mount Elbru/L | Lake Sefe/L"),
        ("The Beirut-based group and anti-French crowds met.", "Beirut/L | French/N"),
        ("A Ghana-Togo pact was signed.", "Ghana/L | Togo/L"),
        ("It costs US$5 in the US today.", "US/L"),
    ]);
}

#[test]
fn headlines_name_whom_the_article_names() {
    check(&[
        (
            "Togo and Benin Agree to Reopen Border Post\nTogo and Benin agreed on Monday to reopen it.",
            "Togo/L | Benin/L | Togo/L | Benin/L",
        ),
        (
            "Osei Wants to Expand Harbour With Chinese Help\nKofi Osei said the harbour was small.",
            "Osei/P | Chinese/N | Kofi Osei/P",
        ),
        (
            "GREEN QUITS AS HEAD OF BANK OF GHANA\nMr Adam Green quit on Friday as head of the Bank of Ghana.",
            "GREEN/P | BANK OF GHANA/O | Adam Green/P | Bank of Ghana/O",
        ),
        ("Minister Opens New Bridge After Long Delay", ""),
        ("BRIDGE CLOSED AFTER STORM", ""),
        ("Seoul: Old Ferry Suspected of Leaking Oil Near Busan", "Seoul/L | Busan/L"),
    ]);
}

#[test]
fn the_document_settles_what_a_sentence_leaves_open() {
    check(&[
        (
            "Marta Sandoval won.\nSandoval thanked Lima. Even Sandoval was surprised.",
            "Marta Sandoval/P | Sandoval/P | Lima/L | Sandoval/P",
        ),
        ("Tarvik Energy ASA grew. Later Tarvik Energy shrank.", "Tarvik Energy ASA/O | Tarvik Energy/O"),
        ("LUCY WARD, HOST: Welcome.\nWARD: Let us begin.", "LUCY WARD/P | WARD/P"),
        ("Boats left at dawn. The boats came back.", ""),
        ("Storms came. Nobody slept.", ""),
    ]);
}

#[test]
fn what_is_no_name_is_none() {
    check(&[
        ("The Quran and the Internet were discussed in March.", ""),
        ("See https://example.org/Ama-Osei/News for more.", ""),
        ("“I’m late,” she said. “We’ll go.”", ""),
        ("Gen Z and COVID-19 were on the list on Tuesday.", ""),
        ("", ""),
        ("... ?! — “ ” '", ""),
    ]);
}

#[test]
fn a_giant_line_is_read_in_one_go() {
    // Runs, titles and bodies without end; none may be read by its square.
    for piece in ["Ana ", "Minister of ", "General ", "of the Bank ", "X-", "“", "Ministry and ", "A’s ", "Э"]
    {
        let text = piece.repeat(40_000 / piece.len());
        let passages = passages(&text);
        for name in passages.iter().flat_map(|p| &p.names) {
            assert!(name.span.is_in(&text));
        }
    }
}
