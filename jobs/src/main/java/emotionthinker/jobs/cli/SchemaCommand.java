package emotionthinker.jobs.cli;

import emotionthinker.schemas.SchemaPage;
import emotionthinker.schemas.Table;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Prints what the columns of tables mean. */
@Command(
    name = "schema",
    mixinStandardHelpOptions = true,
    description = "Print the columns of tables: type, unit and meaning, as Markdown or Avro.",
    footer = {
      "",
      "Examples:",
      "  emotionthinker schema prosody levels",
      "  emotionthinker schema cot --avsc > cot.avsc"
    })
final class SchemaCommand implements Callable<Integer> {
  @Parameters(arity = "0..*", paramLabel = "TABLE", description = "All tables when none is named.")
  private List<String> names = List.of();

  @Option(names = "--avsc", description = "The Avro schema of one table instead of Markdown.")
  private boolean avsc;

  @Override
  public Integer call() {
    List<Table<?>> tables =
        names.isEmpty() ? Table.ALL : names.stream().<Table<?>>map(TableNames::find).toList();
    if (avsc) {
      tables.forEach(table -> System.out.println(table.codec().schema().toString(true)));
    } else {
      System.out.print(SchemaPage.markdown(tables));
    }
    return 0;
  }
}
