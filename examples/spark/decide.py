"""Decides a table of people on Apache Spark, by the query that `regime export --to sql --dialect spark` writes.

The query does all the work: this script names the table that it reads, and writes what it gives.

    spark-submit decide.py --query query.sql --people people/ --output answers/
"""

import argparse

from pyspark.sql import SparkSession


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--query", required=True, help="the query of regime-lang for Spark, over the table `people`")
    arguments.add_argument("--people", required=True, help="a folder of Parquet, partitioned or not; a row for each person and day")
    arguments.add_argument("--output", required=True, help="a folder for the answers, as Parquet; it must not be there yet")
    asked = arguments.parse_args()

    with open(asked.query, encoding="utf-8") as file:
        query = file.read()

    spark = SparkSession.builder.appName("regime-lang").getOrCreate()
    try:
        spark.read.parquet(asked.people).createOrReplaceTempView("people")
        spark.sql(query).write.parquet(asked.output)
    finally:
        spark.stop()


if __name__ == "__main__":
    main()
