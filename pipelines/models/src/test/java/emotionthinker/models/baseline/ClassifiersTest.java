package emotionthinker.models.baseline;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import emotionthinker.stages.eval.baseline.Trainer;
import emotionthinker.stages.eval.baseline.Trainer.Classifier;
import emotionthinker.stages.eval.baseline.Trainer.Settings;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ClassifiersTest {
  private static final int N = 90;

  /** Three classes around the corners of a triangle, a fourth that never occurs. */
  private static double[][] x() {
    double[][] corners = {{0, 0}, {2, 0}, {0, 2}};
    double[][] out = new double[N][];
    for (int i = 0; i < N; i++) {
      double a = Math.sin(12.9898 * (i + 1)) * 43758.5453;
      double b = Math.sin(78.233 * (i + 1)) * 24634.6345;
      double[] corner = corners[i % 3];
      out[i] =
          new double[] {
            corner[0] + 2.4 * (a - Math.floor(a) - 0.5), corner[1] + 2.4 * (b - Math.floor(b) - 0.5)
          };
    }
    return out;
  }

  private static int[] y() {
    int[] y = new int[N];
    Arrays.setAll(y, i -> i % 3);
    return y;
  }

  private static double right(Classifier classifier) {
    double right = 0;
    for (int i = 0; i < N; i++) {
      right += classifier.classify(x()[i]) == y()[i] ? 1 : 0;
    }
    return right / N;
  }

  @Test
  void bothLearnAndAreRepeatable() {
    for (Trainer trainer : new Trainer[] {new LogisticRegression(), new RbfSvm()}) {
      Settings settings = trainer.grid().get(trainer.grid().size() - 1);
      double[] weights = {1, 1, 1, 0};
      Classifier first = trainer.train(x(), y(), weights, settings);
      Classifier second = trainer.train(x(), y(), weights, settings);
      assertTrue(right(first) > 0.85, trainer.name() + " " + right(first));
      for (double[] row : x()) {
        assertEquals(first.classify(row), second.classify(row));
        assertArrayEquals(first.probabilities(row), second.probabilities(row));
      }
    }
  }

  /**
   * scikit-learn 1.9.1: {@code OneVsRestClassifier(LogisticRegression(C=1, tol=1e-10,
   * intercept_scaling=1, solver="liblinear")).fit(x, y).predict_proba(x[:2])}.
   */
  @Test
  void probabilitiesAgreeWithScikitLearn() {
    Classifier classifier =
        new LogisticRegression().train(x(), y(), new double[] {1, 1, 1, 0}, new Settings(1, null));
    assertArrayEquals(
        new double[] {0.4334447224, 0.5463117502, 0.0202435273},
        Arrays.copyOf(classifier.probabilities(x()[0]), 3),
        2e-3);
    assertArrayEquals(
        new double[] {0.4271542376, 0.5361286290, 0.0367171333},
        Arrays.copyOf(classifier.probabilities(x()[1]), 3),
        2e-3);
    assertEquals(0, classifier.probabilities(x()[0])[3]);
  }

  @Test
  void weightsMoveTheBorder() {
    for (Trainer trainer : new Trainer[] {new LogisticRegression(), new RbfSvm()}) {
      Settings settings = new Settings(0.25, 0.04);
      long even = zeros(trainer.train(x(), y(), new double[] {1, 1, 1, 0}, settings));
      long heavy = zeros(trainer.train(x(), y(), new double[] {10, 1, 1, 0}, settings));
      assertTrue(heavy > even, trainer.name() + ": " + heavy + " and " + even);
    }
  }

  private static long zeros(Classifier classifier) {
    return Arrays.stream(x()).filter(row -> classifier.classify(row) == 0).count();
  }
}
