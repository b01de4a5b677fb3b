package emotionthinker.jobs.gpu;

import emotionthinker.io.Storage;
import emotionthinker.jobs.config.RunConfig;
import emotionthinker.jobs.run.Stage;
import emotionthinker.jobs.train.TrainerBackend;
import emotionthinker.schemas.TrainingStage;
import emotionthinker.schemas.UserException;
import emotionthinker.schemas.WireName;
import emotionthinker.stages.handoff.HandoffOptions;
import emotionthinker.stages.handoff.Launch;
import emotionthinker.stages.handoff.LaunchPlan;
import emotionthinker.stages.handoff.NodePlace;
import emotionthinker.stages.handoff.NodeProcess;
import emotionthinker.stages.handoff.Surroundings;
import emotionthinker.stages.handoff.Trainer;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Trainers that run outside of the JVM, on nodes that Spark hands over. */
public final class ExternalTrainer implements TrainerBackend {

  @Override
  public List<String> trainers() {
    return Arrays.stream(Trainer.values()).map(Trainer::wire).toList();
  }

  @Override
  public Stage stage(RunConfig config, TrainingStage stage, String trainer) {
    return new HandoffStage(stage, trainer(trainer), output(config, stage));
  }

  private static Trainer trainer(String name) {
    return WireName.parse(Trainer.class, name);
  }

  /** The output folder as a local path. */
  private static String output(RunConfig config, TrainingStage stage) {
    if (config.handoff().program().isEmpty()) {
      throw UserException.badValue(
          "handoff.program",
          "[]",
          "what the trainer is started with",
          "set it, or begin with a template of jobs/trainers");
    }
    Storage storage = Storage.of(config.hadoop());
    String given = config.handoff().outputDir();
    String uri =
        given != null
            ? storage.resolve(given)
            : storage.child(storage.resolve(config.run().dir()), stage.wire() + "/output");
    if (!uri.startsWith("file:")) {
      throw UserException.badValue(
          "handoff.output_dir",
          given == null ? "null, and run.dir = " + config.run().dir() : given,
          "a path of a mounted file system that all nodes share, as trainers write into folders",
          "set it");
    }
    return URI.create(uri).getPath();
  }

  @Override
  public List<String> plan(RunConfig config, TrainingStage stage, String trainer) {
    HandoffOptions options = config.handoff();
    Launch launch = new Launch(stage, trainer(trainer), options, 1, "<id>", output(config, stage));
    List<String> out = new ArrayList<>();
    out.add(
        stage.wire()
            + " by "
            + trainer
            + ": "
            + options.nodes()
            + " nodes with "
            + options.gpusPerNode()
            + " GPUs and "
            + options.ranks()
            + " ranks each, "
            + launch.shape().wire()
            + "; at most "
            + options.attempts()
            + " launches");
    out.add("output: " + launch.output() + ", checkpoints: " + launch.checkpoints().wire());
    out.add("rewards: " + options.reward().from());
    for (int node = 0; node < options.nodes(); node++) {
      NodePlace place =
          new NodePlace(
              node,
              "<host-" + node + ">",
              IntStream.range(0, options.gpusPerNode()).mapToObj(i -> "<gpu-" + i + ">").toList());
      out.add("node " + node + ": a task with " + options.gpusPerNode() + " GPUs");
      for (NodeProcess process : LaunchPlan.of(launch, place, around(config))) {
        out.add("  " + process.name() + (process.main() ? "" : " (service)"));
        out.add(
            "    "
                + String.join(" ", process.argv().stream().map(ExternalTrainer::quoted).toList()));
        process.env().forEach((name, value) -> out.add("    " + name + "=" + value));
      }
    }
    return out;
  }

  private static Surroundings around(RunConfig config) {
    HandoffOptions options = config.handoff();
    return new Surroundings(
        "<host-0>",
        "<leased-port>",
        "<scratch>",
        "<scratch>/trainers",
        options.data(),
        null,
        options.reward().ofStage() ? "<service-beside-node-0>" : options.reward().url(),
        options.reward().ofStage() ? "(hidden)" : null,
        Map.of());
  }

  private static String quoted(String argument) {
    return argument.matches("[A-Za-z0-9_./:=,@%+<>-]+")
        ? argument
        : "'" + argument.replace("'", "'\\''") + "'";
  }
}
