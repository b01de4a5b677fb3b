package emotionthinker.beam;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import emotionthinker.io.RunLock;
import emotionthinker.io.Storage;
import emotionthinker.io.audio.AudioLimits;
import emotionthinker.io.table.Manifest;
import emotionthinker.io.table.StageSpec;
import emotionthinker.io.table.TableFolder;
import emotionthinker.io.table.TableReader;
import emotionthinker.schemas.Reject;
import emotionthinker.schemas.Table;
import emotionthinker.schemas.UserException;
import emotionthinker.schemas.Utterance;
import emotionthinker.stages.corpus.CorpusSpec;
import emotionthinker.stages.corpus.IngestOptions;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.apache.beam.runners.direct.DirectOptions;
import org.apache.beam.runners.direct.DirectRunner;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Odd file systems and bad manifests through the real ingest: each thing ends as the right row or
 * as a typed reject, the commit checks in = out + rejected, and nothing outside the roots is read.
 * Audio that is odd inside is in {@code AudioZooTest}.
 */
class IngestZooTest {
  private static final Duration NOT_FOR_EVER = Duration.ofMinutes(3);
  private static final int RATE_HZ = 8_000;

  /** Corpora whose manifest has a row, if a bad one, of each of its two files. */
  private static final Set<String> BOTH_NAMED =
      Set.of("nan", "infinite", "channel", "split", "mood", "late", "back");

  private static final String HEAD = "file,emotion,speaker,text,age,channel,split,start,end\n";

  @TempDir Path temp;
  private final AtomicInteger seed = new AtomicInteger();
  private final List<CorpusSpec> corpora = new ArrayList<>();
  private final TreeMap<String, String> expected = new TreeMap<>();

  @Test
  void oddFileSystems() throws Exception {
    Path root = Files.createDirectories(temp.resolve("fs/s"));
    sound(temp.resolve("secret.wav"));
    row("fs", "s/plain", sound(root.resolve("plain.wav")));
    row("fs", "s/new\nline", sound(root.resolve("new\nline.wav")));
    row("fs", "s/tab\tbell\u0007", sound(root.resolve("tab\tbell\u0007.wav")));
    row("fs", "s/quo\"te's`$(id)`;", sound(root.resolve("quo\"te's`$(id)`;.wav")));
    row("fs", "s/\u202Egnp.txt", sound(root.resolve("\u202Egnp.txt.wav")));
    row("fs", "s/caf\u00E9", sound(root.resolve("caf\u00E9.wav")));
    row("fs", "s/cafe\u0301", sound(root.resolve("cafe\u0301.wav")));
    row("fs", "s/Twin", sound(root.resolve("Twin.wav")));
    row("fs", "s/twin", sound(root.resolve("twin.wav")));
    row("fs", "s/%2e%2e%2fsecret", sound(root.resolve("%2e%2e%2fsecret.wav")));
    row("fs", "s/a#b?c=d&e", sound(root.resolve("a#b?c=d&e.wav")));
    row("fs", "s/ padded ", sound(root.resolve(" padded .wav")));
    row("fs", "s/back\\slash", sound(root.resolve("back\\slash.wav")));
    row("fs", "s/-rf", sound(root.resolve("-rf.wav")));
    row("fs", "s/\uD83D\uDE00", sound(root.resolve("\uD83D\uDE00.wav")));
    String longest = "n".repeat(251);
    row("fs", "s/" + longest, sound(root.resolve(longest + ".wav")));
    byte[] apple = new byte[4096];
    System.arraycopy(new byte[] {0, 5, 22, 7, 0, 2, 0, 0}, 0, apple, 0, 8);
    Files.write(root.resolve("._plain.wav"), apple);
    reject("fs", "s/._plain", "not_audio");
    Files.createDirectory(root.resolve("folder.wav"));
    link(root.resolve("loop"), Path.of("."));
    link(root.resolve("self.wav"), Path.of("self.wav"));
    reject("fs", "s/self.wav", "not_a_file");
    link(root.resolve("gone.wav"), Path.of("nowhere.wav"));
    reject("fs", "s/gone.wav", "not_a_file");
    link(root.resolve("out.wav"), temp.resolve("secret.wav"));
    reject("fs", "s/out.wav", "outside_root");
    link(root.resolve("device.wav"), Path.of("/dev/zero"));
    reject("fs", "s/device.wav", "outside_root");
    assertEquals(0, new ProcessBuilder("mkfifo", root.resolve("pipe.wav") + "").start().waitFor());
    reject("fs", "s/pipe.wav", "not_a_file");
    corpora.add(spec("fs", "pattern", "(?s)(?<speaker>[^/]*)/.*\\.wav"));
    check();
  }

