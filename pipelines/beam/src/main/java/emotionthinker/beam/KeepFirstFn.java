package emotionthinker.beam;

import emotionthinker.schemas.Reject;
import emotionthinker.schemas.Utterance;
import emotionthinker.stages.corpus.IngestEngine;
import java.util.ArrayList;
import java.util.List;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.TupleTag;

/** Keeps the row with the smallest id of all rows with the same audio, and rejects the others. */
final class KeepFirstFn extends DoFn<KV<String, Iterable<Utterance>>, Utterance> {
  static final TupleTag<Utterance> ROWS = new TupleTag<>("rows") {};
  static final TupleTag<Reject> REJECTS = new TupleTag<>("rejects") {};
  private static final long serialVersionUID = 1L;

  @ProcessElement
  public void process(
      @Element KV<String, Iterable<Utterance>> sameAudio, MultiOutputReceiver out) {
    List<Utterance> rows = new ArrayList<>();
    sameAudio.getValue().forEach(rows::add);
    String kept = IngestEngine.keptId(rows);
    for (Utterance row : rows) {
      if (row.utteranceId().equals(kept)) {
        out.get(ROWS).output(row);
      } else {
        out.get(REJECTS).output(IngestEngine.duplicateAudio(row, kept));
      }
    }
  }
}
