package emotionthinker.stages.cot.filter;

import emotionthinker.schemas.Candidate;
import emotionthinker.schemas.Claim;
import emotionthinker.schemas.Cot;
import emotionthinker.schemas.Cue;
import emotionthinker.schemas.Emotion;
import emotionthinker.schemas.Reject;
import emotionthinker.schemas.RejectReason;
import emotionthinker.schemas.Verdict;
import emotionthinker.stages.cot.CotText;
import emotionthinker.stages.cot.CueSheet;
import emotionthinker.stages.cot.claims.ClaimVerifier;
import emotionthinker.stages.cot.claims.FactualAlignment;
import emotionthinker.stages.cot.claims.MaskedText;
import emotionthinker.stages.cot.template.Sentiment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Judges the candidates of one utterance: each passes every filter or is rejected with the first
 * reason; of several that pass the best stays (factual alignment, then supported claims, then lower
 * sample index) and the others are superseded. In two steps, since what a label-blind reader finds
 * is known only when all texts of the data set have been read: {@link #judge}, then {@link
 * #settle}. Near-duplicates are between utterances, see {@link NearDuplicates}. Candidates in =
 * texts out + rejects.
 */
public final class CotFilter {
  /** Stage name in rejects. */
  public static final String STAGE = "filter";

  private static final Set<String> FUNCTION_WORDS =
      Set.of(
          "the", "a", "an", "and", "or", "but", "of", "to", "in", "on", "at", "with", "for", "from",
          "by", "as", "is", "are", "was", "were", "be", "it", "this", "that", "these", "which",
          "who", "she", "he", "her", "his", "their", "not", "so", "than", "while", "there", "its",
          "has", "have", "does", "what", "how", "into");

  private final FilterOptions options;
  private final ClaimVerifier verifier;

  /** A filter with its thresholds. */
  public CotFilter(FilterOptions options) {
    this.options = options;
    this.verifier = new ClaimVerifier(options.verifier());
  }

  /**
   * What became of the candidates of an utterance.
   *
   * @param cot the text that stays; null when none does
   * @param masked its masked words, one blank apart; null without a text
   * @param rejects one for every other candidate
   */
  public record Result(Cot cot, String masked, List<Reject> rejects) {}

  /**
   * A candidate as read once.
   *
   * @param text null when it has not the format
   * @param answer null when there is no text, or it answers no emotion
   * @param words number of words; 0 without a text
   * @param sentences its words by sentence, quotations left out; empty without a text
   * @param claims empty without a text
   */
  private record Reading(
      Candidate candidate,
      CotText text,
      Emotion answer,
      int words,
      List<List<String>> sentences,
      List<Claim> claims) {
    String reasoning() {
      return text.reasoning();
    }
  }

  /**
   * Judges all candidates of one utterance by all but the label-blind reader.
   *
   * @param learnt the label under which a fitted reader learns from them; null when it does not
   * @param external whether the corpus lets texts about it leave for a third party
   * @param lessons gets every text that can be read, in the form of {@link BlindText#sentences}
   */
  public Judged judge(
      List<Candidate> candidates,
      CueSheet sheet,
      Emotion learnt,
      boolean external,
      Consumer<String> lessons) {
    List<Reading> readings =
        candidates.stream()
            .sorted(Comparator.comparingInt(Candidate::sampleIndex))
            .map(candidate -> read(candidate, sheet))
            .toList();
    List<SelfConsistency.Sample> samples =
        readings.stream().map(r -> new SelfConsistency.Sample(r.answer(), r.claims())).toList();
    List<Reject> rejects = new ArrayList<>();
    List<Judged.Passed> passed = new ArrayList<>();
    for (int i = 0; i < readings.size(); i++) {
      Reading reading = readings.get(i);
      String blind = null;
      if (options.recoverability().measure() && reading.text() != null) {
        blind = LabelLeak.withoutNames(reading.sentences());
        lessons.accept(blind);
      }
      Double consistency = SelfConsistency.of(samples.get(i), samples);
      Optional<Reject> reject = reject(reading, sheet).or(() -> consistency(reading, consistency));
      if (reject.isPresent()) {
        rejects.add(reject.get());
      } else {
        String id = reading.candidate().candidateId();
        passed.add(
            new Judged.Passed(
                cot(reading, sheet, consistency),
                blind == null ? null : new BlindText(id, blind, learnt, external),
                MinHash.masked(reading.reasoning())));
      }
    }
    return new Judged(passed, rejects);
  }

  /**
   * Settles what was judged.
   *
   * @param findings what the reader found in each text that passed, in their order; NONE where
   *     nobody was asked
   */
  public Result settle(Judged judged, List<Finding> findings) {
    List<Reject> rejects = new ArrayList<>(judged.rejects());
    List<Judged.Passed> passed = new ArrayList<>();
    for (int i = 0; i < judged.passed().size(); i++) {
      Judged.Passed one = judged.passed().get(i);
      Emotion found = findings.get(i).emotion();
      Cot cot =
          found == null ? one.cot() : one.cot().withLabelRecovered(found == one.cot().answer());
      if (options.recoverability().require() && Boolean.FALSE.equals(cot.labelRecovered())) {
        rejects.add(
            new Reject(
                STAGE,
                cot.candidateId(),
                RejectReason.LABEL_NOT_RECOVERED,
                "not " + cot.answer().wire() + " without the sentences that name it"));
      } else {
        passed.add(new Judged.Passed(cot, one.blind(), one.masked()));
      }
    }
    Judged.Passed best =
        passed.stream()
            .max(
                Comparator.comparingDouble((Judged.Passed p) -> p.cot().factualAlignment())
                    .thenComparingLong(
                        p -> FactualAlignment.count(p.cot().claims(), Verdict.SUPPORTED))
                    .thenComparing(passed::indexOf, Comparator.reverseOrder()))
            .orElse(null);
    if (best == null) {
      return new Result(null, null, rejects);
    }
    for (Judged.Passed other : passed) {
      if (!other.cot().candidateId().equals(best.cot().candidateId())) {
        rejects.add(
            new Reject(
                STAGE,
                other.cot().candidateId(),
                RejectReason.SUPERSEDED,
                "by " + best.cot().candidateId()));
      }
    }
    return new Result(best.cot(), best.masked(), rejects);
  }

  private Reading read(Candidate candidate, CueSheet sheet) {
    CotText text = CotText.parse(candidate.text()).orElse(null);
    if (text == null) {
      return new Reading(candidate, null, null, 0, List.of(), List.of());
    }
    return new Reading(
        candidate,
        text,
        CotText.emotionOf(text.answer()).orElse(null),
        CotText.words(text.reasoning()),
        MaskedText.sentences(text.reasoning()),
        verifier.verify(text.reasoning(), sheet));
  }

  private Optional<Reject> consistency(Reading reading, Double consistency) {
    return consistency != null && consistency < options.minSelfConsistency()
        ? rejected(
            reading.candidate(),
            RejectReason.INCONSISTENT,
            String.format(Locale.ROOT, "%.2f of the samples agree", consistency))
        : Optional.empty();
  }

  /** The first reason to reject a candidate; empty when it passes. */
  public Optional<Reject> reject(Candidate candidate, CueSheet sheet) {
    return reject(read(candidate, sheet), sheet);
  }

  private Optional<Reject> reject(Reading reading, CueSheet sheet) {
    Candidate candidate = reading.candidate();
    if (candidate.finishReason().equals("content_filter")) {
      return rejected(candidate, RejectReason.CONTENT_FILTERED, "finish_reason content_filter");
    }
    if (reading.text() == null || candidate.finishReason().equals("length")) {
      return rejected(
          candidate,
          RejectReason.BAD_FORMAT,
          "finish_reason " + candidate.finishReason() + ": " + excerpt(candidate.text()));
    }
    if (reading.answer() == null) {
      return rejected(candidate, RejectReason.BAD_FORMAT, "answer " + reading.text().answer());
    }
    if (options.requireLabel() && sheet.emotion() != null && reading.answer() != sheet.emotion()) {
      return rejected(
          candidate,
          RejectReason.WRONG_ANSWER,
          reading.answer().wire() + " for " + sheet.emotion().wire());
    }
    if (reading.words() < options.minWords()) {
      return rejected(candidate, RejectReason.TOO_FEW_WORDS, reading.words() + " words");
    }
    if (reading.words() > options.maxWords()) {
      return rejected(candidate, RejectReason.TOO_MANY_WORDS, reading.words() + " words");
    }
    return wording(reading, sheet).or(() -> claims(candidate, reading.claims(), sheet));
  }

  private Optional<Reject> wording(Reading reading, CueSheet sheet) {
    Candidate candidate = reading.candidate();
    List<String> plain = reading.sentences().stream().flatMap(List::stream).toList();
    double english =
        plain.isEmpty()
            ? 0
            : (double) plain.stream().filter(FUNCTION_WORDS::contains).count() / plain.size();
    if (english < options.minEnglishShare()) {
      return rejected(
          candidate,
          RejectReason.LANGUAGE,
          String.format(Locale.ROOT, "%.2f function words", english));
    }
    Optional<String> leak = LabelLeak.find(reading.sentences(), reading.answer());
    if (leak.isPresent()) {
      return rejected(candidate, RejectReason.LABEL_LEAK, leak.get());
    }
    Optional<String> misquote = Misquote.find(reading.reasoning(), sheet);
    if (misquote.isPresent()) {
      return rejected(candidate, RejectReason.MISQUOTE, misquote.get());
    }
    double repeated = repeatedShare(plain);
    return repeated > options.maxRepeatedShare()
        ? rejected(
            candidate,
            RejectReason.REPETITION,
            String.format(Locale.ROOT, "%.2f of %d-grams", repeated, options.repetitionWords()))
        : Optional.empty();
  }

  private double repeatedShare(List<String> words) {
    long[] runs = Shingles.hashes(String.join(" ", words), options.repetitionWords());
    return runs.length == 0 ? 0 : 1 - (double) Arrays.stream(runs).distinct().count() / runs.length;
  }

  private Optional<Reject> claims(Candidate candidate, List<Claim> claims, CueSheet sheet) {
    if (FactualAlignment.count(claims, Verdict.CONTRADICTED) > options.maxContradicted()) {
      return rejected(
          candidate, RejectReason.CONTRADICTED_CLAIM, first(claims, Verdict.CONTRADICTED));
    }
    if (FactualAlignment.count(claims, Verdict.UNSUPPORTED) > options.maxUnsupported()) {
      return rejected(
          candidate, RejectReason.UNSUPPORTED_CLAIM, first(claims, Verdict.UNSUPPORTED));
    }
    List<Claim> unmeasured = FactualAlignment.unmeasured(claims);
    if (unmeasured.size() > options.maxUnmeasured()) {
      return rejected(
          candidate, RejectReason.UNSUPPORTED_CLAIM, first(unmeasured, Verdict.UNVERIFIABLE));
    }
    Set<Cue> salient = sheet.salientCues();
    long covered =
        salient.stream().filter(c -> claims.stream().anyMatch(k -> k.cue() == c)).count();
    return covered < options.minCueCoverage() * salient.size()
        ? rejected(
            candidate,
            RejectReason.LOW_COVERAGE,
            covered + " of " + salient.size() + " salient cues")
        : Optional.empty();
  }

  private static String first(List<Claim> claims, Verdict verdict) {
    Claim claim = claims.stream().filter(c -> c.verdict() == verdict).findFirst().orElseThrow();
    return claim.cue().wire()
        + " "
        + claim.asserted()
        + ", measured "
        + (claim.measured() == null ? "nothing" : claim.measured())
        + ": "
        + claim.quote();
  }

  private static Cot cot(Reading reading, CueSheet sheet, Double consistency) {
    Candidate candidate = reading.candidate();
    return new Cot(
        candidate.utteranceId(),
        candidate.candidateId(),
        candidate.teacher(),
        candidate.model(),
        reading.reasoning(),
        reading.answer(),
        reading.words(),
        reading.claims(),
        FactualAlignment.share(reading.claims()),
        null,
        consistency,
        Sentiment.conflict(sheet.transcript(), sheet.language(), reading.answer()));
  }

  private static Optional<Reject> rejected(
      Candidate candidate, RejectReason reason, String detail) {
    return Optional.of(new Reject(STAGE, candidate.candidateId(), reason, detail));
  }

  private static String excerpt(String text) {
    return text.length() <= 120 ? text : text.substring(0, 120) + "...";
  }
}
