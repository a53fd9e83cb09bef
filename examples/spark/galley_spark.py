"""Annotates a Spark data frame of articles: one `galley annotate` a partition, which gets the partition's texts line by line
and gives a document for each, as the command line alone would.

    from galley_spark import annotated
    documents = annotated(articles)              # articles: columns id and text; documents: columns id and document

As a program it reads and writes files:

    spark-submit --py-files galley_spark.py galley_spark.py articles.parquet documents.parquet --galley /opt/galley

Nothing of an article leaves the worker: `galley` opens no connection.
"""

import argparse
import itertools
import json
import os
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterable, Iterator

import pandas
from pyspark.sql import DataFrame, SparkSession

SCHEMA = "id string, document string"
# So many documents go on to Spark at once.
ROWS = 256


def annotated(articles: DataFrame, galley: str = "galley") -> DataFrame:
    """A row (id, document) for each row (id, text) of `articles`; `document` is Galley JSON. Rows without a text are left
    out. `galley` is the program's path on the workers."""

    def annotate(batches: Iterator[pandas.DataFrame]) -> Iterator[pandas.DataFrame]:
        lines = list_of_rows(through(galley, texts(batches)))
        for rows in lines:
            yield pandas.DataFrame(rows, columns=["id", "document"], dtype="object")

    return articles.select("id", "text").mapInPandas(annotate, SCHEMA)


def texts(batches: Iterable[pandas.DataFrame]) -> Iterator[str]:
    """What the program reads: a JSON object a line."""
    for batch in batches:
        for name, text in zip(batch["id"], batch["text"]):
            if isinstance(text, str):
                yield json.dumps({"id": str(name), "text": text})


def list_of_rows(lines: Iterable[str]) -> Iterator[list[tuple[str, str]]]:
    """Each document with its id, some at a time."""
    rows = ((json.loads(line)["id"], line) for line in lines)
    while some := list(itertools.islice(rows, ROWS)):
        yield some


def through(galley: str, lines: Iterable[str]) -> Iterator[str]:
    """What one process makes of lines, in their order, while more of them go in.

    Raises what went wrong, with the program's own words."""
    # Spark has a task for each core already.
    environment = os.environ | {"RAYON_NUM_THREADS": "1"}
    with tempfile.TemporaryFile(mode="w+", encoding="utf-8") as complaints:
        process = subprocess.Popen(
            [galley, "annotate", "--jsonl"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=complaints,
            encoding="utf-8",
            env=environment,
        )
        failed: list[BaseException] = []

        def feed() -> None:
            try:
                with process.stdin:
                    for line in lines:
                        process.stdin.write(line + "\n")
            except BrokenPipeError:
                pass  # Why it ended, its exit status says.
            except BaseException as error:  # What Spark raises in this thread must be seen in the other.
                failed.append(error)

        feeder = threading.Thread(target=feed, daemon=True)
        feeder.start()
        try:
            for line in process.stdout:
                yield line.removesuffix("\n")
            feeder.join()
            status = process.wait()
        finally:
            # Where nobody wants the rest (a `limit`, a task that was killed).
            process.kill()
            process.wait()
        if failed:
            raise failed[0]
        if status != 0:
            complaints.seek(0)
            raise RuntimeError(f"{galley} ended with {status}: {complaints.read()[-2000:]}")


def main() -> None:
    parser = argparse.ArgumentParser(description="Annotates articles (Parquet with columns id and text) with Spark.")
    parser.add_argument("articles", help="Parquet that Spark can read")
    parser.add_argument("documents", help="Parquet to write: columns id and document")
    parser.add_argument("--galley", default="galley", help="the program's path on the workers")
    parser.add_argument("--partitions", type=int, help="into how many the articles are parted; as they come if not given")
    arguments = parser.parse_args()
    spark = SparkSession.builder.appName("galley").getOrCreate()
    articles = spark.read.parquet(arguments.articles)
    if arguments.partitions:
        articles = articles.repartition(arguments.partitions)
    annotated(articles, arguments.galley).write.parquet(arguments.documents)
    spark.stop()


if __name__ == "__main__":
    sys.exit(main())
