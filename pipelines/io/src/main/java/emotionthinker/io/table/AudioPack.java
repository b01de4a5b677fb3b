package emotionthinker.io.table;

import emotionthinker.io.CodePointOrder;
import emotionthinker.io.Storage;
import emotionthinker.io.StorageException;
import emotionthinker.schemas.ByteSeries;
import emotionthinker.schemas.PackedAudio;
import emotionthinker.schemas.RejectReason;
import emotionthinker.schemas.Table;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.TreeMap;
import org.apache.parquet.filter2.compat.FilterCompat;
import org.apache.parquet.filter2.predicate.FilterApi;
import org.apache.parquet.io.api.Binary;

/**
 * Many small audio files in few Parquet parts. A file is found by its id through the statistics and
 * the page index of its part: whoever wants one reads the footer and one page, not the part.
 */
public final class AudioPack {
  private AudioPack() {}

  /** What is packed: reads the bytes that {@code source} stands for. */
  public interface Reader {
    /** The bytes; an IOException for what may pass. */
    byte[] read(String source) throws IOException;
  }

  /** The id of what lies at a canonical URI, or inside the file at it ({@code URI#locator}). */
  public static String idOf(String source) {
    return Sha256.hex(Sha256.digest().digest(source.getBytes(StandardCharsets.UTF_8)));
  }

  /**
   * Writes a part of a pack; one file is held in memory at a time.
   *
   * @param sources sources whose {@link #idOf} belongs to the part; may repeat
   */
  public static PartInfo write(
      TableFolder folder, PartPlan plan, int part, Iterator<String> sources, Reader reader)
      throws IOException {
    TreeMap<String, String> byId = new TreeMap<>(CodePointOrder.INSTANCE);
    sources.forEachRemaining(source -> byId.put(idOf(source), source));
    Iterator<PackedAudio> rows =
        byId.entrySet().stream()
            .map(file -> packed(file.getKey(), file.getValue(), reader))
            .iterator();
    return new TableWriter<>(folder, Table.PACK, plan).writeSortedPart(part, rows);
  }

  private static PackedAudio packed(String id, String source, Reader reader) {
    try {
      return new PackedAudio(id, source, ByteSeries.of(reader.read(source)));
    } catch (IOException e) {
      // It could be read a moment ago: the runner tries again.
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The bytes of a packed file.
   *
   * @param part canonical URI of the part
   * @throws StorageException FILE_NOT_FOUND when there is no such part, or no such file in it
   */
  public static byte[] read(Storage storage, String part, String id) throws IOException {
    FilterCompat.Filter wanted =
        FilterCompat.get(FilterApi.eq(FilterApi.binaryColumn("file_id"), Binary.fromString(id)));
    try (PartReader<PackedAudio> rows = PartReader.open(storage, part, Table.PACK, wanted)) {
      if (rows.hasNext()) {
        return rows.next().bytes().toArray();
      }
    }
    throw new StorageException(
        RejectReason.FILE_NOT_FOUND, part + " holds no file with the id " + id, null);
  }
}
