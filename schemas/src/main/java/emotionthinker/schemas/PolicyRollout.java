package emotionthinker.schemas;

import java.util.Locale;

/**
 * One answer that a policy wrote in a step of GRPO, with what it earned.
 *
 * @param rolloutId key: {@link #id}
 * @param utteranceId clip that was asked about
 * @param step optimiser step, from 1
 * @param rollout number among those of the prompt, from 0
 * @param text what was written, tags included
 * @param tokens tokens written, the end included (tokens)
 * @param ended whether the policy ended it; otherwise the limit of tokens did
 * @param rF form, 0 or 1
 * @param rO outcome, 0 to 1
 * @param rT reasoning, 0.2 to 1; null when the reward model gave no scores (1)
 * @param factualAlignment claims agree with the audio; null as r_t (1..5)
 * @param interpretativeQuality cues are turned into the emotion sensibly; null as r_t (1..5)
 * @param captionCompleteness salient cues are covered; null as r_t (1..5)
 * @param fluencyAndStructuralClarity reads well and in order; null as r_t (1..5)
 * @param advantage within its group; null for a rollout that counted in nothing (1)
 */
public record PolicyRollout(
    String rolloutId,
    String utteranceId,
    long step,
    int rollout,
    String text,
    int tokens,
    boolean ended,
    double rF,
    double rO,
    Double rT,
    Double factualAlignment,
    Double interpretativeQuality,
    Double captionCompleteness,
    Double fluencyAndStructuralClarity,
    Double advantage) {

  /** Checks every invariant; throws IllegalArgumentException naming field, value and range. */
  public PolicyRollout {
    Checks.text("utterance_id", utteranceId);
    Checks.nonNegative("step", step);
    Checks.nonNegative("rollout", rollout);
    if (!id(step, utteranceId, rollout).equals(rolloutId)) {
      throw Checks.bad("rollout_id", rolloutId, id(step, utteranceId, rollout));
    }
    Checks.present("text", text);
    Checks.nonNegative("tokens", tokens);
    Checks.share("r_f", rF);
    Checks.share("r_o", rO);
    Checks.share("r_t", rT);
    Checks.score("factual_alignment", factualAlignment);
    Checks.score("interpretative_quality", interpretativeQuality);
    Checks.score("caption_completeness", captionCompleteness);
    Checks.score("fluency_and_structural_clarity", fluencyAndStructuralClarity);
    Checks.finite("advantage", advantage);
  }

  /** The key {@code <step>/<utterance>#<rollout>}, with leading zeros. */
  public static String id(long step, String utteranceId, int rollout) {
    return String.format(Locale.ROOT, "%09d/%s#%03d", step, utteranceId, rollout);
  }
}
