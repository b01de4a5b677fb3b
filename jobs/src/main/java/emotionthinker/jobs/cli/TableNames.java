package emotionthinker.jobs.cli;

import emotionthinker.schemas.Table;
import emotionthinker.schemas.UserException;
import java.util.stream.Collectors;

/** Tables by the name that a user typed. */
final class TableNames {
  private TableNames() {}

  /**
   * The table of a name.
   *
   * @throws UserException when there is none
   */
  static Table<?> find(String name) {
    return Table.ALL.stream()
        .filter(one -> one.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                UserException.badValue(
                    "TABLE",
                    name,
                    Table.ALL.stream().map(Table::name).collect(Collectors.joining(", ")),
                    "name one of them"));
  }
}
