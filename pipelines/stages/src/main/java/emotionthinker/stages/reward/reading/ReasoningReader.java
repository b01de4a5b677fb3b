package emotionthinker.stages.reward.reading;

import emotionthinker.schemas.Claim;
import emotionthinker.schemas.Cue;
import emotionthinker.schemas.DoubleSeries;
import emotionthinker.schemas.Emotion;
import emotionthinker.schemas.Verdict;
import emotionthinker.stages.cot.CueSheet;
import emotionthinker.stages.cot.claims.ClaimVerifier;
import emotionthinker.stages.cot.claims.CueMentions;
import emotionthinker.stages.cot.claims.CueMentions.Mention;
import emotionthinker.stages.cot.claims.VerifierOptions;
import emotionthinker.stages.reward.CueCoverage;
import emotionthinker.stages.reward.reading.WordList.Line;
import emotionthinker.stages.reward.reading.WordList.Placed;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/** Reads texts for a reward model. Pure and thread-safe. */
public final class ReasoningReader {
  /** The cues that completeness counts, in an order of their own. */
  public static final List<Cue> COUNTED = CueCoverage.COUNTED.stream().sorted().toList();

  /** Cues of the voice that it does not count. */
  private static final Set<Cue> UNCOUNTED = Set.of(Cue.PAUSES, Cue.VOICE_QUALITY);

  /** Numbers per sentence. */
  public static final int SENTENCE_SIGNS = SentenceSigns.SIZE;

  /** Numbers of the whole. */
  public static final int WHOLE_SIGNS = ClaimSigns.SIZE + TextSigns.SIZE;

  /** Index in the numbers of the whole: factual alignment of the claims / 5. */
  public static final int ALIGNMENT_SIGN = ClaimSigns.SIZE - 3;

  /**
   * Index in the numbers of the whole: reasons that rest on nothing, of {@link #MOST_UNFOUNDED}.
   */
  static final int UNFOUNDED_SIGN = ClaimSigns.SIZE + TextSigns.UNFOUNDED;

  /** So many reasons that rest on nothing are as bad as it gets. */
  static final int MOST_UNFOUNDED = 3;

  /**
   * What the rubric leaves of interpretation: 5 without a reason that rests on nothing, 3 with one,
   * 2 with two, 1 with {@link #MOST_UNFOUNDED}.
   */
  public static int interpretationLeft(Reading reading) {
    long unfounded = Math.round(reading.whole().get(UNFOUNDED_SIGN) * MOST_UNFOUNDED);
    return unfounded == 0 ? 5 : (int) (4 - unfounded);
  }

  /** Index in the numbers of the whole: share of the weight of cues that are spoken of. */
  public static final int COVERAGE_SIGN = ClaimSigns.SIZE - 1;

  /** Whether a number of the whole is of the claims that completeness counts. */
  public static boolean countsForCoverage(int wholeSign) {
    return ClaimSigns.countsForCoverage(wholeSign);
  }

  /** Tags of words: none, and three per cue. */
  public static final int TAGS = 1 + 3 * Cue.values().length;

  private final ClaimVerifier verifier;

  /** With the verifier's tolerance. */
  public ReasoningReader(VerifierOptions verifier) {
    this.verifier = new ClaimVerifier(verifier);
  }

  /** The words and signs of a text, as {@link ReadWord} has them. */
  public static List<String> forms(String reasoning, Emotion answer) {
    return WordList.lines(reasoning, answer).stream().flatMap(l -> l.forms().stream()).toList();
  }

  /** What there is to see of a text; an empty text has neither words nor sentences. */
  public Reading read(CueSheet sheet, String reasoning) {
    List<Line> lines = WordList.lines(reasoning, sheet.emotion());
    List<Claim> claims = verifier.verify(reasoning, sheet);
    List<Claim> counted = new ArrayList<>();
    List<Mention> mentions = CueMentions.of(reasoning, sheet);
    List<ReadWord> words = new ArrayList<>();
    List<SentenceSigns> signs = new ArrayList<>();
    double[] aside = new double[lines.size()];
    Set<List<String>> said = new HashSet<>();
    for (int i = 0; i < lines.size(); i++) {
      Line line = lines.get(i);
      List<Claim> here = claims.stream().filter(c -> line.holds(c.start())).toList();
      List<List<String>> before = lines.subList(0, i).stream().map(Line::forms).toList();
      signs.add(SentenceSigns.of(line, here, sheet.emotion(), before, i, lines.size()));
      boolean off = aside(here, mentions.stream().filter(m -> line.holds(m.start())).toList());
      aside[i] = off ? 1 : 0;
      if (said.add(line.forms())) {
        counted.addAll(here);
      }
      for (Placed word : line.words()) {
        words.add(new ReadWord(word.form(), i, tag(word, here)));
      }
    }
    Set<Cue> spoken = CueCoverage.spoken(counted);
    mentions.stream().filter(Mention::said).map(Mention::cue).forEach(spoken::add);
    Map<Cue, Double> worth = CueCoverage.worth(sheet);
    if (worth.isEmpty()) {
      // any text covers it: one cue that is worth all, and spoken of
      worth.put(COUNTED.get(0), 1.0);
      spoken.add(COUNTED.get(0));
    }
    double[] whole = new double[WHOLE_SIGNS];
    ClaimSigns.fill(whole, 0, counted, spoken, sheet);
    TextSigns.fill(whole, ClaimSigns.SIZE, lines, signs);
    return new Reading(
        words,
        signs.stream().map(SentenceSigns::numbers).toList(),
        DoubleSeries.of(aside),
        SheetSigns.of(sheet),
        each(cue -> spoken.contains(cue) ? 1 : 0),
        each(cue -> worth.getOrDefault(cue, 0.0)),
        DoubleSeries.of(whole));
  }

  private static DoubleSeries each(ToDoubleFunction<Cue> number) {
    return DoubleSeries.of(COUNTED.stream().mapToDouble(number).toArray());
  }

  /**
   * Whether a sentence has nothing that completeness counts though it claims pauses or a quality of
   * the voice, or names a cue. What does neither may be a figure of speech.
   */
  private static boolean aside(List<Claim> claims, List<Mention> mentions) {
    Stream<Cue> spoken =
        Stream.concat(
            claims.stream().map(Claim::cue),
            mentions.stream().filter(Mention::said).map(Mention::cue));
    return spoken.noneMatch(COUNTED::contains)
        && (!mentions.isEmpty() || claims.stream().anyMatch(c -> UNCOUNTED.contains(c.cue())));
  }

  /** Of overlapping claims, one that is not borne out counts. */
  private static int tag(Placed word, List<Claim> claims) {
    int tag = 0;
    for (Claim claim : claims) {
      boolean inside = word.start() >= claim.start() && word.end() <= claim.end();
      if (inside && (tag == 0 || claim.verdict() != Verdict.SUPPORTED)) {
        tag = ClaimSigns.tag(claim);
      }
    }
    return tag;
  }
}
