package emotionthinker.stages.eval.baseline;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import emotionthinker.schemas.Prosody;
import emotionthinker.schemas.Table;
import emotionthinker.schemas.Utterance;
import emotionthinker.stages.TableRows;
import emotionthinker.stages.eval.Answered;
import emotionthinker.stages.eval.LabelSet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BaselineFitTest {

  /** Nearest class mean in the first {@code cost} columns: more of them, more of the noise. */
  private static final class Nearest implements Trainer {
    @Override
    public String name() {
      return "nearest";
    }

    @Override
    public List<Settings> grid() {
      return List.of(new Settings(1, null), new Settings(12, null), new Settings(13, null));
    }

    @Override
    public Classifier train(double[][] x, int[] y, double[] weights, Settings settings) {
      int columns = (int) settings.cost();
      double[][] means = new double[weights.length][columns];
      int[] n = new int[weights.length];
      for (int i = 0; i < x.length; i++) {
        n[y[i]]++;
        for (int c = 0; c < columns; c++) {
          means[y[i]][c] += x[i][c];
        }
      }
      return new Classifier() {
        @Override
        public int classify(double[] row) {
          int best = -1;
          double least = Double.MAX_VALUE;
          for (int k = 0; k < means.length; k++) {
            double distance = 0;
            for (int c = 0; c < columns && n[k] > 0; c++) {
              distance += Math.pow(row[c] - means[k][c] / n[k], 2);
            }
            if (n[k] > 0 && distance < least) {
              least = distance;
              best = k;
            }
          }
          return best;
        }

        @Override
        public double[] probabilities(double[] row) {
          return new double[0];
        }
      };
    }
  }

  /** The label is in {@code energy_dbfs}, column 13, and nowhere before. */
  private static List<BaselineFit.Row> rows() {
    List<BaselineFit.Row> out = new ArrayList<>();
    for (int i = 0; i < 120; i++) {
      boolean sad = i % 2 == 0;
      Map<String, Object> u = new HashMap<>();
      u.put("utterance_id", "c/" + i);
      u.put("corpus", "c");
      u.put("speaker_id", "c/s" + i / 20);
      u.put("emotion_raw", sad ? "sad" : "angry");
      u.put("emotion", sad ? "sad" : "angry");
      u.put("split", "train");
      Map<String, Object> p = new HashMap<>();
      p.put("utterance_id", "c/" + i);
      p.put("energy_dbfs", (sad ? -40.0 : -20.0) + i % 7);
      p.put("f0_median_hz", i % 11 == 0 ? null : 100.0 + i * 37 % 50);
      Utterance utterance = TableRows.row(Table.UTTERANCES, u);
      Prosody prosody = TableRows.row(Table.PROSODY, p);
      out.add(new BaselineFit.Row(utterance, prosody));
    }
    return out;
  }

  @Test
  void settingsAreChosenOnOtherSpeakers() {
    BaselineFit fit = new BaselineFit(LabelSet.of("nine"), new Nearest(), 3, 1).fit(rows());
    assertEquals(13, fit.chosen().cost());
    assertEquals(
        "energy_dbfs", List.copyOf(ProsodyVector.of(rows().get(0).prosody()).keySet()).get(12));
    for (BaselineFit.Row row : rows()) {
      Answered answer = fit.answer(row);
      assertEquals(row.utterance().emotion().wire(), answer.text());
    }
    assertThrows(
        IllegalArgumentException.class,
        () -> new BaselineFit(LabelSet.of("nine"), new Nearest(), 7, 1).fit(rows()));
  }

  /** numpy: {@code (x - mean) / std(ddof=1)}, NaN to 0. */
  @Test
  void standardizesByWhatIsThere() {
    double[][] rows = {{1, 5, 7}, {2, Double.NaN, 7}, {6, 9, 7}};
    Standardizer scale = Standardizer.fit(rows);
    double[] first = scale.apply(rows[0]);
    assertArrayEquals(new double[] {-0.7559289460184544, -0.7071067811865475, 0}, first, 1e-12);
    assertEquals(0, scale.apply(rows[1])[1]);
    assertThrows(IllegalArgumentException.class, () -> Standardizer.fit(new double[0][]));
  }

  @Test
  void weightsBalanceClasses() {
    assertArrayEquals(
        new double[] {4 / 6.0, 0, 4 / 2.0}, BaselineFit.weights(new int[] {0, 0, 2, 0}, 3), 1e-12);
    double[] values = ProsodyVector.values(rows().get(0).prosody());
    assertEquals(46, values.length);
    assertTrue(Arrays.stream(values).anyMatch(Double::isNaN));
  }
}
