//! In which language a text is, told by its script and its commonest words.
//!
//! Knows more languages than there are tables for: that a text is Spanish keeps it from being read as English.

use super::basics::has_folder;
use super::primary;
use crate::lexicon::{FastMap, FastSet, entries};
use crate::text::Span;
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// The code of a language that is not known.
pub const UNKNOWN: &str = "und";

/// A text of fewer letters is too short to tell.
const FEWEST_LETTERS: usize = 200;
/// No more of a text is looked at: the time it takes does not grow with the text.
const MOST_BYTES: usize = 64 * 1024;
/// So many words are looked at.
const MOST_WORDS: usize = 800;
/// Lines of at least so many letters are running text.
const PARAGRAPH: usize = 60;
/// At least so many of a hundred words must be among a language's commonest.
const LEAST_SHARE: usize = 8;

/// A language that can be told.
#[derive(Debug)]
struct Entry {
    code: &'static str,
    name: &'static str,
    words: FastSet<&'static str>,
}

static LANGUAGES: LazyLock<Vec<Entry>> = LazyLock::new(|| {
    let lines = entries(include_str!("detect.tsv"));
    let entry = |line: &'static str| {
        let mut fields = line.split('\t');
        let (code, name) = (fields.next()?, fields.next()?);
        Some(Entry { code, name, words: fields.next().unwrap_or_default().split(' ').collect() })
    };
    lines.filter_map(|line| entry(line.line)).collect()
});

/// What a word counts for its languages: the less the more languages have it.
static POINTS: LazyLock<FastMap<&'static str, usize>> = LazyLock::new(|| {
    const ALL: usize = 12;
    let mut languages: FastMap<&'static str, usize> = FastMap::default();
    for word in LANGUAGES.iter().flat_map(|language| &language.words) {
        *languages.entry(word).or_default() += 1;
    }
    languages.into_iter().map(|(word, count)| (word, ALL / count.min(ALL))).collect()
});

/// The codes of all languages that can be told, with their names in English, in the order in which a list shows them.
pub fn known() -> impl Iterator<Item = (&'static str, &'static str)> {
    LANGUAGES.iter().map(|language| (language.code, language.name))
}

/// The English name of the language of this code, if it is one of those.
pub fn name_of(code: &str) -> Option<&'static str> {
    LANGUAGES.iter().find(|language| language.code == primary(code)).map(|language| language.name)
}

/// The language of a text, by its first paragraphs; `None` where it is too short, or nothing tells.
pub fn detect(text: &str) -> Option<&'static str> {
    let text = Span::around(text, 0, text.len().min(MOST_BYTES)).of(text);
    let paragraphs = text.lines().filter(|line| letters(line).take(PARAGRAPH).count() == PARAGRAPH);
    let running: Vec<&str> = paragraphs.collect();
    let lines =
        if running.iter().flat_map(|line| letters(line)).take(FEWEST_LETTERS).count() == FEWEST_LETTERS {
            running
        } else {
            text.lines().collect()
        };
    let mut scripts: BTreeMap<Script, usize> = BTreeMap::new();
    let mut seen = 0;
    for script in lines.iter().flat_map(|line| letters(line)).filter_map(script).take(4 * MOST_WORDS) {
        *scripts.entry(script).or_default() += 1;
        seen += 1;
    }
    // A letter of a script that writes syllables or words says as much as several of an alphabet.
    let least = if scripts.contains_key(&Script::Kana) || scripts.contains_key(&Script::Han) { 4 } else { 1 };
    if seen * least < FEWEST_LETTERS {
        return None;
    }
    let count = |script: Script| scripts.get(&script).copied().unwrap_or_default();
    // Japanese is mostly Han with a good part of kana.
    if 10 * count(Script::Kana) >= seen && 2 * (count(Script::Kana) + count(Script::Han)) > seen {
        return Some("ja");
    }
    let (main, most) =
        scripts.iter().map(|(script, count)| (*script, *count)).max_by_key(|(s, c)| (*c, *s))?;
    if 2 * most <= seen {
        return None;
    }
    match main {
        Script::Alphabet => by_words(&lines),
        Script::Arabic => {
            Some(if lines.iter().any(|l| l.contains(['پ', 'چ', 'ژ', 'گ'])) { "fa" } else { "ar" })
        }
        Script::Hebrew => Some("he"),
        Script::Devanagari => Some("hi"),
        Script::Bengali => Some("bn"),
        Script::Thai => Some("th"),
        Script::Hangul => Some("ko"),
        Script::Kana => Some("ja"),
        Script::Han => Some("zh"),
    }
}

