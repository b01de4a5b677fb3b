package emotionthinker.jobs.teach;

import emotionthinker.io.table.TableReader;
import emotionthinker.jobs.config.RunConfig;
import emotionthinker.models.ledger.JdbcLedger;
import emotionthinker.schemas.Levels;
import emotionthinker.schemas.Prosody;
import emotionthinker.schemas.Table;
import emotionthinker.schemas.Utterance;
import emotionthinker.stages.cot.Annotator;
import emotionthinker.stages.cot.TeacherRequest;
import emotionthinker.stages.cot.calls.CallEstimate;
import emotionthinker.stages.cot.calls.ChatRequest;
import emotionthinker.stages.cot.calls.LlmTeacher;
import emotionthinker.stages.cot.calls.ReplayCaller;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What annotate would ask and pay, estimated from a sample of its utterances. */
public final class CallPlan {
  private static final int SAMPLE = 1000;

  private CallPlan() {}

  /**
   * A plan.
   *
   * @param sample utterances looked at
   * @param utterances utterances of the run
   * @param sums requests, tokens and money of all of them
   */
  public record Result(long sample, long utterances, CallEstimate.Sums sums) {}

  /** Opens a table of the run. */
  public interface Tables {
    /** A finished table. */
    <T extends Record> TableReader<T> read(Table<T> table) throws IOException;
  }

  /** Estimates; nothing is sent, and nothing is written but an empty ledger where there is none. */
  public static Result of(RunConfig config, Tables tables) throws IOException {
    TableReader<Utterance> utterances = tables.read(Table.UTTERANCES);
    long rows = utterances.manifest().rows();
    long step = Math.max(1, rows / SAMPLE);
    List<Utterance> sample = new ArrayList<>();
    try (Stream<Utterance> all = utterances.rows()) {
      all.filter(u -> Math.floorMod(u.utteranceId().hashCode(), step) == 0).forEach(sample::add);
    }
    Set<String> ids = sample.stream().map(Utterance::utteranceId).collect(Collectors.toSet());
    Map<String, Levels> levels = some(tables.read(Table.LEVELS), ids, Levels::utteranceId);
    Map<String, Prosody> prosody = some(tables.read(Table.PROSODY), ids, Prosody::utteranceId);
    try (JdbcLedger ledger =
            JdbcLedger.open(config.calls().ledger().url(), config.calls().ledger().leaseS());
        LlmTeacher teacher =
            new LlmTeacher(
                config.annotate().teacher(),
                config.llm().external(),
                config.annotate(),
                config.llm(),
                new ReplayCaller(ledger))) {
      CallEstimate estimate =
          new CallEstimate(
              config.calls().price(config.llm().model()),
              config.calls().endpoint().audioTokensPerS(),
              ledger.totals(null));
      Annotator annotator = new Annotator(teacher, config.annotate());
      for (Utterance one : sample) {
        String id = one.utteranceId();
        List<ChatRequest> requests = new ArrayList<>();
        for (TeacherRequest request :
            annotator.requests(new Annotator.Subject(one, levels.get(id), prosody.get(id)))) {
          requests.add(teacher.chat(request));
        }
        List<String> keys =
            requests.stream().map(r -> ChatRequest.sha256(r.canonicalJson())).toList();
        Set<String> recorded = ledger.answers(keys).keySet();
        for (int i = 0; i < keys.size(); i++) {
          estimate.accept(requests.get(i), recorded.contains(keys.get(i)));
        }
      }
      double scale = sample.isEmpty() ? 1 : (double) rows / sample.size();
      return new Result(sample.size(), rows, estimate.sums(scale));
    }
  }

  private static <T extends Record> Map<String, T> some(
      TableReader<T> table, Set<String> ids, Function<T, String> id) throws IOException {
    Map<String, T> out = new HashMap<>();
    try (Stream<T> rows = table.rows()) {
      rows.filter(row -> ids.contains(id.apply(row))).forEach(row -> out.put(id.apply(row), row));
    }
    return out;
  }
}
