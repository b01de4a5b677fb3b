package emotionthinker.io.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import emotionthinker.io.Entry;
import emotionthinker.io.Storage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InputListingTest {
  @TempDir Path folder;
  private final Storage storage = Storage.standard();

  private String fingerprint(String root) throws Exception {
    InputListing listing = new InputListing();
    try (var entries = storage.list(folder.resolve(root).toString())) {
      entries.forEach(entry -> listing.accept(storage, entry));
    }
    return listing.sha256();
  }

  private void write(String relative, String content) throws Exception {
    Path file = folder.resolve(relative);
    Files.createDirectories(file.getParent());
    Files.writeString(file, content);
  }

  @Test
  void namesLengthsAndLabelsCountTimesDoNot() throws Exception {
    for (String root : new String[] {"a", "b"}) {
      write(root + "/x/1.wav", "audio");
      write(root + "/labels.csv", "1,sad");
    }
    Files.setLastModifiedTime(folder.resolve("b/labels.csv"), FileTime.fromMillis(5));
    String before = fingerprint("a");
    assertEquals(before, fingerprint("b"));
    write("b/labels.csv", "1,mad");
    assertNotEquals(before, fingerprint("b"));
    write("b/labels.csv", "1,sad");
    write("b/x/1.wav", "other length");
    assertNotEquals(before, fingerprint("b"));
    write("b/x/1.wav", "AUDIO");
    assertEquals(before, fingerprint("b"), "bytes of audio do not count by this choice");
    Files.move(folder.resolve("b/x/1.wav"), folder.resolve("b/x/2.wav"));
    assertNotEquals(before, fingerprint("b"));
  }

  @Test
  void orderAndPartsDoNotCount() throws Exception {
    for (int i = 0; i < 50; i++) {
      write("a/" + i % 7 + "/" + i + ".wav", "x".repeat(i));
    }
    List<Entry> entries;
    try (var all = storage.list(folder.resolve("a").toString())) {
      entries = new ArrayList<>(all.toList());
    }
    Collections.shuffle(entries, new Random(1));
    InputListing merged = new InputListing();
    for (int from = 0; from < entries.size(); from += 9) {
      InputListing part = new InputListing();
      entries
          .subList(from, Math.min(from + 9, entries.size()))
          .forEach(entry -> part.accept(storage, entry));
      merged.combine(part);
    }
    assertEquals(50, merged.entries());
    assertEquals(fingerprint("a"), merged.sha256());
  }

  /** Two names that run together must not look like one. */
  @Test
  void boundariesCount() throws Exception {
    write("a/x", "");
    write("a/y", "");
    write("b/xy", "");
    assertNotEquals(fingerprint("a"), fingerprint("b"));
  }
}
