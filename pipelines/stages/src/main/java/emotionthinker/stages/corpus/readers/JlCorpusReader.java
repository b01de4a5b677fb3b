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
 * JL-Corpus (James, Tian and Watson 2018), New Zealand English: {@code female1_angry_10a_1.wav} is
 * speaker, emotion, sentence, repetition.
 */
public final class JlCorpusReader implements CorpusReader {
  private static final Pattern NAME =
      Pattern.compile("((fe)?male\\d)_([a-z]+)_(\\d+[ab])_(\\d)\\.\\w+");

  @Override
  public String name() {
    return "jlcorpus";
  }

  @Override
  public Stream<CorpusEntry> read(CorpusFiles files, CorpusSpec spec) {
    return files.audioByName(
        spec,
        NAME,
        (file, part) ->
            Draft.at(file)
                .speaker(part.group(1))
                .gender(part.group(2) == null ? Gender.MALE : Gender.FEMALE)
                .label(part.group(3))
                .build());
  }
}
