package emotionthinker.io.audio;

import java.util.EnumSet;

/**
 * RIFF/WAVE, RIFX (big-endian), RF64 and BW64 (EBU Tech 3306, ITU-R BS.2088). Chunks may come in
 * any order and number, padded or not; unknown ones are passed over.
 *
 * <p>Accepted with a warning: a {@code data} size of 0 or of 2 GiB − 4 KiB and above where the file
 * does not bear it out, as writers to pipes leave it (STREAMED_LENGTH: audio to the end of the
 * file); a wrong RIFF size (WRONG_SIZE_FIELD); a last frame cut short (PARTIAL_LAST_FRAME). Any
 * other {@code data} size that runs past the end of the file is TRUNCATED. The derived fields of
 * {@code fmt} (bytes per second) are not used; a block size that contradicts the sample width is
 * BAD_HEADER.
 */
final class WavDecoder {
  private static final int PCM = 1;
  private static final int IEEE_FLOAT = 3;
  private static final int ALAW = 6;
  private static final int MULAW = 7;
  private static final int MPEG_LAYER_3 = 0x55;
  private static final int EXTENSIBLE = 0xfffe;

  /** Bytes 2–15 of KSDATAFORMAT_SUBTYPE_*: the format tag stands before them. */
  private static final String SUBTYPE_TAIL = "\0\0\0\0\020\0\u0080\0\0\u00aa\0" + "8\u009bq";

  /** Sizes from here on are what programs write when they cannot seek back. */
  private static final long UNKNOWN_FROM = 0x7ffff000L;

  private final byte[] file;
  private final AudioLimits limits;
  private final EnumSet<AudioWarning> warnings = EnumSet.noneOf(AudioWarning.class);
  private final ByteReader reader;
  private final boolean bigEndian;
  private final boolean sizes64;
  private final long riffSize;
  private long dataSize64 = -1;
  private long dataSize = -1;
  private int dataOffset;
  private boolean formatSeen;
  private int tag;
  private int channels;
  private long sampleRateHz;
  private int blockBytes;
  private int bits;

  private WavDecoder(byte[] file, AudioLimits limits) throws AudioDecodeException {
    this.file = file;
    this.limits = limits;
    this.reader = new ByteReader(file, 0, file.length);
    String form = reader.fourCc();
    this.bigEndian = form.equals("RIFX");
    this.sizes64 = form.equals("RF64") || form.equals("BW64");
    this.riffSize = reader.u32(bigEndian);
    reader.skip(4);
  }

  static DecodedAudio decode(byte[] file, AudioLimits limits) throws AudioDecodeException {
    return new WavDecoder(file, limits).decode();
  }

  private DecodedAudio decode() throws AudioDecodeException {
    boolean cut = readChunks();
    if (!formatSeen || dataSize < 0) {
      boolean endMissing =
          cut || (!sizes64 && riffSize + 8 > file.length && riffSize < UNKNOWN_FROM);
      throw new AudioDecodeException(
          endMissing ? AudioProblem.TRUNCATED : AudioProblem.BAD_HEADER,
          "no " + (formatSeen ? "data" : "fmt") + " chunk in the file");
    }
    long available = availableBytes();
    String container = sizes64 ? "rf64" : "wav";
    if (tag == MPEG_LAYER_3) {
      return Mp3Decoder.decode(file, dataOffset, dataOffset + (int) available, container, limits);
    }
    limits.checkFormat(channels, sampleRateHz);
    PcmEncoding encoding = encoding();
    int frameBytes = channels * encoding.bytesPerSample();
    if (available % frameBytes != 0) {
      warnings.add(AudioWarning.PARTIAL_LAST_FRAME);
    }
    PcmBlock block =
        new PcmBlock(encoding, channels, (int) sampleRateHz, dataOffset, available / frameBytes);
    return block.decode(file, container, warnings, limits);
  }

  /**
   * Collects fmt, ds64 and the first data chunk; true when a chunk ran past the end of the file.
   */
  private boolean readChunks() throws AudioDecodeException {
    while (reader.remaining() >= 8) {
      int start = reader.position();
      String id = reader.fourCc();
      long size = reader.u32(bigEndian);
      if (id.equals("data") && dataSize < 0) {
        dataSize = size;
        dataOffset = reader.position();
        if (formatSeen) {
          return false;
        }
      } else if (id.equals("fmt ") && !formatSeen) {
        readFormat(reader.slice(size));
        if (dataSize >= 0) {
          return false;
        }
      } else if (id.equals("ds64") && sizes64 && dataSize64 < 0) {
        ByteReader ds64 = reader.slice(size);
        ds64.skip(8);
        dataSize64 = ds64.u64(bigEndian);
      }
      if (!toNextChunk(start + 8L + size, size)) {
        return true;
      }
    }
    return reader.remaining() > 0;
  }

