package emotionthinker.models.reward;

import ai.djl.ndarray.NDManager;
import emotionthinker.models.arrays.PyTorch;
import emotionthinker.schemas.RejectReason;
import emotionthinker.schemas.UserException;
import emotionthinker.stages.reward.Dimension;
import emotionthinker.stages.reward.DimensionScores;
import emotionthinker.stages.reward.RewardInput;
import emotionthinker.stages.reward.RewardModel;
import emotionthinker.stages.reward.RewardOutput;
import emotionthinker.stages.reward.reading.Reading;
import emotionthinker.stages.reward.reading.ReasoningReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A trained model behind the port. Confidence is the mean over the dimensions of the probability of
 * the category next to the score. A text without words has 1 everywhere, surely. Texts longer than
 * the network reads are judged by their beginning and by the numbers of the whole.
 */
public final class EmbeddedRewardModel implements RewardModel {
  private final String id;
  private final NDManager manager;
  private final RewardNetwork network;
  private final ReasoningReader reader;
  private final Scorer scorer;

  /**
   * Loads a model.
   *
   * @param batch texts that are scored at once
   * @throws UserException when its files are damaged or of another version
   */
  public EmbeddedRewardModel(RewardModelFiles files, int batch) {
    this(files, batch, -1);
  }

  /**
   * Loads a model onto a device.
   *
   * @param batch texts that are scored at once
   * @param gpu index of the accelerator, negative for the processor
   * @throws UserException when its files are damaged or of another version
   */
  public EmbeddedRewardModel(RewardModelFiles files, int batch, int gpu) {
    this.id = files.id();
    this.manager = PyTorch.manager(gpu);
    try {
      RewardModelFiles.Config config = files.config();
      Vocabulary vocabulary = new Vocabulary(files.words(), config.network(), config.tags());
      this.network = new RewardNetwork(manager, config.network(), vocabulary.rows());
      network.parameters().set(files.weights());
      this.reader = new ReasoningReader(config.verifier());
      this.scorer =
          new Scorer(network, vocabulary, config.network(), config.network().resolution(), batch);
    } catch (IOException | IllegalArgumentException e) {
      manager.close();
      throw new UserException(
          "the reward model's files are damaged: "
              + e.getMessage()
              + ". What to do: train it again",
          e);
    }
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public boolean remote() {
    return false;
  }

  @Override
  public List<RewardOutput> score(List<RewardInput> batch) {
    Map<Integer, RewardOutput> settled = new HashMap<>();
    List<Reading> readings = new ArrayList<>();
    List<Integer> places = new ArrayList<>();
    for (int i = 0; i < batch.size(); i++) {
      RewardInput input = batch.get(i);
      try {
        Reading reading = reader.read(input.cues(), input.reasoning());
        if (reading.words().isEmpty()) {
          settled.put(i, RewardOutput.scored(input.id(), new DimensionScores(1, 1, 1, 1), 1.0));
        } else {
          readings.add(reading);
          places.add(i);
        }
      } catch (RuntimeException e) {
        settled.put(i, failed(input, "the text could not be read: " + e));
      }
    }
    List<Scorer.Judged> judged = scorer.score(manager, readings);
    for (int i = 0; i < judged.size(); i++) {
      settled.put(places.get(i), output(batch.get(places.get(i)), judged.get(i)));
    }
    List<RewardOutput> out = new ArrayList<>();
    for (int i = 0; i < batch.size(); i++) {
      out.add(settled.get(i));
    }
    return out;
  }

  private static RewardOutput output(RewardInput input, Scorer.Judged judged) {
    if (judged.scores().stream().anyMatch(s -> s.isNaN())) {
      return failed(input, "the network gave no number");
    }
    return RewardOutput.scored(
        input.id(),
        new DimensionScores(
            judged.of(Dimension.FACTUAL_ALIGNMENT),
            judged.of(Dimension.INTERPRETATIVE_QUALITY),
            judged.of(Dimension.CAPTION_COMPLETENESS),
            judged.of(Dimension.FLUENCY_AND_STRUCTURAL_CLARITY)),
        judged.confidence());
  }

  private static RewardOutput failed(RewardInput input, String detail) {
    return RewardOutput.failed(input.id(), RejectReason.REWARD_FAILED, detail);
  }

  @Override
  public void close() {
    network.close();
    manager.close();
  }
}
