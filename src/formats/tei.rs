//! TEI P5: the text in `text`, what was found in it in `standOff`, which points into the text.
//!
//! `body` holds the text character by character, white space included. Where an annotation begins or ends stands an
//! `anchor`, whose name is its place in code points: `at.74`. Blocks are elements of the text (`head`, `p`, else `ab`),
//! each with its role as `type`; everything else is a `span` from anchor to anchor. Who decided what is a `respStmt`
//! for each status and name. Characters that XML cannot hold become U+FFFD.

use super::escaped::{in_xml, in_xml_text};
use super::standoff::{Label, Laid, Part, Standoff, layout};
use crate::document::{Actor, ActorType, Block, BlockRole, Document, Record, Target};
use crate::text::{OffsetMap, Span};
use std::collections::BTreeSet;

/// A document as a file of XML.
pub fn write(document: &Document) -> String {
    let standoff = Standoff::of(document);
    let spans: Vec<usize> = (0..standoff.labels.len())
        .filter(|n| !matches!(standoff.labels[*n].target, Target::Block(_)))
        .collect();
    let cuts = spans.iter().map(|n| standoff.labels[*n].span).flat_map(|span| [span.start(), span.end()]);
    let writer = Writer {
        document,
        map: OffsetMap::new(&document.text),
        cuts: cuts.collect(),
        deciders: deciders(document),
        standoff,
    };
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<TEI xmlns=\"http://www.tei-c.org/ns/1.0\">\n{}{}{}</TEI>\n",
        writer.header(),
        writer.stand_off(&spans),
        writer.text(),
    )
}

/// Each status with a name, in the order in which they come up.
type Deciders<'d> = Vec<(&'static str, &'d str)>;

fn deciders(document: &Document) -> Deciders<'_> {
    let blocks = document.blocks.iter().map(|block| &block.record);
    let actors = document.actors.iter().map(|actor| &actor.record);
    let mentions = document.mentions.iter().map(|mention| &mention.record);
    let captions = document.captions.iter().map(|caption| &caption.record);
    let quotes = document.quotes.iter().map(|quote| &quote.record);
    let all = blocks.chain(actors).chain(mentions).chain(captions).chain(quotes);
    let mut found = Deciders::new();
    for record in all.filter(|record| record.is_live()) {
        let decider = decider(record);
        if !found.contains(&decider) {
            found.push(decider);
        }
    }
    found
}

fn decider(record: &Record) -> (&'static str, &str) {
    (record.status.name(), &record.by)
}

struct Writer<'d> {
    document: &'d Document,
    map: OffsetMap,
    /// Where there are anchors.
    cuts: BTreeSet<usize>,
    deciders: Deciders<'d>,
    standoff: Standoff<'d>,
}

