package emotionthinker.stages.cot.claims;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A phrase with many variants, matched choice by choice: "{raises|lifts} _ voice". Its variants are
 * never written out, as a phrase with five choices may have a million.
 */
final class PhrasePattern {
  /** In a phrase: one to {@value #MOST_IN_GAP} words of a noun phrase. */
  static final String GAP = "_";

  /** As {@link #GAP}, or nothing. */
  static final String OPTIONAL_GAP = "__";

  private static final int MOST_IN_GAP = 2;
  private static final Set<String> NOT_IN_GAP =
      Set.of("and", "or", "but", "not", "n't", "is", "are", "was", "were", "than");

  /** Element, variant, word; null stands for a gap. */
  private final List<List<String[]>> elements = new ArrayList<>();

  /**
   * Compiles a phrase in the notation of {@link LexiconFile}. A choice with a variant that ends in
   * a blank stands for words of its own, any other is part of the word it touches.
   */
  PhrasePattern(String phrase) {
    List<String> word = new ArrayList<>();
    int i = 0;
    while (i < phrase.length()) {
      char c = phrase.charAt(i);
      if (c == ' ') {
        close(word);
        i++;
      } else if (c == '{') {
        int end = phrase.indexOf('}', i);
        List<String> options = List.of(phrase.substring(i + 1, end).split("\\|", -1));
        boolean own = options.stream().anyMatch(o -> o.endsWith(" "));
        glue(word, options);
        if (own) {
          close(word);
        }
        i = end + 1;
      } else {
        int end = i;
        while (end < phrase.length() && phrase.charAt(end) != ' ' && phrase.charAt(end) != '{') {
          end++;
        }
        glue(word, List.of(phrase.substring(i, end)));
        i = end;
      }
    }
    close(word);
  }

  private static void glue(List<String> word, List<String> options) {
    List<String> before = word.isEmpty() ? List.of("") : List.copyOf(word);
    word.clear();
    for (String stem : before) {
      options.forEach(option -> word.add(stem + option));
    }
  }

  private void close(List<String> word) {
    if (word.isEmpty()) {
      return;
    }
    List<String[]> variants = new ArrayList<>();
    if (word.equals(List.of(GAP))) {
      elements.add(null);
    } else if (word.equals(List.of(OPTIONAL_GAP))) {
      elements.add(List.of());
    } else {
      for (String option : word) {
        if (option.isBlank()) {
          variants.add(new String[0]);
        } else {
          LexiconFile.phrases(option.strip()).forEach(p -> variants.add(p.split(" ", -1)));
        }
      }
      elements.add(variants);
    }
    word.clear();
  }

  /** Words that a match may begin with. */
  Set<String> firstWords() {
    Set<String> out = new HashSet<>();
    for (List<String[]> element : elements) {
      boolean optional = false;
      for (String[] variant : element) {
        optional |= variant.length == 0;
        if (variant.length > 0) {
          out.add(variant[0]);
        }
      }
      if (!optional) {
        break;
      }
    }
    return out;
  }

  /** Number of tokens of the longest match that begins at {@code i}; 0 when none does. */
  int length(List<Token> tokens, int i) {
    return Math.max(0, end(tokens, 0, i) - i);
  }

  private int end(List<Token> tokens, int element, int from) {
    if (element == elements.size()) {
      return from;
    }
    List<String[]> variants = elements.get(element);
    int longest = -1;
    if (variants == null || variants.isEmpty()) {
      if (variants != null) {
        longest = end(tokens, element + 1, from);
      }
      for (int k = from; k < from + MOST_IN_GAP && k < tokens.size() && inGap(tokens.get(k)); k++) {
        longest = Math.max(longest, end(tokens, element + 1, k + 1));
      }
      return longest;
    }
    for (String[] variant : variants) {
      if (matches(tokens, from, variant)) {
        longest = Math.max(longest, end(tokens, element + 1, from + variant.length));
      }
    }
    return longest;
  }

  private static boolean matches(List<Token> tokens, int from, String[] words) {
    if (from + words.length > tokens.size()) {
      return false;
    }
    for (int k = 0; k < words.length; k++) {
      Token token = tokens.get(from + k);
      if (token.quoted() || !token.norm().equals(words[k])) {
        return false;
      }
    }
    return true;
  }

  private static boolean inGap(Token token) {
    return token.word() && !token.quoted() && !NOT_IN_GAP.contains(token.norm());
  }
}
