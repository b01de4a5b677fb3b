package emotionthinker.stages.reward.reading;

import emotionthinker.stages.reward.reading.WordList.Line;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/** Numbers of a text as a text: means and shares over its sentences, and where it concludes. */
final class TextSigns {
  static final int SIZE = 31;

  /** Where it says how many reasons rest on nothing. */
  static final int UNFOUNDED = SIZE - 1;

  private static final int GRAM = 4;
  private static final double TWICE = 0.8;

  private TextSigns() {}

  static void fill(double[] out, int at, List<Line> lines, List<SentenceSigns> signs) {
    if (lines.isEmpty()) {
      return;
    }
    int n = signs.size();
    SentenceSigns last = signs.get(n - 1);
    List<SentenceSigns> earlier = signs.subList(0, n - 1);
    long unfounded = signs.stream().filter(s -> s.meaning().unfounded()).count();
    double[] values = {
      share(signs, SentenceSigns::whole),
      flag(last.whole()),
      flag(last.answer()),
      flag(earlier.stream().anyMatch(SentenceSigns::answer)),
      flag(signs.get(0).answer()),
      flag(signs.stream().anyMatch(SentenceSigns::answer)),
      share(signs, SentenceSigns::other),
      share(signs, SentenceSigns::link),
      share(signs, s -> s.claims() && s.link()),
      share(signs, SentenceSigns::claims),
      share(signs, s -> !s.claims() && !s.link() && !s.quote() && !s.answer()),
      share(signs, s -> s.repeated() > TWICE),
      repeatedGrams(lines),
      mean(signs, SentenceSigns::functionShare),
      Math.min(1, 4 * mean(signs, SentenceSigns::commaShare)),
      Math.min(1, 8 * mean(signs, SentenceSigns::badShare)),
      mean(signs, SentenceSigns::runShare),
      share(signs, s -> s.badShare() > 0),
      share(signs, SentenceSigns::broken),
      share(signs, SentenceSigns::capital),
      share(signs, SentenceSigns::verb),
      share(signs, s -> s.meaning().feels()),
      share(signs, s -> s.meaning().agrees()),
      share(signs, s -> s.meaning().differs()),
      flag(earlier.stream().anyMatch(s -> s.meaning().agrees())),
      flag(signs.stream().anyMatch(s -> s.meaning().differs())),
      share(signs, s -> s.meaning().fits()),
      flag(signs.stream().anyMatch(s -> s.meaning().clashes())),
      plausible(signs),
      flag(unfounded > 0),
      Math.min(1, (double) unfounded / ReasoningReader.MOST_UNFOUNDED)
    };
    System.arraycopy(values, 0, out, at, SIZE);
  }

  /** Mean over the sentences that claim a direction. */
  private static double plausible(List<SentenceSigns> signs) {
    return signs.stream()
        .mapToDouble(s -> s.meaning().plausible())
        .filter(p -> p != 0)
        .average()
        .orElse(0);
  }

  /** Share of runs of four words that stood there before. */
  private static double repeatedGrams(List<Line> lines) {
    List<String> words =
        lines.stream().flatMap(l -> l.forms().stream()).filter(SentenceSigns::isWord).toList();
    Set<List<String>> seen = new HashSet<>();
    int again = 0;
    int all = Math.max(0, words.size() - GRAM + 1);
    for (int i = 0; i < all; i++) {
      again += seen.add(words.subList(i, i + GRAM)) ? 0 : 1;
    }
    return all == 0 ? 0 : (double) again / all;
  }

  private interface Test {
    boolean of(SentenceSigns signs);
  }

  private static double share(List<SentenceSigns> signs, Test test) {
    Stream<SentenceSigns> those = signs.stream().filter(test::of);
    return (double) those.count() / signs.size();
  }

  private static double mean(List<SentenceSigns> signs, ToDoubleFunction<SentenceSigns> value) {
    return signs.stream().mapToDouble(value).average().orElse(0);
  }

  private static double flag(boolean value) {
    return value ? 1 : 0;
  }
}
