package emotionthinker.signal;

import org.jtransforms.utils.CommonUtils;

/**
 * Keeps JTransforms on the calling thread. The library starts threads of its own for long
 * transforms, which oversubscribes the cores of an executor that already runs one task per core.
 */
final class FftThreads {

  static {
    CommonUtils.setThreadsBeginN_1D_FFT_2Threads(Long.MAX_VALUE);
    CommonUtils.setThreadsBeginN_1D_FFT_4Threads(Long.MAX_VALUE);
  }

  private FftThreads() {}

  /** To be called before a transform is made; cheap, repeatable. */
  static void keepToCaller() {
    // Loading this class did the work, once.
  }
}
