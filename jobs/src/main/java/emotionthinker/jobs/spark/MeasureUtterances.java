package emotionthinker.jobs.spark;

import emotionthinker.io.Storage;
import emotionthinker.io.audio.AudioDecodeException;
import emotionthinker.io.audio.AudioLimits;
import emotionthinker.io.audio.DecodedAudio;
import emotionthinker.io.audio.UtteranceAudio;
import emotionthinker.jobs.measure.AlignmentFiles;
import emotionthinker.jobs.measure.SpeakerModels;
import emotionthinker.schemas.Prosody;
import emotionthinker.schemas.Reject;
import emotionthinker.schemas.RejectReason;
import emotionthinker.schemas.Table;
import emotionthinker.schemas.Utterance;
import emotionthinker.signal.SignalException;
import emotionthinker.stages.prosody.ClipMeasurer;
import emotionthinker.stages.prosody.ProsodyOptions;
import emotionthinker.stages.prosody.ProsodyRows;
import emotionthinker.stages.prosody.align.AlignmentException;
import emotionthinker.stages.prosody.speaker.SpeakerTagger;
import java.io.IOException;
import java.util.Iterator;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Row;
import org.apache.spark.util.TaskCompletionListener;
import scala.Tuple2;

/**
 * Measures the utterances of one partition, one after another, with one extractor. A former row of
 * the same audio is copied instead, unless there is or was an alignment.
 */
final class MeasureUtterances implements FlatMapFunction<Iterator<Tuple2<Row, Row>>, Made> {
  private static final long serialVersionUID = 1L;
  private static final String STAGE = "prosody";
  private static final RowCodec<Utterance> UTTERANCES = new RowCodec<>(Utterance.class);
  private static final RowCodec<Prosody> PROSODY = new RowCodec<>(Prosody.class);

  private final Storage storage;
  private final ProsodyOptions options;
  private final AudioLimits limits;

  MeasureUtterances(Storage storage, ProsodyOptions options, AudioLimits limits) {
    this.storage = storage;
    this.options = options;
    this.limits = limits;
  }

  @Override
  public Iterator<Made> call(Iterator<Tuple2<Row, Row>> rows) {
    SpeakerTagger speakers = SpeakerModels.tagger(storage, options);
    if (speakers != null) {
      TaskContext.get()
          .addTaskCompletionListener((TaskCompletionListener) context -> speakers.close());
    }
    ClipMeasurer measurer = new ClipMeasurer(options, speakers);
    AlignmentFiles alignments = new AlignmentFiles(storage, options.alignments());
    UtteranceAudio audio = new UtteranceAudio(storage, limits);
    return PartitionRows.stream(rows)
        .map(
            pair -> {
              Utterance utterance = UTTERANCES.fromRow(pair._1());
              Prosody former = pair._2() == null ? null : PROSODY.fromRow(pair._2());
              return measure(utterance, former, audio, alignments, measurer);
            })
        .iterator();
  }

  private static Made measure(
      Utterance utterance,
      Prosody former,
      UtteranceAudio audio,
      AlignmentFiles alignments,
      ClipMeasurer measurer) {
    try {
      // What an alignment says is not in the audio, which is all that a former row is found by.
      if (former != null && !ProsodyRows.aligned(former) && alignments.find(utterance) == null) {
        return Made.reused(
            Table.PROSODY, ProsodyRows.sameAudio(utterance, former), audioMs(utterance));
      }
      DecodedAudio decoded = audio.samples(utterance);
      Prosody row =
          measurer.measure(
              utterance, decoded.mono(), decoded.sampleRateHz(), alignments.words(utterance));
      return Made.row(Table.PROSODY, row, audioMs(utterance));
    } catch (AudioDecodeException e) {
      return reject(utterance, e.problem().rejectReason(), e.getMessage());
    } catch (SignalException e) {
      return reject(utterance, ProsodyRows.reason(e), e.getMessage());
    } catch (AlignmentException e) {
      return reject(utterance, RejectReason.BAD_ALIGNMENT, e.getMessage());
    } catch (IOException e) {
      return reject(utterance, RejectReason.UNREADABLE, e.getMessage());
    }
  }

  private static long audioMs(Utterance utterance) {
    return Math.round(utterance.durationS() * 1000);
  }

  private static Made reject(Utterance utterance, RejectReason reason, String detail) {
    return Made.reject(new Reject(STAGE, utterance.utteranceId(), reason, detail));
  }
}
