package emotionthinker.io.table;

import emotionthinker.io.Entry;
import emotionthinker.io.Storage;
import emotionthinker.io.StorageException;
import emotionthinker.schemas.Checks;
import emotionthinker.schemas.RejectReason;
import emotionthinker.schemas.Table;
import emotionthinker.schemas.UserException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The folder of a table in a run: {@code <run>/<name>} with parts, {@code _rejects}, side-cars in
 * {@code _parts} while it is made, and {@code _manifest.json}, which is written last and whose
 * presence is what makes the table exist.
 *
 * @param storage where it lies
 * @param uri canonical URI of the folder
 * @param name name of the table, also one that is not in the registry (shards)
 */
public record TableFolder(Storage storage, String uri, String name) implements Serializable {
  /** File name of the manifest. */
  public static final String MANIFEST = "_manifest.json";

  /** Folder of rejected rows. */
  public static final String REJECTS = "_rejects";

  /** Folder of side-cars. */
  static final String SIDE_CARS = "_parts";

  private static final long MAX_MANIFEST_BYTES = 256L << 20;
  private static final Pattern OWNED =
      Pattern.compile(
          "_manifest\\.json|_parts/[^/]+\\.json|(_rejects/)?part-\\d{5}\\.parquet"
              + "|data/[a-z]+-\\d{5}-of-\\d{5}\\.parquet|README\\.md"
              + "|(config|tokenizer|metrics|provenance)\\.json|weights\\.safetensors");

  /** Checks every invariant; throws IllegalArgumentException naming field, value and range. */
  public TableFolder {
    Checks.present("storage", storage);
    Checks.text("uri", uri);
    Checks.text("name", name);
  }

  /** The folder of a table of the registry. */
  public static TableFolder of(Storage storage, String run, Table<?> table) {
    return of(storage, run, table.name());
  }

  /** The folder of any table. */
  public static TableFolder of(Storage storage, String run, String name) {
    return new TableFolder(storage, storage.child(storage.resolve(run), name), name);
  }

  /** URI of a file by its path relative to the folder. */
  public String file(String relative) {
    return storage.child(uri, relative);
  }

  /**
   * The manifest; empty when there is none or when it was cut off while it was written.
   *
   * @throws UserException when it is whole but not one of this version
   */
  public Optional<Manifest> manifest() throws IOException {
    byte[] bytes;
    try {
      bytes = storage.readAllBytes(file(MANIFEST), MAX_MANIFEST_BYTES);
    } catch (StorageException e) {
      if (e.reason() == RejectReason.FILE_NOT_FOUND) {
        return Optional.empty();
      }
      throw e;
    }
    String json = new String(bytes, StandardCharsets.UTF_8);
    try {
      CanonicalJson.parse(json);
    } catch (IllegalArgumentException cutOff) {
      return Optional.empty();
    }
    try {
      return Optional.of(ManifestJson.read(json));
    } catch (IllegalArgumentException e) {
      throw new UserException(
          file(MANIFEST)
              + " is no manifest of this version: "
              + e.getMessage()
              + ". What to do: use another run folder, or make the table again with --replace",
          e);
    }
  }

  /** Writes the manifest: the commit. */
  void writeManifest(Manifest manifest) throws IOException {
    try (OutputStream out = storage.create(file(MANIFEST))) {
      out.write(manifest.toJson().getBytes(StandardCharsets.UTF_8));
    }
  }

  /** Every file below the folder; empty when there is no folder. */
  List<Entry> files() throws IOException {
    if (!storage.exists(uri)) {
      return List.of();
    }
    try (var entries = storage.list(uri)) {
      return entries.toList();
    }
  }

  /**
   * Deletes the table, manifest first, so that a table that is half deleted does not exist.
   *
   * @throws UserException when the folder holds files that no stage writes: nothing is deleted then
   */
  public void clear() throws IOException {
    List<String> owned = new ArrayList<>();
    for (Entry file : files()) {
      if (!OWNED.matcher(file.relative()).matches()) {
        throw new UserException(
            uri
                + " holds "
                + file.relative()
                + ", which is no file of a table, so it is not"
                + " emptied. What to do: move that file away or use another run folder");
      }
      owned.add(file.uri());
    }
    storage.delete(file(MANIFEST));
    for (String file : owned) {
      storage.delete(file);
    }
    storage.delete(uri);
  }
}
