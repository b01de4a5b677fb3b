package emotionthinker.stages.cot;

import emotionthinker.schemas.Candidate;
import emotionthinker.schemas.Levels;
import emotionthinker.schemas.Prosody;
import emotionthinker.schemas.Reject;
import emotionthinker.schemas.RejectReason;
import emotionthinker.schemas.Utterance;
import emotionthinker.stages.cot.calls.AudioClip;
import emotionthinker.stages.cot.template.TemplateTeacher;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The engine of the annotate stage: one utterance with its levels becomes its candidates, or a
 * typed reject. Requests in = candidates + rejects, where an utterance that cannot be asked about
 * is one request.
 */
public final class Annotator {
  /** Stage name in rejects. */
  public static final String STAGE = "annotate";

  private final Teacher teacher;
  private final int samples;
  private final long seed;

  /** An annotator that asks a teacher. */
  public Annotator(Teacher teacher, AnnotateOptions options) {
    this.teacher = teacher;
    this.samples = options.samples();
    this.seed = options.seed();
  }

  /** The embedded teacher. */
  public static Teacher embeddedTeacher(AnnotateOptions options) {
    return new TemplateTeacher(options.labelMode());
  }

  /**
   * An utterance with what is known of it.
   *
   * @param levels null when the utterance has no row there
   * @param prosody null when the utterance has no row there
   */
  public record Subject(Utterance utterance, Levels levels, Prosody prosody) {}

  /**
   * What became of an utterance.
   *
   * @param candidates candidates in sample order
   * @param rejects one of the utterance when it cannot be asked about, else one for every sample
   *     that gave no candidate
   */
  public record Result(List<Candidate> candidates, List<Reject> rejects) {}

  /** Annotates one utterance; levels and prosody may be null. */
  public Result annotate(Utterance utterance, Levels levels, Prosody prosody) {
    return annotate(List.of(new Subject(utterance, levels, prosody))).get(0);
  }

  /**
   * Annotates utterances: all requests go to the teacher at once, so that it can keep many in
   * flight.
   *
   * @return one result for every subject, in their order
   */
  public List<Result> annotate(List<Subject> subjects) {
    List<Prepared> prepared = subjects.stream().map(this::prepare).toList();
    List<TeacherRequest> requests = prepared.stream().flatMap(this::requests).toList();
    Iterator<TeacherResponse> responses =
        requests.isEmpty() ? Collections.emptyIterator() : teacher.ask(requests).iterator();
    List<Result> results = new ArrayList<>();
    for (Prepared one : prepared) {
      results.add(
          one.refusal() == null
              ? result(one.utterance(), responses)
              : new Result(List.of(), List.of(one.refusal())));
    }
    return results;
  }

  /** The requests about a subject, one per sample; none when it cannot be asked about. */
  public List<TeacherRequest> requests(Subject subject) {
    return requests(prepare(subject)).toList();
  }

  private Stream<TeacherRequest> requests(Prepared one) {
    if (one.refusal() != null) {
      return Stream.empty();
    }
    String id = one.utterance().utteranceId();
    AudioClip clip = new AudioClip(one.utterance());
    return IntStream.range(0, samples)
        .mapToObj(i -> new TeacherRequest(id, i, seed, one.sheet(), clip));
  }

  /**
   * An utterance with what the teacher may cite, or with why it cannot be asked about: one of
   * {@code sheet} and {@code refusal} is null.
   */
  private record Prepared(Utterance utterance, CueSheet sheet, Reject refusal) {}

  private Prepared prepare(Subject subject) {
    Utterance utterance = subject.utterance();
    if (utterance.emotionRaw() == null) {
      return refuse(utterance, RejectReason.UNLABELLED, "no label");
    }
    if (utterance.emotion() == null) {
      return refuse(utterance, RejectReason.LABEL_EXCLUDED, utterance.emotionRaw());
    }
    if (subject.levels() == null) {
      return refuse(utterance, RejectReason.NO_CITABLE_CUE, "no row in levels");
    }
    if (teacher.remote() && !utterance.externalProcessing()) {
      return refuse(
          utterance,
          RejectReason.EXTERNAL_PROCESSING_FORBIDDEN,
          utterance.corpus() + " may not be sent to " + teacher.name());
    }
    CueSheet sheet = CueSheet.of(utterance, subject.levels(), subject.prosody());
    return sheet.hasCitableCue()
        ? new Prepared(utterance, sheet, null)
        : refuse(utterance, RejectReason.NO_CITABLE_CUE, "no level and no contour to cite");
  }

  private Result result(Utterance utterance, Iterator<TeacherResponse> responses) {
    List<Candidate> candidates = new ArrayList<>();
    List<Reject> failures = new ArrayList<>();
    for (int i = 0; i < samples; i++) {
      String id = utterance.utteranceId() + "~" + i;
      TeacherResponse response = responses.next();
      if (response.failure() != null) {
        failures.add(new Reject(STAGE, id, response.failure(), response.detail()));
        continue;
      }
      candidates.add(
          new Candidate(
              id,
              utterance.utteranceId(),
              i,
              teacher.name(),
              response.model(),
              response.requestSha256(),
              response.finishReason(),
              response.text(),
              response.promptTokens(),
              response.completionTokens(),
              response.costUsd()));
    }
    return new Result(candidates, failures);
  }

  private static Prepared refuse(Utterance utterance, RejectReason reason, String detail) {
    return new Prepared(
        utterance, null, new Reject(STAGE, utterance.utteranceId(), reason, detail));
  }
}
