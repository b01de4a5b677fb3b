package emotionthinker.stages.eval;

import emotionthinker.schemas.Checks;
import emotionthinker.schemas.Emotion;
import emotionthinker.schemas.UserException;
import emotionthinker.schemas.Utterance;
import emotionthinker.stages.cot.CotText;
import java.io.Serializable;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The options that a question offers, and what they mean. Which option is right for an utterance is
 * decided by its raw label where an option claims that, else by its canonical emotion; an utterance
 * that no option fits is not evaluated under this list.
 *
 * <p>The lists of the data sets that speech-emotion systems are compared on: IEMOCAP by the usual
 * four classes, excitement counted as happiness (Busso et al. 2008 name the labels); MELD's seven
 * (Poria et al. 2019); RAVDESS's eight, calm being one (Livingstone and Russo 2018); SAVEE's seven
 * (Jackson and Haq 2014); and the nine of EmotionCoT.
 *
 * @param name name of the list
 * @param options options in the order in which they are asked
 */
public record LabelSet(String name, List<Option> options) implements Serializable {

  /**
   * One option.
   *
   * @param text as it stands in the question
   * @param rawLabels raw labels of corpora that mean it whatever their canonical emotion, and that
   *     are taken for it as answers, in lower case
   * @param emotion canonical emotion that means it; null when none does
   */
  public record Option(String text, List<String> rawLabels, Emotion emotion)
      implements Serializable {
    /** Checks every invariant; throws IllegalArgumentException naming field, value and range. */
    public Option {
      Checks.text("text", text);
      rawLabels = Checks.list("raw_labels", rawLabels);
    }
  }

  private static final Map<String, LabelSet> ALL = new TreeMap<>();

  static {
    List<Option> nine =
        Arrays.stream(Emotion.values()).map(e -> new Option(e.wire(), List.of(), e)).toList();
    add("nine", nine);
    add(
        "iemocap4",
        List.of(
            new Option("angry", List.of(), Emotion.ANGRY),
            new Option("happy", List.of("exc", "excited", "excitement"), Emotion.HAPPY),
            new Option("neutral", List.of(), Emotion.NEUTRAL),
            new Option("sad", List.of(), Emotion.SAD)));
    add(
        "meld7",
        List.of(
            new Option("neutral", List.of(), Emotion.NEUTRAL),
            new Option("surprise", List.of(), Emotion.SURPRISE),
            new Option("fear", List.of(), Emotion.FEAR),
            new Option("sadness", List.of(), Emotion.SAD),
            new Option("joy", List.of(), Emotion.HAPPY),
            new Option("disgust", List.of(), Emotion.CONTEMPT_OR_DISGUST),
            new Option("anger", List.of(), Emotion.ANGRY)));
    add(
        "ravdess8",
        List.of(
            new Option("neutral", List.of(), Emotion.NEUTRAL),
            new Option("calm", List.of("calm"), null),
            new Option("happy", List.of(), Emotion.HAPPY),
            new Option("sad", List.of(), Emotion.SAD),
            new Option("angry", List.of(), Emotion.ANGRY),
            new Option("fearful", List.of(), Emotion.FEAR),
            new Option("disgust", List.of(), Emotion.CONTEMPT_OR_DISGUST),
            new Option("surprised", List.of(), Emotion.SURPRISE)));
    add(
        "savee7",
        List.of(
            new Option("anger", List.of(), Emotion.ANGRY),
            new Option("disgust", List.of(), Emotion.CONTEMPT_OR_DISGUST),
            new Option("fear", List.of(), Emotion.FEAR),
            new Option("happiness", List.of(), Emotion.HAPPY),
            new Option("neutral", List.of(), Emotion.NEUTRAL),
            new Option("sadness", List.of(), Emotion.SAD),
            new Option("surprise", List.of(), Emotion.SURPRISE)));
  }

  /** Checks every invariant; throws IllegalArgumentException naming field, value and range. */
  public LabelSet {
    Checks.text("name", name);
    options = Checks.list("options", options);
    Set<Object> claimed = new HashSet<>();
    for (Option option : options) {
      Set<Object> claims = new HashSet<>(option.rawLabels());
      claims.add(option.text());
      if (option.emotion() != null) {
        claims.add(option.emotion());
      }
      for (Object claim : claims) {
        if (!claimed.add(claim)) {
          throw Checks.bad("options", claim, "in one option only");
        }
      }
    }
  }

  private static void add(String name, List<Option> options) {
    ALL.put(name, new LabelSet(name, options));
  }

  /** Names of the lists that are known. */
  public static Set<String> names() {
    return ALL.keySet();
  }

  /**
   * The list of a name.
   *
   * @throws UserException when there is none
   */
  public static LabelSet of(String name) {
    LabelSet found = ALL.get(name);
    if (found == null) {
      throw UserException.badValue(
          "label set", name, "one of " + String.join(", ", ALL.keySet()), "name one of these");
    }
    return found;
  }

  /** Number of options. */
  public int size() {
    return options.size();
  }

  /** Text of an option. */
  public String text(int option) {
    return options.get(option).text();
  }

  /** Index of an option's exact text; -1 when it is none. */
  public int indexOf(String text) {
    for (int i = 0; i < options.size(); i++) {
      if (options.get(i).text().equals(text)) {
        return i;
      }
    }
    return -1;
  }

  /** The options as a question lists them. */
  public String listed() {
    return options.stream().map(Option::text).collect(Collectors.joining(", "));
  }

  /** The right option of an utterance; empty when it is unlabelled or none fits. */
  public OptionalInt gold(Utterance utterance) {
    if (utterance.emotionRaw() == null) {
      return OptionalInt.empty();
    }
    int raw = byRaw(key(utterance.emotionRaw()));
    return raw >= 0 ? OptionalInt.of(raw) : of(utterance.emotion());
  }

  /** The option of a canonical emotion; empty when none has it, or for null. */
  public OptionalInt of(Emotion emotion) {
    for (int i = 0; i < options.size(); i++) {
      if (emotion != null && options.get(i).emotion() == emotion) {
        return OptionalInt.of(i);
      }
    }
    return OptionalInt.empty();
  }

  /**
   * The option that an answer names: its text in any case, one of its raw labels, else a word for
   * its canonical emotion; empty when the answer names none.
   */
  public OptionalInt answer(String answer) {
    String key = key(answer);
    for (int i = 0; i < options.size(); i++) {
      if (options.get(i).text().toLowerCase(Locale.ROOT).equals(key)) {
        return OptionalInt.of(i);
      }
    }
    int raw = byRaw(key);
    return raw >= 0 ? OptionalInt.of(raw) : of(CotText.emotionOf(answer).orElse(null));
  }

  private int byRaw(String key) {
    for (int i = 0; i < options.size(); i++) {
      if (options.get(i).rawLabels().contains(key)) {
        return i;
      }
    }
    return -1;
  }

  private static String key(String label) {
    return label.strip().toLowerCase(Locale.ROOT).replaceAll("[.!]+$", "");
  }
}
