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
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Judges the candidates of one utterance: each passes every filter or is rejected with the first
 * reason; of several that pass the best stays (factual alignment, then supported claims, then lower
 * sample index) and the others are superseded. Near-duplicates are between utterances, see {@link
 * NearDuplicates}. Candidates in = texts out + rejects.
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
  private final LabelReader reader;

  /** A filter with its thresholds that does not ask whether the label can be recovered. */
  public CotFilter(FilterOptions options) {
    this(options, null);
  }

  /**
   * A filter with its thresholds.
   *
   * @param reader who reads without the label; null when nobody does
   */
  public CotFilter(FilterOptions options, LabelReader reader) {
    this.options = options;
    this.verifier = new ClaimVerifier(options.verifier());
    this.reader = reader;
  }

  /**
   * What became of the candidates of an utterance.
   *
   * @param cot the text that stays; null when none does
   * @param rejects one for every other candidate
   */
  public record Result(Cot cot, List<Reject> rejects) {}

  /**
   * A candidate as read once.
   *
   * @param text null when it has not the format
   * @param answer null when there is no text, or it answers no emotion
   * @param claims empty without a text
   */
  private record Reading(Candidate candidate, CotText text, Emotion answer, List<Claim> claims) {
    String reasoning() {
      return text.reasoning();
    }
  }

  /** What the label-blind reader learns from a candidate; empty when it cannot be read. */
  public static Optional<String> lesson(Candidate candidate) {
    return CotText.parse(candidate.text()).map(t -> LabelLeak.withoutNames(t.reasoning()));
  }

  /**
   * Judges all candidates of one utterance, in the order of their sample index.
   *
   * @param learnt whether the reader has learnt from these candidates
   */
  public Result filter(List<Candidate> candidates, CueSheet sheet, boolean learnt) {
    List<Reading> readings =
        candidates.stream()
            .sorted(Comparator.comparingInt(Candidate::sampleIndex))
            .map(candidate -> read(candidate, sheet))
            .toList();
    List<SelfConsistency.Sample> samples =
        readings.stream().map(r -> new SelfConsistency.Sample(r.answer(), r.claims())).toList();
    List<Reject> rejects = new ArrayList<>();
    List<Cot> passed = new ArrayList<>();
    for (int i = 0; i < readings.size(); i++) {
      Reading reading = readings.get(i);
      Double consistency = SelfConsistency.of(samples.get(i), samples);
      Boolean recovered = reading.answer() == null ? null : recovered(reading, learnt);
      Optional<Reject> reject =
          reject(reading, sheet).or(() -> agreement(reading, consistency, recovered));
      if (reject.isPresent()) {
        rejects.add(reject.get());
      } else {
        passed.add(cot(reading, sheet, consistency, recovered));
      }
    }
    Cot best =
        passed.stream()
            .max(
                Comparator.comparingDouble(Cot::factualAlignment)
                    .thenComparingLong(c -> FactualAlignment.count(c.claims(), Verdict.SUPPORTED))
                    .thenComparing(passed::indexOf, Comparator.reverseOrder()))
            .orElse(null);
    for (Cot other : passed) {
      if (!other.candidateId().equals(best.candidateId())) {
        rejects.add(
            new Reject(
                STAGE, other.candidateId(), RejectReason.SUPERSEDED, "by " + best.candidateId()));
      }
    }
    return new Result(best, rejects);
  }

  private Reading read(Candidate candidate, CueSheet sheet) {
    CotText text = CotText.parse(candidate.text()).orElse(null);
    if (text == null) {
      return new Reading(candidate, null, null, List.of());
    }
    Emotion answer = CotText.emotionOf(text.answer()).orElse(null);
    return new Reading(candidate, text, answer, verifier.verify(text.reasoning(), sheet));
  }

  private Boolean recovered(Reading reading, boolean learnt) {
    if (reader == null) {
      return null;
    }
    Emotion found =
        reader.read(LabelLeak.withoutNames(reading.reasoning()), learnt ? reading.answer() : null);
    return found == null ? null : found == reading.answer();
  }

  private Optional<Reject> agreement(Reading reading, Double consistency, Boolean recovered) {
    if (consistency != null && consistency < options.minSelfConsistency()) {
      return rejected(
          reading.candidate(),
          RejectReason.INCONSISTENT,
          String.format(Locale.ROOT, "%.2f of the samples agree", consistency));
    }
    return options.recoverability().require() && Boolean.FALSE.equals(recovered)
        ? rejected(
            reading.candidate(),
            RejectReason.LABEL_NOT_RECOVERED,
            "not " + reading.answer().wire() + " without the sentences that name it")
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
    int words = CotText.words(reading.reasoning());
    if (words < options.minWords()) {
      return rejected(candidate, RejectReason.TOO_FEW_WORDS, words + " words");
    }
    if (words > options.maxWords()) {
      return rejected(candidate, RejectReason.TOO_MANY_WORDS, words + " words");
    }
    return wording(candidate, reading.reasoning(), reading.answer(), sheet)
        .or(() -> claims(candidate, reading.claims(), sheet));
  }

  private Optional<Reject> wording(
      Candidate candidate, String reasoning, Emotion answer, CueSheet sheet) {
    List<String> plain = MaskedText.sentences(reasoning).stream().flatMap(List::stream).toList();
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
    Optional<String> leak = LabelLeak.find(reasoning, answer);
    if (leak.isPresent()) {
      return rejected(candidate, RejectReason.LABEL_LEAK, leak.get());
    }
    Optional<String> misquote = Misquote.find(reasoning, sheet);
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
    List<String> ngrams = TextDiversity.ngrams(words, options.repetitionWords());
    return ngrams.isEmpty() ? 0 : 1 - (double) new HashSet<>(ngrams).size() / ngrams.size();
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
    List<Claim> unmeasured =
        claims.stream()
            .filter(c -> c.cue() == Cue.PAUSES || c.cue() == Cue.VOICE_QUALITY)
            .filter(c -> c.verdict() == Verdict.UNVERIFIABLE)
            .toList();
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

  private static Cot cot(Reading reading, CueSheet sheet, Double consistency, Boolean recovered) {
    Candidate candidate = reading.candidate();
    return new Cot(
        candidate.utteranceId(),
        candidate.candidateId(),
        candidate.teacher(),
        candidate.model(),
        reading.reasoning(),
        reading.answer(),
        CotText.words(reading.reasoning()),
        reading.claims(),
        FactualAlignment.share(reading.claims()),
        recovered,
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
