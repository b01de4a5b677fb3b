package emotionthinker.jobs.train;

import com.fasterxml.jackson.databind.JsonNode;
import emotionthinker.io.Entry;
import emotionthinker.io.Storage;
import emotionthinker.io.table.CanonicalJson;
import emotionthinker.jobs.config.ConfigRecords;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * States of a training that is under way, for its next start: one folder per step below {@code
 * <run>/<stage>/_state}, whose {@code done.json} is written last and holds the hash of every file
 * and the key of the training (its inputs, settings and code). A state without it, with other
 * hashes or another key does not count. When a state is done, older ones are deleted.
 */
final class StateFolder {
  private static final String DONE = "done.json";
  private static final long MAX_BYTES = 1L << 31;

  private final Storage storage;
  private final String uri;
  private final String key;

  StateFolder(Storage storage, String uri, String key) {
    this.storage = storage;
    this.uri = uri;
    this.key = key;
  }

  void save(long step, Map<String, byte[]> files) throws IOException {
    String folder = storage.child(uri, String.format(java.util.Locale.ROOT, "%09d", step));
    storage.delete(storage.child(folder, DONE));
    Map<String, String> hashes = new TreeMap<>();
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      write(storage.child(folder, file.getKey()), file.getValue());
      hashes.put(file.getKey(), sha256(file.getValue()));
    }
    Map<String, Object> done = new TreeMap<>();
    done.put("key", key);
    done.put("sha256", hashes);
    write(storage.child(folder, DONE), ConfigRecords.toJson(done).getBytes(StandardCharsets.UTF_8));
    clearAllBut(folder);
  }

  private void write(String file, byte[] content) throws IOException {
    try (OutputStream out = storage.create(file)) {
      out.write(content);
    }
  }

  /** The files of the newest state of this training; empty when there is none. */
  Optional<Map<String, byte[]>> newest() throws IOException {
    List<String> marks = new ArrayList<>();
    for (String file : files()) {
      if (storage.name(file).equals(DONE)) {
        marks.add(file);
      }
    }
    marks.sort(Comparator.reverseOrder());
    for (String mark : marks) {
      Map<String, byte[]> read = read(mark);
      if (read != null) {
        return Optional.of(read);
      }
    }
    return Optional.empty();
  }

  private Map<String, byte[]> read(String mark) throws IOException {
    byte[] text = storage.readAllBytes(mark, MAX_BYTES);
    JsonNode done;
    try {
      done = CanonicalJson.parse(new String(text, StandardCharsets.UTF_8));
    } catch (IllegalArgumentException e) {
      return null; // cut off while it was written
    }
    if (!done.path("key").asText().equals(key)) {
      return null;
    }
    Map<String, byte[]> out = new TreeMap<>();
    for (Map.Entry<String, JsonNode> hash : done.path("sha256").properties()) {
      String file = storage.child(storage.parent(mark), hash.getKey());
      if (!storage.exists(file)) {
        return null;
      }
      byte[] content = storage.readAllBytes(file, MAX_BYTES);
      if (!sha256(content).equals(hash.getValue().asText())) {
        return null;
      }
      out.put(hash.getKey(), content);
    }
    return out;
  }

  /** Deletes every state. */
  void clear() throws IOException {
    clearAllBut(null);
  }

  private void clearAllBut(String kept) throws IOException {
    for (String file : files()) {
      if (kept == null || !storage.parent(file).equals(kept)) {
        storage.delete(file);
      }
    }
  }

  private List<String> files() throws IOException {
    if (!storage.isFolder(uri)) {
      return List.of();
    }
    try (Stream<Entry> entries = storage.list(uri)) {
      return entries.filter(Entry::isFile).map(Entry::uri).toList();
    }
  }

  static String sha256(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
