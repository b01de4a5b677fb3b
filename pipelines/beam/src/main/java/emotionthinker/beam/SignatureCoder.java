package emotionthinker.beam;

import emotionthinker.stages.cot.filter.MinHash;
import emotionthinker.stages.cot.filter.NearDuplicates;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.apache.beam.sdk.coders.AtomicCoder;
import org.apache.beam.sdk.coders.ByteArrayCoder;
import org.apache.beam.sdk.coders.StringUtf8Coder;

/**
 * Coder of the signatures of texts: a text travels once for every band, so it must travel light.
 */
final class SignatureCoder extends AtomicCoder<NearDuplicates.Text> {
  private static final long serialVersionUID = 1L;
  private static final StringUtf8Coder STRINGS = StringUtf8Coder.of();
  private static final ByteArrayCoder BYTES = ByteArrayCoder.of();

  @Override
  public void encode(NearDuplicates.Text text, OutputStream out) throws IOException {
    STRINGS.encode(text.utteranceId(), out);
    STRINGS.encode(text.candidateId(), out);
    BYTES.encode(text.signature().toBytes(), out);
  }

  @Override
  public NearDuplicates.Text decode(InputStream in) throws IOException {
    return new NearDuplicates.Text(
        STRINGS.decode(in), STRINGS.decode(in), MinHash.fromBytes(BYTES.decode(in)));
  }
}
