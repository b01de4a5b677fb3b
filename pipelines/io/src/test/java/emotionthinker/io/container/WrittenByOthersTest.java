package emotionthinker.io.container;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import emotionthinker.io.Storage;
import emotionthinker.io.audio.AudioDecoder;
import emotionthinker.io.audio.AudioLimits;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Files of the libraries whose formats these are: pyarrow 26 (zstd, no page index), webdataset. */
class WrittenByOthersTest {
  private static final Storage STORAGE = Storage.standard();

  @Test
  void pyarrow() throws Exception {
    String file = fixture("pyarrow.parquet");
    try (ParquetRows rows = ParquetRows.open(STORAGE, file)) {
      assertTrue(rows.footer().get("huggingface").contains("ClassLabel"));
      List<String> seen = new ArrayList<>();
      while (rows.hasNext()) {
        ParquetRow row = rows.next();
        seen.add(row.values().get("label") + row.values().get("sentence"));
        byte[] wav = LocatedBytes.read(STORAGE, file, row.cells().get("audio.bytes"), 10_000);
        var decoded = new AudioDecoder().decode(wav, AudioLimits.defaults());
        assertEquals(300 / 8000.0, decoded.durationS());
      }
      assertEquals(List.of("0one", "1null", "1three", "-1four"), seen);
    }
  }

  @Test
  void webdataset() throws Exception {
    String file = fixture("webdataset.tar");
    try (var members = TarWalk.members(STORAGE, file, name -> name.endsWith(".json"))) {
      List<TarMember> all = members.toList();
      assertEquals(12, all.size());
      for (TarMember member : all) {
        assertEquals(null, member.problem());
        byte[] bytes = LocatedBytes.read(STORAGE, file, member.data(), 100);
        if (member.name().equals("a/0002.left.wav")) {
          assertEquals("L2", new String(bytes, UTF_8));
        }
        if (member.name().endsWith(".json")) {
          assertEquals(new String(bytes, UTF_8), member.text());
        }
      }
    }
  }

  private static String fixture(String name) throws Exception {
    return Path.of(WrittenByOthersTest.class.getResource("/container/" + name).toURI()).toString();
  }
}
