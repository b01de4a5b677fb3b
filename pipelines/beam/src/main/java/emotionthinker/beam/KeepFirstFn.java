package emotionthinker.beam;

import emotionthinker.schemas.Reject;
import emotionthinker.schemas.Utterance;
import emotionthinker.stages.corpus.IngestEngine;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.TupleTag;

/** Keeps the row with the smallest id of all rows with the same audio, and rejects the others. */
final class KeepFirstFn extends DoFn<KV<Integer, Iterable<Utterance>>, Utterance> {
  static final TupleTag<Utterance> ROWS = new TupleTag<>("rows") {};
  static final TupleTag<Reject> REJECTS = new TupleTag<>("rejects") {};
  private static final long serialVersionUID = 1L;

  @ProcessElement
  public void process(@Element KV<Integer, Iterable<Utterance>> group, MultiOutputReceiver out) {
    Map<String, List<Utterance>> byAudio = new TreeMap<>();
    group
        .getValue()
        .forEach(
            row -> byAudio.computeIfAbsent(row.audioSha256(), k -> new ArrayList<>()).add(row));
    for (List<Utterance> rows : byAudio.values()) {
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
}
