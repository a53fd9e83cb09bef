//! Names of files made from ids: they never leave their folder, and every system can have them side by side.

use std::collections::HashSet;

/// Gives names; none twice, not even to a system that takes `A` for `a`.
#[derive(Debug, Default)]
pub struct FileNames {
    taken: HashSet<String>,
}

/// Windows keeps these for devices, whatever ending follows.
const DEVICES: [&str; 6] = ["con", "prn", "aux", "nul", "com", "lpt"];

/// In characters, and (for file systems that count so) in bytes; an ending has room beside it.
const LONGEST: usize = 100;
const MOST_BYTES: usize = 200;

impl FileNames {
    /// A name without ending for the document with this id.
    pub fn give(&mut self, id: &str) -> String {
        let name = safe(id);
        let numbered = (2..).map(|n: u64| format!("{name}_{n}"));
        let mut all = std::iter::once(name.clone()).chain(numbered);
        let free = all.find(|name| self.taken.insert(name.to_lowercase()));
        free.unwrap_or(name)
    }
}

/// Letters, digits, hyphens and full stops stay, anything else becomes a low line.
fn safe(id: &str) -> String {
    let mut name = String::new();
    for c in id.chars().take(LONGEST) {
        let stays = c.is_alphanumeric() || c == '-' || (c == '.' && !name.is_empty());
        let c = if stays { c } else { '_' };
        if name.len() + c.len_utf8() > MOST_BYTES {
            break;
        }
        name.push(c);
    }
    let stem = name.split('.').next().unwrap_or_default().to_lowercase();
    let is_device = DEVICES.iter().any(|device| {
        stem.strip_prefix(device).is_some_and(|rest| match *device {
            "com" | "lpt" => rest.chars().count() == 1 && rest.chars().all(char::is_numeric),
            _ => rest.is_empty(),
        })
    });
    match is_device || name.is_empty() {
        true => format!("_{name}"),
        false => name,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[track_caller]
    fn check(ids: &[&str], names: &[&str]) {
        let mut files = FileNames::default();
        let given: Vec<_> = ids.iter().map(|id| files.give(id)).collect();
        assert_eq!(given, names);
    }

    #[test]
    fn names_stay_in_their_folder() {
        check(
            &["../../x", "/etc/passwd", "..", "a\\b:c", ".hidden", ""],
            &["_._.._x", "_etc_passwd", "_.", "a_b_c", "_hidden", "_"],
        );
    }

    #[test]
    fn devices_are_no_files() {
        check(
            &["CON", "nul.txt", "com1", "com10", "console"],
            &["_CON", "_nul.txt", "_com1", "com10", "console"],
        );
    }

    #[test]
    fn no_name_is_given_twice() {
        check(&["a/b", "a:b", "A_B", "a_b_2"], &["a_b", "a_b_2", "A_B_3", "a_b_2_2"]);
        let long = "n".repeat(300);
        check(&[&long, &format!("{long}x")], &[&long[..100], &format!("{}_2", &long[..100])]);
    }

    proptest! {
        #[test]
        fn any_id_is_a_name(id in "(?s).{0,300}") {
            let name = FileNames::default().give(&id);
            prop_assert!(!name.is_empty() && name.len() <= MOST_BYTES + 1 && !name.starts_with('.'));
            prop_assert!(!name.contains(['/', '\\', ':', '\0', '\n', '"', '<', '>', '|', '?', '*']));
        }
    }
}
