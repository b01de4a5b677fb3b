package emotionthinker.io.container;

import com.github.luben.zstd.ZstdInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.zip.GZIPInputStream;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.compression.CompressionCodecFactory;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.xerial.snappy.Snappy;

/**
 * Unpacks pages into exactly the bytes that their headers claim, or fails. The streams of
 * parquet-mr's own codecs give nothing, for ever, when a page holds less than that.
 */
final class ExactCodecs implements CompressionCodecFactory {

  @Override
  public BytesInputDecompressor getDecompressor(CompressionCodecName codec) {
    return new Decompressor(codec);
  }

  @Override
  public BytesInputCompressor getCompressor(CompressionCodecName codec) {
    throw new UnsupportedOperationException("files of others are only read");
  }

  @Override
  public void release() {}

  private static byte[] unpack(CompressionCodecName codec, byte[] packed, int size)
      throws IOException {
    byte[] out =
        switch (codec) {
          case UNCOMPRESSED -> packed;
          case SNAPPY -> {
            if (Snappy.uncompressedLength(packed) != size) {
              throw new IOException("a page whose lengths disagree");
            }
            yield Snappy.uncompress(packed);
          }
          case GZIP -> upTo(size, new GZIPInputStream(new ByteArrayInputStream(packed)));
          case ZSTD -> upTo(size, new ZstdInputStream(new ByteArrayInputStream(packed)));
          default ->
              throw new IOException(
                  "compression " + codec + ", known are none, snappy, gzip and zstd");
        };
    if (out.length != size) {
      throw new IOException("a page of " + out.length + " bytes where " + size + " were claimed");
    }
    return out;
  }

  private static byte[] upTo(int size, InputStream packed) throws IOException {
    try (packed) {
      return packed.readNBytes(size);
    }
  }

  private record Decompressor(CompressionCodecName codec) implements BytesInputDecompressor {
    @Override
    public BytesInput decompress(BytesInput packed, int size) throws IOException {
      return BytesInput.from(unpack(codec, packed.toByteArray(), size));
    }

    @Override
    public void decompress(ByteBuffer packed, int packedSize, ByteBuffer out, int size)
        throws IOException {
      byte[] bytes = new byte[packedSize];
      packed.get(bytes);
      out.put(unpack(codec, bytes, size));
    }

    @Override
    public void release() {}
  }
}
