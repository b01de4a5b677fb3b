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
 * CaFE (Gournay, Lahaie and Lefebvre 2018), Canadian French: {@code 01-C-2-3.wav} is actor (odd:
 * men), emotion (first letter of its French word), intensity (neutral has 1 only), sentence.
 */
public final class CafeReader implements CorpusReader {
  private static final Pattern NAME =
      Pattern.compile("(\\d\\d)-([CDJNPST])-([12])-(\\d)[a-z]?\\.\\w+");
  private static final Map<String, String> EMOTIONS =
      Map.of(
          "C",
          "anger",
          "D",
          "disgust",
          "J",
          "happiness",
          "N",
          "neutral",
          "P",
          "fear",
          "S",
          "surprise",
          "T",
          "sadness");

  @Override
  public String name() {
    return "cafe";
  }

  @Override
  public Stream<CorpusEntry> read(CorpusFiles files, CorpusSpec spec) {
    return files.audioByName(
        spec,
        NAME,
        (file, part) ->
            Draft.at(file)
                .speaker(part.group(1))
                .gender(Integer.parseInt(part.group(1)) % 2 == 1 ? Gender.MALE : Gender.FEMALE)
                .label(EMOTIONS.get(part.group(2)))
                .intensity(part.group(3).equals("2") ? "strong" : "normal")
                .build());
  }
}
