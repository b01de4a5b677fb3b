package emotionthinker.stages.prosody.align;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import emotionthinker.schemas.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The JSON of the Montreal Forced Aligner ({@code tiers.words.entries}: start, end, label) and of
 * WhisperX and Whisper ({@code segments[].words[]} or {@code word_segments[]}: word, start, end).
 * Words to which WhisperX gives no times (numerals) are left out.
 */
final class AlignmentJson {
  private static final ObjectMapper JSON = new ObjectMapper();

  private AlignmentJson() {}

  static List<Word> words(String text) throws AlignmentException {
    JsonNode root;
    try {
      root = JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new AlignmentException("not JSON: " + e.getOriginalMessage(), e);
    }
    List<Word> words = new ArrayList<>();
    if (root.path("tiers").isObject()) {
      mfa(root.get("tiers"), words);
    } else if (root.path("segments").isArray()) {
      for (JsonNode segment : root.get("segments")) {
        whisper(segment.path("words"), words);
      }
    } else if (root.path("word_segments").isArray()) {
      whisper(root.get("word_segments"), words);
    } else if (root.isArray()) {
      whisper(root, words);
    } else {
      throw new AlignmentException(
          "JSON without tiers (MFA), segments or word_segments (WhisperX)");
    }
    return words;
  }

  private static void mfa(JsonNode tiers, List<Word> words) throws AlignmentException {
    boolean found = false;
    for (Map.Entry<String, JsonNode> tier : tiers.properties()) {
      if (!AlignmentParser.isWordTier(tier.getKey())) {
        continue;
      }
      found = true;
      for (JsonNode entry : tier.getValue().path("entries")) {
        if (!entry.path(0).isNumber() || !entry.path(1).isNumber() || !entry.path(2).isTextual()) {
          throw new AlignmentException("an entry is not start, end, label: " + entry);
        }
        add(entry.get(2).asText(), entry.get(0).asDouble(), entry.get(1).asDouble(), words);
      }
    }
    if (!found) {
      throw new AlignmentException("the JSON has no tier named words");
    }
  }

  private static void whisper(JsonNode entries, List<Word> words) throws AlignmentException {
    for (JsonNode entry : entries) {
      JsonNode label = entry.has("word") ? entry.get("word") : entry.path("text");
      if (!label.isTextual()) {
        throw new AlignmentException("an entry has no word: " + entry);
      }
      if (entry.path("start").isNumber() && entry.path("end").isNumber()) {
        add(label.asText(), entry.get("start").asDouble(), entry.get("end").asDouble(), words);
      }
    }
  }

  private static void add(String label, double startS, double endS, List<Word> words)
      throws AlignmentException {
    if (AlignmentParser.isWord(label)) {
      words.add(AlignmentParser.word(label, startS, endS));
    }
  }
}
