package emotionthinker.models.reward;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import emotionthinker.models.arrays.Parameters.Weights;
import emotionthinker.models.arrays.SafeTensors;
import emotionthinker.schemas.UserException;
import emotionthinker.stages.cot.claims.VerifierOptions;
import emotionthinker.stages.reward.reading.ReasoningReader;
import emotionthinker.stages.reward.reading.SheetSigns;
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
 * A trained model as files by name: {@code config.json} (sizes, and how many numbers of each kind
 * the reader must give), {@code tokenizer.json} (words in the order of their rows), {@code
 * weights.safetensors}, and {@code metrics.json}. The model's id is {@code embedded-1-} and twelve
 * hexadecimal digits of the SHA-256 of the first three.
 */
public final class RewardModelFiles {
  /** Version of the format. */
  public static final int FORMAT = 1;

  private static final String CONFIG = "config.json";
  private static final String TOKENIZER = "tokenizer.json";
  private static final String WEIGHTS = "weights.safetensors";
  private static final String METRICS = "metrics.json";
  private static final List<String> MODEL = List.of(CONFIG, TOKENIZER, WEIGHTS);
  private static final ObjectMapper JSON =
      new ObjectMapper()
          .setPropertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .enable(SerializationFeature.INDENT_OUTPUT)
          .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);

  /** What config.json holds. */
  record Config(
      int format,
      int sentenceSigns,
      int wholeSigns,
      int cueSigns,
      int tags,
      NetworkOptions network,
      VerifierOptions verifier) {}

  private final SortedMap<String, byte[]> files = new TreeMap<>();

  RewardModelFiles(
      NetworkOptions network,
      VerifierOptions verifier,
      List<String> words,
      Map<String, Weights> weights,
      Map<String, Double> metrics) {
    Config config =
        new Config(
            FORMAT,
            ReasoningReader.SENTENCE_SIGNS,
            ReasoningReader.WHOLE_SIGNS,
            SheetSigns.SIZE,
            ReasoningReader.TAGS,
            network,
            verifier);
    files.put(CONFIG, json(config));
    files.put(TOKENIZER, json(Map.of("words", words)));
    files.put(WEIGHTS, SafeTensors.write(weights));
    files.put(METRICS, json(metrics));
  }

  private RewardModelFiles(Map<String, byte[]> files) {
    this.files.putAll(files);
  }

  /** Names of the files that make the model, for a reader of a folder. */
  public static List<String> names() {
    return MODEL;
  }

  /**
   * A model from its files.
   *
   * @param files the three of {@link #names}, and perhaps others
   * @throws UserException when one is missing
   */
  public static RewardModelFiles of(Map<String, byte[]> files) {
    for (String name : MODEL) {
      if (!files.containsKey(name)) {
        throw new UserException(
            "a reward model has the files "
                + MODEL
                + ", and "
                + name
                + " is missing. What to do: name the folder that reward-train wrote");
      }
    }
    return new RewardModelFiles(files);
  }

  /** All files by name; the arrays are the model's own. */
  public SortedMap<String, byte[]> files() {
    return files;
  }

  /** Id and version. */
  public String id() {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      for (String name : MODEL) {
        sha.update(name.getBytes(StandardCharsets.UTF_8));
        sha.update(files.get(name));
      }
      return "embedded-" + FORMAT + "-" + HexFormat.of().formatHex(sha.digest()).substring(0, 12);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  Config config() throws IOException {
    Config config = JSON.readValue(files.get(CONFIG), Config.class);
    boolean same =
        config.format() == FORMAT
            && config.sentenceSigns() == ReasoningReader.SENTENCE_SIGNS
            && config.wholeSigns() == ReasoningReader.WHOLE_SIGNS
            && config.cueSigns() == SheetSigns.SIZE
            && config.tags() == ReasoningReader.TAGS;
    if (!same) {
      throw new UserException(
          "this reward model was made by another version, which read texts otherwise. What to do:"
              + " train it again");
    }
    return config;
  }

  List<String> words() throws IOException {
    return JSON.readValue(files.get(TOKENIZER), new TypeReference<Map<String, List<String>>>() {})
        .get("words");
  }

  Map<String, Weights> weights() throws IOException {
    return SafeTensors.read(files.get(WEIGHTS));
  }

  private static byte[] json(Object value) {
    try {
      return (JSON.writeValueAsString(value) + "\n").getBytes(StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException("a model's own files can be written", e);
    }
  }
}
