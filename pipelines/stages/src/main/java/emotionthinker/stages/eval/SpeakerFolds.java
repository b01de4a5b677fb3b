package emotionthinker.stages.eval;

import emotionthinker.schemas.Checks;
import emotionthinker.schemas.Gender;
import emotionthinker.schemas.Split;
import emotionthinker.schemas.Utterance;
import emotionthinker.stages.cot.template.Seeds;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Folds of whole speakers, balanced by corpus and gender: the speakers of each corpus and gender,
 * in seeded order, go one by one to the fold that has the fewest clips of that corpus and gender,
 * then of that corpus, then of that gender, then of all, then the fewest speakers, then the lowest
 * number. The order of the rows does not matter. Within a fold's training speakers some are set
 * aside for validation in the same way.
 */
public final class SpeakerFolds {
  private final TreeMap<String, Integer> foldOf = new TreeMap<>();
  private final TreeMap<String, TreeMap<String, int[]>> strata;
  private final int folds;
  private final long seed;

  private SpeakerFolds(TreeMap<String, TreeMap<String, int[]>> strata, int folds, long seed) {
    this.strata = strata;
    this.folds = folds;
    this.seed = seed;
  }

  /**
   * Folds of the speakers of labelled utterances; others have none.
   *
   * @param folds 2 or more
   * @throws IllegalArgumentException when there are fewer speakers than folds
   */
  public static SpeakerFolds of(Collection<Utterance> utterances, int folds, long seed) {
    Checks.range("folds", (double) folds, 2, 1000, "from 2 to 1000");
    TreeMap<String, TreeMap<String, int[]>> strata = new TreeMap<>();
    for (Utterance one : utterances) {
      if (one.emotion() != null) {
        Gender gender = one.gender();
        strata.computeIfAbsent(
                one.corpus() + "|" + (gender == null ? "" : gender.wire()), s -> new TreeMap<>())
            .computeIfAbsent(one.speakerId(), s -> new int[1])[0]++;
      }
    }
    SpeakerFolds out = new SpeakerFolds(strata, folds, seed);
    out.foldOf.putAll(deal(strata, folds, seed));
    if (out.foldOf.size() < folds) {
      throw Checks.bad("folds", folds, "at most the speakers, " + out.foldOf.size());
    }
    return out;
  }

  private static Map<String, Integer> deal(
      Map<String, TreeMap<String, int[]>> strata, int folds, long seed) {
    Map<String, Integer> out = new TreeMap<>();
    int[] clips = new int[folds];
    int[] speakers = new int[folds];
    Map<String, int[]> wider = new TreeMap<>();
    strata.forEach(
        (stratum, counts) -> {
          int[] here = new int[folds];
          int bar = stratum.indexOf('|');
          int[] corpus = wider.computeIfAbsent(stratum.substring(0, bar), c -> new int[folds]);
          int[] gender = wider.computeIfAbsent(stratum.substring(bar), g -> new int[folds]);
          List<String> order = new ArrayList<>(counts.keySet());
          order.sort(Comparator.comparingLong(s -> Seeds.mix(seed, s, 0)));
          for (String speaker : order) {
            int fold =
                IntStream.range(0, folds)
                    .boxed()
                    .min(
                        Comparator.<Integer>comparingInt(f -> here[f])
                            .thenComparingInt(f -> corpus[f])
                            .thenComparingInt(f -> gender[f])
                            .thenComparingInt(f -> clips[f])
                            .thenComparingInt(f -> speakers[f]))
                    .orElseThrow();
            int n = counts.get(speaker)[0];
            here[fold] += n;
            corpus[fold] += n;
            gender[fold] += n;
            clips[fold] += n;
            speakers[fold]++;
            out.put(speaker, fold);
          }
        });
    return out;
  }

  /** Fold in which a speaker is tested; null for one without a labelled utterance. */
  public Integer foldOf(String speaker) {
    return foldOf.get(speaker);
  }

  /** Fold of every speaker. */
  public Map<String, Integer> all() {
    return Map.copyOf(foldOf);
  }

  /**
   * The split of every speaker in a fold: those tested in it, and of the others about one in {@code
   * validationOneIn}, for choosing; 0 for none.
   */
  public Map<String, Split> splits(int fold, int validationOneIn) {
    Checks.range("fold", (double) fold, 0, folds - 1.0, "from 0 to " + (folds - 1));
    TreeMap<String, TreeMap<String, int[]>> rest = new TreeMap<>();
    strata.forEach(
        (stratum, counts) ->
            counts.forEach(
                (speaker, n) -> {
                  if (foldOf.get(speaker) != fold) {
                    rest.computeIfAbsent(stratum, s -> new TreeMap<>()).put(speaker, n);
                  }
                }));
    Map<String, Integer> parts =
        validationOneIn == 0 ? Map.of() : deal(rest, validationOneIn, seed + 1 + fold);
    Map<String, Split> out = new TreeMap<>();
    foldOf.forEach(
        (speaker, of) ->
            out.put(
                speaker,
                of == fold
                    ? Split.TEST
                    : parts.getOrDefault(speaker, 1) == 0 ? Split.VALIDATION : Split.TRAIN));
    return out;
  }

  /** Clips tested in each fold. */
  public int[] clips() {
    int[] out = new int[folds];
    strata
        .values()
        .forEach(counts -> counts.forEach((speaker, n) -> out[foldOf.get(speaker)] += n[0]));
    return Arrays.copyOf(out, folds);
  }
}
