package emotionthinker.jobs.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import emotionthinker.io.Storage;
import emotionthinker.jobs.config.RunConfig;
import emotionthinker.jobs.export.ExportCheck;
import emotionthinker.jobs.export.ExportFolder;
import emotionthinker.jobs.export.ExportRequest;
import emotionthinker.jobs.run.Console;
import emotionthinker.jobs.run.RunContext;
import emotionthinker.jobs.spark.ExportJob;
import emotionthinker.schemas.TrainingSubset;
import emotionthinker.schemas.UserException;
import emotionthinker.schemas.WireName;
import emotionthinker.stages.export.ExportContent;
import emotionthinker.stages.export.ExportFormat;
import emotionthinker.stages.export.ExportPurpose;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Writes the files that trainers of others read, and checks such files. */
@Command(
    name = "export",
    mixinStandardHelpOptions = true,
    description = "Write files for ms-swift, TRL, verl, LLaMA-Factory or OpenRLHF (Spark).",
    footer = {
      "",
      "Rows of the cold start become SFT files, the others GRPO files; --purpose writes one kind of",
      "all. What is written is read back and checked; --validate DIR does that alone. Settings:",
      "section export.",
      "",
      "Examples:",
      "  emotionthinker export --format ms-swift --from runs/sample --out exports/swift",
      "  emotionthinker export --format trl --what tasks --from runs/sample --out exports/tasks",
      "  emotionthinker export --validate exports/swift"
    })
final class ExportCommand implements Callable<Integer> {
  private static final int BROKEN = 2;

  @Mixin private CommonOptions common;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description =
          "ms-swift, trl, verl, llama-factory or openrlhf; several with commas go to DIR/FORMAT/WHAT.")
  private String format;

  @Option(
      names = "--from",
      paramLabel = "RUN",
      description = "Run folder with shards; the same as --run.")
  private String from;

  @Option(names = "--out", paramLabel = "DIR", description = "Folder to write to.")
  private String out;

  @Option(
      names = "--what",
      defaultValue = "cot",
      description = "cot, tasks or reward-tuples, or several (default ${DEFAULT-VALUE}).")
  private String what;

  @Option(
      names = "--subset",
      defaultValue = "both",
      description = "cold_start, rl or both (default ${DEFAULT-VALUE}).")
  private String subset;

  @Option(
      names = "--purpose",
      description = "sft or grpo: all rows for that; without it the subset decides.")
  private String purpose;

  @Option(names = "--replace", description = "Lose a former export in --out.")
  private boolean replace;

  @Option(
      names = "--validate",
      paramLabel = "DIR",
      description = "Check an export, and write nothing.")
  private String validate;

  @Override
  public Integer call() throws Exception {
    if (validate != null) {
      RunConfig config = common.config();
      Storage storage = Storage.of(config.hadoop());
      try (Console console = common.console()) {
        return check(console, storage, new ExportFolder(storage, validate));
      }
    }
    if (format == null || out == null) {
      throw new UserException(
          "--format and --out are wanted. What to do: see emotionthinker export --help");
    }
    List<ExportRequest> requests = new ArrayList<>();
    for (String one : format.split(",")) {
      for (String content : what.split(",")) {
        requests.add(request(one, content));
      }
    }
    List<String> settings =
        from == null
            ? List.of()
            : List.of("run.dir=\"" + from.replace("\\", "\\\\").replace("\"", "\\\"") + "\"");
    int result = 0;
    try (Console console = common.console();
        RunContext context = RunContext.open(common.config(settings), console, false, null)) {
      for (ExportRequest request : requests) {
        String name = request.format().wire() + "/" + request.content().wire();
        ExportFolder folder =
            new ExportFolder(context.storage(), requests.size() == 1 ? out : out + "/" + name);
        folder.clear(replace);
        ObjectNode manifest = new ExportJob(context, request, folder).run();
        console.say(
            "export "
                + name
                + ": rows "
                + manifest.get("rows_in")
                + ", left out "
                + manifest.get("left_out")
                + ", in "
                + folder.uri());
        result = Math.max(result, check(console, context.storage(), folder));
      }
    }
    return result;
  }

  private ExportRequest request(String format, String what) {
    ExportRequest request =
        new ExportRequest(
            parse("--format", ExportFormat.class, format),
            parse("--what", ExportContent.class, what),
            purpose == null ? null : parse("--purpose", ExportPurpose.class, purpose),
            subset.equals("both") ? null : parse("--subset", TrainingSubset.class, subset));
    boolean grpo = request.purpose() == ExportPurpose.GRPO;
    if (grpo && !request.format().has(ExportPurpose.GRPO)) {
      throw UserException.badValue(
          "--purpose", purpose, "sft for " + format, "choose a trainer that has GRPO");
    }
    if (grpo && request.content() == ExportContent.REWARD_TUPLES) {
      throw UserException.badValue("--purpose", purpose, "sft for reward-tuples", "leave it out");
    }
    return request;
  }

  private static <E extends Enum<E> & WireName> E parse(String name, Class<E> type, String value) {
    try {
      return WireName.parse(type, value);
    } catch (IllegalArgumentException e) {
      throw new UserException(name + ": " + e.getMessage(), e);
    }
  }

  private static int check(Console console, Storage storage, ExportFolder folder)
      throws IOException {
    ExportCheck check = new ExportCheck(storage, folder);
    List<String> problems = check.run();
    if (problems.isEmpty()) {
      console.say("checked: " + check.rows() + " rows keep every rule of the format");
      return 0;
    }
    problems.forEach(System.err::println);
    System.err.println(folder.uri() + " is not as the format wants it");
    return BROKEN;
  }
}
