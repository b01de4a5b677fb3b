package emotionthinker.jobs.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import emotionthinker.io.Storage;
import emotionthinker.schemas.RandomRows;
import emotionthinker.schemas.Table;
import emotionthinker.schemas.Utterance;
import emotionthinker.schemas.Word;
import emotionthinker.stages.prosody.align.AlignmentException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.apache.avro.generic.GenericData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AlignmentFilesTest {
  @TempDir private Path folder;
  private final Storage storage = Storage.standard();

  @Test
  void the_first_file_that_exists_is_read() throws Exception {
    Files.writeString(folder.resolve("clip 1.ctm"), "x 1 0.5 0.25 hello\n");
    Path all = Files.createDirectories(folder.resolve("ctm"));
    Files.writeString(all.resolve("my corpus.ctm"), "clip 2 1 0 1 no\n".replace("clip 2", "clip2"));
    AlignmentFiles files =
        new AlignmentFiles(
            storage,
            List.of("{folder}/{stem}.TextGrid", "{folder}/{stem}.ctm", all + "/{corpus}.ctm"));
    assertEquals(
        List.of(new Word("hello", 0.5, 0.75, null)), files.words(utterance("clip 1", null, null)));
    assertEquals(List.of(new Word("no", 0, 1, null)), files.words(utterance("clip2", null, null)));
    assertNull(new AlignmentFiles(storage, List.of()).words(utterance("clip 1", null, null)));
  }

  @Test
  void audio_inside_a_file_is_named_by_its_id() throws Exception {
    Files.writeString(folder.resolve("0001.ctm"), "x 1 0 1 inside\n");
    AlignmentFiles files = new AlignmentFiles(storage, List.of(folder + "/{stem}.ctm"));
    Utterance inside =
        Table.UTTERANCES.codec().with(utterance("t.tar/0001", null, null), "locator", "bytes:0+1");
    assertEquals("inside", files.words(inside).get(0).text());
    assertTrue(files.find(inside).endsWith("/0001.ctm"));
  }

  @Test
  void words_of_a_segment_count_from_its_start() throws Exception {
    Files.writeString(
        folder.resolve("long.ctm"), "x 1 0.5 0.25 one\nx 1 1.9 0.3 two\nx 1 3.0 0.5 three\n");
    AlignmentFiles files = new AlignmentFiles(storage, List.of("{folder}/{stem}.ctm"));
    List<Word> words = files.words(utterance("long", 2.0, 3.2));
    assertEquals(List.of("two"), words.stream().map(Word::text).toList());
    assertEquals(0, words.get(0).startS(), 1e-9);
    assertEquals(0.2, words.get(0).endS(), 1e-9);
  }

  @Test
  void a_file_that_is_no_alignment_is_named() throws IOException {
    Files.writeString(folder.resolve("bad.ctm"), "{\"text\": 1}");
    AlignmentFiles files = new AlignmentFiles(storage, List.of("{folder}/{stem}.ctm"));
    AlignmentException e =
        assertThrows(AlignmentException.class, () -> files.words(utterance("bad", null, null)));
    assertTrue(e.getMessage().contains("bad.ctm"), e.getMessage());
  }

  private Utterance utterance(String stem, Double startS, Double endS) {
    GenericData.Record row =
        Table.UTTERANCES.codec().toAvro(RandomRows.of(Utterance.class, new Random(1)));
    row.put("utterance_id", "my corpus/" + stem);
    row.put("corpus", "my corpus");
    row.put("locator", null);
    row.put("channel", null);
    row.put("speaker_id", "my corpus/s");
    row.put("audio_uri", storage.resolve(folder.resolve(stem + ".wav").toString()));
    row.put("segment_start_s", startS);
    row.put("segment_end_s", endS);
    return Table.UTTERANCES.codec().fromAvro(row);
  }
}
