package emotionthinker.stages.reward.judge;

import emotionthinker.schemas.RejectReason;
import emotionthinker.stages.cot.calls.CallOutcome;
import emotionthinker.stages.cot.calls.ChatAnswer;
import emotionthinker.stages.cot.calls.ChatCaller;
import emotionthinker.stages.cot.calls.ChatRequest;
import emotionthinker.stages.cot.calls.PromptRenderer;
import emotionthinker.stages.cot.calls.SpokenText;
import emotionthinker.stages.reward.DimensionScores;
import emotionthinker.stages.reward.RewardInput;
import emotionthinker.stages.reward.RewardModel;
import emotionthinker.stages.reward.RewardOutput;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A language model as a judge, or a reward model that is served as one: renders the prompt, has it
 * answered by whoever does that, reads the scores. Each input ends as four scores or as a typed
 * failure of its own. What was answered once is recorded, so a judge repeats itself even where the
 * server would not.
 *
 * <p>The text that is judged is data: control and format characters become spaces and angle
 * brackets guillemets ({@link SpokenText}), so it cannot leave its tags. A text without a letter or
 * digit is worth 1 everywhere, as by the rules, and costs nothing.
 */
public final class ChatRewardModel implements RewardModel {
  /** Longest raw answer in the detail of a failure (code points); the ledger keeps all of it. */
  private static final int RAW_CHARS = 1000;

  private final JudgeOptions options;
  private final PromptRenderer renderer;
  private final ChatCaller caller;

  /** A judge that closes the caller in the end. */
  public ChatRewardModel(JudgeOptions options, ChatCaller caller) {
    this.options = options;
    this.renderer =
        new PromptRenderer(
            options.prompt(), options.responseFormat(), options.transcriptMaxChars());
    this.caller = caller;
  }

  /** The id of a judge with these options: {@code http-<model>-<prompt>}. */
  public static String id(JudgeOptions options) {
    return "http-" + options.model() + "-" + options.prompt().name();
  }

  @Override
  public String id() {
    return id(options);
  }

  @Override
  public boolean remote() {
    return options.external();
  }

  @Override
  public boolean concurrent() {
    return true;
  }

  /**
   * {@inheritDoc}
   *
   * @throws emotionthinker.schemas.UserException when no request could be answered: wrong key,
   *     server down for too long
   */
  @Override
  public List<RewardOutput> score(List<RewardInput> batch) {
    List<RewardOutput> outputs = new ArrayList<>();
    List<ChatRequest> asked = new ArrayList<>();
    List<Integer> places = new ArrayList<>();
    for (RewardInput input : batch) {
      RewardOutput known = withoutAsking(input);
      if (known == null) {
        places.add(outputs.size());
        asked.add(request(input));
      }
      outputs.add(known);
    }
    List<CallOutcome> outcomes = asked.isEmpty() ? List.of() : caller.call(asked);
    if (outcomes.size() != asked.size()) {
      throw new IllegalStateException(outcomes.size() + " outcomes of " + asked.size() + " calls");
    }
    for (int i = 0; i < outcomes.size(); i++) {
      int place = places.get(i);
      outputs.set(place, output(batch.get(place).id(), outcomes.get(i)));
    }
    return outputs;
  }

  private RewardOutput withoutAsking(RewardInput input) {
    String text = input.reasoning();
    if (text.codePoints().noneMatch(Character::isLetterOrDigit)) {
      return RewardOutput.scored(input.id(), new DimensionScores(1, 1, 1, 1), null);
    }
    int length = text.codePointCount(0, text.length());
    return length <= options.reasoningMaxChars()
        ? null
        : RewardOutput.failed(
            input.id(),
            RejectReason.TOO_MANY_WORDS,
            length + " characters, and the judge reads " + options.reasoningMaxChars());
  }

  /** What the model is asked about an input. */
  public ChatRequest request(RewardInput input) {
    String text = SpokenText.clean(input.reasoning(), options.reasoningMaxChars());
    return new ChatRequest(
        options.model(),
        renderer.render(input.cues(), Map.of("reasoning", text)),
        options.parameters(),
        0,
        options.sendAudio() ? input.audio() : null);
  }

  private static RewardOutput output(String id, CallOutcome outcome) {
    if (outcome.failure() != null) {
      RejectReason reason =
          switch (outcome.failure()) {
            case FAILED -> RejectReason.REWARD_FAILED;
            case CONTENT_FILTERED -> RejectReason.CONTENT_FILTERED;
            case BUDGET_EXHAUSTED -> RejectReason.BUDGET_EXHAUSTED;
            case MISSING -> RejectReason.ANSWER_MISSING;
          };
      return RewardOutput.failed(id, reason, outcome.detail());
    }
    ChatAnswer answer = outcome.answer();
    if (answer.finishReason().equals("content_filter")) {
      return unusable(id, RejectReason.CONTENT_FILTERED, answer);
    }
    Optional<DimensionScores> scores = JudgeAnswer.read(answer.text());
    if (scores.isPresent()) {
      return RewardOutput.scored(id, scores.get(), null);
    }
    boolean cut = answer.finishReason().equals("length");
    return unusable(id, cut ? RejectReason.ANSWER_TRUNCATED : RejectReason.BAD_FORMAT, answer);
  }

  private static RewardOutput unusable(String id, RejectReason reason, ChatAnswer answer) {
    return RewardOutput.failed(
        id,
        reason,
        "finish_reason "
            + answer.finishReason()
            + ", raw: "
            + SpokenText.clean(answer.text(), RAW_CHARS));
  }

  @Override
  public void close() {
    caller.close();
  }
}
