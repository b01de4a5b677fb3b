package emotionthinker.models.arrays;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import emotionthinker.models.arrays.Parameters.Weights;
import emotionthinker.schemas.UserException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A trained network as files by name: {@code config.json}, {@code tokenizer.json}, {@code
 * weights.safetensors}, which make it, and {@code metrics.json}, which tells of its training.
 */
public final class NetworkFiles {
  private static final String CONFIG = "config.json";
  private static final String TOKENIZER = "tokenizer.json";
  private static final String WEIGHTS = "weights.safetensors";
  private static final String METRICS = "metrics.json";
  private static final List<String> NETWORK = List.of(CONFIG, TOKENIZER, WEIGHTS);
  private static final ObjectMapper JSON =
      new ObjectMapper()
          .setPropertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .enable(SerializationFeature.INDENT_OUTPUT)
          .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);

  private final SortedMap<String, byte[]> files = new TreeMap<>();

  /**
   * Of what was trained.
   *
   * @param config a record, or a map of texts
   * @param tokenizer what tokenizer.json holds
   */
  public NetworkFiles(
      Object config, byte[] tokenizer, Map<String, Weights> weights, Map<String, Double> metrics) {
    files.put(CONFIG, json(config));
    files.put(TOKENIZER, tokenizer);
    files.put(WEIGHTS, SafeTensors.write(weights));
    files.put(METRICS, json(metrics));
  }

  private NetworkFiles(Map<String, byte[]> files) {
    this.files.putAll(files);
  }

  /** Names of the files that make a network, for a reader of a folder. */
  public static List<String> names() {
    return NETWORK;
  }

  /**
   * A network from its files.
   *
   * @param files the three of {@link #names}, and perhaps others
   * @param kind what it is, for a message: "a policy"
   * @param writer who writes such files, for a message: "sft or grpo"
   * @throws UserException when one is missing
   */
  public static NetworkFiles of(Map<String, byte[]> files, String kind, String writer) {
    for (String name : NETWORK) {
      if (!files.containsKey(name)) {
        throw new UserException(
            kind
                + " has the files "
                + NETWORK
                + ", and "
                + name
                + " is missing. What to do: name a folder that "
                + writer
                + " wrote");
      }
    }
    return new NetworkFiles(files);
  }

  /** All files by name; the arrays are the network's own. */
  public SortedMap<String, byte[]> files() {
    return files;
  }

  /** The first twelve hexadecimal digits of the SHA-256 of the files that make it. */
  public String hash() {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      for (String name : NETWORK) {
        sha.update(name.getBytes(StandardCharsets.UTF_8));
        sha.update(files.get(name));
      }
      return HexFormat.of().formatHex(sha.digest()).substring(0, 12);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** What config.json holds. */
  public <T> T config(Class<T> type) throws IOException {
    return JSON.readValue(files.get(CONFIG), type);
  }

  /** tokenizer.json. */
  public byte[] tokenizer() {
    return files.get(TOKENIZER);
  }

  /** The arrays of weights.safetensors by name. */
  public Map<String, Weights> weights() throws IOException {
    return SafeTensors.read(files.get(WEIGHTS));
  }

  /** Any value as these files write it: names in snake case, keys sorted. */
  public static byte[] json(Object value) {
    try {
      return (JSON.writeValueAsString(value) + "\n").getBytes(StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException("a network's own files can be written", e);
    }
  }
}
