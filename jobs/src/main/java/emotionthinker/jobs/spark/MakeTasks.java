package emotionthinker.jobs.spark;

import emotionthinker.io.Storage;
import emotionthinker.io.audio.AudioDecodeException;
import emotionthinker.io.audio.AudioDecoder;
import emotionthinker.io.audio.AudioLimits;
import emotionthinker.io.audio.DecodedAudio;
import emotionthinker.io.audio.UtteranceAudio;
import emotionthinker.schemas.ByteSeries;
import emotionthinker.schemas.Levels;
import emotionthinker.schemas.Prosody;
import emotionthinker.schemas.ProsodyTask;
import emotionthinker.schemas.Reject;
import emotionthinker.schemas.RejectReason;
import emotionthinker.schemas.Table;
import emotionthinker.schemas.Utterance;
import emotionthinker.signal.SignalException;
import emotionthinker.stages.audit.AuditGate;
import emotionthinker.stages.cot.CueSheet;
import emotionthinker.stages.prosody.ProsodyOptions;
import emotionthinker.stages.prosody.ProsodyRows;
import emotionthinker.stages.tasks.ComparativeTasks;
import emotionthinker.stages.tasks.PerceptionTasks;
import emotionthinker.stages.tasks.TaskOptions;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.spark.api.java.function.FlatMapFunction;

/** Makes the tasks of the utterances of one partition. */
final class MakeTasks implements FlatMapFunction<Iterator<MakeTasks.Judged>, Made> {
  private static final long serialVersionUID = 1L;

  private final Storage storage;
  private final TaskOptions options;
  private final ProsodyOptions prosody;
  private final AudioLimits limits;
  private final AuditGate gate;

  MakeTasks(
      Storage storage,
      TaskOptions options,
      ProsodyOptions prosody,
      AudioLimits limits,
      AuditGate gate) {
    this.storage = storage;
    this.options = options;
    this.prosody = prosody;
    this.limits = limits;
    this.gate = gate;
  }

  /** One utterance with its measurements and levels; lives within a task. */
  record Judged(Utterance utterance, Levels levels, Prosody prosody) {}

  @Override
  public Iterator<Made> call(Iterator<Judged> rows) {
    PerceptionTasks perception = new PerceptionTasks(options);
    UtteranceAudio audio = new UtteranceAudio(storage, limits);
    ComparativeTasks comparative = new ComparativeTasks(options, prosody, this::pcmSha256);
    return PartitionRows.stream(rows)
        .flatMap(one -> make(one, perception, comparative, audio))
        .iterator();
  }

  private Stream<Made> make(
      Judged one, PerceptionTasks perception, ComparativeTasks comparative, UtteranceAudio audio) {
    Utterance utterance = one.utterance();
    Optional<Reject> failed = gate.reject(ComparativeTasks.STAGE, utterance);
    if (failed.isPresent()) {
      return Stream.of(Made.reject(failed.get()));
    }
    List<Made> out = new ArrayList<>();
    CueSheet cues = CueSheet.of(utterance, one.levels(), one.prosody());
    for (ProsodyTask task : perception.of(utterance, cues)) {
      out.add(Made.row(Table.TASKS, task, 0));
    }
    if (ComparativeTasks.wanted(utterance.utteranceId(), options)) {
      out.add(compare(utterance, comparative, audio));
    }
    return out.stream();
  }

  private static Made compare(
      Utterance utterance, ComparativeTasks comparative, UtteranceAudio audio) {
    try {
      DecodedAudio decoded = audio.samples(utterance);
      ComparativeTasks.Outcome made =
          comparative.make(utterance, decoded.mono(), decoded.sampleRateHz());
      return made.task() == null
          ? Made.reject(made.reject())
          : Made.row(Table.TASKS, made.task(), Math.round(made.task().durationS() * 1000));
    } catch (AudioDecodeException e) {
      return reject(utterance, e.problem().rejectReason(), e.getMessage());
    } catch (SignalException e) {
      return reject(utterance, ProsodyRows.reason(e), e.getMessage());
    } catch (IOException e) {
      return reject(utterance, RejectReason.UNREADABLE, e.getMessage());
    }
  }

  private static Made reject(Utterance utterance, RejectReason reason, String detail) {
    return Made.reject(new Reject(ComparativeTasks.STAGE, utterance.utteranceId(), reason, detail));
  }

  private String pcmSha256(ByteSeries file) {
    try {
      return new AudioDecoder().decode(file.toArray(), limits).pcmSha256();
    } catch (AudioDecodeException e) {
      throw new IllegalStateException("a file of our own cannot be decoded", e);
    }
  }
}
