package emotionthinker.stages.corpus;

import emotionthinker.schemas.Checks;
import emotionthinker.schemas.Gender;
import emotionthinker.schemas.LabelVote;
import emotionthinker.schemas.Split;
import java.util.List;

/**
 * An utterance before its audio was decoded: what names and label files say.
 *
 * @param path audio file below the corpus root, or the path of a member as in {@link CorpusFile}
 * @param inside where the audio lies when it is no file of its own; null for a file
 * @param origin where this draft was found: the audio path itself, or path:line of a label file
 * @param speaker speaker as the corpus writes it; {@code unknown} when it says nothing
 * @param gender gender; null when not given
 * @param ageYears age; null when not given (years)
 * @param language BCP 47 tag; null for the language of the corpus
 * @param transcript words spoken; null when not given
 * @param label raw label; null for unlabelled speech
 * @param votes votes of raters, empty when there are none
 * @param agreement share of raters that agree with the label; null when not known
 * @param intensity acted intensity as the corpus writes it; null when not given
 * @param channel channel to take, from 0; null for all
 * @param startS start of the segment; null for the whole file (s)
 * @param endS end of the segment; null for the whole file (s)
 * @param officialSplit split that the corpus gives; null when it gives none
 */
public record Draft(
    String path,
    Inside inside,
    String origin,
    String speaker,
    Gender gender,
    Double ageYears,
    String language,
    String transcript,
    String label,
    List<LabelVote> votes,
    Double agreement,
    String intensity,
    Integer channel,
    Double startS,
    Double endS,
    Split officialSplit)
    implements CorpusEntry {

  /** Speaker of utterances whose corpus names none: one speaker, so that splits stay disjoint. */
  public static final String UNKNOWN_SPEAKER = "unknown";

  /** Checks what does not depend on the audio. */
  public Draft {
    Checks.text("path", path);
    Checks.text("origin", origin);
    Checks.text("speaker", speaker);
    Checks.nonNegative("age_years", ageYears);
    votes = Checks.list("votes", votes);
    Checks.share("agreement", agreement);
  }

  /** A builder for the audio file at {@code path}; everything else is unknown until said. */
  public static Builder at(String path) {
    return new Builder(path, null);
  }

  /** A builder for an audio file or member. */
  public static Builder at(CorpusFile file) {
    return new Builder(file.path(), file.inside());
  }

  /** The file below the root that holds the audio. */
  public String file() {
    return inside == null ? path : inside.file();
  }

  /** Collects what is known; blank text counts as unknown. */
  public static final class Builder {
    private final String path;
    private final Inside inside;
    private String origin;
    private String speaker = UNKNOWN_SPEAKER;
    private Gender gender;
    private Double ageYears;
    private String language;
    private String transcript;
    private String label;
    private List<LabelVote> votes = List.of();
    private Double agreement;
    private String intensity;
    private Integer channel;
    private Double startS;
    private Double endS;
    private Split officialSplit;

    private Builder(String path, Inside inside) {
      this.path = path;
      this.inside = inside;
      this.origin = path;
    }

    /** Sets where the draft was found. */
    public Builder origin(String value) {
      origin = value;
      return this;
    }

    /** Sets the speaker; null or blank for unknown. */
    public Builder speaker(String value) {
      speaker = known(value) == null ? UNKNOWN_SPEAKER : known(value);
      return this;
    }

    /** Sets the gender. */
    public Builder gender(Gender value) {
      gender = value;
      return this;
    }

    /** Sets the age (years). */
    public Builder ageYears(Double value) {
      ageYears = value;
      return this;
    }

    /** Sets the BCP 47 language tag. */
    public Builder language(String value) {
      language = known(value);
      return this;
    }

    /** Sets the words spoken. */
    public Builder transcript(String value) {
      transcript = known(value);
      return this;
    }

    /** Sets the raw label. */
    public Builder label(String value) {
      label = known(value);
      return this;
    }

    /** Sets the votes of raters. */
    public Builder votes(List<LabelVote> value) {
      votes = value;
      return this;
    }

    /** Sets the share of raters that agree with the label. */
    public Builder agreement(Double value) {
      agreement = value;
      return this;
    }

    /** Sets the acted intensity. */
    public Builder intensity(String value) {
      intensity = known(value);
      return this;
    }

    /** Sets the channel, from 0. */
    public Builder channel(Integer value) {
      channel = value;
      return this;
    }

    /** Sets the segment (s); null and null for the whole file. */
    public Builder segment(Double fromS, Double toS) {
      startS = fromS;
      endS = toS;
      return this;
    }

    /** Sets the split that the corpus gives. */
    public Builder officialSplit(Split value) {
      officialSplit = value;
      return this;
    }

    /** The draft. */
    public Draft build() {
      return new Draft(
          path,
          inside,
          origin,
          speaker,
          gender,
          ageYears,
          language,
          transcript,
          label,
          votes,
          agreement,
          intensity,
          channel,
          startS,
          endS,
          officialSplit);
    }

    private static String known(String value) {
      return value == null || value.isBlank() ? null : value.strip();
    }
  }
}
