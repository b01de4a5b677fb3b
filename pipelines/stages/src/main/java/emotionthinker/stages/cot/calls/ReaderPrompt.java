package emotionthinker.stages.cot.calls;

import emotionthinker.schemas.Checks;
import java.io.Serializable;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * A prompt of a label-blind reader with places for {@code {text}}, what is left of a reasoning, and
 * {@code {labels}}, the allowed answers.
 *
 * @param name name and version, for people
 * @param system first message; empty for none
 * @param user second message, the only one with the place {@code {text}}
 */
public record ReaderPrompt(String name, String system, String user) implements Serializable {
  private static final Set<String> PLACES = Set.of("text", "labels");

  /** Checks every invariant; throws IllegalArgumentException naming field, value and range. */
  public ReaderPrompt {
    Checks.text("name", name);
    Checks.present("system", system);
    Checks.text("user", user);
    Set<String> unknown = new TreeSet<>(PromptTemplate.places(system + user));
    unknown.removeAll(PLACES);
    if (!unknown.isEmpty()) {
      throw Checks.bad("place", unknown, "one of " + new TreeSet<>(PLACES));
    }
    if (!PromptTemplate.places(user).contains("text") || system.contains("{text}")) {
      throw Checks.bad("user", name, "a text with the place {text}, which system may not have");
    }
  }

  /** The user message about a text. */
  String about(String text) {
    return PromptTemplate.fill(user, Map.of("text", text, "labels", PromptRenderer.LABELS));
  }

  /** The system message. */
  String introduction() {
    return PromptTemplate.fill(system, Map.of("text", "", "labels", PromptRenderer.LABELS));
  }
}
