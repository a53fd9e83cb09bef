//! Texts in other languages than English, written for the tests: what holds for any language, and that nothing of English is
//! read into them.

use super::languages::Resources;
use super::{Parse, Step, Suggestions, Work, parse};
use crate::document::{ActorType, BlockRole, Form, QuoteKind};
use crate::intake::{self, Hints};
use crate::language::{Files, Language, without_tables};
use std::sync::LazyLock;

/// A dozen words of Esperanto: enough to see that no stage holds English.
static TINY: LazyLock<Language> = LazyLock::new(|| {
    let files = Files {
        cues: "[say]\ndiri diras diris dirante\n",
        endings: "[past]\nis\n",
        function_words: "[determiner]\nla\n[article]\nla\n[that]\nke\n[subordinator]\nke\n[preposition]\nen de\n[of]\nde\n\
                         [pronoun]\nŝi li\n[she]\nŝi\n[he]\nli\n[coordinator]\nkaj\n[time]\nhodiaŭ\n",
        titles: "[office]\nministro\n",
        vocabulary: "la\nponto\nministro\nurbo\nkaj\n",
        ..Files::default()
    };
    Language::new("eo", without_tables().basics, files)
});

fn parsed_in(text: &str, language: &'static Language) -> Suggestions {
    let text = intake::plain(text).text;
    let resources = Resources::of_tables(language);
    let mut parse = Parse::with_resources(text, &Hints::default(), language.code.to_owned(), resources);
    match parse.step(Work(usize::MAX)) {
        Step::Done(found) => found,
        Step::More(progress) => panic!("not done: {progress:?}"),
    }
}

/// Every quote as "kind: content | cue | speaker".
fn quotes(text: &str, found: &Suggestions) -> Vec<String> {
    let quote = |quote: &super::SuggestedQuote| {
        let content: Vec<_> = quote.spans.iter().map(|span| span.of(text)).collect();
        let cue = quote.cue.map_or("-", |cue| cue.of(text));
        let speaker = quote.speaker.map_or("-", |speaker| found.mentions[speaker].span.of(text));
        format!("{}: {} | {cue} | {speaker}", quote.kind.name(), content.join(" … "))
    };
    found.quotes.iter().map(quote).collect()
}

#[test]
fn a_language_is_a_dozen_words() {
    let text = "La ponto staros, diris la ministro Lea Ott en Lima hodiaŭ. “La urbo pagos,” diris Hugo Costa. Ana Ruiz diris \
                ke la ponto falos. Ŝi malfermis la ponton.";
    let found = parsed_in(text, &TINY);
    assert_eq!(
        quotes(text, &found),
        [
            "indirect: La ponto staros | diris | Lea Ott",
            "direct: “La urbo pagos,” | diris | Hugo Costa",
            "indirect: la ponto falos | diris | Ana Ruiz",
        ]
    );
    let persons: Vec<_> =
        found.actors.iter().filter(|a| a.actor_type == ActorType::Person).map(|a| &*a.name).collect();
    assert_eq!(persons, ["Lea Ott", "Hugo Costa", "Ana Ruiz"]);
    let she = found.mentions.iter().find(|mention| mention.span.of(text) == "Ŝi").unwrap();
    assert_eq!((she.form, she.actor.map(|a| &*found.actors[a].name)), (Form::Pronoun, Some("Ana Ruiz")));
    assert_eq!(found.actors[0].roles, ["ministro"]);
}

const GERMAN: &str = "Hafen nach Riss am Kran gesperrt

Der Hafen von Emden ist am Freitag gesperrt worden, nachdem unter dem Kran ein Riss entdeckt wurde. Verletzt wurde niemand. \
Die Fähren zur Insel legen bis auf Weiteres am Fischmarkt ab, sagte Angela Brandt.

„Wir haben großes Glück gehabt, dass niemand unter dem Kran stand“, sagte sie der Agentur AFP. Nach Angaben der Polizei wird \
die Reparatur etwa eine Woche dauern. Er war in der Nacht entdeckt worden, als die Mannschaft den Kran prüfen wollte.

