package emotionthinker.io.audio;

import java.util.List;
import java.util.Objects;

/**
 * Turns the bytes of a sound file into samples. The content decides, never a file name.
 *
 * <table>
 * <caption>What is decoded</caption>
 * <tr><th>container</th><th>codecs</th></tr>
 * <tr><td>WAV, RIFX, RF64, BW64</td><td>PCM of 8 to 32 bits, float of 32 and 64, µ-law, A-law, MP3;
 * plain and WAVE_FORMAT_EXTENSIBLE</td></tr>
 * <tr><td>AIFF, AIFC, AU</td><td>PCM of 8 to 32 bits, float of 32 and 64, µ-law, A-law</td></tr>
 * <tr><td>FLAC, Ogg FLAC</td><td>4 to 32 bits, checksums verified</td></tr>
 * <tr><td>MP3</td><td>layer III of MPEG-1, -2 and -2.5, gapless by the LAME tag;
 * layers I and II of MPEG-1</td></tr>
 * <tr><td>Ogg</td><td>Vorbis; Opus, at 48 kHz</td></tr>
 * <tr><td>MP4, M4A, MOV, fragmented MP4; ADTS</td><td>AAC low complexity</td></tr>
 * </table>
 *
 * <p><b>Rejected or accepted.</b> A file that ends before the length its own header claims is
 * {@link AudioProblem#TRUNCATED}. Formats that are made for streams and carry no length are
 * accepted as far as they go, with a warning: WAV and AU with an unknown size ({@link
 * AudioWarning#STREAMED_LENGTH}), MP3 without a Xing or Info frame and ADTS ({@link
 * AudioWarning#PARTIAL_LAST_FRAME}), Ogg that stops at a page ({@link AudioWarning#NO_END_MARK}). A
 * failed checksum (FLAC, Ogg) is {@link AudioProblem#CORRUPT}. The decoders' own comments give the
 * rules field by field.
 *
 * <p><b>Bounds.</b> Memory grows with what has been decoded, never with what a header claims, and
 * stops at the {@link AudioLimits}; work is linear in the file and its decoded samples. Whatever
 * the bytes, the outcome is samples or an {@link AudioDecodeException}. No file is opened, no
 * service looked up, no native code run. Stateless and safe for use by several threads.
 */
public final class AudioDecoder {
  /** Types that the first box of an MP4 or QuickTime file may have. */
  private static final List<String> MP4_FIRST_BOXES =
      List.of("ftyp", "moov", "mdat", "free", "skip", "wide", "moof", "styp");

  /**
   * Decodes a whole file.
   *
   * @param file the file's bytes; read, never changed or kept
   * @param limits what the file may cost
   * @return the samples, at least one frame
   * @throws AudioDecodeException with the one reason why not
   */
  public DecodedAudio decode(byte[] file, AudioLimits limits) throws AudioDecodeException {
    Objects.requireNonNull(file, "file");
    Objects.requireNonNull(limits, "limits");
    if (file.length == 0) {
      throw new AudioDecodeException(AudioProblem.EMPTY, "the file has no bytes");
    }
    if (file.length > limits.maxBytes()) {
      throw new AudioDecodeException(
          AudioProblem.TOO_LARGE,
          "the file has " + file.length + " bytes, at most " + limits.maxBytes() + " are allowed");
    }
    if (isWave(file)) {
      return WavDecoder.decode(file, limits);
    }
    if (ByteReader.at(file, 0, "OggS")) {
      return OggDecoder.decode(file, limits);
    }
    if (ByteReader.at(file, 0, "FORM")
        && (ByteReader.at(file, 8, "AIFF") || ByteReader.at(file, 8, "AIFC"))) {
      return AiffDecoder.decode(file, limits);
    }
    if (ByteReader.at(file, 0, ".snd")) {
      return AuDecoder.decode(file, limits);
    }
    if (isMp4(file)) {
      return Mp4Decoder.decode(file, limits);
    }
    int start = Mp3Frames.afterId3v2(file, 0, file.length);
    if (ByteReader.at(file, start, "fLaC")) {
      return FlacDecoder.decode(file, start, "flac", limits);
    }
    if (AdtsDecoder.isAt(file, start)) {
      return AdtsDecoder.decode(file, start, limits);
    }
    if (start > 0 && start == file.length) {
      throw new AudioDecodeException(AudioProblem.TRUNCATED, "nothing but ID3 tags in the file");
    }
    if (Mp3Frames.find(file, 0, file.length) != null) {
      return Mp3Decoder.decode(file, 0, file.length, "mp3", limits);
    }
    throw FileKind.reject(file);
  }

  private static boolean isWave(byte[] file) {
    boolean riff =
        ByteReader.at(file, 0, "RIFF")
            || ByteReader.at(file, 0, "RIFX")
            || ByteReader.at(file, 0, "RF64")
            || ByteReader.at(file, 0, "BW64");
    return riff && (file.length < 12 || ByteReader.at(file, 8, "WAVE"));
  }

  private static boolean isMp4(byte[] file) {
    for (String type : MP4_FIRST_BOXES) {
      if (ByteReader.at(file, 4, type)) {
        return true;
      }
    }
    return false;
  }
}
