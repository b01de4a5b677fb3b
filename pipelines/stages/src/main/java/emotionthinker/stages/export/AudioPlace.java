package emotionthinker.stages.export;

import emotionthinker.schemas.ProsodyTask;
import emotionthinker.schemas.Utterance;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * Where the audio of a row lies, and whether it is to be written.
 *
 * <table>
 * <caption>Decision</caption>
 * <tr><th></th><th>whole file of a corpus</th><th>channel, segment, or inside a container</th><th>generated</th></tr>
 * <tr><td>files, may be passed on</td><td>written</td><td>written</td><td>written</td></tr>
 * <tr><td>files, may not</td><td>named where it is</td><td>left out</td><td>left out</td></tr>
 * <tr><td>paths</td><td>named where it is</td><td>left out</td><td>left out</td></tr>
 * <tr><td>local</td><td>named where it is</td><td>written</td><td>written</td></tr>
 * </table>
 *
 * @param path below the folder of audio when it is to be written; null when named or left out
 * @param uri of the file of the corpus; null when written or left out
 * @param leftOut why the row is left out; null when it is not
 */
public record AudioPlace(String path, String uri, String leftOut) {
  /** The audio is no file that could be named, and none may be written. */
  public static final String NO_FILE = "no_audio_file";

  private static final String WAV = ".wav";

  /** Whether the audio is written. */
  public boolean isWritten() {
    return path != null;
  }

  /**
   * The place of an utterance's audio.
   *
   * @param decodable whether the file of the corpus can be written as it is
   */
  public static AudioPlace of(Utterance utterance, AudioExport audio, boolean decodable) {
    boolean whole =
        utterance.channel() == null
            && utterance.segmentStartS() == null
            && utterance.locator() == null;
    boolean writes =
        switch (audio) {
          case FILES -> utterance.redistribute();
          case PATHS -> false;
          case LOCAL -> !whole;
        };
    if (writes) {
      String uri = utterance.audioUri();
      boolean original = whole && decodable;
      String extension = original ? uri.substring(uri.lastIndexOf('.')) : WAV;
      return new AudioPlace(safe(utterance.utteranceId()) + extension, null, null);
    }
    return whole
        ? new AudioPlace(null, utterance.audioUri(), null)
        : new AudioPlace(null, null, NO_FILE);
  }

  /** The place of generated audio. */
  public static AudioPlace of(ProsodyTask task, AudioExport audio) {
    boolean writes =
        audio == AudioExport.LOCAL || (audio == AudioExport.FILES && task.redistribute());
    return writes
        ? new AudioPlace(safe(task.taskId()) + WAV, null, null)
        : new AudioPlace(null, null, NO_FILE);
  }

  /**
   * An id as a path of portable names: other characters than letters, digits and {@code ._-} become
   * % and two hex digits for each byte of their UTF-8; a name never begins with a dot.
   */
  static String safe(String id) {
    StringBuilder out = new StringBuilder();
    for (byte b : id.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (b & 0xff);
      boolean first = out.isEmpty() || out.charAt(out.length() - 1) == '/';
      boolean plain =
          c < 0x80
              && (Character.isLetterOrDigit(c) || "_-/".indexOf(c) >= 0 || (c == '.' && !first));
      if (plain) {
        out.append(c);
      } else {
        out.append('%').append(HexFormat.of().toHexDigits((byte) c));
      }
    }
    return out.toString();
  }
}
