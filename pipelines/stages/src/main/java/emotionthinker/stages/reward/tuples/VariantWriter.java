package emotionthinker.stages.reward.tuples;

import emotionthinker.schemas.Claim;
import emotionthinker.schemas.Cot;
import emotionthinker.schemas.RejectReason;
import emotionthinker.schemas.RewardTuple;
import emotionthinker.schemas.Split;
import emotionthinker.stages.cot.CotText;
import emotionthinker.stages.cot.CueSheet;
import emotionthinker.stages.cot.TeacherResponse;
import emotionthinker.stages.cot.calls.CallOutcome;
import emotionthinker.stages.cot.calls.ChatCaller;
import emotionthinker.stages.cot.calls.ChatRequest;
import emotionthinker.stages.cot.calls.LlmOptions;
import emotionthinker.stages.cot.calls.LlmTeacher;
import emotionthinker.stages.cot.calls.PromptRenderer;
import emotionthinker.stages.cot.calls.SpokenText;
import emotionthinker.stages.cot.claims.ClaimVerifier;
import emotionthinker.stages.cot.claims.FactualAlignment;
import emotionthinker.stages.cot.template.Seeds;
import emotionthinker.stages.cot.template.TextFamily;
import emotionthinker.stages.reward.CueCoverage;
import emotionthinker.stages.reward.Dimension;
import emotionthinker.stages.reward.DimensionScores;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Collectors;

/**
 * Has a language model write texts at target scores, as EmotionThinker had GPT-4o. Which scores is
 * drawn from seed and utterance, as the damages of {@link TupleBuilder} are: one to {@code
 * max_dimensions} dimensions below 5. What can be checked is checked: the answer must be the one
 * asked for, and what the claim verifier finds must agree with the targets of factual alignment and
 * completeness; a text that misses them is a reject, not a tuple with a wrong score.
 */
public final class VariantWriter implements AutoCloseable {
  private static final int BEST = 5;
  private static final int MAX_CHARS = 8000;

  private final VariantOptions options;
  private final TupleOptions tuples;
  private final LlmOptions llm;
  private final PromptRenderer renderer;
  private final ClaimVerifier verifier;
  private final ChatCaller caller;

  /** A writer that closes the caller in the end. */
  public VariantWriter(
      VariantOptions options, TupleOptions tuples, LlmOptions llm, ChatCaller caller) {
    this.options = options;
    this.tuples = tuples;
    this.llm = llm;
    this.renderer =
        new PromptRenderer(options.prompt(), llm.responseFormat(), llm.transcriptMaxChars());
    this.verifier = new ClaimVerifier(tuples.verifier());
    this.caller = caller;
  }

  /**
   * A good text.
   *
   * @param sheet the cues of the utterance
   */
  public record Subject(Cot cot, CueSheet sheet, String speakerId, Split split) {
    /** The cues with what the text concludes on in place of the label. */
    CueSheet concluded() {
      return sheet.withEmotion(cot.answer());
    }
  }

  /**
   * What became of one text that was asked for.
   *
   * @param tupleId its key
   * @param tuple the text with its target scores; null when there is none
   * @param failure why there is none; null when there is one
   * @param detail what was seen, for a person; empty for a text
   */
  public record Written(String tupleId, RewardTuple tuple, RejectReason failure, String detail) {}

  private record Asked(Subject subject, int index, DimensionScores target) {}

  /** The keys of the texts that a subject is to have, in order. */
  public List<String> tupleIds(Subject subject) {
    List<String> out = new ArrayList<>();
    for (int i = 0; i < options.perText(); i++) {
      out.add(subject.cot().utteranceId() + "~" + (tuples.operatorVariants() + i));
    }
    return out;
  }

  /** So many texts of every subject, in order. */
  public List<Written> write(List<Subject> subjects) {
    List<Asked> asked = new ArrayList<>();
    List<ChatRequest> requests = new ArrayList<>();
    for (Subject subject : subjects) {
      for (int i = 0; i < options.perText(); i++) {
        Asked one = new Asked(subject, i, target(subject.cot().utteranceId(), i));
        asked.add(one);
        requests.add(request(one));
      }
    }
    List<CallOutcome> outcomes = caller.call(requests);
    List<Written> out = new ArrayList<>();
    for (int i = 0; i < asked.size(); i++) {
      Asked one = asked.get(i);
      out.add(written(one, tupleIds(one.subject).get(one.index), outcomes.get(i)));
    }
    return out;
  }

