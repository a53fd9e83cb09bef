//! Source → its string literals, and whether it names the tables of a language.
//!
//! By tokens, so that what stands inside macros is seen like the rest. Left out are tests and what speaks to readers of
//! the code or to the compiler: comments and all attributes but `#[error("…")]`, whose words people read.

use anyhow::{Result, anyhow};
use proc_macro2::{Delimiter, Group, TokenStream, TokenTree};

/// What stands in a source.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Scan {
    /// The string literals.
    pub literals: Vec<Literal>,
    /// The lines on which a language's tables are named.
    pub languages: Vec<usize>,
    /// The modules in files of their own that are compiled for tests only.
    pub test_modules: Vec<TestModule>,
}

/// A string literal.
#[derive(Debug, PartialEq, Eq)]
pub struct Literal {
    /// Where it begins, from 1.
    pub line: usize,
    /// What it says, without escapes.
    pub text: String,
}

/// `#[cfg(test)] mod name;`
#[derive(Debug, PartialEq, Eq)]
pub struct TestModule {
    /// The module.
    pub name: String,
    /// What `#[path = "…"]` says.
    pub path: Option<String>,
}

/// Scans a source for literals and for the names of these languages' tables (`language::en`).
///
/// # Errors
/// Where it is no Rust.
pub fn scan(source: &str, languages: &[&str]) -> Result<Scan> {
    let tokens: TokenStream = source.parse().map_err(|error| anyhow!("{error}"))?;
    let mut scan = Scan::default();
    Scanner { languages, scan: &mut scan }.stream(tokens);
    Ok(scan)
}

struct Scanner<'s> {
    languages: &'s [&'s str],
    scan: &'s mut Scan,
}

impl Scanner<'_> {
    fn stream(&mut self, tokens: TokenStream) {
        let tokens: Vec<TokenTree> = tokens.into_iter().collect();
        // Attributes at the beginning of a file or block (`#![cfg(test)]`) hold for all of it.
        if matches!(tokens.as_slice(), [TokenTree::Punct(hash), TokenTree::Punct(bang), TokenTree::Group(group), ..]
            if hash.as_char() == '#' && bang.as_char() == '!' && is_for_tests(group))
        {
            return;
        }
        let mut rest = tokens.as_slice();
        while let Some(token) = rest.first() {
            let attributes = attributes(rest);
            let behind = &rest[attributes.length..];
            if attributes.groups.iter().any(|group| is_for_tests(group)) {
                let item = item(behind);
                self.scan.test_modules.extend(test_module(&attributes.groups, item));
                rest = &behind[item.len()..];
                continue;
            }
            if attributes.length > 0 {
                attributes.groups.iter().filter(|group| has_name(group, "error")).for_each(|group| {
                    self.stream(group.stream());
                });
                rest = behind;
                continue;
            }
            match token {
                TokenTree::Group(group) => self.stream(group.stream()),
                TokenTree::Literal(literal) => self.literal(literal),
                TokenTree::Ident(ident) if self.languages.iter().any(|language| ident == language) => {
                    self.language(ident, &tokens, tokens.len() - rest.len());
                }
                TokenTree::Ident(ident) if ident == "language" => self.of_language(&rest[1..]),
                TokenTree::Ident(_) | TokenTree::Punct(_) => {}
            }
            rest = &rest[1..];
        }
    }

    fn literal(&mut self, literal: &proc_macro2::Literal) {
        let text = match syn::Lit::new(literal.clone()) {
            syn::Lit::Str(text) => text.value(),
            syn::Lit::ByteStr(bytes) => String::from_utf8_lossy(&bytes.value()).into_owned(),
            syn::Lit::CStr(text) => text.value().to_string_lossy().into_owned(),
            _ => return,
        };
        let line = literal.span().start().line;
        // Their files may as little be included as their modules named.
        if self.languages.iter().any(|language| text.contains(&format!("language/{language}/"))) {
            self.scan.languages.push(line);
        }
        self.scan.literals.push(Literal { line, text });
    }

    /// A language's code is one of these tables where it is a part of a path: `en::CUES`, `language::en`.
    fn language(&mut self, ident: &proc_macro2::Ident, tokens: &[TokenTree], at: usize) {
        let is_colon =
            |token: Option<&TokenTree>| matches!(token, Some(TokenTree::Punct(p)) if p.as_char() == ':');
        let before = at >= 2 && is_colon(tokens.get(at - 1)) && is_colon(tokens.get(at - 2));
        let behind = is_colon(tokens.get(at + 1)) && is_colon(tokens.get(at + 2));
        if before || behind {
            self.scan.languages.push(ident.span().start().line);
        }
    }

    /// Behind `language`: `::{en, …}`.
    fn of_language(&mut self, behind: &[TokenTree]) {
        if let [TokenTree::Punct(_), TokenTree::Punct(_), TokenTree::Group(group), ..] = behind
            && group.delimiter() == Delimiter::Brace
        {
            let inside: Vec<TokenTree> = group.stream().into_iter().collect();
            for (n, token) in inside.iter().enumerate() {
                let begins = n == 0 || matches!(&inside[n - 1], TokenTree::Punct(p) if p.as_char() == ',');
                let is_alone = !matches!(inside.get(n + 1), Some(TokenTree::Punct(p)) if p.as_char() == ':');
                if let TokenTree::Ident(ident) = token
                    && begins
                    && is_alone
                    && self.languages.iter().any(|language| ident == language)
                {
                    self.scan.languages.push(ident.span().start().line);
                }
            }
        }
    }
}

