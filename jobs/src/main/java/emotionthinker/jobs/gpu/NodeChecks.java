package emotionthinker.jobs.gpu;

import emotionthinker.io.Entry;
import emotionthinker.io.NodeFiles;
import emotionthinker.io.Storage;
import emotionthinker.stages.handoff.HandoffOptions;
import emotionthinker.stages.handoff.Launch;
import emotionthinker.stages.handoff.LaunchShape;
import emotionthinker.stages.handoff.NodePlace;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** What must be right on a node before anything is started anywhere. */
final class NodeChecks {
  private static final int PYTHON_S = 120;
  private static final int LEFT_OVER_S = 90;

  /**
   * A path of a socket has 107 bytes (Linux, sun_path), and Ray makes up to 68 of them: {@code
   * /r/session_<26>_<pid of 7>/sockets/plasma_store.1}.
   */
  private static final int RAY_FOLDER_CHARS = 39;

  private static final String FIND =
      "import importlib.util as u, sys; "
          + "print('missing:' + ','.join(m for m in sys.argv[1:] if u.find_spec(m) is None))";

  private final NodeJob job;
  private final NodePlace place;

  NodeChecks(NodeJob job, NodePlace place) {
    this.job = job;
    this.place = place;
  }

  /**
   * Everything that is wrong.
   *
   * @param work scratch folder of the node
   */
  List<String> problems(String work) throws InterruptedException {
    List<String> out = new ArrayList<>();
    HandoffOptions options = job.launch().options();
    if (options.gpusPerNode() > 0 && place.devices().size() != options.gpusPerNode()) {
      out.add(
          "handoff.gpus_per_node = "
              + options.gpusPerNode()
              + ", but Spark gave "
              + place.devices().size());
    }
    if (job.launch().shape() == LaunchShape.RAY && work.length() > RAY_FOLDER_CHARS) {
      out.add(
          "handoff.work_dir makes "
              + work
              + " of "
              + work.length()
              + " characters, and Ray's sockets below it leave "
              + RAY_FOLDER_CHARS
              + ": name a shorter folder");
    }
    String python = python();
    if (python != null) {
      out.add(python);
    }
    space(out, "work folder", work);
    if (NodeFiles.exists(job.launch().output())) {
      space(out, "handoff.output_dir", job.launch().output());
    }
    String leftOver = leftOver();
    if (leftOver != null) {
      out.add(leftOver);
    }
    return out;
  }

  private String python() throws InterruptedException {
    HandoffOptions options = job.launch().options();
    List<String> modules = new ArrayList<>(options.requires());
    if (job.launch().trainer().module() != null) {
      modules.add(job.launch().trainer().module());
    }
    if (job.launch().shape() == LaunchShape.TORCHRUN) {
      modules.add("torch");
    } else if (job.launch().shape() == LaunchShape.RAY) {
      modules.add("ray");
    }
    List<String> command = new ArrayList<>(List.of(options.python(), "-c", FIND));
    command.addAll(modules);
    String said;
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      process.getOutputStream().close();
      if (!process.waitFor(PYTHON_S, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        return "handoff.python = " + options.python() + " did not answer in " + PYTHON_S + " s";
      }
      try (InputStream in = process.getInputStream()) {
        said = new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
      }
    } catch (IOException e) {
      return "handoff.python = " + options.python() + " cannot be run: " + e.getMessage();
    }
    String missing = said.substring(said.lastIndexOf('\n') + 1);
    if (!missing.startsWith("missing:")) {
      return "handoff.python = " + options.python() + " fails: " + said;
    }
    String names = missing.substring("missing:".length());
    return names.isEmpty()
        ? null
        : options.python() + " has no module " + names.replace(",", ", ") + ": install it there";
  }

  private void space(List<String> out, String what, String folder) {
    long least = job.launch().options().minFreeBytes();
    try {
      long free = NodeFiles.freeBytes(folder);
      if (free < least) {
        out.add(
            String.format(
                Locale.ROOT,
                "%s %s has %,d bytes free, fewer than handoff.min_free_bytes = %,d",
                what,
                folder,
                free,
                least));
      }
    } catch (IOException e) {
      out.add(what + " " + folder + ": " + e);
    }
  }

  /** Processes of an earlier launch that is being ended beside us get their time. */
  private String leftOver() throws InterruptedException {
    String mark = "EMOTIONTHINKER_LAUNCH=" + job.launch().training() + "-";
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(LEFT_OVER_S);
    try {
      List<Long> there = earlier(mark);
      while (!there.isEmpty() && System.nanoTime() < end) {
        TimeUnit.MILLISECONDS.sleep(200);
        there = earlier(mark);
      }
      return there.isEmpty() ? null : "processes of an earlier launch still run: " + there;
    } catch (IOException e) {
      return "/proc cannot be read: " + e;
    }
  }

  private List<Long> earlier(String mark) throws IOException {
    List<Long> all = new ArrayList<>(NodeFiles.processesWith(mark));
    all.removeAll(NodeFiles.processesWith("EMOTIONTHINKER_LAUNCH=" + job.launch().id()));
    return all;
  }

  /**
   * The training data as a local path: where they are when that is a mounted file system, else a
   * copy below the scratch folder, one for all ranks of the node.
   *
   * @return null when there are no data
   */
  static String localData(NodeJob job, String work) throws IOException {
    String data = job.launch().options().data();
    if (data == null) {
      return null;
    }
    Storage storage = job.storage();
    String uri = storage.resolve(data);
    if (uri.startsWith("file:")) {
      String path = URI.create(uri).getPath();
      if (!NodeFiles.exists(path)) {
        throw new IOException("handoff.data " + path + " is not there");
      }
      return path;
    }
    String target = work + "/data";
    NodeFiles.createFolder(target);
    if (!storage.isFolder(uri)) {
      return copy(storage, uri, target + "/" + storage.name(uri));
    }
    try (Stream<Entry> entries = storage.list(uri)) {
      for (Entry entry : entries.filter(Entry::isFile).toList()) {
        copy(storage, entry.uri(), target + "/" + entry.relative());
      }
    }
    return target;
  }

  private static String copy(Storage storage, String uri, String path) throws IOException {
    try (InputStream in = storage.open(uri)) {
      NodeFiles.copy(in, path);
    }
    return path;
  }

  /** Names the launch whose scratch and processes they are, for messages. */
  static String prefix(Launch launch) {
    return "et-" + launch.id().substring(0, Math.min(12, launch.id().length())) + "-";
  }
}
