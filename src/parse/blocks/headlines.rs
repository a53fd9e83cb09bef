//! Where articles begin: which line is the headline of a stretch of running text, and where inside a stretch another
//! article starts.

use super::bylines::Byline;
use super::dates::When;
use super::piece::{Kind, Piece};
use super::stretches::Stretch;
use crate::language::Language;
use crate::lexicon::widgets::Widget;
use std::collections::{HashMap, HashSet};

/// How far below a headline its own repetition, its byline or its picture stands, in pieces.
const HEAD: usize = 12;

/// What is known of the pieces of a text together.
pub struct Page<'t> {
    /// The text.
    pub text: &'t str,
    /// Its pieces.
    pub pieces: &'t [Piece],
    language: &'t Language,
    /// For each piece its words, to tell what is repeated.
    keys: Vec<u64>,
    times: HashMap<u64, usize>,
    usual_gap: usize,
    /// Whether nothing in it is a part of a web page: it was typed, or comes from a wire or a file.
    pub bare: bool,
    /// For each piece whether it stands in a list of links.
    linked: Vec<bool>,
    /// For each piece whether it stands in a list of the article's main points.
    points: Vec<bool>,
}

impl<'t> Page<'t> {
    /// Counts repetitions and gaps.
    pub fn new(text: &'t str, pieces: &'t [Piece], language: &'t Language) -> Page<'t> {
        let keys: Vec<u64> = pieces.iter().map(|piece| key(piece.span.of(text))).collect();
        let mut times = HashMap::new();
        for key in &keys {
            *times.entry(*key).or_default() += 1;
        }
        let mut gaps = [0_usize; 4];
        for piece in pieces.iter().skip(1) {
            gaps[piece.blank_before.min(3)] += 1;
        }
        let usual_gap = (0..4).max_by_key(|gap| (gaps[*gap], 4 - gap)).unwrap_or_default();
        let mut in_list = false;
        let linked = pieces.iter().map(|piece| {
            let inside = in_list;
            in_list = match piece.kind {
                Kind::Widget(Widget::List) => true,
                Kind::Title | Kind::Mark | Kind::Dateline(When::Time) | Kind::Byline(Byline::Named) => {
                    in_list
                }
                _ => false,
            };
            inside && piece.kind == Kind::Title
        });
        let linked = linked.collect();
        let mut in_points = false;
        let points = pieces.iter().map(|piece| {
            let heading = is_points_heading(piece.span.of(text));
            in_points = heading || in_points && piece.kind == Kind::Title && piece.words >= 4;
            in_points
        });
        let points = points.collect();
        let bare = !pieces.iter().any(|piece| matches!(piece.kind, Kind::Widget(_)));
        Page { text, pieces, language, linked, points, keys, times, usual_gap, bare }
    }

    /// How often the words of this piece stand in the text.
    pub fn times(&self, n: usize) -> usize {
        self.keys.get(n).and_then(|key| self.times.get(key)).copied().unwrap_or_default()
    }

    /// Whether two pieces have the same words.
    pub fn same(&self, a: usize, b: usize) -> bool {
        self.keys.get(a) == self.keys.get(b)
    }

    /// The words of a piece.
    pub fn words(&self, n: usize) -> &'t str {
        self.pieces.get(n).map(|piece| piece.span.of(self.text)).unwrap_or_default()
    }

    /// Whether a piece is a title in a list of links.
    pub fn in_list(&self, n: usize) -> bool {
        self.linked.get(n).copied().unwrap_or_default()
    }

    /// Whether a piece is one of the article's main points, or the heading above them.
    pub fn in_points(&self, n: usize) -> bool {
        self.points.get(n).copied().unwrap_or_default()
    }

    fn kind(&self, n: usize) -> Option<Kind> {
        self.pieces.get(n).map(|piece| piece.kind)
    }

    /// Whether this could be a headline by its shape.
    fn can_be_headline(&self, n: usize) -> bool {
        self.pieces.get(n).is_some_and(|piece| {
            let short_sentence = piece.kind == Kind::Prose && piece.chars <= 130 && piece.prompts == 0;
            // Three capitals at the very top ("Mayor Opens Bridge") are a title rather than a writer's name.
            let title = piece.is_title() || n == 0 && piece.kind == Kind::Byline(Byline::Named);
            (title || short_sentence && !piece.listed) && piece.words >= 2
        })
    }

    /// Whether the same words stand again below it with nothing but pictures and buttons between.
    fn repeated_below(&self, n: usize) -> bool {
        self.times(n) > 1
            && (n + 1..self.pieces.len())
                .take(HEAD)
                .any(|m| self.same(n, m) && (n + 1..m).all(|between| !self.pieces[between].is_paragraph()))
    }

    /// Whether a byline or a day stands below it, perhaps after a standfirst.
    fn signed_below(&self, n: usize) -> bool {
        self.others_before_signature(n).is_some()
    }

