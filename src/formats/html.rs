//! A page for reading: the text with what was found in it, then who acts and who says what. It is for people and browsers
//! alone, needs nothing else, and runs no script.
//!
//! `main` holds the text character by character, white space included. Its blocks are elements, each with its role as
//! a class; what is labelled is cut into runs that the same labels cover, so that overlaps need no nesting. A run names
//! its annotations in `data-annotation`, outermost first. Characters that no page can hold become U+FFFD.

use super::escaped::{in_xml, in_xml_text};
use super::standoff::{Label, Laid, Part, Standoff, layout};
use crate::document::{Block, BlockRole, Document, PARSER, Status, Target};
use crate::text::Span;
use std::cmp::Reverse;
use std::collections::BTreeSet;

/// What the page looks like. Lines differ in kind as well as in colour, which are chosen for light and dark alike.
const STYLE: &str = include_str!("html.css");

/// A document as a page.
pub fn write(document: &Document) -> String {
    let standoff = Standoff::of(document);
    let (title, language) = (in_xml_text(&document.title), in_xml(&document.language));
    let mut page = format!(
        "<!doctype html>\n<html lang=\"{language}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"generator\" content=\"{PARSER}\">\n<title>{title}</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n"
    );
    page += &format!(
        "<header>\n<h1 dir=\"auto\">{title}</h1>\n{}{}</header>\n",
        source(document),
        legend(&standoff)
    );
    page += &format!("<main>{}</main>\n", text(document, &standoff));
    page += &actors(document);
    page += &quotes(document, &standoff);
    page + "</body>\n</html>\n"
}

fn source(document: &Document) -> String {
    let Some(source) = &document.source else { return String::new() };
    let authors = source.authors.join(", ");
    let parts = [
        source.outlet.as_deref(),
        source.published.as_deref(),
        Some(authors.as_str()),
        source.url.as_deref(),
    ];
    let parts: Vec<&str> = parts.into_iter().flatten().filter(|part| !part.is_empty()).collect();
    format!("<p>{}</p>\n", in_xml_text(&parts.join(" · ")))
}

/// The labels that the text has, each looking as it does there.
fn legend(standoff: &Standoff) -> String {
    let mut names: Vec<&str> = Vec::new();
    for label in standoff.labels.iter().filter(|label| is_inside(label)) {
        if !names.contains(&label.name) {
            names.push(label.name);
        }
    }
    let marked = |name: &&str| format!("<span class=\"{name}\">{}</span>", said(name));
    let marked: Vec<String> = names.iter().map(marked).collect();
    if marked.is_empty() { String::new() } else { format!("<p class=\"legend\">{}</p>\n", marked.join(" ")) }
}

/// Whether it stands inside blocks, and is none itself.
fn is_inside(label: &Label) -> bool {
    !matches!(label.target, Target::Block(_))
}

fn said(name: &str) -> String {
    name.replace('_', " ")
}

fn text(document: &Document, standoff: &Standoff) -> String {
    let mut runs = Runs::of(document, standoff);
    let mut main = String::new();
    for laid in layout(document) {
        match laid {
            Laid::Begins(article) => main += &format!("<section id=\"{}\">", in_xml(article.id.as_str())),
            Laid::Ends => main += "</section>",
            Laid::Between(span) if span.of(&document.text).trim().is_empty() => main += &runs.write(span),
            Laid::Between(span) => main += &format!("<div dir=\"auto\">{}</div>", runs.write(span)),
            Laid::Block(block) => {
                let tag = tag(block);
                let again = if block.duplicate_of.is_some() { " duplicate" } else { "" };
                let (id, role) = (in_xml(block.id.as_str()), block.role.name());
                let words = runs.write(block.span);
                main += &format!("<{tag} id=\"{id}\" class=\"{role}{again}\" dir=\"auto\">{words}</{tag}>");
            }
        }
    }
    main
}

fn tag(block: &Block) -> &'static str {
    match block.role {
        BlockRole::Headline => "h2",
        BlockRole::Subhead => "h3",
        _ => "p",
    }
}

/// Writes the text from its beginning to its end, in stretches.
struct Runs<'s, 'd> {
    document: &'d Document,
    standoff: &'s Standoff<'d>,
    /// Where labels begin and end.
    cuts: BTreeSet<usize>,
    /// The labels that are still to come, the next last.
    waiting: Vec<usize>,
    /// Those that have begun.
    open: Vec<usize>,
}

