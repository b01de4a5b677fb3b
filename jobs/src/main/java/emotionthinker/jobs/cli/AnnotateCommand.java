package emotionthinker.jobs.cli;

import emotionthinker.io.Storage;
import emotionthinker.io.table.TableReader;
import emotionthinker.jobs.config.RunConfig;
import emotionthinker.jobs.run.Console;
import emotionthinker.jobs.run.Stage;
import emotionthinker.jobs.teach.CallPlan;
import emotionthinker.schemas.Table;
import emotionthinker.stages.cot.calls.CallEstimate;
import emotionthinker.stages.cot.calls.Price;
import java.io.IOException;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The annotate stage, with a look at what it would cost. */
@Command(mixinStandardHelpOptions = true)
final class AnnotateCommand extends StageCommand {
  @Option(
      names = "--dry-run",
      description = "Print calls, tokens and cost, estimated from a sample; nothing is sent.")
  private boolean dryRun;

  AnnotateCommand(List<Stage> stages) {
    super(stages, false);
  }

  @Override
  public Integer call() throws Exception {
    if (!dryRun) {
      return super.call();
    }
    RunConfig config = common().config();
    try (Console console = common().console()) {
      if (config.annotate().embedded()) {
        console.say("annotate.teacher = template makes no calls and costs nothing");
      } else {
        print(config, console);
      }
    }
    return 0;
  }

  private static void print(RunConfig config, Console console) throws IOException {
    Storage storage = Storage.of(config.hadoop());
    CallPlan.Result plan =
        CallPlan.of(
            config,
            new CallPlan.Tables() {
              @Override
              public <T extends Record> TableReader<T> read(Table<T> table) throws IOException {
                return TableReader.open(storage, config.run().dir(), table);
              }
            });
    CallEstimate.Sums sums = plan.sums();
    Map<String, Object> json = new TreeMap<>();
    json.put("sample_utterances", plan.sample());
    json.put("utterances", plan.utterances());
    json.put("calls", sums.calls());
    json.put("recorded", sums.recorded());
    json.put("likely_tokens", sums.likelyTokens());
    json.put("max_tokens", sums.maxTokens());
    json.put("likely_usd", usd(sums.likelyPicoUsd()));
    json.put("max_usd", usd(sums.maxPicoUsd()));
    console.object(json);
    console.say(
        String.format(
            Locale.ROOT,
            "%,d calls about %,d utterances (estimated from %,d), %,d of them recorded and free%n"
                + "%,d tokens, at most %,d%n%s USD, at most %s USD, with %s",
            sums.calls(),
            plan.utterances(),
            plan.sample(),
            sums.recorded(),
            sums.likelyTokens(),
            sums.maxTokens(),
            usd(sums.likelyPicoUsd()),
            usd(sums.maxPicoUsd()),
            config.llm().model()));
  }

  private static String usd(long picoUsd) {
    return Price.usd(picoUsd).setScale(4, RoundingMode.HALF_UP).toPlainString();
  }
}
