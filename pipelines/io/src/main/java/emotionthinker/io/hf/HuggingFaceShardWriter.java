package emotionthinker.io.hf;

import emotionthinker.schemas.EmotionCotRow;
import emotionthinker.schemas.RecordCodec;
import emotionthinker.schemas.Table;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;
import java.util.Set;

/**
 * Writes one shard of EmotionCoT rows as a {@link HuggingFaceRecordWriter} does, the audio field
 * uncompressed and without dictionary.
 */
public final class HuggingFaceShardWriter implements AutoCloseable {
  private final RecordCodec<EmotionCotRow> codec = Table.EMOTIONCOT.codec();
  private final HuggingFaceRecordWriter writer;

  /**
   * Opens a shard.
   *
   * @param out where to; closed with the writer
   * @param footer key-value metadata, with the key {@code huggingface}
   * @param maxRowGroupBytes most bytes buffered for a row group (bytes)
   * @throws IllegalArgumentException when the footer has no key {@code huggingface}
   */
  public HuggingFaceShardWriter(OutputStream out, Map<String, String> footer, long maxRowGroupBytes)
      throws IOException {
    this.writer =
        new HuggingFaceRecordWriter(out, codec.schema(), Set.of("audio"), footer, maxRowGroupBytes);
  }

  /** Adds a row. */
  public void write(EmotionCotRow row) throws IOException {
    long audioBytes = row.audio().bytes() == null ? 0 : row.audio().bytes().size();
    writer.write(codec.toAvro(row), audioBytes + 2L * row.target().length());
  }

  /** Rows written. */
  public long rows() {
    return writer.rows();
  }

  /**
   * Bytes of all columns before compression, once closed: {@code num_bytes} of the card (bytes).
   */
  public long dataBytes() {
    return writer.dataBytes();
  }

  @Override
  public void close() throws IOException {
    writer.close();
  }
}