  /** Chunks are padded to even sizes; some writers forget it, so a name decides. */
  private boolean toNextChunk(long end, long size) throws AudioDecodeException {
    if (end > file.length) {
      return false;
    }
    boolean odd = (size & 1) != 0 && !looksLikeChunkName((int) end);
    reader.skip(Math.min(end + (odd ? 1 : 0), file.length) - reader.position());
    return true;
  }

  private boolean looksLikeChunkName(int offset) {
    if (file.length - offset < 8 || file[offset] == 0) {
      return false;
    }
    for (int i = offset; i < offset + 4; i++) {
      boolean letter = (file[i] >= 'A' && file[i] <= 'Z') || (file[i] >= 'a' && file[i] <= 'z');
      if (!letter && file[i] != ' ' && file[i] != '_' && !(file[i] >= '0' && file[i] <= '9')) {
        return false;
      }
    }
    return true;
  }

  private void readFormat(ByteReader fmt) throws AudioDecodeException {
    if (fmt.remaining() < 16) {
      throw badHeader("fmt chunk of " + fmt.remaining() + " bytes, at least 16 needed");
    }
    tag = fmt.u16(bigEndian);
    channels = fmt.u16(bigEndian);
    sampleRateHz = fmt.u32(bigEndian);
    fmt.skip(4);
    blockBytes = fmt.u16(bigEndian);
    bits = fmt.u16(bigEndian);
    if (tag == EXTENSIBLE) {
      if (fmt.remaining() < 24) {
        throw badHeader("WAVE_FORMAT_EXTENSIBLE with a fmt chunk too short for its subformat");
      }
      fmt.skip(8);
      tag = fmt.u16(bigEndian);
      if (!bigEndian && !ByteReader.at(file, fmt.position(), SUBTYPE_TAIL)) {
        throw new AudioDecodeException(
            AudioProblem.UNSUPPORTED_CODEC, "unknown WAVE_FORMAT_EXTENSIBLE subformat");
      }
    }
    formatSeen = true;
  }

  private PcmEncoding encoding() throws AudioDecodeException {
    int width = blockBytes / channels;
    PcmEncoding encoding =
        switch (tag) {
          case PCM -> width == 1 ? PcmEncoding.U8 : PcmEncoding.ofInteger(width, bigEndian);
          case IEEE_FLOAT -> PcmEncoding.ofFloat(width, bigEndian);
          case ALAW -> PcmEncoding.ALAW;
          case MULAW -> PcmEncoding.MULAW;
          default ->
              throw new AudioDecodeException(
                  AudioProblem.UNSUPPORTED_CODEC, "WAVE format tag " + tag + " is not decoded");
        };
    // Samples of 12 or 20 bits are left-justified in their bytes: the width alone gives the scale.
    boolean fits =
        encoding != null
            && encoding.bytesPerSample() == width
            && blockBytes % channels == 0
            && (tag == PCM ? (bits + 7) / 8 == width : bits == 8 * width);
    if (!fits) {
      throw badHeader(
          bits + " bits in blocks of " + blockBytes + " bytes for " + channels + " channels");
    }
    return encoding;
  }

  /** The bytes of audio really there, by the rules of the class comment. */
  private long availableBytes() throws AudioDecodeException {
    long present = (long) file.length - dataOffset;
    long claimed = dataSize;
    if (sizes64 && dataSize64 >= 0 && dataSize == 0xffffffffL) {
      claimed = dataSize64;
      if (claimed == Long.MAX_VALUE || (claimed == 0 && present > 0)) {
        warnings.add(AudioWarning.STREAMED_LENGTH);
        return present;
      }
    } else if (claimed >= UNKNOWN_FROM && claimed > present) {
      warnings.add(AudioWarning.STREAMED_LENGTH);
      return present;
    }
    boolean riffFits = sizes64 || riffSize + 8 == file.length || riffSize + 9 == file.length;
    if (claimed == 0 && present > 0 && !riffFits) {
      warnings.add(AudioWarning.STREAMED_LENGTH);
      return present;
    }
    if (claimed > present) {
      throw new AudioDecodeException(
          AudioProblem.TRUNCATED,
          "the data chunk promises " + claimed + " bytes, the file has " + present);
    }
    if (!riffFits) {
      warnings.add(AudioWarning.WRONG_SIZE_FIELD);
    }
    return claimed;
  }

  private static AudioDecodeException badHeader(String detail) {
    return new AudioDecodeException(AudioProblem.BAD_HEADER, detail);
  }
}
