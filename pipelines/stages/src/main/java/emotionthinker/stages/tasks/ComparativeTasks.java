package emotionthinker.stages.tasks;

import emotionthinker.schemas.ByteSeries;
import emotionthinker.schemas.ProsodyTask;
import emotionthinker.schemas.Reject;
import emotionthinker.schemas.RejectReason;
import emotionthinker.schemas.TaskAttribute;
import emotionthinker.schemas.TaskKind;
import emotionthinker.schemas.Utterance;
import emotionthinker.signal.Headroom;
import emotionthinker.signal.ProsodyExtractor;
import emotionthinker.signal.ProsodyFeatures;
import emotionthinker.signal.ProsodyFlag;
import emotionthinker.signal.ProsodyModifier;
import emotionthinker.signal.Resampler;
import emotionthinker.stages.prosody.ProsodyOptions;
import emotionthinker.stages.shard.WavPcm16;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Makes comparative tasks: three variants of one utterance, changed at signal level, measured, and
 * put behind each other. For one thread.
 */
public final class ComparativeTasks {
  /** Name of the stage in rejects. */
  public static final String STAGE = "tasks";

  private final TaskOptions options;
  private final ProsodyExtractor extractor;
  private final ProsodyModifier modifier;
  private final Hash hash;

  /** SHA-256 of the decoded PCM of an audio file, as of {@code audio_sha256} everywhere. */
  public interface Hash {
    /** In lower-case hexadecimal. */
    String of(ByteSeries audioFile);
  }

  /** A task, or why there is none; one of the two is null. */
  public record Outcome(ProsodyTask task, Reject reject) {}

  /**
   * @param prosody how variants are measured: as utterances are
   * @param hash names the audio that was made
   */
  public ComparativeTasks(TaskOptions options, ProsodyOptions prosody, Hash hash) {
    this.options = options;
    this.extractor = prosody.extractor();
    this.modifier = new ProsodyModifier(prosody.pitch().tracker());
    this.hash = hash;
  }

  /** Whether a task is made of an utterance: a seeded share of them. */
  public static boolean wanted(String utteranceId, TaskOptions options) {
    return VariantPlan.of(utteranceId, options) != null;
  }

  /**
   * The task of an utterance that is {@link #wanted}.
   *
   * @param samples its audio, one channel, full scale ±1; not changed
   * @throws emotionthinker.signal.SignalException when the audio cannot be measured
   */
  public Outcome make(Utterance utterance, float[] samples, double sampleRateHz) {
    VariantPlan plan = VariantPlan.of(utterance.utteranceId(), options);
    double rateHz = Math.min(sampleRateHz, options.sampleRateHz());
    float[] clip = Resampler.resample(samples, sampleRateHz, rateHz);
    String unsuited = unsuited(plan.attribute(), extractor.extract(clip, rateHz));
    if (unsuited != null) {
      return reject(utterance, plan, RejectReason.UNSUITED_SPEECH, unsuited);
    }
    List<float[]> variants = new ArrayList<>();
    for (double factor : plan.factors()) {
      variants.add(variant(plan.attribute(), clip, rateHz, factor));
    }
    double headroomDb = Headroom.gainDb(variants);
    variants.replaceAll(variant -> Headroom.amplified(variant, headroomDb));
    List<Double> measured = new ArrayList<>();
    for (float[] variant : variants) {
      Double value = value(plan.attribute(), extractor.extract(variant, rateHz));
      if (value == null) {
        return reject(
            utterance, plan, RejectReason.UNSUITED_SPEECH, "a variant cannot be measured");
      }
      measured.add(value);
    }
    String disorder = disorder(plan, measured);
    if (disorder != null) {
      return reject(utterance, plan, RejectReason.ORDER_NOT_MEASURED, disorder);
    }
    float[] sound = joined(variants, (int) Math.round(options.pauseS() * rateHz));
    ByteSeries file = WavPcm16.encode(new float[][] {sound}, (int) rateHz);
    return new Outcome(
        task(utterance, plan, file, (int) rateHz, sound.length / rateHz, measured, headroomDb),
        null);
  }

