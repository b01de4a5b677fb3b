package emotionthinker.schemas;

import java.io.Serializable;
import java.util.List;
import java.util.function.Function;

/**
 * A table: its folder name below the run, its record, its key. The schema is the .avsc of the same
 * name. Rows are keyed by a non-blank string that is unique within the table. Serialised by its
 * name.
 *
 * @param <T> the record of a row
 */
public final class Table<T extends Record> implements Serializable {
  private static final long serialVersionUID = 1L;

  /** What was ingested. */
  public static final Table<Utterance> UTTERANCES =
      new Table<>("utterances", Utterance.class, Utterance::utteranceId);

  /** Audio files of utterances, where ingest packs them. */
  public static final Table<PackedAudio> PACK =
      new Table<>("pack", PackedAudio.class, PackedAudio::fileId);

  /** What decoding found out, for later runs; kept beside the tables of a run. */
  public static final Table<IngestedAudio> INGESTED_AUDIO =
      new Table<>("ingested_audio", IngestedAudio.class, IngestedAudio::utteranceId);

  /** What the audit found out by decoding; no table of a run but kept for runs to come. */
  public static final Table<SketchedAudio> AUDIO_SKETCHES =
      new Table<>("audio_sketches", SketchedAudio.class, SketchedAudio::audioSha256);

  /** What was measured. */
  public static final Table<Prosody> PROSODY =
      new Table<>("prosody", Prosody.class, Prosody::utteranceId);

  /** Frozen thresholds. */
  public static final Table<LevelEdge> LEVEL_EDGES =
      new Table<>(
          "level_edges",
          LevelEdge.class,
          e -> e.attribute().wire() + "|" + e.basis().wire() + "|" + e.groupKey());

  /** Measurements in words. */
  public static final Table<Levels> LEVELS =
      new Table<>("levels", Levels.class, Levels::utteranceId);

  /** Findings of the quality and leakage audit. */
  public static final Table<AuditFinding> AUDIT =
      new Table<>(
          "audit",
          AuditFinding.class,
          f ->
              f.check().wire()
                  + "|"
                  + f.level().wire()
                  + "|"
                  + f.corpus()
                  + "|"
                  + f.subject()
                  + (f.other() == null ? "" : "|" + f.other() + "|" + f.other().length()));

  /** Raw answers of teachers. */
  public static final Table<Candidate> CANDIDATES =
      new Table<>("candidates", Candidate.class, Candidate::candidateId);

  /** Verified chains of thought. */
  public static final Table<Cot> COT = new Table<>("cot", Cot.class, Cot::utteranceId);

  /** Texts of known quality, for the reward model. */
  public static final Table<RewardTuple> REWARD_TUPLES =
      new Table<>("reward_tuples", RewardTuple.class, RewardTuple::tupleId);

  /** Questions about prosody. */
  public static final Table<ProsodyTask> TASKS =
      new Table<>("tasks", ProsodyTask.class, ProsodyTask::taskId);

  /** Reward-model scores. */
  public static final Table<Scored> SCORED =
      new Table<>("scored", Scored.class, Scored::utteranceId);

  /** Answers of a system under evaluation. */
  public static final Table<Prediction> PREDICTIONS =
      new Table<>("predictions", Prediction.class, Prediction::predictionId);

  /** Numbers of an evaluation. */
  public static final Table<EvalMetric> EVAL =
      new Table<>("eval", EvalMetric.class, m -> m.slice() + "|" + m.metric());

  /** Steps of a training stage; in the folder of that stage, {@code <run>/<stage>/training_log}. */
  public static final Table<TrainingLog> TRAINING_LOG =
      new Table<>("training_log", TrainingLog.class, TrainingLog::trainingLogId);

  /** Answers that a policy wrote while it was trained; {@code <run>/grpo/rollouts}. */
  public static final Table<PolicyRollout> ROLLOUTS =
      new Table<>("rollouts", PolicyRollout.class, PolicyRollout::rolloutId);

  /** How fast steps of a training were; no table of a run: {@code <run>/_timings}. */
  public static final Table<StepTiming> STEP_TIMINGS =
      new Table<>("step_timings", StepTiming.class, StepTiming::stepTimingId);

  /**
   * Rows of the finished data set; on disk they are Hugging Face shards, not parts of a table
   * folder.
   */
  public static final Table<EmotionCotRow> EMOTIONCOT =
      new Table<>("emotioncot", EmotionCotRow.class, EmotionCotRow::utteranceId);

  /** Rejected rows; every other table carries one in its {@code _rejects} folder. */
  public static final Table<Reject> REJECTS =
      new Table<>("rejects", Reject.class, r -> r.stage() + "|" + r.id() + "|" + r.reason().wire());

  /** Every table above. */
  public static final List<Table<?>> ALL =
      List.of(
          UTTERANCES,
          PACK,
          INGESTED_AUDIO,
          AUDIO_SKETCHES,
          PROSODY,
          LEVEL_EDGES,
          LEVELS,
          AUDIT,
          CANDIDATES,
          COT,
          REWARD_TUPLES,
          TASKS,
          SCORED,
          PREDICTIONS,
          EVAL,
          TRAINING_LOG,
          ROLLOUTS,
          STEP_TIMINGS,
          EMOTIONCOT,
          REJECTS);

  private final String name;
  private final Class<T> type;
  private final transient Function<T, String> id;

  private Table(String name, Class<T> type, Function<T, String> id) {
    this.name = name;
    this.type = type;
    this.id = id;
  }

  /** Folder name, snake_case. */
  public String name() {
    return name;
  }

  /** Record class of a row. */
  public Class<T> type() {
    return type;
  }

  /** The codec between records and Avro. */
  public RecordCodec<T> codec() {
    return RecordCodec.of(type);
  }

  /** Key of a row. */
  public String idOf(T row) {
    return id.apply(row);
  }

  @Override
  public String toString() {
    return name;
  }

  private Object writeReplace() {
    return new ByName(name);
  }

  private record ByName(String name) implements Serializable {
    private Object readResolve() {
      return ALL.stream().filter(table -> table.name.equals(name)).findFirst().orElseThrow();
    }
  }
}
