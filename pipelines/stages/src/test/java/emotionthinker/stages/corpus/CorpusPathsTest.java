package emotionthinker.stages.corpus;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Ids and path safety. */
class CorpusPathsTest {

  @Test
  void idsCarryChannelAndSegment() {
    assertEquals("c/a/b.c", CorpusPaths.utteranceId("c", Draft.at("a/b.c.wav").build()));
    assertEquals("c/.hidden", CorpusPaths.utteranceId("c", Draft.at(".hidden").build()));
    assertEquals("c/a.b/c", CorpusPaths.utteranceId("c", Draft.at("a.b/c").build()));
    assertEquals(
        "c/d#1@0-12.5",
        CorpusPaths.utteranceId("c", Draft.at("d.wav").channel(1).segment(0.0, 12.5).build()));
    assertEquals(
        "c/d@0.000062-1000000",
        CorpusPaths.utteranceId("c", Draft.at("d.wav").segment(0.0000625, 1e6).build()));
  }

  @ParameterizedTest
  @CsvSource({
    "labels.csv, wav/a.wav, wav/a.wav",
    "labels.csv, ./wav//a.wav, wav/a.wav",
    "meta/labels.csv, ../wav/a.wav, wav/a.wav",
    "meta/labels.csv, a.wav, meta/a.wav",
    "labels.csv, wav/x/../a.wav, wav/a.wav"
  })
  void pathsAreRelativeToTheLabelFile(String labels, String written, String resolved) {
    assertEquals(Optional.of(resolved), CorpusPaths.resolve(labels, written));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../a.wav",
        "wav/../../a.wav",
        "/etc/passwd",
        "~/a.wav",
        "C:\\a.wav",
        "..\\a.wav",
        "http://host/a.wav",
        "file:///a.wav",
        "s3a://bucket/a.wav",
        ".",
        ""
      })
  void pathsThatLeaveTheRootAreRefused(String written) {
    assertEquals(Optional.empty(), CorpusPaths.resolve("labels.csv", written));
  }
}
