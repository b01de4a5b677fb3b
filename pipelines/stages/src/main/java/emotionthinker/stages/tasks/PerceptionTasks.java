package emotionthinker.stages.tasks;

import emotionthinker.schemas.Intonation;
import emotionthinker.schemas.Level;
import emotionthinker.schemas.ProsodyTask;
import emotionthinker.schemas.SpeedLevel;
import emotionthinker.schemas.TaskAttribute;
import emotionthinker.schemas.TaskKind;
import emotionthinker.schemas.Utterance;
import emotionthinker.schemas.WireName;
import emotionthinker.stages.cot.CueSheet;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Questions about single utterances. There is one for each attribute that was asked for and that
 * the utterance has a level of: what has no level (the table {@code levels} says why), an uncertain
 * contour and unmeasured stress are not asked about. Stressed words are words of the transcript, so
 * they are asked about only where that may be shown.
 */
public final class PerceptionTasks {
  private static final List<String> SHAPES =
      Stream.of(Intonation.values())
          .filter(i -> i != Intonation.UNCERTAIN && i != Intonation.TOO_SHORT)
          .map(Intonation::wire)
          .toList();

  private final TaskOptions options;

  /** With its options. */
  public PerceptionTasks(TaskOptions options) {
    this.options = options;
  }

  /** The tasks of an utterance, in the order of the options. */
  public List<ProsodyTask> of(Utterance utterance, CueSheet cues) {
    List<ProsodyTask> out = new ArrayList<>();
    for (TaskAttribute attribute : options.perception()) {
      String answer = answer(attribute, cues);
      if (answer != null) {
        out.add(task(utterance, attribute, choices(attribute, cues), answer));
      }
    }
    return out;
  }

  private static String answer(TaskAttribute attribute, CueSheet cues) {
    return switch (attribute) {
      case PITCH -> wire(cues.pitchLevel());
      case ENERGY -> wire(cues.energyLevel());
      case SPEED -> wire(cues.speedLevel());
      case INTONATION -> wire(cues.citableIntonation());
      case STRESS -> stressed(cues);
    };
  }

  private static String wire(WireName level) {
    return level == null ? null : level.wire();
  }

  private static String stressed(CueSheet cues) {
    if (cues.stressedWords() == null
        || !cues.transcriptShown()
        || !words(cues).containsAll(cues.stressedWords())) {
      return null;
    }
    return cues.stressedWords().isEmpty()
        ? ProsodyTask.NONE
        : String.join(ProsodyTask.SEPARATOR, cues.stressedWords());
  }

  /** Words as the transcript writes them, without the marks around them. */
  private static List<String> words(CueSheet cues) {
    return Stream.of(cues.transcript().split("\\s+"))
        .map(word -> word.replaceAll("^[^\\p{L}\\p{N}]+|[^\\p{L}\\p{N}]+$", ""))
        .filter(word -> !word.isEmpty())
        .distinct()
        .toList();
  }

  private static List<String> choices(TaskAttribute attribute, CueSheet cues) {
    return switch (attribute) {
      case PITCH, ENERGY -> Stream.of(Level.values()).map(Level::wire).toList();
      case SPEED -> Stream.of(SpeedLevel.values()).map(SpeedLevel::wire).toList();
      case INTONATION -> SHAPES;
      case STRESS -> Stream.concat(words(cues).stream(), Stream.of(ProsodyTask.NONE)).toList();
    };
  }

  private ProsodyTask task(
      Utterance utterance, TaskAttribute attribute, List<String> choices, String answer) {
    return new ProsodyTask(
        utterance.utteranceId() + "~perception-" + attribute.wire(),
        TaskKind.PERCEPTION,
        attribute,
        utterance.utteranceId(),
        utterance.corpus(),
        utterance.speakerId(),
        utterance.split(),
        utterance.language(),
        options.questions().perception(attribute),
        choices,
        answer,
        null,
        utterance.audioSha256(),
        utterance.sampleRateHz(),
        utterance.durationS(),
        List.of(),
        List.of(),
        null,
        utterance.redistribute(),
        utterance.licence());
  }
}
