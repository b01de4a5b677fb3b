package emotionthinker.stages.corpus.readers;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import emotionthinker.schemas.UserException;
import emotionthinker.stages.corpus.CorpusEntry;
import emotionthinker.stages.corpus.CorpusFile;
import emotionthinker.stages.corpus.CorpusFiles;
import emotionthinker.stages.corpus.CorpusPaths;
import emotionthinker.stages.corpus.CorpusReader;
import emotionthinker.stages.corpus.CorpusSpec;
import emotionthinker.stages.corpus.Draft;
import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * EARS (Richter et al. 2024): {@code p001/emo_adoration_sentences.wav}; file names repeat for every
 * speaker. {@code emo_<emotion>_…} is labelled with the emotion, {@code …_whisper} with whisper,
 * the rest (reading styles, freeform, sounds) is unlabelled. {@code speaker_statistics.json} gives
 * genders, {@code transcripts.json} the words by file name.
 */
public final class EarsReader implements CorpusReader {
  private static final Pattern NAME =
      Pattern.compile("(?:.*/)?(p\\d{3})/(?:emo_([a-z]+)_\\w+|\\w*?(_whisper)?)\\.\\w+");
  private static final ObjectMapper JSON = new ObjectMapper();

  @Override
  public String name() {
    return "ears";
  }

  @Override
  public Stream<CorpusEntry> read(CorpusFiles files, CorpusSpec spec) {
    JsonNode speakers = json(files, "speaker_statistics.json");
    JsonNode texts = json(files, "transcripts.json");
    return files.audioByPath(
        spec,
        NAME,
        (file, part) ->
            Draft.at(file)
                .speaker(part.group(1))
                .gender(Sheets.gender(speakers.path(part.group(1)).path("gender").asText()))
                .transcript(texts.path(CorpusPaths.withoutExtension(file.fileName())).asText())
                .label(part.group(3) == null ? part.group(2) : "whisper")
                .build());
  }

  private static JsonNode json(CorpusFiles files, String name) {
    List<CorpusFile> found = files.named(name);
    if (found.isEmpty()) {
      return JSON.createObjectNode();
    }
    try {
      return JSON.readTree(files.read(found.get(0).path()));
    } catch (IOException e) {
      throw new UserException(found.get(0).path() + " is no JSON: " + e.getMessage(), e);
    }
  }
}
