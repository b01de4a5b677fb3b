package emotionthinker.jobs.config;

import emotionthinker.schemas.Checks;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Arms, folds and seeds that are run side by side.
 *
 * @param name its folder is {@code <run>/experiments/<name>}
 * @param folds folds of speakers, each tested once
 * @param foldSeed seed of the folds
 * @param validationOneIn one in so many training speakers of a fold is of split validation; 0 for
 *     none, where the trainer sets speakers aside itself
 * @param showTranscripts whether texts of the folds may quote what was said: a policy that hears no
 *     words can only invent them
 * @param trainRewardModel whether a reward model is trained in each fold
 * @param seeds seeds of training, each arm is trained with each
 * @param reference arms that every other is compared with
 * @param arms what is compared
 */
public record ExperimentOptions(
    String name,
    int folds,
    long foldSeed,
    int validationOneIn,
    boolean showTranscripts,
    boolean trainRewardModel,
    List<Long> seeds,
    List<String> reference,
    List<Arm> arms) {

  /**
   * One way to make and evaluate a system. In values of {@code set}, {@code {seed}} is the seed,
   * {@code {fold}} the run of the fold, {@code {arm}} the run of this arm, and {@code {from}} that
   * of the arm it goes on from.
   *
   * @param name name of its folders
   * @param title what tables call it
   * @param from arm that it goes on from, of the same fold and seed; null for none
   * @param train training stages, in order: sft, grpo; empty for none
   * @param seeded whether it is made with each seed, or once
   * @param set settings over those of the experiment, by key
   */
  public record Arm(
      String name,
      String title,
      String from,
      List<String> train,
      boolean seeded,
      Map<String, String> set) {
    /** Checks every invariant; throws IllegalArgumentException naming field, value and range. */
    public Arm {
      if (!Checks.text("name", name).matches("[A-Za-z0-9._-]+")) {
        throw Checks.bad("name", name, "letters, digits, points, dashes and underscores");
      }
      Checks.text("title", title);
      train = Checks.list("train", train);
      for (String stage : train) {
        if (!List.of("sft", "grpo").contains(stage)) {
          throw Checks.bad("train", stage, "sft or grpo");
        }
      }
      set = Map.copyOf(set);
    }
  }

  /** Checks every invariant; throws IllegalArgumentException naming field, value and range. */
  public ExperimentOptions {
    Checks.text("name", name);
    Checks.range("folds", (double) folds, 2, 1000, "from 2 to 1000");
    if (validationOneIn != 0) {
      Checks.range("validation_one_in", (double) validationOneIn, 2, 1000, "0, or 2 to 1000");
    }
    seeds = Checks.list("seeds", seeds);
    reference = Checks.list("reference", reference);
    arms = Checks.list("arms", arms);
    if (seeds.isEmpty()) {
      throw Checks.bad("seeds", seeds, "at least one");
    }
    Set<String> before = new HashSet<>();
    for (Arm arm : arms) {
      if (arm.from() != null && !before.contains(arm.from())) {
        throw Checks.bad("from", arm.from(), "an arm before " + arm.name());
      }
      if (!before.add(arm.name())) {
        throw Checks.bad("name", arm.name(), "of one arm only");
      }
    }
    if (!before.containsAll(reference)) {
      throw Checks.bad("reference", reference, "names of arms");
    }
  }

  /** Folder below the run. */
  public String folder() {
    return "experiments/" + name;
  }

  /** The arm of a name. */
  public Arm arm(String armName) {
    return arms.stream()
        .filter(a -> a.name().equals(armName))
        .findFirst()
        .orElseThrow(
            () ->
                Checks.bad(
                    "arm",
                    armName,
                    "one of " + String.join(", ", arms.stream().map(Arm::name).toList())));
  }
}
