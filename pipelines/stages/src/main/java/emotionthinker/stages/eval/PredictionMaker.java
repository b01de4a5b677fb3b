package emotionthinker.stages.eval;

import emotionthinker.schemas.Checks;
import emotionthinker.schemas.Claim;
import emotionthinker.schemas.Cue;
import emotionthinker.schemas.Emotion;
import emotionthinker.schemas.Prediction;
import emotionthinker.schemas.Utterance;
import emotionthinker.schemas.Verdict;
import emotionthinker.stages.cot.CotText;
import emotionthinker.stages.cot.CueSheet;
import emotionthinker.stages.cot.claims.ClaimVerifier;
import emotionthinker.stages.cot.claims.FactualAlignment;
import emotionthinker.stages.cot.claims.VerifierOptions;
import emotionthinker.stages.cot.filter.BlindText;
import emotionthinker.stages.cot.filter.LabelLeak;
import emotionthinker.stages.cot.filter.LabelReader;
import emotionthinker.stages.cot.filter.Misquote;
import emotionthinker.stages.reward.DimensionScores;
import emotionthinker.stages.reward.RewardInput;
import emotionthinker.stages.reward.RewardModel;
import emotionthinker.stages.reward.RewardOutput;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Reads raw answers under a list of options and checks their reasoning. The answer is the last
 * answer block wherever it stands, or, of a text without any tag, the whole text: other models
 * answer with the option alone. Claims, quotations, the label-blind reader and the reward model
 * look at reasonings in valid format only, and only where the clip was measured.
 */
public final class PredictionMaker {
  private final String system;
  private final LabelSet labels;
  private final ClaimVerifier verifier;
  private final LabelReader reader;
  private final RewardModel judge;

  /**
   * A maker.
   *
   * @param system name of who answered
   * @param reader who reads without the label; null when nobody does
   * @param judge reward model; null when none judges. One that is remote is not asked about
   *     utterances that forbid it
   */
  public PredictionMaker(
      String system,
      LabelSet labels,
      VerifierOptions verifier,
      LabelReader reader,
      RewardModel judge) {
    this.system = system;
    this.labels = labels;
    this.verifier = new ClaimVerifier(verifier);
    this.reader = reader;
    this.judge = judge;
  }

  /**
   * One row for every answer, in their order.
   *
   * @throws IllegalArgumentException when an utterance's label is none of the options
   */
  public List<Prediction> make(List<Answered> answers) {
    List<RewardInput> inputs = new ArrayList<>();
    for (int i = 0; i < answers.size(); i++) {
      Answered one = answers.get(i);
      CotText text = parse(one);
      boolean may = judge != null && (!judge.remote() || one.utterance().externalProcessing());
      if (text != null && one.cues() != null && may) {
        Emotion said = CotText.emotionOf(text.answer()).orElse(null);
        inputs.add(
            new RewardInput(String.valueOf(i), one.cues().withEmotion(said), text.reasoning()));
      }
    }
    Map<String, DimensionScores> scores = new HashMap<>();
    if (!inputs.isEmpty()) {
      for (RewardOutput output : judge.score(inputs)) {
        scores.put(output.id(), output.scores());
      }
    }
    List<Prediction> out = new ArrayList<>();
    for (int i = 0; i < answers.size(); i++) {
      out.add(make(answers.get(i), scores.get(String.valueOf(i))));
    }
    return out;
  }

  private static CotText parse(Answered one) {
    return one.text() == null ? null : CotText.parse(one.text()).orElse(null);
  }

  /** The option that a raw text answers; empty when it names none. */
  public OptionalInt answer(String raw) {
    return CotText.lastAnswer(raw)
        .map(labels::answer)
        .orElseGet(() -> raw.contains("<") ? OptionalInt.empty() : labels.answer(raw));
  }

  private Prediction make(Answered one, DimensionScores g) {
    Utterance u = one.utterance();
    int gold =
        labels
            .gold(u)
            .orElseThrow(() -> Checks.bad("emotion", u.emotionRaw(), "one of " + labels.listed()));
    OptionalInt answer = one.text() == null ? OptionalInt.empty() : answer(one.text());
    CotText text = parse(one);
    CueSheet cues = one.cues();
    List<Claim> claims =
        text == null || cues == null ? null : verifier.verify(text.reasoning(), cues);
    return new Prediction(
        one.id(),
        u.utteranceId(),
        one.sampleIndex(),
        system,
        u.corpus(),
        u.speakerId(),
        u.gender(),
        u.language(),
        labels.name(),
        labels.text(gold),
        answer.isPresent() ? labels.text(answer.getAsInt()) : null,
        one.probabilities(),
        one.text(),
        text != null,
        text == null ? null : (Integer) CotText.words(text.reasoning()),
        count(claims, Verdict.SUPPORTED),
        count(claims, Verdict.CONTRADICTED),
        count(claims, Verdict.UNSUPPORTED),
        count(claims, Verdict.UNVERIFIABLE),
        claims == null ? null : (Integer) cues.salientCues().size(),
        claims == null ? null : (Integer) cited(claims, cues.salientCues()),
        claims == null ? null : (Boolean) Misquote.find(text.reasoning(), cues).isPresent(),
        claims == null ? null : recovered(one.id(), u, text),
        g == null ? null : (Double) g.factualAlignment(),
        g == null ? null : (Double) g.interpretativeQuality(),
        g == null ? null : (Double) g.captionCompleteness(),
        g == null ? null : (Double) g.fluencyAndStructuralClarity(),
        one.completionTokens(),
        one.latencyS());
  }

  private static Integer count(List<Claim> claims, Verdict verdict) {
    return claims == null
        ? null
        : (Integer) Math.toIntExact(FactualAlignment.count(claims, verdict));
  }

  private static int cited(List<Claim> claims, Set<Cue> salient) {
    Set<Cue> supported =
        claims.stream()
            .filter(c -> c.verdict() == Verdict.SUPPORTED)
            .map(Claim::cue)
            .collect(Collectors.toSet());
    return (int) salient.stream().filter(supported::contains).count();
  }

  private Boolean recovered(String id, Utterance u, CotText text) {
    Emotion answer = CotText.emotionOf(text.answer()).orElse(null);
    if (reader == null || answer == null) {
      return null;
    }
    BlindText blind =
        new BlindText(id, LabelLeak.withoutNames(text.reasoning()), null, u.externalProcessing());
    Emotion found = reader.read(List.of(blind)).get(0).emotion();
    return found == null ? null : (Boolean) (found == answer);
  }
}
