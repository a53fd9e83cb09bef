use super::*;
use proptest::prelude::*;

/// A text with what is said of its lines: `role|words`, nothing before the bar where nothing is said.
fn shown(incoming: &Incoming) -> String {
    let mut out = String::new();
    for line in lines(&incoming.text) {
        let span = line.span.trimmed(&incoming.text);
        if !span.is_empty() {
            let hint = incoming.hints.roles.iter().find(|(there, _)| there.contains(span));
            let role = hint.map(|(_, role)| format!("{role:?}").to_lowercase()).unwrap_or_default();
            out.push_str(&format!("{role}|{}\n", span.of(&incoming.text)));
        }
    }
    out
}

fn check(source: &str, wanted: &str) {
    assert_eq!(shown(&html(source)), wanted, "{source}");
}

#[test]
fn the_structure_of_a_page_is_used() {
    check(
        "<!doctype html><html><head><title>Site</title><style>p { color: red }</style></head><body>
         <nav><ul><li>Home<li>World</ul></nav>
         <article><h1>Pier   Opens\n Again</h1>
         <p class='top byline'>By <a href=x>Lena Holt</a></p><p><time datetime=2026-05-02>2 May 2026</time></p>
         <figure><img src=y alt='not this'><figcaption><p>The pier.</p><span>(EPA)</span></figcaption></figure>
         <p>“It <em>holds</em>,” she said.<p>Rain &amp; wind.</article>
         <aside><h1>Most read</h1></aside><script>if (a < b) { document.write('<p>no</p>') }</script>
         <footer>© Site</footer></body></html>",
        "boilerplate|Home\nboilerplate|World\nheadline|Pier Opens Again\nbyline|By Lena Holt\ndateline|2 May 2026\n\
         caption|The pier. (EPA)\n|“It holds,” she said.\n|Rain & wind.\nboilerplate|Most read\nboilerplate|© Site\n",
    );
}

#[test]
fn a_line_of_which_only_a_part_is_something_is_nothing() {
    check("<p>By <a rel=author>Lena Holt</a>, <time>today</time></p>", "|By Lena Holt, today\n");
}

#[test]
fn blocks_have_a_blank_line_between_them_and_breaks_have_none() {
    assert_eq!(
        &*html("<p>a<br>b</p>\n<p>c<br><br>d<div><div>e</div></div>f").text,
        "a\nb\n\nc\nd\n\ne\n\nf\n"
    );
    assert_eq!(&*html("<pre>a\n b</pre>").text, "a\nb\n");
    assert_eq!(&*html("<table><tr><td>a<td>b<tr><td>c</table>").text, "a b\n\nc\n");
}

#[test]
fn what_is_not_closed_or_closed_twice_does_no_harm() {
    check("<p class=byline>By A<p>Text</nav></p></p> goes on", "byline|By A\n|Text\n|goes on\n");
    check("<nav><b>Menu</nav>Text</b> here", "boilerplate|Menu\n|Text here\n");
    check("Plain &lt;text&gt; &hellip;", "|Plain <text> …\n");
    check("", "");
    check("<", "|<\n");
}

#[test]
fn a_paste_keeps_its_text_to_the_letter_and_takes_the_hints() {
    let paste = "Pier Opens\r\n\r\nThe pier.\r\n(EPA)\r\nShe  left. \nShare";
    let source = "<h1>Pier\u{a0}Opens</h1><figcaption><div>The pier.</div><div>(EPA)</div></figcaption>\
                  <p>She left.</p><nav>Share</nav>";
    let incoming = plain_with_html(paste, source);
    assert_eq!(incoming.text, plain(paste).text);
    assert_eq!(
        shown(&incoming),
        "headline|Pier Opens\ncaption|The pier.\ncaption|(EPA)\n|She  left.\nboilerplate|Share\n"
    );
}

#[test]
fn the_same_words_in_two_roles_are_told_apart_by_their_order_or_not_at_all() {
    let source = "<nav>World</nav><h1>World</h1>";
    assert_eq!(shown(&plain_with_html("World\nWorld", source)), "boilerplate|World\nheadline|World\n");
    assert_eq!(shown(&plain_with_html("World", source)), "|World\n");
}

#[test]
fn long_sources_of_every_kind_take_one_walk() {
    for part in ["<nav>", "<p>", "<b></i>", "</p>", "<", "&", "<!--", "<figcaption>a<br>", "<a b=\"", "a\n"] {
        let source = part.repeat(200_000 / part.len());
        html(&source);
        plain_with_html(&source, &source);
    }
    let source = format!("{}{}", "<nav>".repeat(50_000), "</aside></b>".repeat(50_000));
    html(&source);
}

proptest! {
    #[test]
    fn any_source_gives_a_text_and_hints_that_lie_in_it(
        parts in proptest::collection::vec(
            prop_oneof![
                "\\PC{0,8}", Just("<h1>".to_owned()), Just("</h1>".to_owned()), Just("<figcaption>".to_owned()),
                Just("</figcaption>".to_owned()), Just("<p>".to_owned()), Just("<br>".to_owned()),
                Just("<nav class=x>".to_owned()), Just("</nav>".to_owned()), Just("<pre>".to_owned()),
                Just("&nbsp;".to_owned()), Just("<!-- ".to_owned()), Just("<script>".to_owned()), Just("é\n".to_owned()),
            ],
            0..30,
        ),
        paste in "\\PC{0,40}",
    ) {
        let source = parts.concat();
        for incoming in [html(&source), plain_with_html(&paste, &source), plain_with_html(&html(&source).text, &source)] {
            let mut at = 0;
            for (span, _) in &incoming.hints.roles {
                prop_assert!(span.start() >= at && !span.of(&incoming.text).trim().is_empty());
                at = span.end();
            }
        }
        prop_assert_eq!(plain_with_html(&paste, &source).text, plain(&paste).text);
    }
}

#[test]
fn the_language_is_that_of_the_first_element_that_holds_the_text_and_says_one() {
    for (source, expected) in [
        ("<html lang=de-AT><body lang=en><p>Eins.</p>", Some("de-AT")),
        ("<p lang=fr>Un.</p><main lang=es><p>Dos.</p></main>", Some("es")),
        ("<html xml:lang='pt-BR'><p>Um.</p>", Some("pt-BR")),
        ("<html><p lang=fr>Un.</p>", None),
    ] {
        assert_eq!(html(source).hints.language.as_deref(), expected, "{source}");
        assert_eq!(plain_with_html("Eins.", source).hints.language.as_deref(), expected, "{source}");
    }
}
