package emotionthinker.stages.cot.calls;

import emotionthinker.schemas.Checks;
import java.io.Serializable;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A prompt with places for the nine cues: {@code {emotion}}, {@code {transcript}}, {@code
 * {gender}}, {@code {age}}, {@code {pitch_level}}, {@code {energy_level}}, {@code {speed_level}},
 * {@code {intonation}}, {@code {stressed_words}}, {@code {labels}} for the allowed answers and
 * {@code {answer_form}} for the form of the answer. A text that is to be judged or rewritten stands
 * at {@code {reasoning}}, the scores that it is to deserve at {@code {target_scores}}.
 *
 * @param name name and version; part of the model name that candidates carry
 * @param system first message; empty for none
 * @param user second message
 */
public record PromptTemplate(String name, String system, String user) implements Serializable {
  private static final Pattern PLACE = Pattern.compile("\\{([a-z_]+)\\}");
  static final Set<String> CUES =
      Set.of(
          "emotion",
          "transcript",
          "gender",
          "age",
          "pitch_level",
          "energy_level",
          "speed_level",
          "intonation",
          "stressed_words",
          "labels",
          "answer_form",
          "reasoning",
          "target_scores");

  /** Checks every invariant; throws IllegalArgumentException naming field, value and range. */
  public PromptTemplate {
    Checks.text("name", name);
    Checks.present("system", system);
    Checks.text("user", user);
    Set<String> unknown = new TreeSet<>(places(system));
    unknown.addAll(places(user));
    unknown.removeAll(CUES);
    if (!unknown.isEmpty()) {
      throw Checks.bad("place", unknown, "one of " + new TreeSet<>(CUES));
    }
    if (!places(user).contains("transcript") || system.contains("{transcript}")) {
      throw Checks.bad(
          "user", name, "a text with the place {transcript}, which system may not have");
    }
    if (system.contains("{reasoning}")) {
      throw Checks.bad("system", name, "a text without the place {reasoning}");
    }
  }

  /** Whether the user's message has a place. */
  public boolean has(String place) {
    return places(user).contains(place);
  }

  /** Whether the writer is told the label. */
  public boolean tellsLabel() {
    return (system + user).contains("{emotion}");
  }

  /** A text with values at its places; in one pass, so that braces inside a value mean nothing. */
  static String fill(String text, Map<String, String> values) {
    return PLACE
        .matcher(text)
        .replaceAll(place -> Matcher.quoteReplacement(values.get(place.group(1))));
  }

  /** The places of a text. */
  static Set<String> places(String text) {
    Set<String> places = new TreeSet<>();
    PLACE.matcher(text).results().map((MatchResult m) -> m.group(1)).forEach(places::add);
    return places;
  }
}
