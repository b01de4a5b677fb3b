package emotionthinker.stages.corpus;

import emotionthinker.schemas.Checks;
import java.io.Serializable;

/**
 * Limits of the ingest stage; what lies outside is rejected with a typed reason.
 *
 * @param minDurationS shortest utterance (s)
 * @param maxDurationS longest utterance, segment or whole file (s)
 * @param maxFileBytes largest audio file (bytes)
 * @param maxFileDurationS longest audio file, of which segments may be taken (s)
 * @param maxFileSamples most samples of a file held in memory, frames times channels
 * @param maxChannels most channels of a file
 * @param minSampleRateHz lowest sample rate (Hz)
 * @param maxSampleRateHz highest sample rate (Hz)
 * @param pack whether the files of all rows are packed into the run, for every later stage to read
 * @param packFilesPerPart files of a part of the pack, on average
 */
public record IngestOptions(
    double minDurationS,
    double maxDurationS,
    long maxFileBytes,
    double maxFileDurationS,
    long maxFileSamples,
    int maxChannels,
    int minSampleRateHz,
    int maxSampleRateHz,
    boolean pack,
    int packFilesPerPart)
    implements Serializable {

  /** Checks every range. */
  public IngestOptions {
    Checks.nonNegative("min_duration_s", minDurationS);
    Checks.positive("max_duration_s", maxDurationS);
    Checks.positive("max_file_duration_s", maxFileDurationS);
    Checks.positive("max_channels", maxChannels);
    Checks.positive("min_sample_rate_hz", minSampleRateHz);
    Checks.positive("pack_files_per_part", packFilesPerPart);
    atLeast("max_duration_s", maxDurationS, "min_duration_s", minDurationS);
    atLeast("max_file_bytes", maxFileBytes, "the smallest file", 1);
    atLeast("max_file_samples", maxFileSamples, "the shortest file", 1);
    atLeast("max_sample_rate_hz", maxSampleRateHz, "min_sample_rate_hz", minSampleRateHz);
  }

  /** The values of conf/reference/ingest.conf. */
  public static IngestOptions defaults() {
    return new IngestOptions(
        0.1, 300, 1L << 30, 14_400, 200_000_000L, 8, 2_000, 192_000, false, 2_000);
  }

  private static void atLeast(String name, double value, String limitName, double limit) {
    if (!(value >= limit)) {
      throw Checks.bad(name, value, "at least " + limitName + " = " + limit);
    }
  }
}
