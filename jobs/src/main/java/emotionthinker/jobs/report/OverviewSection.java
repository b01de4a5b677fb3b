package emotionthinker.jobs.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import emotionthinker.io.StorageException;
import emotionthinker.io.table.Manifest;
import emotionthinker.jobs.run.RunTables;
import emotionthinker.jobs.run.Stage;
import emotionthinker.jobs.run.StageRunner;
import emotionthinker.jobs.run.Stages;
import emotionthinker.schemas.Cot;
import emotionthinker.schemas.RejectReason;
import emotionthinker.schemas.Table;
import emotionthinker.schemas.Utterance;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** What the run is made of: its stages with their manifests, and its corpora. */
final class OverviewSection implements Section {
  private static final long MAX_TIMING_BYTES = 1 << 16;

  @Override
  public String name() {
    return "overview";
  }

  @Override
  public JsonNode read(RunTables tables) throws IOException {
    ObjectNode out = JsonNodeFactory.instance.objectNode();
    out.put("run", tables.storage().name(tables.storage().resolve(tables.run())));
    ArrayNode stages = out.putArray("stages");
    for (Stage stage : Stages.ALL) {
      Optional<Table<?>> table =
          Table.ALL.stream().filter(t -> t.name().equals(stage.table())).findFirst();
      Optional<Manifest> manifest =
          table.isPresent() ? tables.manifest(table.get()) : Optional.empty();
      if (manifest.isPresent()) {
        stages.add(stage(tables, stage.name(), manifest.get()));
      }
    }
    out.set("corpora", corpora(tables));
    return out;
  }

  private static ObjectNode stage(RunTables tables, String name, Manifest manifest)
      throws IOException {
    ObjectNode stage = JsonNodeFactory.instance.objectNode();
    stage.put("stage", name);
    stage.put("table", manifest.spec().table());
    stage.put("rows_in", manifest.rowsIn());
    stage.put("rows_out", manifest.rows());
    ObjectNode rejects = stage.putObject("rejects");
    manifest.rejects().forEach(rejects::put);
    stage.put("code_version", manifest.spec().codeVersion());
    stage.put("fingerprint", manifest.fingerprint());
    stage.put("config", manifest.spec().config());
    String file = tables.storage().child(tables.run(), StageRunner.TIMINGS + "/" + name + ".json");
    try {
      byte[] timing = tables.storage().readAllBytes(file, MAX_TIMING_BYTES);
      stage.set("seconds", new ObjectMapper().readTree(timing).path("seconds"));
    } catch (StorageException e) {
      if (e.reason() != RejectReason.FILE_NOT_FOUND) {
        throw e;
      }
      stage.putNull("seconds");
    }
    return stage;
  }

  /** Sums over the utterances of a corpus. */
  private static final class Corpus {
    private long utterances;
    private long labelled;
    private long texts;
    private double seconds;
    private final Set<String> speakers = new HashSet<>();
    private String licence;
    private boolean redistribute;
  }

  private static ArrayNode corpora(RunTables tables) throws IOException {
    Map<String, Corpus> corpora = new TreeMap<>();
    Map<String, Corpus> byId = new HashMap<>();
    tables.each(
        Table.UTTERANCES,
        (Utterance u) -> {
          Corpus corpus = corpora.computeIfAbsent(u.corpus(), key -> new Corpus());
          corpus.utterances++;
          corpus.labelled += u.emotion() == null ? 0 : 1;
          corpus.seconds += u.durationS();
          corpus.speakers.add(u.speakerId());
          corpus.licence = u.licence();
          corpus.redistribute = u.redistribute();
          byId.put(u.utteranceId(), corpus);
        });
    tables.each(Table.COT, (Cot cot) -> byId.get(cot.utteranceId()).texts++);
    ArrayNode rows = JsonNodeFactory.instance.arrayNode();
    corpora.forEach(
        (name, corpus) -> {
          ObjectNode row = rows.addObject();
          row.put("corpus", name);
          row.put("utterances", corpus.utterances);
          row.put("minutes", Math.round(corpus.seconds / 6) / 10.0);
          row.put("speakers", corpus.speakers.size());
          row.put("labelled", corpus.labelled);
          row.put("texts", corpus.texts);
          row.put("licence", corpus.licence);
          row.put("redistribute", corpus.redistribute);
        });
    return rows;
  }
}
