//! Texts for tests, with their names marked by hand: `{p Ana Ruiz}` a person, `{o …}` an organisation, `{l …}` a place,
//! `{n …}` an adjective of nationality, `{m …}` any other name. Each line is a block of the same article; an empty line
//! begins another article; a line that begins with `# ` is a headline, with `> ` a caption.

use super::Cast;
use crate::document::{BlockRole, Confidence, Form};
use crate::parse::passage::Sample;
use crate::parse::{Name, NameKind, cues};
use crate::text::Span;

/// The plain text, and its passages with names and cues.
pub fn passages(marked: &str) -> Sample {
    let mut text = String::new();
    let mut found = Vec::new();
    let mut article = 0;
    for line in marked.lines() {
        let line = line.trim_start();
        if line.is_empty() {
            article += 1;
            continue;
        }
        let (role, line) = match (line.strip_prefix("# "), line.strip_prefix("> ")) {
            (Some(line), _) => (BlockRole::Headline, line),
            (_, Some(line)) => (BlockRole::Caption, line),
            _ => (BlockRole::Body, line),
        };
        let start = text.len();
        let mut open = None;
        let mut spans = Vec::new();
        let mut chars = line.chars();
        while let Some(c) = chars.next() {
            match c {
                '{' => {
                    open = chars.next().map(|kind| (kind, text.len()));
                    chars.next();
                }
                '}' => spans.extend(open.take().map(|(kind, from)| (kind, from, text.len()))),
                other => text.push(other),
            }
        }
        found.push((role, article, start..text.len(), spans));
        text.push('\n');
    }
    let mut sample = Sample::empty(&text);
    for (role, article, range, _) in &found {
        sample.add(Span::new(&text, range.start, range.end).unwrap(), *role, Some(*article));
    }
    let mut passages = std::mem::take(&mut sample.passages);
    for (passage, (.., spans)) in passages.iter_mut().zip(found) {
        let names = spans.into_iter().map(|(kind, start, end)| {
            let span = Span::new(&text, start, end).unwrap();
            let kind = match kind {
                'p' => NameKind::Person,
                'o' => NameKind::Organisation,
                'l' => NameKind::Place,
                'n' => NameKind::Norp,
                _ => NameKind::Misc,
            };
            Name { span, tokens: passage.tokens.within(span), kind, confidence: Confidence::percent(95) }
        });
        passage.names = names.collect();
        passage.cues = cues::cues(sample.context(), passage);
    }
    sample.passages = passages;
    sample
}

/// The cast of a marked text.
pub fn cast_of(marked: &str) -> (Sample, Cast) {
    let sample = passages(marked);
    let mut cast = Cast::default();
    for passage in &sample.passages {
        cast.add(sample.context(), passage);
    }
    cast.settle(sample.context());
    (sample, cast)
}

/// Every mention as "words = actor", with the form's first letter in brackets.
pub fn written(text: &str, cast: Cast) -> Vec<String> {
    let (actors, mentions) = cast.finish(&mut []);
    let form = |form: Form| match form {
        Form::Name => "n",
        Form::Alias => "a",
        Form::Description => "d",
        Form::Pronoun => "p",
    };
    let of = |m: &crate::parse::SuggestedMention| {
        let actor = m.actor.map_or("?", |a| actors[a].name.as_str());
        format!("{} = {actor} ({})", m.span.of(text), form(m.form))
    };
    mentions.iter().map(of).collect()
}

/// The mentions of a marked text are these.
#[track_caller]
pub fn check(marked: &str, expected: &[&str]) {
    let (sample, cast) = cast_of(marked);
    assert_eq!(written(&sample.text, cast), expected, "{marked}");
}
