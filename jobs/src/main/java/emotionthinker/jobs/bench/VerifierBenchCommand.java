package emotionthinker.jobs.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import emotionthinker.io.Storage;
import emotionthinker.jobs.config.ConfigRecords;
import emotionthinker.jobs.run.CodeVersion;
import emotionthinker.schemas.Claim;
import emotionthinker.schemas.Cue;
import emotionthinker.schemas.UserException;
import emotionthinker.schemas.Verdict;
import emotionthinker.schemas.WireName;
import emotionthinker.stages.cot.RowVerifier;
import emotionthinker.stages.cot.claims.ClaimAgreement;
import emotionthinker.stages.cot.claims.ClaimAgreement.Differences;
import emotionthinker.stages.cot.claims.ClaimAgreement.Labelled;
import emotionthinker.stages.cot.claims.ClaimAgreement.Tally;
import emotionthinker.stages.cot.claims.VerifierOptions;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Prints how well the claim verifier agrees with hand-labelled texts. */
@Command(
    name = "verifier",
    mixinStandardHelpOptions = true,
    description = "Precision and recall of the claim verifier on hand-labelled rows.",
    footer = {
      "",
      "A row is one of `emotionthinker verify` with claims (cue, asserted, verdict, start, end) as a",
      "person sees them. A claim matches when cue and asserted are equal and the spans overlap.",
      "",
      "Example:",
      "  emotionthinker bench verifier pipelines/stages/src/test/resources/claims/dev.jsonl"
    })
public final class VerifierBenchCommand implements Callable<Integer> {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final long MAX_BYTES = 64 << 20;

  @Parameters(paramLabel = "ROWS", description = "JSONL file with labelled claims.")
  private String file;

  @Option(names = "--errors", description = "Also print every text with a difference.")
  private boolean errors;

  @Option(names = "--json", paramLabel = "FILE", description = "Also write the figures as JSON.")
  private String json;

  @Override
  public Integer call() throws IOException {
    Storage storage = Storage.standard();
    String text =
        new String(storage.readAllBytes(storage.resolve(file), MAX_BYTES), StandardCharsets.UTF_8);
    RowVerifier verifier = new RowVerifier(VerifierOptions.defaults());
    ClaimAgreement agreement = new ClaimAgreement();
    int rows = 0;
    for (String line : text.lines().filter(l -> !l.isBlank()).toList()) {
      ObjectNode row = (ObjectNode) MAPPER.readTree(line);
      Differences differences = agreement.add(labelled(row), verifier.claims(row));
      if (errors) {
        print(row, differences);
      }
      rows++;
    }
    report(rows, agreement);
    if (json != null) {
      write(storage, rows, agreement);
    }
    return 0;
  }

  private static List<Labelled> labelled(ObjectNode row) {
    if (!row.path("claims").isArray()) {
      throw UserException.badValue(
          "claims", row.get("claims"), "a list", "give every row the claims a person found");
    }
    List<Labelled> out = new ArrayList<>();
    for (JsonNode claim : row.path("claims")) {
      out.add(
          new Labelled(
              WireName.parse(Cue.class, claim.path("cue").asText()),
              claim.path("asserted").asText(),
              claim.hasNonNull("verdict")
                  ? WireName.parse(Verdict.class, claim.path("verdict").asText())
                  : null,
              claim.path("start").asInt(),
              claim.path("end").asInt()));
    }
    return out;
  }

  private static void print(ObjectNode row, Differences differences) {
    String text = row.path("reasoning").asText();
    String id = row.path("id").asText();
    for (Labelled missed : differences.missed()) {
      System.out.printf(
          "%s missed    %s:%s \"%s\"%n",
          id, missed.cue().wire(), missed.asserted(), text.substring(missed.start(), missed.end()));
    }
    for (Claim claim : differences.invented()) {
      System.out.printf(
          "%s invented  %s:%s \"%s\"%n", id, claim.cue().wire(), claim.asserted(), claim.quote());
    }
    for (Claim claim : differences.misjudged()) {
      System.out.printf(
          "%s misjudged %s:%s as %s, measured %s \"%s\"%n",
          id,
          claim.cue().wire(),
          claim.asserted(),
          claim.verdict().wire(),
          claim.measured(),
          claim.quote());
    }
  }

  private static void report(int rows, ClaimAgreement agreement) {
    System.out.printf(
        Locale.ROOT,
        "%d texts%n%n%-14s %8s %8s %8s %10s %8s%n",
        rows,
        "cue",
        "labelled",
        "found",
        "matched",
        "precision",
        "recall");
    agreement.byCue().forEach((cue, tally) -> line(cue.wire(), tally));
    line("all", agreement.all());
    System.out.printf(
        Locale.ROOT, "%nverdict of matched claims right: %.4f%n", agreement.verdictAccuracy());
  }

  private static void line(String name, Tally tally) {
    System.out.printf(
        Locale.ROOT,
        "%-14s %8d %8d %8d %10.4f %8.4f%n",
        name,
        tally.labelled(),
        tally.found(),
        tally.matched(),
        tally.precision(),
        tally.recall());
  }

  private void write(Storage storage, int rows, ClaimAgreement agreement) throws IOException {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("command", "emotionthinker bench verifier " + file);
    all.put("code_version", CodeVersion.get());
    all.put("texts", rows);
    Map<String, Object> cues = new LinkedHashMap<>();
    agreement.byCue().forEach((cue, tally) -> cues.put(cue.wire(), figures(tally)));
    all.put("cues", cues);
    all.put("all", figures(agreement.all()));
    all.put("verdict_accuracy", rounded(agreement.verdictAccuracy()));
    try (Writer out =
        new OutputStreamWriter(storage.create(storage.resolve(json)), StandardCharsets.UTF_8)) {
      out.write(ConfigRecords.toJson(all) + "\n");
    }
  }

  private static Map<String, Object> figures(Tally tally) {
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("labelled", tally.labelled());
    figures.put("found", tally.found());
    figures.put("matched", tally.matched());
    figures.put("precision", rounded(tally.precision()));
    figures.put("recall", rounded(tally.recall()));
    return figures;
  }

  private static double rounded(double share) {
    return Math.round(share * 1e4) / 1e4;
  }
}
