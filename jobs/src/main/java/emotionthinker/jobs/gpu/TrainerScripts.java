package emotionthinker.jobs.gpu;

import emotionthinker.io.NodeFiles;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/** The Python files of {@code jobs/trainers}, which travel in the job's jar. */
final class TrainerScripts {
  private static final String FOLDER = "/emotionthinker/trainers/";

  /** All of them; a test compares with the folder. */
  static final List<String> FILES =
      List.of(
          "emotionthinker_rewards.py",
          "launch/guard.py",
          "launch/rank.py",
          "launch/ray_join.py",
          "launch/ray_program.py",
          "ms_swift/emotionthinker_plugin.py",
          "openrlhf/emotionthinker_labels.py",
          "trl/emotionthinker_trl.py",
          "trl/grpo_ptr.py",
          "verl/emotionthinker_verl.py",
          "verl/main_ptr.py");

  private TrainerScripts() {}

  /** Writes all of them below a folder of this machine. */
  static void writeTo(String folder) throws IOException {
    for (String file : FILES) {
      try (InputStream in = TrainerScripts.class.getResourceAsStream(FOLDER + file)) {
        if (in == null) {
          throw new IllegalStateException(FOLDER + file + " is not in the jar");
        }
        NodeFiles.write(folder + "/" + file, in.readAllBytes());
      }
    }
  }
}
