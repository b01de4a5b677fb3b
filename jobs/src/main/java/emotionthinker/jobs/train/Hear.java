package emotionthinker.jobs.train;

import emotionthinker.io.Storage;
import emotionthinker.io.audio.AudioDecodeException;
import emotionthinker.io.audio.AudioDecoder;
import emotionthinker.io.audio.AudioLimits;
import emotionthinker.io.audio.DecodedAudio;
import emotionthinker.io.audio.UtteranceAudio;
import emotionthinker.schemas.FloatSeries;
import emotionthinker.schemas.ProsodyTask;
import emotionthinker.schemas.Table;
import emotionthinker.schemas.Utterance;
import emotionthinker.signal.SignalException;
import emotionthinker.stages.policy.SpeechClip;
import emotionthinker.stages.policy.SpeechFeatures;
import emotionthinker.stages.policy.SpeechListener;
import emotionthinker.stages.prosody.ProsodyOptions;
import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.function.FlatMapFunction;

/** Turns the clips of a partition into what a policy sees. */
final class Hear implements FlatMapFunction<Iterator<Hear.Clip>, Hear.Heard> {
  private static final long serialVersionUID = 1L;

  private final Storage storage;
  private final ProsodyOptions prosody;
  private final AudioLimits limits;

  Hear(Storage storage, ProsodyOptions prosody, AudioLimits limits) {
    this.storage = storage;
    this.prosody = prosody;
    this.limits = limits;
  }

  /** A row with audio, as Avro binary: an utterance or a task. */
  static final class Clip implements Serializable {
    private static final long serialVersionUID = 1L;
    private final String id;
    private final byte[] utterance;
    private final byte[] wav;

    private Clip(String id, byte[] utterance, byte[] wav) {
      this.id = id;
      this.utterance = utterance;
      this.wav = wav;
    }

    static Clip of(Utterance utterance) {
      return new Clip(utterance.utteranceId(), Table.UTTERANCES.codec().toBytes(utterance), null);
    }

    static Clip of(ProsodyTask task) {
      return new Clip(task.taskId(), null, task.audio().toArray());
    }
  }

  /** What was heard of a clip, or why nothing was. */
  static final class Heard implements Serializable {
    private static final long serialVersionUID = 1L;
    private final String id;
    private final float[] segments;
    private final float[] whole;
    private final String failure;

    private Heard(String id, float[] segments, float[] whole, String failure) {
      this.id = id;
      this.segments = segments;
      this.whole = whole;
      this.failure = failure;
    }

    String id() {
      return id;
    }

    /** Null for a clip that was heard. */
    String failure() {
      return failure;
    }

    SpeechFeatures features() {
      return new SpeechFeatures(FloatSeries.of(segments), FloatSeries.of(whole));
    }
  }

  @Override
  public Iterator<Heard> call(Iterator<Clip> clips) {
    SpeechListener listener = new SpeechListener(prosody);
    UtteranceAudio audio = new UtteranceAudio(storage, limits);
    AudioDecoder decoder = new AudioDecoder();
    List<Heard> out = new ArrayList<>();
    while (clips.hasNext()) {
      Clip clip = clips.next();
      try {
        DecodedAudio decoded =
            clip.utterance == null
                ? decoder.decode(clip.wav, limits)
                : audio.samples(Table.UTTERANCES.codec().fromBytes(clip.utterance));
        FloatSeries samples = FloatSeries.of(decoded.mono());
        SpeechFeatures heard =
            listener.listen(new SpeechClip(clip.id, samples, decoded.sampleRateHz()));
        out.add(new Heard(clip.id, heard.segments().toArray(), heard.whole().toArray(), null));
      } catch (AudioDecodeException | SignalException | IOException e) {
        out.add(new Heard(clip.id, null, null, e.getMessage()));
      }
    }
    return out.iterator();
  }
}
