package emotionthinker.stages.corpus;

import emotionthinker.schemas.Gender;
import emotionthinker.schemas.Split;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The speakers of one corpus: mergeable state ({@link #accept}, {@link #combine}) from which {@link
 * #plan} makes the splits.
 *
 * <p>Speaker-hash splits put the speakers of one gender after those of the other, each gender in
 * the order of SHA-256(seed | corpus | speaker), and walk along them by the chairman assignment of
 * Tijdeman (R. Tijdeman, The chairman assignment problem, Discrete Mathematics 32, 1980): after any
 * n speakers every split has its share of n within less than one speaker. So the shares of the
 * corpus hold within one speaker, and those of each gender within two. A split never depends on
 * file order, labels, or which files could be decoded; erased speakers still count, so erasing one
 * moves no other.
 */
public final class SpeakerCensus implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final List<Split> ORDER = List.of(Split.TRAIN, Split.TEST, Split.VALIDATION);

  private final TreeMap<String, Gender> genders = new TreeMap<>();
  private final TreeMap<String, EnumSet<Split>> officialSplits = new TreeMap<>();

  /** Counts a draft in. */
  public void accept(Draft draft) {
    accept(draft.speaker(), draft.gender());
    EnumSet<Split> splits =
        officialSplits.computeIfAbsent(draft.speaker(), s -> EnumSet.noneOf(Split.class));
    if (draft.officialSplit() != null) {
      splits.add(draft.officialSplit());
    }
  }

  /** Counts everything in that another census saw. */
  public void combine(SpeakerCensus other) {
    other.genders.forEach(this::accept);
    other.officialSplits.forEach(
        (speaker, splits) ->
            officialSplits
                .computeIfAbsent(speaker, s -> EnumSet.noneOf(Split.class))
                .addAll(splits));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SpeakerCensus census
        && genders.equals(census.genders)
        && officialSplits.equals(census.officialSplits);
  }

  @Override
  public int hashCode() {
    return genders.hashCode() * 31 + officialSplits.hashCode();
  }

  /** The splits of a corpus. */
  public SplitPlan plan(String corpus, SplitPolicy policy) {
    boolean shared =
        policy.method() == SplitMethod.OFFICIAL
            && officialSplits.values().stream().anyMatch(splits -> splits.size() > 1);
    Map<String, Split> bySpeaker =
        policy.method() == SplitMethod.SPEAKER_HASH ? assign(corpus, policy) : Map.of();
    return new SplitPlan(policy.method(), bySpeaker, shared);
  }

  private void accept(String speaker, Gender gender) {
    Gender seen = genders.get(speaker);
    boolean better = gender != null && (seen == null || gender.compareTo(seen) < 0);
    if (better || !genders.containsKey(speaker)) {
      genders.put(speaker, gender);
    }
  }

  private Map<String, Split> assign(String corpus, SplitPolicy policy) {
    List<Split> open = ORDER.stream().filter(split -> policy.share(split) > 0).toList();
    double slack = open.size() == 1 ? 0 : 1.0 / (2 * open.size() - 2);
    Map<Split, Integer> given = new EnumMap<>(Split.class);
    Map<String, Split> plan = new TreeMap<>();
    int n = 0;
    for (String speaker : ordered(corpus, policy.seed())) {
      n++;
      Split chosen = open.get(0);
      double earliest = Double.POSITIVE_INFINITY;
      for (Split split : open) {
        double share = policy.share(split);
        double due = share * n - given.getOrDefault(split, 0);
        double deadline = (1 - slack - due) / share;
        // The tolerance keeps 0.1 * 5 equal to 0.5 whatever its rounding.
        if (due >= slack - 1e-9 && deadline < earliest - 1e-9) {
          chosen = split;
          earliest = deadline;
        }
      }
      given.merge(chosen, 1, Integer::sum);
      plan.put(speaker, chosen);
    }
    return plan;
  }

  private List<String> ordered(String corpus, long seed) {
    Map<String, String> hashes = new TreeMap<>();
    genders.keySet().forEach(s -> hashes.put(s, sha256(seed + "|" + corpus + "|" + s)));
    List<String> speakers = new ArrayList<>(genders.keySet());
    speakers.sort(
        Comparator.comparing(
                (String s) -> genders.get(s), Comparator.nullsLast(Comparator.naturalOrder()))
            .thenComparing(hashes::get));
    return speakers;
  }

  /** SHA-256 of a text, in lower-case hexadecimal. */
  static String sha256(String text) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
