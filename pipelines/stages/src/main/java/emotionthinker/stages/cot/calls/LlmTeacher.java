package emotionthinker.stages.cot.calls;

import emotionthinker.schemas.RejectReason;
import emotionthinker.stages.cot.AnnotateOptions;
import emotionthinker.stages.cot.Teacher;
import emotionthinker.stages.cot.TeacherRequest;
import emotionthinker.stages.cot.TeacherResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A language model as a teacher: renders the prompt, has it answered by whoever does that (server,
 * batch, ledger), reads the answer. Every request ends as a text in the training format or as a
 * typed failure with the raw text in its detail.
 */
public final class LlmTeacher implements Teacher {
  /** Longest raw text in the detail of a reject (code points); the ledger keeps all of it. */
  private static final int RAW_CHARS = 4000;

  private final String name;
  private final boolean remote;
  private final LlmOptions llm;
  private final PromptRenderer renderer;
  private final ChatCaller caller;

  /**
   * A teacher.
   *
   * @param name openai, batch or replay
   * @param remote whether prompts leave for a third party
   */
  public LlmTeacher(
      String name, boolean remote, AnnotateOptions annotate, LlmOptions llm, ChatCaller caller) {
    this.name = name;
    this.remote = remote;
    this.llm = llm;
    this.renderer =
        new PromptRenderer(
            llm.template(annotate.labelMode()), llm.responseFormat(), llm.transcriptMaxChars());
    this.caller = caller;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public boolean remote() {
    return remote;
  }

  @Override
  public List<TeacherResponse> ask(List<TeacherRequest> requests) {
    List<ChatRequest> chats = new ArrayList<>(requests.size());
    for (TeacherRequest request : requests) {
      chats.add(chat(request));
    }
    return caller.call(chats).stream().map(LlmTeacher::response).toList();
  }

  /** What the model is asked for a request. */
  public ChatRequest chat(TeacherRequest request) {
    return new ChatRequest(
        llm.model(),
        renderer.render(request.sheet()),
        llm.parameters(request.seed()),
        request.sampleIndex(),
        llm.sendAudio() ? request.audio() : null);
  }

  /** The text of an outcome in the training format, or the typed reason why there is none. */
  public static TeacherResponse response(CallOutcome outcome) {
    if (outcome.failure() != null) {
      return TeacherResponse.failed(outcome.failure().reason(), outcome.detail());
    }
    ChatAnswer answer = outcome.answer();
    if (answer.finishReason().equals("content_filter")) {
      return unusable(RejectReason.CONTENT_FILTERED, answer);
    }
    Optional<String> text = AnswerRepair.read(answer.text());
    if (text.isEmpty()) {
      return unusable(
          answer.finishReason().equals("length")
              ? RejectReason.ANSWER_TRUNCATED
              : RejectReason.BAD_FORMAT,
          answer);
    }
    return new TeacherResponse(
        text.get(),
        answer.finishReason(),
        answer.servedModel(),
        outcome.sha256(),
        answer.promptTokens(),
        answer.completionTokens(),
        Price.usd(answer.costPicoUsd()).doubleValue(),
        null,
        "");
  }

  private static TeacherResponse unusable(RejectReason reason, ChatAnswer answer) {
    return TeacherResponse.failed(
        reason, "finish_reason " + answer.finishReason() + ", raw: " + bounded(answer.text()));
  }

  private static String bounded(String raw) {
    return raw.codePointCount(0, raw.length()) <= RAW_CHARS
        ? raw
        : raw.substring(0, raw.offsetByCodePoints(0, RAW_CHARS)) + "\u2026";
  }

  @Override
  public void close() {
    caller.close();
  }
}
