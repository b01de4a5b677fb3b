package emotionthinker.beam;

import emotionthinker.io.table.PartReader;
import emotionthinker.io.table.TableReader;
import emotionthinker.schemas.Table;
import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.beam.sdk.coders.VarIntCoder;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.Reshuffle;
import org.apache.beam.sdk.values.PBegin;
import org.apache.beam.sdk.values.PCollection;

/**
 * Reads the rows of a finished table, its parts side by side.
 *
 * @param <T> the record of a row
 */
public final class ReadTable<T extends Record> extends PTransform<PBegin, PCollection<T>> {
  private static final long serialVersionUID = 1L;

  private final Table<T> table;
  private final TableReader<T> reader;

  private ReadTable(Table<T> table, TableReader<T> reader) {
    this.table = table;
    this.reader = reader;
  }

  /** Rows of {@code reader}, which was opened on {@code table}. */
  public static <T extends Record> ReadTable<T> of(Table<T> table, TableReader<T> reader) {
    return new ReadTable<>(table, reader);
  }

  @Override
  public PCollection<T> expand(PBegin begin) {
    List<Integer> parts = IntStream.range(0, reader.parts()).boxed().toList();
    return begin
        .apply("NameParts", Create.of(parts).withCoder(VarIntCoder.of()))
        .apply("SpreadParts", Reshuffle.viaRandomKey())
        .apply("ReadParts", ParDo.of(new ReadPartFn<>(reader)))
        .setCoder(RecordCoder.of(table.type()));
  }

  private static final class ReadPartFn<T extends Record> extends DoFn<Integer, T> {
    private static final long serialVersionUID = 1L;

    private final TableReader<T> reader;

    ReadPartFn(TableReader<T> reader) {
      this.reader = reader;
    }

    @ProcessElement
    public void process(@Element Integer part, OutputReceiver<T> out) throws IOException {
      try (PartReader<T> rows = reader.part(part)) {
        while (rows.hasNext()) {
          out.output(rows.next());
        }
      }
    }
  }
}