Angela Brandt: „Das hätte viel schlimmer ausgehen können.“
";

const SPANISH: &str = "El puerto cierra por una grieta en la grúa

El puerto de Vigo fue cerrado el viernes después de que se encontrara una grieta debajo de la grúa. Nadie resultó herido, dijo \
Ana Ruiz, y los transbordadores a la isla saldrán del mercado de pescado hasta que la grúa esté reparada.

«Hemos tenido mucha suerte de que no hubiera nadie debajo», dijo. Según la policía, las obras durarán una semana. He aquí lo que se \
sabe, según Reuters: no hay otros daños en el puerto ni en la ciudad.
";

const ARABIC: &str = "إغلاق الميناء بعد اكتشاف شق تحت الرافعة

أغلق الميناء يوم الجمعة بعد اكتشاف شق تحت الرافعة. لم يصب أحد بأذى، وستغادر العبارات إلى الجزيرة من سوق السمك حتى يتم إصلاح \
الرافعة، كما قالت رئيسة البلدية.

«لقد كنا محظوظين جدا لأن أحدا لم يكن تحت الرافعة»، قالت. ووفقا للشرطة فإن الإصلاح سيستغرق حوالي أسبوع واحد فقط، ولن تتأثر \
الأعمال في السوق بذلك خلال هذه المدة كلها.
";

const JAPANESE: &str = "クレーンの亀裂で港を閉鎖

港は金曜日、クレーンの下に亀裂が見つかったため閉鎖された。けが人はなく、島へのフェリーはクレーンの修理が終わるまで魚市場から出ると市長は述べた。

「誰も下にいなくて本当に幸運だった」と市長は話した。警察によると、修理には一週間ほどかかる見込みだという。市場の営業には影響がないとしている。\
船会社は、臨時の便を朝と夕方に一本ずつ増やすと発表した。
";

#[test]
fn a_text_in_a_language_without_tables_is_not_read_as_english() {
    for (code, text) in [("de", GERMAN), ("es", SPANISH), ("ar", ARABIC), ("ja", JAPANESE)] {
        let found = parse(text, &Hints::default());
        assert_eq!(found.language, code);
        let pronouns = found.mentions.iter().filter(|mention| mention.form == Form::Pronoun).count();
        assert_eq!(pronouns, 0, "{code}");
        assert!(found.quotes.iter().all(|quote| quote.cue.is_none()), "{code}: {:?}", quotes(text, &found));
        let body = found.blocks.iter().filter(|block| block.role == BlockRole::Body);
        assert!(body.count() >= 2, "{code}: {:?}", found.blocks);
    }
}

#[test]
fn names_and_marked_words_are_found_in_a_language_without_tables() {
    let names = |text: &str| {
        let found = parse(text, &Hints::default());
        let acts = |actor: &&super::SuggestedActor| actor.actor_type != ActorType::Place;
        found.actors.iter().filter(acts).map(|actor| actor.name.clone()).collect::<Vec<_>>()
    };
    assert_eq!(names(GERMAN), ["Angela Brandt", "AFP"]);
    assert_eq!(names(SPANISH), ["Ana Ruiz", "Reuters"]);
    let german = parse(GERMAN, &Hints::default());
    assert_eq!(
        quotes(GERMAN, &german),
        [
            "direct: „Wir haben großes Glück gehabt, dass niemand unter dem Kran stand“ | - | -",
            "direct: „Das hätte viel schlimmer ausgehen können.“ | - | Angela Brandt",
        ]
    );
    let spanish = parse(SPANISH, &Hints::default());
    let arabic = parse(ARABIC, &Hints::default());
    let direct = |found: &Suggestions| found.quotes.iter().all(|quote| quote.kind == QuoteKind::Direct);
    assert_eq!((spanish.quotes.len(), arabic.quotes.len()), (1, 1));
    assert!(direct(&spanish) && direct(&arabic));
}
