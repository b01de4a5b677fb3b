package emotionthinker.jobs.export;

import com.fasterxml.jackson.databind.JsonNode;
import emotionthinker.io.Entry;
import emotionthinker.io.Storage;
import emotionthinker.io.table.CanonicalJson;
import emotionthinker.schemas.UserException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** A folder of exported files, with a manifest that is written last and names every one of them. */
public final class ExportFolder {
  /** Name of the manifest. */
  public static final String MANIFEST = "_export.json";

  /** Folder of audio below the export. */
  public static final String AUDIO = "audio";

  private static final long MAX_BYTES = 1L << 30;

  private final Storage storage;
  private final String uri;

  /** Of a folder by its path or URI. */
  public ExportFolder(Storage storage, String folder) {
    this.storage = storage;
    this.uri = storage.resolve(folder);
  }

  /** Canonical URI. */
  public String uri() {
    return uri;
  }

  /** URI of a file below. */
  public String file(String relative) {
    return storage.child(uri, relative);
  }

  /**
   * Makes room. A former export is deleted, file by file as its manifest names them; anything else
   * is never touched.
   *
   * @throws UserException when the folder holds an export and {@code replace} is false, or files
   *     that no export wrote
   */
  public void clear(boolean replace) throws IOException {
    List<String> found;
    if (!storage.exists(uri) && !storage.isFolder(uri)) {
      return;
    }
    try (Stream<Entry> entries = storage.list(uri)) {
      found = entries.filter(Entry::isFile).map(Entry::uri).toList();
    }
    if (found.isEmpty()) {
      return;
    }
    if (!replace) {
      throw new UserException(
          uri
              + " is not empty. What to do: name another --out, or use --replace to lose a former"
              + " export there");
    }
    Set<String> own = new HashSet<>();
    own.add(file(MANIFEST));
    if (storage.exists(file(MANIFEST))) {
      for (JsonNode one : manifest().path("files")) {
        own.add(file(one.path("name").asText()));
      }
    }
    for (String one : found) {
      if (!own.contains(one)) {
        throw new UserException(
            one
                + " was not written by an export. What to do: move it, or name another --out;"
                + " nothing was deleted");
      }
    }
    storage.delete(file(MANIFEST));
    for (String one : found) {
      storage.delete(one);
    }
  }

  /**
   * What the manifest says.
   *
   * @throws UserException when there is none
   */
  public JsonNode manifest() throws IOException {
    if (!storage.exists(file(MANIFEST))) {
      throw new UserException(
          uri
              + " holds no finished export: no "
              + MANIFEST
              + ". What to do: name a folder that"
              + " emotionthinker export wrote");
    }
    return CanonicalJson.parse(
        new String(storage.readAllBytes(file(MANIFEST), MAX_BYTES), StandardCharsets.UTF_8));
  }

  /** Writes the manifest. */
  public void write(JsonNode manifest) throws IOException {
    try (OutputStream out = storage.create(file(MANIFEST))) {
      out.write(CanonicalJson.write(manifest).getBytes(StandardCharsets.UTF_8));
    }
  }
}
