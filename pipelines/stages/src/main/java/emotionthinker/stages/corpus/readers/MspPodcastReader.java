package emotionthinker.stages.corpus.readers;

import emotionthinker.schemas.RejectReason;
import emotionthinker.stages.corpus.CorpusEntry;
import emotionthinker.stages.corpus.CorpusFile;
import emotionthinker.stages.corpus.CorpusFiles;
import emotionthinker.stages.corpus.CorpusReader;
import emotionthinker.stages.corpus.CorpusSpec;
import emotionthinker.stages.corpus.Draft;
import emotionthinker.stages.corpus.Sheet;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * MSP-Podcast (Lotfian and Busso 2019): {@code labels_consensus.csv} with columns FileName,
 * EmoClass (A anger, S sadness, H happiness, U surprise, F fear, D disgust, C contempt, N neutral,
 * O other, X no agreement), SpkrID, Gender, Split_Set (Train, Development, Test1 to Test3); audio
 * below {@code Audios}.
 */
public final class MspPodcastReader implements CorpusReader {
  private static final Map<String, String> EMOTIONS =
      Map.of(
          "A",
          "anger",
          "S",
          "sadness",
          "H",
          "happiness",
          "U",
          "surprise",
          "F",
          "fear",
          "D",
          "disgust",
          "C",
          "contempt",
          "N",
          "neutral",
          "O",
          "other",
          "X",
          "no agreement");

  @Override
  public String name() {
    return "msppodcast";
  }

  @Override
  public Predicate<CorpusFile> alone(CorpusSpec spec) {
    return file -> false;
  }

  @Override
  public Stream<CorpusEntry> read(CorpusFiles files, CorpusSpec spec) {
    Sheet sheet = files.requiredSheet(spec, "labels_consensus.csv");
    Located located = new Located(files, spec);
    Map<String, CorpusFile> audio =
        files
            .audio(spec)
            .collect(
                Collectors.toMap(
                    CorpusFile::fileName,
                    Function.identity(),
                    (a, b) -> a.path().compareTo(b.path()) <= 0 ? a : b));
    return located.andUnnamed(
        Stream.concat(
            sheet.problems().stream(),
            sheet.rows().stream().map(row -> entry(row, audio, located))));
  }

  private static CorpusEntry entry(Sheet.Row row, Map<String, CorpusFile> audio, Located located) {
    String name = row.get("FileName");
    CorpusFile file = name == null ? null : audio.get(name);
    if (file == null) {
      return new CorpusEntry.Problem(
          row.origin(), RejectReason.FILE_NOT_FOUND, name + " is nowhere below the corpus root");
    }
    return located.known(file, row.origin(), found -> draft(found, row));
  }

  private static Draft draft(CorpusFile file, Sheet.Row row) {
    String letter = row.get("EmoClass");
    return Draft.at(file)
        .origin(row.origin())
        .speaker(row.get("SpkrID"))
        .gender(Sheets.gender(row.get("Gender")))
        .label(letter == null ? null : EMOTIONS.getOrDefault(letter, letter))
        .officialSplit(Sheets.split(row.get("Split_Set")))
        .build();
  }
}
