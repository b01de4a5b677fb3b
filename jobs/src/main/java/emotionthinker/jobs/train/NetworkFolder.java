package emotionthinker.jobs.train;

import emotionthinker.io.Storage;
import emotionthinker.jobs.config.ConfigRecords;
import emotionthinker.models.arrays.NetworkFiles;
import emotionthinker.models.arrays.TrainedNetwork;
import emotionthinker.models.policy.PolicyFiles;
import emotionthinker.models.reward.RewardModelFiles;
import emotionthinker.schemas.UserException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * A trained network on disk: its files, and {@code provenance.json}, which is written last and
 * names the network's id, what it learnt from, the settings and the versions. A folder without it,
 * or whose files give another id, holds none.
 *
 * @param <N> what it holds
 */
public final class NetworkFolder<N extends TrainedNetwork> {
  /** Folder of the policy that a training stage made, below its own. */
  public static final String POLICY = "policy";

  /** Folder below the run of a policy to go on from, in place of a new one or of that of sft. */
  public static final String START = "start/" + POLICY;

  /** Folder in a run of the reward model that was trained there. */
  public static final String REWARD_MODEL = "reward_model";

  /** File that makes a folder a network's. */
  public static final String PROVENANCE = "provenance.json";

  private static final long MAX_BYTES = 1L << 31;

  private final Storage storage;
  private final String uri;
  private final String kind;
  private final String remedy;
  private final Function<Map<String, byte[]>, N> network;

  private NetworkFolder(
      Storage storage,
      String folder,
      String kind,
      String remedy,
      Function<Map<String, byte[]>, N> network) {
    this.storage = storage;
    this.uri = storage.resolve(folder);
    this.kind = kind;
    this.remedy = remedy;
    this.network = network;
  }

  /** Of a policy, by path or URI. */
  public static NetworkFolder<PolicyFiles> policy(Storage storage, String folder) {
    return new NetworkFolder<>(
        storage,
        folder,
        "policy",
        "run sft first, or name the folder of a finished checkpoint",
        PolicyFiles::of);
  }

  /** Of a reward model, by path or URI. */
  public static NetworkFolder<RewardModelFiles> rewardModel(Storage storage, String folder) {
    return new NetworkFolder<>(
        storage,
        folder,
        "reward model",
        "name a folder that reward-train finished",
        RewardModelFiles::of);
  }

  /** Whether there is one. */
  public boolean exists() throws IOException {
    return storage.exists(storage.child(uri, PROVENANCE));
  }

  /**
   * Refuses to write over a network.
   *
   * @throws UserException when there is one and {@code replace} is false
   */
  public void checkFree(boolean replace) throws IOException {
    if (!replace && exists()) {
      throw new UserException(
          uri
              + " holds a "
              + kind
              + ". What to do: name another folder, or use --replace to lose it");
    }
  }

  /** Writes a network; the former one is gone from the first moment. */
  public void write(N files, Map<String, ?> provenance) throws IOException {
    storage.delete(storage.child(uri, PROVENANCE));
    for (Map.Entry<String, byte[]> file : files.files().entrySet()) {
      write(file.getKey(), file.getValue());
    }
    write(PROVENANCE, provenance(files, provenance));
  }

  /** What provenance.json holds. */
  public static byte[] provenance(TrainedNetwork files, Map<String, ?> provenance) {
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
   * Reads the network.
   *
   * @throws UserException when there is none, or it is damaged
   */
  public N read() throws IOException {
    if (!exists()) {
      throw new UserException(
          uri + " holds no " + kind + ": no " + PROVENANCE + ". What to do: " + remedy);
    }
    Map<String, byte[]> files = new TreeMap<>();
    for (String name : NetworkFiles.names()) {
      String file = storage.child(uri, name);
      if (storage.exists(file)) {
        files.put(name, storage.readAllBytes(file, MAX_BYTES));
      }
    }
    N read = network.apply(files);
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
