package emotionthinker.stages.corpus;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * Ids and paths of corpora.
 *
 * <p>An utterance id is {@code <corpus>/<relative path without extension>[#channel][@start-end]}:
 * the extension is what follows the last dot of the file name, unless the dot opens the name;
 * channel counts from 0; start and end are seconds in plain decimals, rounded half to even to
 * microseconds, without trailing zeros ({@code 1.5}, {@code 12}, {@code 0.000063}). The id depends
 * on nothing else, so it is the same on every machine and in every later run.
 */
public final class CorpusPaths {
  private static final int TIME_DECIMALS = 6;

  private CorpusPaths() {}

  /** The utterance id of a draft. */
  public static String utteranceId(String corpus, Draft draft) {
    StringBuilder id = new StringBuilder(groupKey(corpus, draft));
    if (draft.channel() != null) {
      id.append('#').append(draft.channel());
    }
    if (draft.startS() != null && draft.endS() != null) {
      id.append('@').append(time(draft.startS())).append('-').append(time(draft.endS()));
    }
    return id.toString();
  }

  /**
   * What all drafts of one audio file share, and all drafts with the same id: {@code <corpus>/<path
   * without extension>}.
   */
  public static String groupKey(String corpus, Draft draft) {
    return corpus + "/" + withoutExtension(draft.path());
  }

  /** The path without the extension of its file name. */
  public static String withoutExtension(String path) {
    int dot = path.lastIndexOf('.');
    return dot > path.lastIndexOf('/') + 1 ? path.substring(0, dot) : path;
  }

  /**
   * The path below the root that a label file means by {@code written}, which is relative to the
   * label file's own folder.
   *
   * @param labelFile path of the label file below the root
   * @param written path in the label file
   * @return empty when it is absolute, a URL, or leaves the root
   */
  public static Optional<String> resolve(String labelFile, String written) {
    if (written.startsWith("/")
        || written.startsWith("\\")
        || written.startsWith("~")
        || written.matches("(?s)[A-Za-z][A-Za-z0-9+.-]*:.*")
        || written.indexOf('\0') >= 0) {
      return Optional.empty();
    }
    int slash = labelFile.lastIndexOf('/');
    Deque<String> parts = new ArrayDeque<>();
    for (String part : (labelFile.substring(0, slash + 1) + written).split("/", -1)) {
      if ((part.equals("..") && parts.pollLast() == null) || part.contains("..\\")) {
        return Optional.empty();
      }
      if (!part.isEmpty() && !part.equals(".") && !part.equals("..")) {
        parts.addLast(part);
      }
    }
    return parts.isEmpty() ? Optional.empty() : Optional.of(String.join("/", parts));
  }

  private static String time(double seconds) {
    BigDecimal rounded =
        BigDecimal.valueOf(seconds)
            .setScale(TIME_DECIMALS, RoundingMode.HALF_EVEN)
            .stripTrailingZeros();
    return rounded.signum() == 0 ? "0" : rounded.toPlainString();
  }
}
