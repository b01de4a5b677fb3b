package emotionthinker.jobs.reward;

import emotionthinker.io.Storage;
import emotionthinker.jobs.config.ConfigRecords;
import emotionthinker.models.reward.RewardModelFiles;
import emotionthinker.schemas.UserException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/**
 * A trained reward model on disk: its files, and {@code provenance.json}, which is written last and
 * names the model's id, the tuples it learnt from, the settings and the versions. A folder without
 * it, or whose files give another id, holds no model.
 */
public final class RewardModelFolder {
  /** Name of the folder in a run that holds the model trained there. */
  public static final String IN_RUN = "reward_model";

  static final String PROVENANCE = "provenance.json";
  private static final long MAX_BYTES = 1L << 30;

  private final Storage storage;
  private final String uri;

  /** Of a folder by its path or URI. */
  public RewardModelFolder(Storage storage, String folder) {
    this.storage = storage;
    this.uri = storage.resolve(folder);
  }

  /**
   * Refuses to write over a model.
   *
   * @throws UserException when there is one and {@code replace} is false
   */
  public void checkFree(boolean replace) throws IOException {
    if (!replace && storage.exists(storage.child(uri, PROVENANCE))) {
      throw new UserException(
          uri
              + " holds a reward model. What to do: name another folder, or use --replace to lose it");
    }
  }

  /** Writes a model; the former one is gone from the first moment. */
  public void write(RewardModelFiles files, Map<String, ?> provenance) throws IOException {
    storage.delete(storage.child(uri, PROVENANCE));
    for (Map.Entry<String, byte[]> file : files.files().entrySet()) {
      write(file.getKey(), file.getValue());
    }
    write(PROVENANCE, provenance(files, provenance));
  }

  static byte[] provenance(RewardModelFiles files, Map<String, ?> provenance) {
    Map<String, Object> all = new TreeMap<>(provenance);
    all.put("id", files.id());
    return (ConfigRecords.toJson(all) + "\n").getBytes(StandardCharsets.UTF_8);
  }

  private void write(String name, byte[] content) throws IOException {
    try (OutputStream out = storage.create(storage.child(uri, name))) {
      out.write(content);
    }
  }

  /**
   * Reads the model.
   *
   * @throws UserException when there is none, or it is damaged
   */
  public RewardModelFiles read() throws IOException {
    if (!storage.exists(storage.child(uri, PROVENANCE))) {
      throw new UserException(
          uri
              + " holds no reward model: no "
              + PROVENANCE
              + ". What to do: name a folder that reward-train finished");
    }
    Map<String, byte[]> files = new TreeMap<>();
    for (String name : RewardModelFiles.names()) {
      String file = storage.child(uri, name);
      if (storage.exists(file)) {
        files.put(name, storage.readAllBytes(file, MAX_BYTES));
      }
    }
    RewardModelFiles read = RewardModelFiles.of(files);
    String provenance =
        new String(
            storage.readAllBytes(storage.child(uri, PROVENANCE), MAX_BYTES),
            StandardCharsets.UTF_8);
    if (!provenance.contains("\"" + read.id() + "\"")) {
      throw new UserException(
          uri
              + " is damaged: its files are not those that its provenance names. What to do: train it again");
    }
    return read;
  }
}