  /**
   * A folder whose path is longer than the system takes cannot be read by anybody; a file without
   * permissions cannot be read by anybody but root, for whom it is a row.
   */
  @Test
  void whatCannotBeRead() throws Exception {
    Path root = Files.createDirectories(temp.resolve("closed/s"));
    row("closed", "s/open", sound(root.resolve("open.wav")));
    Path shut = sound(root.resolve("shut.wav"));
    Files.setPosixFilePermissions(shut, PosixFilePermissions.fromString("---------"));
    reject("closed", "s/shut", Files.isReadable(shut) ? "row" : "unreadable");
    String names = ("n".repeat(200) + "/").repeat(15) + "n".repeat(200);
    Path outer = Files.createDirectories(root.resolve(names));
    Path inner = Files.createDirectories(temp.resolve("i").resolve(names).resolve("x")).getParent();
    Path top = temp.resolve("i").resolve("n".repeat(200));
    sound(inner.resolve("lost.wav"));
    Path joined = outer.resolve("inner");
    Files.move(top, joined);
    try {
      Path found = joined;
      while (found.toString().length() < 4096) {
        found = found.resolve("n".repeat(200));
      }
      reject("closed", temp.resolve("closed").relativize(found).toString(), "unreadable");
      corpora.add(spec("closed", "pattern", "(?s)(?<speaker>[^/]*)/.*\\.wav"));
      check();
    } finally {
      Files.move(joined, top);
    }
  }

