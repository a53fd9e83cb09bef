//! index.html as Trunk leaves it → as it is served; and the hashed name by which boot.js finds the app.

use std::path::Path;

use anyhow::{Context, Result};

use crate::policy::POLICY;

/// The page without what Trunk leaves in it, and with the policy.
///
/// With `inject_scripts = false`, Trunk keeps its `<link data-trunk rel="rust">` tags, which a browser would report
/// or fetch. The policy stands right behind the charset, which must come first: it binds what comes after it.
pub fn finished(page: &str) -> String {
    const CHARSET: &str = "<meta charset=\"utf-8\">";
    let policy = format!("{CHARSET}\n<meta http-equiv=\"Content-Security-Policy\" content=\"{POLICY}\">");
    without_tags(page, |tag| tag.starts_with("<link") && tag.contains("data-trunk"))
        .replacen(CHARSET, &policy, 1)
}

fn without_tags(page: &str, unwanted: impl Fn(&str) -> bool) -> String {
    let mut kept = String::with_capacity(page.len());
    let mut rest = page;
    while let Some((start, length)) =
        rest.find('<').and_then(|start| Some((start, rest[start..].find('>')? + 1)))
    {
        let (before, tag) = (&rest[..start], &rest[start..start + length]);
        kept.push_str(before);
        rest = &rest[start + length..];
        if unwanted(tag) {
            rest = rest.strip_prefix('\n').unwrap_or(rest);
        } else {
            kept.push_str(tag);
        }
    }
    kept.push_str(rest);
    kept
}

/// The name of the app's script, with its hash, without its ending.
///
/// # Errors
/// Where the folder has no such script.
pub fn app_name(site: &Path) -> Result<String> {
    let names = std::fs::read_dir(site)?.filter_map(|entry| entry.ok()?.file_name().into_string().ok());
    names
        .filter_map(|name| name.strip_suffix(".js").map(str::to_owned))
        .find(|name| name.starts_with("app-"))
        .context("Trunk left no app-….js")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn trunks_tags_go_and_the_policy_comes_right_after_the_charset() {
        let page = "<head>\n<meta charset=\"utf-8\">\n<link data-trunk rel=\"rust\" data-bin=\"app\">\n\
                    <link rel=\"icon\" href=\"./icon.svg\">\n</head>";
        let expected = format!(
            "<head>\n<meta charset=\"utf-8\">\n<meta http-equiv=\"Content-Security-Policy\" content=\"{POLICY}\">\n\
             <link rel=\"icon\" href=\"./icon.svg\">\n</head>"
        );
        assert_eq!(finished(page), expected);
    }
}
