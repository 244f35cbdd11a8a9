"""Runs queries of a list in one session, and at its end `decide.py` in the same: spark-queries.py ASKED ANSWERS DECIDE ARGUMENTS.

ASKED is [{"people": file, "columns": names and types, "query": text}]; a list of rows for each goes to ANSWERS.
"""

import json
import runpy
import sys

from pyspark.sql import SparkSession

asked, answers, decide, *arguments = sys.argv[1:]
spark = SparkSession.builder.getOrCreate()
with open(asked, encoding="utf-8") as file, open(answers, "w", encoding="utf-8") as out:
    rows = []
    for one in json.load(file):
        # With its columns told, a file needs no job to find them.
        spark.read.schema(one["columns"]).parquet(one["people"]).createOrReplaceTempView("people")
        rows.append([row.asDict() for row in spark.sql(one["query"]).collect()])
    json.dump(rows, out)

sys.argv = [decide, *arguments]
runpy.run_path(decide, run_name="__main__")
