"""spaCy makes a Doc of each document's tokens, which is the text; char_span finds every span of whole tokens; a DocBin
keeps all of it through bytes. A strict reader looks at the shape, which is Prodigy's."""

from documents import arguments, done, labels, speakers
from pydantic import BaseModel, ConfigDict, NonNegativeInt, PositiveInt
from spacy.tokens import Doc, DocBin
from spacy.vocab import Vocab


class Strict(BaseModel):
    model_config = ConfigDict(strict=True, extra="forbid")


class Meta(Strict):
    galley_id: str
    title: str


class Token(Strict):
    id: NonNegativeInt
    text: str
    start: NonNegativeInt
    end: NonNegativeInt
    ws: bool


class Span(Strict):
    id: PositiveInt
    start: NonNegativeInt
    end: NonNegativeInt
    token_start: NonNegativeInt
    token_end: NonNegativeInt
    label: str


class Relation(Strict):
    head: NonNegativeInt
    child: NonNegativeInt
    head_span: Span
    child_span: Span
    label: str


class Task(Strict):
    text: str
    meta: Meta
    tokens: list[Token]
    spans: list[Span]
    relations: list[Relation]


documents, path = arguments()
lines = path.read_text(encoding="utf-8").removesuffix("\n").split("\n")
vocab = Vocab()
bin = DocBin(store_user_data=True)
made = []
checked = 0
for line, document in zip(lines, documents, strict=True):
    task = Task.model_validate_json(line)
    assert (task.text, task.meta.galley_id) == (document["text"], document["id"])
    assert [token.id for token in task.tokens] == [*range(len(task.tokens))]
    assert all(task.text[token.start : token.end] == token.text for token in task.tokens)
    doc = Doc(vocab, words=[token.text for token in task.tokens], spaces=[token.ws for token in task.tokens])
    assert doc.text == task.text
    spans = []
    for span in task.spans:
        found = doc.char_span(span.start, span.end, label=span.label, alignment_mode="strict")
        assert found is not None, span
        assert (found.start, found.end - 1) == (span.token_start, span.token_end), span
        assert found.text == document["text"][span.start : span.end]
        spans.append(found)
    doc.spans["galley"] = spans
    assert sorted((span.label_, span.start_char, span.end_char) for span in spans) == labels(document)
    by_id = {span.id: span for span in task.spans}
    for relation in task.relations:
        assert (by_id[relation.head_span.id], by_id[relation.child_span.id]) == (relation.head_span, relation.child_span)
        assert (relation.head, relation.child) == (relation.head_span.token_end, relation.child_span.token_end)
    said = [(r.head_span.start, r.child_span.start, r.child_span.end) for r in task.relations if r.label == "speaker"]
    assert sorted(said) == speakers(document)
    bin.add(doc)
    made.append(doc)
    checked += len(spans) + len(said)

again = [*DocBin(store_user_data=True).from_bytes(bin.to_bytes()).get_docs(vocab)]
for doc, back in zip(made, again, strict=True):
    assert back.text == doc.text
    kept = [(span.label_, span.start_char, span.end_char) for span in back.spans["galley"]]
    assert kept == [(span.label_, span.start_char, span.end_char) for span in doc.spans["galley"]]
done(checked)
