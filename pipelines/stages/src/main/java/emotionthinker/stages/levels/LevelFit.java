package emotionthinker.stages.levels;

import emotionthinker.schemas.Attribute;
import emotionthinker.schemas.Gender;
import emotionthinker.schemas.LevelBasis;
import emotionthinker.schemas.LevelEdge;
import emotionthinker.schemas.LevelReason;
import emotionthinker.schemas.Prosody;
import emotionthinker.schemas.Split;
import emotionthinker.schemas.Utterance;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Takes the thresholds of levels from measurements: {@link #accept} every pair, {@link #combine}
 * the parts, {@link #edges} once. The percentiles are exact, so neither the order of pairs nor the
 * way they were parted changes a bit of the result; the state is 8 bytes per value.
 *
 * <p>No held-out speech is fitted, and the engine itself refuses it: test utterances never count,
 * validation utterances only when the options say so, and neither do the other clips of a speaker
 * who has a test utterance, unless the corpus has an official split that is flagged as sharing
 * speakers. The one exception is named in the result: groups of the {@code speaker} basis are
 * label-free statistics of the judged speaker's own clips, test clips included, marked
 * transductive.
 *
 * <table>
 * <caption>Edge cases</caption>
 * <tr><td>group below its minimum</td><td>reason GROUP_TOO_SMALL, quantiles kept</td></tr>
 * <tr><td>cuts closer than the minimum, or equal</td><td>reason CUTS_TOO_CLOSE</td></tr>
 * <tr><td>no gender</td><td>not in any pitch group but the speaker's</td></tr>
 * <tr><td>nothing fitted</td><td>no edges</td></tr>
 * </table>
 */
public final class LevelFit implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Version of the meaning of edges; judging refuses any other. */
  public static final int EDGES_VERSION = 1;

  private final LevelsOptions options;
  private final Map<Leaf, Clips> leaves = new HashMap<>();
  private final Set<String> testSpeakers = new HashSet<>();
  private final SortedMap<String, Long> counts = new TreeMap<>();

  /** An empty fit. */
  public LevelFit(LevelsOptions options) {
    this.options = options;
  }

  /**
   * Adds one utterance with its measurement.
   *
   * @throws IllegalArgumentException when the two are not of the same utterance
   */
  public void accept(Utterance utterance, Prosody prosody) {
    if (!utterance.utteranceId().equals(prosody.utteranceId())) {
      throw new IllegalArgumentException(
          "prosody of " + prosody.utteranceId() + " is not of " + utterance.utteranceId());
    }
    count("seen");
    boolean fitted =
        utterance.split() == Split.TRAIN
            || (utterance.split() == Split.VALIDATION && options.fitOnValidation());
    if (!fitted) {
      count("held_out_" + utterance.split().wire());
    }
    if (utterance.split() == Split.TEST && !utterance.splitSharesSpeakers()) {
      testSpeakers.add(utterance.speakerId());
    }
    Leaf leaf =
        new Leaf(utterance.corpus(), LevelGroups.gender(utterance, prosody), utterance.speakerId());
    Clips clips = leaves.computeIfAbsent(leaf, key -> new Clips());
    if (fitted) {
      clips.fitted++;
    }
    for (Attribute attribute : Attribute.values()) {
      AttributeValue measured = AttributeValue.of(attribute, prosody);
      if (measured.value() == null) {
        count(attribute.wire() + "_" + measured.reason().wire());
      } else if (fitted) {
        clips.train(attribute).add(measured.value());
      } else if (options.basis(attribute) == LevelBasis.SPEAKER) {
        clips.heldOut(attribute).add(measured.value());
      }
    }
  }

  /** Adds everything that another fit with the same options has accepted; returns this. */
  public LevelFit combine(LevelFit other) {
    if (!options.equals(other.options)) {
      throw new IllegalArgumentException("fits with different options cannot be combined");
    }
    other.leaves.forEach(
        (leaf, clips) -> leaves.computeIfAbsent(leaf, key -> new Clips()).add(clips));
    testSpeakers.addAll(other.testSpeakers);
    other.counts.forEach((name, n) -> counts.merge(name, n, Long::sum));
    return this;
  }

  /** The frozen thresholds of every group with a value, in the order of their table key. */
  public List<LevelEdge> edges() {
    SortedMap<LevelGroups.Group, DoubleBuffer> groups = new TreeMap<>();
    leaves.forEach(
        (leaf, clips) -> {
          for (Attribute attribute : Attribute.values()) {
            if (!testSpeakers.contains(leaf.speakerId)) {
              DoubleBuffer train = clips.train(attribute);
              add(groups, LevelGroups.corpus(attribute, leaf.corpus, leaf.gender), train);
              add(groups, LevelGroups.pooled(attribute, leaf.gender), train);
            }
            if (options.basis(attribute) == LevelBasis.SPEAKER) {
              LevelGroups.Group speaker = LevelGroups.speaker(attribute, leaf.speakerId);
              add(groups, speaker, clips.train(attribute));
              add(groups, speaker, clips.heldOut(attribute));
            }
          }
        });
    List<LevelEdge> edges = new ArrayList<>();
    groups.forEach((group, values) -> edges.add(edge(group, values.sorted())));
    return edges;
  }

  /**
   * What was seen and what was left out, by name: seen = fitted + held_out_test +
   * held_out_validation + held_out_test_speaker; and for each attribute how many of the seen had no
   * value, by reason.
   */
  public SortedMap<String, Long> counts() {
    SortedMap<String, Long> result = new TreeMap<>(counts);
    leaves.forEach(
        (leaf, clips) -> {
          boolean held = testSpeakers.contains(leaf.speakerId);
          result.merge(held ? "held_out_test_speaker" : "fitted", clips.fitted, Long::sum);
        });
    return result;
  }

  private LevelEdge edge(LevelGroups.Group group, double[] ascending) {
    boolean speaker = group.basis() == LevelBasis.SPEAKER;
    double lower = cut(ascending, options.lowerPercentile());
    double upper = cut(ascending, options.upperPercentile());
    double minDistance = options.minCutDistance(group.attribute());
    LevelReason reason = null;
    if (ascending.length < (speaker ? options.minSpeakerGroup() : options.minGroup())) {
      reason = LevelReason.GROUP_TOO_SMALL;
    } else if (!(lower < upper)
        || AttributeValue.distance(group.attribute(), lower, upper) < minDistance) {
      reason = LevelReason.CUTS_TOO_CLOSE;
    }
    return new LevelEdge(
        group.attribute(),
        group.basis(),
        group.key(),
        reason == null ? List.of(lower, upper) : List.of(),
        Percentiles.grid(ascending),
        ascending.length,
        method(),
        minDistance,
        AttributeValue.unit(group.attribute()),
        speaker,
        reason,
        EDGES_VERSION);
  }

  private double cut(double[] ascending, double percent) {
    return switch (options.cutMethod()) {
      case WIDEST_GAP -> WidestGap.middle(ascending, percent, options.cutReachPercent());
      case PERCENTILE -> Percentiles.percentile(ascending, percent);
    };
  }

  private String method() {
    String percentiles =
        "percentile " + options.lowerPercentile() + "/" + options.upperPercentile();
    return switch (options.cutMethod()) {
      case WIDEST_GAP -> "widest gap within " + options.cutReachPercent() + " of " + percentiles;
      case PERCENTILE -> percentiles;
    };
  }

  private static void add(
      Map<LevelGroups.Group, DoubleBuffer> groups, LevelGroups.Group group, DoubleBuffer values) {
    if (group != null && values.size > 0) {
      groups.computeIfAbsent(group, key -> new DoubleBuffer()).addAll(values);
    }
  }

  private void count(String name) {
    counts.merge(name, 1L, Long::sum);
  }

  /** Clips that fall into the same groups. */
  private record Leaf(String corpus, Gender gender, String speakerId) implements Serializable {}

  /** Values of one leaf, by attribute. */
  private static final class Clips implements Serializable {
    private static final long serialVersionUID = 1L;
    private final DoubleBuffer[] train = buffers();
    private final DoubleBuffer[] heldOut = buffers();
    private long fitted;

    DoubleBuffer train(Attribute attribute) {
      return train[attribute.ordinal()];
    }

    DoubleBuffer heldOut(Attribute attribute) {
      return heldOut[attribute.ordinal()];
    }

    void add(Clips other) {
      for (int i = 0; i < train.length; i++) {
        train[i].addAll(other.train[i]);
        heldOut[i].addAll(other.heldOut[i]);
      }
      fitted += other.fitted;
    }

    private static DoubleBuffer[] buffers() {
      DoubleBuffer[] buffers = new DoubleBuffer[Attribute.values().length];
      Arrays.setAll(buffers, i -> new DoubleBuffer());
      return buffers;
    }
  }

  /** A growing array of doubles, without boxing. */
  private static final class DoubleBuffer implements Serializable {
    private static final long serialVersionUID = 1L;
    private double[] values = {};
    private int size;

    void add(double value) {
      reserve(size + 1);
      values[size++] = value;
    }

    void addAll(DoubleBuffer other) {
      reserve(size + other.size);
      System.arraycopy(other.values, 0, values, size, other.size);
      size += other.size;
    }

    double[] sorted() {
      double[] copy = Arrays.copyOf(values, size);
      Arrays.sort(copy);
      return copy;
    }

    private void reserve(int capacity) {
      if (capacity > values.length) {
        values = Arrays.copyOf(values, Math.max(capacity, Math.max(4, 2 * size)));
      }
    }
  }
}
