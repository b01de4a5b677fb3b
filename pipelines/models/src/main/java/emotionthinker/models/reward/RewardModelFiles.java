package emotionthinker.models.reward;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import emotionthinker.models.arrays.NetworkFiles;
import emotionthinker.models.arrays.Parameters.Weights;
import emotionthinker.models.arrays.TrainedNetwork;
import emotionthinker.schemas.UserException;
import emotionthinker.stages.cot.claims.VerifierOptions;
import emotionthinker.stages.reward.reading.ReasoningReader;
import emotionthinker.stages.reward.reading.SheetSigns;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/**
 * A trained reward model as files by name ({@link NetworkFiles}): the configuration holds sizes,
 * and how many numbers of each kind the reader must give; the tokenizer the words in the order of
 * their rows. The model's id is {@code embedded-4-} and the hash.
 */
public final class RewardModelFiles implements TrainedNetwork {
  private static final int FORMAT = 4;
  private static final ObjectMapper JSON = new ObjectMapper();

  /** What config.json holds. */
  record Config(
      int format,
      int sentenceSigns,
      int wholeSigns,
      int cueSigns,
      int tags,
      NetworkOptions network,
      VerifierOptions verifier) {}

  private final NetworkFiles files;

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
    this.files =
        new NetworkFiles(config, NetworkFiles.json(Map.of("words", words)), weights, metrics);
  }

  private RewardModelFiles(NetworkFiles files) {
    this.files = files;
  }

  /**
   * A model from its files.
   *
   * @param files the three of {@link NetworkFiles#names}, and perhaps others
   * @throws UserException when one is missing
   */
  public static RewardModelFiles of(Map<String, byte[]> files) {
    return new RewardModelFiles(NetworkFiles.of(files, "a reward model", "reward-train"));
  }

  @Override
  public SortedMap<String, byte[]> files() {
    return files.files();
  }

  @Override
  public String id() {
    return "embedded-" + FORMAT + "-" + files.hash();
  }

  Config config() throws IOException {
    Config config = files.config(Config.class);
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
    return JSON.readValue(files.tokenizer(), new TypeReference<Map<String, List<String>>>() {})
        .get("words");
  }

  Map<String, Weights> weights() throws IOException {
    return files.weights();
  }
}
