package emotionthinker.stages.corpus.readers;

import emotionthinker.schemas.Gender;
import emotionthinker.stages.corpus.CorpusEntry;
import emotionthinker.stages.corpus.CorpusFiles;
import emotionthinker.stages.corpus.CorpusReader;
import emotionthinker.stages.corpus.CorpusSpec;
import emotionthinker.stages.corpus.Draft;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * EmoV-DB (Adigwe et al. 2018): {@code bea_Amused/amused_1-15_0001.wav} or {@code
 * bea/amused_1-15_0001.wav}: speaker in the folder, emotion, block of sentences, sentence of CMU
 * ARCTIC. Bea and Jenie are women, Josh and Sam men.
 */
public final class EmovdbReader implements CorpusReader {
  private static final Pattern NAME =
      Pattern.compile(
          "(?i)(?:.*/)?(bea|jenie|josh|sam)[^/]*/(?:[a-z]+/)?([a-z]+)_\\d+-\\d+_\\d+\\.\\w+");

  @Override
  public String name() {
    return "emovdb";
  }

  @Override
  public Stream<CorpusEntry> read(CorpusFiles files, CorpusSpec spec) {
    return files.audioByPath(
        spec,
        NAME,
        (file, part) ->
            Draft.at(file)
                .speaker(part.group(1).toLowerCase(Locale.ROOT))
                .gender(part.group(1).matches("(?i)bea|jenie") ? Gender.FEMALE : Gender.MALE)
                .label(part.group(2).toLowerCase(Locale.ROOT))
                .build());
  }
}
