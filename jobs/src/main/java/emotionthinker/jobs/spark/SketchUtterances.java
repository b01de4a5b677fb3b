package emotionthinker.jobs.spark;

import emotionthinker.io.Storage;
import emotionthinker.io.audio.AudioDecodeException;
import emotionthinker.io.audio.AudioLimits;
import emotionthinker.io.audio.DecodedAudio;
import emotionthinker.io.audio.UtteranceAudio;
import emotionthinker.schemas.Reject;
import emotionthinker.schemas.RejectReason;
import emotionthinker.schemas.Utterance;
import emotionthinker.signal.AudioSketcher;
import emotionthinker.stages.audit.AuditSubject;
import java.io.IOException;
import java.util.Iterator;
import org.apache.spark.api.java.function.FlatMapFunction;

/** Sketches the audio of the utterances of one partition, one after another. */
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

  /** An utterance; the problem is null when its audio could be read again. */
  record Sketched(AuditSubject subject, Made problem) implements java.io.Serializable {}

  @Override
  public Iterator<Sketched> call(Iterator<SparkTables.Measured> rows) {
    AudioSketcher sketcher = new AudioSketcher();
    UtteranceAudio audio = new UtteranceAudio(storage, limits);
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return rows.hasNext();
      }

      @Override
      public Sketched next() {
        return sketch(rows.next(), audio, sketcher);
      }
    };
  }

  private static Sketched sketch(
      SparkTables.Measured one, UtteranceAudio audio, AudioSketcher sketcher) {
    try {
      DecodedAudio decoded = audio.samples(one.utterance());
      return new Sketched(
          AuditSubject.of(
              one.utterance(),
              one.prosody(),
              sketcher.sketch(decoded.mono(), decoded.sampleRateHz())),
          null);
    } catch (AudioDecodeException e) {
      return problem(one, e.problem().rejectReason(), e.getMessage());
    } catch (IOException e) {
      return problem(one, RejectReason.UNREADABLE, e.getMessage());
    }
  }

  private static Sketched problem(SparkTables.Measured one, RejectReason reason, String detail) {
    Utterance utterance = one.utterance();
    return new Sketched(
        AuditSubject.of(utterance, one.prosody(), null),
        Made.reject(new Reject(STAGE, utterance.utteranceId(), reason, detail)));
  }
}
