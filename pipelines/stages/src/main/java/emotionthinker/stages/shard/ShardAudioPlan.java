package emotionthinker.stages.shard;

import emotionthinker.schemas.AudioForm;
import emotionthinker.schemas.ByteSeries;
import emotionthinker.schemas.ShardAudio;
import emotionthinker.schemas.Utterance;
import java.util.Map;

/**
 * How the audio of one utterance goes into its row, decided by the corpus policy, the options and
 * the form of the file. {@link AudioForm#ORIGINAL} wants the file's bytes, which a pack has too;
 * {@link AudioForm#PCM16_WAV} wants the decoded channel or segment, as {@link WavPcm16} writes it;
 * {@link AudioForm#PATH} wants nothing.
 *
 * @param form what the row holds
 * @param path corpus/relative path, with the extension of what the row holds
 * @param maxRowBytes upper estimate of the row (bytes)
 */
public record ShardAudioPlan(AudioForm form, String path, long maxRowBytes) {
  private static final long TEXT_BYTES = 8_192;

  /** File extension of containers that libsndfile, and so Hugging Face datasets, decodes. */
  private static final Map<String, String> DECODABLE =
      Map.of(
          "wav", "wav", "rf64", "wav", "flac", "flac", "mp3", "mp3", "ogg", "ogg", "aiff", "aiff",
          "au", "au");

  /** The plan of an utterance. */
  public static ShardAudioPlan of(Utterance utterance, AudioEmbedding embedding) {
    String base = relativePath(utterance);
    String container = container(utterance);
    if (!utterance.redistribute() || embedding == AudioEmbedding.NONE) {
      String extension = sourceExtension(utterance, container);
      return new ShardAudioPlan(AudioForm.PATH, base + extension, TEXT_BYTES);
    }
    boolean wholeFile = utterance.channel() == null && utterance.segmentStartS() == null;
    double samples = utterance.durationS() * utterance.sampleRateHz();
    if (embedding == AudioEmbedding.ORIGINAL && wholeFile && DECODABLE.containsKey(container)) {
      double bytes = samples * utterance.channels() * bytesPerSample(utterance.container());
      return new ShardAudioPlan(
          AudioForm.ORIGINAL,
          base + "." + DECODABLE.get(container),
          TEXT_BYTES + (long) Math.ceil(bytes));
    }
    int channels = utterance.channel() == null ? utterance.channels() : 1;
    return new ShardAudioPlan(
        AudioForm.PCM16_WAV,
        utterance.utteranceId() + ".wav",
        TEXT_BYTES + (long) Math.ceil(samples * channels * Short.BYTES));
  }

  /**
   * The audio of the row.
   *
   * @param bytes the bytes that the form wants; null exactly for {@link AudioForm#PATH}
   */
  public ShardAudio audio(ByteSeries bytes) {
    if ((bytes == null) != (form == AudioForm.PATH)) {
      throw new IllegalArgumentException("bytes of " + path + " do not fit its form " + form);
    }
    return new ShardAudio(bytes, path);
  }

  /** The id without channel and segment: where the source file lies in its corpus. */
  private static String relativePath(Utterance utterance) {
    String path = utterance.utteranceId();
    if (utterance.segmentStartS() != null && path.lastIndexOf('@') > 0) {
      path = path.substring(0, path.lastIndexOf('@'));
    }
    if (utterance.channel() != null && path.lastIndexOf('#') > 0) {
      path = path.substring(0, path.lastIndexOf('#'));
    }
    return path;
  }

  private static String sourceExtension(Utterance utterance, String container) {
    String uri = utterance.audioUri();
    int dot = uri.lastIndexOf('.');
    boolean named = utterance.locator() == null && dot > uri.lastIndexOf('/');
    return named ? uri.substring(dot) : "." + DECODABLE.getOrDefault(container, container);
  }

  private static String container(Utterance utterance) {
    String both = utterance.container();
    return both.indexOf('/') < 0 ? both : both.substring(0, both.indexOf('/'));
  }

  /** Of the codec; compressed speech is taken to be no larger than 16-bit PCM. */
  private static int bytesPerSample(String container) {
    String codec = container.substring(container.indexOf('/') + 1);
    return codec.contains("64") ? 8 : codec.contains("32") ? 4 : codec.contains("24") ? 3 : 2;
  }
}
