package emotionthinker.stages.reward.tuples;

import emotionthinker.schemas.Cot;
import emotionthinker.schemas.RewardTuple;
import emotionthinker.schemas.Split;
import emotionthinker.schemas.TupleCues;
import emotionthinker.stages.cot.CotText;
import emotionthinker.stages.cot.CueSheet;
import emotionthinker.stages.cot.claims.ClaimVerifier;
import emotionthinker.stages.cot.template.Seeds;
import emotionthinker.stages.cot.template.TextFamily;
import emotionthinker.stages.reward.Dimension;
import emotionthinker.stages.reward.DimensionScores;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Makes texts of known quality out of a good one and its cues. The first variant is the good text
 * itself; each other one is damaged on one to {@code max_dimensions} dimensions, by one operator
 * each at a random severity, so that the four scores vary apart. An operator that finds nothing to
 * damage leaves no trace in the list. Deterministic in seed and utterance id; pure and thread-safe.
 */
public final class TupleBuilder {
  private final TupleOptions options;
  private final ClaimVerifier verifier;

  /** With its options. */
  public TupleBuilder(TupleOptions options) {
    this.options = options;
    this.verifier = new ClaimVerifier(options.verifier());
  }

  /**
   * The variants of one text.
   *
   * @param sheet the cues of the utterance; its emotion is replaced by the text's answer
   */
  public List<RewardTuple> build(Cot cot, CueSheet sheet, String speakerId, Split split) {
    CueSheet concluded = sheet.withEmotion(cot.answer());
    TupleCues cues = CueColumns.of(concluded);
    Draft good = Draft.of(cot.reasoning(), concluded, verifier);
    String family = TextFamily.of(cot.reasoning());
    List<RewardTuple> out = new ArrayList<>();
    for (int variant = 0; variant < options.operatorVariants(); variant++) {
      SplittableRandom random =
          new SplittableRandom(Seeds.mix(options.seed(), cot.utteranceId(), variant));
      Draft draft = good;
      List<String> applied = new ArrayList<>();
      boolean unseen = options.heldOutFamilies().contains(family);
      for (Map.Entry<Operator, Integer> damage : damages(variant, random).entrySet()) {
        Operator operator = damage.getKey();
        Draft damaged = operator.apply(draft, concluded, damage.getValue(), random);
        if (!damaged.text().equals(draft.text()) && !damaged.text().isBlank()) {
          draft = damaged;
          applied.add(operator.wire() + ":" + damage.getValue());
          unseen |= options.heldOutOperators().contains(operator);
        }
      }
      DimensionScores scores = Rubric.score(draft, concluded);
      String text = draft.text();
      out.add(
          new RewardTuple(
              cot.utteranceId() + "~" + variant,
              cot.utteranceId(),
              cot.candidateId(),
              speakerId,
              split,
              options.question(),
              cues,
              text,
              family,
              applied,
              unseen,
              scores.factualAlignment(),
              scores.interpretativeQuality(),
              scores.captionCompleteness(),
              scores.fluencyAndStructuralClarity(),
              CotText.words(text)));
    }
    return out;
  }

  /** Operators with their severities, in the order of the enum; none for the first variant. */
  private Map<Operator, Integer> damages(int variant, SplittableRandom random) {
    Map<Operator, Integer> out = new EnumMap<>(Operator.class);
    if (variant == 0) {
      return out;
    }
    int many = 1 + random.nextInt(options.maxDimensions());
    List<Dimension> dimensions = Draws.shuffled(List.of(Dimension.values()), random);
    for (Dimension dimension : dimensions.subList(0, many)) {
      List<Operator> operators =
          List.of(Operator.values()).stream().filter(o -> o.dimension() == dimension).toList();
      out.put(Draws.pick(operators, random), 1 + random.nextInt(Operator.MOST_SEVERE));
    }
    return out;
  }
}
