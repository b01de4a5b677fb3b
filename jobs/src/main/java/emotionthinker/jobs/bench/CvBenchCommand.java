package emotionthinker.jobs.bench;

import emotionthinker.jobs.cli.AblateCommand;
import picocli.CommandLine.Command;

/** Cross-validation over folds of speakers: the arms of section experiment, by another name. */
@Command(
    name = "cv",
    mixinStandardHelpOptions = true,
    description = "Cross-validate the arms of section experiment over folds of speakers.")
public final class CvBenchCommand extends AblateCommand {}
