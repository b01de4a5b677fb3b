package emotionthinker.jobs.report;

import emotionthinker.jobs.run.RunTables;
import emotionthinker.schemas.Table;
import emotionthinker.schemas.Utterance;
import emotionthinker.schemas.WireName;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/** To which group each utterance belongs: corpus, gender and emotion, as one key. */
final class Speakers {
  private static final String SEPARATOR = "\t";
  private static final String UNKNOWN = "unknown";

  private final Map<String, String> groups = new HashMap<>();

  /** The groups of a run. */
  static Speakers of(RunTables tables) throws IOException {
    Speakers speakers = new Speakers();
    Map<String, String> shared = new HashMap<>();
    tables.each(
        Table.UTTERANCES,
        (Utterance u) ->
            speakers.groups.put(u.utteranceId(), shared.computeIfAbsent(key(u), key -> key)));
    return speakers;
  }

  private static String key(Utterance u) {
    return String.join(
        SEPARATOR, u.corpus(), wire(u.gender(), UNKNOWN), wire(u.emotion(), "no label"));
  }

  private static String wire(WireName name, String none) {
    return name == null ? none : name.wire();
  }

  /** corpus TAB gender TAB emotion of an utterance of the run. */
  String group(String utteranceId) {
    return groups.get(utteranceId);
  }

  /** The three parts of a group. */
  static String[] parts(String group) {
    return group.split(SEPARATOR, -1);
  }
}
