package emotionthinker.jobs.spark;

import emotionthinker.io.Storage;
import emotionthinker.io.audio.AudioDecodeException;
import emotionthinker.io.audio.AudioLimits;
import emotionthinker.io.audio.DecodedAudio;
import emotionthinker.io.audio.UtteranceAudio;
import emotionthinker.jobs.export.ExportRequest;
import emotionthinker.schemas.ByteSeries;
import emotionthinker.schemas.EmotionCotRow;
import emotionthinker.schemas.ProsodyTask;
import emotionthinker.schemas.RewardTuple;
import emotionthinker.schemas.Split;
import emotionthinker.schemas.UserException;
import emotionthinker.schemas.Utterance;
import emotionthinker.stages.export.AudioPlace;
import emotionthinker.stages.export.Example;
import emotionthinker.stages.export.Examples;
import emotionthinker.stages.export.ExportOptions;
import emotionthinker.stages.shard.WavPcm16;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Serializable;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;

/** Makes the example of a row, and writes its audio where there is some to write. */
final class ExportRows implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final Set<String> DECODABLE = Set.of("wav", "flac", "mp3", "ogg");

  private final Storage storage;
  private final AudioLimits limits;
  private final ExportOptions options;
  private final ExportRequest request;
  private final String audioUri;
  private final String prefix;

  /**
   * @param audioUri folder that audio is written to
   * @param prefix what paths of it begin with
   */
  ExportRows(
      Storage storage,
      AudioLimits limits,
      ExportOptions options,
      ExportRequest request,
      String audioUri,
      String prefix) {
    this.storage = storage;
    this.limits = limits;
    this.options = options;
    this.request = request;
    this.audioUri = audioUri;
    this.prefix = prefix;
  }

  /** A row of any content: its example or why there is none, and the audio that was written. */
  record Made(String id, Example example, String leftOut, String audioName, long audioBytes)
      implements Serializable {}

  /** Whether a row of a split is asked for; others are not even counted. */
  boolean isAsked(Split split) {
    return options.splits().contains(split);
  }

  Made cot(EmotionCotRow row, Utterance utterance) {
    Examples examples = new Examples(options);
    if (!examples.hasOption(row)) {
      return new Made(row.utteranceId(), null, Examples.NO_OPTION, null, 0);
    }
    AudioPlace place = place(utterance);
    if (place.leftOut() != null) {
      return new Made(row.utteranceId(), null, place.leftOut(), null, 0);
    }
    Example example = examples.cot(row, utterance.split(), path(place));
    return made(example, place, utterance, null);
  }

  Made task(ProsodyTask task, Utterance utterance) {
    boolean generated = task.audio() != null && request.format().hearsAudio();
    AudioPlace place = generated ? AudioPlace.of(task, options.audio()) : place(utterance);
    if (place.leftOut() != null) {
      return new Made(task.taskId(), null, place.leftOut(), null, 0);
    }
    return made(new Examples(options).task(task, path(place)), place, utterance, task.audio());
  }

  Made tuple(RewardTuple tuple, Utterance utterance) {
    AudioPlace place = place(utterance);
    if (place.leftOut() != null) {
      return new Made(tuple.tupleId(), null, place.leftOut(), null, 0);
    }
    Example example =
        new Examples(options)
            .tuple(tuple, utterance.corpus(), path(place), utterance.audioSha256());
    return made(example, place, utterance, null);
  }

  private AudioPlace place(Utterance utterance) {
    if (!request.format().hearsAudio()) {
      return new AudioPlace(null, utterance.audioUri(), null);
    }
    String uri = utterance.audioUri().toLowerCase(Locale.ROOT);
    return AudioPlace.of(
        utterance, options.audio(), DECODABLE.contains(uri.substring(uri.lastIndexOf('.') + 1)));
  }

  private String path(AudioPlace place) {
    return place.isWritten() ? prefix + place.path() : local(place.uri());
  }

  /** Plain path of a local file; other storage keeps its URI. */
  static String local(String uri) {
    return uri.startsWith("file:/") ? Path.of(java.net.URI.create(uri)).toString() : uri;
  }

  private Made made(Example example, AudioPlace place, Utterance utterance, ByteSeries generated) {
    if (!place.isWritten() || request.purposes(example).isEmpty()) {
      return new Made(example.id(), example, null, null, 0);
    }
    try {
      byte[] bytes = generated == null ? bytes(utterance, place) : generated.toArray();
      try (OutputStream out = storage.create(storage.child(audioUri, place.path()))) {
        out.write(bytes);
      }
      return new Made(example.id(), example, null, place.path(), bytes.length);
    } catch (IOException | AudioDecodeException e) {
      throw new UserException(
          "the audio of "
              + example.id()
              + " cannot be copied ("
              + e.getMessage()
              + "). What to do:"
              + " restore "
              + utterance.audioUri()
              + ", or run again from ingest with --replace",
          e);
    }
  }

  private byte[] bytes(Utterance utterance, AudioPlace place)
      throws IOException, AudioDecodeException {
    UtteranceAudio audio = new UtteranceAudio(storage, limits);
    boolean part = utterance.channel() != null || utterance.segmentStartS() != null;
    String uri = utterance.audioUri();
    if (!part
        && uri.substring(uri.lastIndexOf('.'))
            .equals(place.path().substring(place.path().lastIndexOf('.')))
        && utterance.locator() == null) {
      return audio.file(utterance);
    }
    DecodedAudio samples = audio.samples(utterance);
    float[][] channels = new float[samples.channels()][];
    for (int c = 0; c < channels.length; c++) {
      channels[c] = samples.channel(c);
    }
    return WavPcm16.encode(channels, samples.sampleRateHz()).toArray();
  }
}
