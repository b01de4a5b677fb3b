package emotionthinker.jobs.spark;

import emotionthinker.jobs.teach.ChatCallers;
import emotionthinker.schemas.Reject;
import emotionthinker.schemas.RejectReason;
import emotionthinker.schemas.Table;
import emotionthinker.stages.cot.calls.LlmOptions;
import emotionthinker.stages.reward.tuples.TupleOptions;
import emotionthinker.stages.reward.tuples.VariantOptions;
import emotionthinker.stages.reward.tuples.VariantWriter;
import emotionthinker.stages.reward.tuples.VariantWriter.Subject;
import emotionthinker.stages.reward.tuples.VariantWriter.Written;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.function.FlatMapFunction;

/** Has a language model write texts at target scores for the good texts of one partition. */
final class AskVariants implements FlatMapFunction<Iterator<SparkTables.Written>, Made> {
  private static final long serialVersionUID = 1L;
  private static final String STAGE = "tuples";

  /** Texts whose variants are asked for together: enough to keep a window of calls full. */
  private static final int WINDOW = 512;

  private final VariantOptions options;
  private final TupleOptions tuples;
  private final LlmOptions llm;
  private final ChatCallers callers;

  AskVariants(VariantOptions options, TupleOptions tuples, LlmOptions llm, ChatCallers callers) {
    this.options = options;
    this.tuples = tuples;
    this.llm = llm;
    this.callers = callers;
  }

  @Override
  public Iterator<Made> call(Iterator<SparkTables.Written> texts) {
    List<Made> made = new ArrayList<>();
    try (VariantWriter writer =
        new VariantWriter(options, tuples, llm, callers.server(llm.model()))) {
      while (texts.hasNext()) {
        List<Subject> window = new ArrayList<>();
        while (texts.hasNext() && window.size() < WINDOW) {
          SparkTables.Written one = texts.next();
          Subject subject =
              new Subject(
                  one.cot(), one.cues(), one.utterance().speakerId(), one.utterance().split());
          if (llm.external() && !one.utterance().externalProcessing()) {
            String detail = one.utterance().corpus() + " may not be sent to " + llm.model();
            writer
                .tupleIds(subject)
                .forEach(
                    id -> made.add(reject(id, RejectReason.EXTERNAL_PROCESSING_FORBIDDEN, detail)));
          } else {
            window.add(subject);
          }
        }
        for (Written one : writer.write(window)) {
          made.add(
              one.tuple() == null
                  ? reject(one.tupleId(), one.failure(), one.detail())
                  : Made.row(Table.REWARD_TUPLES, one.tuple(), 0));
        }
      }
    }
    return made.iterator();
  }

  private static Made reject(String id, RejectReason reason, String detail) {
    return Made.reject(new Reject(STAGE, id, reason, detail));
  }
}
