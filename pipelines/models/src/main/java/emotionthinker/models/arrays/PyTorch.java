package emotionthinker.models.arrays;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDManager;
import emotionthinker.schemas.UserException;

/**
 * DJL's PyTorch engine. Its native library is a jar of its own: a distribution brings the one for
 * processors, the job jar for a cluster brings none, so that a cluster can take the build for its
 * accelerators. DJL would fetch a missing one from its own site; here it is an error that names the
 * remedy, unless {@code -Dai.djl.offline=false} asks for the download.
 */
public final class PyTorch {
  /** Name of the engine in DJL. */
  public static final String NAME = "PyTorch";

  private static final String OFFLINE = "ai.djl.offline";

  private PyTorch() {}

  /**
   * The engine, loaded on first use.
   *
   * @throws UserException when its native library is not there or does not load
   */
  public static Engine engine() {
    if (System.getProperty(OFFLINE) == null) {
      System.setProperty(OFFLINE, "true");
    }
    try {
      return Engine.getEngine(NAME);
    } catch (EngineException | LinkageError e) {
      throw new UserException(
          "PyTorch's native library cannot be loaded ("
              + e.getMessage()
              + "). What to do: on a cluster give its jar to spark-submit, --jars"
              + " lib/pytorch-native-cpu-*.jar of the distribution or the build for your"
              + " accelerators (ai.djl.pytorch:pytorch-native-*); on one machine use the launcher"
              + " ./emotionthinker.",
          e);
    }
  }

  /**
   * A manager of arrays.
   *
   * @param gpu index of the accelerator, negative for the processor
   * @throws UserException as {@link #engine()}
   */
  public static NDManager manager(int gpu) {
    return engine().newBaseManager(gpu < 0 ? Device.cpu() : Device.gpu(gpu));
  }
}
