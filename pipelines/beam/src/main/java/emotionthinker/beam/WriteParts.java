package emotionthinker.beam;

import emotionthinker.io.table.PartInfo;
import emotionthinker.io.table.PartPlan;
import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.beam.sdk.PipelineResult;
import org.apache.beam.sdk.coders.ByteArrayCoder;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.VarIntCoder;
import org.apache.beam.sdk.metrics.Counter;
import org.apache.beam.sdk.metrics.MetricNameFilter;
import org.apache.beam.sdk.metrics.MetricResult;
import org.apache.beam.sdk.metrics.Metrics;
import org.apache.beam.sdk.metrics.MetricsFilter;
import org.apache.beam.sdk.transforms.Count;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.Flatten;
import org.apache.beam.sdk.transforms.GroupByKey;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.SerializableFunction;
import org.apache.beam.sdk.transforms.View;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionList;
import org.apache.beam.sdk.values.PCollectionView;

/**
 * Spreads records over the parts of their plan and writes every part; gives the rows of each part
 * under one name, to be summed.
 *
 * @param <R> the record
 */
final class WriteParts<R> extends PTransform<PCollection<R>, PCollection<KV<String, Long>>> {
  private static final long serialVersionUID = 1L;

  /** Writes one part; records come in any order. */
  interface Sink<R> extends Serializable {
    PartInfo write(PartPlan plan, int part, Iterator<R> records) throws IOException;
  }

  private final String name;
  private final Coder<R> coder;
  private final SerializableFunction<R, String> id;
  private final Sink<R> sink;
  private final long rowsPerPart;

  WriteParts(
      String name,
      Coder<R> coder,
      SerializableFunction<R, String> id,
      Sink<R> sink,
      long rowsPerPart) {
    this.name = name;
    this.coder = coder;
    this.id = id;
    this.sink = sink;
    this.rowsPerPart = rowsPerPart;
  }

  @Override
  public PCollection<KV<String, Long>> expand(PCollection<R> records) {
    KvCoder<Integer, byte[]> packs = KvCoder.of(VarIntCoder.of(), ByteArrayCoder.of());
    PCollection<Long> count =
        records
            .apply("Progress", ParDo.of(new ProgressFn<R>(name)))
            .setCoder(coder)
            .apply("Count", Count.globally());
    PCollectionView<Long> view = count.apply("ShareCount", View.asSingleton());
    // Every part of the plan gets an empty pack, so that empty parts are written too.
    PCollection<KV<Integer, byte[]>> all =
        count.apply("NameParts", ParDo.of(new NamePartsFn(rowsPerPart))).setCoder(packs);
    PCollection<KV<Integer, byte[]>> placed =
        records
            .apply(
                "Place", ParDo.of(new PlaceFn<>(coder, id, rowsPerPart, view)).withSideInputs(view))
            .setCoder(packs);
    return PCollectionList.of(all)
        .and(placed)
        .apply("Join", Flatten.pCollections())
        .apply("Group", GroupByKey.create())
        .apply(
            "Write",
            ParDo.of(new WriteFn<>(name, coder, sink, rowsPerPart, view)).withSideInputs(view));
  }

  /** What {@link ProgressFn} has counted so far below a step. */
  static long soFar(PipelineResult result, String step, String name) {
    MetricsFilter ours =
        MetricsFilter.builder()
            .addNameFilter(MetricNameFilter.named(ProgressFn.class, name))
            .build();
    long sum = 0;
    for (MetricResult<Long> counter : result.metrics().queryMetrics(ours).getCounters()) {
      if (counter.getKey().stepName().startsWith(step + "/")) {
        sum += counter.getAttempted();
      }
    }
    return sum;
  }

  /** Counts for whoever watches; what is committed is counted by the data flow. */
  private static final class ProgressFn<R> extends DoFn<R, R> {
    private static final long serialVersionUID = 1L;

    private final Counter passed;

    ProgressFn(String name) {
      this.passed = Metrics.counter(ProgressFn.class, name);
    }

    @ProcessElement
    public void process(@Element R row, OutputReceiver<R> out) {
      passed.inc();
      out.output(row);
    }
  }

  private static final class NamePartsFn extends DoFn<Long, KV<Integer, byte[]>> {
    private static final long serialVersionUID = 1L;

    private final long rowsPerPart;

    NamePartsFn(long rowsPerPart) {
      this.rowsPerPart = rowsPerPart;
    }

    @ProcessElement
    public void process(@Element Long count, OutputReceiver<KV<Integer, byte[]>> out) {
      for (int part = 0; part < PartPlan.of(count, rowsPerPart).parts(); part++) {
        out.output(KV.of(part, new byte[0]));
      }
    }
  }

  private static final class PlaceFn<R> extends PackFn<R> {
    private static final long serialVersionUID = 1L;

    private final SerializableFunction<R, String> id;
    private final long rowsPerPart;
    private final PCollectionView<Long> count;

    PlaceFn(
        Coder<R> coder,
        SerializableFunction<R, String> id,
        long rowsPerPart,
        PCollectionView<Long> count) {
      super(coder);
      this.id = id;
      this.rowsPerPart = rowsPerPart;
      this.count = count;
    }

    @Override
    int place(R row, ProcessContext context) {
      return PartPlan.of(context.sideInput(count), rowsPerPart).partOf(id.apply(row));
    }
  }

  private static final class WriteFn<R>
      extends DoFn<KV<Integer, Iterable<byte[]>>, KV<String, Long>> {
    private static final long serialVersionUID = 1L;

    private final String name;
    private final Coder<R> coder;
    private final Sink<R> sink;
    private final long rowsPerPart;
    private final PCollectionView<Long> count;

    WriteFn(
        String name, Coder<R> coder, Sink<R> sink, long rowsPerPart, PCollectionView<Long> count) {
      this.name = name;
      this.coder = coder;
      this.sink = sink;
      this.rowsPerPart = rowsPerPart;
      this.count = count;
    }

    @ProcessElement
    public void process(ProcessContext context) throws IOException {
      PartPlan plan = PartPlan.of(context.sideInput(count), rowsPerPart);
      List<R> rows = new ArrayList<>();
      context.element().getValue().forEach(pack -> Packs.unpack(pack, coder, rows::add));
      PartInfo part = sink.write(plan, context.element().getKey(), rows.iterator());
      context.output(KV.of(name, part.rows()));
    }
  }
}
