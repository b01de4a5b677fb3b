package emotionthinker.stages.reward.tuples;

import emotionthinker.schemas.Cue;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Level words of each cue and their opposites, phrases before the words in them. */
final class Opposites {
  private static final Map<Cue, Map<String, String>> WORDS = new EnumMap<>(Cue.class);
  private static final Map<Cue, Pattern> PATTERNS = new EnumMap<>(Cue.class);

  static {
    put(
        Cue.PITCH,
        "above average=below average, below average=above average, high side=low side, low side=high side,"
            + " mid-range=very high, high=low, higher=lower, raised=lowered, elevated=lowered, low=high,"
            + " lower=higher, lowered=raised, deep=high, normal=high, average=high, moderate=high,"
            + " unremarkable=strikingly high");
    put(
        Cue.ENERGY,
        "above average=below average, below average=above average, high side=low side, low side=high side,"
            + " high=low, strong=weak, raised=reduced, elevated=reduced, loud=quiet, loudly=quietly,"
            + " low=high, weak=strong, reduced=raised, muted=powerful, subdued=powerful, quiet=loud,"
            + " quietly=loudly, soft=loud, softly=loudly, normal=high, moderate=high, average=high,"
            + " ordinary=high");
    put(
        Cue.SPEED,
        "above average=below average, below average=above average, fast side=slow side,"
            + " slow side=fast side, fast=slow, quick=slow, rapid=slow, brisk=sluggish, hurried=leisurely,"
            + " quickly=slowly, rapidly=slowly, slow=fast, sluggish=brisk, leisurely=hurried,"
            + " drawn-out=rapid, slowly=quickly, normal=fast, moderate=rapid, average=fast, ordinary=fast,"
            + " conversational=hurried");
    put(
        Cue.INTONATION,
        "rises and then falls=falls and then rises, falls and then rises=rises and then falls,"
            + " rising-falling=falling-rising, falling-rising=rising-falling, rise-fall=fall-rise,"
            + " fall-rise=rise-fall, moves upward=moves downward, moves downward=moves upward,"
            + " goes up=comes down, comes down=goes up, hardly moves=moves freely, moves freely=hardly moves,"
            + " barely varies=varies widely, varies widely=barely varies, stays flat=varies widely,"
            + " stays level=varies widely, rising=falling, upward=downward, climbing=descending,"
            + " ascending=descending, rises=falls, climbs=falls, falling=rising, downward=upward,"
            + " descending=climbing, falls=rises, descends=climbs, flat=lively, monotone=lively,"
            + " level=lively, expressive=flat, lively=flat, animated=monotone, varied=flat");
  }

  private Opposites() {}

  private static void put(Cue cue, String pairs) {
    Map<String, String> words = new LinkedHashMap<>();
    for (String pair : pairs.split(", *", -1)) {
      String[] sides = pair.split("=", -1);
      words.put(sides[0], sides[1]);
    }
    WORDS.put(cue, words);
    PATTERNS.put(cue, Pattern.compile("(?i)\\b(" + String.join("|", words.keySet()) + ")\\b(?!-)"));
  }

  /** The quotation with its first level word turned round; null when it has none that we know. */
  static String of(Cue cue, String quote) {
    Pattern pattern = PATTERNS.get(cue);
    if (pattern == null) {
      return null;
    }
    Matcher matcher = pattern.matcher(quote);
    if (!matcher.find()) {
      return null;
    }
    String opposite = WORDS.get(cue).get(matcher.group().toLowerCase(Locale.ROOT));
    return quote.substring(0, matcher.start()) + opposite + quote.substring(matcher.end());
  }
}
