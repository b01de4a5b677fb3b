package emotionthinker.stages.corpus.readers;

import emotionthinker.schemas.Gender;
import emotionthinker.stages.corpus.CorpusEntry;
import emotionthinker.stages.corpus.CorpusFiles;
import emotionthinker.stages.corpus.CorpusReader;
import emotionthinker.stages.corpus.CorpusSpec;
import emotionthinker.stages.corpus.Draft;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * SAVEE (Haq and Jackson 2009): {@code DC/a01.wav}, or {@code DC_a01.wav} in flat copies: one of
 * four men, emotion code, sentence.
 */
public final class SaveeReader implements CorpusReader {
  private static final Pattern NAME =
      Pattern.compile("(?:.*/)?(DC|JE|JK|KL)[/_](a|d|f|h|n|sa|su)(\\d\\d)\\.\\w+");
  private static final Map<String, String> EMOTIONS =
      Map.of(
          "a",
          "anger",
          "d",
          "disgust",
          "f",
          "fear",
          "h",
          "happiness",
          "n",
          "neutral",
          "sa",
          "sadness",
          "su",
          "surprise");

  @Override
  public String name() {
    return "savee";
  }

  @Override
  public Stream<CorpusEntry> read(CorpusFiles files, CorpusSpec spec) {
    return files.audioByPath(
        spec,
        NAME,
        (file, part) ->
            Draft.at(file)
                .speaker(part.group(1))
                .gender(Gender.MALE)
                .label(EMOTIONS.get(part.group(2)))
                .build());
  }
}
