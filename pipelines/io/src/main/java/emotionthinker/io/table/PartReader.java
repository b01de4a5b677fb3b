package emotionthinker.io.table;

import emotionthinker.io.Storage;
import emotionthinker.io.StorageException;
import emotionthinker.schemas.Table;
import emotionthinker.schemas.UserException;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.avro.AvroParquetReader;
import org.apache.parquet.avro.AvroReadSupport;
import org.apache.parquet.filter2.compat.FilterCompat;
import org.apache.parquet.hadoop.ParquetReader;

/**
 * Reads the rows of one part, one at a time, with the current schema as reader schema: fields that
 * a former version did not write come as their defaults.
 *
 * @param <T> the record of a row
 */
public final class PartReader<T extends Record> implements Iterator<T>, Closeable {
  private final String uri;
  private final Table<T> table;
  private final ParquetReader<GenericRecord> reader;
  private GenericRecord next;
  private long row;

  private PartReader(String uri, Table<T> table, ParquetReader<GenericRecord> reader) {
    this.uri = uri;
    this.table = table;
    this.reader = reader;
  }

  /**
   * Opens a part.
   *
   * @throws StorageException when there is no such file
   * @throws UserException when it is no readable part of the table
   */
  public static <T extends Record> PartReader<T> open(Storage storage, String uri, Table<T> table)
      throws IOException {
    return open(storage, uri, table, FilterCompat.NOOP);
  }

  /**
   * {@link #open(Storage, String, Table)} of the rows that pass a filter; other pages stay unread.
   */
  static <T extends Record> PartReader<T> open(
      Storage storage, String uri, Table<T> table, FilterCompat.Filter filter) throws IOException {
    Configuration configuration = new Configuration(false);
    AvroReadSupport.setAvroReadSchema(configuration, table.codec().schema());
    ParquetReader<GenericRecord> reader =
        AvroParquetReader.<GenericRecord>builder(storage.inputFile(uri))
            .withDataModel(GenericData.get())
            .withConf(configuration)
            .withFilter(filter)
            .build();
    PartReader<T> out = new PartReader<>(uri, table, reader);
    try {
      out.advance();
    } catch (RuntimeException | IOException e) {
      reader.close();
      throw e;
    }
    return out;
  }

  @Override
  public boolean hasNext() {
    return next != null;
  }

  @Override
  public T next() {
    if (next == null) {
      throw new NoSuchElementException();
    }
    T out;
    try {
      out = table.codec().fromAvro(next);
    } catch (IllegalArgumentException e) {
      throw new UserException(
          "row "
              + row
              + " of "
              + uri
              + " is no valid row of "
              + table
              + ": "
              + e.getMessage()
              + ". What to do: make the table again with --replace",
          e);
    }
    try {
      advance();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out;
  }

  /** The remaining rows; closing the stream closes the reader. */
  public Stream<T> stream() {
    int character = Spliterator.ORDERED | Spliterator.NONNULL;
    return StreamSupport.stream(Spliterators.spliteratorUnknownSize(this, character), false)
        .onClose(
            () -> {
              try {
                close();
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            });
  }

  private void advance() throws IOException {
    try {
      next = reader.read();
      row++;
    } catch (RuntimeException e) {
      throw new UserException(
          uri
              + " is no readable part of table "
              + table
              + " (after row "
              + row
              + ": "
              + e.getMessage()
              + "). What to do: make the table again with --replace",
          e);
    }
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }
}
