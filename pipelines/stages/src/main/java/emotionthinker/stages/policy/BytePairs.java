package emotionthinker.stages.policy;

import emotionthinker.schemas.Checks;
import java.io.ByteArrayOutputStream;
import java.io.Serializable;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;

/**
 * Text to tokens and back: byte pair encoding (Sennrich, Haddow and Birch 2016, ACL) on the bytes
 * of UTF-8, so that every text can be written.
 *
 * <p>Ids are those of {@link #TAGS}, then of the 256 bytes, then of the merges in the order in
 * which they were learnt. A text is cut at tags, and between them at punctuation ({@link #MARKS},
 * each a piece of its own); merges do not cross such a cut but do cross spaces, so that a common
 * phrase is one token and an answer takes few steps to write. {@code models} writes the same as a
 * Hugging Face {@code tokenizer.json}.
 */
public final class BytePairs implements Serializable {
  /** Tokens with a meaning: end and start of an answer, then those of the format. */
  public static final List<String> TAGS =
      List.of("<|end|>", "<|start|>", "<think>", "</think>", "<answer>", "</answer>");

  /** Id of the end of an answer. */
  public static final int END = 0;

  /** Id of what stands before the first token of an answer. */
  public static final int START = 1;

  /** Characters that are a piece of their own. */
  public static final String MARKS = "\n.,;:!?\"";

  static final int BYTES = TAGS.size();
  static final int FIRST_MERGE = BYTES + 256;

  private static final long serialVersionUID = 1L;

  private final List<Merge> merges;
  private final HashMap<Long, Integer> ranks = new HashMap<>();
  private final ArrayList<byte[]> contents = new ArrayList<>();

  /**
   * Two tokens that become one.
   *
   * @param left id of the first
   * @param right id of the second
   */
  public record Merge(int left, int right) implements Serializable {}

  /**
   * Of merges in their order.
   *
   * @throws IllegalArgumentException when one joins a token that is no byte and not yet there
   */
  public BytePairs(List<Merge> merges) {
    this.merges = Checks.list("merges", merges);
    for (String tag : TAGS) {
      contents.add(tag.getBytes(StandardCharsets.UTF_8));
    }
    for (int b = 0; b < 256; b++) {
      contents.add(new byte[] {(byte) b});
    }
    for (Merge merge : merges) {
      int id = contents.size();
      Checks.range(
          "merge.left", (double) merge.left(), BYTES, id - 1, "a byte or an earlier merge");
      Checks.range(
          "merge.right", (double) merge.right(), BYTES, id - 1, "a byte or an earlier merge");
      byte[] left = contents.get(merge.left());
      byte[] right = contents.get(merge.right());
      byte[] both = Arrays.copyOf(left, left.length + right.length);
      System.arraycopy(right, 0, both, left.length, right.length);
      contents.add(both);
      ranks.put(key(merge.left(), merge.right()), id);
    }
  }

  /** Merges in their order. */
  public List<Merge> merges() {
    return merges;
  }

  /** Number of tokens. */
  public int size() {
    return contents.size();
  }

  /** Bytes of a token; of a tag, its text in UTF-8. */
  public byte[] content(int id) {
    return contents.get(id).clone();
  }

  /** Tokens of a text, without start and end. */
  public int[] encode(String text) {
    List<Integer> out = new ArrayList<>();
    for (String piece : pieces(text)) {
      int tag = TAGS.indexOf(piece);
      if (tag >= 0) {
        out.add(tag);
      } else {
        out.addAll(merged(bytes(piece)));
      }
    }
    return out.stream().mapToInt(Integer::intValue).toArray();
  }

  /**
   * Text of tokens; start and end are left out, bytes that are no UTF-8 become the replacement
   * character.
   */
  public String decode(int[] tokens) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (int token : tokens) {
      if (token != END && token != START) {
        out.writeBytes(contents.get(token));
      }
    }
    try {
      CharBuffer text =
          StandardCharsets.UTF_8
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPLACE)
              .onUnmappableCharacter(CodingErrorAction.REPLACE)
              .decode(ByteBuffer.wrap(out.toByteArray()));
      return text.toString();
    } catch (java.nio.charset.CharacterCodingException e) {
      throw new IllegalStateException("malformed bytes are replaced", e);
    }
  }

  /** A text in pieces: tags, marks, and what stands between them. */
  static List<String> pieces(String text) {
    List<String> out = new ArrayList<>();
    int from = 0;
    int i = 0;
    while (i < text.length()) {
      String tag = text.charAt(i) == '<' ? tagAt(text, i) : null;
      boolean mark = MARKS.indexOf(text.charAt(i)) >= 0;
      if (tag == null && !mark) {
        i++;
        continue;
      }
      if (i > from) {
        out.add(text.substring(from, i));
      }
      int end = tag == null ? i + 1 : i + tag.length();
      out.add(text.substring(i, end));
      i = end;
      from = end;
    }
    if (from < text.length()) {
      out.add(text.substring(from));
    }
    return out;
  }

  private static String tagAt(String text, int at) {
    return TAGS.stream().filter(tag -> text.startsWith(tag, at)).findFirst().orElse(null);
  }

  static List<Integer> bytes(String piece) {
    List<Integer> out = new ArrayList<>();
    for (byte b : piece.getBytes(StandardCharsets.UTF_8)) {
      out.add(BYTES + (b & 0xff));
    }
    return out;
  }

  /** Applies the earliest merge wherever it fits, until none does. */
  private List<Integer> merged(List<Integer> tokens) {
    List<Integer> out = tokens;
    while (out.size() > 1) {
      int best = Integer.MAX_VALUE;
      for (int i = 0; i + 1 < out.size(); i++) {
        best = Math.min(best, ranks.getOrDefault(key(out.get(i), out.get(i + 1)), best));
      }
      if (best == Integer.MAX_VALUE) {
        break;
      }
      Merge merge = merges.get(best - FIRST_MERGE);
      out = joined(out, merge, best);
    }
    return out;
  }

  /** The tokens with every occurrence of a pair, from the left, joined. */
  static List<Integer> joined(List<Integer> tokens, Merge merge, int id) {
    List<Integer> out = new ArrayList<>(tokens.size());
    for (int i = 0; i < tokens.size(); i++) {
      boolean pair =
          tokens.get(i) == merge.left()
              && i + 1 < tokens.size()
              && tokens.get(i + 1) == merge.right();
      out.add(pair ? (Integer) id : tokens.get(i));
      i += pair ? 1 : 0;
    }
    return out;
  }

  static long key(int left, int right) {
    return ((long) left << 32) | right;
  }
}
