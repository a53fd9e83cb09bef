//! The weights that ship: that they load, and what they make of news written for the purpose.

use crate::document::{ActorType, Form};
use crate::intake::Hints;
use crate::parse::languages::Resources;
use crate::parse::parse;

/// Names with the first letter of their kind (Person, Organisation, place or country: L).
fn found(text: &str) -> String {
    let all = parse(text, &Hints::default());
    let name = |mention: &crate::parse::SuggestedMention| {
        let actor = all.actors.get(mention.actor?)?;
        let kind = match actor.actor_type {
            ActorType::Person => 'P',
            ActorType::Organisation => 'O',
            ActorType::Place | ActorType::Country => 'L',
            ActorType::Group => 'G',
        };
        matches!(mention.form, Form::Name | Form::Alias).then(|| format!("{}/{kind}", mention.span.of(text)))
    };
    all.mentions.iter().filter_map(name).collect::<Vec<_>>().join(" | ")
}

#[test]
fn the_weights_load() {
    assert!(Resources::of("en").names.is_some());
}

#[test]
fn names_are_found_in_news_of_many_shapes() {
    for (text, expected) in [
        (
            "Minister Okoro Urges Calm After Flood in Lagos\nThe flood came on Friday. Emeka Okoro, the interior minister, urged calm in Lagos.",
            "Okoro/P | Lagos/L | Emeka Okoro/P | Lagos/L",
        ),
        (
            "The envoy, Khalid bin Salem Al-Harbi, met Ursula van der Linde in Cairo on Tuesday.",
            "Khalid bin Salem Al-Harbi/P | Ursula van der Linde/P | Cairo/L",
        ),
        ("The critic J. K. Mbeki praised P.D. Kumar in an essay.", "J. K. Mbeki/P | P.D. Kumar/P"),
        (
            "The Kenya Revenue Authority (KRA) fined the firm, and the KRA said on Friday it would appeal.",
            "Kenya Revenue Authority/O | KRA/O | KRA/O",
        ),
        ("Mayor Opens Bridge\n\n“It will stand,” Mayor Ana Ruiz said on Friday.", "Ana Ruiz/P"),
        (
            "Dam Holds as River Reaches Record Level\n\nBy Ilse Moreau\n\nVolunteers fill sandbags.\nGetty Images\n\nThe dam in Brenne held through the night although the river rose, engineers said on Friday.",
            "Ilse Moreau/P | Getty Images/O | Brenne/L",
        ),
        (
            "Talks between Brazil and Peru ended in Lima on Thursday, Reuters reported.",
            "Brazil/L | Peru/L | Lima/L | Reuters/O",
        ),
    ] {
        assert_eq!(found(text), expected, "{text}");
    }
}

#[test]
fn the_same_text_gives_the_same_names() {
    let text = "Ana Ruiz of the Tema Harbour Board met Kofi Osei in Accra. Osei thanked Ruiz.\n".repeat(20);
    assert_eq!(parse(&text, &Hints::default()), parse(&text, &Hints::default()));
}
