package emotionthinker.jobs.train;

import emotionthinker.io.Storage;
import emotionthinker.jobs.config.ConfigRecords;
import emotionthinker.models.policy.PolicyFiles;
import emotionthinker.schemas.UserException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/**
 * A checkpoint of a policy on disk: its files, and {@code provenance.json}, which is written last
 * and names the policy's id. A folder without it, or whose files give another id, holds no policy.
 */
public final class PolicyFolder {
  /** Folder of the policy that a training stage made, below its own. */
  public static final String NAME = "policy";

  /** Folder below the run of a policy to go on from, in place of a new one or of that of sft. */
  public static final String START = "start/" + NAME;

  private static final String PROVENANCE = "provenance.json";
  private static final long MAX_BYTES = 1L << 31;

  private final Storage storage;
  private final String uri;

  /** Of a folder by its path or URI. */
  public PolicyFolder(Storage storage, String folder) {
    this.storage = storage;
    this.uri = storage.resolve(folder);
  }

  /** Whether there is one. */
  public boolean exists() throws IOException {
    return storage.exists(storage.child(uri, PROVENANCE));
  }

  /** Writes a policy; the former one is gone from the first moment. */
  public void write(PolicyFiles files, Map<String, ?> provenance) throws IOException {
    storage.delete(storage.child(uri, PROVENANCE));
    for (Map.Entry<String, byte[]> file : files.files().entrySet()) {
      write(file.getKey(), file.getValue());
    }
    Map<String, Object> all = new TreeMap<>(provenance);
    all.put("id", files.id());
    write(PROVENANCE, (ConfigRecords.toJson(all) + "\n").getBytes(StandardCharsets.UTF_8));
  }

  private void write(String name, byte[] content) throws IOException {
    try (OutputStream out = storage.create(storage.child(uri, name))) {
      out.write(content);
    }
  }

  /**
   * Reads the policy.
   *
   * @throws UserException when there is none, or it is damaged
   */
  public PolicyFiles read() throws IOException {
    if (!exists()) {
      throw new UserException(
          uri
              + " holds no policy: no "
              + PROVENANCE
              + ". What to do: run sft first, or name the folder of a finished checkpoint");
    }
    Map<String, byte[]> files = new TreeMap<>();
    for (String name : PolicyFiles.names()) {
      String file = storage.child(uri, name);
      if (storage.exists(file)) {
        files.put(name, storage.readAllBytes(file, MAX_BYTES));
      }
    }
    PolicyFiles read = PolicyFiles.of(files);
    String provenance =
        new String(
            storage.readAllBytes(storage.child(uri, PROVENANCE), MAX_BYTES),
            StandardCharsets.UTF_8);
    if (!provenance.contains("\"" + read.id() + "\"")) {
      throw new UserException(
          uri
              + " is damaged: its files are not those that its provenance names. What to do: train"
              + " it again");
    }
    return read;
  }
}
