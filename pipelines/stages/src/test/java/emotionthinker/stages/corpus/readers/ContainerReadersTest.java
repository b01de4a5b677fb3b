package emotionthinker.stages.corpus.readers;

import static emotionthinker.stages.corpus.readers.ReadersTest.draft;
import static emotionthinker.stages.corpus.readers.ReadersTest.problems;
import static emotionthinker.stages.corpus.readers.ReadersTest.read;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import emotionthinker.schemas.Gender;
import emotionthinker.schemas.RejectReason;
import emotionthinker.schemas.Split;
import emotionthinker.stages.corpus.CorpusEntry;
import emotionthinker.stages.corpus.Draft;
import emotionthinker.stages.corpus.Inside;
import emotionthinker.stages.corpus.MapFiles;
import emotionthinker.stages.corpus.Member;
import emotionthinker.stages.corpus.RowFile;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the readers of containers make of members and rows. */
class ContainerReadersTest {
  private static final String FEATURES =
      "{\"info\":{\"features\":{\"clip\":{\"_type\":\"Audio\"},"
          + "\"emotion\":{\"names\":[\"anger\",\"joy\"],\"_type\":\"ClassLabel\"}}}}";

  @Test
  void membersOfOneKeyAreASample() {
    MapFiles files =
        MapFiles.of("shards/train-000.tar", "README.md")
            .tar(
                "shards/train-000.tar",
                sound("a/0001.flac", 0),
                text("a/0001.json", 1, "{\"speaker\":\"s1\",\"gender\":\"f\",\"emotion\":\"joy\"}"),
                text("a/0001.txt", 2, "good morning"),
                text("a/0002.cls", 3, "3\n"),
                sound("a/0002.left.wav", 4),
                sound("a/0002.right.wav", 5),
                text("a/0002.speaker.txt", 6, "s2"),
                sound("b/0001.wav", 7),
                text("c.txt", 8, "no sound"),
                sound("d.wav", 9),
                text("d.json", 10, "{\"emotion\": "),
                sound("../../e.wav", 11),
                sound("/f.wav", 12),
                sound("README", 13),
                new Member("g.wav", "t:14", null, 0, null, RejectReason.NOT_A_FILE, "a link"),
                sound("h.wav", 15),
                new Member("h.json", "t:16", null, 0, null, RejectReason.TOO_LARGE, "large"),
                sound("._i.wav", 17),
                new Member("", "t:99", null, 0, null, RejectReason.TRUNCATED, "cut off"));
    List<CorpusEntry> entries = read("webdataset", files);
    Draft first = draft(entries, "t:00");
    assertEquals("shards/train-000.tar/a/0001.flac", first.path());
    assertEquals(new Inside("shards/train-000.tar", "bytes:0+1"), first.inside());
    assertEquals("shards/train-000.tar", first.file());
    assertEquals("s1", first.speaker());
    assertEquals(Gender.FEMALE, first.gender());
    assertEquals("joy", first.label());
    assertEquals("good morning", first.transcript());
    assertEquals(Split.TRAIN, first.officialSplit());
    assertEquals("3", draft(entries, "t:04").label());
    assertEquals("s2", draft(entries, "t:05").speaker());
    assertNull(draft(entries, "t:07").label());
    assertEquals("shards/train-000.tar/._i.wav", draft(entries, "t:17").path());
    assertEquals(
        Set.of(
            "t:08 BAD_MANIFEST_ROW",
            "t:09 BAD_MANIFEST_ROW",
            "t:11 OUTSIDE_ROOT",
            "t:12 OUTSIDE_ROOT",
            "t:14 NOT_A_FILE",
            "t:15 BAD_MANIFEST_ROW",
            "t:99 TRUNCATED"),
        problems(entries));
  }

