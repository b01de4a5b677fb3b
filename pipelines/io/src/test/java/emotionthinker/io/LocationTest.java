package emotionthinker.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import emotionthinker.schemas.UserException;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LocationTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/a/b.wav|file:///a/b.wav",
        "/a b/100%.wav|file:///a%20b/100%25.wav",
        "/a%20b|file:///a%2520b",
        "file:/a|file:///a",
        "file:///a%20b|file:///a%20b",
        "FILE://localhost/a b|file:///a%20b",
        "/a/./b//c/../d/|file:///a/b/d",
        "/../../etc|file:///etc",
        "hdfs://nn:8020/x y|hdfs://nn:8020/x%20y",
        "hdfs:///x|hdfs:///x",
        "s3a://bucket|s3a://bucket/",
        "s3a://bucket/100%.wav|s3a://bucket/100%25.wav",
        "s3a://bucket/a?b#c|s3a://bucket/a%3Fb%23c",
        "abfs://container@account.net/x|abfs://container@account.net/x"
      })
  void textToCanonicalUri(String text, String uri) {
    assertEquals(uri, Location.parse(text).toString());
  }

  @Test
  void relativePathsAreTakenFromTheWorkingFolderAndColonsMakeNoScheme() {
    String here = Location.parse(System.getProperty("user.dir")).toString();
    for (String name : List.of("x.wav", "12:30.wav", "a:b/c", "s3a:x")) {
      assertEquals(here + "/" + name, Location.parse(name).toString());
    }
  }

  @Test
  void canonicalUrisAreFixedPointsForEveryText() {
    Random random = new Random(5);
    for (int i = 0; i < 20_000; i++) {
      StringBuilder name = new StringBuilder("n");
      for (int n = random.nextInt(8); n > 0; n--) {
        int c = random.nextInt(random.nextBoolean() ? 128 : 0x11000);
        name.appendCodePoint(c == '/' || (c >= 0xd800 && c < 0xe000) ? '%' : c);
      }
      Location at = Location.parse("s3a://b/folder").child(name.toString());
      assertEquals(name.toString(), at.name());
      assertEquals(at, Location.parse(at.toString()));
      assertEquals("/folder/" + name, at.plainPath());
    }
  }

  @Test
  void passwordsAndHostsOfFilesAreRefused() {
    var secret =
        assertThrows(UserException.class, () -> Location.parse("s3a://key:hunter2@bucket/x"));
    assertFalse(secret.getMessage().contains("hunter2"), secret.getMessage());
    assertThrows(UserException.class, () -> Location.parse("file://data/x"));
    assertThrows(UserException.class, () -> Location.parse(" "));
  }

  @Test
  void codePointOrderIsTheOrderOfUtf8Bytes() {
    Random random = new Random(6);
    for (int i = 0; i < 20_000; i++) {
      String a = text(random);
      String b = text(random);
      int bytes =
          java.util.Arrays.compareUnsigned(
              a.getBytes(java.nio.charset.StandardCharsets.UTF_8),
              b.getBytes(java.nio.charset.StandardCharsets.UTF_8));
      assertEquals(Integer.signum(bytes), Integer.signum(CodePointOrder.INSTANCE.compare(a, b)));
    }
  }

  private static String text(Random random) {
    int[] alphabet = {'a', 'b', 0x7ff, 0xd7ff, 0xe000, 0xffff, 0x10000, 0x10ffff};
    StringBuilder out = new StringBuilder();
    for (int n = random.nextInt(4); n > 0; n--) {
      out.appendCodePoint(alphabet[random.nextInt(alphabet.length)]);
    }
    return out.toString();
  }
}
