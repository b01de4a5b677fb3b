package emotionthinker.models.policy;

import emotionthinker.schemas.FloatSeries;
import emotionthinker.stages.policy.BytePairTrainer;
import emotionthinker.stages.policy.BytePairs;
import emotionthinker.stages.policy.SpeechFeatures;
import emotionthinker.stages.policy.SpeechListener;
import emotionthinker.stages.policy.learn.SftText;
import emotionthinker.stages.policy.learn.TextKind;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** A policy of some thousand parameters, and random clips with texts for it. */
final class TinyPolicy {
  static final PolicyShape SHAPE = new PolicyShape(300, 8, 2, 2, 12, 6, 2, 16, 48);
  private static final List<String> ANSWERS =
      List.of(
          "<think>The pitch is high, so it is joy.</think><answer>happy</answer>",
          "<think>A low, slow voice.</think><answer>sad</answer>",
          "<think>Loud and fast.</think><answer>angry</answer>");

  private TinyPolicy() {}

  static SpeechFeatures clip(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    float[] segments = new float[SpeechListener.SEGMENTS * SpeechListener.SEGMENT_SIZE];
    float[] whole = new float[SpeechListener.WHOLE_SIZE];
    for (int i = 0; i < segments.length; i++) {
      segments[i] = random.nextInt(20) == 0 ? Float.NaN : (float) random.nextGaussian();
    }
    for (int i = 0; i < whole.length; i++) {
      whole[i] = (float) random.nextGaussian();
    }
    return new SpeechFeatures(FloatSeries.of(segments), FloatSeries.of(whole));
  }

  static List<SftText> texts(int many) {
    List<SftText> out = new ArrayList<>();
    for (int i = 0; i < many; i++) {
      List<SpeechFeatures> clips = i % 5 == 4 ? List.of(clip(i), clip(i + 1000)) : List.of(clip(i));
      out.add(
          new SftText(
              "u" + i,
              i % 3 == 2 ? TextKind.PERCEPTION : TextKind.COT,
              "s" + i % 4,
              clips,
              i % 2 == 0 ? "Which emotion?" : "How high?",
              ANSWERS.get(i % ANSWERS.size())));
    }
    return out;
  }

  static PolicyReader reader() {
    List<SftText> texts = texts(6);
    BytePairs tokens =
        new BytePairTrainer(SHAPE.vocabulary(), 2)
            .train(texts.stream().map(SftText::answer).toList());
    return new PolicyReader(
        SHAPE, tokens, Standardizer.fit(texts.stream().map(t -> t.clips().get(0)).toList()));
  }

  static List<SftItem> items(PolicyReader reader, int many) {
    List<SftItem> out = new ArrayList<>();
    for (SftText text : texts(many)) {
      int[] answer = reader.answer(text.answer());
      float[] weights = new float[answer.length];
      for (int i = 0; i < weights.length; i++) {
        weights[i] = i % 4 == 3 ? 2 : 1;
      }
      PreparedPrompt prompt = reader.prompt(text.id(), text.clips(), text.question());
      out.add(new SftItem(prompt, answer, weights));
    }
    return out;
  }

  static PolicyFiles files() {
    PolicyReader reader = reader();
    try (PolicyWorker worker = new PolicyWorker(SHAPE, reader.tokens().size())) {
      return new PolicyFiles(
          reader, worker.with(worker.start(7)).weights(), java.util.Map.of("steps", 0.0));
    }
  }
}
