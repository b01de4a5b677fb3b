package emotionthinker.models.baseline;

import de.bwaldvogel.liblinear.Feature;
import de.bwaldvogel.liblinear.FeatureNode;
import de.bwaldvogel.liblinear.Linear;
import de.bwaldvogel.liblinear.Model;
import de.bwaldvogel.liblinear.Parameter;
import de.bwaldvogel.liblinear.Problem;
import de.bwaldvogel.liblinear.SolverType;
import emotionthinker.stages.eval.baseline.Trainer;
import java.util.List;
import java.util.stream.IntStream;

/**
 * L2-regularised logistic regression, one class against the rest, by liblinear's trust-region
 * Newton method (Fan et al. 2008), which draws nothing at random. The bias is not regularised
 * harder than any weight: it is one more column of ones.
 */
public final class LogisticRegression implements Trainer {
  private static final double TOLERANCE = 1e-4;

  @Override
  public String name() {
    return "logistic_regression";
  }

  @Override
  public List<Settings> grid() {
    return IntStream.rangeClosed(-10, 4).mapToObj(i -> new Settings(Math.pow(2, i), null)).toList();
  }

  @Override
  public Classifier train(double[][] x, int[] y, double[] weights, Settings settings) {
    Problem problem = new Problem();
    problem.l = x.length;
    problem.n = x[0].length + 1;
    problem.bias = 1;
    problem.x = new Feature[x.length][];
    problem.y = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      problem.x[i] = features(x[i]);
      problem.y[i] = y[i];
    }
    Parameter parameter = new Parameter(SolverType.L2R_LR, settings.cost(), TOLERANCE);
    int[] present = IntStream.range(0, weights.length).filter(c -> weights[c] > 0).toArray();
    parameter.setWeights(IntStream.of(present).mapToDouble(c -> weights[c]).toArray(), present);
    Linear.disableDebugOutput();
    Model model = Linear.train(problem, parameter);
    return new Trained(model, weights.length);
  }

  private static Feature[] features(double[] row) {
    Feature[] out = new Feature[row.length + 1];
    for (int c = 0; c < row.length; c++) {
      out[c] = new FeatureNode(c + 1, row[c]);
    }
    out[row.length] = new FeatureNode(row.length + 1, 1);
    return out;
  }

  private record Trained(Model model, int classes) implements Classifier {
    @Override
    public int classify(double[] row) {
      return (int) Linear.predict(model, features(row));
    }

    @Override
    public double[] probabilities(double[] row) {
      double[] known = new double[model.getNrClass()];
      Linear.predictProbability(model, features(row), known);
      double[] out = new double[classes];
      for (int i = 0; i < known.length; i++) {
        out[model.getLabels()[i]] = known[i];
      }
      return out;
    }
  }
}
