package emotionthinker.stages.corpus.readers;

import emotionthinker.schemas.Gender;
import emotionthinker.stages.corpus.CorpusEntry;
import emotionthinker.stages.corpus.CorpusFile;
import emotionthinker.stages.corpus.CorpusFiles;
import emotionthinker.stages.corpus.CorpusPaths;
import emotionthinker.stages.corpus.CorpusReader;
import emotionthinker.stages.corpus.CorpusSpec;
import emotionthinker.stages.corpus.Draft;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Expresso (Nguyen et al. 2023). Read speech: {@code
 * read/ex01/confused/base/ex01_confused_00001.wav} with its words in {@code
 * read_transcriptions.txt} (name, tab, text). Dialogues: {@code
 * conversational/ex01-ex02/angry/ex01-ex02_angry_001.wav}, one speaker per channel in the order of
 * the name; {@code VAD_segments.txt} ({@code name/channel1}, tab, {@code (start, end) (start, end)
 * …} in s) cuts long files into segments, without it a file (a channel) is one utterance. The style
 * is the label; in {@code animal-animaldir} the speakers have one each. ex01 and ex03 are men, ex02
 * and ex04 women.
 */
public final class ExpressoReader implements CorpusReader {
  private static final Pattern NAME =
      Pattern.compile("(ex\\d\\d)(?:-(ex\\d\\d))?_([a-z]+)(?:-([a-z]+))?_(?:\\w+_)?\\d+\\.\\w+");
  private static final Pattern SEGMENT = Pattern.compile("\\(([\\d.]+), ?([\\d.]+)\\)");

  @Override
  public String name() {
    return "expresso";
  }

  @Override
  public Stream<CorpusEntry> read(CorpusFiles files, CorpusSpec spec) {
    Map<String, String> texts = pairs(files, "read_transcriptions.txt");
    Map<String, String> segments = pairs(files, "VAD_segments.txt");
    return files
        .audio(spec)
        .flatMap(
            file -> {
              Matcher part = NAME.matcher(file.fileName());
              if (file.problem() != null) {
                return Stream.of(CorpusEntry.unreadable(file, file.path()));
              }
              if (!part.matches()) {
                return Stream.of(CorpusEntry.badName(file.path(), NAME.pattern()));
              }
              String text = texts.get(CorpusPaths.withoutExtension(file.fileName()));
              return part.group(2) == null
                  ? drafts(file, part, 1, null, text, segments)
                  : Stream.of(1, 2).flatMap(c -> drafts(file, part, c, c - 1, text, segments));
            });
  }

  private static Stream<CorpusEntry> drafts(
      CorpusFile file,
      Matcher part,
      int side,
      Integer channel,
      String text,
      Map<String, String> segments) {
    String speaker = part.group(side);
    String style = side == 2 && part.group(4) != null ? part.group(4) : part.group(3);
    String name = CorpusPaths.withoutExtension(file.fileName());
    Draft.Builder draft =
        Draft.at(file)
            .speaker(speaker)
            .gender(speaker.matches("ex0[13]") ? Gender.MALE : Gender.FEMALE)
            .transcript(text)
            .label(style)
            .channel(channel);
    String times = segments.get(channel == null ? name : name + "/channel" + side);
    return times == null
        ? Stream.of(draft.build())
        : SEGMENT
            .matcher(times)
            .results()
            .map(
                t -> draft.segment(Double.valueOf(t.group(1)), Double.valueOf(t.group(2))).build());
  }

  private static Map<String, String> pairs(CorpusFiles files, String name) {
    Map<String, String> pairs = new HashMap<>();
    for (CorpusFile file : files.named(name)) {
      for (String line : files.lines(file.path())) {
        List<String> fields = List.of(line.split("\t", 2));
        if (fields.size() == 2) {
          pairs.put(fields.get(0).strip(), fields.get(1));
        }
      }
    }
    return pairs;
  }
}
