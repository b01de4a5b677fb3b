package emotionthinker.beam;

import emotionthinker.schemas.RecordCodec;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.apache.beam.sdk.coders.AtomicCoder;
import org.apache.beam.sdk.coders.ByteArrayCoder;
import org.apache.beam.sdk.coders.StringUtf8Coder;

/**
 * A row of a table that stays encoded until it is written: cheap to hold and to move.
 *
 * @param id its id
 * @param row its bytes, see {@link RecordCodec#toBytes}
 */
record EncodedRow(String id, byte[] row) {

  /** Encodes a row. */
  static <T extends Record> EncodedRow of(String id, T row, RecordCodec<T> codec) {
    return new EncodedRow(id, codec.toBytes(row));
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
