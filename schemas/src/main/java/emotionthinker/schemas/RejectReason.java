package emotionthinker.schemas;

/** Why a stage did not let a row through. Every stage counts: rows in = rows out + rejects. */
public enum RejectReason implements WireName {
  /** The file could not be read. */
  UNREADABLE("unreadable"),
  /** A manifest names a file that is not there. */
  FILE_NOT_FOUND("file_not_found"),
  /** A directory, pipe or device. */
  NOT_A_FILE("not_a_file"),
  /** A path that leaves the corpus root. */
  OUTSIDE_ROOT("outside_root"),
  /** No bytes. */
  EMPTY("empty"),
  /** The bytes are no known audio container. */
  NOT_AUDIO("not_audio"),
  /** A container that is known with a codec that is not. */
  UNSUPPORTED_CODEC("unsupported_codec"),
  /** A header that contradicts itself. */
  BAD_HEADER("bad_header"),
  /** Ends before its header says. */
  TRUNCATED("truncated"),
  /** No channels, or channels of different lengths. */
  NO_CHANNELS("no_channels"),
  /** More channels than the configured maximum. */
  TOO_MANY_CHANNELS("too_many_channels"),
  /** Coded audio that is damaged inside a sound container. */
  CORRUPT("corrupt"),
  /** A sample rate outside the limits. */
  BAD_SAMPLE_RATE("bad_sample_rate"),
  /** NaN or infinite samples. */
  NON_FINITE("non_finite"),
  /** Shorter than the configured minimum. */
  TOO_SHORT("too_short"),
  /** Longer than the configured maximum. */
  TOO_LONG("too_long"),
  /** More bytes than the configured maximum. */
  TOO_LARGE("too_large"),
  /** A segment outside the file. */
  BAD_SEGMENT("bad_segment"),
  /** A channel that the file does not have. */
  BAD_CHANNEL("bad_channel"),
  /** A name that the corpus layout does not explain. */
  BAD_FILE_NAME("bad_file_name"),
  /** A manifest row that cannot be understood. */
  BAD_MANIFEST_ROW("bad_manifest_row"),
  /** An audio file that no label file of its corpus names. */
  NOT_IN_MANIFEST("not_in_manifest"),
  /** A raw label that the corpus mapping does not name. */
  UNKNOWN_LABEL("unknown_label"),
  /** An utterance id that occurs twice. */
  DUPLICATE_ID("duplicate_id"),
  /** The same decoded PCM as another utterance. */
  DUPLICATE_AUDIO("duplicate_audio"),
  /** A speaker on the erasure list. */
  ERASED_SPEAKER("erased_speaker"),
  /** The decoded PCM is not the one that was ingested. */
  AUDIO_CHANGED("audio_changed"),
  /** The signal could not be analysed. */
  ANALYSIS_FAILED("analysis_failed"),
  /** Word times that cannot be read or are not those of the audio. */
  BAD_ALIGNMENT("bad_alignment"),
  /** No emotion label. */
  UNLABELLED("unlabelled"),
  /** A label that the corpus mapping excludes. */
  LABEL_EXCLUDED("label_excluded"),
  /** The audit found what the configuration rejects. */
  FAILED_AUDIT("failed_audit"),
  /** No level or other cue that a text may cite. */
  NO_CITABLE_CUE("no_citable_cue"),
  /** The corpus may not be sent to a remote teacher or judge. */
  EXTERNAL_PROCESSING_FORBIDDEN("external_processing_forbidden"),
  /** The teacher gave no usable answer. */
  TEACHER_FAILED("teacher_failed"),
  /** The teacher refused. */
  CONTENT_FILTERED("content_filtered"),
  /** The answer ends where the token limit cut it. */
  ANSWER_TRUNCATED("answer_truncated"),
  /** No answer yet: it waits in a batch, or a replayed ledger does not have it. */
  ANSWER_MISSING("answer_missing"),
  /** The budget ended before this call. */
  BUDGET_EXHAUSTED("budget_exhausted"),
  /** Not {@code <think>reasoning</think><answer>label</answer>}. */
  BAD_FORMAT("bad_format"),
  /** The answer is not the utterance's label. */
  WRONG_ANSWER("wrong_answer"),
  /** Fewer words than the minimum. */
  TOO_FEW_WORDS("too_few_words"),
  /** More words than the maximum. */
  TOO_MANY_WORDS("too_many_words"),
  /** Speaks of a given label, or names it before the conclusion. */
  LABEL_LEAK("label_leak"),
  /** A prosodic claim without a measurement. */
  UNSUPPORTED_CLAIM("unsupported_claim"),
  /** A prosodic claim against the measurement. */
  CONTRADICTED_CLAIM("contradicted_claim"),
  /** Leaves out salient cues. */
  LOW_COVERAGE("low_coverage"),
  /** A quote that is not in the transcript. */
  MISQUOTE("misquote"),
  /** Repeats itself. */
  REPETITION("repetition"),
  /** Nearly the text of another utterance. */
  NEAR_DUPLICATE("near_duplicate"),
  /** Not in the configured language. */
  LANGUAGE("language"),
  /** A label-blind reader does not find the label. */
  LABEL_NOT_RECOVERED("label_not_recovered"),
  /** Too few samples of the same utterance agree with it. */
  INCONSISTENT("inconsistent"),
  /** Another sample of the same utterance was better. */
  SUPERSEDED("superseded"),
  /** Speech that cannot be changed and measured reliably: too short or long, unvoiced, noisy. */
  UNSUITED_SPEECH("unsuited_speech"),
  /** The variants of a task do not measure in the order that they were made in. */
  ORDER_NOT_MEASURED("order_not_measured"),
  /** The reward model gave no scores. */
  REWARD_FAILED("reward_failed"),
  /** The right answer is none of the options that are asked. */
  LABEL_NOT_AN_OPTION("label_not_an_option"),
  /** A prediction for an utterance that is not evaluated. */
  EXTRA_PREDICTION("extra_prediction"),
  /** Another prediction for the same utterance and sample was kept. */
  DUPLICATE_PREDICTION("duplicate_prediction"),
  /** A text that was asked for at target scores does not deserve them by what can be checked. */
  TARGET_MISSED("target_missed"),
  /** The quota of its corpus, emotion or speaker is full. */
  OVER_QUOTA("over_quota"),
  /** Left out of the target size. */
  NOT_SELECTED("not_selected"),
  /** The audio to embed could not be read. */
  AUDIO_MISSING("audio_missing");

  private final String wire;

  RejectReason(String wire) {
    this.wire = wire;
  }

  @Override
  public String wire() {
    return wire;
  }
}
