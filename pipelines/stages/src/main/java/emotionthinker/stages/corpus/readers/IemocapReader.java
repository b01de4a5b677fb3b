package emotionthinker.stages.corpus.readers;

import emotionthinker.schemas.Gender;
import emotionthinker.schemas.LabelVote;
import emotionthinker.stages.corpus.CorpusEntry;
import emotionthinker.stages.corpus.CorpusFiles;
import emotionthinker.stages.corpus.CorpusPaths;
import emotionthinker.stages.corpus.CorpusReader;
import emotionthinker.stages.corpus.CorpusSpec;
import emotionthinker.stages.corpus.Draft;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * IEMOCAP (Busso et al. 2008): {@code
 * Session1/sentences/wav/Ses01F_impro01/Ses01F_impro01_M003.wav}. The speaker is the session and
 * the letter before the turn number, not that of the recorded side. Label and votes are those of
 * {@code dialog/EmoEvaluation/Ses01F_impro01.txt}: a line {@code [start - end] name label [v, a,
 * d]} and below it lines {@code C-E2: Neutral; Frustration; ()}, one per rater, whose labels share
 * one vote. Text: {@code dialog/transcriptions}. Set file_pattern to the sentences.
 */
public final class IemocapReader implements CorpusReader {
  private static final Pattern NAME =
      Pattern.compile("Ses(\\d\\d)[FM]_(?:impro|script)\\w+_([FM])[XM]*\\d+\\.\\w+");
  private static final Pattern LABEL =
      Pattern.compile("\\[[\\d.]+ - [\\d.]+\\]\\s+(Ses\\w+)\\s+(\\w+)\\s+\\[.*");
  private static final Pattern RATER = Pattern.compile("C-E\\d+:\\s*(.*?);?\\s*\\(.*");
  private static final Pattern TEXT = Pattern.compile("(Ses\\w+) \\[[\\d.]+-[\\d.]+\\]:\\s*(.*)");

  private record Rating(String label, Map<String, Double> votes) {}

  @Override
  public String name() {
    return "iemocap";
  }

  @Override
  public Stream<CorpusEntry> read(CorpusFiles files, CorpusSpec spec) {
    Map<String, Rating> ratings = new HashMap<>();
    lines(files, "EmoEvaluation").forEach(lines -> rate(lines, ratings));
    Map<String, String> texts = new HashMap<>();
    lines(files, "transcriptions")
        .flatMap(List::stream)
        .map(TEXT::matcher)
        .filter(Matcher::matches)
        .forEach(line -> texts.put(line.group(1), line.group(2)));
    return files.audioByName(
        spec,
        NAME,
        (file, part) -> {
          String name = CorpusPaths.withoutExtension(file.fileName());
          Rating rating = ratings.getOrDefault(name, new Rating(null, Map.of()));
          List<LabelVote> votes = new ArrayList<>();
          rating.votes().forEach((label, n) -> votes.add(new LabelVote(label, n)));
          return Draft.at(file)
              .speaker("Ses" + part.group(1) + part.group(2))
              .gender(part.group(2).equals("F") ? Gender.FEMALE : Gender.MALE)
              .transcript(texts.get(name))
              .label(rating.label())
              .votes(votes)
              .agreement(rating.label() == null ? null : Sheets.share(votes, rating.label()))
              .build();
        });
  }

  private static Stream<List<String>> lines(CorpusFiles files, String folder) {
    return files
        .list()
        .filter(f -> f.problem() == null && f.folder().equals(folder) && f.path().endsWith(".txt"))
        .map(f -> files.lines(f.path()));
  }

  private static void rate(List<String> lines, Map<String, Rating> ratings) {
    Rating current = new Rating(null, new TreeMap<>());
    for (String line : lines) {
      Matcher label = LABEL.matcher(line);
      Matcher rater = RATER.matcher(line);
      if (label.matches()) {
        current = new Rating(label.group(2), new TreeMap<>());
        ratings.put(label.group(1), current);
      } else if (rater.matches() && !rater.group(1).isBlank()) {
        String[] heard = rater.group(1).split(";\\s*", -1);
        for (String word : heard) {
          String code = word.strip().toLowerCase(Locale.ROOT);
          String same = code.substring(0, Math.min(3, code.length()));
          current.votes().merge(same, 1.0 / heard.length, Double::sum);
        }
      }
    }
  }
}
