package emotionthinker.beam;

import emotionthinker.schemas.RecordCodec;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import org.apache.beam.sdk.coders.AtomicCoder;
import org.apache.beam.sdk.coders.ByteArrayCoder;
import org.apache.beam.sdk.coders.StringUtf8Coder;

/** A row of a table that stays encoded until it is written: cheap to hold and to move. */
final class EncodedRow {
  private final String id;
  private final byte[] row;

  private EncodedRow(String id, byte[] row) {
    this.id = id;
    this.row = row;
  }

  /** Encodes a row. */
  static <T extends Record> EncodedRow of(String id, T row, RecordCodec<T> codec) {
    return new EncodedRow(id, codec.toBytes(row));
  }

  /** Its id. */
  String id() {
    return id;
  }

  /** Its bytes, see {@link RecordCodec#toBytes}; not to be changed. */
  byte[] row() {
    return row;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof EncodedRow that && id.equals(that.id) && Arrays.equals(row, that.row);
  }

  @Override
  public int hashCode() {
    return 31 * id.hashCode() + Arrays.hashCode(row);
  }

  /** Id, then bytes. */
  static final class RowCoder extends AtomicCoder<EncodedRow> {
    private static final long serialVersionUID = 1L;

    @Override
    public void encode(EncodedRow row, OutputStream out) throws IOException {
      StringUtf8Coder.of().encode(row.id(), out);
      ByteArrayCoder.of().encode(row.row(), out);
    }

    @Override
    public EncodedRow decode(InputStream in) throws IOException {
      return new EncodedRow(StringUtf8Coder.of().decode(in), ByteArrayCoder.of().decode(in));
    }
  }
}
