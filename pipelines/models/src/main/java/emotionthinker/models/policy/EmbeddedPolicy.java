package emotionthinker.models.policy;

import emotionthinker.schemas.Checks;
import emotionthinker.schemas.DoubleSeries;
import emotionthinker.schemas.RejectReason;
import emotionthinker.schemas.UserException;
import emotionthinker.signal.SignalException;
import emotionthinker.stages.policy.FinishReason;
import emotionthinker.stages.policy.Generation;
import emotionthinker.stages.policy.PolicyPrompt;
import emotionthinker.stages.policy.SamplingOptions;
import emotionthinker.stages.policy.ScoringPolicy;
import emotionthinker.stages.policy.SpeechClip;
import emotionthinker.stages.policy.SpeechFeatures;
import emotionthinker.stages.policy.SpeechListener;
import emotionthinker.stages.prosody.ProsodyOptions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A trained policy behind the port. A clip that cannot be measured is a failure of its prompt. */
public final class EmbeddedPolicy implements ScoringPolicy {
  private final String id;
  private final PolicyReader reader;
  private final PolicyWorker worker;
  private final SpeechListener listener;
  private final PolicySampler sampler;
  private final int rows;

  /**
   * Loads a policy.
   *
   * @param prosody how clips are measured; as in training
   * @param rows answers written at once
   * @param gpu index of the accelerator, negative for the processor
   * @throws UserException when its files are damaged or of another version
   */
  public EmbeddedPolicy(PolicyFiles files, ProsodyOptions prosody, int rows, int gpu) {
    this.id = files.id();
    this.reader = files.reader();
    this.listener = new SpeechListener(prosody);
    this.rows = rows;
    this.worker = new PolicyWorker(reader.shape(), reader.tokens().size(), gpu);
    try {
      worker.with(files.parameters());
    } catch (IllegalArgumentException e) {
      worker.close();
      throw new UserException(
          "the policy's files are damaged: " + e.getMessage() + ". What to do: train it again", e);
    }
    this.sampler = new PolicySampler(worker, rows);
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public boolean remote() {
    return false;
  }

  @Override
  public List<Generation> generate(List<PolicyPrompt> prompts, SamplingOptions options) {
    Map<String, String> failures = new HashMap<>();
    List<PreparedPrompt> heard = new ArrayList<>();
    for (PolicyPrompt prompt : prompts) {
      try {
        heard.add(prepare(prompt));
      } catch (SignalException e) {
        failures.put(prompt.id(), e.getMessage());
      }
    }
    Map<String, List<Generation>> answers = new HashMap<>();
    for (Written written : sampler.write(heard, options)) {
      answers
          .computeIfAbsent(written.prompt().id(), p -> new ArrayList<>())
          .add(generation(written));
    }
    List<Generation> out = new ArrayList<>();
    for (PolicyPrompt prompt : prompts) {
      for (int k = 0; k < options.rollouts(); k++) {
        String failure = failures.get(prompt.id());
        out.add(
            failure == null
                ? answers.get(prompt.id()).get(k)
                : Generation.failed(prompt.id(), k, RejectReason.ANALYSIS_FAILED, failure));
      }
    }
    return out;
  }

  private Generation generation(Written written) {
    return Generation.answered(
        written.prompt().id(),
        written.rollout(),
        reader.text(written.answer()),
        written.answer().length,
        written.logProbs(),
        written.ended() ? FinishReason.STOP : FinishReason.LENGTH);
  }

  @Override
  public List<DoubleSeries> logProbabilities(List<PolicyPrompt> prompts, List<String> texts) {
    if (prompts.size() != texts.size()) {
      throw Checks.bad("texts", texts.size() + " texts", "as many as prompts: " + prompts.size());
    }
    List<SftItem> items = new ArrayList<>();
    for (int i = 0; i < texts.size(); i++) {
      int[] answer = reader.answer(texts.get(i));
      if (answer.length > reader.maxAnswerTokens()) {
        throw Checks.bad(
            "texts[" + i + "]", answer.length + " tokens", "at most " + reader.maxAnswerTokens());
      }
      items.add(new SftItem(prepare(prompts.get(i)), answer, new float[answer.length]));
    }
    List<DoubleSeries> out = new ArrayList<>();
    for (int from = 0; from < items.size(); from += rows) {
      out.addAll(worker.logProbabilities(items.subList(from, Math.min(items.size(), from + rows))));
    }
    return out;
  }

  private PreparedPrompt prepare(PolicyPrompt prompt) {
    List<SpeechFeatures> clips = new ArrayList<>();
    for (SpeechClip clip : prompt.clips()) {
      clips.add(listener.listen(clip));
    }
    return reader.prompt(prompt.id(), clips, prompt.question());
  }

  @Override
  public void close() {
    worker.close();
  }
}
