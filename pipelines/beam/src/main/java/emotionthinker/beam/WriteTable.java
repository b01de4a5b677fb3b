package emotionthinker.beam;

import emotionthinker.io.table.TableFolder;
import emotionthinker.io.table.TableWriter;
import emotionthinker.schemas.RecordCodec;
import emotionthinker.schemas.Reject;
import emotionthinker.schemas.Table;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.TreeMap;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.PipelineResult;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.coders.VarLongCoder;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.Flatten;
import org.apache.beam.sdk.transforms.GroupByKey;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.Sum;
import org.apache.beam.sdk.transforms.WithKeys;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionList;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.PDone;
import org.apache.beam.sdk.values.TupleTag;

/**
 * Writes rows and rejects as the parts of a table: count, plan, hash of the id, group, sort, write.
 * The number of parts and the place of a row follow from the rows alone, so bundles, workers and
 * runners never change a byte. Takes what {@link #input} gives. After the pipeline has finished,
 * {@link Counts#commit} makes the table exist.
 *
 * @param <T> the record of a row
 */
public final class WriteTable<T extends Record> extends PTransform<PCollectionTuple, PDone> {
  private static final long serialVersionUID = 1L;
  private static final String ROWS_TAG = "rows";
  private static final TupleTag<EncodedRow> ENCODED_TAG = new TupleTag<>("encoded");
  private static final TupleTag<Reject> REJECTS_TAG = new TupleTag<>("rejects");
  private static final TupleTag<KV<String, Long>> COUNTS_TAG = new TupleTag<>("counts");

  private final TableFolder folder;
  private final Table<T> table;
  private final long rowsPerPart;

  private WriteTable(TableFolder folder, Table<T> table, long rowsPerPart) {
    this.folder = folder;
    this.table = table;
    this.rowsPerPart = rowsPerPart;
  }

  /** Writes to the empty folder of a table, with so many rows in a part on average. */
  public static <T extends Record> WriteTable<T> to(
      TableFolder folder, Table<T> table, long rowsPerPart) {
    return new WriteTable<>(folder, table, rowsPerPart);
  }

  /**
   * What it takes.
   *
   * @param rows rows, ids unique
   * @param rejects rejected rows
   * @param counts counts to sum by name; {@link Counts#ROWS_IN} must be among them
   */
  public static <T extends Record> PCollectionTuple input(
      PCollection<T> rows, PCollection<Reject> rejects, PCollection<KV<String, Long>> counts) {
    return PCollectionTuple.of(new TupleTag<T>(ROWS_TAG), rows)
        .and(REJECTS_TAG, rejects)
        .and(COUNTS_TAG, counts);
  }

  /** What it takes, with rows that are encoded already. */
  static PCollectionTuple encoded(
      PCollection<EncodedRow> rows,
      PCollection<Reject> rejects,
      PCollection<KV<String, Long>> counts) {
    return PCollectionTuple.of(ENCODED_TAG, rows).and(REJECTS_TAG, rejects).and(COUNTS_TAG, counts);
  }

  /** What it takes when there is nothing but rows. */
  public static <T extends Record> PCollectionTuple only(PCollection<T> rows) {
    Pipeline pipeline = rows.getPipeline();
    return input(
        rows,
        pipeline.apply("NoRejects", Create.empty(RecordCoder.of(Reject.class))),
        pipeline.apply(
            "NoCounts", Create.empty(KvCoder.of(StringUtf8Coder.of(), VarLongCoder.of()))));
  }

  /**
   * Rows that have come to a step of this transform in a running pipeline; a bundle that is tried
   * again counts twice.
   *
   * @param step name under which the transform was applied
   */
  public static long rowsSoFar(PipelineResult result, String step) {
    return WriteParts.soFar(result, step, Counts.ROWS);
  }

  /** Rejects that have come to a step, like {@link #rowsSoFar}. */
  public static long rejectsSoFar(PipelineResult result, String step) {
    return WriteParts.soFar(result, step, Counts.REJECTS);
  }

  /** The rows of an input. */
  static <T extends Record> PCollection<T> rows(PCollectionTuple input) {
    return input.get(new TupleTag<T>(ROWS_TAG));
  }

  /** The rejects of an input. */
  static PCollection<Reject> rejects(PCollectionTuple input) {
    return input.get(REJECTS_TAG);
  }

  /** The counts of an input. */
  static PCollection<KV<String, Long>> counts(PCollectionTuple input) {
    return input.get(COUNTS_TAG);
  }

  @Override
  public PDone expand(PCollectionTuple input) {
    TableFolder to = folder;
    Table<T> rowsOf = table;
    WriteParts<Reject> writeRejects =
        new WriteParts<>(
            Counts.REJECTS,
            RecordCoder.of(Reject.class),
            Reject::id,
            (plan, part, rejects) ->
                new TableWriter<>(to, rowsOf, plan).writeRejects(part, rejects),
            rowsPerPart);
    PCollectionList.of(writeRows(input))
        .and(input.get(REJECTS_TAG).apply("WriteRejects", writeRejects))
        .and(input.get(COUNTS_TAG))
        .apply("JoinCounts", Flatten.pCollections())
        .apply("SumCounts", Sum.longsPerKey())
        .apply("KeyCounts", WithKeys.of((Void) null))
        .apply("GatherCounts", GroupByKey.create())
        .apply("WriteCounts", ParDo.of(new WriteCountsFn(folder)));
    return PDone.in(input.getPipeline());
  }

  private PCollection<KV<String, Long>> writeRows(PCollectionTuple input) {
    TableFolder to = folder;
    Table<T> rowsOf = table;
    if (input.has(ENCODED_TAG)) {
      return input
          .get(ENCODED_TAG)
          .apply(
              "WriteRows",
              new WriteParts<>(
                  Counts.ROWS,
                  new EncodedRow.RowCoder(),
                  EncodedRow::id,
                  (plan, part, rows) ->
                      new TableWriter<>(to, rowsOf, plan)
                          .writePart(part, decoded(rows, rowsOf.codec())),
                  rowsPerPart));
    }
    return input
        .get(new TupleTag<T>(ROWS_TAG))
        .apply(
            "WriteRows",
            new WriteParts<>(
                Counts.ROWS,
                RecordCoder.of(table.type()),
                rowsOf::idOf,
                (plan, part, rows) -> new TableWriter<>(to, rowsOf, plan).writePart(part, rows),
                rowsPerPart));
  }

  private static <T extends Record> Iterator<T> decoded(
      Iterator<EncodedRow> rows, RecordCodec<T> codec) {
    List<T> out = new ArrayList<>();
    rows.forEachRemaining(row -> out.add(codec.fromBytes(row.row())));
    return out.iterator();
  }

  private static final class WriteCountsFn
      extends DoFn<KV<Void, Iterable<KV<String, Long>>>, Void> {
    private static final long serialVersionUID = 1L;

    private final TableFolder folder;

    WriteCountsFn(TableFolder folder) {
      this.folder = folder;
    }

    @ProcessElement
    public void process(@Element KV<Void, Iterable<KV<String, Long>>> counts) throws IOException {
      TreeMap<String, Long> byName = new TreeMap<>();
      counts.getValue().forEach(count -> byName.put(count.getKey(), count.getValue()));
      Counts.write(folder, byName);
    }
  }
}
