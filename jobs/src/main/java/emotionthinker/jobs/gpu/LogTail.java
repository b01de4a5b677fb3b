package emotionthinker.jobs.gpu;

import emotionthinker.io.NodeFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** What a file that another process writes has grown by, in whole lines. */
final class LogTail {
  private static final int MOST_BYTES = 4 << 20;
  private static final int LONGEST_LINE = 1 << 16;

  private final String file;
  private long offset;
  private String rest = "";
  private long skippedBytes;

  /**
   * A tail.
   *
   * @param offset where to begin (bytes)
   */
  LogTail(String file, long offset) {
    this.file = file;
    this.offset = offset;
  }

  /** New whole lines; a file that was cut is read from its new beginning. */
  List<String> lines() throws IOException {
    long bytes = NodeFiles.bytes(file);
    if (bytes < offset) {
      offset = 0;
      rest = "";
    }
    if (bytes <= offset) {
      return List.of();
    }
    if (bytes - offset > MOST_BYTES) {
      skippedBytes += bytes - offset - MOST_BYTES;
      offset = bytes - MOST_BYTES;
      rest = "";
    }
    byte[] grown = NodeFiles.read(file, offset, MOST_BYTES);
    offset += grown.length;
    String text = rest + new String(grown, StandardCharsets.UTF_8);
    int end = text.lastIndexOf('\n');
    if (end < 0 && text.length() > LONGEST_LINE) {
      end = text.length() - 1;
    }
    rest = text.substring(end + 1);
    List<String> out = new ArrayList<>(text.substring(0, end + 1).lines().toList());
    return out;
  }

  /** What stands after the last line end, once nothing more comes. */
  List<String> last() {
    List<String> out = rest.isEmpty() ? List.of() : List.of(rest);
    rest = "";
    return out;
  }

  /** Bytes that were not looked at since the last call, as there were too many. */
  long skippedBytes() {
    long out = skippedBytes;
    skippedBytes = 0;
    return out;
  }
}
