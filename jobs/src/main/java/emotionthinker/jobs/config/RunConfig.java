package emotionthinker.jobs.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigValue;
import emotionthinker.io.audio.AudioLimits;
import emotionthinker.jobs.rewardserver.RewardServerOptions;
import emotionthinker.models.policy.PolicyShape;
import emotionthinker.models.reward.TrainOptions;
import emotionthinker.schemas.UserException;
import emotionthinker.stages.audit.AuditOptions;
import emotionthinker.stages.corpus.CorpusSpec;
import emotionthinker.stages.corpus.IngestOptions;
import emotionthinker.stages.cot.AnnotateOptions;
import emotionthinker.stages.cot.calls.CallOptions;
import emotionthinker.stages.cot.calls.LabelReaderOptions;
import emotionthinker.stages.cot.calls.LlmOptions;
import emotionthinker.stages.cot.filter.FilterOptions;
import emotionthinker.stages.export.ExportOptions;
import emotionthinker.stages.grpo.GrpoOptions;
import emotionthinker.stages.grpo.learn.GrpoTrainOptions;
import emotionthinker.stages.handoff.HandoffOptions;
import emotionthinker.stages.levels.LevelsOptions;
import emotionthinker.stages.policy.learn.SftOptions;
import emotionthinker.stages.prosody.ProsodyOptions;
import emotionthinker.stages.reward.RewardOptions;
import emotionthinker.stages.reward.judge.JudgeOptions;
import emotionthinker.stages.reward.tuples.TupleOptions;
import emotionthinker.stages.reward.tuples.VariantOptions;
import emotionthinker.stages.shard.ShardOptions;
import emotionthinker.stages.tasks.TaskOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The whole configuration as records, one component per top-level section.
 *
 * @param run where a run lies and how its tables are cut
 * @param spark how Spark starts
 * @param beam which Beam runner
 * @param hadoop Hadoop settings by their full names
 * @param corpora the corpora of the run, in order of name
 * @param ingest limits of ingest
 * @param prosody how prosody is measured
 * @param levels how measurements become words
 * @param audit what the audit flags and rejects
 * @param annotate which teacher writes how
 * @param llm what a language model is asked
 * @param calls how it is called, limited and paid
 * @param filter which texts stay
 * @param labelReader what a language model is asked that reads texts without their label
 * @param judge what a language model that judges is asked
 * @param judgeCalls how it is called, limited and paid
 * @param tuples texts of known quality for the reward model
 * @param variants how a language model writes such texts
 * @param tasks questions about prosody
 * @param rewardModel how the embedded reward model is trained
 * @param score which reward model judges the texts
 * @param reward the reward of a rollout
 * @param grpo from rewards to a policy step
 * @param rewardServer the reward service
 * @param handoff handing nodes to a trainer
 * @param shard what goes into the data set
 * @param export files for trainers
 * @param evaluate who is evaluated on what
 * @param policy sizes of the embedded policy
 * @param sft how it is fine-tuned
 * @param grpoTrain how it is trained with GRPO-PTR
 * @param learner where both are computed
 * @param experiment arms, folds and seeds
 */
