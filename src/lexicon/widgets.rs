//! What a news page says of itself: buttons, headings of link lists, prompts.
//!
//! All in lower case; who asks brings a line in lower case without marks at either end (a phrase that ends in a mark
//! needs that mark).

use super::entries;
use super::{FastMap, FastSet};
use aho_corasick::AhoCorasick;
use std::sync::LazyLock;

/// What a line of a page does, by its words alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Widget {
    /// A button, a prompt, a notice.
    Plain,
    /// The heading of a list of links, or such a link.
    List,
    /// It stands where a picture or a film stands.
    Picture,
    /// What stands under an article: tags, comments, sponsored links.
    End,
}

/// What the first words of a line say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Beginning {
    /// What the line does.
    pub widget: Widget,
    /// Whether no sentence of an article begins so.
    pub sure: bool,
}

/// The phrases of the data file.
#[derive(Debug)]
pub struct Widgets {
    whole: FastMap<&'static str, Widget>,
    begins: FastMap<&'static str, Beginning>,
    longest_beginning: usize,
    holds: Option<AhoCorasick>,
    ends: FastSet<&'static str>,
}

impl Widgets {
    fn new(data: &'static str) -> Widgets {
        let (mut whole, mut begins, mut holds) = (FastMap::default(), FastMap::default(), Vec::new());
        let mut ends = FastSet::default();
        for entry in entries(data) {
            match entry.section {
                "whole" => drop(whole.insert(entry.line, Widget::Plain)),
                "list" => drop(whole.insert(entry.line, Widget::List)),
                "picture" => drop(whole.insert(entry.line, Widget::Picture)),
                "end" => drop(ends.insert(entry.line)),
                "sure" => drop(begins.insert(entry.line, Beginning { widget: Widget::Plain, sure: true })),
                "begins" => drop(begins.insert(entry.line, Beginning { widget: Widget::Plain, sure: false })),
                "lists" => drop(begins.insert(entry.line, Beginning { widget: Widget::List, sure: true })),
                _ => holds.push(entry.line),
            }
        }
        let longest_beginning =
            begins.keys().map(|phrase| phrase.split(' ').count()).max().unwrap_or_default();
        // The phrases are fixed: a file of too many is seen by the test below.
        let holds = AhoCorasick::builder().ascii_case_insensitive(true).build(holds).ok();
        Widgets { whole, begins, longest_beginning, holds, ends }
    }

    /// What a line is whose words are just these.
    pub fn whole(&self, line: &str) -> Option<Widget> {
        if self.ends.contains(line) { Some(Widget::End) } else { self.whole.get(line).copied() }
    }

    /// What a line is that begins with these words (more than a phrase may stand after them).
    pub fn beginning(&self, line: &str) -> Option<Beginning> {
        let ends = line.match_indices(' ').map(|(at, _)| at).chain([line.len()]).take(self.longest_beginning);
        ends.filter_map(|end| {
            let words = line.get(..end)?;
            self.begins
                .get(words)
                .or_else(|| self.begins.get(words.trim_end_matches([',', ':', '.'])))
                .copied()
        })
        .last()
    }

    /// How many phrases stand in the line that no sentence of an article holds outside quotation marks.
    pub fn prompts(&self, line: &str) -> usize {
        self.holds.as_ref().map_or(0, |holds| holds.find_iter(line).count())
    }
}

/// The widgets of news pages.
pub static WIDGETS: LazyLock<Widgets> = LazyLock::new(|| Widgets::new(include_str!("data/widgets.txt")));

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_known_by_all_of_it_by_its_beginning_or_by_what_it_holds() {
        assert_eq!(WIDGETS.whole("share"), Some(Widget::Plain));
        assert_eq!(WIDGETS.whole("related articles"), Some(Widget::List));
        assert_eq!(WIDGETS.whole("the share of it"), None);
        assert_eq!(WIDGETS.beginning("sign up here for more").map(|b| b.widget), Some(Widget::Plain));
        assert_eq!(WIDGETS.beginning("signal lost"), None);
        assert_eq!(WIDGETS.prompts("We send it to Your Inbox, see our privacy policy."), 2);
    }
}