impl Writer<'_> {
    fn header(&self) -> String {
        let source = self.document.source.as_ref();
        let authors = source.map(|source| source.authors.as_slice()).unwrap_or_default();
        let authors: String = authors.iter().map(|author| element("author", author)).collect();
        let statements: String = (self.deciders.iter().enumerate())
            .map(|(n, (status, by))| {
                let (resp, name) = (element("resp", status), element("name", by));
                format!("<respStmt xml:id=\"by.{n}\">{resp}{name}</respStmt>\n")
            })
            .collect();
        let publisher = source.and_then(|source| source.outlet.as_ref()).map(|o| element("publisher", o));
        let date = source.and_then(|source| source.published.as_ref()).map(|date| element("date", date));
        let url = source.and_then(|source| source.url.as_ref()).map(|url| element("idno", url));
        let bibl: String = [publisher, date, url].into_iter().flatten().collect();
        format!(
            "<teiHeader>\n<fileDesc>\n<titleStmt>{}{authors}\n{statements}</titleStmt>\n\
             <publicationStmt><authority>Galley</authority>{}</publicationStmt>\n\
             <sourceDesc><bibl>{bibl}</bibl></sourceDesc>\n</fileDesc>\n</teiHeader>\n",
            element("title", &self.document.title),
            element("idno", self.document.id.as_str()),
        )
    }

    fn stand_off(&self, spans: &[usize]) -> String {
        let mut parts = String::new();
        let live = || self.document.actors.iter().filter(|actor| actor.record.is_live());
        for (list, kinds) in LISTS {
            let listed = live().filter(|actor| kinds.contains(&actor.actor_type));
            parts += &within(list, listed.map(|actor| self.actor(actor)));
        }
        parts += &within("spanGrp", spans.iter().map(|n| self.span(*n)));
        let links = self.standoff.relations.iter().filter(|relation| relation.name != "same_actor");
        parts += &within(
            "linkGrp",
            links.map(|relation| {
                let [from, to] = [relation.from, relation.to].map(|n| name_of(&self.standoff.labels[n]));
                format!("<link type=\"{}\" target=\"#{from} #{to}\"/>", relation.name)
            }),
        );
        within("standOff", (!parts.is_empty()).then_some(parts.trim_end().to_owned()).into_iter())
    }

    fn actor(&self, actor: &Actor) -> String {
        let kind = actor.actor_type;
        let (tag, name) = match kind {
            ActorType::Person => ("person", "persName"),
            ActorType::Group => ("personGrp", "persName"),
            ActorType::Organisation => ("org", "orgName"),
            ActorType::Country | ActorType::Place => ("place", "placeName"),
        };
        let mut inside = element(name, &actor.name);
        let alias = |alias: &String| format!("<{name} type=\"alias\">{}</{name}>", in_xml_text(alias));
        inside.extend(actor.aliases.iter().map(alias));
        if let Some(country) = &actor.country {
            let tag = if name == "persName" { "nationality" } else { "country" };
            inside += &format!("<{tag} key=\"{}\"/>", in_xml(country));
        }
        let role = |role: &String| format!("<note type=\"role\">{}</note>", in_xml_text(role));
        inside.extend(actor.roles.iter().map(role));
        inside.extend(actor.record.note.as_ref().map(|note| element("note", note)));
        let (id, by) = (xml_name(actor.id.as_str()), self.by(&actor.record));
        let kind = if tag == "place" { format!(" type=\"{}\"", kind.name()) } else { String::new() };
        format!("<{tag} xml:id=\"{id}\"{kind}{by}>{inside}</{tag}>")
    }

    fn span(&self, n: usize) -> String {
        let label = &self.standoff.labels[n];
        let mut more = String::new();
        more.extend(label.mention.map(|mention| format!(" subtype=\"{}\"", mention.form.name())));
        more.extend(label.actor.map(|actor| format!(" ana=\"#{}\"", xml_name(actor.id.as_str()))));
        more += &self.by(label.record);
        let inside = match label.record.note.as_ref().filter(|_| label.part.is_none()) {
            Some(note) => format!(">{}</span>", in_xml_text(note)),
            None => "/>".to_owned(),
        };
        let (id, name, start, end) = (name_of(label), label.name, label.start, label.end);
        format!("<span xml:id=\"{id}\" type=\"{name}\" from=\"#at.{start}\" to=\"#at.{end}\"{more}{inside}")
    }

    /// Who decided, and how sure the parser is.
    fn by(&self, record: &Record) -> String {
        let known = self.deciders.iter().position(|known| *known == decider(record));
        let by = known.map(|n| format!(" resp=\"#by.{n}\"")).unwrap_or_default();
        let sure = record.confidence.map(|confidence| format!(" cert=\"{}\"", confidence.share()));
        by + &sure.unwrap_or_default()
    }

    fn text(&self) -> String {
        let mut body = String::new();
        let mut anchored = BTreeSet::new();
        // TEI has a `head` only where a division begins.
        let mut may_be_head = true;
        for laid in layout(self.document) {
            match laid {
                Laid::Begins(article) => {
                    let headed = article
                        .headline
                        .as_ref()
                        .map(|id| format!(" corresp=\"#{}\"", xml_name(id.as_str())));
                    let headed = headed.unwrap_or_default();
                    body += &format!(
                        "<div type=\"article\" xml:id=\"{}\"{headed}>",
                        xml_name(article.id.as_str())
                    );
                    may_be_head = true;
                }
                Laid::Ends => body += "</div>",
                Laid::Between(span) => {
                    let is_last = span.end() == self.document.text.len();
                    let words = self.anchored(span, is_last, &mut anchored);
                    // Only XML's own white space may stand between elements.
                    match span.of(&self.document.text).trim_matches([' ', '\t', '\r', '\n']) {
                        "" => body += &words,
                        _ => body += &format!("<ab>{words}</ab>"),
                    }
                }
                Laid::Block(block) => {
                    let tag = match block.role {
                        BlockRole::Body => "p",
                        BlockRole::Headline if may_be_head && block.article.is_some() => "head",
                        _ => "ab",
                    };
                    may_be_head &= tag == "head";
                    let words = self.anchored(block.span, true, &mut anchored);
                    body += &format!("<{tag}{}>{words}</{tag}>", self.attributes(block));
                }
            }
        }
        if body.trim().is_empty() {
            body += "<ab/>";
        }
        format!("<text xml:space=\"preserve\"><body>{body}</body></text>\n")
    }

    fn attributes(&self, block: &Block) -> String {
        let first = block.duplicate_of.as_ref();
        let first = first.map(|id| format!(" sameAs=\"#{}\"", xml_name(id.as_str()))).unwrap_or_default();
        // A paragraph has no type in TEI.
        let role = (block.role != BlockRole::Body).then(|| format!(" type=\"{}\"", block.role.name()));
        let (id, role, by) = (xml_name(block.id.as_str()), role.unwrap_or_default(), self.by(&block.record));
        format!(" xml:id=\"{id}\"{role}{first}{by}")
    }

    /// Words with the anchors that are in them, at their beginning and, if wanted, at their end; each stands once.
    fn anchored(&self, span: Span, with_end: bool, done: &mut BTreeSet<usize>) -> String {
        let text = &*self.document.text;
        let mut xml = String::new();
        let mut from = span.start();
        let end = if with_end { span.end() + 1 } else { span.end() };
        for cut in self.cuts.range(span.start()..end) {
            xml.extend(Span::new(text, from, *cut).map(|words| in_xml_text(words.of(text))));
            if done.insert(*cut) {
                let point = self.map.point_of(text, *cut).unwrap_or_default();
                xml += &format!("<anchor xml:id=\"at.{point}\"/>");
            }
            from = *cut;
        }
        xml.extend(Span::new(text, from, span.end()).map(|words| in_xml_text(words.of(text))));
        xml
    }
}

