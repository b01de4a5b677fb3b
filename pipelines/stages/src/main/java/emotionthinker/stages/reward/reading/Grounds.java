package emotionthinker.stages.reward.reading;

import emotionthinker.stages.cot.claims.LexiconFile;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Whether a sentence gives a reason, and whether that reason is in the voice. What English reasons
 * with and what it speaks of voices with stands in the resource {@code grounds.txt}, with who wrote
 * it. Nothing is learnt, so texts of any writer are held against the same words.
 */
final class Grounds {
  private static final String RESOURCE = "/emotionthinker/stages/reward/reading/grounds.txt";

  private static final Phrases INFERS = phrases("INFERS");
  private static final Phrases MAY_INFER = phrases("MAY_INFER");
  private static final Phrases VOICE = phrases("VOICE");
  private static final Phrases SUMS = phrases("SUMS");
  private static final Phrases BACK = phrases("BACK");
  private static final Phrases OWN = phrases("OWN");
  private static final Phrases JOINED = phrases("JOINED");
  private static final Phrases CIRCUMSTANCES = phrases("CIRCUMSTANCES");
  private static final Phrases FOREIGN = phrases("FOREIGN");
  private static final Phrases SOUND = phrases("VOICE", "TEXT");
  private static final Phrases FEELING = phrases("FEELING");
  private static final Set<String> JOINTS = Set.of(",", ";", "and");

  private Grounds() {}

  /**
   * Whether a sentence gives a reason that is not in the voice: it speaks of circumstances (how the
   * clip was made, what the text is made of, the day, the person's life, chance) and not of sound;
   * or it reasons, or speaks of a feeling, and neither speaks of the voice, nor draws on what was
   * said before. One that quotes is about what was said. A sentence that names the conclusion draws
   * on what was said before unless it has a reason of its own.
   *
   * @param forms words of the sentence as {@link WordList} has them
   */
  static boolean unfounded(List<String> forms) {
    if ((CIRCUMSTANCES.in(forms) || FOREIGN.in(forms)) && !SOUND.in(forms)) {
      return true;
    }
    if (VOICE.in(forms) || forms.contains("<quote>") || SUMS.in(forms)) {
      return false;
    }
    boolean concludes = forms.contains("<answer>");
    if ((concludes || BACK.at(forms, 0)) && !ownReason(forms)) {
      return false;
    }
    return INFERS.in(forms) || feeling(forms) || (concludes && MAY_INFER.in(forms));
  }

  private static boolean ownReason(List<String> forms) {
    for (int i = 1; i < forms.size(); i++) {
      if (JOINTS.contains(forms.get(i - 1)) && JOINED.at(forms, i)) {
        return true;
      }
    }
    return OWN.in(forms);
  }

  private static boolean feeling(List<String> forms) {
    return FEELING.in(forms)
        || forms.stream().anyMatch(form -> form.equals("<other>") || Affect.of(form) != null);
  }

  private static Phrases phrases(String key) {
    return new Phrases(LexiconFile.words(RESOURCE, key));
  }

  /** The phrases of one list that are none of another and have no word of it. */
  private static Phrases phrases(String key, String without) {
    Set<String> words = LexiconFile.words(RESOURCE, without);
    Set<String> phrases = new HashSet<>(LexiconFile.words(RESOURCE, key));
    phrases.removeIf(
        p -> words.contains(p) || Arrays.stream(p.split(" ", -1)).anyMatch(words::contains));
    return new Phrases(phrases);
  }

  /** Phrases of whole words, by their first. */
  private static final class Phrases {
    private final Map<String, List<List<String>>> byFirst = new HashMap<>();

    Phrases(Set<String> phrases) {
      for (String phrase : phrases) {
        List<String> words = List.of(phrase.split(" ", -1));
        byFirst.computeIfAbsent(words.get(0), first -> new ArrayList<>()).add(words);
      }
    }

    /** Whether one of them stands anywhere. */
    boolean in(List<String> forms) {
      for (int i = 0; i < forms.size(); i++) {
        if (at(forms, i)) {
          return true;
        }
      }
      return false;
    }

    /** Whether one of them begins at a word. */
    boolean at(List<String> forms, int from) {
      for (List<String> phrase : byFirst.getOrDefault(forms.get(from), List.of())) {
        int to = from + phrase.size();
        if (to <= forms.size() && forms.subList(from, to).equals(phrase)) {
          return true;
        }
      }
      return false;
    }
  }
}
