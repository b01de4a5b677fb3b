package emotionthinker.io.audio;

import java.util.List;

/**
 * Names what a file that we do not decode is, by its first bytes, so that a reject says "a PNG
 * picture" and not "unknown".
 *
 * @param offset where the mark stands
 * @param mark the mark's bytes, as Latin-1
 * @param name for people, with its article
 * @param sound true for sound or video that this package does not decode
 */
record FileKind(int offset, String mark, String name, boolean sound) {
  private static final List<FileKind> KNOWN =
      List.of(
          new FileKind(
              0, "\u0030\u0026\u00b2\u0075\u008e\u0066\u00cf\u0011", "an ASF/WMA file", true),
          new FileKind(0, "\u001a\u0045\u00df\u00a3", "a Matroska/WebM file", true),
          new FileKind(0, "#!AMR", "an AMR file", true),
          new FileKind(0, "caff", "a Core Audio file", true),
          new FileKind(0, "riff\u002e\u0091\u00cf\u0011", "a Sony Wave64 file", true),
          new FileKind(0, "NIST_1A", "a NIST SPHERE file", true),
          new FileKind(0, "wvpk", "a WavPack file", true),
          new FileKind(0, "MAC ", "a Monkey's Audio file", true),
          new FileKind(0, "MThd", "a MIDI file", true),
          new FileKind(0, "FLV\1", "a Flash video", true),
          new FileKind(0, "DSD ", "a DSD file", true),
          new FileKind(0, "RIFF", "a RIFF file that is not WAVE", true),
          new FileKind(0, "FORM", "an IFF file that is not AIFF", true),
          new FileKind(0, "\u0089PNG", "a PNG picture", false),
          new FileKind(0, "\u00ff\u00d8\u00ff", "a JPEG picture", false),
          new FileKind(0, "GIF8", "a GIF picture", false),
          new FileKind(0, "BM", "a BMP picture", false),
          new FileKind(0, "PK\3\4", "a ZIP archive", false),
          new FileKind(0, "\u001f\u008b", "gzip data", false),
          new FileKind(0, "BZh", "bzip2 data", false),
          new FileKind(0, "\u00fd7zXZ", "xz data", false),
          new FileKind(0, "7z\u00bc\u00af", "a 7-Zip archive", false),
          new FileKind(0, "Rar!", "a RAR archive", false),
          new FileKind(257, "ustar", "a tar archive", false),
          new FileKind(0, "%PDF", "a PDF document", false),
          new FileKind(0, "\177ELF", "a program", false),
          new FileKind(0, "PAR1", "a Parquet file", false),
          new FileKind(0, "\0\5\26\7", "an AppleDouble file (macOS metadata)", false),
          new FileKind(
              0, "version https://git-lfs", "a Git LFS pointer, not the file itself", false),
          new FileKind(0, "<", "a markup document (a saved error page?)", false),
          new FileKind(0, "{", "a JSON document", false));

  /** The problem that a file of no decodable kind has. */
  static AudioDecodeException reject(byte[] file) {
    for (FileKind kind : KNOWN) {
      if (ByteReader.at(file, kind.offset, kind.mark)) {
        return new AudioDecodeException(
            kind.sound ? AudioProblem.UNSUPPORTED_CODEC : AudioProblem.NOT_AUDIO,
            "the content is " + kind.name);
      }
    }
    return new AudioDecodeException(
        AudioProblem.NOT_AUDIO, "the content is no sound format that is known here");
  }
}
