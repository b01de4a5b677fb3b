package emotionthinker.stages.shard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import emotionthinker.schemas.Attribute;
import emotionthinker.schemas.AuditCheck;
import emotionthinker.schemas.AuditFinding;
import emotionthinker.schemas.AuditLevel;
import emotionthinker.schemas.AuditVerdict;
import emotionthinker.schemas.EmotionCotRow;
import emotionthinker.schemas.LevelBasis;
import emotionthinker.schemas.LevelEdge;
import emotionthinker.schemas.LevelReason;
import emotionthinker.schemas.Split;
import emotionthinker.schemas.Table;
import emotionthinker.stages.TableRows;
import emotionthinker.stages.shard.ShardStatistics.Facet;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.apache.avro.generic.GenericData;
import org.junit.jupiter.api.Test;

class DatasetCardTest {
  private static EmotionCotRow row(int i) {
    String corpus = "c" + i % 2;
    GenericData.Record provenance =
        new GenericData.Record(Table.EMOTIONCOT.codec().schema().getField("provenance").schema());
    provenance.put("teacher", "template");
    provenance.put("model", "1");
    provenance.put("candidate_id", "x");
    provenance.put("licence", i % 2 == 0 ? "CC-BY-NC-SA-4.0" : "research only");
    provenance.put("emotion_raw", "x");
    provenance.put("split_shares_speakers", false);
    Map<String, Object> fields = new HashMap<>();
    fields.put("utterance_id", corpus + "/" + i);
    fields.put("corpus", corpus);
    fields.put("speaker_id", corpus + "/s" + i % 5);
    fields.put("emotion", (long) (i % 9));
    fields.put("pitch_level", i % 3 == 0 ? null : "high");
    fields.put("intonation", "flat");
    fields.put("language", i % 2 == 0 ? "en-US" : "und");
    fields.put("duration_s", 1.8);
    fields.put("audio_form", "path");
    fields.put("provenance", provenance);
    return TableRows.row(Table.EMOTIONCOT, fields);
  }

  private static ShardStatistics statistics(int n) {
    ShardStatistics statistics = new ShardStatistics();
    for (int i = 0; i < n; i++) {
      statistics.accept(i % 4 == 3 ? Split.TEST : Split.TRAIN, row(i));
    }
    return statistics;
  }

  private static LevelEdge edge(Attribute attribute, LevelBasis basis, String key, boolean judged) {
    return new LevelEdge(
        attribute,
        basis,
        key,
        judged ? List.of(120.0, 160.25) : List.of(),
        List.of(),
        60,
        "percentile",
        1,
        "Hz",
        basis == LevelBasis.SPEAKER,
        judged ? null : LevelReason.CUTS_TOO_CLOSE,
        1);
  }

  private static CardFacts facts() {
    return new CardFacts(
        ShardOptions.defaults(),
        "0.1.0",
        statistics(1200),
        Map.of(
            Split.TRAIN, new CardFacts.SplitFiles(2, 3_000_000, 4_000_000),
            Split.TEST, new CardFacts.SplitFiles(1, 1_000_000, 2_000_000)),
        List.of(
            edge(Attribute.PITCH, LevelBasis.CORPUS_GENDER, "c0|Female", true),
            edge(Attribute.PITCH, LevelBasis.SPEAKER, "c0/s1", true),
            edge(Attribute.ENERGY, LevelBasis.CORPUS, "c1", false)),
        Map.of("c0", "Someone (2020), Something."),
        List.of(
            new CardFacts.StageCount("ingest", 1300, 1250, new TreeMap<>(Map.of("empty", 50L)))),
        List.of(
            audit(AuditCheck.LEVEL_SPREAD, 2.5, AuditVerdict.FLAGGED),
            audit(AuditCheck.CLIPPING, 0.0, AuditVerdict.PASS)));
  }

  private static AuditFinding audit(AuditCheck check, double value, AuditVerdict verdict) {
    return new AuditFinding(
        check,
        AuditLevel.CORPUS,
        "c0",
        "c0",
        null,
        value,
        4,
        "dB",
        check.severity(),
        verdict,
        "seen");
  }

  @Test
  void countsAndTablesSayWhatWasWritten() {
    String card = DatasetCard.render(facts());
    for (String part :
        List.of(
            "  - split: train\n    path: data/train-*\n",
            "  - name: test\n    num_bytes: 2000000\n    num_examples: 300\n",
            "  download_size: 4000000\n  dataset_size: 6000000\n",
            "license:\n- cc-by-nc-sa-4.0\n- other\n",
            "language:\n- 'en'\n",
            "size_categories:\n- 1K<n<10K\n",
            "| train | 900 | 0.45 | 10 | 2 | 3.0 |\n",
            "| corpus | train | test |\n|---|---|---|\n| c0 | 600 | 0 |\n| c1 | 300 | 300 |\n",
            "| pitch | c0\\|Female | 60 | 120.00 | 160.25 | Hz |  |\n",
            "| energy | c1 | 60 |  |  | Hz | cuts_too_close |\n",
            "Besides, 1 speaker groups, which are transductive",
            "| ingest | 1300 | 1250 | empty 50 |\n",
            "2 checks over 1 source corpora",
            "| c0 | level_spread | 2.500 | 4.000 | dB | seen |\n",
            "- **c0**. Licence: CC-BY-NC-SA-4.0. Cite: Someone (2020), Something.\n",
            "- **c1**. Licence: research only.\n",
            "article 5(1)(f) of the AI Act")) {
      assertTrue(card.contains(part), part + " is missing in\n" + card);
    }
    assertFalse(card.contains("\r"));
  }

  @Test
  void sameFactsSameText() {
    assertEquals(DatasetCard.render(facts()), DatasetCard.render(facts()));
  }

  @Test
  void neitherOrderNorPartsChangeACount() {
    List<Integer> rows = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      rows.add(i);
    }
    Collections.shuffle(rows, new Random(1));
    ShardStatistics left = new ShardStatistics();
    ShardStatistics right = new ShardStatistics();
    for (int i : rows) {
      (i % 7 == 0 ? left : right).accept(i % 4 == 3 ? Split.TEST : Split.TRAIN, row(i));
    }
    ShardStatistics merged = right.combine(left);
    ShardStatistics whole = statistics(500);
    for (Split split : whole.splits()) {
      assertEquals(whole.hours(split), merged.hours(split));
      assertEquals(whole.speakers(split), merged.speakers(split));
      for (Facet facet : Facet.values()) {
        assertEquals(whole.counts(split, facet), merged.counts(split, facet));
        long sum = whole.counts(split, facet).values().stream().mapToLong(n -> n).sum();
        assertEquals(whole.rows(split), sum, facet + " counts every row once");
      }
    }
    assertEquals(500, merged.rows());
  }

  @Test
  void sizeCategoriesAreTheHubs() {
    assertEquals("n<1K", DatasetCard.sizeCategory(999));
    assertEquals("1K<n<10K", DatasetCard.sizeCategory(1_000));
    assertEquals("10K<n<100K", DatasetCard.sizeCategory(35_000));
    assertEquals("100M<n<1B", DatasetCard.sizeCategory(999_999_999));
    assertEquals("n>1B", DatasetCard.sizeCategory(1_000_000_000));
  }

  @Test
  void filesMustFitTheRows() {
    CardFacts facts = facts();
    assertThrows(
        IllegalArgumentException.class,
        () ->
            new CardFacts(
                facts.options(),
                "0.1.0",
                facts.statistics(),
                Map.of(),
                List.of(),
                Map.of(),
                List.of(),
                List.of()));
  }
}
