package emotionthinker.stages.corpus.readers;

import emotionthinker.schemas.Gender;
import emotionthinker.stages.corpus.CorpusEntry;
import emotionthinker.stages.corpus.CorpusFiles;
import emotionthinker.stages.corpus.CorpusReader;
import emotionthinker.stages.corpus.CorpusSpec;
import emotionthinker.stages.corpus.Draft;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Toronto Emotional Speech Set (Pichora-Fuller and Dupuis 2020): {@code OAF_back_angry.wav}. Two
 * women, OAF aged 64 and YAF aged 26, say "Say the word …"; the emotion {@code ps} is pleasant
 * surprise.
 */
public final class TessReader implements CorpusReader {
  private static final Pattern NAME = Pattern.compile("(OAF|YAF|OA)_([a-z]+)_([a-z]+)\\.\\w+");

  @Override
  public String name() {
    return "tess";
  }

  @Override
  public Stream<CorpusEntry> read(CorpusFiles files, CorpusSpec spec) {
    return files.audioByName(
        spec,
        NAME,
        (file, part) ->
            Draft.at(file)
                // One original file is named OA_bite_neutral.wav.
                .speaker(part.group(1).equals("YAF") ? "YAF" : "OAF")
                .gender(Gender.FEMALE)
                .ageYears(part.group(1).equals("YAF") ? 26.0 : 64.0)
                .transcript("Say the word " + part.group(2))
                .label(part.group(3))
                .build());
  }
}
