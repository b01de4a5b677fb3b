package emotionthinker.io.audio;

/**
 * Reads a Vorbis set-up header (Vorbis I specification, sections 3.2.1 and 4.2.4) as far as it
 * decides about memory: JOrbis allocates tables of entries × dimensions and of classifications ^
 * dimensions without asking how large they are, so a header of a few bytes could ask for gigabytes.
 */
final class VorbisSetupGuard {
  /** Most values in all codebooks together; libvorbis' own set-ups need less than a tenth. */
  private static final long MAX_VALUES = 1L << 22;

  /** Most classification words of a residue. */
  private static final long MAX_CLASS_WORDS = 1L << 20;

  /** Largest residue vector: 8192 / 2 values of 255 channels. */
  private static final int MAX_RESIDUE_END = 4096 * 255;

  private static final int CODEBOOK_SYNC = 0x564342;

  private final byte[] packet;
  private final long endBit;
  private long bit;
  private long values;
  private int[] dimensions;

  private VorbisSetupGuard(byte[] packet, int bytes) {
    this.packet = packet;
    this.endBit = 8L * bytes;
    this.bit = 8 * 7;
  }

  /** Refuses, as BAD_HEADER, a set-up header that JOrbis must not see. */
  static void check(byte[] packet, int bytes) throws AudioDecodeException {
    VorbisSetupGuard guard = new VorbisSetupGuard(packet, bytes);
    guard.dimensions = new int[guard.read(8) + 1];
    for (int i = 0; i < guard.dimensions.length; i++) {
      guard.codebook(i);
    }
    int transforms = guard.read(6) + 1;
    guard.skip(16L * transforms);
    int floors = guard.read(6) + 1;
    for (int i = 0; i < floors; i++) {
      guard.floor();
    }
    int residues = guard.read(6) + 1;
    for (int i = 0; i < residues; i++) {
      guard.residue();
    }
  }

  private void codebook(int index) throws AudioDecodeException {
    require(read(24) == CODEBOOK_SYNC, "codebook without its sync pattern");
    int dims = read(16);
    int entries = read(24);
    values += (long) Math.max(dims, 1) * entries;
    require(dims > 0 && entries > 0 && values <= MAX_VALUES, "codebook of impossible size");
    dimensions[index] = dims;
    if (read(1) == 0) {
      boolean sparse = read(1) == 1;
      for (int i = 0; i < entries; i++) {
        if (!sparse || read(1) == 1) {
          skip(5);
        }
      }
    } else {
      int length = read(5) + 1;
      for (int i = 0; i < entries; length++) {
        int run = read(32 - Integer.numberOfLeadingZeros(entries - i));
        require(length <= 32 && run <= entries - i, "ordered codebook");
        i += run;
      }
    }
    int lookup = read(4);
    require(lookup <= 2, "codebook lookup type");
    if (lookup > 0) {
      skip(64);
      int bits = read(4) + 1;
      skip(1);
      skip(bits * (lookup == 1 ? roots(entries, dims) : (long) entries * dims));
    }
  }

  /** The largest r with r^dims ≤ entries. */
  private static long roots(int entries, int dims) {
    long r = 1;
    while (power(r + 1, dims, entries) <= entries) {
      r++;
    }
    return r;
  }

  /** base^exponent, or anything above cap once it exceeds cap. */
  private static long power(long base, int exponent, long cap) {
    long result = 1;
    for (int i = 0; i < exponent && result <= cap; i++) {
      result *= base;
      if (base == 1) {
        break;
      }
    }
    return result;
  }

  private void floor() throws AudioDecodeException {
    int type = read(16);
    require(type <= 1, "floor type");
    if (type == 0) {
      skip(8 + 16 + 16 + 6 + 8);
      int books = read(4) + 1;
      skip(8L * books);
      return;
    }
    int[] partitionClass = new int[read(5)];
    int classes = 0;
    for (int i = 0; i < partitionClass.length; i++) {
      partitionClass[i] = read(4);
      classes = Math.max(classes, partitionClass[i] + 1);
    }
    int[] classDims = new int[classes];
    for (int i = 0; i < classes; i++) {
      classDims[i] = read(3) + 1;
      int subclasses = read(2);
      if (subclasses > 0) {
        skip(8);
      }
      skip(8L << subclasses);
    }
    skip(2);
    int rangeBits = read(4);
    for (int c : partitionClass) {
      skip((long) rangeBits * classDims[c]);
    }
  }

  private void residue() throws AudioDecodeException {
    require(read(16) <= 2, "residue type");
    int begin = read(24);
    int end = read(24);
    require(begin <= end && end <= MAX_RESIDUE_END, "residue range");
    skip(24);
    int classifications = read(6) + 1;
    int classBook = read(8);
    require(classBook < dimensions.length, "residue class book");
    require(
        power(classifications, dimensions[classBook], MAX_CLASS_WORDS) <= MAX_CLASS_WORDS
            && dimensions[classBook] <= 64,
        "residue of impossible size");
    int books = 0;
    for (int i = 0; i < classifications; i++) {
      int low = read(3);
      int high = read(1) == 1 ? read(5) : 0;
      books += Integer.bitCount(low) + Integer.bitCount(high);
    }
    skip(8L * books);
  }

  /** The next n bits, least significant first, 0 ≤ n ≤ 24. */
  private int read(int n) throws AudioDecodeException {
    skip(n);
    int value = 0;
    for (int i = 0; i < n; i++) {
      long at = bit - n + i;
      value |= (packet[(int) (at >> 3)] >> (at & 7) & 1) << i;
    }
    return value;
  }

  private void skip(long n) throws AudioDecodeException {
    require(n <= endBit - bit, "set-up header that ends too early");
    bit += n;
  }

  private static void require(boolean ok, String what) throws AudioDecodeException {
    if (!ok) {
      throw new AudioDecodeException(AudioProblem.BAD_HEADER, "Vorbis: " + what);
    }
  }
}
