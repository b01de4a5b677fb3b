package emotionthinker.jobs.experiment;

import emotionthinker.io.Storage;
import emotionthinker.jobs.config.ExperimentOptions;
import emotionthinker.jobs.config.ExperimentOptions.Arm;
import emotionthinker.jobs.config.RunConfig;
import emotionthinker.jobs.run.Console;
import emotionthinker.schemas.UserException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** Runs every arm in every fold with every seed, arm by arm, and puts the results together. */
public final class Experiment {
  private final Function<List<String>, RunConfig> configs;
  private final RunConfig config;
  private final ExperimentOptions options;
  private final Storage storage;
  private final String source;

  /** An experiment over a finished run; {@code configs} gives the configuration with settings. */
  public Experiment(Function<List<String>, RunConfig> configs) {
    this.configs = configs;
    this.config = configs.apply(List.of());
    this.options = config.experiment();
    this.storage = Storage.of(config.hadoop());
    this.source = storage.resolve(config.run().dir());
  }

  /**
   * Runs what is not done yet.
   *
   * @param only arms to run; empty for all
   * @return the results of all arms that are done
   */
  public ExperimentResults run(Set<String> only, Console console) throws Exception {
    List<String> names = options.arms().stream().map(Arm::name).toList();
    for (String name : only) {
      if (!names.contains(name)) {
        throw UserException.badValue(
            "arm", name, String.join(", ", names), "name arms of experiment.arms");
      }
    }
    List<Arm> arms =
        options.arms().stream().filter(a -> only.isEmpty() || only.contains(a.name())).toList();
    boolean texts = arms.stream().anyMatch(a -> !a.train().isEmpty());
    List<FoldRun> folds = FoldRun.all(storage, source, options);
    for (int fold = 0; fold < folds.size(); fold++) {
      console.say("fold " + fold);
      folds.get(fold).make(configs.apply(List.of(setting("run.dir", fold(fold)))), texts, console);
    }
    for (Arm arm : arms) {
      for (long seed : seeds(arm)) {
        for (int fold = 0; fold < folds.size(); fold++) {
          console.say(arm.name() + ", seed " + seed + ", fold " + fold);
          ArmRun.make(
              config(arm, fold, seed),
              arm,
              fold(fold),
              arm.from() == null ? null : from(options.arm(arm.from()), fold, seed),
              console);
        }
      }
    }
    return results();
  }

  /** The results of all arms that are done in every fold with every seed. */
  public ExperimentResults results() throws Exception {
    ExperimentResults results =
        new ExperimentResults(
            storage, storage.child(source, options.folder()), options, config.evaluate().metrics());
    for (Arm arm : options.arms()) {
      List<List<String>> folders = new ArrayList<>();
      for (long seed : seeds(arm)) {
        List<String> ofSeed = new ArrayList<>();
        for (int fold = 0; fold < options.folds(); fold++) {
          String evaluation = config(arm, fold, seed).evaluate().folder();
          ofSeed.add(storage.child(arm(arm.name(), fold, seed), evaluation));
        }
        folders.add(ofSeed);
      }
      results.add(arm, folders);
    }
    return results;
  }

  private List<Long> seeds(Arm arm) {
    return arm.seeded() ? options.seeds() : options.seeds().subList(0, 1);
  }

  private String fold(int fold) {
    return storage.child(source, options.folder() + "/fold-" + fold);
  }

  private String arm(String name, int fold, long seed) {
    return storage.child(
        source, options.folder() + "/arms/" + name + "/seed-" + seed + "/fold-" + fold);
  }

  private RunConfig config(Arm arm, int fold, long seed) {
    List<String> settings = new ArrayList<>();
    settings.add(setting("evaluate.name", arm.name()));
    settings.add("run.seed=" + seed);
    arm.set().forEach((key, value) -> settings.add(setting(arm, key, value, fold, seed)));
    settings.add(setting("run.dir", arm(arm.name(), fold, seed)));
    return configs.apply(settings);
  }

  private String setting(Arm arm, String key, String value, int fold, long seed) {
    String filled =
        value
            .replace("{fold}", fold(fold))
            .replace("{arm}", arm(arm.name(), fold, seed))
            .replace("{from}", arm.from() == null ? "" : from(options.arm(arm.from()), fold, seed));
    // a path is a text in HOCON's eyes only between quotes; anything else may be a number or a list
    return filled.equals(value)
        ? key + "=" + value.replace("{seed}", Long.toString(seed))
        : setting(key, filled.replace("{seed}", Long.toString(seed)));
  }

  private String from(Arm from, int fold, long seed) {
    return arm(from.name(), fold, from.seeded() ? seed : options.seeds().get(0));
  }

  private static String setting(String key, String text) {
    return key + "=\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
  }
}
