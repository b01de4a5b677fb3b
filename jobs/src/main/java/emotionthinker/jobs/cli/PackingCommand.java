package emotionthinker.jobs.cli;

import emotionthinker.jobs.run.Stage;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Runs stages of which the first is ingest, which may pack the audio. */
@Command(mixinStandardHelpOptions = true)
final class PackingCommand extends StageCommand {
  @Option(
      names = "--pack",
      description =
          "Copy the audio files of all rows into Parquet parts of the run, which later stages read"
              + " instead of many small files; short for --set ingest.pack=true.")
  private boolean pack;

  PackingCommand(List<Stage> stages, boolean summary) {
    super(stages, summary);
  }

  @Override
  List<String> settings() {
    return pack ? List.of("ingest.pack=true") : List.of();
  }
}
