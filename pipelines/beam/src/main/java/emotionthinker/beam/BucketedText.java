package emotionthinker.beam;

import emotionthinker.stages.cot.filter.MinHash;
import emotionthinker.stages.cot.filter.NearDuplicates;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import org.apache.beam.sdk.coders.AtomicCoder;
import org.apache.beam.sdk.coders.ByteArrayCoder;
import org.apache.beam.sdk.coders.StringUtf8Coder;

/** A text on its way to the shard of some of its buckets. */
final class BucketedText {
  private final NearDuplicates.Text text;
  private final long[] buckets;

  /**
   * @param text what is compared
   * @param buckets its buckets in the shard; not copied
   */
  BucketedText(NearDuplicates.Text text, long[] buckets) {
    this.text = text;
    this.buckets = buckets;
  }

  /** What is compared. */
  NearDuplicates.Text text() {
    return text;
  }

  /** Its buckets in the shard; not to be changed. */
  long[] buckets() {
    return buckets;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof BucketedText that
        && text.equals(that.text)
        && Arrays.equals(buckets, that.buckets);
  }

  @Override
  public int hashCode() {
    return 31 * text.hashCode() + Arrays.hashCode(buckets);
  }

  /** Ids, signature, buckets. */
  static final class TextCoder extends AtomicCoder<BucketedText> {
    private static final long serialVersionUID = 1L;

    @Override
    public void encode(BucketedText one, OutputStream out) throws IOException {
      StringUtf8Coder.of().encode(one.text().utteranceId(), out);
      StringUtf8Coder.of().encode(one.text().candidateId(), out);
      ByteArrayCoder.of().encode(one.text().signature().toBytes(), out);
      DataOutputStream data = new DataOutputStream(out);
      data.writeInt(one.buckets().length);
      for (long bucket : one.buckets()) {
        data.writeLong(bucket);
      }
    }

    @Override
    public BucketedText decode(InputStream in) throws IOException {
      NearDuplicates.Text text =
          new NearDuplicates.Text(
              StringUtf8Coder.of().decode(in),
              StringUtf8Coder.of().decode(in),
              MinHash.fromBytes(ByteArrayCoder.of().decode(in)));
      DataInputStream data = new DataInputStream(in);
      long[] buckets = new long[data.readInt()];
      for (int i = 0; i < buckets.length; i++) {
        buckets[i] = data.readLong();
      }
      return new BucketedText(text, buckets);
    }
  }
}
