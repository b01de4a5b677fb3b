package emotionthinker.beam;

import emotionthinker.schemas.Candidate;
import emotionthinker.schemas.Reject;
import emotionthinker.stages.audit.AuditGate;
import emotionthinker.stages.cot.AnnotateOptions;
import emotionthinker.stages.cot.Annotator;
import java.util.List;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.coders.VarLongCoder;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.join.CoGbkResult;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PBegin;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.TupleTag;
import org.apache.beam.sdk.values.TupleTagList;

/**
 * Has a teacher write candidates for every utterance. Gives the input of {@link WriteTable}; rows
 * in are requests: one per sample, or one for an utterance that cannot be asked about.
 */
public final class GenerateCot extends PTransform<PBegin, PCollectionTuple> {
  private static final long serialVersionUID = 1L;
  private static final TupleTag<Candidate> ROWS = new TupleTag<>("rows") {};
  private static final TupleTag<Reject> REJECTS = new TupleTag<>("rejects") {};
  private static final TupleTag<KV<String, Long>> COUNTS = new TupleTag<>("counts") {};

  private final AnnotateOptions options;
  private final AuditGate gate;
  private final transient MeasuredUtterances utterances;

  private GenerateCot(AnnotateOptions options, AuditGate gate, MeasuredUtterances utterances) {
    this.options = options;
    this.gate = gate;
    this.utterances = utterances;
  }

  /** About these utterances, with the embedded teacher that the options name. */
  public static GenerateCot of(MeasuredUtterances utterances, AnnotateOptions options) {
    return new GenerateCot(options, AuditGate.open(), utterances);
  }

  /** The same without the utterances that an audit rejects: these are never asked about. */
  public GenerateCot behind(AuditGate audit) {
    return new GenerateCot(options, audit, utterances);
  }

  @Override
  public PCollectionTuple expand(PBegin begin) {
    PCollectionTuple made =
        utterances
            .byShard()
            .apply(
                "AskTeacher",
                ParDo.of(new AskTeacherFn(options, gate))
                    .withOutputTags(ROWS, TupleTagList.of(REJECTS).and(COUNTS)));
    return WriteTable.input(
        made.get(ROWS).setCoder(RecordCoder.of(Candidate.class)),
        made.get(REJECTS).setCoder(RecordCoder.of(Reject.class)),
        made.get(COUNTS).setCoder(KvCoder.of(StringUtf8Coder.of(), VarLongCoder.of())));
  }

  private static final class AskTeacherFn extends DoFn<KV<Integer, CoGbkResult>, Candidate> {
    private static final long serialVersionUID = 1L;

    private final AnnotateOptions options;
    private final AuditGate gate;
    private transient Annotator annotator;

    AskTeacherFn(AnnotateOptions options, AuditGate gate) {
      this.options = options;
      this.gate = gate;
    }

    @Setup
    public void setup() {
      annotator = new Annotator(Annotator.embeddedTeacher(options), options);
    }

    @ProcessElement
    public void process(@Element KV<Integer, CoGbkResult> shard, MultiOutputReceiver out) {
      for (MeasuredUtterances.Joined one : MeasuredUtterances.join(shard.getValue())) {
        Annotator.Result result =
            gate.reject(Annotator.STAGE, one.utterance())
                .map(reject -> new Annotator.Result(List.of(), List.of(reject)))
                .orElseGet(() -> annotator.annotate(one.utterance(), one.levels(), one.prosody()));
        result.candidates().forEach(out.get(ROWS)::output);
        result.rejects().forEach(out.get(REJECTS)::output);
        long requests = (long) result.candidates().size() + result.rejects().size();
        out.get(COUNTS).output(KV.of(Counts.ROWS_IN, requests));
        out.get(COUNTS).output(KV.of("utterances", 1L));
      }
    }
  }
}
