package emotionthinker.stages.corpus.readers;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import emotionthinker.stages.corpus.CorpusEntry;
import emotionthinker.stages.corpus.CorpusFile;
import emotionthinker.stages.corpus.CorpusFiles;
import emotionthinker.stages.corpus.CorpusReader;
import emotionthinker.stages.corpus.CorpusSpec;
import emotionthinker.stages.corpus.Draft;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Lhotse cuts, one JSON object a line (key manifest, not compressed): MonoCut with start, duration,
 * channel, a recording with one source of type file, and the first of its supervisions: text,
 * speaker, gender, language, {@code custom.emotion}. Sources are relative to the manifest. Start
 * and end are the segment, unless it is the whole recording.
 */
public final class LhotseReader implements CorpusReader {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Cuts that end this close to the end of their recording end with it: half a frame at 8 kHz. */
  private static final double END_TOLERANCE_S = 1.0 / 16_000;

  @Override
  public String name() {
    return "lhotse";
  }

  @Override
  public Predicate<CorpusFile> alone(CorpusSpec spec) {
    return file -> false;
  }

  @Override
  public Stream<CorpusEntry> read(CorpusFiles files, CorpusSpec spec) {
    List<CorpusFile> manifests = files.required(spec, spec.manifest());
    Located located = new Located(files, spec);
    return located.andUnnamed(
        manifests.stream().flatMap(manifest -> cuts(files, manifest.path(), located)));
  }

  private static Stream<CorpusEntry> cuts(CorpusFiles files, String manifest, Located located) {
    List<String> lines = files.lines(manifest);
    return IntStream.range(0, lines.size())
        .filter(i -> !lines.get(i).isBlank())
        .mapToObj(i -> entry(manifest, i + 1, lines.get(i), located));
  }

  private static CorpusEntry entry(String manifest, int line, String json, Located located) {
    String origin = manifest + ":" + line;
    try {
      JsonNode cut = JSON.readTree(json);
      JsonNode recording = cut.path("recording");
      JsonNode source = recording.path("sources").path(0);
      if (!source.path("type").asText().equals("file")) {
        return CorpusEntry.badRow(origin, "the cut has no recording with a source of type file");
      }
      String written = source.path("source").asText();
      return located.find(
          manifest, origin, written, file -> draft(file.path(), origin, cut, recording));
    } catch (JsonProcessingException e) {
      return CorpusEntry.badRow(origin, e.getOriginalMessage());
    }
  }

  private static Draft draft(String path, String origin, JsonNode cut, JsonNode recording) {
    JsonNode supervision = cut.path("supervisions").path(0);
    double start = cut.path("start").asDouble();
    double end = start + cut.path("duration").asDouble();
    boolean whole =
        start == 0 && Math.abs(end - recording.path("duration").asDouble()) < END_TOLERANCE_S;
    boolean oneOfSeveral = recording.path("channel_ids").size() > 1 && cut.path("channel").isInt();
    return Draft.at(path)
        .origin(origin)
        .speaker(supervision.path("speaker").asText(null))
        .gender(Sheets.gender(supervision.path("gender").asText(null)))
        .language(supervision.path("language").asText(null))
        .transcript(supervision.path("text").asText(null))
        .label(supervision.path("custom").path("emotion").asText(null))
        .channel(oneOfSeveral ? (Integer) cut.path("channel").asInt() : null)
        .segment(whole ? null : (Double) start, whole ? null : (Double) end)
        .build();
  }
}
