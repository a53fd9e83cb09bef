//! What the style sheets promise: colours that can be told from their ground, and nothing that the page's policy
//! refuses.

#![allow(
    clippy::unwrap_used,
    reason = "a test may; clippy knows only the functions that are marked as tests"
)]

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

type Colours = BTreeMap<String, [f64; 3]>;

/// Text must stand out by this much, marks by the other (WCAG 2.2, 1.4.3 and 1.4.11).
const TEXT: f64 = 4.5;
const MARK: f64 = 3.0;

#[test]
fn colours_stand_out_from_every_ground_in_light_and_dark() {
    let tokens = read("styles/tokens.css");
    let (light, dark) = tokens.split_once("@media (prefers-color-scheme: dark)").unwrap();
    let dark = dark.split("@media").next().unwrap();
    for (scheme, css) in [("light", light), ("dark", dark)] {
        let colours = colours(css);
        let tint = percentage(css, "--tint:");
        let chosen = percentage(css, "--tint-chosen:");
        let grounds = ["paper", "panel", "raised"];
        for (name, least) in
            [("ink", TEXT), ("quiet", TEXT), ("accent", TEXT), ("alarm", TEXT), ("edge", MARK)]
        {
            for ground in grounds {
                stands_out(scheme, name, colours[name], ground, colours[ground], least);
            }
        }
        // A cue is written in the colour of quotes.
        stands_out(scheme, "quote", colours["quote"], "paper", colours["paper"], TEXT);
        for name in ["person", "organisation", "country", "group", "place", "quote", "caption", "focus"] {
            let mark = colours[name];
            for ground in grounds {
                stands_out(scheme, name, mark, ground, colours[ground], MARK);
            }
            // In the text a mark lies on its own tint, perhaps on that of a quote below, perhaps chosen.
            let quote = over(colours["quote"], tint, colours["paper"]);
            let own = over(mark, tint, quote);
            stands_out(scheme, name, mark, "its tint in a quote", own, MARK);
            let strong = over(mark, chosen, over(colours["quote"], tint, colours["paper"]));
            stands_out(scheme, "ink", colours["ink"], &format!("chosen {name}"), strong, TEXT);
        }
    }
}

#[test]
fn nothing_is_styled_where_the_policy_refuses_it() {
    let mut found = Vec::new();
    for file in below(Path::new("src/web")).into_iter().chain([PathBuf::from("index.html")]) {
        let text = read(&file);
        found.extend(
            text.lines()
                .filter(|line| line.contains(" style=") && !line.trim_start().starts_with("//"))
                .map(|line| format!("{}: {}", file.display(), line.trim())),
        );
    }
    assert_eq!(found, Vec::<String>::new());
}

#[test]
fn the_page_links_every_style_sheet() {
    let page = read("index.html");
    for sheet in below(Path::new("styles")) {
        let name = sheet.to_str().unwrap().replace('\\', "/");
        assert!(
            page.contains(&format!("<link data-trunk rel=\"css\" href=\"{name}\">")),
            "{name} is not linked"
        );
    }
}

fn stands_out(scheme: &str, name: &str, colour: [f64; 3], ground_name: &str, ground: [f64; 3], least: f64) {
    let (a, b) = (luminance(colour) + 0.05, luminance(ground) + 0.05);
    let contrast = (a / b).max(b / a);
    assert!(contrast >= least, "{scheme}: {name} on {ground_name} is {contrast:.2}, not {least}");
}

fn over(colour: [f64; 3], share: f64, ground: [f64; 3]) -> [f64; 3] {
    std::array::from_fn(|at| colour[at] * share + ground[at] * (1.0 - share))
}

fn luminance(colour: [f64; 3]) -> f64 {
    let linear =
        colour.map(|part| if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) });
    0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
}

/// The tokens that are colours.
fn colours(css: &str) -> Colours {
    css.lines()
        .filter_map(|line| {
            let (name, value) = line.trim().strip_prefix("--")?.split_once(": #")?;
            let part =
                |at: usize| Some(f64::from(u8::from_str_radix(value.get(at..at + 2)?, 16).ok()?) / 255.0);
            Some((name.to_owned(), [part(0)?, part(2)?, part(4)?]))
        })
        .collect()
}

fn percentage(css: &str, token: &str) -> f64 {
    let (_, value) = css.split_once(token).unwrap();
    value.split('%').next().unwrap().trim().parse::<f64>().unwrap() / 100.0
}

fn below(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in std::fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join(folder)).unwrap() {
        let path = folder.join(entry.unwrap().file_name());
        if Path::new(env!("CARGO_MANIFEST_DIR")).join(&path).is_dir() {
            files.extend(below(&path));
        } else {
            files.push(path);
        }
    }
    files
}

fn read(path: impl AsRef<Path>) -> String {
    std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap()
}
