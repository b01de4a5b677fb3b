package emotionthinker.beam;

import java.util.TreeMap;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.values.KV;

/** Counts of one element by name, added up before they are sent. */
final class Sums {
  private final TreeMap<String, Long> byName = new TreeMap<>();

  /** Adds to a count; a name that only ever gets 0 is not sent. */
  void add(String name, long count) {
    if (count != 0) {
      byName.merge(name, count, Long::sum);
    }
  }

  /** Sends every count. */
  void emit(DoFn.OutputReceiver<KV<String, Long>> out) {
    byName.forEach((name, count) -> out.output(KV.of(name, count)));
  }
}
