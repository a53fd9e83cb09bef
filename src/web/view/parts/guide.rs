//! The labelling guide, as the page tells it: what counts as what. The parser's suggestions follow the same rules.

use super::focus::{focus, focused, holds_focus, taken};
use super::{Icon, icon};
use web_sys::{HtmlElement, KeyboardEvent};
use yew::prelude::*;

/// What [`Guide`] needs.
#[derive(Clone, PartialEq, Properties)]
pub struct GuideProps {
    /// It was closed.
    pub on_close: Callback<()>,
}

/// A heading, and what counts under it.
type Chapter = (&'static str, &'static [(&'static str, &'static str)]);

const CHAPTERS: &[Chapter] = &[
    (
        "Blocks",
        &[
            ("Block", "Every line that is not blank; a caption broken over lines is one block."),
            ("Headline", "The title of an article. A new one begins an article."),
            ("Subhead", "A standfirst below the headline, or a heading inside the article."),
            ("Byline", "Who wrote it."),
            ("Dateline", "Where or when, on a line of its own: “OSLO, June 2”."),
            ("Caption", "What a picture shows, with its credit."),
            ("Boilerplate", "What the page says of itself: share buttons, related links, tags, comments."),
            ("Body", "All the rest of the article."),
            (
                "Duplicate",
                "A headline or caption that the page repeats. The first one stands and is annotated.",
            ),
        ],
    ),
    (
        "Captions",
        &[
            ("Caption", "The words about a picture, and the credit, also where that stands on its own line."),
            (
                "Credit",
                "As written, brackets included: “(Photo: Lena Ek)”. A picture with a credit alone counts.",
            ),
        ],
    ),
    (
        "Actors",
        &[
            ("Actor", "Who does, says or undergoes something in the news."),
            ("Person", "A human being, also one without a name: “a harbour pilot”."),
            (
                "Organisation",
                "State bodies, armies, companies, parties, media, agencies that report or are credited.",
            ),
            (
                "Country",
                "By its name wherever it stands; a capital where it stands for its state: “Oslo agreed”.",
            ),
            ("Group", "Several under a description: “Norwegian fishermen”."),
            ("Place", "A location that does not act: “in Oslo on Monday”. Hidden on the page by default."),
            ("Name", "Without title, role, article or possessive ’s: “Lena Ek”, not “Minister Lena Ek”."),
            ("Alias", "Another or shorter name of the same actor, misspellings too: “Ek”."),
            ("Description", "From its determiner, possessor or number on: “the minister”, “two pilots”."),
            (
                "Pronoun",
                "Of the third person where it means an actor with a name; any where it speaks a quote.",
            ),
        ],
    ),
    (
        "Quotes",
        &[
            ("Quote", "What somebody is reported to have said, written or claimed."),
            ("Direct", "All of it stands in quotation marks, which belong to it."),
            ("Indirect", "None of it does. “That” before it and the attribution are left out."),
            ("Mixed", "Some of it does."),
            ("Two pieces", "Words of attribution in the middle leave one quote of two pieces."),
            ("Cue", "The verb or phrase of attribution: said, warned, according to."),
            (
                "Speaker",
                "The mention nearest to the cue that the text names as the source. It leads to an actor.",
            ),
            ("Nested", "What a paper reports a minister said is two quotes."),
            ("No quotes", "Titles of works, nicknames, scare quotes without a speaker, words as words."),
        ],
    ),
];

/// The guide beside the article, which stays usable. It takes the focus when it appears and gives it back when it goes;
/// Esc in it closes it.
#[component]
pub fn Guide(props: &GuideProps) -> Html {
    let panel = use_node_ref();
    use_effect_with((), {
        let panel = panel.clone();
        move |()| {
            let before = focused();
            let panel = panel.cast::<HtmlElement>();
            panel.iter().for_each(focus);
            move || {
                let ours = focused().is_none() || panel.is_some_and(|panel| holds_focus(&panel));
                if let Some(before) = before.filter(|before| ours && before.is_connected()) {
                    focus(&before);
                }
            }
        }
    });
    let onkeydown = {
        let run = props.on_close.clone();
        Callback::from(move |event: KeyboardEvent| {
            if event.key() == "Escape" {
                taken(&event);
                run.emit(());
            }
        })
    };
    html! {
        <aside ref={panel} id="guide" class="side guide" aria-labelledby="guide-title" tabindex="-1" {onkeydown}>
            <header>
                <h2 id="guide-title">{ "Labelling guide" }</h2>
                <button type="button" class="quiet bare" aria-label="Close the guide" title="Close (F1)"
                    onclick={props.on_close.reform(|_: MouseEvent| ())}>{ icon(Icon::Cross) }</button>
            </header>
            <div class="guide-text" tabindex="0" role="region" aria-labelledby="guide-title">
                <p>{ "What counts as what. The suggestions follow it too." }</p>
                { for CHAPTERS.iter().map(|(title, entries)| html! {
                    <section>
                        <h3>{ *title }</h3>
                        <dl>
                            { for entries.iter().map(|(term, meaning)| html! {
                                <div><dt>{ *term }</dt><dd>{ *meaning }</dd></div>
                            }) }
                        </dl>
                    </section>
                }) }
            </div>
        </aside>
    }
}
