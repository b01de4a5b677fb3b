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

  /** A filter with its thresholds. */
  public CotFilter(FilterOptions options) {
    this.options = options;
    this.verifier = new ClaimVerifier(options.verifier());
  }

  /**
   * What became of the candidates of an utterance.
   *
   * @param cot the text that stays; null when none does
   * @param rejects one for every other candidate
   */
  public record Result(Cot cot, List<Reject> rejects) {}

  /** Judges all candidates of one utterance, in the order of their sample index. */
  public Result filter(List<Candidate> candidates, CueSheet sheet) {
    List<Candidate> ordered = new ArrayList<>(candidates);
    ordered.sort(Comparator.comparingInt(Candidate::sampleIndex));
    List<Reject> rejects = new ArrayList<>();
    List<Cot> passed = new ArrayList<>();
    for (Candidate candidate : ordered) {
      Optional<Reject> reject = reject(candidate, sheet);
      if (reject.isPresent()) {
        rejects.add(reject.get());
      } else {
        passed.add(cot(candidate, sheet, consistency(ordered, candidate)));
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

  /** The first reason to reject a candidate; empty when it passes. */
  public Optional<Reject> reject(Candidate candidate, CueSheet sheet) {
    if (candidate.finishReason().equals("content_filter")) {
      return rejected(candidate, RejectReason.CONTENT_FILTERED, "finish_reason content_filter");
    }
    Optional<CotText> parsed = CotText.parse(candidate.text());
    if (parsed.isEmpty() || candidate.finishReason().equals("length")) {
      return rejected(
          candidate,
          RejectReason.BAD_FORMAT,
          "finish_reason " + candidate.finishReason() + ": " + excerpt(candidate.text()));
    }
    String reasoning = parsed.get().reasoning();
    Optional<Emotion> answer = CotText.emotionOf(parsed.get().answer());
    if (answer.isEmpty()) {
      return rejected(candidate, RejectReason.BAD_FORMAT, "answer " + parsed.get().answer());
    }
    if (options.requireLabel() && sheet.emotion() != null && answer.get() != sheet.emotion()) {
      return rejected(
          candidate,
          RejectReason.WRONG_ANSWER,
          answer.get().wire() + " for " + sheet.emotion().wire());
    }
    int words = CotText.words(reasoning);
    if (words < options.minWords()) {
      return rejected(candidate, RejectReason.TOO_FEW_WORDS, words + " words");
    }
    if (words > options.maxWords()) {
      return rejected(candidate, RejectReason.TOO_MANY_WORDS, words + " words");
    }
    return wording(candidate, reasoning, answer.get(), sheet)
        .or(() -> claims(candidate, reasoning, sheet));
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

  private Optional<Reject> claims(Candidate candidate, String reasoning, CueSheet sheet) {
    List<Claim> claims = verifier.verify(reasoning, sheet);
    if (FactualAlignment.count(claims, Verdict.CONTRADICTED) > options.maxContradicted()) {
      return rejected(
          candidate, RejectReason.CONTRADICTED_CLAIM, first(claims, Verdict.CONTRADICTED));
    }
    if (FactualAlignment.count(claims, Verdict.UNSUPPORTED) > options.maxUnsupported()) {
      return rejected(
          candidate, RejectReason.UNSUPPORTED_CLAIM, first(claims, Verdict.UNSUPPORTED));
    }
    Set<Cue> salient = salient(sheet);
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

  private static Set<Cue> salient(CueSheet sheet) {
    Set<Cue> salient = new HashSet<>();
    if (sheet.pitchLevel() != null && !sheet.pitchLevel().wire().equals("normal")) {
      salient.add(Cue.PITCH);
    }
    if (sheet.energyLevel() != null && !sheet.energyLevel().wire().equals("normal")) {
      salient.add(Cue.ENERGY);
    }
    if (sheet.speedLevel() != null && !sheet.speedLevel().wire().equals("normal")) {
      salient.add(Cue.SPEED);
    }
    if (sheet.citableIntonation() != null) {
      salient.add(Cue.INTONATION);
    }
    return salient;
  }

  private Cot cot(Candidate candidate, CueSheet sheet, Double consistency) {
    CotText text = CotText.parse(candidate.text()).orElseThrow();
    Emotion answer = CotText.emotionOf(text.answer()).orElseThrow();
    List<Claim> claims = verifier.verify(text.reasoning(), sheet);
    return new Cot(
        candidate.utteranceId(),
        candidate.candidateId(),
        candidate.teacher(),
        candidate.model(),
        text.reasoning(),
        answer,
        CotText.words(text.reasoning()),
        claims,
        FactualAlignment.share(claims),
        null,
        consistency,
        Sentiment.conflict(sheet.transcript(), sheet.language(), answer));
  }

  /** Share of the samples whose answer is this one's; null for one sample. */
  private static Double consistency(List<Candidate> all, Candidate one) {
    if (all.size() < 2) {
      return null;
    }
    Optional<Emotion> answer = answer(one);
    return (double) all.stream().filter(c -> answer(c).equals(answer)).count() / all.size();
  }

  private static Optional<Emotion> answer(Candidate candidate) {
    return CotText.parse(candidate.text()).flatMap(t -> CotText.emotionOf(t.answer()));
  }

  private static Optional<Reject> rejected(
      Candidate candidate, RejectReason reason, String detail) {
    return Optional.of(new Reject(STAGE, candidate.candidateId(), reason, detail));
  }

  private static String excerpt(String text) {
    return text.length() <= 120 ? text : text.substring(0, 120) + "...";
  }
}
