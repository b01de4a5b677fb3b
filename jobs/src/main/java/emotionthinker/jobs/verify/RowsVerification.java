package emotionthinker.jobs.verify;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import emotionthinker.jobs.lines.TextLines;
import emotionthinker.schemas.UserException;
import emotionthinker.schemas.Verdict;
import emotionthinker.schemas.WireName;
import emotionthinker.stages.cot.RowVerifier;
import emotionthinker.stages.cot.claims.VerifierOptions;
import emotionthinker.stages.shard.ReleasedRowVerifier;
import java.io.IOException;
import java.io.InputStream;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Verifies JSONL: a row in, a row out, in order. A row with {@code cues} is of the form of {@link
 * RowVerifier}, any other of a released EmotionCoT file. A line that cannot be verified becomes a
 * row with {@code error} and {@code error_detail}: its own fields when it is an object, else {@code
 * line}. Blank lines are no rows. Numbers pass through exactly.
 */
public final class RowsVerification {
  private static final int MAX_LINE_BYTES = 16 << 20;
  private static final int EXCERPT = 200;
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();

  private final RowVerifier rows;
  private final ReleasedRowVerifier released;
  private final Consumer<String> to;
  private final Map<Verdict, Long> verdicts = new EnumMap<>(Verdict.class);
  private long verified;
  private long failed;
  private double alignment;

  /**
   * @param to takes every row as a line of JSON, without its end
   */
  public RowsVerification(VerifierOptions options, Consumer<String> to) {
    this.rows = new RowVerifier(options);
    this.released = new ReleasedRowVerifier(rows);
    this.to = to;
  }

  /** Verifies every line of a stream, which is closed. */
  public void verify(InputStream in) throws IOException {
    try (TextLines lines = new TextLines(in, MAX_LINE_BYTES)) {
      for (TextLines.Line line = lines.next(); line != null; line = lines.next()) {
        verify(line);
      }
    }
  }

  /** Rows with verdicts so far. */
  public long verified() {
    return verified;
  }

  /** Lines that could not be verified so far. */
  public long failed() {
    return failed;
  }

  /** Rows, claims by verdict and mean factual alignment so far, for a person. */
  public String summary() {
    String counts =
        verdicts.entrySet().stream()
            .map(e -> e.getKey().wire() + " " + e.getValue())
            .collect(Collectors.joining(", "));
    return String.format(
        Locale.ROOT,
        "%d rows, %d claims%s; mean factual_alignment %s",
        verified,
        verdicts.values().stream().mapToLong(Long::longValue).sum(),
        counts.isEmpty() ? "" : " (" + counts + ")",
        verified == 0 ? "-" : String.format(Locale.ROOT, "%.4f", alignment / verified));
  }

  private void verify(TextLines.Line line) {
    if (line.error() != null) {
      error(line, line.error(), "a line is UTF-8 text of at most " + MAX_LINE_BYTES + " bytes");
      return;
    }
    if (line.text().isBlank()) {
      return;
    }
    JsonNode node;
    try {
      node = JSON.readTree(line.text());
    } catch (JsonProcessingException e) {
      error(line, "not_json", e.getOriginalMessage());
      return;
    }
    if (node instanceof ObjectNode row) {
      row(row);
    } else {
      error(line, "not_an_object", node.getNodeType().toString().toLowerCase(Locale.ROOT));
    }
  }

  private void row(ObjectNode row) {
    ObjectNode out;
    try {
      out = row.has("cues") ? rows.verify(row) : released.verify(row);
    } catch (UserException e) {
      failed++;
      write(row.put("error", "bad_row").put("error_detail", excerpt(e.getMessage())));
      return;
    }
    verified++;
    alignment += out.path("factual_alignment").doubleValue();
    for (JsonNode claim : out.path("claims")) {
      verdicts.merge(
          WireName.parse(Verdict.class, claim.path("verdict").textValue()), 1L, Long::sum);
    }
    write(out);
  }

  private void error(TextLines.Line line, String error, String detail) {
    failed++;
    write(
        JSON.createObjectNode()
            .put("line", line.number())
            .put("error", error)
            .put("error_detail", excerpt(detail)));
  }

  private static String excerpt(String text) {
    return text.length() <= 2 * EXCERPT
        ? text
        : text.substring(0, EXCERPT) + " ... " + text.substring(text.length() - EXCERPT);
  }

  private void write(ObjectNode row) {
    try {
      to.accept(JSON.writeValueAsString(row));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree that was read can be written", e);
    }
  }
}
