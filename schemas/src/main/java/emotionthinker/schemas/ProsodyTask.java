package emotionthinker.schemas;

import java.util.List;

/**
 * A question about prosody with its answer: what a model learns to hear before it learns to reason.
 *
 * @param taskId key: {@code <utterance_id>~<kind>-<attribute>}
 * @param kind perception (levels of one utterance) or comparative (order of three variants of it)
 * @param attribute what is asked about
 * @param utteranceId utterance that is asked about
 * @param corpus corpus name
 * @param speakerId corpus/speaker
 * @param split split of the utterance
 * @param language BCP 47 tag, und when unknown
 * @param question what is asked
 * @param options what may be answered; for stress the words to choose from, and none
 * @param answer the right option; for stress the stressed words in order, joined by {@value
 *     #SEPARATOR}, or {@value #NONE}
 * @param audio 16-bit PCM WAV file of the three variants with pauses between; null for perception,
 *     which is about the audio of the utterance
 * @param audioSha256 SHA-256 of the decoded PCM: of audio, or of the utterance where audio is null
 * @param sampleRateHz sample rate of audio, or of the file of the utterance (Hz)
 * @param durationS duration of what is listened to (s)
 * @param factors of each variant in their order: F0 ratio, amplitude ratio or speed ratio to the
 *     utterance; empty for perception
 * @param measured what each variant then measures, in their order: f0_median_hz, energy_dbfs or
 *     articulation_rate_sps; empty for perception
 * @param headroomDb gain common to all variants that keeps them from clipping; null for perception
 *     (dB, at most 0)
 * @param redistribute whether the audio, and anything made of it, may be passed on
 * @param licence licence of the corpus
 */
public record ProsodyTask(
    String taskId,
    TaskKind kind,
    TaskAttribute attribute,
    String utteranceId,
    String corpus,
    String speakerId,
    Split split,
    String language,
    String question,
    List<String> options,
    String answer,
    ByteSeries audio,
    String audioSha256,
    int sampleRateHz,
    double durationS,
    List<Double> factors,
    List<Double> measured,
    Double headroomDb,
    boolean redistribute,
    String licence) {
  /** Between the words of an answer. */
  public static final String SEPARATOR = ", ";

  /** The answer when no word is stressed. */
  public static final String NONE = "none";

  private static final int VARIANTS = 3;

  /** Checks every invariant; throws IllegalArgumentException naming field, value and range. */
  public ProsodyTask {
    Checks.text("task_id", taskId);
    Checks.present("kind", kind);
    Checks.present("attribute", attribute);
    Checks.text("utterance_id", utteranceId);
    Checks.text("corpus", corpus);
    Checks.text("speaker_id", speakerId);
    Checks.present("split", split);
    Checks.text("language", language);
    Checks.text("question", question);
    options = Checks.list("options", options);
    Checks.text("answer", answer);
    Checks.text("audio_sha256", audioSha256);
    Checks.positive("sample_rate_hz", sampleRateHz);
    Checks.positive("duration_s", durationS);
    factors = Checks.list("factors", factors);
    measured = Checks.list("measured", measured);
    Checks.text("licence", licence);
    if (!options.contains(answer)
        && !(attribute == TaskAttribute.STRESS
            && options.containsAll(List.of(answer.split(SEPARATOR, -1))))) {
      throw Checks.bad("answer", answer, "one of the options " + options);
    }
    boolean comparative = kind == TaskKind.COMPARATIVE;
    if (comparative != (audio != null) || comparative != (headroomDb != null)) {
      throw Checks.bad("audio", audio, "there exactly for comparative tasks, as headroom_db");
    }
    int variants = comparative ? VARIANTS : 0;
    if (factors.size() != variants || measured.size() != variants) {
      throw Checks.bad("factors", factors, variants + " of them, and as many measured");
    }
    Checks.range("headroom_db", headroomDb, -Double.MAX_VALUE, 0, "at most 0");
    if (comparative
        && (attribute == TaskAttribute.INTONATION || attribute == TaskAttribute.STRESS)) {
      throw Checks.bad("attribute", attribute.wire(), "pitch, energy or speed when comparative");
    }
  }
}