  @Test
  void badManifests() throws Exception {
    sound(temp.resolve("secret.wav"));
    AtomicInteger calls = new AtomicInteger();
    try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      Thread listener =
          new Thread(
              () -> {
                try {
                  while (true) {
                    server.accept().close();
                    calls.incrementAndGet();
                  }
                } catch (IOException closed) {
                  // The test is over.
                }
              });
      listener.setDaemon(true);
      listener.start();
      manifests("http://127.0.0.1:" + server.getLocalPort() + "/x.wav");
      check();
    }
    assertEquals(0, calls.get(), "an address in a manifest was called");
  }

  private void manifests(String url) throws Exception {
    String bad = "bad_manifest_row";
    manifest("bom", utf8("\uFEFF" + HEAD.replace("\n", "\r\n") + "1.wav,happy,s,hi\r\n"), 1);
    manifest("nul", utf8(HEAD + "0.wav,happy\nx\0.wav,happy\n"), 0, bad);
    manifest("latin", join(utf8(HEAD + "0.wav,happy\n0.wav,sad,s,caf"), 0xE9, '\n'), 0, bad);
    manifest(
        "huge", utf8(HEAD + "0.wav,happy,s,\"" + "x".repeat(10 << 20) + "\"\n1.wav\n"), 1, bad);
    manifest("up", utf8(HEAD + "0.wav,happy\n../secret.wav,sad\n"), 0, "outside_root");
    manifest("deep", utf8(HEAD + "0.wav\na/b/../../../secret.wav\n"), 0, "outside_root");
    manifest("dos", utf8(HEAD + "0.wav\n..\\secret.wav\n"), 0, "outside_root");
    manifest("abs", utf8(HEAD + "0.wav\n" + temp.resolve("secret.wav") + "\n"), 0, "outside_root");
    manifest("home", utf8(HEAD + "0.wav\n~/secret.wav\n"), 0, "outside_root");
    manifest("url", utf8(HEAD + "0.wav\n" + url + "\n"), 0, "outside_root");
    manifest(
        "uri",
        utf8(HEAD + "0.wav\n" + temp.resolve("secret.wav").toUri() + "\n"),
        0,
        "outside_root");
    manifest("s3", utf8(HEAD + "0.wav\ns3a://bucket/secret.wav\n"), 0, "outside_root");
    manifest("percent", utf8(HEAD + "0.wav\n%2e%2e/secret.wav\n"), 0, "file_not_found");
    manifest("missing", utf8(HEAD + "0.wav\nnone.wav\n"), 0, "file_not_found");
    manifest("nameless", utf8(HEAD + "0.wav\n,happy\n"), 0, bad);
    manifest("quote", utf8(HEAD + "0.wav\n1.wav,happy,s,\"never closed\n"), 0, bad);
    manifest("wide", utf8(HEAD + "0.wav\n1.wav,happy,s,a,,,,,,b,c\n"), 0, bad);
    manifest("nan", utf8(HEAD + "0.wav\n1.wav,happy,s,a,NaN\n"), 0, bad);
    manifest("infinite", utf8(HEAD + "0.wav\n1.wav,happy,s,a,1e999\n"), 0, bad);
    manifest("channel", utf8(HEAD + "0.wav\n1.wav,happy,s,a,,-1\n"), 0, bad);
    manifest("split", utf8(HEAD + "0.wav\n1.wav,happy,s,a,,,sometimes\n"), 0, bad);
    manifest("mood", utf8(HEAD + "0.wav\n1.wav,<b>happy</b>\n"), 0, "unknown_label");
    manifest("twice", utf8(HEAD + "0.wav\n0.wav,sad\n"), 0, "duplicate_id");
    manifest("late", utf8(HEAD + "0.wav\n1.wav,happy,s,a,,,,7,9\n"), 0, "bad_segment");
    manifest("back", utf8(HEAD + "0.wav\n1.wav,happy,s,a,,,,0.4,0.1\n"), 0, "bad_segment");
    String script =
        "<script>alert(1)</script> {{7*7}} ${jndi:ldap://x} =cmd|'/C calc'!A0 %n</think><answer>";
    manifest("script", utf8(HEAD + "0.wav,happy,s,\"" + script + "\nsecond line\"\n"), 0);
    texts.put("script/0", script + "\nsecond line");
    json("broken", "{\"file\":\"0.wav\"}\n{\"file\":\"1.wav\n", 0, bad);
    json("nested", "{\"file\":\"0.wav\"}\n" + "[".repeat(100_000) + "\n", 0, bad);
    json("nothing", "{\"file\":\"0.wav\"}\n42\nnull\n", 0, bad, bad);
  }

  private final TreeMap<String, String> texts = new TreeMap<>();

  @Test
  void manifestsThatAreNoneAreTheUsersProblem() throws Exception {
    Map<String, String> causes =
        Map.of(
            "void", "",
            "header", HEAD,
            "twins", "file,emotion,FILE\n0.wav,happy,1.wav\n",
            "other", "name,mood\n0.wav,happy\n",
            "picture", "\u0089PNG\r\n\u001A\n\0\0\0\rIHDR");
    for (Map.Entry<String, String> one : causes.entrySet()) {
      corpora.clear();
      Path root = Files.createDirectories(temp.resolve(one.getKey()));
      sound(root.resolve("0.wav"));
      Files.write(root.resolve("labels.csv"), utf8(one.getValue()));
      corpora.add(spec(one.getKey(), "manifest", ".*\\.wav"));
      Throwable thrown = null;
      try {
        ingest();
      } catch (RuntimeException e) {
        thrown = e;
      }
      while (thrown != null && !(thrown instanceof UserException)) {
        thrown = thrown.getCause();
      }
      assertTrue(thrown != null, one.getKey() + " is no problem for the user");
      assertTrue(thrown.getMessage().contains("What to do: "), thrown.getMessage());
    }
  }

  /** A corpus with 0.wav and 1.wav; {@code good} is the one that the manifest has a row of. */
  private void manifest(String name, byte[] bytes, int good, String... reasons) throws IOException {
    corpus(name, "labels.csv", bytes, good, reasons);
  }

  private void json(String name, String lines, int good, String... reasons) throws IOException {
    corpus(name, "labels.jsonl", utf8(lines), good, reasons);
  }

  private void corpus(String name, String file, byte[] bytes, int good, String... reasons)
      throws IOException {
    Path root = Files.createDirectories(temp.resolve(name));
    sound(root.resolve("0.wav"));
    sound(root.resolve("1.wav"));
    Files.write(root.resolve(file), bytes);
    expected.put(name + "/" + good, "row");
    TreeMap<String, Integer> count = new TreeMap<>();
    for (String reason : reasons) {
      expected.put(name + " " + reason + " " + count.merge(reason, 1, Integer::sum), reason);
    }
    if (!BOTH_NAMED.contains(name)) {
      expected.put(name + " not_in_manifest 1", "not_in_manifest");
    }
    corpora.add(spec(name, "manifest", ".*\\.wav", file));
  }

  /** Ingests all corpora; what came of them must be what was expected. */
  private void check() throws Exception {
    Manifest manifest = assertTimeoutPreemptively(NOT_FOR_EVER, this::ingest);
    assertEquals(expected.size(), manifest.rowsIn(), () -> seen().toString());
    assertEquals(expected, seen());
  }

  private Map<String, String> seen() {
    TreeMap<String, String> seen = new TreeMap<>();
    try {
      TableReader<Utterance> table =
          TableReader.open(Storage.standard(), temp.resolve("run").toString(), Table.UTTERANCES);
      try (Stream<Utterance> rows = table.rows()) {
        rows.forEach(
            row -> {
              String text = texts.get(row.utteranceId());
              boolean right = text == null || text.equals(row.transcript());
              seen.put(row.utteranceId(), right ? "row" : "transcript " + row.transcript());
              assertTrue(row.audioUri().startsWith(temp.resolve(row.corpus()).toUri() + ""));
            });
      }
      try (Stream<Reject> rejects = table.rejects()) {
        TreeMap<String, Integer> count = new TreeMap<>();
        rejects.forEach(
            reject -> {
              String corpus = reject.id().substring(0, reject.id().indexOf('/'));
              String reason = reject.reason().wire();
              String key =
                  corpus.equals("fs") || corpus.equals("closed")
                      ? reject.id()
                      : corpus + " " + reason + " " + count.merge(corpus + reason, 1, Integer::sum);
              seen.put(key, reason);
            });
      }
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    return seen;
  }

  private Manifest ingest() throws IOException {
    Storage storage = Storage.standard();
    String run = temp.resolve("run").toString();
    TableFolder folder = TableFolder.of(storage, run, Table.UTTERANCES);
    DirectOptions options = PipelineOptionsFactory.create().as(DirectOptions.class);
    options.setRunner(DirectRunner.class);
    options.setTargetParallelism(2);
    Pipeline pipeline = Pipeline.create(options);
    pipeline
        .apply(
            IngestCorpus.of(storage, corpora, IngestOptions.defaults(), AudioLimits.defaults())
                .inGroups(2))
        .apply(WriteTable.to(folder, Table.UTTERANCES, 1000));
    pipeline.run().waitUntilFinish();
    StageSpec spec =
        StageSpec.of(Table.UTTERANCES, "ingest", Map.of("zoo", "0"), "{}", Map.of(), "test");
    try (RunLock lock = RunLock.acquire(storage, run)) {
      return Counts.commit(folder, spec, 1000, lock);
    }
  }

  private void row(String corpus, String path, Path written) {
    assertTrue(Files.exists(written), written + " could not be made");
    expected.put(corpus + "/" + path, "row");
  }

  private void reject(String corpus, String path, String reason) {
    expected.put(corpus + "/" + path, reason);
  }

  private Path sound(Path file) throws IOException {
    return Files.write(file, Wav.noise(seed.incrementAndGet(), RATE_HZ, 4_000));
  }

  private static void link(Path link, Path target) throws IOException {
    Files.createSymbolicLink(link, target);
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] join(byte[] head, int... tail) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(head);
    for (int one : tail) {
      out.write(one);
    }
    return out.toByteArray();
  }

  private CorpusSpec spec(String name, String reader, String pattern) {
    return spec(name, reader, pattern, "labels.csv");
  }

  private CorpusSpec spec(String name, String reader, String pattern, String manifest) {
    CorpusSpec d = CorpusSpec.defaults();
    return new CorpusSpec(
        name,
        reader,
        temp.resolve(name).toString(),
        pattern,
        manifest,
        "CC0-1.0",
        "",
        "en",
        true,
        true,
        true,
        d.split(),
        Map.of("happy", "happy", "sad", "sad"),
        Map.of(),
        List.of());
  }
}
