package emotionthinker.models.policy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import emotionthinker.models.arrays.Parameters.Weights;
import emotionthinker.models.arrays.SafeTensors;
import emotionthinker.schemas.UserException;
import emotionthinker.stages.policy.BytePairs;
import emotionthinker.stages.policy.SpeechListener;
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
 * A policy as files by name: {@code config.json} (sizes, and how many numbers of each kind it
 * hears), {@code tokenizer.json} (Hugging Face), {@code weights.safetensors} (parameters, and under
 * {@code input.} what clips are standardised by), {@code metrics.json}. The id is {@code policy-1-}
 * and twelve hexadecimal digits of the SHA-256 of the first three.
 */
public final class PolicyFiles {
  private static final int FORMAT = 1;
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
      int format, int segments, int segmentSize, int wholeSize, int tokens, PolicyShape shape) {}

  private final SortedMap<String, byte[]> files = new TreeMap<>();

  /** Of a reader with parameters, and numbers about their training. */
  PolicyFiles(PolicyReader reader, Map<String, Weights> parameters, Map<String, Double> metrics) {
    files.put(
        CONFIG,
        json(
            new Config(
                FORMAT,
                SpeechListener.SEGMENTS,
                SpeechListener.SEGMENT_SIZE,
                SpeechListener.WHOLE_SIZE,
                reader.tokens().size(),
                reader.shape())));
    files.put(TOKENIZER, TokenizerJson.write(reader.tokens()));
    Map<String, Weights> all = new TreeMap<>(parameters);
    all.putAll(reader.standardizer().weights());
    files.put(WEIGHTS, SafeTensors.write(all));
    files.put(METRICS, json(metrics));
  }

  private PolicyFiles(Map<String, byte[]> files) {
    this.files.putAll(files);
  }

  /** Names of the files that make a policy, for a reader of a folder. */
  public static List<String> names() {
    return MODEL;
  }

  /**
   * A policy from its files.
   *
   * @param files the three of {@link #names}, and perhaps others
   * @throws UserException when one is missing
   */
  public static PolicyFiles of(Map<String, byte[]> files) {
    for (String name : MODEL) {
      if (!files.containsKey(name)) {
        throw new UserException(
            "a policy has the files "
                + MODEL
                + ", and "
                + name
                + " is missing. What to do: name a checkpoint that sft or grpo wrote");
      }
    }
    return new PolicyFiles(files);
  }

  /** All files by name; the arrays are the policy's own. */
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
      return "policy-" + FORMAT + "-" + HexFormat.of().formatHex(sha.digest()).substring(0, 12);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /**
   * What makes numbers of prompts.
   *
   * @throws UserException when the files are damaged or of another version
   */
  public PolicyReader reader() {
    try {
      Config config = JSON.readValue(files.get(CONFIG), Config.class);
      BytePairs tokens = TokenizerJson.read(files.get(TOKENIZER));
      boolean same =
          config.format() == FORMAT
              && config.segments() == SpeechListener.SEGMENTS
              && config.segmentSize() == SpeechListener.SEGMENT_SIZE
              && config.wholeSize() == SpeechListener.WHOLE_SIZE
              && config.tokens() == tokens.size();
      if (!same) {
        throw new UserException(
            "this policy was made by another version, which heard otherwise. What to do: train it"
                + " again");
      }
      return new PolicyReader(config.shape(), tokens, Standardizer.of(arrays()));
    } catch (IOException e) {
      throw damaged(e);
    }
  }

  /** The parameters by name. */
  public Map<String, Weights> parameters() {
    try {
      Map<String, Weights> out = arrays();
      out.keySet().removeIf(Standardizer::owns);
      return out;
    } catch (IOException e) {
      throw damaged(e);
    }
  }

  private Map<String, Weights> arrays() throws IOException {
    return SafeTensors.read(files.get(WEIGHTS));
  }

  private static UserException damaged(Exception e) {
    return new UserException(
        "the policy's files are damaged: " + e.getMessage() + ". What to do: train it again", e);
  }

  private static byte[] json(Object value) {
    try {
      return (JSON.writeValueAsString(value) + "\n").getBytes(StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException("a policy's own files can be written", e);
    }
  }
}
