"""pandas reads the tables: one row for each thing that stands, and every cell exact."""

import pandas
from documents import arguments, done, live

documents, path = arguments()


def table(name):
    # Everything as it stands: what looks like a number or a missing value to pandas may be somebody's name.
    return pandas.read_csv(path / f"{name}.csv", dtype=str, keep_default_na=False)


def text_of(value):
    return "" if value is None else str(value)


checked = 0
tables = {name: table(name) for name in ("actors", "mentions", "quotes", "captions")}
for name, rows in tables.items():
    items = [(document, item) for document in documents for item in live(document[name])]
    assert len(rows) == len(items), (name, len(rows), len(items))
    for (_, row), (document, item) in zip(rows.iterrows(), items, strict=True):
        assert row["document"] == document["id"] and row[name[:-1]] == item["id"], (row, item)
        assert (row["status"], row["by"], row["note"]) == (item["status"], item["by"], text_of(item.get("note")))
        assert float(row["confidence"]) == item["confidence"] if item["confidence"] is not None else not row["confidence"]
        if "text" in row and name != "quotes":
            assert row["text"] == document["text"][int(row["start"]) : int(row["end"])] == item["text"]
        if name == "actors":
            assert (row["name"], row["aliases"]) == (item["name"], "; ".join(item["aliases"]))
        if name == "quotes":
            spans = [document["text"][slice(*map(int, span.split("-")))] for span in row["spans"].split("; ")]
            assert spans == [span["text"] for span in item["spans"]] and row["text"] == " […] ".join(spans)
            assert row["cue"] == (item["cue"]["text"] if item["cue"] else "")
            speaker = item["speaker"]
            assert row["speaker"] == (text_of(speaker["actor"]) if speaker else "")
            if speaker:
                words = document["text"][int(row["speaker_start"]) : int(row["speaker_end"])]
                assert row["speaker_text"] == words
        checked += 1
done(checked)
