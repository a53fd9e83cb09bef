"""Label Studio's own SDK takes the labelling config, every task, prediction, annotation and relation."""

import json

from documents import arguments, done, labels, speakers
from label_studio_sdk.label_interface import LabelInterface

documents, path = arguments()
interface = LabelInterface(path.with_suffix(".xml").read_text(encoding="utf-8"))
interface.validate()
tasks = json.loads(path.read_text(encoding="utf-8"))
assert [task["data"]["text"] for task in tasks] == [document["text"] for document in documents]

checked = 0


def is_copy(region):
    return "copy_of" in (region["meta"]["galley"] or {})


def of(results, text):
    """The labels and speakers of one list of results, without the copies."""
    regions = {result["id"]: result for result in results if result["type"] == "labels"}
    found = []
    for region in regions.values():
        value = region["value"]
        assert text[value["start"] : value["end"]] == value["text"], region
        if not is_copy(region):
            found.append((value["labels"][0], value["start"], value["end"]))
    said = []
    for relation in results:
        if relation["type"] == "relation" and relation["labels"] == ["speaker"]:
            quote, mention = (regions[relation[end]]["value"] for end in ("from_id", "to_id"))
            said.append((quote["start"], mention["start"], mention["end"]))
    return sorted(found), sorted(said)


for task, document in zip(tasks, documents, strict=True):
    # Of a whole task the SDK checks the data here; what people and models say follows, part by part.
    assert interface.validate_task({"data": task["data"]}), task
    for errors in (interface._validate_object(r, return_errors=True) for r in task["predictions"] + task["annotations"]):
        assert errors == [], errors
    results = [result for part in task["predictions"] + task["annotations"] for result in part["result"]]
    ids = [result["id"] for result in results if result["type"] == "labels"]
    assert len(ids) == len(set(ids)), ids
    for part, decided in (("predictions", False), ("annotations", True)):

        def wanted(item):
            return (item["status"] in ("confirmed", "edited")) == decided

        found = of([result for one in task[part] for result in one["result"]], document["text"])
        assert found == (labels(document, wanted), speakers(document, wanted)), (part, document["id"])
        checked += len(found[0]) + len(found[1])
    assert all(0 <= prediction["score"] <= 1 and prediction["model_version"] for prediction in task["predictions"])

done(checked)
