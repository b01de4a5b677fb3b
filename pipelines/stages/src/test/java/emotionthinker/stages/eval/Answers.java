package emotionthinker.stages.eval;

import emotionthinker.schemas.Prediction;
import emotionthinker.schemas.Table;
import emotionthinker.stages.TableRows;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Predictions for tests; {@link #seeded} are those that the values of scikit-learn are of. */
final class Answers {
  private long state = 12345;

  private Answers() {}

  /** One answer to a question of {@code iemocap4}; null for no option. */
  static Prediction of(String id, String speaker, String gold, String answer) {
    return of(id, speaker, gold, answer, Map.of());
  }

  static Prediction of(
      String id, String speaker, String gold, String answer, Map<String, Object> more) {
    Map<String, Object> fields = new HashMap<>();
    fields.put("prediction_id", id);
    fields.put("utterance_id", id);
    fields.put("corpus", speaker.substring(0, 1));
    fields.put("speaker_id", speaker);
    fields.put("label_set", "iemocap4");
    fields.put("gold", gold);
    fields.put("answer", answer);
    fields.put("text", "x");
    fields.putAll(more);
    return TableRows.row(Table.PREDICTIONS, fields);
  }

  /**
   * 200 answers of 10 speakers, three of four classes, some without an option:
   *
   * <pre>
   * state = 12345
   * def rnd(): global state; state = (state*1103515245+12345) % 2**31; return state / 2**31
   * L = ["angry","happy","neutral","sad"]
   * each: g = int(rnd()*3); q = [rnd() + (1 if k==g else 0)*1.2*rnd() for k in range(4)]
   *       q = [v/sum(q) for v in q]; r = rnd(); a = "none" if r {@literal <} 0.05 else L[argmax(q)]
   * </pre>
   */
  static List<Prediction> seeded() {
    Answers random = new Answers();
    LabelSet labels = LabelSet.of("iemocap4");
    List<Prediction> out = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      int gold = (int) (random.next() * 3);
      double[] p = new double[4];
      double sum = 0;
      int top = 0;
      for (int k = 0; k < 4; k++) {
        double first = random.next();
        p[k] = first + (k == gold ? 1 : 0) * 1.2 * random.next();
        sum += p[k];
        top = p[k] > p[top] ? k : top;
      }
      List<Double> probabilities = new ArrayList<>();
      for (double one : p) {
        probabilities.add(one / sum);
      }
      boolean none = random.next() < 0.05;
      out.add(
          of(
              "c/" + i,
              "c/s" + i % 10,
              labels.text(gold),
              none ? null : labels.text(top),
              Map.of("probabilities", probabilities)));
    }
    return out;
  }

  private double next() {
    state = (state * 1103515245L + 12345) % (1L << 31);
    return state / (double) (1L << 31);
  }
}
