package emotionthinker.stages.cot.filter;

import emotionthinker.schemas.Reject;
import emotionthinker.schemas.Utterance;
import emotionthinker.schemas.WireName;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How much of every corpus and emotion is left after each stage, and what became of the rest. Rows
 * come in any order once the utterances are known; a candidate counts for its utterance. What
 * ingest rejected has no emotion.
 */
public final class YieldFunnel {
  /** In the place of a reason: the row went on. */
  public static final String KEPT = "kept";

  private static final String NONE = "-";

  private final Map<String, String> emotions = new HashMap<>();
  private final Map<Cell, Long> cells = new TreeMap<>(ORDER);
  private final List<String> stages = new ArrayList<>();

  private static final Comparator<Cell> ORDER =
      Comparator.comparing(Cell::stage)
          .thenComparing(Cell::corpus)
          .thenComparing(Cell::emotion)
          .thenComparing(Cell::reason);

  private record Cell(String stage, String corpus, String emotion, String reason) {}

  /**
   * A line of the table.
   *
   * @param stage stage that decided
   * @param corpus corpus of the utterance
   * @param emotion its label, "-" when there is none
   * @param reason {@value #KEPT}, or why the row was rejected
   * @param rows number of rows
   */
  public record Line(String stage, String corpus, String emotion, String reason, long rows) {}

  /** Takes in an utterance; all of them come before other rows. */
  public void utterance(String stage, Utterance utterance) {
    emotions.put(utterance.utteranceId(), wire(utterance.emotion()));
    kept(stage, utterance.utteranceId());
  }

  /** Counts a row that a stage let through. */
  public void kept(String stage, String utteranceId) {
    count(stage, utteranceId, KEPT);
  }

  /** Counts a reject; the id is that of an utterance, a candidate or a file. */
  public void rejected(Reject reject) {
    count(reject.stage(), reject.id().replaceAll("~\\d+$", ""), reject.reason().wire());
  }

  private void count(String stage, String utteranceId, String reason) {
    if (!stages.contains(stage)) {
      stages.add(stage);
    }
    int slash = utteranceId.indexOf('/');
    String corpus = slash < 0 ? NONE : utteranceId.substring(0, slash);
    String emotion = emotions.getOrDefault(utteranceId, NONE);
    cells.merge(new Cell(stage, corpus, emotion, reason), 1L, Long::sum);
  }

  private static String wire(WireName name) {
    return name == null ? NONE : name.wire();
  }

  /** The table, stages in the order in which they were met, then corpus, emotion and reason. */
  public List<Line> lines() {
    List<Line> out = new ArrayList<>();
    for (String stage : stages) {
      cells.forEach(
          (cell, rows) -> {
            if (cell.stage().equals(stage)) {
              out.add(new Line(stage, cell.corpus(), cell.emotion(), cell.reason(), rows));
            }
          });
    }
    return out;
  }
}
