package emotionthinker.models.baseline;

import emotionthinker.stages.eval.baseline.Trainer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import libsvm.svm;
import libsvm.svm_model;
import libsvm.svm_node;
import libsvm.svm_parameter;
import libsvm.svm_problem;

/**
 * Support vector machine with a radial kernel, one class against another, by libsvm (Chang and Lin
 * 2011). Gives no probabilities: libsvm's are fitted on random parts.
 */
public final class RbfSvm implements Trainer {
  private static final double[] COSTS = {0.25, 0.5, 1, 2, 4, 8, 16, 32};
  private static final double[] GAMMAS = {0.0025, 0.005, 0.01, 0.02, 0.04};

  @Override
  public String name() {
    return "svm_rbf";
  }

  @Override
  public List<Settings> grid() {
    List<Settings> out = new ArrayList<>();
    for (double cost : COSTS) {
      for (double gamma : GAMMAS) {
        out.add(new Settings(cost, gamma));
      }
    }
    return out;
  }

  @Override
  public Classifier train(double[][] x, int[] y, double[] weights, Settings settings) {
    svm_problem problem = new svm_problem();
    problem.l = x.length;
    problem.x = new svm_node[x.length][];
    problem.y = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      problem.x[i] = nodes(x[i]);
      problem.y[i] = y[i];
    }
    svm_parameter parameter = new svm_parameter();
    parameter.svm_type = svm_parameter.C_SVC;
    parameter.kernel_type = svm_parameter.RBF;
    parameter.C = settings.cost();
    parameter.gamma = settings.gamma();
    parameter.eps = 1e-3;
    parameter.cache_size = 64;
    parameter.shrinking = 1;
    parameter.weight_label =
        IntStream.range(0, weights.length).filter(c -> weights[c] > 0).toArray();
    parameter.weight = IntStream.of(parameter.weight_label).mapToDouble(c -> weights[c]).toArray();
    parameter.nr_weight = parameter.weight.length;
    svm.svm_set_print_string_function(line -> {});
    svm_model model = svm.svm_train(problem, parameter);
    return new Trained(model);
  }

  private static svm_node[] nodes(double[] row) {
    svm_node[] out = new svm_node[row.length];
    for (int c = 0; c < row.length; c++) {
      out[c] = new svm_node();
      out[c].index = c + 1;
      out[c].value = row[c];
    }
    return out;
  }

  private record Trained(svm_model model) implements Classifier {
    @Override
    public int classify(double[] row) {
      return (int) svm.svm_predict(model, nodes(row));
    }

    @Override
    public double[] probabilities(double[] row) {
      return new double[0];
    }
  }
}
