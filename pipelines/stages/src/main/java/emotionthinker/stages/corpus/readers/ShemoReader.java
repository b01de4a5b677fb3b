package emotionthinker.stages.corpus.readers;

import emotionthinker.stages.corpus.CorpusEntry;
import emotionthinker.stages.corpus.CorpusFiles;
import emotionthinker.stages.corpus.CorpusReader;
import emotionthinker.stages.corpus.CorpusSpec;
import emotionthinker.stages.corpus.Draft;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * ShEMO (Mohamad Nezami et al. 2019), Persian: {@code F01A01.wav} is gender and speaker, emotion
 * letter, utterance.
 */
public final class ShemoReader implements CorpusReader {
  private static final Pattern NAME = Pattern.compile("(([FM])\\d\\d)([AFHNSW])(\\d\\d)\\.\\w+");
  private static final Map<String, String> EMOTIONS =
      Map.of(
          "A",
          "anger",
          "F",
          "fear",
          "H",
          "happiness",
          "N",
          "neutral",
          "S",
          "sadness",
          "W",
          "surprise");

  @Override
  public String name() {
    return "shemo";
  }

  @Override
  public Stream<CorpusEntry> read(CorpusFiles files, CorpusSpec spec) {
    return files.audioByName(
        spec,
        NAME,
        (file, part) ->
            Draft.at(file)
                .speaker(part.group(1))
                .gender(Sheets.gender(part.group(2)))
                .label(EMOTIONS.get(part.group(3)))
                .build());
  }
}
