//! Actors: named, described, merged, split.

use super::*;
use crate::bridge::words;

fn strings(all: &[&str]) -> Vec<String> {
    all.iter().map(|one| (*one).into()).collect()
}

#[test]
fn changing() {
    let rename = |id: &str, name: &str| Edit::SetActorName { actor: actor(id), name: name.into() };
    let country = |code: &str| Edit::SetCountry { actor: actor("p1"), country: Some(code.into()) };
    try_all(vec![
        example(
            "a name that a mention still uses becomes an alias",
            vec![],
            rename("p1", "Ana María Ruiz"),
            "
                Renamed Ana Ruiz to Ana María Ruiz
                p1: name Ana Ruiz → Ana María Ruiz; aliases Ruiz → Ana Ruiz, Ruiz; status suggested → edited; former none → Ana Ruiz
                m1: form name → alias
            ",
        ),
        example(
            "a name that no mention uses is gone",
            vec![rename("p2", "European Agency")],
            rename("p2", "EPA"),
            "
                Renamed European Agency to EPA
                p2: name European Agency → EPA; aliases EPA → none
                m2: form alias → name
            ",
        ),
        example(
            "named by its alias, mentions change their forms",
            vec![],
            rename("p4", "Lind"),
            "
                Renamed Zoé Lind to Lind
                p4: name Zoé Lind → Lind; aliases Lind → Zoé Lind; status suggested → edited; former none → Zoé Lind
                m6: form name → alias
                m8: form alias → name
            ",
        ),
        example(
            "names are on one line",
            vec![],
            rename("p3", " Ali \n Hassan "),
            "
                Renamed علي حسن to Ali Hassan
                p3: name علي حسن → Ali Hassan; aliases none → علي حسن; status suggested → edited; former none → علي حسن
                m5: form name → alias
            ",
        ),
        example(
            "the same name is no step",
            vec![],
            rename("p1", " Ana  Ruiz"),
            "Renamed Ana Ruiz to Ana Ruiz",
        ),
        example("a name is needed", vec![], rename("p1", " "), "refused: an actor needs a name"),
        example(
            "a rejected one",
            vec![reject("p1")],
            rename("p1", "X"),
            "refused: this actor was rejected; accept it first",
        ),
        example(
            "type",
            vec![],
            Edit::SetActorType { actor: actor("p2"), actor_type: ActorType::Country },
            "
                Made EPA a country
                p2: type organisation → country; status suggested → edited; former none → organisation
            ",
        ),
        example(
            "aliases, each once and not the name",
            vec![],
            Edit::SetAliases {
                actor: actor("p1"),
                aliases: strings(&["Ana Ruiz", " Ruiz", "A. Ruiz", "Ruiz", ""]),
            },
            "
                Set aliases of Ana Ruiz
                p1: aliases Ruiz → Ruiz, A. Ruiz; status suggested → edited
            ",
        ),
        example(
            "roles",
            vec![],
            Edit::SetRoles { actor: actor("p1"), roles: strings(&["Minister", "engineer"]) },
            "
                Set roles of Ana Ruiz
                p1: roles Minister → Minister, engineer; status suggested → edited
            ",
        ),
        example(
            "the same roles are no step",
            vec![],
            Edit::SetRoles { actor: actor("p1"), roles: strings(&["Minister"]) },
            "Set roles of Ana Ruiz",
        ),
        example(
            "country, in capitals",
            vec![],
            country(" es "),
            "
                Set country of Ana Ruiz
                p1: country none → ES; status suggested → edited
            ",
        ),
        example(
            "no country",
            vec![country("ES")],
            Edit::SetCountry { actor: actor("p1"), country: None },
            "
                Set country of Ana Ruiz
                p1: country ES → none
            ",
        ),
        example(
            "a country by two letters",
            vec![],
            country("Spain"),
            "refused: a country is given by the two letters of ISO 3166-1, such as CN",
        ),
    ]);
}