  @Test
  void aKeyThatNeverEndsIsCut() {
    Member[] many = new Member[1000];
    for (int i = 0; i < many.length; i++) {
      many[i] = sound("k." + i + ".wav", i);
    }
    List<CorpusEntry> entries = read("webdataset", MapFiles.of("x.tar").tar("x.tar", many));
    assertEquals(1000, entries.size());
  }

  @Test
  void rowsHaveBytesOrAPath() {
    RowFile rows =
        new RowFile(
            Map.of("huggingface", FEATURES),
            List.of("clip.bytes"),
            Stream.of(
                row(0, "cell:0:clip.bytes", "emotion", "1", "Text", "hi", "speaker_id", "s1"),
                row(1, null, "clip.path", "../wav/a.wav", "emotion", "-1"),
                row(2, "cell:2:clip.bytes", "emotion", "7"),
                row(3, "cell:3:clip.bytes", "emotion", "joy"),
                row(4, null),
                row(5, null, "clip.path", "../../../x.wav"),
                row(6, null, "clip.path", "none.wav"),
                row(7, "cell:7:clip.bytes", "text", "\0"),
                new RowFile.Row(8, Map.of(), Map.of(), RejectReason.CORRUPT, "a bad page")));
    MapFiles files = MapFiles.of("wav/a.wav").text("data/test-0.parquet", "");
    List<CorpusEntry> entries = read("huggingface", files.parquet("data/test-0.parquet", rows));
    Draft first = draft(entries, "data/test-0.parquet:00000000");
    assertEquals("data/test-0.parquet/00000000", first.path());
    assertEquals("cell:0:clip.bytes", first.inside().locator());
    assertEquals("joy", first.label());
    assertEquals("hi", first.transcript());
    assertEquals(Split.TEST, first.officialSplit());
    Draft second = draft(entries, "data/test-0.parquet:00000001");
    assertEquals("wav/a.wav", second.path());
    assertNull(second.inside());
    assertNull(second.label());
    assertEquals(
        Set.of(
            "data/test-0.parquet:00000002 BAD_MANIFEST_ROW",
            "data/test-0.parquet:00000003 BAD_MANIFEST_ROW",
            "data/test-0.parquet:00000004 BAD_MANIFEST_ROW",
            "data/test-0.parquet:00000005 OUTSIDE_ROOT",
            "data/test-0.parquet:00000006 FILE_NOT_FOUND",
            "data/test-0.parquet:00000007 BAD_MANIFEST_ROW",
            "data/test-0.parquet:00000008 CORRUPT"),
        problems(entries));
  }

  @Test
  void withoutFeaturesTheFirstBinaryColumnIsTheAudio() {
    for (String footer : List.of("{", "[]", "{\"info\":7}")) {
      RowFile rows =
          new RowFile(
              Map.of("huggingface", footer),
              List.of("sound"),
              Stream.of(row(0, "cell:0:sound", "label", "anger", "split", "dev")));
      MapFiles files = MapFiles.of("train/0.parquet").parquet("train/0.parquet", rows);
      Draft draft = draft(read("huggingface", files), "train/0.parquet:00000000");
      assertEquals("anger", draft.label());
      assertEquals(Split.VALIDATION, draft.officialSplit());
    }
  }

  private static Member sound(String name, int number) {
    String origin = String.format(java.util.Locale.ROOT, "t:%02d", number);
    return new Member(name, origin, "bytes:" + number + "+1", 1, null, null, null);
  }

  private static Member text(String name, int number, String text) {
    String origin = String.format(java.util.Locale.ROOT, "t:%02d", number);
    return new Member(name, origin, "bytes:" + number + "+1", 1, text, null, null);
  }

  private static RowFile.Row row(long number, String cell, String... pairs) {
    Map<String, String> values = new java.util.HashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      values.put(pairs[i], pairs[i + 1]);
    }
    Map<String, String> cells =
        cell == null ? Map.of() : Map.of(cell.replaceFirst("cell:\\d+:", ""), cell);
    return new RowFile.Row(number, values, cells, null, null);
  }
}