/// The attributes with which tokens begin.
struct Attributes<'t> {
    groups: Vec<&'t Group>,
    /// Of how many tokens they are.
    length: usize,
}

fn attributes(tokens: &[TokenTree]) -> Attributes<'_> {
    let mut found = Attributes { groups: Vec::new(), length: 0 };
    loop {
        let (group, length) = match &tokens[found.length..] {
            [TokenTree::Punct(hash), TokenTree::Group(group), ..] if hash.as_char() == '#' => (group, 2),
            [TokenTree::Punct(hash), TokenTree::Punct(bang), TokenTree::Group(group), ..]
                if hash.as_char() == '#' && bang.as_char() == '!' =>
            {
                (group, 3)
            }
            _ => return found,
        };
        if group.delimiter() != Delimiter::Bracket {
            return found;
        }
        found.groups.push(group);
        found.length += length;
    }
}

/// The tokens of the item, field or statement with which these begin.
fn item(tokens: &[TokenTree]) -> &[TokenTree] {
    let is_end = |token: &TokenTree| match token {
        TokenTree::Punct(punct) => punct.as_char() == ';',
        TokenTree::Group(group) => group.delimiter() == Delimiter::Brace,
        TokenTree::Ident(_) | TokenTree::Literal(_) => false,
    };
    let end = tokens.iter().position(is_end).map_or(tokens.len(), |end| end + 1);
    &tokens[..end]
}

/// `#[cfg(test)]` or `#[cfg(all(test, …))]`.
fn is_for_tests(attribute: &Group) -> bool {
    fn needs_tests(condition: TokenStream) -> bool {
        let tokens: Vec<TokenTree> = condition.into_iter().collect();
        match tokens.as_slice() {
            [TokenTree::Ident(ident)] => ident == "test",
            [TokenTree::Ident(ident), TokenTree::Group(group)] if ident == "all" => {
                let conditions: Vec<TokenTree> = group.stream().into_iter().collect();
                conditions
                    .split(|token| matches!(token, TokenTree::Punct(p) if p.as_char() == ','))
                    .any(|condition| needs_tests(condition.iter().cloned().collect()))
            }
            _ => false,
        }
    }
    let inside: Vec<TokenTree> = attribute.stream().into_iter().collect();
    matches!(inside.as_slice(), [TokenTree::Ident(name), TokenTree::Group(group)]
        if name == "cfg" && needs_tests(group.stream()))
}

fn has_name(attribute: &Group, name: &str) -> bool {
    matches!(attribute.stream().into_iter().next(), Some(TokenTree::Ident(ident)) if ident == name)
}

