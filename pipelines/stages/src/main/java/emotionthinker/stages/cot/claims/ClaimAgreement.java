package emotionthinker.stages.cot.claims;

import emotionthinker.schemas.Claim;
import emotionthinker.schemas.Cue;
import emotionthinker.schemas.Verdict;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * How well a verifier's claims agree with those that a person found in the same texts. A found
 * claim matches a labelled one when both have the same cue and the same asserted value and their
 * spans overlap; each matches at most one. Voice qualities have no fixed names, so that of those
 * only the polarity must be the same. Precision is matched / found, recall matched / labelled, and
 * a verdict is right when a matched claim has the labelled one's.
 */
public final class ClaimAgreement {
  private final Map<Cue, Tally> tallies = new EnumMap<>(Cue.class);
  private final Map<Verdict, Map<Verdict, Long>> verdicts = new EnumMap<>(Verdict.class);

  /**
   * A claim as a person labelled it.
   *
   * @param verdict null when only the claim was labelled
   */
  public record Labelled(Cue cue, String asserted, Verdict verdict, int start, int end) {}

  /**
   * Counts of one cue, or of all.
   *
   * @param labelled claims that a person found
   * @param found claims that the verifier found
   * @param matched claims that both found
   */
  public record Tally(long labelled, long found, long matched) {
    static final Tally ZERO = new Tally(0, 0, 0);

    /** Share of the found claims that are labelled; 1 when none is found. */
    public double precision() {
      return found == 0 ? 1 : (double) matched / found;
    }

    /** Share of the labelled claims that are found; 1 when none is labelled. */
    public double recall() {
      return labelled == 0 ? 1 : (double) matched / labelled;
    }

    Tally plus(long moreLabelled, long moreFound, long moreMatched) {
      return new Tally(labelled + moreLabelled, found + moreFound, matched + moreMatched);
    }
  }

  /**
   * What went wrong in one text.
   *
   * @param missed labelled claims that were not found
   * @param invented found claims that are not labelled
   * @param misjudged found claims that match with another verdict
   */
  public record Differences(List<Labelled> missed, List<Claim> invented, List<Claim> misjudged) {}

  /** Adds one text. */
  public Differences add(List<Labelled> labelled, List<Claim> found) {
    List<Claim> open = new ArrayList<>(found);
    List<Labelled> missed = new ArrayList<>();
    List<Claim> misjudged = new ArrayList<>();
    for (Labelled gold : labelled) {
      Claim match = open.stream().filter(claim -> matches(gold, claim)).findFirst().orElse(null);
      count(gold.cue(), 1, 0, match == null ? 0 : 1);
      if (match == null) {
        missed.add(gold);
        continue;
      }
      open.remove(match);
      if (gold.verdict() != null) {
        verdicts
            .computeIfAbsent(gold.verdict(), v -> new EnumMap<>(Verdict.class))
            .merge(match.verdict(), 1L, Long::sum);
        if (gold.verdict() != match.verdict()) {
          misjudged.add(match);
        }
      }
    }
    found.forEach(claim -> count(claim.cue(), 0, 1, 0));
    return new Differences(missed, open, misjudged);
  }

  private void count(Cue cue, long labelled, long found, long matched) {
    tallies.put(cue, tallies.getOrDefault(cue, Tally.ZERO).plus(labelled, found, matched));
  }

  private static boolean matches(Labelled gold, Claim claim) {
    boolean same =
        gold.cue() == Cue.VOICE_QUALITY
            ? gold.asserted().startsWith("not ") == claim.asserted().startsWith("not ")
            : gold.asserted().equalsIgnoreCase(claim.asserted());
    return gold.cue() == claim.cue()
        && same
        && gold.start() < claim.end()
        && claim.start() < gold.end();
  }

  /** Counts by cue, of the cues that were labelled or found. */
  public Map<Cue, Tally> byCue() {
    return new EnumMap<>(tallies);
  }

  /** Counts over all cues. */
  public Tally all() {
    Tally sum = Tally.ZERO;
    for (Tally tally : tallies.values()) {
      sum = sum.plus(tally.labelled(), tally.found(), tally.matched());
    }
    return sum;
  }

  /** Share of matched claims with the labelled verdict; 1 when there is none. */
  public double verdictAccuracy() {
    long right = 0;
    long all = 0;
    for (Map.Entry<Verdict, Map<Verdict, Long>> row : verdicts.entrySet()) {
      for (Map.Entry<Verdict, Long> cell : row.getValue().entrySet()) {
        all += cell.getValue();
        right += row.getKey() == cell.getKey() ? cell.getValue() : 0;
      }
    }
    return all == 0 ? 1 : (double) right / all;
  }
}