    /// How many sentences and titles stand between a title and its byline or day; `None` where there is none or more
    /// than a standfirst and a caption can be.
    fn others_before_signature(&self, n: usize) -> Option<usize> {
        let mut others = 0;
        for m in (n + 1..self.pieces.len()).take(HEAD) {
            match self.kind(m) {
                Some(Kind::Byline(Byline::Said | Byline::Opened) | Kind::Dateline(When::Day)) => {
                    return Some(others);
                }
                Some(Kind::Prose | Kind::Title) => {
                    others += 1;
                    if others > 2 {
                        return None;
                    }
                }
                _ => {}
            }
        }
        None
    }

    /// Whether running text follows soon: of the next few pieces that are neither pictures nor buttons nor main points,
    /// two are paragraphs.
    fn runs_below(&self, n: usize) -> bool {
        let telling = (n + 1..self.pieces.len())
            .take(30)
            .filter(|m| matches!(self.kind(*m), Some(Kind::Prose | Kind::Title)))
            .filter(|m| !self.same(n, *m) && !self.in_points(*m));
        telling.take(4).filter(|m| self.pieces[*m].kind == Kind::Prose && self.pieces[*m].chars >= 25).count()
            >= 2
    }

    /// Whether an article surely begins here, also in the middle of running text.
    pub fn begins_article(&self, n: usize) -> bool {
        let Some(piece) = self.pieces.get(n) else { return false };
        if !piece.is_title()
            || piece.words < 3
            || piece.chars > 200
            || self.times(n) > 8
            || self.in_list(n)
            || self.in_points(n)
        {
            return false;
        }
        let set_off = piece.blank_before >= self.usual_gap + 2;
        (self.repeated_below(n) || self.signed_below(n) || set_off) && self.runs_below(n)
    }

    /// The headline of a stretch: the likeliest piece from `from` on that stands above most of its text.
    pub fn headline(&self, stretch: Stretch, from: usize) -> Option<usize> {
        const FARTHEST: usize = 600;
        const SENTENCES_BEFORE: usize = 2;
        const GOOD_ENOUGH: i64 = 0;
        let vocabulary = self.words_of(stretch);
        let mut best: Option<(i64, usize)> = None;
        let mut text_before = 0;
        let mut sentences_before = 0;
        let mut titles_between = 0_i64;
        let near = stretch.first.saturating_sub(FARTHEST).max(from);
        // Below the beginning of the stretch, as a standfirst or a teaser may have begun it.
        for n in stretch.first..=stretch.last {
            if self.can_be_headline(n) && text_before > 0 {
                let standing =
                    self.standing(n, &vocabulary) - i64::try_from(text_before / 8).unwrap_or(i64::MAX) - 10;
                if best.is_none_or(|(score, _)| standing > score) {
                    best = Some((standing, n));
                }
            }
            if self.pieces[n].kind == Kind::Prose {
                text_before += self.pieces[n].chars;
                sentences_before += 1;
            }
            if sentences_before > SENTENCES_BEFORE {
                break;
            }
        }
        for n in (near..stretch.first.saturating_add(1)).rev() {
            if self.can_be_headline(n) {
                let standing =
                    self.standing(n, &vocabulary) + self.opening(n, stretch) - 8 * titles_between.min(15);
                if best.is_none_or(|(score, _)| standing >= score) {
                    best = Some((standing, n));
                }
            }
            if self.kind(n) == Some(Kind::Title) {
                titles_between += 1;
            }
        }
        let (score, n) = best.filter(|(score, _)| *score > GOOD_ENOUGH)?;
        Some(self.settled(n, score, from, &vocabulary))
    }

    /// Of titles one under the other the first is the headline and the next its standfirst; of the last crumb of a
    /// trail ("Home", "News", the title) and the title itself, the title.
    fn settled(&self, mut n: usize, score: i64, from: usize, vocabulary: &HashSet<String>) -> usize {
        const MOST: usize = 2;
        for _ in 0..MOST {
            match self.title_above(n, score, from, vocabulary) {
                Some(above) => n = above,
                None => break,
            }
        }
        let before = n.checked_sub(1).map(|m| &self.pieces[m]);
        let crumb = before.is_some_and(|piece| matches!(piece.kind, Kind::Widget(_)) || piece.words <= 3);
        if crumb && self.same(n, n + 1) { n + 1 } else { n }
    }

    /// The title directly above another (but for a button or two) that is no less likely a headline.
    fn title_above(&self, n: usize, score: i64, from: usize, vocabulary: &HashSet<String>) -> Option<usize> {
        const BEHIND: i64 = 60;
        let button = |m: &usize| matches!(self.pieces[*m].kind, Kind::Widget(Widget::Plain) | Kind::Mark);
        let between = (from..n).rev().take(2).take_while(button).count();
        let above = n.checked_sub(1 + between).filter(|above| *above >= from)?;
        let piece = &self.pieces[above];
        let title =
            self.can_be_headline(above) && piece.words >= 5 && !self.in_list(above) && !self.same(above, n);
        // A line of a list of links stands close to the line before it.
        let alone = above == 0 || piece.blank_before > 0 || self.usual_gap == 0;
        let short = alone && piece.chars <= self.pieces[n].chars + 30;
        let behind = if between > 0 { BEHIND / 2 } else { BEHIND };
        (title && short && self.standing(above, vocabulary) > (score - behind).max(40)).then_some(above)
    }

