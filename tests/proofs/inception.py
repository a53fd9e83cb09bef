"""dkpro-cassis loads every CAS, JSON or XMI, by the type system; what each annotation covers is what Galley says; and it
writes what it reads."""

import warnings

from cassis import load_cas_from_json, load_cas_from_xmi, load_typesystem
from documents import arguments, done, labels, live, speakers

# An offset that lies in no character is only a warning of cassis'.
warnings.simplefilter("error")
documents, path = arguments()
with (path / "TypeSystem.xml").open("rb") as file:
    typesystem = load_typesystem(file)
by_text = {document["text"]: document for document in documents}


def in_xml(text):
    """What XML can hold of a text."""
    return "".join(c if c in "\t\n\r" or (c >= " " and c not in "\ufffe\uffff") else "\ufffd" for c in text)


def load(file):
    if file.suffix == ".xmi":
        return load_cas_from_xmi(file, typesystem=typesystem)
    # CAS JSON brings its types along; they are those of the file beside it.
    cas = load_cas_from_json(file.read_text(encoding="utf-8"))
    assert {kind.name for kind in typesystem.get_types()} <= {kind.name for kind in cas.typesystem.get_types()}
    return cas


def place(annotation):
    return annotation.begin, annotation.end


def targets(annotation, feature):
    links = annotation[feature]
    return [link.target for link in links.elements] if links else []


def summary(cas):
    """All that the layers say, in code points, as cassis counts them."""
    text = cas.sofa_string
    found = [(b.role, *place(b)) for b in cas.select("galley.Block") if b.role != "body"]
    found += [("credit", *place(c)) for c in cas.select("galley.Credit")]
    found += [(m.actorType, *place(m)) for m in cas.select("galley.Mention")]
    found += [(q.kind + "_quote", *place(q)) for q in cas.select("galley.Quote")]
    found += [("cue", *place(c)) for c in cas.select("galley.Cue")]
    said = [
        (quote.begin, *place(mention)) for quote in cas.select("galley.Quote") for mention in targets(quote, "speaker")
    ]
    covered = [(a.type.name, *place(a), a.get_covered_text()) for a in cas.select("uima.tcas.Annotation")]
    assert all(words == text[begin:end] for _, begin, end, words in covered)
    actors = [(a.galleyId, a.name, a.actorType, tuple(a.aliases.elements) if a.aliases else ()) for a in cas.select("galley.Actor")]
    return text, sorted(found), sorted(said), sorted(covered), sorted(actors)


files = sorted(file for file in path.iterdir() if file.suffix in (".json", ".xmi"))
assert len(files) == len(documents), (len(files), len(documents))
checked = 0
for file in files:
    cas = load(file)
    text, found, said, covered, actors = all_of_it = summary(cas)
    document = next(d for d in documents if (in_xml(d["text"]) if file.suffix == ".xmi" else d["text"]) == text)
    documents.remove(document)
    assert found == labels(document), file
    assert said == speakers(document), file
    words = {item["text"] for item in live(document["mentions"])}
    assert {words for kind, _, _, words in covered if kind == "galley.Mention"} == words
    assert [a[0] for a in actors] == sorted(actor["id"] for actor in live(document["actors"]))
    for quote in live(document["quotes"]):
        head = next(q for q in cas.select("galley.Quote") if q.galleyId == quote["id"])
        stretches = [head, *targets(head, "continued")]
        assert [place(s) for s in stretches] == [(s["start"], s["end"]) for s in quote["spans"]]
        assert [c.get_covered_text() for c in targets(head, "cue")] == ([quote["cue"]["text"]] if quote["cue"] else [])
    metadata = cas.select("de.tudarmstadt.ukp.dkpro.core.api.metadata.type.DocumentMetaData")[0]
    assert (metadata.documentId, place(metadata)) == (document["id"], (0, len(text)))
    # Written by cassis and read again, it says the same.
    if file.suffix == ".xmi":
        again = load_cas_from_xmi(cas.to_xmi(), typesystem=typesystem)
    else:
        again = load_cas_from_json(cas.to_json())
    assert summary(again) == all_of_it, file
    again_path = path.with_name(path.name + "-rewritten")
    again_path.mkdir(exist_ok=True)
    (cas.to_xmi if file.suffix == ".xmi" else cas.to_json)(again_path / file.name)
    checked += len(covered) + len(said)
done(checked)
