package emotionthinker.jobs.spark;

import emotionthinker.io.Storage;
import emotionthinker.io.audio.AudioDecodeException;
import emotionthinker.io.audio.AudioLimits;
import emotionthinker.io.audio.DecodedAudio;
import emotionthinker.io.audio.UtteranceAudio;
import emotionthinker.schemas.ByteSeries;
import emotionthinker.schemas.Reject;
import emotionthinker.schemas.RejectReason;
import emotionthinker.schemas.SketchedAudio;
import emotionthinker.schemas.Table;
import emotionthinker.schemas.Utterance;
import emotionthinker.signal.AudioFingerprint;
import emotionthinker.signal.AudioSketch;
import emotionthinker.signal.AudioSketcher;
import emotionthinker.stages.audit.AuditSubject;
import java.io.IOException;
import java.util.Iterator;
import org.apache.spark.api.java.function.FlatMapFunction;

/**
 * Sketches the audio of the utterances of one partition, one after another; audio that a former run
 * sketched is not decoded.
 */
final class SketchUtterances
    implements FlatMapFunction<Iterator<SparkTables.Measured>, SketchUtterances.Sketched> {
  private static final long serialVersionUID = 1L;
  private static final String STAGE = "audit";

  private final Storage storage;
  private final AudioLimits limits;

  SketchUtterances(Storage storage, AudioLimits limits) {
    this.storage = storage;
    this.limits = limits;
  }

  /**
   * An utterance.
   *
   * @param problem null when its audio could be read again
   * @param kept the sketch for runs to come; null with a problem
   * @param reused whether a former run had made the sketch
   */
  record Sketched(AuditSubject subject, Made problem, Made kept, boolean reused)
      implements java.io.Serializable {}

  @Override
  public Iterator<Sketched> call(Iterator<SparkTables.Measured> rows) {
    AudioSketcher sketcher = new AudioSketcher();
    UtteranceAudio audio = new UtteranceAudio(storage, limits);
    return PartitionRows.stream(rows).map(one -> sketch(one, audio, sketcher)).iterator();
  }

  private static Sketched sketch(
      SparkTables.Measured one, UtteranceAudio audio, AudioSketcher sketcher) {
    SketchedAudio former = one.sketch();
    if (former != null) {
      AudioSketch sketch =
          new AudioSketch(
              AudioFingerprint.ofBytes(former.fingerprint().toArray()),
              former.bandwidthHz(),
              former.peakDbfs());
      return sketched(one, sketch, former, true);
    }
    try {
      DecodedAudio decoded = audio.samples(one.utterance());
      AudioSketch sketch = sketcher.sketch(decoded.mono(), decoded.sampleRateHz());
      SketchedAudio made =
          new SketchedAudio(
              one.utterance().audioSha256(),
              ByteSeries.of(sketch.fingerprint().toBytes()),
              sketch.bandwidthHz(),
              sketch.peakDbfs());
      return sketched(one, sketch, made, false);
    } catch (AudioDecodeException e) {
      return problem(one, e.problem().rejectReason(), e.getMessage());
    } catch (IOException e) {
      return problem(one, RejectReason.UNREADABLE, e.getMessage());
    }
  }

  private static Sketched sketched(
      SparkTables.Measured one, AudioSketch sketch, SketchedAudio kept, boolean reused) {
    return new Sketched(
        AuditSubject.of(one.utterance(), one.prosody(), sketch),
        null,
        Made.row(Table.AUDIO_SKETCHES, kept, 0),
        reused);
  }

  private static Sketched problem(SparkTables.Measured one, RejectReason reason, String detail) {
    Utterance utterance = one.utterance();
    return new Sketched(
        AuditSubject.of(utterance, one.prosody(), null),
        Made.reject(new Reject(STAGE, utterance.utteranceId(), reason, detail)),
        null,
        false);
  }
}
