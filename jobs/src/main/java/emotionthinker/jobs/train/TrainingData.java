package emotionthinker.jobs.train;

import emotionthinker.io.table.TableReader;
import emotionthinker.jobs.run.RunContext;
import emotionthinker.models.policy.RlPrompt;
import emotionthinker.schemas.Cot;
import emotionthinker.schemas.Levels;
import emotionthinker.schemas.Prosody;
import emotionthinker.schemas.ProsodyTask;
import emotionthinker.schemas.Split;
import emotionthinker.schemas.Table;
import emotionthinker.schemas.Utterance;
import emotionthinker.stages.cot.CotText;
import emotionthinker.stages.cot.CueSheet;
import emotionthinker.stages.policy.Questions;
import emotionthinker.stages.policy.SpeechFeatures;
import emotionthinker.stages.policy.learn.SftText;
import emotionthinker.stages.policy.learn.TextKind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.spark.api.java.JavaSparkContext;

/**
 * Rows of a run as what the learners take: of training speakers only, in order of id. Clips are
 * heard by Spark's tasks.
 */
final class TrainingData {
  private static final int CLIPS_PER_TASK = 32;

  private final RunContext context;
  private final SortedMap<String, Utterance> utterances;
  private long unheard;

  TrainingData(RunContext context) throws IOException {
    this.context = context;
    this.utterances =
        rows(context, Table.UTTERANCES, u -> u.split() == Split.TRAIN ? u.utteranceId() : null);
  }

  /** Clips that could not be heard, and so were left out. */
  long unheard() {
    return unheard;
  }

  /** Texts of supervised fine-tuning: reasoning, and prosody tasks where the run has them. */
  List<SftText> texts() throws IOException {
    SortedMap<String, Cot> cots = rows(context, Table.COT, c -> known(c.utteranceId()));
    SortedMap<String, ProsodyTask> tasks =
        hasTasks(context)
            ? rows(
                context,
                Table.TASKS,
                t -> t.split() == Split.TRAIN && wanted(t) ? t.taskId() : null)
            : new TreeMap<>();
    List<Hear.Clip> clips = new ArrayList<>();
    Stream.concat(
            cots.keySet().stream(),
            tasks.values().stream().filter(t -> t.audio() == null).map(ProsodyTask::utteranceId))
        .distinct()
        .sorted()
        .filter(utterances::containsKey)
        .forEach(id -> clips.add(Hear.Clip.of(utterances.get(id))));
    tasks.values().stream().filter(t -> t.audio() != null).map(Hear.Clip::of).forEach(clips::add);
    Map<String, SpeechFeatures> heard = hear(clips);
    List<SftText> out = new ArrayList<>();
    for (Cot cot : cots.values()) {
      SpeechFeatures clip = heard.get(cot.utteranceId());
      if (clip != null) {
        String id = cot.utteranceId();
        String speaker = utterances.get(id).speakerId();
        List<SpeechFeatures> one = List.of(clip);
        String reasoned = CotText.format(cot.reasoning(), cot.answer());
        out.add(new SftText(id, TextKind.COT, speaker, one, Questions.emotion(), reasoned));
        String label = "<answer>" + cot.answer().wire() + "</answer>";
        out.add(new SftText(id + "~label", TextKind.LABEL, speaker, one, Questions.label(), label));
      }
    }
    for (ProsodyTask task : tasks.values()) {
      SpeechFeatures clip = heard.get(task.audio() == null ? task.utteranceId() : task.taskId());
      if (clip != null) {
        out.add(
            new SftText(
                task.taskId(),
                task.audio() == null ? TextKind.PERCEPTION : TextKind.COMPARATIVE,
                task.speakerId(),
                List.of(clip),
                task.question(),
                "<answer>" + task.answer() + "</answer>"));
      }
    }
    return out;
  }

  /** Prompts of reinforcement learning: every labelled clip with levels. */
  List<RlPrompt> prompts() throws IOException {
    SortedMap<String, Levels> levels = rows(context, Table.LEVELS, r -> known(r.utteranceId()));
    SortedMap<String, Prosody> prosody = rows(context, Table.PROSODY, r -> known(r.utteranceId()));
    List<Utterance> labelled =
        utterances.values().stream()
            .filter(u -> u.emotion() != null && levels.containsKey(u.utteranceId()))
            .toList();
    Map<String, SpeechFeatures> heard = hear(labelled.stream().map(Hear.Clip::of).toList());
    List<RlPrompt> out = new ArrayList<>();
    for (Utterance utterance : labelled) {
      String id = utterance.utteranceId();
      if (heard.containsKey(id)) {
        CueSheet cues = CueSheet.of(utterance, levels.get(id), prosody.get(id));
        out.add(new RlPrompt(id, heard.get(id), Questions.emotion(), utterance.emotion(), cues));
      }
    }
    return out;
  }

  static boolean hasTasks(RunContext context) throws IOException {
    return context.folder(Table.TASKS.name()).manifest().isPresent()
        && context.config().sft().perceptionWeight() + context.config().sft().comparativeWeight()
            > 0;
  }

  private boolean wanted(ProsodyTask task) {
    return task.audio() == null
        ? context.config().sft().perceptionWeight() > 0
            && utterances.containsKey(task.utteranceId())
        : context.config().sft().comparativeWeight() > 0;
  }

  private String known(String utteranceId) {
    return utterances.containsKey(utteranceId) ? utteranceId : null;
  }

  private Map<String, SpeechFeatures> hear(List<Hear.Clip> clips) {
    Map<String, SpeechFeatures> out = new TreeMap<>();
    if (clips.isEmpty()) {
      return out;
    }
    JavaSparkContext spark = new JavaSparkContext(context.spark().sparkContext());
    Hear hear =
        new Hear(context.storage(), context.config().prosody(), context.config().audioLimits());
    int tasks = (clips.size() + CLIPS_PER_TASK - 1) / CLIPS_PER_TASK;
    for (Hear.Heard one : spark.parallelize(clips, tasks).mapPartitions(hear).collect()) {
      if (one.failure() == null) {
        out.put(one.id(), one.features());
      } else {
        unheard++;
        context.console().log(one.id() + " could not be heard: " + one.failure());
      }
    }
    return out;
  }

  /** Rows by the key that a function gives; those with null are left out. */
  private static <T extends Record> SortedMap<String, T> rows(
      RunContext context, Table<T> table, Function<T, String> key) throws IOException {
    SortedMap<String, T> out = new TreeMap<>();
    TableReader<T> reader = context.read(table);
    try (Stream<T> rows = reader.rows()) {
      rows.forEach(
          row -> {
            String id = key.apply(row);
            if (id != null) {
              out.put(id, row);
            }
          });
    }
    return out;
  }
}