  private DimensionScores target(String utteranceId, int index) {
    SplittableRandom random =
        new SplittableRandom(Seeds.mix(tuples.seed(), utteranceId + "~llm", index));
    double[] scores = new double[Dimension.values().length];
    Arrays.fill(scores, BEST);
    int many = 1 + random.nextInt(tuples.maxDimensions());
    for (Dimension one : Draws.shuffled(List.of(Dimension.values()), random).subList(0, many)) {
      scores[one.ordinal()] = 1 + random.nextInt(BEST - 1);
    }
    return new DimensionScores(scores[0], scores[1], scores[2], scores[3]);
  }

  private ChatRequest request(Asked one) {
    String scores =
        Arrays.stream(Dimension.values())
            .map(d -> d.wire() + " " + (int) one.target.of(d))
            .collect(Collectors.joining(", "));
    String good = SpokenText.clean(one.subject.cot().reasoning(), MAX_CHARS);
    return new ChatRequest(
        llm.model(),
        renderer.render(
            one.subject.concluded(), Map.of("reasoning", good, "target_scores", scores)),
        llm.parameters(tuples.seed()),
        one.index,
        null);
  }

  private Written written(Asked one, String id, CallOutcome outcome) {
    TeacherResponse response = LlmTeacher.response(outcome);
    if (response.failure() != null) {
      return new Written(id, null, response.failure(), response.detail());
    }
    CotText text = CotText.parse(response.text()).orElseThrow();
    Cot cot = one.subject.cot();
    if (!CotText.emotionOf(text.answer()).equals(Optional.of(cot.answer()))) {
      return new Written(id, null, RejectReason.WRONG_ANSWER, "answers " + text.answer());
    }
    String missed = missed(one, text.reasoning());
    if (!missed.isEmpty()) {
      return new Written(id, null, RejectReason.TARGET_MISSED, missed + ": " + text.reasoning());
    }
    DimensionScores scores = one.target;
    return new Written(
        id,
        new RewardTuple(
            id,
            cot.utteranceId(),
            cot.candidateId(),
            one.subject.speakerId(),
            one.subject.split(),
            tuples.question(),
            CueColumns.of(one.subject.concluded()),
            text.reasoning(),
            TextFamily.of(text.reasoning()),
            List.of(label(scores)),
            tuples.heldOutFamilies().contains(TextFamily.of(cot.reasoning())),
            scores.factualAlignment(),
            scores.interpretativeQuality(),
            scores.captionCompleteness(),
            scores.fluencyAndStructuralClarity(),
            CotText.words(text.reasoning())),
        null,
        "");
  }

  /** {@code llm/variant-1:5,3,4,5}: who wrote it, and the target scores in order of dimensions. */
  private String label(DimensionScores scores) {
    return "llm/"
        + options.prompt().name()
        + ":"
        + Arrays.stream(Dimension.values())
            .map(d -> String.valueOf((int) scores.of(d)))
            .collect(Collectors.joining(","));
  }

  /** Which target the text misses by what the verifier finds; empty when none. */
  private String missed(Asked one, String reasoning) {
    List<Claim> claims = verifier.verify(reasoning, one.subject.concluded());
    double factual = FactualAlignment.rewardScore(claims);
    if (Math.abs(factual - one.target.factualAlignment()) > options.factualTolerance()) {
      return missed(Dimension.FACTUAL_ALIGNMENT, one, factual);
    }
    double coverage = CueCoverage.score(CueCoverage.spoken(claims), one.subject.concluded());
    return Math.abs(coverage - one.target.captionCompleteness()) > options.coverageTolerance()
        ? missed(Dimension.CAPTION_COMPLETENESS, one, coverage)
        : "";
  }

  private static String missed(Dimension dimension, Asked one, double found) {
    return String.format(
        Locale.ROOT,
        "%s is %.2f and was to be %.0f",
        dimension.wire(),
        found,
        one.target.of(dimension));
  }

  @Override
  public void close() {
    caller.close();
  }
}
