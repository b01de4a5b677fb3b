package emotionthinker.jobs.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** Every command explains itself: what it does, what each option means, and an example. */
class HelpTest {
  private static final List<String> NOT_OURS = List.of("generate-completion");

  @Test
  void everyCommandShowsAnExampleOfItself() {
    List<String> without = new ArrayList<>();
    walk(
        EmotionThinkerCommand.commandLine(),
        "emotionthinker",
        (name, line) -> {
          String footer = String.join("\n", line.getCommandSpec().usageMessage().footer());
          if (!footer.contains(name)) {
            without.add(name);
          }
        });
    assertEquals(List.of(), without);
  }

  @Test
  void everyOptionIsDescribed() {
    List<String> without = new ArrayList<>();
    walk(
        EmotionThinkerCommand.commandLine(),
        "emotionthinker",
        (name, line) -> {
          assertTrue(line.getCommandSpec().usageMessage().description().length > 0, name);
          for (OptionSpec option : line.getCommandSpec().options()) {
            if (String.join("", option.description()).isBlank()) {
              without.add(name + " " + option.longestName());
            }
          }
        });
    assertEquals(List.of(), without);
  }

  private interface Visit {
    void of(String name, CommandLine line);
  }

  private static void walk(CommandLine line, String name, Visit visit) {
    visit.of(name, line);
    line.getSubcommands()
        .forEach(
            (sub, subLine) -> {
              if (!NOT_OURS.contains(sub)) {
                walk(subLine, name + " " + sub, visit);
              }
            });
  }
}
