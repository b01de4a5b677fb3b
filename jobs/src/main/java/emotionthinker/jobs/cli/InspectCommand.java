package emotionthinker.jobs.cli;

import emotionthinker.io.Storage;
import emotionthinker.io.table.TableReader;
import emotionthinker.jobs.config.RunConfig;
import emotionthinker.schemas.Reject;
import emotionthinker.schemas.Table;
import emotionthinker.schemas.UserException;
import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.apache.avro.generic.GenericData;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Prints a table of a run: its manifest, and rows as JSON lines. */
@Command(
    name = "inspect",
    mixinStandardHelpOptions = true,
    description = "Print the manifest of a table of a run, and its first rows as JSON.",
    footer = {"", "Example:", "  emotionthinker inspect levels --run runs/sample --rows 3"})
final class InspectCommand implements Callable<Integer> {
  @Mixin private CommonOptions common;

  @Parameters(paramLabel = "TABLE", description = "utterances, prosody, levels, cot, …")
  private String table;

  @Option(names = "--rows", defaultValue = "0", description = "Rows to print (default 0).")
  private int rows;

  @Option(names = "--rejects", description = "Print rejected rows instead of rows.")
  private boolean rejects;

  @Override
  public Integer call() throws IOException {
    if (table.equals(Table.REJECTS.name())) {
      throw UserException.badValue(
          "TABLE",
          table,
          "a table with rows of its own",
          "rejected rows lie with the table of their stage: emotionthinker inspect cot --rejects"
              + " --rows 5; all reasons at a glance: emotionthinker funnel");
    }
    RunConfig config = common.config();
    Storage storage = Storage.of(config.hadoop());
    print(storage, config.run().dir(), TableNames.find(table));
    return 0;
  }

  private <T extends Record> void print(Storage storage, String run, Table<T> wanted)
      throws IOException {
    TableReader<T> reader = TableReader.open(storage, run, wanted);
    if (rows == 0) {
      System.out.print(reader.manifest().toJson());
      return;
    }
    if (rejects) {
      try (Stream<Reject> stream = reader.rejects()) {
        stream.limit(rows).forEach(row -> line(Table.REJECTS, row));
      }
      return;
    }
    try (Stream<T> stream = reader.rows()) {
      stream.limit(rows).forEach(row -> line(wanted, row));
    }
  }

  private static <R extends Record> void line(Table<R> table, R row) {
    System.out.println(GenericData.get().toString(table.codec().toAvro(row)));
  }
}
