package emotionthinker.stages.corpus.readers;

import emotionthinker.schemas.Gender;
import emotionthinker.stages.corpus.CorpusEntry;
import emotionthinker.stages.corpus.CorpusFiles;
import emotionthinker.stages.corpus.CorpusReader;
import emotionthinker.stages.corpus.CorpusSpec;
import emotionthinker.stages.corpus.Draft;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * RAVDESS (Livingstone and Russo 2018): seven two-digit fields modality-channel-emotion-intensity-
 * statement-repetition-actor. Speech (channel 01) and song (02) are both read; the label of song is
 * prefixed with {@code song }, so that a mapping decides about it. Odd actors are men.
 */
public final class RavdessReader implements CorpusReader {
  private static final Pattern NAME =
      Pattern.compile("(0[1-3])-(0[12])-(0[1-8])-(0[12])-(0[12])-(0[12])-(\\d\\d)\\.\\w+");
  private static final List<String> EMOTIONS =
      List.of("neutral", "calm", "happy", "sad", "angry", "fearful", "disgust", "surprised");
  private static final List<String> STATEMENTS =
      List.of("Kids are talking by the door", "Dogs are sitting by the door");

  @Override
  public String name() {
    return "ravdess";
  }

  @Override
  public Stream<CorpusEntry> read(CorpusFiles files, CorpusSpec spec) {
    return files.audioByName(
        spec,
        NAME,
        (file, part) ->
            Draft.at(file)
                .speaker("Actor_" + part.group(7))
                .gender(code(part, 7) % 2 == 1 ? Gender.MALE : Gender.FEMALE)
                .transcript(STATEMENTS.get(code(part, 5) - 1))
                .label((code(part, 2) == 2 ? "song " : "") + EMOTIONS.get(code(part, 3) - 1))
                .intensity(code(part, 4) == 2 ? "strong" : "normal")
                .build());
  }

  private static int code(Matcher part, int group) {
    return Integer.parseInt(part.group(group));
  }
}
