package emotionthinker.stages.cot.filter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import emotionthinker.schemas.AgeLevel;
import emotionthinker.schemas.Candidate;
import emotionthinker.schemas.Emotion;
import emotionthinker.schemas.Gender;
import emotionthinker.schemas.Intonation;
import emotionthinker.schemas.Level;
import emotionthinker.schemas.Reject;
import emotionthinker.schemas.RejectReason;
import emotionthinker.schemas.SpeedLevel;
import emotionthinker.stages.cot.CueSheet;
import emotionthinker.stages.cot.filter.RecoverabilityOptions.Reader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** One candidate per reason; the base text passes, and each test breaks one thing in it. */
class CotFilterTest {
  private static final CotFilter FILTER = new CotFilter(FilterOptions.defaults());
  private static final CueSheet SHEET =
      new CueSheet(
          Level.LOW,
          10.0,
          Level.LOW,
          12.0,
          SpeedLevel.SLOW,
          8.0,
          Intonation.FALLING,
          List.of("rain"),
          Gender.FEMALE,
          AgeLevel.YOUNG_ADULT,
          "I hate this stupid rain",
          true,
          "en",
          Emotion.SAD,
          null,
          null);
  private static final String BASE =
      "A young woman speaks with a low pitch and a slow pace, and the volume stays weak as well. "
          + "The contour falls, which brings a note of resignation into the whole delivery. "
          + "What is said, \"I hate this stupid rain\", fits this impression, and stress falls on \"rain\". "
          + "Nothing here suggests drive or eagerness, and each detail points in one direction. "
          + "On balance, sadness is the most likely reading.";

  private static Candidate candidate(int sample, String raw, String finish) {
    return new Candidate("c/u~" + sample, "c/u", sample, "t", "m", "0", finish, raw, 0, 0, 0);
  }

  private static String raw(String reasoning, String answer) {
    return "<think>" + reasoning + "</think><answer>" + answer + "</answer>";
  }

  private static CotFilter.Result filter(List<Candidate> candidates) {
    return filter(FILTER, candidates, null);
  }

  private static CotFilter.Result filter(
      CotFilter filter, List<Candidate> candidates, Emotion found) {
    Judged judged = filter.judge(candidates, SHEET, null, true, lesson -> {});
    return filter.settle(judged, judged.passed().stream().map(p -> Finding.of(found)).toList());
  }

  private static Optional<RejectReason> reason(String raw) {
    return FILTER.reject(candidate(0, raw, "stop"), SHEET).map(Reject::reason);
  }

  private static void rejects(RejectReason reason, String from, String to) {
    assertTrue(BASE.contains(from), from);
    assertEquals(Optional.of(reason), reason(raw(BASE.replace(from, to), "sad")));
  }

  @Test
  void aGoodTextPasses() {
    assertEquals(Optional.empty(), reason(raw(BASE, "sad")));
    assertEquals(Optional.empty(), reason("  " + raw(BASE, " Sadness. ") + "\n"));
  }

  @Test
  void formatAndAnswer() {
    assertEquals(Optional.of(RejectReason.BAD_FORMAT), reason(BASE));
    assertEquals(Optional.of(RejectReason.BAD_FORMAT), reason(raw(BASE, "melancholic")));
    assertEquals(Optional.of(RejectReason.BAD_FORMAT), reason(raw(BASE, "sad") + raw(BASE, "sad")));
    assertEquals(Optional.of(RejectReason.WRONG_ANSWER), reason(raw(BASE, "angry")));
    assertEquals(
        RejectReason.CONTENT_FILTERED,
        FILTER.reject(candidate(0, "", "content_filter"), SHEET).orElseThrow().reason());
    assertEquals(
        RejectReason.BAD_FORMAT,
        FILTER.reject(candidate(0, raw(BASE, "sad"), "length"), SHEET).orElseThrow().reason());
  }

  @Test
  void length() {
    assertEquals(Optional.of(RejectReason.TOO_FEW_WORDS), reason(raw("The pitch is low.", "sad")));
    assertEquals(
        Optional.of(RejectReason.TOO_MANY_WORDS), reason(raw((BASE + " ").repeat(3), "sad")));
  }

  @Test
  void leak() {
    rejects(
        RejectReason.LABEL_LEAK,
        "Nothing here suggests",
        "The given emotion explains this, and nothing suggests");
    rejects(RejectReason.LABEL_LEAK, "a note of resignation", "a note of sadness");
    rejects(
        RejectReason.LABEL_LEAK,
        "sadness is the most likely reading",
        "the label is the most likely reading");
  }

  @Test
  void quotes() {
    rejects(RejectReason.MISQUOTE, "\"I hate this stupid rain\"", "\"I love this lovely rain\"");
    assertEquals(
        Optional.empty(),
        reason(
            raw(BASE.replace("\"I hate this stupid rain\"", "\"... this STUPID rain!\""), "sad")));
  }

