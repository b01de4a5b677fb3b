package emotionthinker.schemas;

/**
 * Where a shard row comes from.
 *
 * @param teacher who wrote the reasoning: template, openai, batch, replay
 * @param model model and version that wrote the reasoning
 * @param candidateId candidate that became the reasoning
 * @param licence licence of the corpus
 * @param emotionRaw label as the corpus writes it
 * @param labelAgreement share of raters that agree with the label; null when the corpus has no
 *     votes (1)
 * @param genderSource metadata, model or acoustic; null when gender is null
 * @param ageSource metadata or model; null when age_level is null
 * @param splitSharesSpeakers true when the official split of the corpus lets a speaker occur in
 *     several splits
 */
public record ShardProvenance(
    String teacher,
    String model,
    String candidateId,
    String licence,
    String emotionRaw,
    Double labelAgreement,
    String genderSource,
    String ageSource,
    boolean splitSharesSpeakers) {

  /** Checks every invariant; throws IllegalArgumentException naming field, value and range. */
  public ShardProvenance {
    Checks.text("teacher", teacher);
    Checks.text("model", model);
    Checks.text("candidate_id", candidateId);
    Checks.text("licence", licence);
    Checks.text("emotion_raw", emotionRaw);
    Checks.share("label_agreement", labelAgreement);
  }
}
