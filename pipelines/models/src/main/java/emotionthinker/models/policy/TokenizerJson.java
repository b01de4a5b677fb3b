package emotionthinker.models.policy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import emotionthinker.stages.policy.BytePairs;
import emotionthinker.stages.policy.BytePairs.Merge;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * {@link BytePairs} as a Hugging Face {@code tokenizer.json}: a byte-level BPE whose pre-tokenizer
 * isolates the marks. Bytes are written as the characters of GPT-2's table: printable Latin-1 as it
 * is, the others from U+0100 on.
 */
final class TokenizerJson {
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
  private static final String ALPHABET = alphabet();

  private TokenizerJson() {}

  static byte[] write(BytePairs tokens) {
    ObjectNode root = JSON.createObjectNode();
    root.put("version", "1.0").putNull("truncation").putNull("padding");
    ArrayNode added = root.putArray("added_tokens");
    for (String tag : BytePairs.TAGS) {
      added
          .addObject()
          .put("id", BytePairs.TAGS.indexOf(tag))
          .put("content", tag)
          .put("single_word", false)
          .put("lstrip", false)
          .put("rstrip", false)
          .put("normalized", false)
          // those of the format are part of the text
          .put("special", tag.startsWith("<|"));
    }
    root.putNull("normalizer");
    ArrayNode cut =
        root.putObject("pre_tokenizer").put("type", "Sequence").putArray("pretokenizers");
    ObjectNode split = cut.addObject().put("type", "Split");
    split.putObject("pattern").put("Regex", "[" + BytePairs.MARKS.replace("\n", "\\n") + "]");
    split.put("behavior", "Isolated").put("invert", false);
    byteLevel(cut.addObject());
    root.putNull("post_processor");
    byteLevel(root.putObject("decoder"));
    ObjectNode model = root.putObject("model").put("type", "BPE");
    model.putNull("dropout").putNull("unk_token").putNull("continuing_subword_prefix");
    model.putNull("end_of_word_suffix").put("fuse_unk", false).put("byte_fallback", false);
    model.put("ignore_merges", false);
    ObjectNode vocab = model.putObject("vocab");
    for (int id = 0; id < tokens.size(); id++) {
      vocab.put(written(tokens, id), id);
    }
    ArrayNode merges = model.putArray("merges");
    for (Merge merge : tokens.merges()) {
      merges.addArray().add(written(tokens, merge.left())).add(written(tokens, merge.right()));
    }
    return (root.toPrettyString() + "\n").getBytes(StandardCharsets.UTF_8);
  }

  private static void byteLevel(ObjectNode node) {
    node.put("type", "ByteLevel").put("add_prefix_space", false).put("trim_offsets", true);
    node.put("use_regex", false);
  }

  /**
   * @throws IOException when it is no such file
   */
  static BytePairs read(byte[] file) throws IOException {
    JsonNode model = JSON.readTree(file).path("model");
    Map<String, Integer> ids = new HashMap<>();
    model.path("vocab").fields().forEachRemaining(e -> ids.put(e.getKey(), e.getValue().asInt()));
    List<Merge> merges = new ArrayList<>();
    for (JsonNode merge : model.path("merges")) {
      Integer left = ids.get(merge.path(0).asText());
      Integer right = ids.get(merge.path(1).asText());
      if (left == null || right == null) {
        throw new IOException("tokenizer.json: a merge joins what is no token: " + merge);
      }
      merges.add(new Merge(left, right));
    }
    BytePairs tokens = new BytePairs(merges);
    if (tokens.size() != ids.size()) {
      throw new IOException(
          "tokenizer.json has " + ids.size() + " tokens, its merges make " + tokens.size());
    }
    return tokens;
  }

  private static String written(BytePairs tokens, int id) {
    if (id < BytePairs.TAGS.size()) {
      return BytePairs.TAGS.get(id);
    }
    StringBuilder out = new StringBuilder();
    for (byte b : tokens.content(id)) {
      out.append(ALPHABET.charAt(b & 0xff));
    }
    return out.toString();
  }

  private static String alphabet() {
    StringBuilder out = new StringBuilder();
    char next = 0x100;
    for (int b = 0; b < 256; b++) {
      boolean printable = (b >= '!' && b <= '~') || (b >= 0xa1 && b <= 0xac) || b >= 0xae;
      out.append(printable ? (char) b : next++);
    }
    return out.toString();
  }
}
