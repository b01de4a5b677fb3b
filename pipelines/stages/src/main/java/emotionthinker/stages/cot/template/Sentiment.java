package emotionthinker.stages.cot.template;

import emotionthinker.schemas.Emotion;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Whether the words of an English transcript lean to the pleasant or the unpleasant: a small word
 * list of our own, a denied pleasant word is unpleasant, a denied unpleasant one ("nothing to worry
 * about") plain. Meant to be sure when it speaks: without a hit, or with hits on both sides, the
 * words are plain.
 */
public final class Sentiment {
  private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}']+");
  private static final Set<String> PLEASANT =
      words(
          "love loved loves lovely great wonderful happy glad thank thanks beautiful amazing awesome fantastic"
              + " excellent delighted enjoy enjoyed win won celebrate congratulations excited perfect brilliant fun"
              + " laugh pleased proud yay hooray terrific superb best sweet gift lucky welcome");
  private static final Set<String> UNPLEASANT =
      words(
          "hate hated hates terrible awful horrible angry mad sad cry crying died dead death kill killed disgusting"
              + " disgust gross sick hurt pain afraid scared fear danger stupid idiot damn hell worst never-again lost"
              + " lonely alone sorry miserable furious shut useless fool liar lied ruined disaster wrong ugly nasty"
              + " upset worried worry help fire attack poor unfortunately bad stop stolen broke broken failed fail");
  private static final Set<String> NEGATION =
      words(
          "not no never don't doesn't didn't isn't wasn't won't can't cannot nothing hardly without ain't aren't");

  private static final Set<String> PLAIN_PAIRS =
      Set.of(
          "bus stop",
          "poor quality",
          "help yourself",
          "best before",
          "at best",
          "no thanks",
          "thanks to",
          "fire station",
          "fire brigade",
          "good morning",
          "help desk",
          "lost property",
          "bad luck",
          "not bad",
          "no worries",
          "no problem",
          "sorry what",
          "excuse me",
          "death row",
          "stop by",
          "fun fact");

  private Sentiment() {}

  private static Set<String> words(String list) {
    return Set.of(list.split(" ", -1));
  }

  /** Leaning of an utterance's words: -1 unpleasant, 0 plain, 1 pleasant. */
  public static int of(String transcript) {
    String[] words = NO_WORD.split(transcript.toLowerCase(Locale.ROOT).replace('\u2019', '\''));
    maskIdioms(words);
    boolean pleasant = false;
    boolean unpleasant = false;
    for (int i = 0; i < words.length; i++) {
      boolean turned = turned(words, i);
      pleasant |= !turned && PLEASANT.contains(words[i]);
      unpleasant |= turned ? PLEASANT.contains(words[i]) : UNPLEASANT.contains(words[i]);
    }
    return pleasant == unpleasant ? 0 : pleasant ? 1 : -1;
  }

  /** Negation up to three words before, over "to", "be", "so" and the like. */
  private static boolean turned(String[] words, int i) {
    for (int k = i - 1; k >= 0 && k >= i - 3; k--) {
      if (NEGATION.contains(words[k])) {
        return true;
      }
      if (k < i - 1 && PLEASANT.contains(words[k])) {
        return false;
      }
    }
    return false;
  }

  /** Words of greeting and idioms lose their leaning. */
  private static void maskIdioms(String[] words) {
    for (int i = 0; i + 1 < words.length; i++) {
      if (PLAIN_PAIRS.contains(words[i] + " " + words[i + 1])) {
        words[i] = "";
        words[i + 1] = "";
      }
    }
  }

  /**
   * Leaning of an emotion: happy pleasant; neutral, surprise, confused and whisper neither; the
   * rest not.
   */
  public static int of(Emotion emotion) {
    return switch (emotion) {
      case HAPPY -> 1;
      case NEUTRAL, SURPRISE, CONFUSED, WHISPER -> 0;
      case SAD, ANGRY, CONTEMPT_OR_DISGUST, FEAR -> -1;
    };
  }

  /**
   * Whether words and voice disagree: both lean, and to different sides. Null when the language is
   * not English or nothing is known of the words.
   */
  public static Boolean conflict(String transcript, String language, Emotion emotion) {
    if (transcript == null || !english(language) || emotion == null) {
      return null;
    }
    return of(transcript) * of(emotion) < 0;
  }

  /** Whether a BCP 47 tag is English; null is taken for English. */
  public static boolean english(String language) {
    return language == null || language.toLowerCase(Locale.ROOT).split("-", -1)[0].equals("en");
  }
}
