package emotionthinker.stages.prosody.align;

import emotionthinker.schemas.Word;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Reads word times from an alignment of any supported form; its content decides which, never a file
 * name. Silences and noise marks ("", sil, sp, &lt;eps&gt;, [noise], …) are no words. Words come in
 * order of time, without prominence.
 */
public final class AlignmentParser {
  private static final Pattern NO_WORD =
      Pattern.compile("|<[^>]*>|\\[[^]]*]|\\{[^}]*}|sil|sp|spn|pau|#", Pattern.CASE_INSENSITIVE);
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private AlignmentParser() {}

  /**
   * The words of an alignment.
   *
   * @param content bytes of the file
   * @param recording which recording of a CTM of several is meant
   * @throws AlignmentException when the content is no alignment or has no words tier
   */
  public static List<Word> parse(byte[] content, String recording) throws AlignmentException {
    String text = decode(content);
    String start = text.stripLeading();
    List<Word> words;
    if (start.startsWith("File type") || start.startsWith("\"ooTextFile\"")) {
      words = TextGrid.words(text);
    } else if (start.startsWith("{") || start.startsWith("[")) {
      words = AlignmentJson.words(text);
    } else {
      words = Ctm.words(text, recording);
    }
    List<Word> ordered = new ArrayList<>(words);
    ordered.sort(Comparator.comparingDouble(Word::startS).thenComparingDouble(Word::endS));
    return List.copyOf(ordered);
  }

  /** Whether a label is a word and not a mark of silence or noise. */
  static boolean isWord(String label) {
    return !NO_WORD.matcher(label.strip()).matches();
  }

  /** Whether a tier holds words: words, word, wrd, or MFA's "speaker - words". */
  static boolean isWordTier(String name) {
    String lower = name.strip().toLowerCase(Locale.ROOT);
    return lower.matches("(?:.* - )?(?:words?|wrd|mots?|wörter|palabras)");
  }

  /** A word, checked. */
  static Word word(String label, double startS, double endS) throws AlignmentException {
    try {
      return new Word(label.strip(), startS, endS, null);
    } catch (IllegalArgumentException e) {
      throw new AlignmentException("word \"" + label.strip() + "\": " + e.getMessage(), e);
    }
  }

  /** Text in UTF-16 with a byte order mark or by its zero bytes, else in UTF-8. */
  private static String decode(byte[] content) throws AlignmentException {
    Charset charset = StandardCharsets.UTF_8;
    if (content.length >= 2) {
      int first = content[0] & 0xFF;
      int second = content[1] & 0xFF;
      if ((first == 0xFE && second == 0xFF) || first == 0) {
        charset = StandardCharsets.UTF_16BE;
      } else if ((first == 0xFF && second == 0xFE) || second == 0) {
        charset = StandardCharsets.UTF_16LE;
      }
    }
    try {
      String text = charset.newDecoder().decode(ByteBuffer.wrap(content)).toString();
      return !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
    } catch (CharacterCodingException e) {
      throw new AlignmentException("the text is neither UTF-8 nor UTF-16", e);
    }
  }
}
