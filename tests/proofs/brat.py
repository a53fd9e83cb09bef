"""pybrat parses every folder of brat's; no annotation runs over a line's end, and each fragment is the words it says."""

import re

from documents import arguments, done, labels, live, speakers
from pybrat.parser import BratParser, Entity

documents, path = arguments()
config = (path / "annotation.conf").read_text(encoding="utf-8")


class Parser(BratParser):
    """pybrat's, but for one thing that it refuses and brat does not: two annotations of the same words."""

    def _check_entities(self, entities):
        pass


examples = {example.id: example for example in Parser(error="raise").parse(path)}
texts = {file.read_text(encoding="utf-8"): file for file in path.glob("*.txt")}
assert len(texts) == len(documents) == len(examples), (len(texts), len(examples))



def parted_by_a_line_end(text, before, after):
    gap = text[before:after]
    return not gap.strip() and gap.splitlines() not in ([], [gap])


def joined(document):
    """The document as brat can hold it: stretches of a quote that only a line's end parts are one."""
    quotes = []
    for quote in document["quotes"]:
        spans = []
        for span in quote["spans"]:
            if spans and parted_by_a_line_end(document["text"], spans[-1]["end"], span["start"]):
                spans[-1] = {"start": spans[-1]["start"], "end": span["end"]}
            else:
                spans.append(span)
        quotes.append(quote | {"spans": spans})
    return document | {"quotes": quotes}


checked = 0
for document in map(joined, documents):
    file = texts[document["text"]]
    text = document["text"]
    example = examples[file.stem]
    found = []
    pieces = {}
    for line in file.with_suffix(".ann").read_text(encoding="utf-8").split("\n"):
        if not line.startswith("T"):
            continue
        name, places, words = line.split("\t", 2)
        label, places = places.split(" ", 1)
        fragments = [tuple(map(int, place.split(" "))) for place in places.split(";")]
        covered = [text[start:end] for start, end in fragments]
        assert " ".join(covered) == words and all(piece.splitlines() == [piece] for piece in covered), line
        assert re.search(rf"^{label}$", config, re.M), label
        # Stretches again: what only a line's end parts belongs together.
        for start, end in fragments:
            last = found[-1] if found and found[-1][3] == name else None
            if last and parted_by_a_line_end(text, last[2], start):
                found[-1] = (label, last[1], end, name)
            else:
                found.append((label, start, end, name))
        pieces[name] = (fragments[0][0], fragments[-1][1])
    assert sorted(stretch[:3] for stretch in found) == labels(document)
    # pybrat's own account of the same.
    entities = {(e.type, e.mention) for e in example.entities if isinstance(e, Entity)}
    assert len(example.entities) == len(pieces), (len(example.entities), len(pieces))
    assert {label for label, *_ in found} == {label for label, _ in entities}
    said = [(r.arg1.spans[0].start, r.arg2.spans[0].start, r.arg2.spans[-1].end) for r in example.relations if r.type == "speaker"]
    assert sorted(said) == speakers(document), (said, speakers(document))
    assert len(live(document["quotes"])) == sum(e.type.endswith("_quote") for e in example.entities)
    checked += len(found) + len(said)
done(checked)
