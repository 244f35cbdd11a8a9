/** Apache Spark, where it is installed: `python3 -m venv .spark && .spark/bin/pip install -r examples/spark/requirements.txt`. */
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { root } from "./examples";

/** The interpreter of Python that has Spark beside it; `null`: there is none. */
function python(): string | null {
  const own = join(root, ".spark/bin/python");
  if (existsSync(own)) return own;
  const found = spawnSync("python3", ["-c", "import pyspark, sys; print(sys.executable)"], { encoding: "utf8" });
  return found.status === 0 ? found.stdout.trim() : null;
}

/** Skips where Spark is not installed, and says so; under CI it must be there. */
export function sparkPython(): string | null {
  const found = python();
  if (found !== null) return found;
  const how = "Apache Spark is not installed here: python3 -m venv .spark && .spark/bin/pip install -r examples/spark/requirements.txt";
  if (process.env["CI"] !== undefined && process.env["CI"] !== "") throw new Error(how);
  console.warn(`Skipped: ${how}`);
  return null;
}

/** Few rows and many queries: to compile each, or to send it about, would take far longer than to answer it. */
const forFewRows = ["spark.sql.shuffle.partitions=2", "spark.sql.adaptive.enabled=false", "spark.sql.codegen.wholeStage=false", "spark.sql.codegen.factoryMode=NO_CODEGEN", "spark.ui.enabled=false", "spark.log.level=ERROR"];
const forShortRuns = "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC";

/** What Spark runs: a program in Python. */
export interface SparkRun {
  readonly script: string;
  readonly args: readonly string[];
  /** Left out: those for few rows. */
  readonly settings?: readonly string[];
  /** Options of Java; left out: those for short runs. */
  readonly java?: string;
}
/** Runs a program under Spark, on a cluster of two workers on this machine. */
export function submit(interpreter: string, { script, args, settings = forFewRows, java = forShortRuns }: SparkRun): void {
  const spark = spawnSync(interpreter, ["-c", "import pyspark, os; print(os.path.dirname(pyspark.__file__))"], { encoding: "utf8" }).stdout.trim();
  const env = { ...process.env, SPARK_HOME: spark, PYSPARK_PYTHON: interpreter, SPARK_LOCAL_IP: "127.0.0.1", SPARK_LOCAL_HOSTNAME: "localhost" };
  const all = ["spark.driver.host=127.0.0.1", "spark.driver.bindAddress=127.0.0.1", ...settings, ...(java === "" ? [] : [`spark.driver.extraJavaOptions=${java}`, `spark.executor.extraJavaOptions=${java}`])];
  const options = ["--master", "local-cluster[2,1,1024]", "--driver-memory", "1g", ...all.flatMap((setting) => ["--conf", setting])];
  const { status, stdout, stderr } = spawnSync(join(spark, "bin/spark-submit"), [...options, script, ...args], { encoding: "utf8", env, maxBuffer: 1 << 28 });
  if (status !== 0) throw new Error(`spark-submit ended with ${status}:\n${stdout.slice(-2000)}\n${stderr.slice(-4000)}`);
}