  @Test
  void claims() {
    rejects(RejectReason.CONTRADICTED_CLAIM, "low pitch", "high pitch");
    rejects(RejectReason.CONTRADICTED_CLAIM, "falls on \"rain\"", "falls on \"hate\"");
    rejects(RejectReason.UNSUPPORTED_CLAIM, "the whole delivery", "the whole breathy delivery");
    rejects(
        RejectReason.LOW_COVERAGE,
        "with a low pitch and a slow pace, and the volume stays weak as well.",
        "to somebody in the room next door, which is known from the notes.");
  }

  @Test
  void languageAndRepetition() {
    String german =
        "Die Stimme klingt so wie man es von jemandem kennt der nichts mehr will und kann "
            .repeat(5);
    assertEquals(Optional.of(RejectReason.LANGUAGE), reason(raw(german, "sad")));
    String loop = "And so it goes on and on in that way. ".repeat(7) + BASE;
    assertEquals(Optional.of(RejectReason.REPETITION), reason(raw(loop, "sad")));
  }

  @Test
  void ofSeveralTheBestStays() {
    String weaker = BASE.replace(", and stress falls on \"rain\"", "");
    CotFilter.Result result =
        filter(
            List.of(
                candidate(2, raw(BASE, "sad"), "stop"),
                candidate(0, raw(weaker, "sad"), "stop"),
                candidate(1, raw(BASE, "sad"), "stop"),
                candidate(3, raw(BASE, "happy"), "stop")));
    assertEquals("c/u~1", result.cot().candidateId());
    assertEquals(0.75, result.cot().selfConsistency());
    assertEquals(false, result.cot().textVoiceConflict());
    assertEquals(
        List.of(RejectReason.WRONG_ANSWER, RejectReason.SUPERSEDED, RejectReason.SUPERSEDED),
        result.rejects().stream().map(Reject::reason).toList());
    assertNull(filter(List.of(candidate(0, raw(BASE, "sad"), "stop"))).cot().selfConsistency());
  }

  @Test
  void samplesThatClaimOtherLevelsDoNotAgree() {
    String other = BASE.replace("low pitch", "high pitch");
    CotFilter.Result result =
        filter(
            List.of(
                candidate(0, raw(BASE, "sad"), "stop"),
                candidate(1, raw(other, "sad"), "stop"),
                candidate(2, "no format", "stop")));
    assertEquals(1.0 / 3, result.cot().selfConsistency(), 1e-12);
  }

  @Test
  void whatTheReaderFindsIsKeptAndMayBeRequired() {
    Candidate good = candidate(0, raw(BASE, "sad"), "stop");
    FilterOptions d = FilterOptions.defaults();
    assertEquals(true, filter(FILTER, List.of(good), Emotion.SAD).cot().labelRecovered());
    assertEquals(false, filter(FILTER, List.of(good), Emotion.HAPPY).cot().labelRecovered());
    assertNull(filter(FILTER, List.of(good), null).cot().labelRecovered());
    FilterOptions strict =
        new FilterOptions(
            50,
            200,
            true,
            0,
            0,
            0.5,
            0.15,
            4,
            0.2,
            0,
            0,
            new RecoverabilityOptions(true, Reader.EMBEDDED, true, 1, 0.5),
            d.nearDuplicates(),
            d.verifier());
    assertEquals(
        List.of(RejectReason.LABEL_NOT_RECOVERED),
        filter(new CotFilter(strict), List.of(good), Emotion.HAPPY).rejects().stream()
            .map(Reject::reason)
            .toList());
    assertEquals(List.of(), filter(new CotFilter(strict), List.of(good), Emotion.SAD).rejects());
  }

  @Test
  void theReaderSeesNeitherTheLabelNorQuotationsAndLearnsFromWhatIsReadable() {
    List<String> lessons = new ArrayList<>();
    Judged judged =
        FILTER.judge(
            List.of(
                candidate(0, raw(BASE, "sad"), "stop"),
                candidate(1, raw("Too short.", "sad"), "stop"),
                candidate(2, "no format", "stop")),
            SHEET,
            Emotion.SAD,
            false,
            lessons::add);
    BlindText blind = judged.passed().get(0).blind();
    assertEquals(1, judged.passed().size());
    assertEquals(List.of(blind.sentences(), "too short"), lessons);
    assertTrue(blind.sentences().startsWith("a young woman speaks with a low pitch"));
    assertEquals(3, blind.sentences().chars().filter(c -> c == BlindText.SENTENCE_END).count());
    assertTrue(!blind.sentences().contains("sadness") && !blind.sentences().contains("stupid"));
    assertEquals(new BlindText("c/u~0", blind.sentences(), Emotion.SAD, false), blind);
  }
}
