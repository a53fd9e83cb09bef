"""lxml reads each page: the text is all there, every annotation covers its words, and nothing runs or is fetched."""

import re

from documents import arguments, done, live
from lxml import html

documents, folder = arguments()
pages = [html.fromstring(path.read_bytes(), parser=html.HTMLParser(encoding="utf-8")) for path in folder.glob("*.html")]
assert len(pages) == len(documents)


def as_a_page_holds(text):
    return re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]", "\ufffd", text)


def text_of(element):
    return "".join(element.itertext())


checked = 0
for document in documents:
    text = as_a_page_holds(document["text"])
    same = [page for page in pages if text_of(page.find(".//main")) == text]
    assert same, document["id"]
    page = same[0]
    assert page.find(".//title").text_content() == document["title"]
    # Self-contained, and nothing in it but what Galley wrote.
    known = "html head meta title style body header h1 h2 h3 p div span main section ul li b".split()
    assert {element.tag for element in page.iter()} <= set(known)
    for element in page.iter():
        assert set(element.attrib) <= {"lang", "charset", "http-equiv", "content", "name", "id", "class", "dir", "title", "data-annotation"}
    assert page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content") == ["default-src 'none'; style-src 'unsafe-inline'"]
    assert "url(" not in page.find(".//style").text and "@import" not in page.find(".//style").text

    covered = {}
    for run in page.iterfind(".//main//span"):
        for name in run.get("data-annotation").split(" "):
            covered[name] = covered.get(name, "") + text_of(run)
    expected = {mention["id"]: [mention] for mention in live(document["mentions"])}
    expected |= {quote["id"]: quote["spans"] for quote in live(document["quotes"])}
    expected |= {f"{quote['id']}-cue": [quote["cue"]] for quote in live(document["quotes"]) if quote["cue"]}
    expected |= {f"{c['id']}-credit": [c["credit"]] for c in live(document["captions"]) if c["credit"]}
    assert covered == {name: "".join(text[span["start"] : span["end"]] for span in spans) for name, spans in expected.items()}
    for block in document["blocks"]:
        (element,) = page.xpath("//main//*[@id=$id]", id=block["id"])
        assert block["role"] in element.get("class").split(), block
        assert text_of(element) == text[block["start"] : block["end"]]
    listed = page.xpath("//li[@id]/b/text()")
    assert listed == [as_a_page_holds(actor["name"]) for actor in live(document["actors"])]
    checked += len(covered) + len(document["blocks"]) + len(listed)
done(checked)
