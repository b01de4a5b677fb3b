package emotionthinker.stages.eval;

import emotionthinker.schemas.Prediction;
import java.io.Serializable;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Sums by slice and speaker: all that a report needs of any number of answers. {@link #accept} and
 * {@link #combine} in any order; each speaker's answers should come in the order of their ids, or
 * the last bits of summed scores may differ.
 */
public final class SpeakerTallies implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Name of the slice of all answers. */
  public static final String ALL = "all";

  private final LabelSet labels;
  private final TreeMap<String, TreeMap<String, Tally>> slices = new TreeMap<>();
  private final DistinctWords words = new DistinctWords();

  /** Empty sums under a list of options. */
  public SpeakerTallies(LabelSet labels) {
    this.labels = labels;
  }

  /** Adds one answer to the slices it is in. */
  public void accept(Prediction one) {
    for (String slice : slices(one)) {
      tally(slice, one.speakerId()).accept(one);
    }
    if (one.text() != null) {
      words.accept(one.text());
    }
  }

  /** The slices of an answer. */
  static List<String> slices(Prediction one) {
    return List.of(
        ALL,
        "corpus=" + one.corpus(),
        "speaker=" + one.speakerId(),
        "gender=" + (one.gender() == null ? "unknown" : one.gender().wire()),
        "language=" + one.language().toLowerCase(Locale.ROOT));
  }

  /** Adds what another has accepted; returns this. */
  public SpeakerTallies combine(SpeakerTallies other) {
    other.slices.forEach(
        (slice, speakers) ->
            speakers.forEach((speaker, tally) -> tally(slice, speaker).combine(tally)));
    words.combine(other.words);
    return this;
  }

  private Tally tally(String slice, String speaker) {
    return slices
        .computeIfAbsent(slice, s -> new TreeMap<>())
        .computeIfAbsent(speaker, s -> new Tally(labels));
  }

  /** The options. */
  public LabelSet labels() {
    return labels;
  }

  /** Slices that have answers. */
  public Set<String> slices() {
    return slices.keySet();
  }

  /** Sums of the speakers of a slice, in order of their ids; empty when nobody is in it. */
  public Map<String, Tally> speakers(String slice) {
    return slices.getOrDefault(slice, new TreeMap<>());
  }

  /** Sums of a slice. */
  public Tally sum(String slice) {
    Tally sum = new Tally(labels);
    speakers(slice).values().forEach(sum::combine);
    return sum;
  }

  /** How varied the wording of all texts is. */
  public DistinctWords words() {
    return words;
  }
}
