package emotionthinker.jobs.measure;

import emotionthinker.io.Storage;
import emotionthinker.models.speaker.TorchScriptSpeakerModel;
import emotionthinker.schemas.UserException;
import emotionthinker.stages.prosody.ProsodyOptions;
import emotionthinker.stages.prosody.speaker.SpeakerTagger;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Speaker models, loaded once per JVM and kept: tasks come and go, a model has a gigabyte. */
public final class SpeakerModels {
  private static final Map<String, TorchScriptSpeakerModel> LOADED = new ConcurrentHashMap<>();

  private SpeakerModels() {}

  /**
   * A tagger of the configured model, for one thread; null when none is configured.
   *
   * @throws UserException when the model cannot be read
   */
  public static SpeakerTagger tagger(Storage storage, ProsodyOptions options) {
    if (options.speakerModel() == null) {
      return null;
    }
    return LOADED
        .computeIfAbsent(storage.resolve(options.speakerModel()), file -> load(storage, file))
        .tagger(options.minGenderConfidence());
  }

  private static TorchScriptSpeakerModel load(Storage storage, String file) {
    try (InputStream in = storage.open(file)) {
      return TorchScriptSpeakerModel.load(in);
    } catch (IOException e) {
      throw new UserException(
          "prosody.speaker_model = "
              + file
              + " cannot be loaded: "
              + e.getMessage()
              + ". What to do: name a TorchScript archive, or null",
          e);
    }
  }
}
