package emotionthinker.stages.shard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import emotionthinker.schemas.Table;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;

/**
 * .ci/checks/check_shards.py compares both forms with what {@code datasets} itself makes of them.
 */
class HuggingFaceFeaturesTest {
  private static final Schema SMALL =
      new Schema.Parser()
          .parse(
              """
              {"type":"record","name":"R","fields":[
                {"name":"sound","type":{"type":"record","name":"A","fields":[]},"huggingface":"Audio"},
                {"name":"label","type":"long","huggingface":"ClassLabel"},
                {"name":"words","type":{"type":"array","items":"string"}},
                {"name":"more","type":["null",{"type":"record","name":"M","fields":[
                  {"name":"x","type":["null","double"],"default":null},
                  {"name":"n","type":"int"},{"name":"b","type":"boolean"}]}],"default":null}]}
              """);

  private static final String NAMES =
      "[\"neutral\",\"happy\",\"sad\",\"angry\",\"contempt or disgust\",\"confused\",\"whisper\","
          + "\"surprise\",\"fear\"]";

  @Test
  void footer() {
    assertEquals(
        "{\"info\":{\"features\":{\"sound\":{\"_type\":\"Audio\"},\"label\":{\"names\":"
            + NAMES
            + ",\"_type\":\"ClassLabel\"},\"words\":{\"feature\":{\"dtype\":\"string\",\"_type\":"
            + "\"Value\"},\"_type\":\"List\"},\"more\":{\"x\":{\"dtype\":\"float64\",\"_type\":"
            + "\"Value\"},\"n\":{\"dtype\":\"int32\",\"_type\":\"Value\"},\"b\":{\"dtype\":\"bool\","
            + "\"_type\":\"Value\"}}}}}",
        HuggingFaceFeatures.footerJson(SMALL));
  }

  @Test
  void card() {
    assertEquals(
        """
        - name: sound
          dtype: audio
        - name: label
          dtype:
            class_label:
              names:
                '0': neutral
                '1': happy
                '2': sad
                '3': angry
                '4': contempt or disgust
                '5': confused
                '6': whisper
                '7': surprise
                '8': fear
        - name: words
          list: string
        - name: more
          struct:
          - name: x
            dtype: float64
          - name: n
            dtype: int32
          - name: b
            dtype: bool
        """,
        HuggingFaceFeatures.cardYaml(SMALL, ""));
  }

  @Test
  void shardsHaveAudioFirstAndAClassLabel() {
    String json = HuggingFaceFeatures.footerJson(Table.EMOTIONCOT.codec().schema());
    assertTrue(json.startsWith("{\"info\":{\"features\":{\"audio\":{\"_type\":\"Audio\"},"), json);
    assertTrue(json.contains("\"emotion\":{\"names\":" + NAMES + ",\"_type\":\"ClassLabel\"}"));
  }
}
