package emotionthinker.stages.tasks;

import emotionthinker.schemas.TaskAttribute;
import emotionthinker.stages.cot.template.Seeds;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Which order three variants have and what is done to each.
 *
 * @param attribute what differs
 * @param ranks of the variants in the order they are heard: 0 low, 1 medium, 2 high
 * @param factors of the variants in that order: F0, amplitude or speed ratio to the utterance
 */
record VariantPlan(TaskAttribute attribute, List<Integer> ranks, List<Double> factors) {
  private static final int CHOICE = 0;
  private static final int MAKE = 1;
  private static final List<List<Integer>> ORDERS =
      List.of(
          List.of(0, 1, 2),
          List.of(0, 2, 1),
          List.of(1, 0, 2),
          List.of(1, 2, 0),
          List.of(2, 0, 1),
          List.of(2, 1, 0));

  /** The plan of an utterance; null when none is made of it. */
  static VariantPlan of(String utteranceId, TaskOptions options) {
    SplittableRandom choice = new SplittableRandom(Seeds.mix(options.seed(), utteranceId, CHOICE));
    if (options.comparative().isEmpty() || choice.nextDouble() >= options.comparativeShare()) {
      return null;
    }
    SplittableRandom random = new SplittableRandom(Seeds.mix(options.seed(), utteranceId, MAKE));
    TaskAttribute attribute =
        options.comparative().get(random.nextInt(options.comparative().size()));
    List<Integer> ranks = ORDERS.get(random.nextInt(ORDERS.size()));
    double centre = options.centreShare() * (2 * random.nextDouble() - 1);
    List<Double> factors = new ArrayList<>();
    for (int rank : ranks) {
      factors.add(Math.pow(step(attribute, options), rank - 1 + centre));
    }
    return new VariantPlan(attribute, ranks, factors);
  }

  /** Ratio of neighbouring variants. */
  static double step(TaskAttribute attribute, TaskOptions options) {
    return switch (attribute) {
      case PITCH -> Math.pow(2, options.pitchStepSt() / 12);
      case ENERGY -> Math.pow(10, options.energyStepDb() / 20);
      case SPEED -> options.speedStepRatio();
      case INTONATION, STRESS -> throw new IllegalArgumentException(attribute + " has no step");
    };
  }

  private static List<String> words(TaskAttribute attribute) {
    return attribute == TaskAttribute.SPEED
        ? List.of("slow", "medium", "fast")
        : List.of("low", "medium", "high");
  }

  private static String text(TaskAttribute attribute, List<Integer> ranks) {
    return String.join(" -> ", ranks.stream().map(words(attribute)::get).toList());
  }

  /** All six orders in words. */
  List<String> choices() {
    return ORDERS.stream().map(order -> text(attribute, order)).toList();
  }

  /** The order in words. */
  String answer() {
    return text(attribute, ranks);
  }
}
