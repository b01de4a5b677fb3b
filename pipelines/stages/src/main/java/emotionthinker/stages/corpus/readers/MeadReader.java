package emotionthinker.stages.corpus.readers;

import emotionthinker.stages.corpus.CorpusEntry;
import emotionthinker.stages.corpus.CorpusFiles;
import emotionthinker.stages.corpus.CorpusReader;
import emotionthinker.stages.corpus.CorpusSpec;
import emotionthinker.stages.corpus.Draft;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * MEAD (Wang et al. 2020): {@code M003/audio/angry/level_3/012.m4a} is speaker (M man, W woman),
 * emotion, intensity, sentence; sentence numbers repeat in every folder.
 */
public final class MeadReader implements CorpusReader {
  private static final Pattern NAME =
      Pattern.compile("(?:.*/)?(([MW])\\d{3})/(?:audio/)?([a-z]+)/level_([123])/(\\d+)\\.\\w+");

  @Override
  public String name() {
    return "mead";
  }

  @Override
  public Stream<CorpusEntry> read(CorpusFiles files, CorpusSpec spec) {
    return files.audioByPath(
        spec,
        NAME,
        (file, part) ->
            Draft.at(file)
                .speaker(part.group(1))
                .gender(Sheets.gender(part.group(2)))
                .label(part.group(3))
                .intensity(part.group(4))
                .build());
  }
}
