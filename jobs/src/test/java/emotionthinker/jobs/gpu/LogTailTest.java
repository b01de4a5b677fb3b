package emotionthinker.jobs.gpu;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogTailTest {
  @TempDir private Path folder;

  private Path write(String text) throws Exception {
    return Files.writeString(
        folder.resolve("log"), text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  /** As guard.py does: shorter first, then the number of bytes that are gone, then what is kept. */
  private void cut(Path log, long gone, String kept) throws Exception {
    Files.writeString(log, "");
    Files.writeString(folder.resolve("log.cut"), Long.toString(gone));
    write(kept);
  }

  @Test
  void wholeLinesComeAsTheyAreWritten() throws Exception {
    LogTail tail = new LogTail(write("a\nb").toString(), true, 0);
    assertEquals(List.of("a"), tail.lines());
    write("c\n");
    assertEquals(List.of("bc"), tail.lines());
    write("end");
    assertEquals(List.of(), tail.lines());
    assertEquals(List.of("end"), tail.last());
  }

  @Test
  void aLogThatIsCutGoesOnWhereItWasLeftOff() throws Exception {
    Path log = write("0\n1\n2\n3\n");
    LogTail tail = new LogTail(log.toString(), true, 0);
    assertEquals(List.of("0", "1", "2", "3"), tail.lines());
    write("4\n");
    cut(log, 1, "NOTE\n3\n4\n"); // 10 bytes of text, 2 lines of it kept, less the note
    assertEquals(0, tail.skippedBytes());
    write("5\n6\n");
    assertEquals(List.of("4", "5", "6"), tail.lines());
    assertEquals(0, tail.skippedBytes());
  }

  @Test
  void whatWasCutUnseenIsCountedAndTheRestIsRead() throws Exception {
    Path log = write("0\n1\n");
    LogTail tail = new LogTail(log.toString(), true, 0);
    assertEquals(2, tail.lines().size());
    cut(log, 1000, "NOTE\nlast\n");
    assertEquals(List.of("NOTE", "last"), tail.lines());
    assertEquals(996, tail.skippedBytes());
    cut(log, 3000, "NOTE\nlater\n"); // grown past where it was read to, by the way
    write("x".repeat(100) + "\n");
    assertEquals(List.of("NOTE", "later", "x".repeat(100)), tail.lines());
    assertEquals(3000 - 1010, tail.skippedBytes());
  }

  @Test
  void aLogThatIsBeingCutIsLookedAtAgain() throws Exception {
    Path log = write("0\n1\n2\n");
    LogTail tail = new LogTail(log.toString(), true, 0);
    assertEquals(3, tail.lines().size());
    Files.writeString(log, "");
    assertEquals(List.of(), tail.lines());
    cut(log, 1, "NOTE\n3\n"); // 8 bytes of text, the last 2 kept, less the note
    assertEquals(List.of("3"), tail.lines());
    assertEquals(0, tail.skippedBytes());
  }

  @Test
  void aFileOfTheTrainersOwnMayStartAgain() throws Exception {
    Path log = write("0\n1\n2\n");
    LogTail tail = new LogTail(log.toString(), false, 0);
    assertEquals(3, tail.lines().size());
    Files.writeString(log, "0\n");
    assertEquals(List.of("0"), tail.lines());
  }
}
