package emotionthinker.io.table;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import emotionthinker.io.StorageException;
import emotionthinker.schemas.RejectReason;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.SortedMap;

/**
 * What a task says about a part that it finished, beside the part, so that tasks need not return
 * anything to the driver.
 *
 * @param part the part
 * @param rejects rejected rows in it by reason; empty for a part of rows
 */
record SideCar(PartInfo part, SortedMap<String, Long> rejects) {
  private static final long MAX_BYTES = 1 << 20;

  /** Relative path of the side-car of a part: {@code _parts/_rejects+part-00000.json}. */
  static String file(String partName) {
    return TableFolder.SIDE_CARS
        + "/"
        + partName.replace('/', '+').replaceAll("\\.parquet$", "")
        + ".json";
  }

  void write(TableFolder folder) throws IOException {
    ObjectNode out = ManifestJson.part(part);
    rejects.forEach(out.putObject("rejects")::put);
    try (OutputStream file = folder.storage().create(folder.file(file(part.name())))) {
      file.write(CanonicalJson.write(out).getBytes(StandardCharsets.UTF_8));
    }
  }

  /** The side-car of a part; empty when there is none or when it was cut off. */
  static Optional<SideCar> read(TableFolder folder, String partName) throws IOException {
    try {
      byte[] bytes = folder.storage().readAllBytes(folder.file(file(partName)), MAX_BYTES);
      JsonNode in = CanonicalJson.parse(new String(bytes, StandardCharsets.UTF_8));
      return Optional.of(
          new SideCar(ManifestJson.part(in), ManifestJson.map(in, "rejects", JsonNode::longValue)));
    } catch (StorageException e) {
      if (e.reason() == RejectReason.FILE_NOT_FOUND) {
        return Optional.empty();
      }
      throw e;
    } catch (IllegalArgumentException cutOff) {
      return Optional.empty();
    }
  }
}
