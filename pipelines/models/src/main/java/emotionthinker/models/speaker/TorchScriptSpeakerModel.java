package emotionthinker.models.speaker;

import ai.djl.MalformedModelException;
import ai.djl.Model;
import ai.djl.inference.Predictor;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.translate.Batchifier;
import ai.djl.translate.NoBatchifyTranslator;
import ai.djl.translate.TranslateException;
import ai.djl.translate.TranslatorContext;
import emotionthinker.models.arrays.PyTorch;
import emotionthinker.schemas.Gender;
import emotionthinker.signal.ProsodyFeatures;
import emotionthinker.signal.Resampler;
import emotionthinker.stages.prosody.speaker.SpeakerTag;
import emotionthinker.stages.prosody.speaker.SpeakerTagger;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * A traced age and gender model such as audeering's wav2vec2-large-robust-age-gender (Burkhardt et
 * al. 2023, "Speech-based age and gender prediction with transformers"). As its card says: input is
 * one row of 16 kHz samples with zero mean and unit variance; output is age / 100 years and the
 * probabilities of a female, a male and a child's voice. Of long clips the first 15 s are taken.
 *
 * <p>The module may return one row of four numbers, or two tensors (age, gender), or three (hidden
 * state, age, gender). The loaded model may be shared by threads, a tagger is for one.
 */
public final class TorchScriptSpeakerModel implements AutoCloseable {
  private static final double RATE_HZ = 16_000;
  private static final double LONGEST_S = 15;
  private static final double VARIANCE_FLOOR = 1e-7;
  private static final double YEARS = 100;

  private final Model model;

  private TorchScriptSpeakerModel(Model model) {
    this.model = model;
  }

  /**
   * Loads a TorchScript archive.
   *
   * @param archive read to its end, not closed
   * @throws IOException when it cannot be read or is no TorchScript
   */
  public static TorchScriptSpeakerModel load(InputStream archive) throws IOException {
    Model model = PyTorch.engine().newModel("speaker", null);
    try {
      model.load(archive);
    } catch (MalformedModelException | RuntimeException e) {
      model.close();
      throw new IOException("not a TorchScript model: " + e.getMessage(), e);
    }
    return new TorchScriptSpeakerModel(model);
  }

  /**
   * A tagger for one thread; closing it leaves the model open.
   *
   * @param minConfidence probabilities of a gender below it are not told, 0.5–1
   */
  public SpeakerTagger tagger(double minConfidence) {
    return new Tagger(model.newPredictor(new Output()), minConfidence);
  }

  @Override
  public void close() {
    model.close();
  }

  /** The first 15 s at 16 kHz with zero mean and unit variance. */
  static float[] prepare(float[] samples, double sampleRateHz) {
    int most = (int) Math.round(LONGEST_S * sampleRateHz);
    float[] window = samples.length > most ? Arrays.copyOf(samples, most) : samples;
    float[] at16 = Resampler.resample(window, sampleRateHz, RATE_HZ);
    double mean = 0;
    for (float x : at16) {
      mean += x / (double) at16.length;
    }
    double variance = 0;
    for (float x : at16) {
      variance += (x - mean) * (x - mean) / at16.length;
    }
    double scale = 1 / Math.sqrt(variance + VARIANCE_FLOOR);
    float[] out = new float[at16.length];
    for (int i = 0; i < out.length; i++) {
      out[i] = (float) ((at16[i] - mean) * scale);
    }
    return out;
  }

  /** Age / 100, female, male, child. */
  static SpeakerTag tag(float[] output, double minConfidence) {
    if (output.length != 4) {
      throw new IllegalStateException(
          "a speaker model must give age, female, male, child; this gave "
              + output.length
              + " numbers");
    }
    double female = output[1];
    double male = output[2];
    double best = Math.min(1, Math.max(female, male));
    double ageYears = Math.max(0, YEARS * output[0]);
    boolean told = best >= minConfidence && best > output[3];
    return new SpeakerTag(
        told ? (female > male ? Gender.FEMALE : Gender.MALE) : null, told ? best : null, ageYears);
  }

  private record Tagger(Predictor<float[], float[]> predictor, double minConfidence)
      implements SpeakerTagger {
    @Override
    public String source() {
      return "model";
    }

    @Override
    public SpeakerTag tag(float[] samples, double sampleRateHz, ProsodyFeatures features) {
      try {
        return TorchScriptSpeakerModel.tag(
            predictor.predict(prepare(samples, sampleRateHz)), minConfidence);
      } catch (TranslateException e) {
        throw new IllegalStateException("the speaker model failed: " + e.getMessage(), e);
      }
    }

    @Override
    public void close() {
      predictor.close();
    }
  }

  private static final class Output implements NoBatchifyTranslator<float[], float[]> {
    @Override
    public NDList processInput(TranslatorContext context, float[] samples) {
      return new NDList(context.getNDManager().create(samples, new Shape(1, samples.length)));
    }

    @Override
    public float[] processOutput(TranslatorContext context, NDList list) {
      int first = list.size() == 3 ? 1 : 0;
      NDArray all = list.get(first).flatten();
      for (int i = first + 1; i < list.size(); i++) {
        all = all.concat(list.get(i).flatten());
      }
      return all.toFloatArray();
    }

    @Override
    public Batchifier getBatchifier() {
      return null;
    }
  }
}
