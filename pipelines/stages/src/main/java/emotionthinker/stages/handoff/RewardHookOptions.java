package emotionthinker.stages.handoff;

import emotionthinker.schemas.Checks;
import java.io.Serializable;

/**
 * Where ranks get rewards from.
 *
 * @param from none, stage (a service that the stage starts beside rank 0), or the URL of one that
 *     runs already; its token is then in the executors' environment, as EMOTIONTHINKER_REWARD_TOKEN
 * @param model reward model of the stage's service: rules, or a folder that reward-train made
 */
public record RewardHookOptions(String from, String model) implements Serializable {
  private static final String NONE = "none";
  private static final String STAGE = "stage";

  /** Checks every invariant; throws IllegalArgumentException naming field, value and range. */
  public RewardHookOptions {
    Checks.text("from", from);
    if (!from.equals(NONE) && !from.equals(STAGE) && !from.matches("https?://\\S+")) {
      throw Checks.bad("from", from, "none, stage, or a URL that begins with http:// or https://");
    }
    Checks.text("model", model);
  }

  /** Whether the stage starts the service. */
  public boolean ofStage() {
    return from.equals(STAGE);
  }

  /** The URL of a service that runs already; null when there is none. */
  public String url() {
    return from.equals(NONE) || ofStage() ? null : from;
  }
}
