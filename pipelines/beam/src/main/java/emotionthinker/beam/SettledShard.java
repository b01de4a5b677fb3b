package emotionthinker.beam;

import emotionthinker.schemas.Reject;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.beam.sdk.coders.AtomicCoder;
import org.apache.beam.sdk.coders.ListCoder;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.coders.VarLongCoder;

/**
 * What is left of a shard, as one element: only near-duplicates among utterances are still in it.
 *
 * @param rowsIn candidates that were read
 * @param texts texts that stay, one for every utterance that has one
 * @param rejects all others
 */
record SettledShard(long rowsIn, List<Text> texts, List<Reject> rejects) {
  private static final ListCoder<Text> TEXTS = ListCoder.of(new TextCoder());
  private static final ListCoder<Reject> REJECTS = ListCoder.of(RecordCoder.of(Reject.class));

  /**
   * A text that stays.
   *
   * @param candidateId its candidate, which a reject would name
   * @param masked its masked words, one blank apart
   * @param row its row in cot, under the id of its utterance
   */
  record Text(String candidateId, String masked, EncodedRow row) {}

  byte[] toBytes() {
    ByteArrayOutputStream out = new ByteArrayOutputStream(1 << 12);
    try {
      VarLongCoder.of().encode(rowsIn, out);
      TEXTS.encode(texts, out);
      REJECTS.encode(rejects, out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  static SettledShard fromBytes(byte[] bytes) {
    ByteArrayInputStream in = new ByteArrayInputStream(bytes);
    try {
      return new SettledShard(
          VarLongCoder.of().decode(in),
          new ArrayList<>(TEXTS.decode(in)),
          new ArrayList<>(REJECTS.decode(in)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static final class TextCoder extends AtomicCoder<Text> {
    private static final long serialVersionUID = 1L;
    private static final EncodedRow.RowCoder ROW = new EncodedRow.RowCoder();

    @Override
    public void encode(Text text, OutputStream out) throws IOException {
      StringUtf8Coder.of().encode(text.candidateId(), out);
      StringUtf8Coder.of().encode(text.masked(), out);
      ROW.encode(text.row(), out);
    }

    @Override
    public Text decode(InputStream in) throws IOException {
      return new Text(
          StringUtf8Coder.of().decode(in), StringUtf8Coder.of().decode(in), ROW.decode(in));
    }
  }
}
