package emotionthinker.stages.reward.tuples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import emotionthinker.schemas.Claim;
import emotionthinker.schemas.Cot;
import emotionthinker.schemas.Emotion;
import emotionthinker.schemas.RewardTuple;
import emotionthinker.schemas.Split;
import emotionthinker.schemas.Verdict;
import emotionthinker.stages.cot.CotText;
import emotionthinker.stages.cot.CueSheet;
import emotionthinker.stages.cot.LabelMode;
import emotionthinker.stages.cot.RandomSheets;
import emotionthinker.stages.cot.TeacherRequest;
import emotionthinker.stages.cot.claims.ClaimVerifier;
import emotionthinker.stages.cot.claims.FactualAlignment;
import emotionthinker.stages.cot.claims.VerifierOptions;
import emotionthinker.stages.cot.template.TemplateTeacher;
import emotionthinker.stages.cot.template.TextFamily;
import emotionthinker.stages.reward.CueCoverage;
import emotionthinker.stages.reward.Dimension;
import emotionthinker.stages.reward.DimensionScores;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TupleBuilderTest {
  private static final ClaimVerifier VERIFIER = new ClaimVerifier(VerifierOptions.defaults());
  private static final List<Cot> TEXTS = new ArrayList<>();
  private static final List<CueSheet> SHEETS = new ArrayList<>();
  private static final List<Draft> DRAFTS = new ArrayList<>();

  static {
    Emotion[] emotions = Emotion.values();
    for (CueSheet drawn : RandomSheets.of(150, 3)) {
      CueSheet sheet = drawn.withEmotion(emotions[SHEETS.size() % emotions.length]);
      String id = "c/u" + SHEETS.size();
      String raw =
          new TemplateTeacher(LabelMode.AWARE).ask(new TeacherRequest(id, 0, 1, sheet)).text();
      CotText text = CotText.parse(raw).orElseThrow();
      List<Claim> claims = VERIFIER.verify(text.reasoning(), sheet);
      SHEETS.add(sheet);
      DRAFTS.add(Draft.of(text.reasoning(), sheet, VERIFIER));
      TEXTS.add(
          new Cot(
              id,
              id + "~0",
              "template",
              "t",
              text.reasoning(),
              sheet.emotion(),
              CotText.words(text.reasoning()),
              claims,
              FactualAlignment.share(claims),
              null,
              null,
              null));
    }
  }

  private static List<RewardTuple> build(TupleOptions options, int text) {
    return new TupleBuilder(options).build(TEXTS.get(text), SHEETS.get(text), "c/s", Split.TRAIN);
  }

  @Test
  void the_first_variant_is_the_good_text_and_every_variant_is_the_same_again() {
    TupleOptions options = TupleOptions.defaults();
    Set<String> operators = new HashSet<>();
    int unseen = 0;
    for (int i = 0; i < TEXTS.size(); i++) {
      List<RewardTuple> tuples = build(options, i);
      assertEquals(options.variants(), tuples.size());
      assertEquals(TEXTS.get(i).reasoning(), tuples.get(0).reasoning());
      assertEquals(List.of(), tuples.get(0).operators());
      assertEquals(5, tuples.get(0).factualAlignment());
      assertEquals(5, tuples.get(0).interpretativeQuality());
      assertEquals(5, tuples.get(0).fluencyAndStructuralClarity());
      assertEquals(tuples, build(options, i));
      for (RewardTuple tuple : tuples) {
        tuple.operators().forEach(o -> operators.add(o.replaceFirst(":.*", "")));
        boolean held =
            options.heldOutFamilies().contains(tuple.family())
                || tuple.operators().stream()
                    .anyMatch(
                        o ->
                            options.heldOutOperators().stream()
                                .anyMatch(h -> o.startsWith(h.wire() + ":")));
        assertEquals(held, tuple.unseen());
        unseen += held ? 1 : 0;
        assertEquals(SHEETS.get(i), CueColumns.sheet(tuple.cues()));
      }
    }
    assertEquals(Operator.values().length, operators.size());
    double share = unseen / (double) (options.variants() * TEXTS.size());
    assertTrue(share > 0.2 && share < 0.7, "unseen " + share);
  }

  /** An operator lowers its own dimension with its severity and the others only where it says. */
  @ParameterizedTest
  @EnumSource(names = "TRUE_IDIOMS", mode = EnumSource.Mode.EXCLUDE)
  void an_operator_lowers_its_dimension(Operator operator) {
    double before = 6;
    for (int severity = 1; severity <= Operator.MOST_SEVERE; severity++) {
      double[] sums = new double[4];
      int changed = 0;
      for (int i = 0; i < TEXTS.size(); i++) {
        Draft good = DRAFTS.get(i);
        DimensionScores was = Rubric.score(good, SHEETS.get(i));
        Draft damaged = operator.apply(good, SHEETS.get(i), severity, new SplittableRandom(i));
        DimensionScores is = Rubric.score(damaged, SHEETS.get(i));
        for (Dimension dimension : Dimension.values()) {
          assertTrue(is.of(dimension) <= was.of(dimension) || loses(operator, dimension));
          assertEquals(Math.rint(is.of(dimension)), is.of(dimension));
          sums[dimension.ordinal()] += was.of(dimension) - is.of(dimension);
        }
        changed += damaged.text().equals(good.text()) ? 0 : 1;
        assertFalse(damaged.text().contains("  "), damaged.text());
      }
      double own = 5 - sums[operator.dimension().ordinal()] / TEXTS.size();
      assertTrue(own < before, operator + " " + severity + " " + own + " after " + before);
      before = own;
      assertTrue(changed > 0.8 * TEXTS.size(), operator + " changed only " + changed);
      for (Dimension other : Dimension.values()) {
        if (other != operator.dimension() && !loses(operator, other)) {
          assertEquals(0, sums[other.ordinal()], operator + " on " + other);
        }
      }
    }
  }

  @Test
  void true_figures_of_speech_cost_nothing_and_false_ones_everything() {
    for (int i = 0; i < DRAFTS.size(); i++) {
      CueSheet sheet = SHEETS.get(i);
      Draft good = DRAFTS.get(i);
      Draft same = Operator.TRUE_IDIOMS.apply(good, sheet, 3, new SplittableRandom(i));
      assertFalse(same.text().equals(good.text()));
      assertEquals(Rubric.score(good, sheet), Rubric.score(same, sheet), same.text());
      Draft wrong = Operator.FALSE_IDIOMS.apply(good, sheet, 3, new SplittableRandom(i));
      assertTrue(
          wrong.sentences().stream()
              .flatMap(s -> s.facts().stream())
              .allMatch(f -> f.holds() != CueCoverage.COUNTED.contains(f.cue())),
          wrong.text());
    }
  }

  /** What is cut away is not spoken of, and a text without claims is in the middle. */
  private static boolean loses(Operator operator, Dimension dimension) {
    return switch (operator) {
      case TRUNCATE -> true;
      case DROP_CUES, VAGUE_CUES -> dimension == Dimension.FACTUAL_ALIGNMENT;
      default -> false;
    };
  }

  /** Our reader of claims, which has no part in the scores, hears most of what was turned. */
  @Test
  void turned_words_contradict_the_measurements() {
    long turned = 0;
    long heard = 0;
    for (int i = 0; i < TEXTS.size(); i++) {
      Draft good = DRAFTS.get(i);
      Draft damaged =
          Operator.CONTRADICT_WORDS.apply(good, SHEETS.get(i), 3, new SplittableRandom(i));
      turned +=
          damaged.sentences().stream()
              .flatMap(s -> s.facts().stream())
              .filter(f -> !f.holds())
              .count();
      heard +=
          FactualAlignment.count(
              VERIFIER.verify(damaged.text(), SHEETS.get(i)), Verdict.CONTRADICTED);
    }
    assertTrue(turned > 250, "turned " + turned);
    assertTrue(heard > 0.9 * turned && heard < 1.1 * turned, heard + " heard of " + turned);
  }

  @Test
  void every_text_of_the_template_has_a_family_and_other_texts_have_none() {
    Set<String> families = new HashSet<>();
    for (Cot cot : TEXTS) {
      String family = TextFamily.of(cot.reasoning());
      assertFalse(family.equals("free"), cot.reasoning());
      families.add(family);
    }
    assertTrue(families.size() > 15, families.toString());
    assertEquals("free", TextFamily.of("The low pitch and the slow tempo make this sound sad."));
  }

  @Test
  void sentences_end_at_stops_outside_quotations() {
    String text =
        "He says \"No. Never! Why?\" twice. \"Stop.\" That is all, at 3.5 dB. \u201cGo on.\u201d He goes";
    List<String> found = new ArrayList<>();
    for (int from = 0; from < text.length(); ) {
      int to = Sentences.end(text, from);
      found.add(text.substring(from, to).strip());
      from = to;
    }
    assertEquals(
        List.of(
            "He says \"No. Never! Why?\" twice.",
            "\"Stop.\"",
            "That is all, at 3.5 dB.",
            "\u201cGo on.\u201d",
            "He goes"),
        found);
  }
}
