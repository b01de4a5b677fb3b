package emotionthinker.stages.reward.tuples;

import emotionthinker.schemas.WireName;
import emotionthinker.stages.cot.CueSheet;
import emotionthinker.stages.reward.Dimension;
import java.util.SplittableRandom;

/**
 * A way to damage a text on one dimension, at a severity of 1 (a little) to 3 (as far as it goes).
 * They are applied in this order, facts first and form last, so that later ones see what earlier
 * ones left. A damage on one dimension may cost on another: what is cut away is not spoken of.
 */
public enum Operator implements WireName {
  /** Level words of claims become their opposites. */
  CONTRADICT_WORDS("contradict_words", Dimension.FACTUAL_ALIGNMENT, FactDamage::contradict),
  /** Sentences with claims become figures of speech that say the opposite. */
  FALSE_IDIOMS("false_idioms", Dimension.FACTUAL_ALIGNMENT, FactDamage::falseIdioms),
  /** Sentences with claims become figures of speech that say the same: no damage at all. */
  TRUE_IDIOMS("true_idioms", Dimension.FACTUAL_ALIGNMENT, FactDamage::trueIdioms),
  /** Further sentences tell of what nobody measured. */
  INVENT_CUES("invent_cues", Dimension.FACTUAL_ALIGNMENT, FactDamage::invent),
  /** Sentences with claims go. */
  DROP_CUES("drop_cues", Dimension.CAPTION_COMPLETENESS, CoverDamage::drop),
  /** Sentences with claims name a cue and say nothing of it. */
  VAGUE_CUES("vague_cues", Dimension.CAPTION_COMPLETENESS, CoverDamage::vague),
  /** Interpretation becomes what could be said of any clip. */
  GENERIC("generic", Dimension.INTERPRETATIVE_QUALITY, MeaningDamage::generic),
  /** Interpretation comes from what has nothing to do with the voice. */
  NON_SEQUITUR("non_sequitur", Dimension.INTERPRETATIVE_QUALITY, MeaningDamage::nonSequitur),
  /** Cues are taken for their opposite. */
  REVERSED_LINK("reversed_link", Dimension.INTERPRETATIVE_QUALITY, MeaningDamage::reversed),
  /** Remarks that add nothing; the first ones cost nothing, so length alone is no fault. */
  PAD("pad", Dimension.FLUENCY_AND_STRUCTURAL_CLARITY, FormDamage::pad),
  /** Lists of cue names. */
  STUFF_KEYWORDS("stuff_keywords", Dimension.FLUENCY_AND_STRUCTURAL_CLARITY, FormDamage::stuff),
  /** Sentences in disorder. */
  SHUFFLE("shuffle", Dimension.FLUENCY_AND_STRUCTURAL_CLARITY, FormDamage::shuffle),
  /** Sentences said again. */
  REPEAT("repeat", Dimension.FLUENCY_AND_STRUCTURAL_CLARITY, FormDamage::repeat),
  /** Articles, auxiliaries and endings are lost. */
  DAMAGE_GRAMMAR("damage_grammar", Dimension.FLUENCY_AND_STRUCTURAL_CLARITY, FormDamage::grammar),
  /** Neighbouring words change places. */
  SWAP_WORDS("swap_words", Dimension.FLUENCY_AND_STRUCTURAL_CLARITY, FormDamage::swap),
  /** The text breaks off. */
  TRUNCATE("truncate", Dimension.FLUENCY_AND_STRUCTURAL_CLARITY, FormDamage::truncate);

  /** Severities are 1 to this. */
  public static final int MOST_SEVERE = 3;

  private final String wire;
  private final Dimension dimension;
  private final Damage damage;

  Operator(String wire, Dimension dimension, Damage damage) {
    this.wire = wire;
    this.dimension = dimension;
    this.damage = damage;
  }

  interface Damage {
    Draft apply(Draft draft, CueSheet sheet, int severity, SplittableRandom random);
  }

  @Override
  public String wire() {
    return wire;
  }

  /** The dimension that it is for. */
  public Dimension dimension() {
    return dimension;
  }

  Draft apply(Draft draft, CueSheet sheet, int severity, SplittableRandom random) {
    return damage.apply(draft, sheet, severity, random);
  }
}
