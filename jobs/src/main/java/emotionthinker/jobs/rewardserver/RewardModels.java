package emotionthinker.jobs.rewardserver;

import emotionthinker.io.Storage;
import emotionthinker.jobs.config.RunConfig;
import emotionthinker.jobs.teach.ChatCallers;
import emotionthinker.jobs.train.NetworkFolder;
import emotionthinker.models.reward.EmbeddedRewardModel;
import emotionthinker.models.reward.RewardModelFiles;
import emotionthinker.schemas.UserException;
import emotionthinker.stages.cot.claims.VerifierOptions;
import emotionthinker.stages.reward.RewardModel;
import emotionthinker.stages.reward.RulesRewardModel;
import emotionthinker.stages.reward.judge.ChatRewardModel;
import emotionthinker.stages.reward.judge.JudgeOptions;
import java.io.IOException;
import java.io.Serializable;

/**
 * Reward models by the names that the command line and the configuration know: rules, http, trained
 * (the model of the run), or the folder of a model that reward-train made.
 *
 * @param storage file access
 * @param run run folder
 * @param judge what the language model behind http is asked
 * @param callers who calls it
 */
public record RewardModels(Storage storage, String run, JudgeOptions judge, ChatCallers callers)
    implements Serializable {
  /** The processor. */
  public static final int CPU = -1;

  /** Name of a judge behind an endpoint. */
  public static final String HTTP = "http";

  private static final String RULES = "rules";
  private static final String TRAINED = "trained";
  private static final int TEXTS_AT_ONCE = 64;

  /** The models of a configuration. */
  public static RewardModels of(RunConfig config) {
    Storage storage = Storage.of(config.hadoop());
    return new RewardModels(
        storage,
        storage.resolve(config.run().dir()),
        config.judge(),
        new ChatCallers(storage, config.audioLimits(), config.judgeCalls()));
  }

  /**
   * Opens a model that needs neither server nor run.
   *
   * @param name rules or a model folder
   * @param gpu index of the accelerator that it may use, {@link #CPU} for none
   * @throws UserException when there is no such model
   */
  public static RewardModel open(Storage storage, String name, int gpu) throws IOException {
    return new RewardModels(storage, "", null, null).local(name, gpu);
  }

  /** The id of a model that needs neither server nor run. */
  public static String id(Storage storage, String name) throws IOException {
    return new RewardModels(storage, "", null, null).localId(name);
  }

  /**
   * Opens a model on the processor.
   *
   * @throws UserException when there is no such model
   */
  public RewardModel open(String name) throws IOException {
    return open(name, CPU);
  }

  /**
   * Opens a model.
   *
   * @param gpu index of the accelerator that it may use, {@link #CPU} for none
   * @throws UserException when there is no such model, or the judge has no price
   */
  public RewardModel open(String name, int gpu) throws IOException {
    return name.equals(HTTP)
        ? new ChatRewardModel(judge, callers.server(judge.model()))
        : local(name, gpu);
  }

  private RewardModel local(String name, int gpu) throws IOException {
    return name.equals(RULES)
        ? new RulesRewardModel(VerifierOptions.defaults())
        : new EmbeddedRewardModel(folder(name).read(), TEXTS_AT_ONCE, gpu);
  }

  /** The id of a model, without an engine or a call. */
  public String id(String name) throws IOException {
    return name.equals(HTTP) ? ChatRewardModel.id(judge) : localId(name);
  }

  private String localId(String name) throws IOException {
    return name.equals(RULES)
        ? new RulesRewardModel(VerifierOptions.defaults()).id()
        : folder(name).read().id();
  }

  private NetworkFolder<RewardModelFiles> folder(String name) {
    return NetworkFolder.rewardModel(
        storage, name.equals(TRAINED) ? storage.child(run, NetworkFolder.REWARD_MODEL) : name);
  }
}