/// The language most of whose commonest words stand there; none where it is unsure whether it is one with tables. Words of one letter, which many
/// languages have, do not count.
fn by_words(lines: &[&str]) -> Option<&'static str> {
    let words = lines.iter().flat_map(|line| line.split(|c: char| !c.is_alphabetic()));
    let words: Vec<String> =
        words.filter(|word| word.chars().nth(1).is_some()).take(MOST_WORDS).map(str::to_lowercase).collect();
    let hits = |entry: &'static Entry| words.iter().filter(|word| entry.words.contains(word.as_str()));
    let points = |entry| hits(entry).filter_map(|word| POINTS.get(word.as_str())).sum::<usize>();
    let mut found: Vec<(usize, &Entry)> = LANGUAGES.iter().map(|entry| (points(entry), entry)).collect();
    found.sort_by_key(|(points, _)| std::cmp::Reverse(*points));
    let ((most, first), others) = found.split_first()?;
    let is_running_text = 100 * hits(first).count() >= LEAST_SHARE * words.len();
    // Of two neighbours the likelier will do: what must not be is that one of them is read as a language with tables.
    let rival = others.iter().find(|(_, other)| has_folder(first.code) || has_folder(other.code));
    let leads = rival.is_none_or(|(points, _)| most * 4 >= points * 5);
    (is_running_text && leads && *most > 0).then_some(first.code)
}

fn letters(line: &str) -> impl Iterator<Item = char> + '_ {
    line.chars().filter(|c| c.is_alphabetic())
}

/// A script that tells a language, or the alphabets whose languages are told by their words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Script {
    /// Latin, Cyrillic and Greek.
    Alphabet,
    Arabic,
    Hebrew,
    Devanagari,
    Bengali,
    Thai,
    Hangul,
    Kana,
    Han,
}

