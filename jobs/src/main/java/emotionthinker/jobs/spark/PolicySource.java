package emotionthinker.jobs.spark;

import emotionthinker.jobs.teach.ChatCallers;
import emotionthinker.models.chat.HttpPolicy;
import emotionthinker.schemas.Utterance;
import emotionthinker.stages.cot.calls.LlmOptions;
import emotionthinker.stages.eval.LabelSet;
import emotionthinker.stages.export.PromptTemplates;
import emotionthinker.stages.policy.Policy;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Where a task gets the policy that it asks. */
interface PolicySource extends Serializable {

  /** The policy for a batch; closing it gives up a share only, where others use it too. */
  Policy open(List<Utterance> batch);

  /** The emotion question in the words that the policy was trained on. */
  String question(LabelSet labels);

  /** Whether it computes here, on the samples; else clips are read when they are sent. */
  boolean hears();

  /** A server, by the settings of {@code llm} and {@code calls}, asked as exports ask. */
  static PolicySource http(ChatCallers callers, LlmOptions llm, PromptTemplates prompt) {
    return new PolicySource() {
      private static final long serialVersionUID = 1L;

      @Override
      public Policy open(List<Utterance> batch) {
        Map<String, Utterance> byId =
            batch.stream().collect(Collectors.toMap(Utterance::utteranceId, Function.identity()));
        return new HttpPolicy(callers.server(llm.model()), llm, prompt.reasonSystem(), byId::get);
      }

      @Override
      public String question(LabelSet labels) {
        return prompt.emotion(labels);
      }

      @Override
      public boolean hears() {
        return false;
      }
    };
  }
}
