package emotionthinker.schemas;

import java.util.List;

/**
 * One clip (or channel, or segment of one) with one label.
 *
 * @param utteranceId corpus/relative path without extension[#channel][@start-end]
 * @param corpus corpus name as in its file under conf/corpora
 * @param audioUri where the audio lies: a path or URI that Storage opens
 * @param locator where the audio lies inside the file: {@code bytes:OFFSET+LENGTH}, {@code
 *     cell:ROW:COLUMN} of a Parquet file, or the id of a file in a pack; null for plain files
 * @param channel channel taken, from 0; null when all channels are mixed to mono
 * @param segmentStartS start of the segment in the file; null for the whole file (s)
 * @param segmentEndS end of the segment in the file; null for the whole file (s)
 * @param audioSha256 SHA-256 of the decoded PCM of this segment and channel: what a duplicate is
 * @param container container and codec found in the bytes, for instance wav/pcm_s16le
 * @param sampleRateHz sample rate of the file (Hz)
 * @param channels channels of the file
 * @param durationS duration of the segment (s)
 * @param speakerId corpus/speaker
 * @param gender gender given by the corpus; null when not given
 * @param ageYears age given by the corpus; null when not given (years)
 * @param language BCP 47 language tag, und when unknown
 * @param transcript words spoken; null when not given
 * @param emotionRaw label as the corpus writes it; null for unlabelled speech
 * @param emotion canonical emotion; null when unlabelled or excluded by the corpus mapping
 * @param labelVotes votes of raters, empty when the corpus has none
 * @param labelAgreement share of raters that agree with the label (1)
 * @param intensity acted intensity as the corpus writes it; null when not given
 * @param split train, validation or test
 * @param splitSharesSpeakers true when the official split lets a speaker occur in several splits
 * @param licence licence of the corpus
 * @param redistribute whether shards may carry the audio
 * @param redistributeTranscript whether shards and texts may show the transcript
 * @param externalProcessing whether remote teachers and judges may see the utterance
 */
public record Utterance(
    String utteranceId,
    String corpus,
    String audioUri,
    String locator,
    Integer channel,
    Double segmentStartS,
    Double segmentEndS,
    String audioSha256,
    String container,
    int sampleRateHz,
    int channels,
    double durationS,
    String speakerId,
    Gender gender,
    Double ageYears,
    String language,
    String transcript,
    String emotionRaw,
    Emotion emotion,
    List<LabelVote> labelVotes,
    Double labelAgreement,
    String intensity,
    Split split,
    boolean splitSharesSpeakers,
    String licence,
    boolean redistribute,
    boolean redistributeTranscript,
    boolean externalProcessing) {

  /** Checks every invariant; throws IllegalArgumentException naming field, value and range. */
  public Utterance {
    Checks.text("utterance_id", utteranceId);
    Checks.text("corpus", corpus);
    Checks.text("audio_uri", audioUri);
    Checks.nonNegative("channel", channel);
    Checks.nonNegative("segment_start_s", segmentStartS);
    Checks.nonNegative("segment_end_s", segmentEndS);
    Checks.text("audio_sha256", audioSha256);
    Checks.text("container", container);
    Checks.positive("sample_rate_hz", sampleRateHz);
    Checks.positive("channels", channels);
    Checks.positive("duration_s", durationS);
    Checks.text("speaker_id", speakerId);
    Checks.nonNegative("age_years", ageYears);
    Checks.text("language", language);
    labelVotes = Checks.list("label_votes", labelVotes);
    Checks.share("label_agreement", labelAgreement);
    Checks.present("split", split);
    Checks.text("licence", licence);
    if (!utteranceId.startsWith(corpus + "/")) {
      throw Checks.bad(
          "utterance_id", utteranceId, "starting with the corpus name " + corpus + "/");
    }
    if (!speakerId.startsWith(corpus + "/")) {
      throw Checks.bad("speaker_id", speakerId, "starting with the corpus name " + corpus + "/");
    }
    if ((segmentStartS == null) != (segmentEndS == null)) {
      throw Checks.bad("segment_end_s", segmentEndS, "both ends of a segment or none");
    }
    if (segmentStartS != null && segmentEndS <= segmentStartS) {
      throw Checks.bad("segment_end_s", segmentEndS, "after segment_start_s = " + segmentStartS);
    }
    if (channel != null && channel >= channels) {
      throw Checks.bad("channel", channel, "below channels = " + channels);
    }
    if (emotion != null && emotionRaw == null) {
      throw Checks.bad("emotion", emotion, "null when emotion_raw is null");
    }
  }

  /**
   * This utterance in another split, of which no speaker is in two.
   *
   * @param transcriptShown false where texts may not show its words, even if the corpus allows it
   */
  public Utterance withSplit(Split other, boolean transcriptShown) {
    return new Utterance(
        utteranceId,
        corpus,
        audioUri,
        locator,
        channel,
        segmentStartS,
        segmentEndS,
        audioSha256,
        container,
        sampleRateHz,
        channels,
        durationS,
        speakerId,
        gender,
        ageYears,
        language,
        transcript,
        emotionRaw,
        emotion,
        labelVotes,
        labelAgreement,
        intensity,
        other,
        false,
        licence,
        redistribute,
        redistributeTranscript && transcriptShown,
        externalProcessing);
  }
}
