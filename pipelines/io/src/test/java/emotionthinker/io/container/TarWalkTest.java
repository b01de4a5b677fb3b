package emotionthinker.io.container;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import emotionthinker.io.Storage;
import emotionthinker.io.StorageException;
import emotionthinker.schemas.RejectReason;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TarWalkTest {
  private static final Storage STORAGE = Storage.standard();

  @TempDir Path temp;

  @Test
  void membersOfEveryFormAreFoundByTheirBytes() throws Exception {
    String longest = "d/".repeat(200) + "long.wav";
    byte[] tar =
        new Tars()
            .member('5', "d/", new byte[0])
            .file("d/a.wav", "AAAA")
            .member('L', "././@LongLink", (longest + "\0").getBytes(UTF_8))
            .file("cut", "BBB")
            .member('g', "global", Tars.record("comment", "x").getBytes(UTF_8))
            .pax("path", "pax/\u00FC\n.wav")
            .file("cut", "CC")
            .pax("size", "5")
            .header('0', "sized.wav", Tars.octal(0), true)
            .data("DDDDD".getBytes(UTF_8))
            .header('0', "base256.wav", base256(3), true)
            .data("EEE".getBytes(UTF_8))
            .zeros(2)
            .member((char) 0, "old.wav", "F".getBytes(UTF_8))
            .file("empty.wav", "")
            .file("note.txt", "words")
            .zeros(2)
            .bytes();
    List<String> seen = new ArrayList<>();
    for (TarMember member : walk(tar)) {
      byte[] bytes = LocatedBytes.read(STORAGE, file(tar), member.data(), 100);
      seen.add(member.name() + "=" + new String(bytes, UTF_8) + "," + member.text());
    }
    assertEquals(
        List.of(
            "d/a.wav=AAAA,null",
            longest + "=BBB,null",
            "pax/\u00FC\n.wav=CC,null",
            "sized.wav=DDDDD,null",
            "base256.wav=EEE,null",
            "old.wav=F,null",
            "empty.wav=,null",
            "note.txt=words,words"),
        seen);
  }

  @Test
  void everyLieIsATypedProblem() throws Exception {
    Tars head = new Tars().file("a.wav", "A");
    assertEquals("a.wav ok, CORRUPT", ends(head.header('0', "b", Tars.octal(0), false)));
    assertEquals("TRUNCATED b", ends(new Tars().header('0', "b", Tars.octal(1L << 32), true)));
    assertEquals(
        "CORRUPT", ends(new Tars().header('0', "b", "99999999999\0".getBytes(UTF_8), true)));
    assertEquals("CORRUPT", ends(new Tars().header('0', "b", base256(-1), true)));
    assertEquals(
        "TRUNCATED b", ends(new Tars().header('0', "b", base256(Long.MAX_VALUE >> 1), true)));
    assertEquals("BAD_HEADER", ends(new Tars().header('L', "l", Tars.octal(1L << 32), true)));
    assertEquals("TRUNCATED", ends(new Tars().header('x', "x", Tars.octal(60_000), true)));
    assertEquals("BAD_HEADER", ends(new Tars().member('x', "x", "12 path".getBytes(UTF_8))));
    assertEquals(
        "BAD_HEADER", ends(new Tars().member('x', "x", "99999999999 a=b\n".getBytes(UTF_8))));
    assertEquals("BAD_HEADER b", ends(new Tars().pax("size", "-5").file("b", "")));
    assertEquals("TRUNCATED b", ends(new Tars().pax("size", "999999999999").file("b", "")));
    assertEquals(
        "UNSUPPORTED_CODEC b, c ok",
        ends(new Tars().pax("GNU.sparse.major", "1").file("b", "x").file("c", "x")));
    assertEquals("UNSUPPORTED_CODEC b", ends(new Tars().member('S', "b", new byte[600])));
    assertEquals(
        "NOT_A_FILE b, c ok", ends(new Tars().member('2', "b", new byte[0]).file("c", "")));
    assertEquals("NOT_A_FILE b", ends(new Tars().member('3', "b", new byte[0])));
    byte[] large = new byte[TarWalk.MAX_TEXT_BYTES + 1];
    assertEquals("TOO_LARGE b.txt", ends(new Tars().member('0', "b.txt", large)));
    byte[] gzip = new byte[600];
    gzip[0] = 0x1F;
    gzip[1] = (byte) 0x8B;
    assertEquals("UNSUPPORTED_CODEC", ends(gzip));
    assertEquals("CORRUPT", ends("no tar".repeat(100).getBytes(UTF_8)));
    assertEquals("TRUNCATED", ends("no tar".getBytes(UTF_8)));
    assertEquals("", ends(new byte[0]));
  }

  @Test
  void cutAnywhereOrBentAnywhereItEnds() throws Exception {
    byte[] tar =
        new Tars().pax("path", "p.wav").file("a", "AAAA").file("b.txt", "B").zeros(2).bytes();
    for (int length = 0; length < tar.length; length += 7) {
      assertTrue(walk(Arrays.copyOf(tar, length)).size() <= 3);
    }
    Random random = new Random(5);
    for (int i = 0; i < 500; i++) {
      byte[] bent = tar.clone();
      for (int k = 0; k < 3; k++) {
        bent[random.nextInt(bent.length)] = (byte) random.nextInt();
      }
      assertTrue(walk(bent).size() <= 5);
    }
  }

  /** A terabyte that is not there takes neither time nor memory. */
  @Test
  void dataIsPassedOver() throws Exception {
    long size = 1L << 40;
    Path sparse = temp.resolve("sparse.tar");
    byte[] first = new Tars().header('0', "huge.wav", base256(size), true).bytes();
    byte[] last = new Tars().file("after.wav", "x").bytes();
    try (FileChannel channel =
        FileChannel.open(sparse, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      channel.write(ByteBuffer.wrap(first));
      channel.position(512 + size);
      channel.write(ByteBuffer.wrap(last));
    }
    try (var members = TarWalk.members(STORAGE, sparse.toString(), name -> false)) {
      List<TarMember> found = members.toList();
      assertEquals(2, found.size());
      assertEquals(size, found.get(0).data().length());
      StorageException thrown =
          assertThrows(
              StorageException.class,
              () -> LocatedBytes.read(STORAGE, sparse.toString(), found.get(0).data(), 1 << 20));
      assertEquals(RejectReason.TOO_LARGE, thrown.reason());
    }
  }

  private String ends(Tars tar) throws IOException {
    return ends(tar.bytes());
  }

  private String ends(byte[] tar) throws IOException {
    return String.join(
        ", ",
        walk(tar).stream()
            .map(
                m ->
                    m.problem() == null ? m.name() + " ok" : (m.problem() + " " + m.name()).strip())
            .toList());
  }

  private List<TarMember> walk(byte[] tar) throws IOException {
    try (var members = TarWalk.members(STORAGE, file(tar), name -> name.endsWith(".txt"))) {
      return members.toList();
    }
  }

  private String file(byte[] tar) throws IOException {
    return Files.write(temp.resolve("t.tar"), tar).toString();
  }

  private static byte[] base256(long size) {
    byte[] field = new byte[12];
    for (int i = 11; i > 3; i--) {
      field[i] = (byte) size;
      size >>= 8;
    }
    field[0] = (byte) (size < 0 ? 0xFF : 0x80);
    return field;
  }
}
