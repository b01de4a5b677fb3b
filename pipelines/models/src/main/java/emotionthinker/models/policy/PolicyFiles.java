package emotionthinker.models.policy;

import emotionthinker.models.arrays.NetworkFiles;
import emotionthinker.models.arrays.Parameters.Weights;
import emotionthinker.models.arrays.TrainedNetwork;
import emotionthinker.schemas.UserException;
import emotionthinker.stages.policy.BytePairs;
import emotionthinker.stages.policy.SpeechListener;
import java.io.IOException;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A policy as files by name ({@link NetworkFiles}): the configuration holds sizes, and how many
 * numbers of each kind it hears; the tokenizer is Hugging Face's; the weights are parameters, and
 * under {@code input.} what clips are standardised by. The id is {@code policy-1-} and the hash.
 */
public final class PolicyFiles implements TrainedNetwork {
  private static final int FORMAT = 1;

  /** What config.json holds. */
  record Config(
      int format, int segments, int segmentSize, int wholeSize, int tokens, PolicyShape shape) {}

  private final NetworkFiles files;

  /** Of a reader with parameters, and numbers about their training. */
  PolicyFiles(PolicyReader reader, Map<String, Weights> parameters, Map<String, Double> metrics) {
    Config config =
        new Config(
            FORMAT,
            SpeechListener.SEGMENTS,
            SpeechListener.SEGMENT_SIZE,
            SpeechListener.WHOLE_SIZE,
            reader.tokens().size(),
            reader.shape());
    Map<String, Weights> all = new TreeMap<>(parameters);
    all.putAll(reader.standardizer().weights());
    this.files = new NetworkFiles(config, TokenizerJson.write(reader.tokens()), all, metrics);
  }

  private PolicyFiles(NetworkFiles files) {
    this.files = files;
  }

  /**
   * A policy from its files.
   *
   * @param files the three of {@link NetworkFiles#names}, and perhaps others
   * @throws UserException when one is missing
   */
  public static PolicyFiles of(Map<String, byte[]> files) {
    return new PolicyFiles(NetworkFiles.of(files, "a policy", "sft or grpo"));
  }

  @Override
  public SortedMap<String, byte[]> files() {
    return files.files();
  }

  @Override
  public String id() {
    return "policy-" + FORMAT + "-" + files.hash();
  }

  /**
   * What makes numbers of prompts.
   *
   * @throws UserException when the files are damaged or of another version
   */
  public PolicyReader reader() {
    try {
      Config config = files.config(Config.class);
      BytePairs tokens = TokenizerJson.read(files.tokenizer());
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
      return new PolicyReader(config.shape(), tokens, Standardizer.of(files.weights()));
    } catch (IOException e) {
      throw damaged(e);
    }
  }

  /** The parameters by name. */
  public Map<String, Weights> parameters() {
    try {
      Map<String, Weights> out = files.weights();
      out.keySet().removeIf(Standardizer::owns);
      return out;
    } catch (IOException e) {
      throw damaged(e);
    }
  }

  private static UserException damaged(Exception e) {
    return new UserException(
        "the policy's files are damaged: " + e.getMessage() + ". What to do: train it again", e);
  }
}