/// Which actors stand in which list.
const LISTS: [(&str, &[ActorType]); 3] = [
    ("listPerson", &[ActorType::Person, ActorType::Group]),
    ("listOrg", &[ActorType::Organisation]),
    ("listPlace", &[ActorType::Country, ActorType::Place]),
];

fn element(tag: &str, words: &str) -> String {
    format!("<{tag}>{}</{tag}>", in_xml_text(words))
}

/// An element with others in it, a line each; nothing where there are none.
fn within(tag: &str, inside: impl Iterator<Item = String>) -> String {
    let lines: Vec<String> = inside.collect();
    match lines.is_empty() {
        true => String::new(),
        false => format!("<{tag}>\n{}\n</{tag}>\n", lines.join("\n")),
    }
}

fn name_of(label: &Label) -> String {
    let whole = xml_name(label.target.id());
    match label.part {
        None => whole,
        Some(Part::Stretch(n)) => format!("{whole}.{}", n + 1),
        Some(part) => format!("{whole}.{}", part.name()),
    }
}

/// An id as a name of XML. Most are one as they are; in what is made of others, and in no other, there is a full stop.
fn xml_name(id: &str) -> String {
    let begins = id.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_');
    match begins && id.chars().all(|c| c.is_ascii_alphanumeric() || c == '_' || c == '-') {
        true => id.to_owned(),
        false => id.bytes().fold("id.".to_owned(), |name, byte| format!("{name}{byte:02x}")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_become_names_of_xml() {
        for (id, expected) in
            [("m1", "m1"), ("x-007", "x-007"), ("7", "id.37"), ("at.7", "id.61742e37"), ("é", "id.c3a9")]
        {
            assert_eq!(xml_name(id), expected);
        }
    }
}
