package emotionthinker.stages.cot.calls;

import emotionthinker.schemas.RejectReason;
import emotionthinker.stages.cot.CotText;
import emotionthinker.stages.cot.filter.BlindText;
import emotionthinker.stages.cot.filter.Finding;
import emotionthinker.stages.cot.filter.LabelReader;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;

/**
 * A language model as a label-blind reader: it gets what is left of a reasoning, and nothing of the
 * utterance, and names an emotion or {@value #UNDECIDED}. What is left holds words and blanks only,
 * so it cannot leave its tags. Requests go through the ledger like those of a teacher.
 */
public final class LlmLabelReader implements LabelReader {
  /** What the model answers when the text does not decide. */
  static final String UNDECIDED = "none";

  private final LabelReaderOptions options;
  private final ChatCaller caller;

  /** A reader that has its questions answered by a caller, which it closes. */
  public LlmLabelReader(LabelReaderOptions options, ChatCaller caller) {
    this.options = options;
    this.caller = caller;
  }

  @Override
  public List<Finding> read(List<BlindText> texts) {
    List<ChatRequest> requests = new ArrayList<>();
    texts.stream().filter(this::asked).map(this::request).forEach(requests::add);
    Iterator<CallOutcome> outcomes =
        requests.isEmpty() ? List.<CallOutcome>of().iterator() : caller.call(requests).iterator();
    List<Finding> findings = new ArrayList<>(texts.size());
    for (BlindText text : texts) {
      if (asked(text)) {
        findings.add(finding(outcomes.next()));
      } else {
        findings.add(
            forbidden(text)
                ? Finding.failed(RejectReason.EXTERNAL_PROCESSING_FORBIDDEN)
                : Finding.NONE);
      }
    }
    return findings;
  }

  /** Of nothing nobody needs to be asked. */
  private boolean asked(BlindText text) {
    return !forbidden(text) && !text.sentences().isBlank();
  }

  private boolean forbidden(BlindText text) {
    return options.external() && !text.external();
  }

  /** What the model is asked about a text. */
  ChatRequest request(BlindText text) {
    List<ChatMessage> messages = new ArrayList<>();
    if (!options.prompt().system().isBlank()) {
      messages.add(new ChatMessage("system", options.prompt().introduction()));
    }
    String sentences =
        text.sentences().replace(String.valueOf(BlindText.SENTENCE_END), ".\n") + ".";
    messages.add(new ChatMessage("user", options.prompt().about(sentences)));
    return new ChatRequest(options.model(), messages, options.parameters(), 0, null);
  }

  private static Finding finding(CallOutcome outcome) {
    if (outcome.failure() != null) {
      return Finding.failed(outcome.failure().reason());
    }
    ChatAnswer answer = outcome.answer();
    if (answer.finishReason().equals("content_filter")) {
      return Finding.failed(RejectReason.CONTENT_FILTERED);
    }
    String label = CotText.lastAnswer(answer.text()).orElse(answer.text()).strip();
    return CotText.emotionOf(label)
        .map(Finding::of)
        .orElseGet(
            () ->
                label.toLowerCase(Locale.ROOT).startsWith(UNDECIDED)
                    ? Finding.NONE
                    : Finding.failed(RejectReason.BAD_FORMAT));
  }

  @Override
  public void close() {
    caller.close();
  }
}
