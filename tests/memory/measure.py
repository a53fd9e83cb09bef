"""How much memory the command line takes for few documents and for many: one row a command, in MB.

    python3 tests/memory/measure.py target/release/galley

Not a test: how much is much depends on the machine. Every row should be the same for 3,000 documents as for 30,000.
"""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

galley = Path(sys.argv[1]).resolve()
COUNTS = (3_000, 30_000)
ARTICLE = """Harbour Strike Ends

Dockers cheer on the quay at dawn. (AP)

“We held out,” union leader Marta Olsen {n} said on Monday. “And we won.”

According to the Port Authority, the first ferry leaves at noon. Mayor Jon Aber said that the city would pay its share.
"""


def texts(path, count):
    with path.open("w", encoding="utf-8") as file:
        for n in range(count):
            text = ARTICLE.format(n=n % 100)
            # No two sentences are the same, or gzip would pack them so well that it is refused.
            ships = (f"The {n * 7919 + k} ships lay idle in dock {n * 104729 % 9973 + k}." for k in range(14))
            text += "\n" + " ".join(ships) + "\n"
            file.write(json.dumps({"id": f"n{n}", "text": text}, ensure_ascii=False) + "\n")


def peak(arguments):
    """The most memory that a command has held, in MB."""
    process = subprocess.Popen([galley, *map(str, arguments)], stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    assert os.waitstatus_to_exitcode(status) == 0, arguments
    return usage.ru_maxrss / 1000


with tempfile.TemporaryDirectory() as folder:
    folder = Path(folder)
    rows = {}
    for count in COUNTS:
        given, found = folder / f"{count}.texts.jsonl", folder / f"{count}.jsonl"
        texts(given, count)
        rows.setdefault("annotate --jsonl", []).append(peak(["annotate", "--jsonl", given, "-o", found]))
        for to in ("galley", "doccano", "label-studio", "csv"):
            out = folder / f"{count}.{to}"
            rows.setdefault(f"convert --to {to}", []).append(peak(["convert", found, "--to", to, "-o", out]))
        tasks = folder / f"{count}.label-studio"
        read = ["convert", tasks, "--from", "label-studio", "--to", "galley"]
        rows.setdefault("convert --from label-studio --to galley", []).append(peak(read))
        subprocess.run(["gzip", "-k", found], check=True)
        packed = folder / f"{count}.jsonl.gz"
        rows.setdefault("convert x.jsonl.gz --to doccano", []).append(peak(["convert", packed, "--to", "doccano"]))
        rows.setdefault("stats", []).append(peak(["stats", found]))
        print(f"{count} documents are {found.stat().st_size / 1e6:.0f} MB")
    for name, figures in rows.items():
        print(f"| `{name}` | " + " | ".join(f"{figure:.0f} MB" for figure in figures) + " |")
