package emotionthinker.stages.cot.template;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/**
 * Expands patterns: {@code {a|b|c}} is one of its alternatives, {@code $name} what the resolver
 * says, both nested as deep as wanted. Every choice is drawn from the generator given, so the same
 * seed gives the same text.
 */
final class Grammar {
  private static final Map<String, List<String>> ALTERNATIVES = new ConcurrentHashMap<>();
  private static final Map<String, Double> WEIGHTS = new ConcurrentHashMap<>();
  private static final double VARIABLE = 4;
  private static final Map<String, List<String>> LINES = new ConcurrentHashMap<>();

  private final SplittableRandom random;
  private final UnaryOperator<String> resolver;

  Grammar(SplittableRandom random, UnaryOperator<String> resolver) {
    this.random = random;
    this.resolver = resolver;
  }

  /** The lines of a table. */
  static List<String> lines(String table) {
    return LINES.computeIfAbsent(
        table, t -> t.lines().filter(l -> !l.isBlank()).map(String::strip).toList());
  }

  /**
   * One of the patterns, likelier the more ways it can be expanded: by the square root of their
   * number, between all patterns alike and all texts alike. So no wording is much commoner than
   * others.
   */
  String pickPattern(List<String> patterns) {
    double total = 0;
    for (String pattern : patterns) {
      total += weight(pattern);
    }
    double at = random.nextDouble() * total;
    for (String pattern : patterns) {
      at -= weight(pattern);
      if (at < 0) {
        return pattern;
      }
    }
    return patterns.get(patterns.size() - 1);
  }

  private static double weight(String pattern) {
    Double known = WEIGHTS.get(pattern);
    if (known == null) {
      known = Math.sqrt(expansions(pattern));
      WEIGHTS.put(pattern, known);
    }
    return known;
  }

  /** Number of expansions; a variable counts as {@value #VARIABLE}. */
  private static double expansions(String pattern) {
    double product = 1;
    for (int i = 0; i < pattern.length(); i++) {
      if (pattern.charAt(i) == '{') {
        int close = closing(pattern, i);
        double sum = 0;
        for (String alternative : alternatives(pattern.substring(i + 1, close))) {
          sum += expansions(alternative);
        }
        product *= sum;
        i = close;
      } else if (pattern.charAt(i) == '$') {
        product *= VARIABLE;
      }
    }
    return product;
  }

  /** One of the values. */
  <T> T pick(List<T> values) {
    return values.get(random.nextInt(values.size()));
  }

  /** True with the given probability. */
  boolean chance(double probability) {
    return random.nextDouble() < probability;
  }

  String expand(String pattern) {
    StringBuilder out = new StringBuilder();
    int i = 0;
    while (i < pattern.length()) {
      char c = pattern.charAt(i);
      if (c == '{') {
        int close = closing(pattern, i);
        List<String> alternatives = alternatives(pattern.substring(i + 1, close));
        out.append(expand(pickPattern(alternatives)));
        i = close + 1;
      } else if (c == '$') {
        int end = i + 1;
        while (end < pattern.length() && Character.isLetterOrDigit(pattern.charAt(end))) {
          end++;
        }
        out.append(expand(resolver.apply(pattern.substring(i + 1, end))));
        i = end;
      } else {
        out.append(c);
        i++;
      }
    }
    return out.toString();
  }

  private static int closing(String pattern, int open) {
    int depth = 0;
    for (int i = open; i < pattern.length(); i++) {
      if (pattern.charAt(i) == '{') {
        depth++;
      } else if (pattern.charAt(i) == '}' && --depth == 0) {
        return i;
      }
    }
    throw new IllegalArgumentException("unclosed { in " + pattern);
  }

  /** Alternatives of a braced body; patterns are few and texts many, so each is cut once. */
  private static List<String> alternatives(String body) {
    return ALTERNATIVES.computeIfAbsent(body, Grammar::cut);
  }

  private static List<String> cut(String body) {
    List<String> out = new ArrayList<>();
    int depth = 0;
    int from = 0;
    for (int i = 0; i < body.length(); i++) {
      char c = body.charAt(i);
      depth += c == '{' ? 1 : c == '}' ? -1 : 0;
      if (c == '|' && depth == 0) {
        out.add(body.substring(from, i));
        from = i + 1;
      }
    }
    out.add(body.substring(from));
    return out;
  }
}
