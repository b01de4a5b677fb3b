package emotionthinker.stages.cot;

import static org.junit.jupiter.api.Assertions.assertEquals;

import emotionthinker.schemas.Candidate;
import emotionthinker.schemas.Levels;
import emotionthinker.schemas.RejectReason;
import emotionthinker.schemas.Table;
import emotionthinker.schemas.Utterance;
import emotionthinker.stages.TableRows;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AnnotatorTest {

  /** Refuses every second sample. */
  private record Remote() implements Teacher {
    @Override
    public String name() {
      return "fake";
    }

    @Override
    public boolean remote() {
      return true;
    }

    @Override
    public List<TeacherResponse> ask(List<TeacherRequest> requests) {
      return requests.stream().map(this::answer).toList();
    }

    private TeacherResponse answer(TeacherRequest request) {
      return request.sampleIndex() % 2 == 1
          ? TeacherResponse.failed(RejectReason.CONTENT_FILTERED, "refused")
          : new TeacherResponse("text", "stop", "fake-1-a", "sha", 10, 20, 0.5, null, "");
    }
  }

  private static final Levels LEVELS =
      TableRows.row(
          Table.LEVELS,
          Map.of(
              "utterance_id",
              "c/u",
              "pitch_reason",
              "no_measurement",
              "energy_reason",
              "no_measurement",
              "speed_reason",
              "no_measurement",
              "intonation",
              "rising"));

  private static Utterance utterance(boolean external) {
    Map<String, Object> fields = new HashMap<>();
    fields.put("utterance_id", "c/u");
    fields.put("corpus", "c");
    fields.put("speaker_id", "c/s");
    fields.put("emotion_raw", "S");
    fields.put("emotion", "sad");
    fields.put("split", "train");
    fields.put("external_processing", external);
    return TableRows.row(Table.UTTERANCES, fields);
  }

  private static Annotator annotator(int samples) {
    return new Annotator(
        new Remote(), new AnnotateOptions("template", LabelMode.AWARE, samples, 1));
  }

  @Test
  void aRemoteTeacherGetsNoCorpusThatForbidsIt() {
    Annotator.Result result = annotator(1).annotate(utterance(false), LEVELS, null);
    assertEquals(List.of(), result.candidates());
    assertEquals(RejectReason.EXTERNAL_PROCESSING_FORBIDDEN, result.rejects().get(0).reason());
  }

  @Test
  void everySampleIsACandidateWithItsCostOrAReject() {
    Annotator.Result result = annotator(3).annotate(utterance(true), LEVELS, null);
    assertEquals(
        List.of("c/u~0", "c/u~2"),
        result.candidates().stream().map(Candidate::candidateId).toList());
    Candidate first = result.candidates().get(0);
    assertEquals("fake-1-a", first.model());
    assertEquals(10, first.promptTokens());
    assertEquals(20, first.completionTokens());
    assertEquals(0.5, first.costUsd());
    assertEquals("sha", first.requestSha256());
    assertEquals("c/u~1", result.rejects().get(0).id());
    assertEquals(RejectReason.CONTENT_FILTERED, result.rejects().get(0).reason());
  }
}
