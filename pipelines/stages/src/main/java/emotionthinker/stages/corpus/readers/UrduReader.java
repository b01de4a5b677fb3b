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
 * URDU (Latif et al. 2018): {@code SM1_F10_A010.wav} is speaker (second letter: gender), file of
 * the speaker, emotion letter and number. Speech from television, 38 speakers.
 */
public final class UrduReader implements CorpusReader {
  private static final Pattern NAME =
      Pattern.compile("S([MF])(\\d+)_F(\\d+)_([AHNS])(\\d+)\\.\\w+");
  private static final Map<String, String> EMOTIONS =
      Map.of("A", "angry", "H", "happy", "N", "neutral", "S", "sad");

  @Override
  public String name() {
    return "urdu";
  }

  @Override
  public Stream<CorpusEntry> read(CorpusFiles files, CorpusSpec spec) {
    return files.audioByName(
        spec,
        NAME,
        (file, part) ->
            Draft.at(file)
                .speaker("S" + part.group(1) + part.group(2))
                .gender(Sheets.gender(part.group(1)))
                .label(EMOTIONS.get(part.group(4)))
                .build());
  }
}
