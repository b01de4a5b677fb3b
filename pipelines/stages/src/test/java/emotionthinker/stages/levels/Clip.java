package emotionthinker.stages.levels;

import emotionthinker.schemas.Prosody;
import emotionthinker.schemas.Table;
import emotionthinker.schemas.Utterance;
import emotionthinker.stages.TableRows;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** An utterance with its measurement, for tests of levels. */
record Clip(Utterance utterance, Prosody prosody) {
  static Clip of(String corpus, String name, Map<String, ?> fields) {
    Map<String, Object> utterance = new HashMap<>();
    Map<String, Object> prosody = new HashMap<>();
    utterance.put("utterance_id", corpus + "/" + name);
    utterance.put("corpus", corpus);
    utterance.put("speaker_id", corpus + "/" + fields.get("speaker"));
    utterance.put("split", fields.containsKey("split") ? fields.get("split") : "train");
    utterance.put("split_shares_speakers", fields.get("split_shares_speakers"));
    utterance.put("gender", fields.get("gender"));
    utterance.put("age_years", fields.get("age_years"));
    prosody.put("utterance_id", corpus + "/" + name);
    prosody.put("f0_reliable", true);
    prosody.put("intonation_shape", "level");
    prosody.put("intonation_dynamics", "moderate");
    prosody.put("intonation_confidence", 0.8);
    for (String field :
        Table.PROSODY.codec().schema().getFields().stream().map(f -> f.name()).toList()) {
      if (fields.containsKey(field)) {
        prosody.put(field, fields.get(field));
      }
    }
    return new Clip(
        TableRows.row(Table.UTTERANCES, utterance), TableRows.row(Table.PROSODY, prosody));
  }

  /** 60 clips of one corpus, speaker and gender, values uniform by {@link PercentilesTest}. */
  static List<Clip> sixty(String corpus, String speaker, String split) {
    double[] pitch = PercentilesTest.uniform(60, 1);
    double[] energy = PercentilesTest.uniform(60, 2);
    double[] speed = PercentilesTest.uniform(60, 3);
    List<Clip> clips = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      clips.add(
          of(
              corpus,
              speaker + "-" + i,
              Map.of(
                  "speaker",
                  speaker,
                  "split",
                  split,
                  "gender",
                  "Female",
                  "f0_median_hz",
                  150 + 100 * pitch[i],
                  "energy_dbfs",
                  -40 + 20 * energy[i],
                  "articulation_rate_sps",
                  3 + 3 * speed[i])));
    }
    return clips;
  }

  /** Clips of three corpora with everything that can be missing missing here and there. */
  static List<Clip> mixed(int n, Random random) {
    List<Clip> clips = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      String corpus = "c" + random.nextInt(3);
      int speaker = random.nextInt(12);
      Map<String, Object> fields = new HashMap<>();
      fields.put("speaker", "s" + speaker);
      fields.put("split", speaker < 2 ? "test" : speaker < 4 ? "validation" : "train");
      fields.put("gender", speaker == 11 ? null : speaker % 2 == 0 ? "Female" : "Male");
      fields.put("f0_reliable", random.nextInt(8) > 0);
      fields.put("f0_median_hz", random.nextInt(9) == 0 ? null : 90 + 150 * random.nextDouble());
      fields.put("energy_dbfs", random.nextInt(9) == 0 ? null : -45 + 30 * random.nextDouble());
      fields.put("articulation_rate_sps", 6 * random.nextDouble());
      fields.put("flags", random.nextInt(9) == 0 ? List.of("energy_unreliable") : List.of());
      clips.add(of(corpus, "s" + speaker + "-" + i, fields));
    }
    return clips;
  }
}