impl<'s, 'd> Runs<'s, 'd> {
    fn of(document: &'d Document, standoff: &'s Standoff<'d>) -> Runs<'s, 'd> {
        let span = |n: &usize| standoff.labels[*n].span;
        let mut waiting: Vec<usize> =
            (0..standoff.labels.len()).filter(|n| is_inside(&standoff.labels[*n])).collect();
        let cuts = waiting.iter().map(span).flat_map(|span| [span.start(), span.end()]).collect();
        waiting.sort_by_key(|n| Reverse(span(n).start()));
        Runs { document, standoff, cuts, waiting, open: Vec::new() }
    }

    fn write(&mut self, span: Span) -> String {
        let mut html = String::new();
        let mut from = span.start();
        let inside: Vec<usize> =
            self.cuts.range(span.start()..span.end()).copied().skip_while(|cut| *cut == from).collect();
        for to in inside.into_iter().chain([span.end()]) {
            html.extend(Span::new(&self.document.text, from, to).map(|run| self.run(run)));
            from = to;
        }
        html
    }

    fn run(&mut self, run: Span) -> String {
        let labels = &self.standoff.labels;
        while let Some(next) = self.waiting.pop_if(|n| labels[*n].span.start() <= run.start()) {
            self.open.push(next);
        }
        self.open.retain(|n| labels[*n].span.end() > run.start());
        self.open.sort_by_key(|n| (Reverse(labels[*n].span.len()), *n));
        let words = in_xml_text(run.of(&self.document.text));
        let each = |of: &dyn Fn(&Label) -> String, between: &str| {
            let all: Vec<String> = self.open.iter().map(|n| of(&labels[*n])).collect();
            in_xml(&all.join(between))
        };
        match self.open.as_slice() {
            [] => words,
            _ => format!(
                "<span class=\"{}\" data-annotation=\"{}\" title=\"{}\">{words}</span>",
                each(&|label| label.name.to_owned(), " "),
                each(&|label| annotation(label), " "),
                each(&|label| self.about(label), "; "),
            ),
        }
    }

    /// What is to be known of a label, in a few words.
    fn about(&self, label: &Label) -> String {
        let record = label.record;
        let sure = record.confidence.map(|confidence| format!(", {} %", confidence.hundredths()));
        let decided = match record.status {
            Status::Suggested => format!("suggested{}", sure.unwrap_or_default()),
            status => format!("{} by {}", status.name(), record.by),
        };
        match label.actor {
            Some(actor) => format!("{}, {}, {decided}", actor.name, label.name),
            None => format!("{}, {decided}", said(label.name)),
        }
    }
}

/// Its name: of all stretches of a quote the same.
fn annotation(label: &Label) -> String {
    match label.part {
        Some(Part::Cue | Part::Credit) => label.key(),
        _ => label.target.id().to_owned(),
    }
}

fn actors(document: &Document) -> String {
    let live = document.actors.iter().filter(|actor| actor.record.is_live());
    list(
        "Actors",
        live.map(|actor| {
            let mut details = vec![actor.actor_type.name()];
            details.extend(actor.country.as_deref());
            details.extend(actor.roles.iter().map(String::as_str));
            let aliases = actor.aliases.join(", ");
            details.extend(Some(aliases.as_str()).filter(|aliases| !aliases.is_empty()));
            let (id, name) = (in_xml(actor.id.as_str()), in_xml_text(&actor.name));
            format!(
                "<li id=\"{id}\"><b class=\"{}\">{name}</b> · {}</li>",
                details[0],
                in_xml_text(&details.join(" · "))
            )
        }),
    )
}

fn quotes(document: &Document, standoff: &Standoff) -> String {
    let text = &*document.text;
    let speaker = |n: usize| {
        let said =
            standoff.relations.iter().find(|relation| relation.from == n && relation.name == "speaker")?;
        let label = &standoff.labels[said.to];
        Some(label.actor.map_or_else(|| label.span.of(text).to_owned(), |actor| actor.name.clone()))
    };
    let heads = (0..standoff.labels.len()).filter(|n| {
        let label = &standoff.labels[*n];
        label.part.is_none() && matches!(label.target, Target::Quote(_))
    });
    list(
        "Quotes",
        heads.map(|n| {
            let who = speaker(n).unwrap_or_else(|| "nobody named".to_owned());
            let words: Vec<&str> = standoff.stretches(n).map(|label| label.span.of(text)).collect();
            let name = standoff.labels[n].name;
            format!(
                "<li><b>{}</b> · {} · <span dir=\"auto\">{}</span></li>",
                in_xml_text(&who),
                said(name),
                in_xml_text(&words.join(" […] "))
            )
        }),
    )
}

/// A heading and what is below it; nothing where that is nothing.
fn list(heading: &str, items: impl Iterator<Item = String>) -> String {
    let items: Vec<String> = items.collect();
    match items.is_empty() {
        true => String::new(),
        false => format!("<h2>{heading}</h2>\n<ul>\n{}\n</ul>\n", items.join("\n")),
    }
}
