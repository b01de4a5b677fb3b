package emotionthinker.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** The suite on the S3A connector of Hadoop, against a loopback server. */
class S3aStorageTest extends StorageConformance {
  @TempDir static Path buffer;
  private static S3Server server;

  @BeforeAll
  static void start() throws Exception {
    server = new S3Server();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @AfterEach
  void everyRequestWasSignedAndUnderstood() {
    assertEquals(List.of(), server.problems());
    assertTrue(server.methods().stream().anyMatch(method -> method.startsWith("PUT")));
  }

  @Override
  Storage storage() {
    return Storage.of(
        Map.of(
            "fs.s3a.endpoint", server.endpoint(),
            "fs.s3a.path.style.access", "true",
            "fs.s3a.connection.ssl.enabled", "false",
            "fs.s3a.access.key", S3Server.KEY_ID,
            "fs.s3a.secret.key", "test-secret",
            "fs.s3a.multipart.size", "5M",
            "fs.s3a.attempts.maximum", "1",
            "fs.s3a.retry.limit", "0",
            "fs.s3a.buffer.dir", buffer.toString()));
  }

  @Override
  String root(String test) {
    return "s3a://" + S3Server.BUCKET + "/tests/" + test;
  }

  /** S3 answers in XML 1.0, which has no characters below U+0020 but tab and newline. */
  @Override
  List<String> names() {
    return super.names().stream().filter(name -> !name.contains("\u0007")).toList();
  }
}
