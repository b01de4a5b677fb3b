package emotionthinker.jobs.run;

import emotionthinker.io.RunLock;
import emotionthinker.io.Storage;
import emotionthinker.io.table.StageSpec;
import emotionthinker.io.table.TableFolder;
import emotionthinker.io.table.TableReader;
import emotionthinker.jobs.config.ConfigRecords;
import emotionthinker.jobs.config.RunConfig;
import emotionthinker.jobs.spark.SparkFactory;
import emotionthinker.schemas.Table;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.SparkSession;

/** One process at work on one run folder: its lock, storage, configuration and engines. */
public final class RunContext implements AutoCloseable {
  private final RunConfig config;
  private final Console console;
  private final boolean replace;
  private final String reuse;
  private final Storage storage;
  private final String run;
  private final RunLock lock;
  private final SparkFactory spark;
  private final Progress progress = new Progress();
  private final TreeMap<String, Long> notes = new TreeMap<>();

  private RunContext(
      RunConfig config, Console console, boolean replace, String reuse, Storage storage)
      throws IOException {
    this.config = config;
    this.console = console;
    this.replace = replace;
    this.reuse = reuse;
    this.storage = storage;
    this.run = storage.resolve(config.run().dir());
    this.lock = RunLock.acquire(storage, run);
    this.spark = new SparkFactory(config.spark(), config.hadoop());
  }

  /**
   * Takes the lock of the run folder.
   *
   * @param reuse a former run whose rows may be copied; null for none
   * @throws emotionthinker.io.RunLockedException when another process holds it
   */
  public static RunContext open(RunConfig config, Console console, boolean replace, String reuse)
      throws IOException {
    return new RunContext(config, console, replace, reuse, Storage.of(config.hadoop()));
  }

  /** Effective configuration. */
  public RunConfig config() {
    return config;
  }

  /** Where people read. */
  public Console console() {
    return console;
  }

  /** Whether tables made otherwise may be made again. */
  boolean replace() {
    return replace;
  }

  /** A former run whose rows may be copied; null for none. */
  public String reuse() {
    return reuse;
  }

  /** File access. */
  public Storage storage() {
    return storage;
  }

  /** Canonical URI of the run folder. */
  public String run() {
    return run;
  }

  /** The lock that every commit checks. */
  public RunLock lock() {
    return lock;
  }

  /** Spark, started at the first call. */
  public SparkSession spark() {
    return spark.session();
  }

  /** How far the running stage is. */
  public Progress progress() {
    return progress;
  }

  /** What Spark's own pages say of the jobs that follow. */
  void describe(String jobs) {
    spark.describe(jobs);
  }

  /**
   * Counts of the running stage that depend on former runs, for its one-line result; they are in no
   * manifest.
   */
  public Map<String, Long> notes() {
    return notes;
  }

  /** The folder of a table of this run. */
  public TableFolder folder(String table) {
    return TableFolder.of(storage, run, table);
  }

  /** A finished table of this run. */
  public <T extends Record> TableReader<T> read(Table<T> table) throws IOException {
    return TableReader.open(storage, run, table);
  }

  /**
   * The spec of a stage over tables of this run.
   *
   * @param options what of the configuration determines the rows
   */
  public StageSpec spec(
      Table<?> table, String stage, List<Table<?>> inputs, Map<String, Record> options)
      throws IOException {
    Map<String, String> fingerprints = new TreeMap<>();
    for (Table<?> input : inputs) {
      fingerprints.put(input.name(), read(input).manifest().fingerprint());
    }
    return spec(table, stage, fingerprints, options);
  }

  /** The spec of a stage over inputs with the given fingerprints. */
  public StageSpec spec(
      Table<?> table, String stage, Map<String, String> inputs, Map<String, Record> options) {
    Map<String, Object> plain = new TreeMap<>();
    options.forEach((key, value) -> plain.put(key, ConfigRecords.toMap(value)));
    plain.put("rows_per_part", config.run().rowsPerPart());
    return StageSpec.of(
        table,
        stage,
        inputs,
        ConfigRecords.toJson(plain),
        Map.of("run", config.run().seed()),
        CodeVersion.get());
  }

  @Override
  public void close() {
    spark.close();
    lock.close();
  }
}
