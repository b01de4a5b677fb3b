package emotionthinker.stages.cot.claims;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
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

  /** Stands for any word, or none. */
  static final String ANY_WORD = "";

  private static final int MOST_IN_GAP = 2;
  private static final Set<String> NOT_IN_GAP =
      Set.of("and", "or", "but", "not", "n't", "is", "are", "was", "were", "than");

  /**
   * A place of the phrase.
   *
   * @param variants what may stand here, by first word
   * @param optional whether nothing may stand here
   * @param gap whether any words may stand here
   */
  private record Element(Map<String, List<String[]>> variants, boolean optional, boolean gap) {}

  private final List<Element> elements = new ArrayList<>();

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
    String first = word.get(0);
    boolean gap = word.size() == 1 && (first.equals(GAP) || first.equals(OPTIONAL_GAP));
    Map<String, List<String[]>> variants = new HashMap<>();
    boolean optional = first.equals(OPTIONAL_GAP);
    for (String option : gap ? List.<String>of() : word) {
      optional |= option.isBlank();
      for (String variant :
          option.isBlank() ? List.<String>of() : LexiconFile.variants(option.strip())) {
        String[] words = variant.split(" ", -1);
        Arrays.setAll(words, k -> PhraseTrie.word(words[k]));
        variants.computeIfAbsent(words[0], w -> new ArrayList<>()).add(words);
      }
    }
    elements.add(new Element(variants, optional, gap));
    word.clear();
  }

  /**
   * Words that a match may begin with, each with the words that may come second; {@link #ANY_WORD}
   * among these when any may. Most words that begin a phrase ("the", "with") are not followed by
   * one of these, which spares the match.
   */
  Map<String, Set<String>> openings() {
    Map<String, Set<String>> out = new HashMap<>();
    for (int k = 0; k < elements.size(); k++) {
      Set<String> following = firstWords(k + 1);
      for (Map.Entry<String, List<String[]>> variants : elements.get(k).variants.entrySet()) {
        Set<String> seconds = out.computeIfAbsent(variants.getKey(), w -> new HashSet<>());
        for (String[] words : variants.getValue()) {
          seconds.addAll(words.length > 1 ? Set.of(words[1]) : following);
        }
      }
      if (!elements.get(k).optional) {
        break;
      }
    }
    return out;
  }

  private Set<String> firstWords(int index) {
    Set<String> out = new HashSet<>();
    for (Element element : elements.subList(index, elements.size())) {
      out.addAll(element.gap ? Set.of(ANY_WORD) : element.variants.keySet());
      if (!element.optional) {
        return out;
      }
    }
    out.add(ANY_WORD);
    return out;
  }

  /** Number of tokens of the longest match that begins at {@code i}; 0 when none does. */
  int length(List<Token> tokens, int i) {
    return Math.max(0, end(tokens, 0, i) - i);
  }

  private int end(List<Token> tokens, int index, int from) {
    if (index == elements.size()) {
      return from;
    }
    Element element = elements.get(index);
    int longest = element.optional ? end(tokens, index + 1, from) : -1;
    if (from == tokens.size()) {
      return longest;
    }
    if (element.gap) {
      for (int k = from; k < from + MOST_IN_GAP && k < tokens.size() && inGap(tokens.get(k)); k++) {
        longest = Math.max(longest, end(tokens, index + 1, k + 1));
      }
      return longest;
    }
    List<String[]> variants = element.variants.get(tokens.get(from).norm());
    for (int k = 0; variants != null && k < variants.size(); k++) {
      String[] variant = variants.get(k);
      if (matches(tokens, from, variant)) {
        longest = Math.max(longest, end(tokens, index + 1, from + variant.length));
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
