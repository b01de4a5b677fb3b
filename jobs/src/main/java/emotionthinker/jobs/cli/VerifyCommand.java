package emotionthinker.jobs.cli;

import emotionthinker.io.Storage;
import emotionthinker.jobs.verify.RowsVerification;
import emotionthinker.schemas.UserException;
import emotionthinker.stages.cot.claims.VerifierOptions;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Checks what texts say of a voice against cues, without a run and without an engine. */
@Command(
    name = "verify",
    mixinStandardHelpOptions = true,
    description = "Check every claim of texts against their cues: JSONL in, JSONL out.",
    footer = {
      "",
      "A row is {\"id\", \"cues\": {pitch_level, energy_level, speed_level, intonation,",
      "stressed_words, gender, age_level, transcription, emotion}, \"reasoning\"}, or of a released",
      "EmotionCoT file. It comes back with claims (cue, asserted, measured, verdict, quote, start,",
      "end) and factual_alignment (0 to 1); other fields stay. start and end are UTF-16 units of",
      "the text. A row that cannot be verified comes back with error and error_detail; the others",
      "are still verified, and the exit code is then 2.",
      "",
      "Example:",
      "  emotionthinker verify rows.jsonl > verified.jsonl"
    })
final class VerifyCommand implements Callable<Integer> {
  private static final int SOME_FAILED = 2;

  @Parameters(
      paramLabel = "ROWS",
      description = "JSONL file; any path that Hadoop knows, - is stdin.")
  private String rows;

  @Option(
      names = "--border-tolerance",
      paramLabel = "PERCENT",
      description =
          "How near a border of levels a percentile must be for the level beyond it to be accepted"
              + " (default 3; 0 for none).")
  private Double tolerance;

  @Override
  public Integer call() throws IOException {
    PrintStream out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
    RowsVerification verification =
        new RowsVerification(
            options(),
            line -> {
              out.print(line);
              out.print('\n');
            });
    try (InputStream in = input()) {
      verification.verify(in);
    } finally {
      out.flush();
    }
    System.err.println(verification.summary());
    if (verification.failed() > 0) {
      System.err.println(
          verification.failed()
              + " of "
              + (verification.verified() + verification.failed())
              + " rows could not be verified; their error_detail says why");
    }
    return verification.failed() > 0 ? SOME_FAILED : 0;
  }

  private VerifierOptions options() {
    VerifierOptions options = VerifierOptions.defaults();
    if (tolerance == null) {
      return options;
    }
    try {
      return new VerifierOptions(
          options.lowBorderPercentile(), options.highBorderPercentile(), tolerance);
    } catch (IllegalArgumentException e) {
      throw new UserException("--border-tolerance: " + e.getMessage(), e);
    }
  }

  private InputStream input() throws IOException {
    if (rows.equals("-")) {
      return System.in;
    }
    try {
      return Storage.standard().open(rows);
    } catch (IOException e) {
      throw new UserException(
          rows + " cannot be read: " + e.getMessage() + ". What to do: name a JSONL file", e);
    }
  }
}
