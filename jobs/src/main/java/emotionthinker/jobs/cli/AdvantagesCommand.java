package emotionthinker.jobs.cli;

import com.typesafe.config.Config;
import emotionthinker.io.Storage;
import emotionthinker.jobs.advantages.GroupsReplay;
import emotionthinker.jobs.config.ConfigBinder;
import emotionthinker.jobs.config.ConfigLoader;
import emotionthinker.schemas.UserException;
import emotionthinker.schemas.WireName;
import emotionthinker.stages.grpo.AdvantageOptions;
import emotionthinker.stages.grpo.Convention;
import emotionthinker.stages.grpo.GrpoOptions;
import emotionthinker.stages.grpo.Scale;
import emotionthinker.stages.reward.OneSided;
import emotionthinker.stages.reward.RewardOptions;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** Replays any trainer's log of rewards, without a run and without an engine. */
@Command(
    name = "advantages",
    mixinStandardHelpOptions = true,
    description = "Rewards of GRPO-PTR and advantages of groups of rollouts: JSONL in, JSONL out.",
    footer = {
      "",
      "A row is a group: {\"group\", \"r_f\": [...], \"r_o\": [...], \"r_t\": [...]}, or instead of r_t",
      "\"dimensions\": [[fa, iq, cc, fs], ...]; null where a value could not be computed: such a",
      "rollout is left out of every mean and gets null, never 0. r_t of any trainer's log may be from",
      "0 to 1; below 0.2, which no scores from 1 to 5 give, there is a warning. Rows with the same \"batch\" in",
      "succession are one batch (for gdpo and --scale batch). Out come, in full double precision:",
      "group, convention, tau, rewards, advantages, r_t and what they were made of. A row that is no group comes back with",
      "line, error and error_detail, the others are still replayed, and the exit code is then 2.",
      "Counts go to standard error. Weights and the rest: sections reward and grpo of the settings.",
      "",
      "Examples:",
      "  emotionthinker advantages groups.jsonl --convention verl > advantages.jsonl",
      "  emotionthinker advantages groups.jsonl --phase 1 --one-sided drop --explain"
    })
final class AdvantagesCommand implements Callable<Integer> {
  private static final int SOME_FAILED = 2;

  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "GROUPS",
      description = "JSONL file; any path that Hadoop knows, - is stdin.")
  private String groups;

  @Option(
      names = "--convention",
      converter = ConventionConverter.class,
      description = "trl (default), verl, ms-swift, openrlhf, dr-grpo, rloo or gdpo.")
  private Convention convention;

  @Option(
      names = "--scale",
      converter = ScaleConverter.class,
      description = "group (default), batch or none: what rewards less their mean are divided by.")
  private Scale scale;

  @Option(
      names = "--phase",
      defaultValue = "2",
      description = "1: form and outcome; 2 (default): reasoning as well.")
  private int phase;

  @Option(
      names = "--one-sided",
      converter = OneSidedConverter.class,
      description = "Groups all right or all wrong: paper-literal (default), zero-r_t or drop.")
  private OneSided oneSided;

  @Option(names = "--explain", description = "A table per group instead of JSON.")
  private boolean explain;

  @Option(names = "--conf", paramLabel = "FILE", description = "HOCON file over reference.conf.")
  private String conf;

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description = "One setting, for instance reward.alpha_reasoning=1. May be repeated.")
  private List<String> settings = new ArrayList<>();

  @Override
  public Integer call() throws IOException {
    if (phase != 1 && phase != 2) {
      throw new ParameterException(
          spec.commandLine(), "--phase = " + phase + " is not allowed; allowed: 1, 2");
    }
    Config config = ConfigLoader.load(conf, settings);
    RewardOptions reward = ConfigBinder.bind(config, "reward", RewardOptions.class);
    AdvantageOptions advantage = ConfigBinder.bind(config, "grpo", GrpoOptions.class).advantage();
    PrintStream out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
    GroupsReplay replay =
        new GroupsReplay(
            oneSided == null ? reward : reward.withOneSided(oneSided),
            chosen(advantage),
            phase - 1,
            explain,
            row -> {
              out.print(row);
              out.print('\n');
            });
    try (InputStream in = input()) {
      replay.replay(in);
    } finally {
      out.flush();
    }
    System.err.println(replay.statistics().summary());
    if (replay.belowScale() > 0) {
      System.err.println(
          "warning: "
              + replay.belowScale()
              + " values of r_t are below 0.2, which no scores from 1 to 5 give; taken as they are."
              + " What to do: write null for a rollout that could not be judged");
    }
    if (replay.failed() > 0) {
      System.err.println(
          replay.failed() + " rows could not be replayed; their error_detail says why");
    }
    return replay.failed() > 0 ? SOME_FAILED : 0;
  }

  /** The configured options, but for what the command line says. */
  private AdvantageOptions chosen(AdvantageOptions configured) {
    boolean other = convention != null && convention != configured.convention();
    Scale usual = other ? Scale.GROUP : configured.scale();
    try {
      return new AdvantageOptions(
          convention == null ? configured.convention() : convention,
          scale == null ? usual : scale,
          configured.gdpoEpsilons(),
          configured.minStd());
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), "--" + e.getMessage(), e);
    }
  }

  private InputStream input() {
    if (groups.equals("-")) {
      return System.in;
    }
    try {
      return Storage.standard().open(groups);
    } catch (IOException e) {
      throw new UserException(
          groups + " cannot be read: " + e.getMessage() + ". What to do: name a JSONL file", e);
    }
  }

  /** Constants by the names that the configuration uses. */
  private abstract static class WireConverter<E extends Enum<E> & WireName>
      implements ITypeConverter<E> {
    private final Class<E> type;

    WireConverter(Class<E> type) {
      this.type = type;
    }

    @Override
    public E convert(String name) {
      try {
        return WireName.parse(type, name);
      } catch (IllegalArgumentException e) {
        throw new TypeConversionException(e.getMessage());
      }
    }
  }

  static final class ConventionConverter extends WireConverter<Convention> {
    ConventionConverter() {
      super(Convention.class);
    }
  }

  static final class ScaleConverter extends WireConverter<Scale> {
    ScaleConverter() {
      super(Scale.class);
    }
  }

  static final class OneSidedConverter extends WireConverter<OneSided> {
    OneSidedConverter() {
      super(OneSided.class);
    }
  }
}
