package emotionthinker.jobs.advantages;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import emotionthinker.jobs.lines.TextLines;
import emotionthinker.schemas.DoubleSeries;
import emotionthinker.schemas.UserException;
import emotionthinker.stages.grpo.AdvantageOptions;
import emotionthinker.stages.grpo.Advantages;
import emotionthinker.stages.grpo.GroupExplainer;
import emotionthinker.stages.grpo.GroupJson;
import emotionthinker.stages.grpo.GroupStatistics;
import emotionthinker.stages.reward.GroupReward;
import emotionthinker.stages.reward.PtrReward;
import emotionthinker.stages.reward.RewardOptions;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Replays groups from JSONL: a row in, a row out, in order. A line that holds no group becomes a
 * row with {@code line}, {@code error} and {@code error_detail}, and the others are replayed. Blank
 * lines are no rows. A convention that looks at the whole batch takes consecutive rows with the
 * same {@code batch} together, and holds them in memory; without that field the file is one batch.
 */
public final class GroupsReplay {
  private static final int MAX_LINE_BYTES = 16 << 20;
  private static final JsonFactory JSON = new JsonFactory();

  private final RewardOptions options;
  private final AdvantageOptions convention;
  private final double reasoningShare;
  private final boolean explain;
  private final Consumer<String> to;
  private final PtrReward reward;
  private final Advantages advantages;
  private final List<Pending> pending = new ArrayList<>();
  private String batch = "";
  private GroupStatistics statistics = GroupStatistics.empty();
  private long failed;
  private long belowScale;

  /** A group that waits for its batch, or an error that waits for its turn. */
  private record Pending(GroupReward reward, String error) {}

  /**
   * @param reasoningShare share of alpha_t that counts: 0 is phase 1, 1 is phase 2
   * @param explain whether a group comes out as a table instead of JSON
   * @param to takes every row or table, without its line end
   */
  public GroupsReplay(
      RewardOptions options,
      AdvantageOptions convention,
      double reasoningShare,
      boolean explain,
      Consumer<String> to) {
    this.options = options;
    this.convention = convention;
    this.reasoningShare = reasoningShare;
    this.explain = explain;
    this.to = to;
    this.reward = new PtrReward(options);
    this.advantages = new Advantages(convention);
  }

  /** Replays every line of a stream, which is closed. */
  public void replay(InputStream in) throws IOException {
    try (TextLines lines = new TextLines(in, MAX_LINE_BYTES)) {
      for (TextLines.Line line = lines.next(); line != null; line = lines.next()) {
        replay(line);
      }
    }
    flush();
  }

  /** Counts over the groups so far. */
  public GroupStatistics statistics() {
    return statistics;
  }

  /** Lines so far that hold no group. */
  public long failed() {
    return failed;
  }

  /** Values of r_t so far that no scores from 1 to 5 give. */
  public long belowScale() {
    return belowScale;
  }

  private void replay(TextLines.Line line) {
    if (line.error() != null) {
      fail(line, line.error(), "a line is UTF-8 text of at most " + MAX_LINE_BYTES + " bytes");
    } else if (!line.text().isBlank()) {
      try {
        JsonNode row = GroupJson.parse(line.text());
        String ofBatch = GroupJson.batch(row);
        GroupReward group =
            reward.reward(
                GroupJson.read(row, options.dimensionWeights(), reasoningShare > 0),
                reasoningShare);
        if (!convention.needsBatch() || !ofBatch.equals(batch)) {
          flush();
        }
        batch = ofBatch;
        pending.add(new Pending(group, null));
        statistics = statistics.accept(group);
        belowScale += group.group().belowScale();
      } catch (UserException e) {
        fail(line, "bad_row", e.getMessage());
      }
    }
  }

  private void fail(TextLines.Line line, String error, String detail) {
    failed++;
    StringWriter out = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(out)) {
      json.writeStartObject();
      json.writeNumberField("line", line.number());
      json.writeStringField("error", error);
      json.writeStringField("error_detail", detail);
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    pending.add(new Pending(null, out.toString()));
    if (!convention.needsBatch()) {
      flush();
    }
  }

  private void flush() {
    List<GroupReward> groups =
        pending.stream().filter(p -> p.error() == null).map(Pending::reward).toList();
    List<DoubleSeries> of = advantages.of(groups);
    int next = 0;
    for (Pending row : pending) {
      if (row.error() != null) {
        to.accept(row.error());
      } else {
        DoubleSeries advantage = of.get(next++);
        to.accept(
            explain
                ? GroupExplainer.explain(row.reward(), advantage, convention)
                : GroupJson.write(row.reward(), advantage, convention.convention()));
      }
    }
    pending.clear();
  }
}
