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
 * EMOVO (Costantini et al. 2014), Italian: {@code gio-f1-b1.wav} is emotion (first letters of its
 * Italian word), speaker, sentence.
 */
public final class EmovoReader implements CorpusReader {
  private static final Pattern NAME =
      Pattern.compile("(dis|gio|neu|pau|rab|sor|tri)-(([fm])\\d)-([a-z]+\\d?)\\.\\w+");
  private static final Map<String, String> EMOTIONS =
      Map.of(
          "dis",
          "disgust",
          "gio",
          "joy",
          "neu",
          "neutral",
          "pau",
          "fear",
          "rab",
          "anger",
          "sor",
          "surprise",
          "tri",
          "sadness");

  @Override
  public String name() {
    return "emovo";
  }

  @Override
  public Stream<CorpusEntry> read(CorpusFiles files, CorpusSpec spec) {
    return files.audioByName(
        spec,
        NAME,
        (file, part) ->
            Draft.at(file)
                .speaker(part.group(2))
                .gender(Sheets.gender(part.group(3)))
                .label(EMOTIONS.get(part.group(1)))
                .build());
  }
}
