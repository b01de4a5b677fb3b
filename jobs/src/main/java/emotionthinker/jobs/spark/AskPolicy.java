package emotionthinker.jobs.spark;

import emotionthinker.io.Storage;
import emotionthinker.io.audio.AudioDecodeException;
import emotionthinker.io.audio.AudioLimits;
import emotionthinker.io.audio.DecodedAudio;
import emotionthinker.io.audio.UtteranceAudio;
import emotionthinker.schemas.FloatSeries;
import emotionthinker.schemas.RejectReason;
import emotionthinker.schemas.Utterance;
import emotionthinker.stages.eval.LabelSet;
import emotionthinker.stages.policy.Generation;
import emotionthinker.stages.policy.Policy;
import emotionthinker.stages.policy.PolicyPrompt;
import emotionthinker.stages.policy.SamplingOptions;
import emotionthinker.stages.policy.SpeechClip;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.function.PairFlatMapFunction;
import scala.Tuple2;

/** Asks a policy the questions of one partition, in order of id and in batches of fixed size. */
final class AskPolicy
    implements PairFlatMapFunction<Iterator<Tuple2<String, Question>>, String, GivenAnswer> {
  private static final long serialVersionUID = 1L;

  private final PolicySource source;
  private final LabelSet labels;
  private final SamplingOptions sampling;
  private final int batchRows;
  private final Storage storage;
  private final AudioLimits limits;

  AskPolicy(
      PolicySource source,
      LabelSet labels,
      SamplingOptions sampling,
      int batchRows,
      Storage storage,
      AudioLimits limits) {
    this.source = source;
    this.labels = labels;
    this.sampling = sampling;
    this.batchRows = batchRows;
    this.storage = storage;
    this.limits = limits;
  }

  @Override
  public Iterator<Tuple2<String, GivenAnswer>> call(Iterator<Tuple2<String, Question>> questions) {
    UtteranceAudio audio = new UtteranceAudio(storage, limits);
    Iterator<Utterance> labelled =
        PartitionRows.stream(questions)
            .map(one -> one._2().utterance())
            .filter(utterance -> labels.gold(utterance).isPresent())
            .iterator();
    return PartitionRows.inWindows(labelled, batchRows, batch -> ask(batch, audio));
  }

  private List<Tuple2<String, GivenAnswer>> ask(List<Utterance> batch, UtteranceAudio audio) {
    List<Tuple2<String, GivenAnswer>> out = new ArrayList<>();
    String question = source.question(labels);
    try (Policy policy = source.open(batch)) {
      List<PolicyPrompt> prompts = new ArrayList<>();
      for (Utterance utterance : batch) {
        if (policy.remote() && !utterance.externalProcessing()) {
          out.add(
              failed(
                  utterance,
                  RejectReason.EXTERNAL_PROCESSING_FORBIDDEN,
                  utterance.corpus() + " may not be sent to " + policy.id()));
          continue;
        }
        try {
          // what a server hears is read when it is sent
          SpeechClip clip =
              source.hears()
                  ? clip(utterance, audio)
                  : new SpeechClip(
                      utterance.utteranceId(), FloatSeries.of(), utterance.sampleRateHz());
          prompts.add(new PolicyPrompt(utterance.utteranceId(), List.of(clip), question));
        } catch (AudioDecodeException e) {
          out.add(failed(utterance, RejectReason.AUDIO_MISSING, e.getMessage()));
        } catch (IOException e) {
          out.add(failed(utterance, RejectReason.AUDIO_MISSING, String.valueOf(e.getMessage())));
        }
      }
      if (!prompts.isEmpty()) {
        for (Generation one : policy.generate(prompts, sampling)) {
          out.add(new Tuple2<>(one.promptId(), GivenAnswer.of(one)));
        }
      }
    }
    return out;
  }

  private static SpeechClip clip(Utterance utterance, UtteranceAudio audio)
      throws IOException, AudioDecodeException {
    DecodedAudio decoded = audio.samples(utterance);
    return new SpeechClip(
        utterance.utteranceId(), FloatSeries.of(decoded.mono()), decoded.sampleRateHz());
  }

  private static Tuple2<String, GivenAnswer> failed(
      Utterance utterance, RejectReason reason, String detail) {
    return new Tuple2<>(
        utterance.utteranceId(), GivenAnswer.failed(utterance.utteranceId(), reason, detail));
  }
}
