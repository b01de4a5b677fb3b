package emotionthinker.jobs;

import emotionthinker.io.RunLockedException;
import emotionthinker.jobs.cli.EmotionThinkerCommand;
import emotionthinker.schemas.UserException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import picocli.CommandLine;

/**
 * The program. Exit codes: 0 done; 1 wrong usage; 2 a problem that the user can fix, said in one
 * message without a stack trace; 3 a bug, with the stack trace; 4 the run folder is in use.
 */
public final class Main {
  static final int OK = 0;
  static final int USAGE = 1;
  static final int USER = 2;
  static final int BUG = 3;
  static final int LOCKED = 4;

  private Main() {}

  /** Runs the command and ends the JVM with its exit code. */
  public static void main(String[] arguments) {
    System.exit(run(arguments));
  }

  /** Runs the command and returns its exit code. */
  public static int run(String... arguments) {
    return EmotionThinkerCommand.commandLine(arguments)
        .setExecutionExceptionHandler((e, line, parsed) -> report(e, line))
        .setParameterExceptionHandler(
            (e, args) -> {
              CommandLine line = e.getCommandLine();
              line.getErr().println(e.getMessage());
              CommandLine.UnmatchedArgumentException.printSuggestions(e, line.getErr());
              line.getErr().println("Try: " + line.getCommandSpec().qualifiedName() + " --help");
              return USAGE;
            })
        .setCaseInsensitiveEnumValuesAllowed(true)
        .execute(arguments);
  }

  private static int report(Exception e, CommandLine line) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof RunLockedException) {
        line.getErr().println(cause.getMessage());
        return LOCKED;
      }
      if (cause instanceof UserException) {
        line.getErr().println(cause.getMessage());
        return USER;
      }
      // a missing file where there should be one is more likely ours
      if (cause instanceof FileSystemException place && !(cause instanceof NoSuchFileException)) {
        line.getErr()
            .println(
                place.getFile()
                    + " cannot be used: "
                    + (place.getReason() == null
                        ? place.getClass().getSimpleName()
                        : place.getReason())
                    + ". What to do: name another place, or mend its rights or space");
        return USER;
      }
    }
    line.getErr().println("This is a bug of emotionthinker; please report it with these lines:");
    e.printStackTrace(line.getErr());
    return BUG;
  }
}
