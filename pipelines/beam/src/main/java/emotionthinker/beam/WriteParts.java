package emotionthinker.beam;

import emotionthinker.io.table.PartInfo;
import emotionthinker.io.table.PartPlan;
import java.io.IOException;
import java.io.Serializable;
import java.util.Iterator;
import java.util.Objects;
import java.util.stream.StreamSupport;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.NullableCoder;
import org.apache.beam.sdk.coders.VarIntCoder;
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
final class WriteParts<R extends Record>
    extends PTransform<PCollection<R>, PCollection<KV<String, Long>>> {
  private static final long serialVersionUID = 1L;

  /** Writes one part; records come in any order. */
  interface Sink<R> extends Serializable {
    PartInfo write(PartPlan plan, int part, Iterator<R> records) throws IOException;
  }

  private final String name;
  private final Class<R> type;
  private final SerializableFunction<R, String> id;
  private final Sink<R> sink;
  private final long rowsPerPart;

  WriteParts(
      String name,
      Class<R> type,
      SerializableFunction<R, String> id,
      Sink<R> sink,
      long rowsPerPart) {
    this.name = name;
    this.type = type;
    this.id = id;
    this.sink = sink;
    this.rowsPerPart = rowsPerPart;
  }

  @Override
  public PCollection<KV<String, Long>> expand(PCollection<R> records) {
    KvCoder<Integer, R> coder =
        KvCoder.of(VarIntCoder.of(), NullableCoder.of(RecordCoder.of(type)));
    PCollection<Long> count = records.apply("Count", Count.globally());
    PCollectionView<Long> view = count.apply("ShareCount", View.asSingleton());
    // Every part of the plan gets a null, so that empty parts are written too.
    PCollection<KV<Integer, R>> all =
        count.apply("NameParts", ParDo.of(new NamePartsFn<R>(rowsPerPart))).setCoder(coder);
    PCollection<KV<Integer, R>> placed =
        records
            .apply("Place", ParDo.of(new PlaceFn<>(id, rowsPerPart, view)).withSideInputs(view))
            .setCoder(coder);
    return PCollectionList.of(all)
        .and(placed)
        .apply("Join", Flatten.pCollections())
        .apply("Group", GroupByKey.create())
        .apply(
            "Write", ParDo.of(new WriteFn<>(name, sink, rowsPerPart, view)).withSideInputs(view));
  }

  private static final class NamePartsFn<R> extends DoFn<Long, KV<Integer, R>> {
    private static final long serialVersionUID = 1L;

    private final long rowsPerPart;

    NamePartsFn(long rowsPerPart) {
      this.rowsPerPart = rowsPerPart;
    }

    @ProcessElement
    public void process(@Element Long count, OutputReceiver<KV<Integer, R>> out) {
      for (int part = 0; part < PartPlan.of(count, rowsPerPart).parts(); part++) {
        out.output(KV.of(part, null));
      }
    }
  }

  private static final class PlaceFn<R> extends DoFn<R, KV<Integer, R>> {
    private static final long serialVersionUID = 1L;

    private final SerializableFunction<R, String> id;
    private final long rowsPerPart;
    private final PCollectionView<Long> count;

    PlaceFn(SerializableFunction<R, String> id, long rowsPerPart, PCollectionView<Long> count) {
      this.id = id;
      this.rowsPerPart = rowsPerPart;
      this.count = count;
    }

    @ProcessElement
    public void process(ProcessContext context) {
      PartPlan plan = PartPlan.of(context.sideInput(count), rowsPerPart);
      R row = context.element();
      context.output(KV.of(plan.partOf(id.apply(row)), row));
    }
  }

  private static final class WriteFn<R> extends DoFn<KV<Integer, Iterable<R>>, KV<String, Long>> {
    private static final long serialVersionUID = 1L;

    private final String name;
    private final Sink<R> sink;
    private final long rowsPerPart;
    private final PCollectionView<Long> count;

    WriteFn(String name, Sink<R> sink, long rowsPerPart, PCollectionView<Long> count) {
      this.name = name;
      this.sink = sink;
      this.rowsPerPart = rowsPerPart;
      this.count = count;
    }

    @ProcessElement
    public void process(ProcessContext context) throws IOException {
      PartPlan plan = PartPlan.of(context.sideInput(count), rowsPerPart);
      Iterator<R> rows =
          StreamSupport.stream(context.element().getValue().spliterator(), false)
              .filter(Objects::nonNull)
              .iterator();
      PartInfo part = sink.write(plan, context.element().getKey(), rows);
      context.output(KV.of(name, part.rows()));
    }
  }
}
