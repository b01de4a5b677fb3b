package emotionthinker.stages.reward.tuples;

import emotionthinker.stages.cot.CueSheet;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.regex.Pattern;

/** Operators against fluency and structure. */
final class FormDamage {
  private static final List<String> PADDING =
      List.of(
          "This is worth keeping in mind.",
          "One may listen to it more than once.",
          "The clip speaks for itself in many respects.",
          "It is good to take such things one by one.",
          "Every recording has to be judged on its own.",
          "There is more to hearing than meets the ear.",
          "A careful listener will follow all this with interest.",
          "Nothing here should be taken lightly.",
          "These remarks are meant to help.",
          "So much for the method.",
          "It helps to read this twice.",
          "Much has been written about such clips.",
          "Let this be said before anything else is said.");

  private static final List<String> KEYWORDS =
      List.of(
          "Pitch, energy, speed, intonation, stress, gender, age, transcript, emotion.",
          "Acoustic prosodic vocal cues: pitch level, energy level, speed level.",
          "Pitch contour, intonation pattern, speaking rate, vocal energy, emotional state.",
          "Factual, complete, interpretive, fluent and clear analysis of prosody.");

  private static final Pattern FUNCTION_WORD =
      Pattern.compile("(?i)an?|the|is|are|was|has|have|to|of|in|with|and|that|at|it|this");
  private static final Pattern ENDING = Pattern.compile("(?i)\\p{L}{3,}(?:s|ed|ing|ly)");

  private FormDamage() {}

  static Draft pad(Draft draft, CueSheet sheet, int severity, SplittableRandom random) {
    int many = severity == 1 ? 2 : severity == 2 ? 4 : 8;
    Draft longer = inserted(draft, Draws.shuffled(PADDING, random).subList(0, many), random);
    return longer.formedAtMost(6 - severity);
  }

  static Draft stuff(Draft draft, CueSheet sheet, int severity, SplittableRandom random) {
    return inserted(draft, Draws.shuffled(KEYWORDS, random).subList(0, severity), random)
        .formedAtMost(5 - severity);
  }

  private static Draft inserted(Draft draft, List<String> lines, SplittableRandom random) {
    List<Sentence> out = new ArrayList<>(draft.sentences());
    for (String line : lines) {
      out.add(out.isEmpty() ? 0 : random.nextInt(out.size()), Sentence.plain(line));
    }
    return draft.with(out);
  }

  /** 1: two neighbours; 2: the conclusion into the middle; 3: everything, the conclusion first. */
  static Draft shuffle(Draft draft, CueSheet sheet, int severity, SplittableRandom random) {
    List<Sentence> out = new ArrayList<>(draft.sentences());
    if (out.size() < 3) {
      return draft;
    }
    if (severity == 1) {
      int at = random.nextInt(out.size() - 2);
      out.add(at, out.remove(at + 1));
    } else {
      Sentence last = out.remove(out.size() - 1);
      if (severity == 2) {
        out.add(out.size() / 2, last);
      } else {
        out = Draws.shuffled(out, random);
        out.add(0, last);
      }
    }
    return draft.with(out).formedAtMost(5 - severity);
  }

  /** 1: one sentence again; 2: half of them; 3: every one. */
  static Draft repeat(Draft draft, CueSheet sheet, int severity, SplittableRandom random) {
    List<Integer> places = Draws.places(draft, s -> !s.conclusion(), severity, random);
    List<Sentence> out = new ArrayList<>();
    for (int i = 0; i < draft.sentences().size(); i++) {
      Sentence sentence = draft.sentences().get(i);
      out.add(sentence);
      if (places.contains(i)) {
        // said twice is claimed once
        out.add(new Sentence(sentence.text(), List.of(), false));
      }
    }
    return places.isEmpty() ? draft : draft.with(out).formedAtMost(5 - severity);
  }

  static Draft grammar(Draft draft, CueSheet sheet, int severity, SplittableRandom random) {
    double rate = severity == 1 ? 0.12 : severity == 2 ? 0.4 : 0.85;
    return reworded(draft, severity, words -> damaged(words, rate, random));
  }

  private static List<String> damaged(List<String> words, double rate, SplittableRandom random) {
    List<String> out = new ArrayList<>();
    for (String word : words) {
      boolean hit = random.nextDouble() < rate;
      if (hit && FUNCTION_WORD.matcher(word).matches()) {
        continue;
      }
      out.add(
          hit && ENDING.matcher(word).matches()
              ? word.replaceAll("(?i)(?:s|ed|ing|ly)$", "")
              : word);
    }
    return out;
  }

  static Draft swap(Draft draft, CueSheet sheet, int severity, SplittableRandom random) {
    double rate = severity == 1 ? 0.05 : severity == 2 ? 0.15 : 0.4;
    return reworded(draft, severity, words -> swapped(words, rate, random));
  }

  private static List<String> swapped(List<String> words, double rate, SplittableRandom random) {
    List<String> out = new ArrayList<>(words);
    for (int i = 0; i + 1 < out.size(); i++) {
      if (random.nextDouble() < rate) {
        out.add(i, out.remove(i + 1));
        i++;
      }
    }
    return out;
  }

  private interface Rewording {
    List<String> of(List<String> words);
  }

  private static Draft reworded(Draft draft, int severity, Rewording rewording) {
    List<Sentence> out = new ArrayList<>();
    for (Sentence sentence : draft.sentences()) {
      List<String> words = rewording.of(List.of(sentence.text().split(" ", -1)));
      out.add(words.isEmpty() ? sentence : sentence.withText(String.join(" ", words)));
    }
    boolean changed = !draft.with(out).text().equals(draft.text());
    int left = severity == 1 ? 4 : severity == 2 ? 2 : 1;
    return changed ? draft.with(out).formedAtMost(left) : draft;
  }

  /** 1: inside the conclusion; 2: after about two thirds; 3: after about a third. */
  static Draft truncate(Draft draft, CueSheet sheet, int severity, SplittableRandom random) {
    int n = draft.sentences().size();
    if (n < 2) {
      return draft;
    }
    int cut = severity == 1 ? n - 1 : Math.max(1, n * (4 - severity) / 3);
    cut = Math.min(cut, n - 1);
    List<Sentence> out = new ArrayList<>(draft.sentences().subList(0, cut));
    String[] words = draft.sentences().get(cut).text().split(" ", -1);
    int kept = Math.max(1, words.length / 2);
    String rest = String.join(" ", List.of(words).subList(0, kept)).replaceAll("[.,;:!?]+$", "");
    out.add(Sentence.plain(rest));
    return draft.with(out).interpretedAtMost(5 - severity).formedAtMost(4 - severity);
  }
}
