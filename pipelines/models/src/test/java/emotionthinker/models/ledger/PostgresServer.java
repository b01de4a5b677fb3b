package emotionthinker.models.ledger;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A private PostgreSQL cluster on a loopback port, in a folder of its own, of the binaries that the
 * machine has. PostgreSQL refuses to run as root: then the cluster belongs to postgres or nobody.
 */
public final class PostgresServer implements AutoCloseable {
  private static final int STARTS = 5;

  private final Path folder;
  private final Path binaries;
  private final List<String> as;
  private int port;

  private PostgresServer(Path folder, Path binaries, List<String> as) {
    this.folder = folder;
    this.binaries = binaries;
    this.as = as;
  }

  /** Where initdb and pg_ctl are; empty when PostgreSQL is not installed. */
  public static Optional<Path> binaries() throws IOException {
    List<Path> folders = new ArrayList<>();
    Path debian = Path.of("/usr/lib/postgresql");
    if (Files.isDirectory(debian)) {
      try (Stream<Path> versions = Files.list(debian)) {
        versions.sorted(Comparator.reverseOrder()).forEach(v -> folders.add(v.resolve("bin")));
      }
    }
    for (String folder : System.getenv("PATH").split(":")) {
      folders.add(Path.of(folder));
    }
    return folders.stream()
        .filter(f -> Files.isExecutable(f.resolve("initdb")))
        .filter(f -> Files.isExecutable(f.resolve("pg_ctl")))
        .findFirst();
  }

  /** Starts a cluster. */
  public static PostgresServer start(Path binaries) throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("ledger-postgres");
    List<String> as = List.of();
    if (System.getProperty("user.name").equals("root")) {
      String user = run(List.of("id", "-u", "postgres")) == 0 ? "postgres" : "nobody";
      as = List.of("runuser", "-u", user, "--");
      require(List.of("chown", user, folder.toString()));
    }
    PostgresServer server = new PostgresServer(folder, binaries, as);
    server.command("initdb", "-D", server.data(), "-U", "ledger", "-A", "trust", "--no-sync");
    for (int i = 1; ; i++) {
      try {
        server.listen();
        return server;
      } catch (IOException e) {
        if (i == STARTS) {
          throw e; // else somebody took the port between its choice and its use
        }
      }
    }
  }

  private void listen() throws IOException, InterruptedException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }
    command(
        "pg_ctl",
        "-D",
        data(),
        "-w",
        "-l",
        folder.resolve("log").toString(),
        "-o",
        "-p " + port + " -c listen_addresses=127.0.0.1 -c unix_socket_directories=''",
        "start");
  }

  /** JDBC URL of a database of this cluster. */
  public String url(String database) {
    return "jdbc:postgresql://127.0.0.1:" + port + "/" + database + "?user=ledger";
  }

  private String data() {
    return folder.resolve("data").toString();
  }

  private void command(String program, String... arguments)
      throws IOException, InterruptedException {
    List<String> line = new ArrayList<>(as);
    line.add(binaries.resolve(program).toString());
    line.addAll(List.of(arguments));
    require(line);
  }

  private static void require(List<String> line) throws IOException, InterruptedException {
    if (run(line) != 0) {
      throw new IOException("failed: " + String.join(" ", line));
    }
  }

  private static int run(List<String> line) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(line)
            .directory(Path.of("/").toFile())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    if (!process.waitFor(2, TimeUnit.MINUTES)) {
      process.destroyForcibly();
      return 1;
    }
    return process.exitValue();
  }

  @Override
  public void close() throws IOException, InterruptedException {
    command("pg_ctl", "-D", data(), "-m", "immediate", "-w", "stop");
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
