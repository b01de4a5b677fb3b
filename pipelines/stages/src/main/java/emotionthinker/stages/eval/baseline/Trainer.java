package emotionthinker.stages.eval.baseline;

import java.util.List;

/** A way to train a classifier; deterministic: same rows in the same order, same classifier. */
public interface Trainer {

  /** Name in tables: logistic_regression, svm_rbf. */
  String name();

  /**
   * Settings among which to choose, the most regularised first: of equally good ones the first is
   * taken.
   */
  List<Settings> grid();

  /**
   * Trains.
   *
   * @param x standardised rows
   * @param y class of each row, from 0
   * @param weights weight of each class, as long as there are classes; 0 of one without a row
   */
  Classifier train(double[][] x, int[] y, double[] weights, Settings settings);

  /**
   * Settings of a trainer.
   *
   * @param cost weight of errors against regularisation, above 0 (C of liblinear and libsvm)
   * @param gamma width of a radial kernel; null for a linear one
   */
  record Settings(double cost, Double gamma) {}

  /** What was trained. */
  interface Classifier {
    /** The most probable class of a row. */
    int classify(double[] row);

    /** Probabilities of the classes; empty when the classifier gives none. */
    double[] probabilities(double[] row);
  }
}
