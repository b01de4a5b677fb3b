package emotionthinker.io.table;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.parquet.io.DelegatingPositionOutputStream;
import org.apache.parquet.io.OutputFile;
import org.apache.parquet.io.PositionOutputStream;

/**
 * A stream as Parquet wants it: written once, front to back, position counted; without Hadoop's
 * checksum side files.
 *
 * @param out where the bytes go; closed with what is written
 */
public record StreamOutput(OutputStream out) implements OutputFile {

  /** A local file, which is overwritten. */
  static StreamOutput to(Path file) throws IOException {
    return new StreamOutput(new BufferedOutputStream(Files.newOutputStream(file), 1 << 16));
  }

  @Override
  public PositionOutputStream create(long blockSizeHint) {
    return new DelegatingPositionOutputStream(out) {
      private long position;

      @Override
      public long getPos() {
        return position;
      }

      @Override
      public void write(int b) throws IOException {
        super.write(b);
        position++;
      }

      @Override
      public void write(byte[] bytes) throws IOException {
        super.write(bytes);
        position += bytes.length;
      }

      @Override
      public void write(byte[] bytes, int offset, int length) throws IOException {
        super.write(bytes, offset, length);
        position += length;
      }
    };
  }

  @Override
  public PositionOutputStream createOrOverwrite(long blockSizeHint) {
    return create(blockSizeHint);
  }

  @Override
  public boolean supportsBlockSize() {
    return false;
  }

  @Override
  public long defaultBlockSize() {
    return 0;
  }
}
