package emotionthinker.stages.reward.reading;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How likely the order of words is: trigrams of word classes, learnt from good texts. A function
 * word or a sign is its own class, any other word is classed by its ending, so texts about other
 * things in other words are judged by the same grammar. Interpolation after Witten and Bell (1991,
 * IEEE Trans. Information Theory 37(4)): {@code p(w|h) = (c(hw) + T(h) p(w|h')) / (c(h) + T(h))},
 * with T(h) the kinds of words seen after h and h' the history without its first word; at the end
 * every class alike.
 */
public final class WordOrder {
  private static final Set<String> FUNCTION =
      Set.of(
          ("a an the this that these those some any no every each both all such one another other others what which who"
                  + " whose whom it its he she they them his her their him we our i you your me my is are was were be"
                  + " been being am has have had having do does did can could may might must shall should will would"
                  + " not nor neither never and or but yet so if while whereas because since as than though although when"
                  + " where whether before after until of in on at to from by with without for into onto over under about"
                  + " above below between behind beyond against among through throughout across along toward towards"
                  + " rather more most less least very too also only even just still there here then thus hence therefore"
                  + " up down out off away how why again nothing something anything someone people")
              .split(" ", -1));
  private static final List<String> ENDINGS =
      List.of("ing", "ed", "ly", "ness", "ion", "ity", "ment", "ful", "ous", "al", "er", "est", "s");
  private static final String BEFORE = "<s>";
  private static final double CLASSES = 200;

  private final SortedMap<String, Integer> counts;
  private final Map<String, int[]> histories = new TreeMap<>();

  private WordOrder(SortedMap<String, Integer> counts) {
    this.counts = Collections.unmodifiableSortedMap(counts);
    counts.forEach(
        (gram, count) -> {
          int cut = gram.lastIndexOf(' ');
          int[] of = histories.computeIfAbsent(cut < 0 ? "" : gram.substring(0, cut), h -> new int[2]);
          of[0] += count;
          of[1]++;
        });
  }

  /** Learns from sentences of good texts, each a list of words and signs in lower case. */
  public static WordOrder learn(Iterable<List<String>> sentences) {
    SortedMap<String, Integer> counts = new TreeMap<>();
    for (List<String> sentence : sentences) {
      List<String> classes = classes(sentence);
      for (int i = 2; i < classes.size(); i++) {
        counts.merge(classes.get(i), 1, Integer::sum);
        counts.merge(classes.get(i - 1) + " " + classes.get(i), 1, Integer::sum);
        counts.merge(
            classes.get(i - 2) + " " + classes.get(i - 1) + " " + classes.get(i), 1, Integer::sum);
      }
    }
    return new WordOrder(counts);
  }

  /** One that was learnt before, by its {@link #counts}. */
  public static WordOrder of(Map<String, Integer> counts) {
    return new WordOrder(new TreeMap<>(counts));
  }

  /** Classes joined by spaces, one to three of them, with how often they were seen. */
  public SortedMap<String, Integer> counts() {
    return counts;
  }

  /** Logarithm of the probability of each word of a sentence after the two before it. */
  List<Double> logProbabilities(List<String> sentence) {
    List<String> classes = classes(sentence);
    List<Double> out = new ArrayList<>();
    for (int i = 2; i < classes.size(); i++) {
      String word = classes.get(i);
      double p = 1 / CLASSES;
      p = backed("", word, p);
      p = backed(classes.get(i - 1), word, p);
      p = backed(classes.get(i - 2) + " " + classes.get(i - 1), word, p);
      out.add(Math.log(p));
    }
    return out;
  }

  private double backed(String history, String word, double shorter) {
    int[] of = histories.get(history);
    if (of == null) {
      return shorter;
    }
    String gram = history.isEmpty() ? word : history + " " + word;
    return (counts.getOrDefault(gram, 0) + of[1] * shorter) / (of[0] + of[1]);
  }

  private static List<String> classes(List<String> sentence) {
    List<String> out = new ArrayList<>(List.of(BEFORE, BEFORE));
    sentence.forEach(word -> out.add(classOf(word)));
    return out;
  }

  /** Whether it is a word, and no function word. */
  public static boolean isContentWord(String form) {
    return SentenceSigns.isWord(form) && !isFunctionWord(form);
  }

  static boolean isFunctionWord(String word) {
    return FUNCTION.contains(word);
  }

  private static String classOf(String word) {
    if (isFunctionWord(word) || word.startsWith("<") || !Character.isLetterOrDigit(word.charAt(0))) {
      return word;
    }
    String lower = word.toLowerCase(Locale.ROOT);
    for (String ending : ENDINGS) {
      if (lower.length() > ending.length() + 2 && lower.endsWith(ending)) {
        return "~" + ending;
      }
    }
    return "~";
  }
}