    /// What speaks for the first line of a paste, with only pictures, names and days between it and the text: people
    /// copy from the headline on.
    fn opening(&self, n: usize, stretch: Stretch) -> i64 {
        const OPENING: i64 = 60;
        let of_the_head =
            |kind| matches!(kind, Kind::Caption | Kind::Credit | Kind::Byline(_) | Kind::Dateline(_));
        let between = (1..stretch.first).all(|m| self.kind(m).is_some_and(of_the_head) || self.same(n, m));
        if n == 0 && between { OPENING } else { 0 }
    }

    /// How much speaks for a piece being a headline, its place aside.
    fn standing(&self, n: usize, vocabulary: &HashSet<String>) -> i64 {
        let piece = &self.pieces[n];
        let mut own = 0_i64;
        let mut shared = 0_i64;
        for stem in stems(piece.span.of(self.text), self.language) {
            own += 1;
            shared += i64::from(vocabulary.contains(&stem));
        }
        let overlap = if own == 0 { 0 } else { 100 * shared / own.max(3) };
        let size = match piece.words {
            0..=1 => -90,
            2 => -50,
            3 => -20,
            4..=22 => 30,
            23..=28 => 0,
            _ => -50,
        };
        let prose = if piece.kind == Kind::Prose { -80 } else { 0 };
        let repeated = if self.repeated_below(n) { 60 } else { 0 };
        let often = if self.times(n) > 3 { -40 } else { 0 };
        let signed = match self.others_before_signature(n) {
            Some(0) => 70,
            Some(1) => 55,
            Some(_) => 35,
            None => 0,
        };
        let linked = if self.in_list(n) || self.in_points(n) { -60 } else { 0 };
        let after = |n: usize| self.kind(n + 1) == Some(Kind::Widget(Widget::Plain));
        let shared_below = if after(n) && after(n + 1) { 20 } else { 0 };
        let next_apart = self.pieces.get(n + 1).is_some_and(|next| next.blank_before > 0);
        let apart = if piece.blank_before > 0 && next_apart { 15 } else { 0 };
        let entry = matches!(n.checked_sub(1).and_then(|m| self.kind(m)), Some(Kind::Dateline(When::Time)));
        let entry = if entry { -100 } else { 0 };
        overlap + shared_below + apart + entry + size + prose + repeated + often + signed + linked
    }

    /// The words with which a stretch begins, for comparison with a headline's.
    fn words_of(&self, stretch: Stretch) -> HashSet<String> {
        const MOST: usize = 1_500;
        let prose = (stretch.first..=stretch.last).filter(|n| self.pieces[*n].is_paragraph());
        prose.take(40).flat_map(|n| stems(self.words(n), self.language)).take(MOST).collect()
    }
}

/// "Key points", "At a glance": the article's facts follow, a line each.
pub fn is_points_heading(words: &str) -> bool {
    const HEADINGS: [&str; 13] = [
        "key points",
        "key events",
        "key moments",
        "key takeaways",
        "main points",
        "key developments",
        "at a glance",
        "in brief",
        "in short",
        "summary",
        "what we know",
        "what we know so far",
        "the main points",
    ];
    words.len() <= 24 && HEADINGS.contains(&&*words.trim_end_matches(':').to_lowercase())
}

/// The beginnings of the words that say what a text is about.
fn stems<'w>(words: &'w str, language: &'w Language) -> impl Iterator<Item = String> + 'w {
    const STEM: usize = 5;
    words.split(|c: char| !c.is_alphanumeric()).filter(|word| word.chars().nth(3).is_some()).filter_map(
        |word| {
            let word = word.to_lowercase();
            let plain = [
                "this", "that", "with", "from", "have", "will", "what", "when", "your", "about", "after",
                "over", "into",
            ];
            let common = plain.contains(&&*word) && language.vocabulary.contains(&word);
            (!common).then(|| word.chars().take(STEM).collect())
        },
    )
}

/// The words of a piece as a number, white space made one.
pub fn key(words: &str) -> u64 {
    // FNV-1a: the same on every machine, which the standard hasher does not promise.
    const START: u64 = 0xcbf2_9ce4_8422_2325;
    const PRIME: u64 = 0x0100_0000_01b3;
    let mut hash = START;
    for word in words.split_whitespace() {
        for byte in word.bytes().chain([b' ']) {
            hash = (hash ^ u64::from(byte)).wrapping_mul(PRIME);
        }
    }
    hash
}
