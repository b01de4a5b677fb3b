package emotionthinker.stages.handoff;

import java.io.IOException;
import java.util.SortedMap;

/** The output folder of a trainer, as far as checkpoints are looked for in it. */
public interface OutputFiles {

  /** Every file by its path below the folder, with its length in bytes. */
  SortedMap<String, Long> files() throws IOException;

  /** The bytes from an offset; fewer than asked for at the end of the file. */
  byte[] read(String file, long offset, int bytes) throws IOException;
}