public record RunConfig(
    RunOptions run,
    SparkOptions spark,
    BeamOptions beam,
    Map<String, String> hadoop,
    List<CorpusSpec> corpora,
    IngestOptions ingest,
    ProsodyOptions prosody,
    LevelsOptions levels,
    AuditOptions audit,
    AnnotateOptions annotate,
    LlmOptions llm,
    CallOptions calls,
    FilterOptions filter,
    LabelReaderOptions labelReader,
    JudgeOptions judge,
    CallOptions judgeCalls,
    TupleOptions tuples,
    VariantOptions variants,
    TaskOptions tasks,
    TrainOptions rewardModel,
    ScoreOptions score,
    RewardOptions reward,
    GrpoOptions grpo,
    RewardServerOptions rewardServer,
    HandoffOptions handoff,
    ShardOptions shard,
    ExportOptions export,
    EvaluateOptions evaluate,
    PolicyShape policy,
    SftOptions sft,
    GrpoTrainOptions grpoTrain,
    LearnerOptions learner,
    ExperimentOptions experiment) {

  private static final Set<String> SECTIONS =
      new TreeSet<>(
          List.of(
              "run",
              "spark",
              "beam",
              "hadoop",
              "corpora",
              "corpus",
              "ingest",
              "prosody",
              "levels",
              "audit",
              "annotate",
              "llm",
              "calls",
              "filter",
              "label_reader",
              "judge",
              "judge_calls",
              "tuples",
              "variants",
              "tasks",
              "reward_model",
              "score",
              "reward",
              "grpo",
              "reward_server",
              "handoff",
              "export",
              "shard",
              "evaluate",
              "policy",
              "sft",
              "grpo_train",
              "learner",
              "experiment"));

  /**
   * Binds every section.
   *
   * @throws UserException when a key is unknown, missing, or has a value that is not allowed
   */
  public static RunConfig of(Config config) {
    for (String section : new TreeSet<>(config.root().keySet())) {
      if (!SECTIONS.contains(section)) {
        throw new UserException(
            "unknown section "
                + section
                + " ("
                + config.root().get(section).origin().description()
                + "). Known sections: "
                + String.join(", ", SECTIONS));
      }
    }
    return new RunConfig(
        ConfigBinder.bind(config, "run", RunOptions.class),
        ConfigBinder.bind(config, "spark", SparkOptions.class),
        ConfigBinder.bind(config, "beam", BeamOptions.class),
        ConfigBinder.bind(
                config.getConfig("hadoop").atKey("settings").root(), "hadoop", Settings.class)
            .settings(),
        corpora(config),
        ConfigBinder.bind(config, "ingest", IngestOptions.class),
        ConfigBinder.bind(config, "prosody", ProsodyOptions.class),
        ConfigBinder.bind(config, "levels", LevelsOptions.class),
        ConfigBinder.bind(config, "audit", AuditOptions.class),
        ConfigBinder.bind(config, "annotate", AnnotateOptions.class),
        ConfigBinder.bind(config, "llm", LlmOptions.class),
        ConfigBinder.bind(config, "calls", CallOptions.class),
        ConfigBinder.bind(config, "filter", FilterOptions.class),
        ConfigBinder.bind(config, "label_reader", LabelReaderOptions.class),
        ConfigBinder.bind(config, "judge", JudgeOptions.class),
        ConfigBinder.bind(config, "judge_calls", CallOptions.class),
        ConfigBinder.bind(config, "tuples", TupleOptions.class),
        ConfigBinder.bind(config, "variants", VariantOptions.class),
        ConfigBinder.bind(config, "tasks", TaskOptions.class),
        ConfigBinder.bind(config, "reward_model", TrainOptions.class),
        ConfigBinder.bind(config, "score", ScoreOptions.class),
        ConfigBinder.bind(config, "reward", RewardOptions.class),
        ConfigBinder.bind(config, "grpo", GrpoOptions.class),
        ConfigBinder.bind(config, "reward_server", RewardServerOptions.class),
        ConfigBinder.bind(config, "handoff", HandoffOptions.class),
        ConfigBinder.bind(config, "shard", ShardOptions.class),
        ConfigBinder.bind(config, "export", ExportOptions.class),
        ConfigBinder.bind(config, "evaluate", EvaluateOptions.class),
        ConfigBinder.bind(config, "policy", PolicyShape.class),
        ConfigBinder.bind(config, "sft", SftOptions.class),
        ConfigBinder.bind(config, "grpo_train", GrpoTrainOptions.class),
        ConfigBinder.bind(config, "learner", LearnerOptions.class),
        ConfigBinder.bind(config, "experiment", ExperimentOptions.class));
  }

  /** Limits of decoding. */
  public AudioLimits audioLimits() {
    return new AudioLimits(
        ingest.maxFileBytes(),
        ingest.maxFileDurationS(),
        ingest.maxFileSamples(),
        ingest.maxChannels(),
        ingest.minSampleRateHz(),
        ingest.maxSampleRateHz());
  }

  private static List<CorpusSpec> corpora(Config config) {
    ConfigObject defaults = config.getObject("corpus");
    List<CorpusSpec> out = new ArrayList<>();
    ConfigObject corpora = config.getObject("corpora");
    for (String name : new TreeSet<>(corpora.keySet())) {
      ConfigValue value = corpora.get(name);
      if (!(value instanceof ConfigObject corpus)) {
        throw UserException.badValue(
            "corpora." + name,
            value.unwrapped(),
            "an object",
            "write corpora." + name + " { include \"corpora/" + name + ".conf\" }");
      }
      out.add(
          ConfigBinder.bind(corpus.withFallback(defaults), "corpora." + name, CorpusSpec.class));
    }
    return List.copyOf(out);
  }

  private record Settings(Map<String, String> settings) {}
}
