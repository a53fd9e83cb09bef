"""The documents that the exports were made of, as the proofs look at them. Offsets are code points, as Python counts."""

import json
import sys
from pathlib import Path

TYPES = {None: "source"}


def arguments():
    """The documents, and the path of what was exported of them."""
    return documents(sys.argv[1]), Path(sys.argv[2])


def documents(path):
    lines = Path(path).read_text(encoding="utf-8").split("\n")
    return [json.loads(line) for line in lines if line]


def live(items):
    return [item for item in items if item["status"] != "rejected"]


def labels(document, wanted=lambda item: item["status"] != "rejected"):
    """Every stretch that a format of labels has, as (label, start, end), sorted."""
    types = {actor["id"]: actor["type"] for actor in document["actors"]}
    found = [(b["role"], b) for b in document["blocks"] if b["role"] != "body" and wanted(b)]
    found += [("credit", c["credit"]) for c in live(document["captions"]) if c["credit"] and wanted(c)]
    found += [(types.get(m["actor"], "source"), m) for m in document["mentions"] if wanted(m)]
    for quote in document["quotes"]:
        if wanted(quote):
            found += [(quote["kind"] + "_quote", span) for span in quote["spans"]]
            found += [("cue", quote["cue"])] if quote["cue"] else []
    return sorted((label, span["start"], span["end"]) for label, span in found)


def speakers(document, wanted=lambda item: item["status"] != "rejected"):
    """For each quote with a speaker, where the quote begins and where its speaker stands, sorted."""
    mentions = {m["id"]: (m["start"], m["end"]) for m in document["mentions"]}
    said = [q for q in document["quotes"] if q.get("speaker") and wanted(q)]
    return sorted((q["spans"][0]["start"], *mentions[q["speaker"]["mention"]]) for q in said)


def done(checked):
    """Ends a proof: one that looked at nothing has shown nothing."""
    assert checked > 0, "nothing was looked at"
    print(f"{Path(sys.argv[0]).stem}: {checked} things looked at")
