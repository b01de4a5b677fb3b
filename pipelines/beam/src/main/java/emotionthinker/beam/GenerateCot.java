package emotionthinker.beam;

import emotionthinker.schemas.Candidate;
import emotionthinker.schemas.Reject;
import emotionthinker.schemas.RejectReason;
import emotionthinker.schemas.Table;
import emotionthinker.stages.audit.AuditGate;
import emotionthinker.stages.cot.AnnotateOptions;
import emotionthinker.stages.cot.Annotator;
import emotionthinker.stages.cot.Teacher;
import emotionthinker.stages.cot.TeacherSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.coders.VarLongCoder;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
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
  /** Name under which requests are counted that have no answer yet. */
  public static final String ANSWERS_MISSING = "answers_missing";

  /** Name under which requests are counted that the budget ended before. */
  public static final String BUDGET_EXHAUSTED = "budget_exhausted";

  private static final long serialVersionUID = 1L;
  private static final TupleTag<EncodedRow> ROWS = new TupleTag<>("rows") {};
  private static final TupleTag<Reject> REJECTS = new TupleTag<>("rejects") {};
  private static final TupleTag<KV<String, Long>> COUNTS = new TupleTag<>("counts") {};

  private final AnnotateOptions options;
  private final TeacherSource teachers;
  private final AuditGate gate;
  private final transient MeasuredUtterances utterances;

  private GenerateCot(
      AnnotateOptions options,
      TeacherSource teachers,
      AuditGate gate,
      MeasuredUtterances utterances) {
    this.options = options;
    this.teachers = teachers;
    this.gate = gate;
    this.utterances = utterances;
  }

  /** About these utterances, with the embedded teacher that the options name. */
  public static GenerateCot of(MeasuredUtterances utterances, AnnotateOptions options) {
    return of(utterances, options, () -> Annotator.embeddedTeacher(options));
  }

  /** About these utterances, with a teacher that every worker opens for itself. */
  public static GenerateCot of(
      MeasuredUtterances utterances, AnnotateOptions options, TeacherSource teachers) {
    return new GenerateCot(options, teachers, AuditGate.open(), utterances);
  }

  /** The same without the utterances that an audit rejects: these are never asked about. */
  public GenerateCot behind(AuditGate audit) {
    return new GenerateCot(options, teachers, audit, utterances);
  }

  @Override
  public PCollectionTuple expand(PBegin begin) {
    PCollectionTuple made =
        utterances
            .byShard()
            .apply(
                "AskTeacher",
                ParDo.of(new AskTeacherFn(options, teachers, gate))
                    .withOutputTags(ROWS, TupleTagList.of(REJECTS).and(COUNTS)));
    return WriteTable.encoded(
        made.get(ROWS).setCoder(new EncodedRow.RowCoder()),
        made.get(REJECTS).setCoder(RecordCoder.of(Reject.class)),
        made.get(COUNTS).setCoder(KvCoder.of(StringUtf8Coder.of(), VarLongCoder.of())));
  }

  private static final class AskTeacherFn
      extends DoFn<KV<Integer, Iterable<KV<Integer, byte[]>>>, EncodedRow> {
    private static final long serialVersionUID = 1L;

    private final AnnotateOptions options;
    private final TeacherSource teachers;
    private final AuditGate gate;
    private transient Teacher teacher;

    AskTeacherFn(AnnotateOptions options, TeacherSource teachers, AuditGate gate) {
      this.options = options;
      this.teachers = teachers;
      this.gate = gate;
    }

    @Setup
    public void setup() {
      teacher = teachers.open();
    }

    @Teardown
    public void teardown() {
      teacher.close();
    }

    /** A shard at once, so that a teacher that waits can keep many requests in flight. */
    @ProcessElement
    public void process(
        @Element KV<Integer, Iterable<KV<Integer, byte[]>>> shard, MultiOutputReceiver out) {
      Sums sums = new Sums();
      List<Annotator.Subject> subjects = new ArrayList<>();
      for (MeasuredUtterances.Joined one : MeasuredUtterances.join(shard.getValue())) {
        Optional<Reject> rejected = gate.reject(Annotator.STAGE, one.utterance());
        if (rejected.isPresent()) {
          emit(new Annotator.Result(List.of(), List.of(rejected.get())), sums, out);
        } else {
          subjects.add(new Annotator.Subject(one.utterance(), one.levels(), one.prosody()));
        }
      }
      new Annotator(teacher, options).annotate(subjects).forEach(result -> emit(result, sums, out));
      sums.emit(out.get(COUNTS));
    }

    private static void emit(Annotator.Result result, Sums sums, MultiOutputReceiver out) {
      for (Candidate candidate : result.candidates()) {
        out.get(ROWS)
            .output(EncodedRow.of(candidate.candidateId(), candidate, Table.CANDIDATES.codec()));
      }
      result.rejects().forEach(out.get(REJECTS)::output);
      sums.add(Counts.ROWS_IN, (long) result.candidates().size() + result.rejects().size());
      sums.add("utterances", 1);
      sums.add(ANSWERS_MISSING, count(result, RejectReason.ANSWER_MISSING));
      sums.add(BUDGET_EXHAUSTED, count(result, RejectReason.BUDGET_EXHAUSTED));
    }

    private static long count(Annotator.Result result, RejectReason reason) {
      return result.rejects().stream().filter(r -> r.reason() == reason).count();
    }
  }
}
