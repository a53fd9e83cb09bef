"""conllu parses the file; each row's words are those at its offsets, and all words of the text are there; seqeval, strict,
finds the names and quotes in the columns that the documents have, and nothing else."""

from unicodedata import category
from urllib.parse import unquote

from conllu import parse
from documents import arguments, done, live
from seqeval.metrics import classification_report
from seqeval.scheme import IOB2, Entities

documents, path = arguments()
# Rows are told apart by line feeds alone; elsewhere in the file characters may stand at which Python splits lines.
sentences = parse(path.read_text(encoding="utf-8"))
COLUMNS = ("name", "cue", "content", "source")
LINKS = ("actor", "cue", "content", "source")


def stretches(document):
    """(column, start, end, label, of what) of all that the columns hold."""
    actors = {actor["id"]: actor for actor in document["actors"]}
    mentions = {mention["id"]: mention for mention in document["mentions"]}
    for mention in live(document["mentions"]):
        if mention["actor"] and mention["form"] in ("name", "alias"):
            yield "name", mention["start"], mention["end"], actors[mention["actor"]]["type"], mention["actor"]
    for quote in live(document["quotes"]):
        if quote["cue"]:
            yield "cue", quote["cue"]["start"], quote["cue"]["end"], "cue", quote["id"]
        for span in quote["spans"]:
            yield "content", span["start"], span["end"], quote["kind"], quote["id"]
        if quote["speaker"]:
            mention = mentions[quote["speaker"]["mention"]]
            yield "source", mention["start"], mention["end"], "source", quote["id"]


def flat(found):
    """What of these one column can hold: of two that overlap, the first and longest."""
    kept = []
    for stretch in sorted(found, key=lambda stretch: (stretch[1], -stretch[2])):
        if not kept or stretch[1] >= kept[-1][2]:
            kept.append(stretch)
    return kept


def labelled(rows, kept):
    """The labels of a sentence, made of the document alone."""
    labels = []
    before = None
    for row in rows:
        over = [stretch for stretch in kept if stretch[1] <= int(row["start"]) and int(row["end"]) <= stretch[2]]
        assert len(over) < 2
        labels.append("O" if not over else ("I-" if over[0] is before else "B-") + over[0][3])
        before = over[0] if over else None
    return labels


def links(row, name):
    """Whom or what a word is linked with under this name."""
    for part in row["links"].split("|"):
        if part.startswith(f"{name}="):
            yield from map(unquote, part.removeprefix(f"{name}=").split(","))


checked = 0
of_documents = {}
current = None
for sentence in sentences:
    current = sentence.metadata.get("newdoc id", current)
    of_documents.setdefault(current, []).extend([sentence] if sentence else [])
assert len(of_documents) == len(documents), (list(of_documents), len(documents))

for name, document in zip(of_documents, documents, strict=True):
    assert name == document["id"]
    text = document["text"]
    rows = [row for sentence in of_documents[name] for row in sentence]
    assert all(text[int(row["start"]) : int(row["end"])] == row["form"] for row in rows)
    assert "".join(row["form"] for row in rows) == "".join(c for c in text if not c.isspace() and category(c) != "Cc")
    assert all([row["id"] for row in sentence] == [*range(1, len(sentence) + 1)] for sentence in of_documents[name])
    found = list(stretches(document))
    for column, link in zip(COLUMNS, LINKS, strict=True):
        here = [stretch for stretch in found if stretch[0] == column]
        wanted = [labelled(sentence, flat(here)) for sentence in of_documents[name]]
        given = [[row[column] if row[column] != "_" else "O" for row in sentence] for sentence in of_documents[name]]
        assert given == wanted, (name, column)
        if any(label != "O" for labels in wanted for label in labels):
            report = classification_report(wanted, given, mode="strict", scheme=IOB2, output_dict=True)
            assert report["micro avg"]["f1-score"] == 1.0, report
        for sentence, entities in zip(of_documents[name], Entities(given, IOB2).entities, strict=True):
            for entity in entities:
                start, end = int(sentence[entity.start]["start"]), int(sentence[entity.end - 1]["end"])
                assert any(a <= start and end <= b and label == entity.tag for _, a, b, label, _ in here)
                checked += 1
        # What overlaps is not lost either: it stands among the links.
        linked = {(int(row["start"]), of) for row in rows for of in links(row, link)}
        expected = {(int(row["start"]), of) for row in rows for _, a, b, _, of in here if a <= int(row["start"]) < b}
        assert linked == expected, (name, column)
done(checked)
