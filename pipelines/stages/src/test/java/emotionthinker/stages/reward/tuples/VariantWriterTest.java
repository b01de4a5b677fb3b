package emotionthinker.stages.reward.tuples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import emotionthinker.schemas.Cot;
import emotionthinker.schemas.Emotion;
import emotionthinker.schemas.RejectReason;
import emotionthinker.schemas.RewardTuple;
import emotionthinker.schemas.Split;
import emotionthinker.stages.cot.CotText;
import emotionthinker.stages.cot.CueSheet;
import emotionthinker.stages.cot.LabelMode;
import emotionthinker.stages.cot.RandomSheets;
import emotionthinker.stages.cot.TeacherRequest;
import emotionthinker.stages.cot.calls.CallOutcome;
import emotionthinker.stages.cot.calls.ChatAnswer;
import emotionthinker.stages.cot.calls.ChatCaller;
import emotionthinker.stages.cot.calls.ChatRequest;
import emotionthinker.stages.cot.calls.LlmOptions;
import emotionthinker.stages.cot.calls.PromptTemplate;
import emotionthinker.stages.cot.calls.ResponseFormat;
import emotionthinker.stages.cot.claims.ClaimVerifier;
import emotionthinker.stages.cot.claims.FactualAlignment;
import emotionthinker.stages.cot.claims.VerifierOptions;
import emotionthinker.stages.cot.template.TemplateTeacher;
import emotionthinker.stages.reward.tuples.VariantWriter.Subject;
import emotionthinker.stages.reward.tuples.VariantWriter.Written;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class VariantWriterTest {
  private static final Pattern TARGET = Pattern.compile("([a-z_]+) ([1-5])");
  private static final PromptTemplate PROMPT =
      new PromptTemplate("v-1", "", "{transcript}|{emotion}|{reasoning}|{target_scores}");

  private static LlmOptions llm() {
    return new LlmOptions(
        "m",
        1,
        1,
        512,
        "max_tokens",
        true,
        ResponseFormat.TAGS,
        false,
        600,
        false,
        LlmOptions.OnBudget.STOP,
        new LlmOptions.Prompts(
            new PromptTemplate("a", "", "{transcript} {emotion}"),
            new PromptTemplate("b", "", "{transcript}")));
  }

  /** A writer who answers a prompt as told. */
  private static final class Fake implements ChatCaller {
    private final Function<String, String> says;
    private final List<ChatRequest> asked = new ArrayList<>();

    Fake(Function<String, String> says) {
      this.says = says;
    }

    @Override
    public List<CallOutcome> call(List<ChatRequest> requests) {
      asked.addAll(requests);
      return requests.stream()
          .map(
              r -> {
                String text = says.apply(r.messages().get(0).content());
                String key = ChatRequest.sha256(r.canonicalJson());
                return text == null
                    ? CallOutcome.failed(key, CallOutcome.Failure.FAILED, "no")
                    : CallOutcome.of(key, new ChatAnswer(text, "stop", "", "m", 1, 1, 0));
              })
          .toList();
    }

    @Override
    public void close() {}
  }

  private static List<Subject> subjects(int many) {
    TemplateTeacher teacher = new TemplateTeacher(LabelMode.AWARE);
    List<CueSheet> sheets = RandomSheets.of(many, 3);
    List<Subject> out = new ArrayList<>();
    for (int i = 0; i < many; i++) {
      CueSheet sheet =
          sheets.get(i).emotion() == null ? sheets.get(i).withEmotion(Emotion.SAD) : sheets.get(i);
      String id = "c/u" + i;
      String text = teacher.ask(new TeacherRequest(id, 0, 1, sheet)).text();
      CotText cot = CotText.parse(text).orElseThrow();
      out.add(
          new Subject(
              new Cot(
                  id,
                  id + "#0",
                  "template",
                  "template-2-aware",
                  cot.reasoning(),
                  CotText.emotionOf(cot.answer()).orElseThrow(),
                  CotText.words(cot.reasoning()),
                  List.of(),
                  1.0,
                  null,
                  null,
                  null),
              sheet,
              "c/s",
              Split.TRAIN));
    }
    return out;
  }

  private static List<Written> write(TupleWriter who, Fake fake, List<Subject> subjects) {
    TupleOptions d = TupleOptions.defaults();
    TupleOptions tuples =
        new TupleOptions(
            d.question(),
            who,
            d.variants(),
            d.maxDimensions(),
            d.heldOutOperators(),
            d.heldOutFamilies(),
            d.seed(),
            d.verifier());
    return new VariantWriter(new VariantOptions(3, 0.5, 1, PROMPT), tuples, llm(), fake)
        .write(subjects);
  }

  private static String part(String prompt, int at) {
    return prompt.split("\\|", -1)[at];
  }

  private static String answered(String prompt, String reasoning) {
    return "<think>" + reasoning + "</think><answer>" + part(prompt, 1) + "</answer>";
  }

  @Test
  void a_text_is_kept_with_its_targets_exactly_when_the_verifier_agrees() {
    List<Subject> subjects = subjects(60);
    Fake copies = new Fake(p -> answered(p, part(p, 2)));
    List<Written> written = write(TupleWriter.BOTH, copies, subjects);
    ClaimVerifier verifier = new ClaimVerifier(VerifierOptions.defaults());
    Set<String> targets = new HashSet<>();
    int kept = 0;
    for (int i = 0; i < written.size(); i++) {
      Subject subject = subjects.get(i / 3);
      assertEquals(subject.cot().utteranceId() + "~" + (5 + i % 3), written.get(i).tupleId());
      String asked = part(copies.asked.get(i).messages().get(0).content(), 3);
      targets.add(asked);
      Matcher first = TARGET.matcher(asked);
      assertTrue(first.find());
      double target = Integer.parseInt(first.group(2));
      double factual =
          FactualAlignment.score(
              verifier.verify(
                  subject.cot().reasoning(), subject.sheet().withEmotion(subject.cot().answer())));
      RewardTuple tuple = written.get(i).tuple();
      if (tuple == null) {
        assertEquals(RejectReason.TARGET_MISSED, written.get(i).failure());
        assertTrue(written.get(i).detail().contains(" was to be "), written.get(i).detail());
      } else {
        kept++;
        assertTrue(Math.abs(factual - target) <= 0.5, factual + " " + target);
        assertEquals(target, tuple.factualAlignment());
        assertEquals(1, tuple.operators().size());
        assertTrue(
            tuple.operators().get(0).matches("llm/v-1:[1-5],[1-5],[1-5],[1-5]"),
            tuple.operators() + "");
        assertTrue(tuple.operators().get(0).contains(":" + (int) target + ","));
      }
      assertTrue(tuple != null || factual != target || written.get(i).detail().contains("caption"));
    }
    assertTrue(kept > 40 && kept < 180, kept + " of 180");
    assertTrue(targets.size() > 40, targets.size() + " different targets");
  }

  @Test
  void the_same_question_is_asked_again_and_each_variant_another() {
    Fake one = new Fake(p -> null);
    Fake two = new Fake(p -> null);
    write(TupleWriter.LLM, one, subjects(5));
    List<Written> written = write(TupleWriter.LLM, two, subjects(5));
    assertEquals(one.asked, two.asked);
    assertEquals(15, new HashSet<>(one.asked).size());
    assertEquals("c/u0~1", written.get(0).tupleId());
    assertEquals(RejectReason.TEACHER_FAILED, written.get(0).failure());
  }

  @Test
  void another_answer_or_none_is_a_reject() {
    List<Subject> subjects = subjects(10);
    for (Written one :
        write(
            TupleWriter.BOTH,
            new Fake(p -> "<think>It is so.</think><answer>whisper</answer>"),
            subjects)) {
      assertNotEquals(null, one.failure());
      assertTrue(
          one.failure() == RejectReason.WRONG_ANSWER || one.failure() == RejectReason.TARGET_MISSED,
          one.failure() + "");
    }
    for (Written one : write(TupleWriter.BOTH, new Fake(p -> "I would rather not."), subjects)) {
      assertEquals(RejectReason.BAD_FORMAT, one.failure());
    }
  }
}
