"""A Spark on this machine annotates a data frame; its documents are those of the command line alone, to the letter.

    python smoke.py GALLEY
"""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

import pandas
from galley_spark import annotated
from pyspark.sql import SparkSession
from pyspark.sql import functions as F

ARTICLE = """Harbour Strike Ends 🚢

Dockers cheer on the quay at dawn. (AP)

“We held out 💪🏽,” union leader Marta Olsen said on day {n}. “And we won.”
قالت ليلى حداد: «لن نتوقف».\r
According to the Port Authority, the first ferry leaves at noon.\u2028
"""
PARTITIONS = 4

galley = Path(sys.argv[1]).resolve()
articles = [{"id": f"n/{n}", "text": ARTICLE.format(n=n) * (1 + n % 3)} for n in range(700)]
articles[5]["text"] = ""
wanted = subprocess.run(
    [galley, "annotate", "--jsonl"],
    input="".join(json.dumps(article) + "\n" for article in articles),
    capture_output=True,
    encoding="utf-8",
    check=True,
).stdout.removesuffix("\n").split("\n")
assert len(wanted) == len(articles)

# The workers are to use this Python.
os.environ["PYSPARK_PYTHON"] = os.environ["PYSPARK_DRIVER_PYTHON"] = sys.executable
with tempfile.TemporaryDirectory() as folder:
    folder = Path(folder)
    # The program, but it notes that it was started.
    counted = folder / "counted"
    counted.write_text(f'#!/bin/sh\necho started >> "{folder}/starts"\nexec "{galley}" "$@"\n', encoding="utf-8")
    counted.chmod(0o755)
    spark = (
        SparkSession.builder.master("local[2]")
        .config("spark.ui.enabled", "false")
        .config("spark.ui.showConsoleProgress", "false")
        .config("spark.driver.bindAddress", "127.0.0.1")
        .config("spark.driver.host", "127.0.0.1")
        .config("spark.local.dir", str(folder))
        .getOrCreate()
    )
    spark.sparkContext.setLogLevel("ERROR")
    # The workers need the module too, as with spark-submit's --py-files.
    spark.sparkContext.addPyFile(str(Path(__file__).with_name("galley_spark.py")))
    # A row that has no text is left out.
    rows = pandas.DataFrame([*articles, {"id": "none", "text": None}])
    frame = spark.createDataFrame(rows, "id string, text string").repartition(PARTITIONS)
    found = {row.id: row.document for row in annotated(frame, str(counted)).collect()}
    starts = len((folder / "starts").read_text(encoding="utf-8").splitlines())
    assert starts == PARTITIONS, starts
    assert len(found) == len(articles), len(found)
    for article, document in zip(articles, wanted):
        assert found[article["id"]] == document, article["id"]

    # As docs/spark.md shows it.
    quotes = "array<struct<kind:string, speaker:struct<actor:string>, spans:array<struct<text:string>>>>"
    said = annotated(frame, str(galley)).select(
        "id", F.explode(F.from_json(F.get_json_object("document", "$.quotes"), quotes)).alias("quote")
    )
    kinds = {row["kind"]: row["count"] for row in said.groupBy("quote.kind").count().collect()}
    assert kinds["direct"] == sum(d.count('"kind":"direct"') for d in wanted) > 0, kinds

    # Some of them are enough: the processes end without complaint. A program that fails, fails the job in its own words.
    assert len(annotated(frame, str(galley)).limit(3).collect()) == 3
    spark.sparkContext.setLogLevel("OFF")
    broken = folder / "broken"
    broken.write_text("#!/bin/sh\necho 'out of cheese' >&2\nexit 3\n", encoding="utf-8")
    broken.chmod(0o755)
    try:
        annotated(frame, str(broken)).collect()
        raise SystemExit("a program that failed was not noticed")
    except Exception as error:
        assert "out of cheese" in str(error), error
    spark.stop()
print(f"spark: {len(found)} documents by {starts} processes, the same as the command line's")