#[test]
fn merging() {
    let merge = |id: &str, into: &str| Edit::MergeActors { actor: actor(id), into: actor(into) };
    let described = vec![
        Edit::SetRoles { actor: actor("p4"), roles: strings(&["owner", "Minister"]) },
        Edit::SetCountry { actor: actor("p4"), country: Some("ES".into()) },
        attribute("p4", "party", "Red"),
        attribute("p4", "age", "40"),
        attribute("p1", "party", "Blue"),
        Edit::SetNote { target: any("p4"), note: Some("from the café".into()) },
    ];
    let own = vec![Edit::AddMention { span: words("Lena Vogt"), form: None, actor: person("Lena Vogt") }];
    let own_rejected =
        vec![Edit::LinkMention { mention: mention("m2"), actor: person("Lena Vogt") }, reject("m2")];
    try_all(vec![
        example(
            "mentions and the quotes they speak follow; aliases are united",
            vec![],
            merge("p4", "p1"),
            "
                Merged Zoé Lind into Ana Ruiz
                p1: aliases Ruiz → Ruiz, Zoé Lind, Lind; roles Minister → Minister, owner; status suggested → edited
                p4: status suggested → rejected
                m6: form name → alias; actor p4 → p1; status suggested → edited; former none → name, p4
                m8: actor p4 → p1; status suggested → edited; former none → p4
                q4: speaker m6 p4 → m6 p1
                q5: speaker m8 p4 → m8 p1
            ",
        ),
        example(
            "roles, country and attributes are united, the survivor's first",
            described,
            merge("p4", "p1"),
            r#"
                Merged Zoé Lind into Ana Ruiz
                p1: aliases Ruiz → Ruiz, Zoé Lind, Lind; roles Minister → Minister, owner; country none → ES; status suggested → edited; note none → from the café; attributes party="Blue" → age="40", party="Blue"
                p4: status edited → rejected
                m6: form name → alias; actor p4 → p1; status suggested → edited; former none → name, p4
                m8: actor p4 → p1; status suggested → edited; former none → p4
                q4: speaker m6 p4 → m6 p1
                q5: speaker m8 p4 → m8 p1
            "#,
        ),
        example(
            "a person's own that is merged is gone",
            own,
            merge("p15", "p1"),
            "
                Merged Lena Vogt into Ana Ruiz
                p1: aliases Ruiz → Ruiz, Lena Vogt; status suggested → edited
                - p15
                m16: form name → alias; actor p15 → p1
            ",
        ),
        example(
            "a rejected mention of one that is gone is the survivor's",
            own_rejected,
            merge("p15", "p1"),
            "
                Merged Lena Vogt into Ana Ruiz
                p1: aliases Ruiz → Ruiz, Lena Vogt, EPA; status suggested → edited
                - p15
                m2: actor p15 → p1
            ",
        ),
        example("into itself", vec![], merge("p1", "p1"), "refused: an actor cannot be merged into itself"),
        example(
            "a rejected one",
            vec![reject("p1")],
            merge("p1", "p2"),
            "refused: this actor was rejected; accept it first",
        ),
        example(
            "into a rejected one",
            vec![reject("p1")],
            merge("p2", "p1"),
            "refused: this actor was rejected; accept it first",
        ),
        example(
            "into one that is not there",
            vec![],
            merge("p2", "p99"),
            "refused: there is no actor p99 in this document",
        ),
        example(
            "rejected mentions stay with what was merged",
            vec![reject("m8")],
            merge("p4", "p1"),
            "
                Merged Zoé Lind into Ana Ruiz
                p1: aliases Ruiz → Ruiz, Zoé Lind, Lind; roles Minister → Minister, owner; status suggested → edited
                p4: status suggested → rejected
                m6: form name → alias; actor p4 → p1; status suggested → edited; former none → name, p4
                q4: speaker m6 p4 → m6 p1
            ",
        ),
    ]);
}

#[test]
fn splitting() {
    let split = |id: &str, mentions: &[&str]| Edit::SplitActor {
        actor: actor(id),
        mentions: mentions.iter().map(|id| mention(id)).collect(),
    };
    try_all(vec![
        example(
            "the quotes that they speak follow; an alias goes where it is read",
            vec![],
            split("p4", &["m8"]),
            "
                Split “Lind” off Zoé Lind
                p4: aliases Lind → none
                m8: form alias → name; actor p4 → p15; status suggested → edited; former none → alias, p4
                q5: speaker m8 p4 → m8 p15
                + p15: name Lind; type person; status edited
            ",
        ),
        example(
            "an alias that both read stays with both",
            vec![],
            split("p1", &["m7"]),
            "
                Split “Ruiz” off Ana Ruiz
                m7: form alias → name; actor p1 → p15; status suggested → edited; former none → alias, p1
                + p15: name Ruiz; type person; status edited
            ",
        ),
        example(
            "of several the best name is the name",
            vec![],
            split("p1", &["m4", "m3"]),
            "
                Split 2 mentions off Ana Ruiz
                m3: form alias → name; actor p1 → p15; status suggested → edited; former none → alias, p1
                m4: actor p1 → p15; status suggested → edited; former none → p1
                q1: speaker m3 p1 → m3 p15
                q2: speaker m4 p1 → m4 p15
                + p15: name Ruiz; type person; status edited
            ",
        ),
        example(
            "all of them",
            vec![],
            split("p4", &["m6", "m8"]),
            "refused: some mentions must go and some must stay for an actor to be split",
        ),
        example(
            "none of them",
            vec![],
            split("p4", &[]),
            "refused: some mentions must go and some must stay for an actor to be split",
        ),
        example(
            "another's",
            vec![],
            split("p4", &["m1"]),
            "refused: only mentions of the actor can be split off it",
        ),
        example(
            "a rejected one",
            vec![reject("m8")],
            split("p4", &["m8"]),
            "refused: this mention was rejected; accept it first",
        ),
    ]);
}
