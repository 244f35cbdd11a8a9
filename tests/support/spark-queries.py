"""Runs queries of a list in one session: [{"people": file, "query": text, "output": folder}]."""

import json
import sys

from pyspark.sql import SparkSession

# Few rows and many queries: to compile each would take far longer than to answer it.
spark = (
    SparkSession.builder.config("spark.sql.codegen.wholeStage", "false")
    .config("spark.sql.codegen.factoryMode", "NO_CODEGEN")
    .config("spark.sql.adaptive.enabled", "false")
    .getOrCreate()
)
with open(sys.argv[1], encoding="utf-8") as file:
    asked = json.load(file)
for one in asked:
    spark.read.parquet(one["people"]).createOrReplaceTempView("people")
    spark.sql(one["query"]).coalesce(1).write.parquet(one["output"])
spark.stop()
