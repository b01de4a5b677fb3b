package emotionthinker.stages.handoff;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;

/**
 * Whether a file of a checkpoint was written to its end, by what its format says of its length:
 * safetensors has it in its header, torch.save writes a zip file whose directory comes last, JSON
 * has to parse. Other files only have to be there and not empty.
 */
final class FileEnds {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int MAX_JSON = 64 << 20;
  private static final int ZIP_END = 22;
  private static final int ZIP_COMMENT = 65_535;

  private FileEnds() {}

  /** What is wrong with a file; null when nothing is. */
  static String problem(OutputFiles files, String file, long bytes) throws IOException {
    if (bytes == 0) {
      return file + " is empty";
    }
    boolean whole =
        switch (file.substring(file.lastIndexOf('.') + 1)) {
          case "safetensors" -> safetensors(files, file, bytes);
          case "pt", "pth", "bin" -> zip(files, file, bytes);
          case "json" -> json(files, file, bytes) != null;
          default -> true;
        };
    return whole ? null : file + " is cut off";
  }

  /** The JSON of a file; null when it does not parse. */
  static JsonNode json(OutputFiles files, String file, long bytes) throws IOException {
    if (bytes > MAX_JSON) {
      return null;
    }
    try {
      return JSON.readTree(files.read(file, 0, (int) bytes));
    } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
      return null;
    }
  }

  private static boolean safetensors(OutputFiles files, String file, long bytes)
      throws IOException {
    byte[] first = files.read(file, 0, 8);
    if (first.length < 8) {
      return false;
    }
    long header = ByteBuffer.wrap(first).order(ByteOrder.LITTLE_ENDIAN).getLong();
    if (header <= 0 || header > MAX_JSON || header > bytes - 8) {
      return false;
    }
    JsonNode tensors;
    try {
      tensors =
          JSON.readTree(new String(files.read(file, 8, (int) header), StandardCharsets.UTF_8));
    } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
      return false;
    }
    long end = 0;
    for (Iterator<JsonNode> all = tensors.elements(); all.hasNext(); ) {
      end = Math.max(end, all.next().path("data_offsets").path(1).asLong(0));
    }
    return bytes == 8 + header + end;
  }

  private static boolean zip(OutputFiles files, String file, long bytes) throws IOException {
    byte[] start = files.read(file, 0, 4);
    if (start.length < 4) {
      return false; // shorter than any file that torch.save writes
    }
    if (start[0] != 'P' || start[1] != 'K') {
      return true; // an older or another format, which does not say its length
    }
    int tail = (int) Math.min(bytes, ZIP_END + ZIP_COMMENT);
    byte[] end = files.read(file, bytes - tail, tail);
    for (int i = end.length - ZIP_END; i >= 0; i--) {
      if (end[i] == 'P' && end[i + 1] == 'K' && end[i + 2] == 5 && end[i + 3] == 6) {
        return true;
      }
    }
    return false;
  }
}
