package emotionthinker.stages.levels;

import emotionthinker.schemas.Attribute;
import emotionthinker.schemas.Gender;
import emotionthinker.schemas.LevelBasis;
import emotionthinker.schemas.Prosody;
import emotionthinker.schemas.Utterance;
import java.io.Serializable;

/** Names of groups, the same for fitting and judging. */
final class LevelGroups {
  private static final String EVERY_CORPUS = "*";

  private static final String ACOUSTIC = "acoustic";

  private LevelGroups() {}

  /**
   * The gender that a voice is compared within: the corpus's, else a model's. An acoustic estimate
   * is left out: it is made from F0, and judging pitch by it would go round in a circle.
   */
  static Gender gender(Utterance utterance, Prosody prosody) {
    return utterance.gender() != null || ACOUSTIC.equals(prosody.voiceGenderSource())
        ? utterance.gender()
        : prosody.voiceGender();
  }

  /** One group of one attribute. */
  record Group(Attribute attribute, LevelBasis basis, String key)
      implements Comparable<Group>, Serializable {
    @Override
    public int compareTo(Group other) {
      int byAttribute = attribute.compareTo(other.attribute);
      int byBasis = basis.compareTo(other.basis);
      return byAttribute != 0 ? byAttribute : byBasis != 0 ? byBasis : key.compareTo(other.key);
    }
  }

  static Group speaker(Attribute attribute, String speakerId) {
    return new Group(attribute, LevelBasis.SPEAKER, speakerId);
  }

  /** The corpus group; null for pitch without a gender. */
  static Group corpus(Attribute attribute, String corpus, Gender gender) {
    if (attribute != Attribute.PITCH) {
      return new Group(attribute, LevelBasis.CORPUS, corpus);
    }
    return gender == null
        ? null
        : new Group(attribute, LevelBasis.CORPUS_GENDER, corpus + "|" + gender.wire());
  }

  /** The group over all corpora; null for energy, and for pitch without a gender. */
  static Group pooled(Attribute attribute, Gender gender) {
    return switch (attribute) {
      case PITCH ->
          gender == null
              ? null
              : new Group(attribute, LevelBasis.POOLED_GENDER, EVERY_CORPUS + "|" + gender.wire());
      case ENERGY -> null;
      case SPEED -> new Group(attribute, LevelBasis.POOLED, EVERY_CORPUS);
    };
  }
}
