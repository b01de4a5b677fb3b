package emotionthinker.jobs.run;

import emotionthinker.io.Storage;
import emotionthinker.io.table.Manifest;
import emotionthinker.io.table.TableFolder;
import emotionthinker.io.table.TableReader;
import emotionthinker.schemas.Reject;
import emotionthinker.schemas.Table;
import emotionthinker.schemas.UserException;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The tables of a run for commands that only look: no lock, no engine, one row after another. */
public final class RunTables {
  private final Storage storage;
  private final String run;

  /** The tables of one run folder. */
  public RunTables(Storage storage, String run) {
    this.storage = storage;
    this.run = run;
  }

  /**
   * The same, of a folder in which there is a run.
   *
   * @throws UserException when nothing was ingested there
   */
  public static RunTables existing(Storage storage, String run) throws IOException {
    RunTables tables = new RunTables(storage, run);
    if (!tables.has(Table.UTTERANCES)) {
      throw UserException.badValue(
          "run.dir", run, "a run with the table utterances", "name a run with --run DIR");
    }
    return tables;
  }

  /** File access. */
  public Storage storage() {
    return storage;
  }

  /** The run folder, as named. */
  public String run() {
    return run;
  }

  /** The manifest of a table; empty when the table was not made. */
  public Optional<Manifest> manifest(Table<?> table) throws IOException {
    return TableFolder.of(storage, run, table).manifest();
  }

  /** Whether a table was made. */
  public boolean has(Table<?> table) throws IOException {
    return manifest(table).isPresent();
  }

  /** A table that was made. */
  public <T extends Record> TableReader<T> open(Table<T> table) throws IOException {
    return TableReader.open(storage, run, table);
  }

  /** Gives every row of a table, none when it was not made. */
  public <T extends Record> void each(Table<T> table, Consumer<T> to) throws IOException {
    if (has(table)) {
      try (Stream<T> rows = open(table).rows()) {
        rows.forEach(to);
      }
    }
  }

  /** Gives every reject of every table, in the order of tables. */
  public void eachReject(Consumer<Reject> to) throws IOException {
    for (Table<?> table : Table.ALL) {
      if (table != Table.REJECTS && has(table)) {
        try (Stream<Reject> rejects = open(table).rejects()) {
          rejects.forEach(to);
        }
      }
    }
  }
}
