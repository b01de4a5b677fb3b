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
  private static final Map<String, Template> PARSED = new ConcurrentHashMap<>();
  private static final int MOST_PARSED = 20_000;
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
    return parsed(pattern).weight();
  }

  /** True with the given probability. */
  boolean chance(double probability) {
    return random.nextDouble() < probability;
  }

  /** A text of the pattern. */
  String expand(String pattern) {
    if (pattern.indexOf('{') < 0 && pattern.indexOf('$') < 0) {
      return pattern;
    }
    StringBuilder out = new StringBuilder(160);
    expand(parsed(pattern), out);
    return out.toString();
  }

  private void expand(Template template, StringBuilder out) {
    for (Part part : template.parts()) {
      if (part instanceof Plain plain) {
        out.append(plain.text());
      } else if (part instanceof Variable variable) {
        out.append(expand(resolver.apply(variable.name())));
      } else if (part instanceof Choice choice) {
        expand(choice.pick(random), out);
      }
    }
  }

  /** Patterns are few and texts many, so each is read once. */
  private static Template parsed(String pattern) {
    Template known = PARSED.get(pattern);
    if (known == null) {
      known = parse(pattern);
      if (PARSED.size() < MOST_PARSED) {
        PARSED.put(pattern, known);
      }
    }
    return known;
  }

  private static Template parse(String pattern) {
    List<Part> parts = new ArrayList<>();
    int plain = 0;
    int i = 0;
    while (i < pattern.length()) {
      char c = pattern.charAt(i);
      if (c != '{' && c != '$') {
        i++;
        continue;
      }
      if (i > plain) {
        parts.add(new Plain(pattern.substring(plain, i)));
      }
      int end = i + 1;
      if (c == '{') {
        end = closing(pattern, i);
        parts.add(Choice.of(cut(pattern.substring(i + 1, end))));
        end++;
      } else {
        while (end < pattern.length() && Character.isLetterOrDigit(pattern.charAt(end))) {
          end++;
        }
        parts.add(new Variable(pattern.substring(i + 1, end)));
      }
      i = end;
      plain = end;
    }
    if (plain < pattern.length()) {
      parts.add(new Plain(pattern.substring(plain)));
    }
    return new Template(List.copyOf(parts));
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

  /** A piece of a pattern. */
  private interface Part {
    /** Ways in which it can be expanded. */
    double expansions();
  }

  private record Plain(String text) implements Part {
    @Override
    public double expansions() {
      return 1;
    }
  }

  /** Counts as {@value #VARIABLE} ways. */
  private record Variable(String name) implements Part {
    @Override
    public double expansions() {
      return VARIABLE;
    }
  }

  /** A pattern that was read. */
  private record Template(List<Part> parts, double expansions, double weight) {
    Template(List<Part> parts) {
      this(parts, parts.stream().mapToDouble(Part::expansions).reduce(1, (a, b) -> a * b));
    }

    private Template(List<Part> parts, double expansions) {
      this(parts, expansions, Math.sqrt(expansions));
    }
  }

  private record Choice(List<Template> alternatives, double expansions, double weight)
      implements Part {
    static Choice of(List<String> alternatives) {
      List<Template> read = alternatives.stream().map(Grammar::parse).toList();
      double expansions = 0;
      double weight = 0;
      for (Template template : read) {
        expansions += template.expansions();
        weight += template.weight();
      }
      return new Choice(read, expansions, weight);
    }

    /** As {@link #pickPattern} picks. */
    Template pick(SplittableRandom random) {
      double at = random.nextDouble() * weight;
      for (Template template : alternatives) {
        at -= template.weight();
        if (at < 0) {
          return template;
        }
      }
      return alternatives.get(alternatives.size() - 1);
    }
  }
}
