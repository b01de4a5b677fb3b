package emotionthinker.stages.reward.tuples;

import emotionthinker.schemas.Claim;
import emotionthinker.schemas.Verdict;
import emotionthinker.stages.cot.CueSheet;
import emotionthinker.stages.cot.claims.ClaimVerifier;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A text in the making, with what is known of its quality.
 *
 * @param sentences in order
 * @param interpretation interpretative quality that is left (1..5)
 * @param form fluency and structure that are left (1..5)
 */
record Draft(List<Sentence> sentences, int interpretation, int form) {
  private static final int BEST = 5;

  Draft {
    sentences = List.copyOf(sentences);
  }

  /** A good text: its last sentence is the conclusion, its claims are read by the verifier. */
  static Draft of(String reasoning, CueSheet sheet, ClaimVerifier verifier) {
    List<Claim> claims = verifier.verify(reasoning, sheet);
    List<Sentence> out = new ArrayList<>();
    int from = 0;
    while (from < reasoning.length()) {
      int to = Sentences.end(reasoning, from);
      String text = reasoning.substring(from, to).strip();
      if (!text.isEmpty()) {
        out.add(new Sentence(text, facts(claims, from, to), false));
      }
      from = to;
    }
    if (!out.isEmpty()) {
      Sentence last = out.get(out.size() - 1);
      out.set(out.size() - 1, new Sentence(last.text(), last.facts(), true));
    }
    return new Draft(out, BEST, BEST);
  }

  private static List<Fact> facts(List<Claim> claims, int from, int to) {
    return claims.stream()
        .filter(c -> c.start() >= from && c.start() < to && c.verdict() != Verdict.UNVERIFIABLE)
        .map(c -> new Fact(c.cue(), c.verdict() == Verdict.SUPPORTED, c.quote()))
        .toList();
  }

  String text() {
    return sentences.stream().map(Sentence::text).collect(Collectors.joining(" "));
  }

  Draft with(List<Sentence> others) {
    return new Draft(others, interpretation, form);
  }

  /** With interpretation no better than this. */
  Draft interpretedAtMost(int score) {
    return new Draft(sentences, Math.min(interpretation, score), form);
  }

  /** With form no better than this. */
  Draft formedAtMost(int score) {
    return new Draft(sentences, interpretation, Math.min(form, score));
  }
}
