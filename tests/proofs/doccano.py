"""A strict reader of what doccano imports: entities and relations, and labels alone."""

from documents import arguments, done, labels, speakers
from pydantic import BaseModel, ConfigDict, NonNegativeInt, PositiveInt


class Strict(BaseModel):
    model_config = ConfigDict(strict=True, extra="forbid")


class Entity(Strict):
    id: PositiveInt
    label: str
    start_offset: NonNegativeInt
    end_offset: NonNegativeInt


class Relation(Strict):
    id: PositiveInt
    from_id: PositiveInt
    to_id: PositiveInt
    type: str


class Record(Strict):
    galley_id: str
    title: str
    text: str
    entities: list[Entity]
    relations: list[Relation]


documents, path = arguments()
lines = path.read_text(encoding="utf-8").removesuffix("\n").split("\n")
checked = 0
for line, document in zip(lines, documents, strict=True):
    record = Record.model_validate_json(line)
    assert (record.text, record.galley_id) == (document["text"], document["id"])
    found = sorted((e.label, e.start_offset, e.end_offset) for e in record.entities)
    assert found == labels(document)
    assert all(record.text[start:end].strip() for _, start, end in found)
    entities = {entity.id: entity for entity in record.entities}
    assert len(entities) == len(record.entities)
    ends = [(r.type, entities[r.from_id], entities[r.to_id]) for r in record.relations]
    said = [(q.start_offset, m.start_offset, m.end_offset) for name, q, m in ends if name == "speaker"]
    assert sorted(said) == speakers(document)
    checked += len(found) + len(said)
done(checked)