  private String unsuited(TaskAttribute attribute, ProsodyFeatures clip) {
    if (clip.durationS() < options.leastDurationS() || clip.durationS() > options.mostDurationS()) {
      return "duration_s = " + clip.durationS();
    }
    if (clip.rhythm().syllableNuclei() < options.leastSyllables()) {
      return "syllable_nuclei = " + clip.rhythm().syllableNuclei();
    }
    if (attribute == TaskAttribute.PITCH && !clip.pitch().reliable()) {
      return "f0_reliable = false";
    }
    if (clip.has(ProsodyFlag.ENERGY_UNRELIABLE)) {
      return "energy_unreliable: clipped, noisy or no speech";
    }
    return null;
  }

  private float[] variant(TaskAttribute attribute, float[] clip, double rateHz, double factor) {
    return switch (attribute) {
      case PITCH -> modifier.change(clip, rateHz, factor, 1);
      case SPEED -> modifier.change(clip, rateHz, 1, factor);
      default -> Headroom.amplified(clip, 20 * Math.log10(factor));
    };
  }

  private static Double value(TaskAttribute attribute, ProsodyFeatures features) {
    return switch (attribute) {
      case PITCH -> features.pitch().reliable() ? features.pitch().medianHz() : null;
      case SPEED -> features.rhythm().articulationRateSps();
      default -> features.level().energyDbfs();
    };
  }

  /** What keeps the measured order from being the planned one; null when nothing does. */
  private String disorder(VariantPlan plan, List<Double> measured) {
    double step = VariantPlan.step(plan.attribute(), options);
    for (int rank = 0; rank < 2; rank++) {
      double lower = measured.get(plan.ranks().indexOf(rank));
      double higher = measured.get(plan.ranks().indexOf(rank + 1));
      // dBFS are already logarithms of amplitude.
      double apart =
          plan.attribute() == TaskAttribute.ENERGY
              ? (higher - lower) / (20 * Math.log10(step))
              : Math.log(higher / lower) / Math.log(step);
      if (!(apart >= options.leastRealisedShare())) {
        return String.format(Locale.ROOT, "variants measure %s, %.2f steps apart", measured, apart);
      }
    }
    return null;
  }

  private static float[] joined(List<float[]> variants, int pause) {
    int length = (variants.size() - 1) * pause;
    for (float[] variant : variants) {
      length += variant.length;
    }
    float[] out = new float[length];
    int at = 0;
    for (float[] variant : variants) {
      System.arraycopy(variant, 0, out, at, variant.length);
      at += variant.length + pause;
    }
    return out;
  }

  private static String id(Utterance utterance, VariantPlan plan) {
    return utterance.utteranceId() + "~comparative-" + plan.attribute().wire();
  }

  private static Outcome reject(
      Utterance utterance, VariantPlan plan, RejectReason reason, String detail) {
    return new Outcome(null, new Reject(STAGE, id(utterance, plan), reason, detail));
  }

  private ProsodyTask task(
      Utterance utterance,
      VariantPlan plan,
      ByteSeries file,
      int rateHz,
      double durationS,
      List<Double> measured,
      double headroomDb) {
    return new ProsodyTask(
        id(utterance, plan),
        TaskKind.COMPARATIVE,
        plan.attribute(),
        utterance.utteranceId(),
        utterance.corpus(),
        utterance.speakerId(),
        utterance.split(),
        utterance.language(),
        options.questions().order(plan.attribute()),
        plan.choices(),
        plan.answer(),
        file,
        hash.of(file),
        rateHz,
        durationS,
        plan.factors(),
        measured,
        headroomDb,
        utterance.redistribute(),
        utterance.licence());
  }
}
