package emotionthinker.jobs.gpu;

import emotionthinker.io.NodeFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * What a file that another process writes has grown by, in whole lines. A log that guard.py cut
 * goes on where it was left off, by the number of bytes that it keeps beside it; what was cut
 * before it was looked at is counted.
 */
final class LogTail {
  private static final int MOST_BYTES = 4 << 20;
  private static final int LONGEST_LINE = 1 << 16;

  /** Looks at a guarded log that is shorter than it was before it is taken for another. */
  private static final int PATIENCE = 25;

  private final String file;
  private final boolean guarded;
  private long offset;
  private long cut;
  private int shortLooks;
  private String rest = "";
  private long skippedBytes;

  /**
   * A tail.
   *
   * @param guarded whether guard.py keeps it small
   * @param offset where to begin (bytes)
   */
  LogTail(String file, boolean guarded, long offset) {
    this.file = file;
    this.guarded = guarded;
    this.offset = offset;
  }

  /** New whole lines; a file that starts again otherwise is read from its new beginning. */
  List<String> lines() throws IOException {
    follow();
    long bytes = NodeFiles.bytes(file);
    // Between being cut and its number being written it is short for a moment.
    shortLooks = bytes < offset ? shortLooks + 1 : 0;
    if (shortLooks > (guarded ? PATIENCE : 0)) {
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
    if (cutBytes() != cut) {
      return lines(); // cut meanwhile: what was read may be of either
    }
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

  private void follow() throws IOException {
    long now = cutBytes();
    offset -= now - cut;
    cut = now;
    if (offset < 0) {
      skippedBytes -= offset;
      offset = 0;
      rest = "";
    }
  }

  private long cutBytes() throws IOException {
    String beside = file + ".cut";
    if (!guarded || !NodeFiles.exists(beside)) {
      return 0;
    }
    List<String> number = NodeFiles.lines(beside);
    return number.isEmpty() ? cut : Long.parseLong(number.get(0));
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