fn script(letter: char) -> Option<Script> {
    Some(match letter {
        'a'..='z' | 'A'..='Z' | '\u{c0}'..='\u{24f}' | '\u{370}'..='\u{52f}' | '\u{1e00}'..='\u{1fff}' => {
            Script::Alphabet
        }
        '\u{590}'..='\u{5ff}' => Script::Hebrew,
        '\u{600}'..='\u{6ff}' | '\u{750}'..='\u{77f}' => Script::Arabic,
        '\u{900}'..='\u{97f}' => Script::Devanagari,
        '\u{980}'..='\u{9ff}' => Script::Bengali,
        '\u{e00}'..='\u{e7f}' => Script::Thai,
        '\u{1100}'..='\u{11ff}' | '\u{ac00}'..='\u{d7af}' => Script::Hangul,
        '\u{3040}'..='\u{30ff}' => Script::Kana,
        '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' => Script::Han,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Written for the tests; each has well over two hundred letters.
    const TEXTS: &[(&str, &str)] = &[
        (
            "en",
            "The harbour of Aveiro was closed on Friday after a crack had been found below the crane. Nobody was hurt, and \
             the ferries to the island will leave from the fish market until the crane has been repaired, the mayor said. \
             She added that it would take about a week.",
        ),
        (
            "de",
            "Der Hafen von Emden ist am Freitag gesperrt worden, nachdem unter dem Kran ein Riss entdeckt wurde. Verletzt \
             wurde niemand. Die Fähren zur Insel legen bis auf Weiteres am Fischmarkt ab, sagte die Bürgermeisterin. Nach \
             Angaben der Polizei wird die Reparatur etwa eine Woche dauern.",
        ),
        (
            "es",
            "El puerto de Vigo fue cerrado el viernes después de que se encontrara una grieta debajo de la grúa. Nadie \
             resultó herido y los transbordadores a la isla saldrán del mercado de pescado hasta que la grúa esté reparada, \
             dijo la alcaldesa. Según la policía, las obras durarán una semana.",
        ),
        (
            "fr",
            "Le port de Lorient a été fermé vendredi après la découverte d’une fissure sous la grue. Personne n’a été blessé \
             et les bateaux pour l’île partiront du marché aux poissons jusqu’à la fin des travaux, a dit la maire. Selon la \
             police, les réparations dureront une semaine.",
        ),
        (
            "pt",
            "O porto de Aveiro foi encerrado na sexta-feira depois de ter sido encontrada uma fenda por baixo da grua. \
             Ninguém ficou ferido e os barcos para a ilha vão sair do mercado do peixe até que a grua seja reparada, disse a \
             presidente da câmara. As obras não devem durar mais do que uma semana.",
        ),
        (
            "nl",
            "De haven van Delfzijl is vrijdag gesloten nadat er een scheur onder de kraan was gevonden. Niemand raakte gewond \
             en de veerboten naar het eiland vertrekken van de vismarkt totdat de kraan is gerepareerd, zei de burgemeester. \
             Volgens de politie duurt dat ongeveer een week.",
        ),
        (
            "ru",
            "Порт был закрыт в пятницу после того, как под краном обнаружили трещину. Никто не пострадал, а паромы на остров \
             будут отходить от рыбного рынка, пока кран не починят, сказала мэр. По данным полиции, ремонт займёт около \
             недели, и это не повлияет на работу рынка.",
        ),
        (
            "ar",
            "أغلق الميناء يوم الجمعة بعد اكتشاف شق تحت الرافعة. لم يصب أحد بأذى، وستغادر العبارات إلى الجزيرة من سوق السمك \
             حتى يتم إصلاح الرافعة، كما قالت رئيسة البلدية. ووفقا للشرطة فإن الإصلاح سيستغرق حوالي أسبوع واحد فقط، ولن تتأثر \
             الأعمال في السوق بذلك خلال هذه المدة كلها.",
        ),
        (
            "ja",
            "港は金曜日、クレーンの下に亀裂が見つかったため閉鎖された。けが人はなく、島へのフェリーはクレーンの修理が終わるまで魚市場から出る\
             と市長は述べた。警察によると、修理には一週間ほどかかる見込みだという。市場の営業には影響がないとしている。",
        ),
    ];

    #[test]
    fn a_text_is_told_by_its_commonest_words_or_its_script() {
        for (code, text) in TEXTS {
            assert_eq!(detect(text), Some(*code), "{text}");
        }
    }

    #[test]
    fn what_is_short_or_no_running_text_is_not_told() {
        assert_eq!(detect(""), None);
        assert_eq!(detect("The harbour of Aveiro was closed on Friday."), None);
        assert_eq!(detect(&"Ruiz 12 Costa 14 Ott 7\n".repeat(40)), None);
    }

    #[test]
    fn the_paragraphs_count_and_not_the_buttons_around_them() {
        let page = format!("{}\n{}\n", "Share\nRead more\nSign in\n".repeat(30), TEXTS[1].1);
        assert_eq!(detect(&page), Some("de"));
    }

    #[test]
    fn only_the_beginning_of_a_long_text_is_looked_at() {
        let russian = TEXTS[6].1;
        assert_eq!(detect(&format!("{}{russian}", "\n".repeat(MOST_BYTES))), None);
        // A cut inside a letter is none.
        assert_eq!(detect(&russian.repeat(2_000)), Some("ru"));
    }

    #[test]
    fn languages_have_names() {
        assert_eq!(name_of("de-AT"), Some("German"));
        assert_eq!(name_of(UNKNOWN), None);
        assert!(known().count() > 20);
    }
}
