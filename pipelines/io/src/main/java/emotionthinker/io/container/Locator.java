package emotionthinker.io.container;

import emotionthinker.schemas.Checks;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where audio lies inside a file, as the {@code locator} of an utterance says it. What is neither
 * form is the id of a file in a pack.
 */
public sealed interface Locator {

  /** The locator that {@code text} is; empty when it is the id of a packed file. */
  static Optional<Locator> parse(String text) {
    Matcher range = Range.FORM.matcher(text);
    if (range.matches()) {
      return Optional.of(new Range(Long.parseLong(range.group(1)), Long.parseLong(range.group(2))));
    }
    Matcher cell = Cell.FORM.matcher(text);
    return cell.matches()
        ? Optional.of(new Cell(Long.parseLong(cell.group(1)), cell.group(2)))
        : Optional.empty();
  }

  /**
   * Consecutive bytes of a file, as a member of a tar: {@code bytes:<offset>+<length>}.
   *
   * @param offset first byte, from 0
   * @param length number of bytes
   */
  record Range(long offset, long length) implements Locator {
    private static final Pattern FORM = Pattern.compile("bytes:(\\d{1,18})\\+(\\d{1,18})");

    /** Checks both. */
    public Range {
      Checks.nonNegative("offset", offset);
      Checks.nonNegative("length", length);
    }

    @Override
    public String toString() {
      return "bytes:" + offset + "+" + length;
    }
  }

  /**
   * A binary cell of a Parquet file: {@code cell:<row>:<column>}.
   *
   * @param row row in the file, from 0
   * @param column dotted path of the leaf column
   */
  record Cell(long row, String column) implements Locator {
    private static final Pattern FORM = Pattern.compile("cell:(\\d{1,18}):(.+)", Pattern.DOTALL);

    /** Checks both. */
    public Cell {
      Checks.nonNegative("row", row);
      Checks.text("column", column);
    }

    @Override
    public String toString() {
      return "cell:" + row + ":" + column;
    }
  }
}