fn test_module(attributes: &[&Group], item: &[TokenTree]) -> Option<TestModule> {
    let [.., TokenTree::Ident(keyword), TokenTree::Ident(name), TokenTree::Punct(_)] = item else {
        return None;
    };
    if keyword != "mod" {
        return None;
    }
    let path = attributes.iter().find(|attribute| has_name(attribute, "path")).and_then(|attribute| {
        let TokenTree::Literal(literal) = attribute.stream().into_iter().last()? else { return None };
        match syn::Lit::new(literal) {
            syn::Lit::Str(path) => Some(path.value()),
            _ => None,
        }
    });
    Some(TestModule { name: name.to_string(), path })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(source: &str) -> Vec<String> {
        scan(source, &[]).unwrap().literals.into_iter().map(|literal| literal.text).collect()
    }

    #[test]
    fn literals_are_found_wherever_they_stand() {
        for (source, expected) in [
            ("const A: &[&str] = &[\"one\", \"two\\n\"];", &["one", "two\n"][..]),
            (
                "fn f() { g(b\"bytes\", c\"see\", r#\"raw \"words\"\"#, 'x', 7); }",
                &["bytes", "see", "raw \"words\""],
            ),
            (
                "fn f() { println!(\"so {x}\", x = h![\"deep\" => { \"deeper\" }]); }",
                &["so {x}", "deep", "deeper"],
            ),
            ("#[error(\"no {0}\")] struct E;", &["no {0}"]),
            ("//! About.\n/// Doc.\n#[doc = \"doc\"] // aside\nfn f() { /* no */ \"yes\"; }", &["yes"]),
            (
                "#[serde(rename = \"id\")] #[expect(dead_code, reason = \"why\")] fn f() { \"yes\"; }",
                &["yes"],
            ),
            ("#![allow(x, reason = \"why\")]\nconst A: &str = \"yes\";", &["yes"]),
            ("const A: &str = include_str!(\"data.txt\");", &["data.txt"]),
        ] {
            assert_eq!(texts(source), expected, "{source}");
        }
    }

    #[test]
    fn tests_are_left_out_and_nothing_behind_them() {
        for (source, expected) in [
            ("#[cfg(test)] mod tests { const A: &str = \"no\"; } const B: &str = \"yes\";", &["yes"][..]),
            ("#[cfg(test)] #[allow(x)] pub(crate) fn f() -> X { \"no\" } fn g() { \"yes\" }", &["yes"]),
            ("#[cfg(test)] const A: [&str; 1] = [\"no\"]; const B: &str = \"yes\";", &["yes"]),
            ("impl A { #[cfg(all(unix, test))] fn f() { \"no\" } fn g() { \"yes\" } }", &["yes"]),
            ("#![cfg(test)]\nfn f() { \"no\" }", &[]),
            ("#[cfg(not(test))] fn f() { \"yes\" }", &["yes"]),
            ("#[cfg(any(test, unix))] fn f() { \"yes\" }", &["yes"]),
            ("#[cfg(feature = \"test\")] fn f() { \"yes\" }", &["yes"]),
        ] {
            assert_eq!(texts(source), expected, "{source}");
        }
    }

    #[test]
    fn modules_of_tests_in_files_of_their_own_are_told() {
        let source = "#[cfg(test)]\nmod tests;\nmod kept;\n#[cfg(test)]\npub(super) mod stage_test;\n\
                      #[cfg(test)]\n#[path = \"other_test.rs\"]\nmod other;\n#[cfg(test)]\nmod inline { }\n";
        let module = |name: &str, path: Option<&str>| TestModule {
            name: name.to_owned(),
            path: path.map(str::to_owned),
        };
        assert_eq!(
            scan(source, &[]).unwrap().test_modules,
            [module("tests", None), module("stage_test", None), module("other", Some("other_test.rs"))]
        );
    }

    #[test]
    fn the_tables_of_a_language_are_found_by_path() {
        for (source, lines) in [
            ("use crate::language::en;", &[1][..]),
            ("use crate::{\n  language::{Language, en},\n};", &[2]),
            ("fn f() {\n crate::language::en::CUES.get(x)\n}", &[2]),
            ("use crate::language::*;\nfn f() { en::CUES }", &[2]),
            ("const A: &str = include_str!(\"../language/en/cues.txt\");", &[1]),
            ("fn f() { vec![language::en::A] }", &[1]),
            ("use crate::language::Language;\nfn f(en: &Language) { let x: en = 1; g(en) }", &[]),
            ("use crate::language::{Language, entities};", &[]),
            ("#[cfg(test)]\nmod tests { use crate::language::en; }", &[]),
        ] {
            assert_eq!(scan(source, &["en"]).unwrap().languages, lines, "{source}");
        }
    }

    #[test]
    fn lines_are_those_of_the_source() {
        let found = scan("\nfn f() {\n    g(\"a\",\n      h![\"b\"])\n}", &[]).unwrap().literals;
        assert_eq!(found.iter().map(|literal| literal.line).collect::<Vec<_>>(), [3, 4]);
        assert!(scan("fn f( {", &[]).is_err());
    }
}
