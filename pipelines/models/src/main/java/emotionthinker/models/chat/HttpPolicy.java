package emotionthinker.models.chat;

import emotionthinker.schemas.Checks;
import emotionthinker.schemas.RejectReason;
import emotionthinker.schemas.Utterance;
import emotionthinker.stages.cot.calls.AudioClip;
import emotionthinker.stages.cot.calls.CallOutcome;
import emotionthinker.stages.cot.calls.CallParameters;
import emotionthinker.stages.cot.calls.ChatAnswer;
import emotionthinker.stages.cot.calls.ChatCaller;
import emotionthinker.stages.cot.calls.ChatMessage;
import emotionthinker.stages.cot.calls.ChatRequest;
import emotionthinker.stages.cot.calls.LlmOptions;
import emotionthinker.stages.cot.calls.ResponseFormat;
import emotionthinker.stages.policy.FinishReason;
import emotionthinker.stages.policy.Generation;
import emotionthinker.stages.policy.Policy;
import emotionthinker.stages.policy.PolicyPrompt;
import emotionthinker.stages.policy.SamplingOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * A speech language model behind a server that speaks chat completions and hears audio parts (vLLM,
 * SGLang, providers), for evaluation only: it gives no log-probabilities. Every question goes
 * through the ledger, so what was answered is never asked, or paid, again. A question has one clip.
 */
public final class HttpPolicy implements Policy {
  private final ChatCaller caller;
  private final LlmOptions llm;
  private final ChatMessage form;
  private final Function<String, Utterance> utterances;

  /**
   * A policy.
   *
   * @param caller is closed with the policy
   * @param llm model, name of its token limit, whether a seed is sent, whether it is a third
   *     party's
   * @param system system prompt: the form of an answer, in the words that the model knows
   * @param utterances the utterance of a clip's id: the clip is read again when it is sent
   */
  public HttpPolicy(
      ChatCaller caller, LlmOptions llm, String system, Function<String, Utterance> utterances) {
    this.caller = caller;
    this.llm = llm;
    this.form = new ChatMessage("system", system);
    this.utterances = utterances;
  }

  @Override
  public String id() {
    return llm.model();
  }

  @Override
  public boolean remote() {
    return llm.external();
  }

  @Override
  public List<Generation> generate(List<PolicyPrompt> prompts, SamplingOptions options) {
    List<ChatRequest> requests = new ArrayList<>();
    for (PolicyPrompt prompt : prompts) {
      for (int rollout = 0; rollout < options.rollouts(); rollout++) {
        requests.add(request(prompt, rollout, options));
      }
    }
    List<CallOutcome> outcomes = caller.call(requests);
    List<Generation> out = new ArrayList<>();
    for (int i = 0; i < outcomes.size(); i++) {
      PolicyPrompt prompt = prompts.get(i / options.rollouts());
      out.add(generation(prompt.id(), i % options.rollouts(), outcomes.get(i)));
    }
    return out;
  }

  private ChatRequest request(PolicyPrompt prompt, int rollout, SamplingOptions options) {
    if (prompt.clips().size() != 1) {
      throw Checks.bad("clips", prompt.clips().size(), "one clip for a server");
    }
    CallParameters parameters =
        new CallParameters(
            options.temperature(),
            options.topP(),
            options.maxTokens(),
            llm.maxTokensField(),
            llm.sendSeed() ? options.seed() : null,
            ResponseFormat.TAGS);
    Utterance utterance = utterances.apply(prompt.clips().get(0).utteranceId());
    return new ChatRequest(
        llm.model(),
        List.of(form, new ChatMessage("user", prompt.question())),
        parameters,
        rollout,
        new AudioClip(utterance));
  }

  private static Generation generation(String id, int rollout, CallOutcome outcome) {
    if (outcome.failure() != null) {
      return Generation.failed(id, rollout, outcome.failure().reason(), outcome.detail());
    }
    ChatAnswer answer = outcome.answer();
    return switch (answer.finishReason()) {
      case "content_filter" ->
          Generation.failed(id, rollout, RejectReason.CONTENT_FILTERED, answer.text());
      case ChatAnswer.MALFORMED ->
          Generation.failed(id, rollout, RejectReason.TEACHER_FAILED, answer.text());
      default ->
          Generation.answered(
              id,
              rollout,
              answer.text(),
              Math.toIntExact(answer.completionTokens()),
              null,
              answer.finishReason().equals("length") ? FinishReason.LENGTH : FinishReason.STOP);
    };
  }

  @Override
  public void close() {
    caller.close();
  }
}
