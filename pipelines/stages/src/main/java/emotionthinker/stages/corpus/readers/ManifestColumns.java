package emotionthinker.stages.corpus.readers;

import emotionthinker.schemas.UserException;
import emotionthinker.stages.corpus.CorpusSpec;
import emotionthinker.stages.corpus.Sheet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The columns of a manifest. Fields and the columns that are looked for, in this order, unless
 * {@code corpus.columns} names one:
 *
 * <ul>
 *   <li>path: file, path, audio, audio_path, file_name, filename, wav
 *   <li>label: emotion, label, emotion_raw; blank for unlabelled speech
 *   <li>speaker: speaker, speaker_id, spk
 *   <li>gender: gender, sex (m, male, f, female in any case); other words count as not given
 *   <li>age: age, age_years (years)
 *   <li>language: lang, language (BCP 47)
 *   <li>transcript: text, transcript, transcription, sentence
 *   <li>intensity: intensity
 *   <li>channel: channel (from 0); start: start_s, start; end: end_s, end (s)
 *   <li>split: split, set, partition (train, validation or dev, test)
 *   <li>votes: votes, as {@code anger:3;neutral:2}; a label without a number counts once
 *   <li>agreement: agreement, label_agreement (0 to 1); computed when there are two votes or more
 * </ul>
 */
final class ManifestColumns {
  private static final Map<String, String[]> COLUMNS =
      Map.ofEntries(
          usual("path", "file", "path", "audio", "audio_path", "file_name", "filename", "wav"),
          usual("label", "emotion", "label", "emotion_raw"),
          usual("speaker", "speaker", "speaker_id", "spk"),
          usual("gender", "gender", "sex"),
          usual("age", "age", "age_years"),
          usual("language", "lang", "language"),
          usual("transcript", "text", "transcript", "transcription", "sentence"),
          usual("intensity", "intensity"),
          usual("channel", "channel"),
          usual("start", "start_s", "start"),
          usual("end", "end_s", "end"),
          usual("split", "split", "set", "partition"),
          usual("votes", "votes"),
          usual("agreement", "agreement", "label_agreement"));

  private ManifestColumns() {}

  /**
   * The columns of each field in a sheet.
   *
   * @throws UserException when a column that {@code corpus.columns} names, or one of paths, is
   *     missing
   */
  static Map<String, String[]> of(CorpusSpec spec, Sheet sheet) {
    Map<String, String[]> columns = of(spec);
    List<String> missing =
        columns.entrySet().stream()
            .filter(e -> e.getKey().equals("path") || spec.columns().containsKey(e.getKey()))
            .filter(e -> Stream.of(e.getValue()).noneMatch(sheet::hasColumn))
            .map(e -> e.getKey() + " (" + String.join(" or ", e.getValue()) + ")")
            .toList();
    if (!missing.isEmpty()) {
      throw new UserException(
          sheet.path()
              + " has no column for "
              + String.join(", ", missing)
              + "; its columns are "
              + sheet.columns()
              + ". What to do: name the right column in corpus.columns.");
    }
    return columns;
  }

  /** The columns of each field where every row has its own, as in containers. */
  static Map<String, String[]> of(CorpusSpec spec) {
    Map<String, String[]> columns = new TreeMap<>(COLUMNS);
    spec.columns()
        .forEach(
            (field, column) -> {
              if (!columns.containsKey(field)) {
                throw UserException.badValue(
                    "corpus.columns." + field,
                    column,
                    columns.keySet().toString(),
                    "rename the key");
              }
              columns.put(field, new String[] {column});
            });
    return columns;
  }

  private static Map.Entry<String, String[]> usual(String field, String... columns) {
    return Map.entry(field, columns);
  }
}
