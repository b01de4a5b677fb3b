package emotionthinker.jobs.measure;

import emotionthinker.io.Storage;
import emotionthinker.io.StorageException;
import emotionthinker.io.audio.AudioDecodeException;
import emotionthinker.io.audio.AudioDecoder;
import emotionthinker.io.audio.AudioLimits;
import emotionthinker.io.audio.DecodedAudio;
import emotionthinker.schemas.Prosody;
import emotionthinker.schemas.RejectReason;
import emotionthinker.schemas.UserException;
import emotionthinker.signal.ProsodyFeatures;
import emotionthinker.signal.SignalException;
import emotionthinker.stages.prosody.ClipMeasurer;
import emotionthinker.stages.prosody.ProsodyOptions;
import emotionthinker.stages.prosody.ProsodyRows;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;

/**
 * Measures sound files one after another, for one thread. A file that cannot be measured is a
 * result too.
 */
public final class FileMeasurer {
  private final Storage storage;
  private final AudioLimits limits;
  private final String frames;
  private final ClipMeasurer measurer;
  private final AudioDecoder decoder = new AudioDecoder();

  /**
   * @param options how is measured; rows are without contours
   * @param frames folder for the contours of every file; null for none
   */
  public FileMeasurer(Storage storage, AudioLimits limits, ProsodyOptions options, String frames) {
    this.storage = storage;
    this.limits = limits;
    this.frames = frames;
    this.measurer = new ClipMeasurer(options.withContours(false), null);
  }

  /** Name of a file without its last extension: its row's id and its frames' name. */
  public static String stem(Storage storage, String file) {
    String name = storage.name(file);
    int dot = name.lastIndexOf('.');
    return dot > 0 ? name.substring(0, dot) : name;
  }

  /**
   * Measures a file, and writes its contours when asked to.
   *
   * @throws UserException when the contours cannot be written
   */
  public FileMeasurement measure(String file) {
    DecodedAudio audio;
    ProsodyFeatures features;
    try {
      audio = decoder.decode(storage.readAllBytes(file, limits.maxBytes()), limits);
      features = measurer.extract(audio.mono(), audio.sampleRateHz());
    } catch (AudioDecodeException e) {
      return failed(file, e.problem().rejectReason(), e);
    } catch (SignalException e) {
      return failed(file, ProsodyRows.reason(e), e);
    } catch (StorageException e) {
      return failed(file, e.reason(), e);
    } catch (IOException | UserException e) {
      return failed(file, RejectReason.UNREADABLE, e);
    }
    String stem = stem(storage, file);
    if (frames != null) {
      write(storage.child(storage.resolve(frames), stem + ".frames.tsv"), features);
    }
    Prosody row =
        measurer.row(stem, audio.pcmSha256(), features, audio.mono(), audio.sampleRateHz());
    return new FileMeasurement(file, row, null, null);
  }

  private static FileMeasurement failed(String file, RejectReason reason, Exception why) {
    return new FileMeasurement(file, null, reason, why.getMessage());
  }

  private void write(String file, ProsodyFeatures features) {
    try (Writer out = new OutputStreamWriter(storage.create(file), StandardCharsets.UTF_8)) {
      out.write(FrameTable.of(features));
    } catch (IOException e) {
      throw new UserException(
          "cannot write " + file + ": " + e.getMessage() + ". What to do: name another --frames",
          e);
    }
  }
}
