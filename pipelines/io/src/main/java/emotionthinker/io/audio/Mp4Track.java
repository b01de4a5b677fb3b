package emotionthinker.io.audio;

import java.util.Arrays;

/** The audio track of an MP4 file: how it is coded, and where its samples (access units) lie. */
final class Mp4Track {
  private long id = -1;
  private String format = "";
  private byte[] decoderConfig = new byte[0];
  private int objectType;
  private int channels;
  private long timescale;
  private long durationTicks;
  private long editStartTicks;
  private long editMovieTicks = -1;
  private int[] offsets = new int[64];
  private int[] sizes = new int[64];
  private int count;

  /** Track number within the file. */
  long id() {
    return id;
  }

  void id(long value) {
    id = value;
  }

  /** Four-character code of the sample description, as in mp4a. */
  String format() {
    return format;
  }

  void format(String value) {
    format = value;
  }

  /** AudioSpecificConfig, empty when there is none; shared, not to be written to. */
  byte[] decoderConfig() {
    return decoderConfig;
  }

  /** MPEG-4 object type indication: 0x40 and 0x66–0x68 are AAC. */
  int objectType() {
    return objectType;
  }

  void decoderConfig(int newObjectType, byte[] config) {
    objectType = newObjectType;
    decoderConfig = config;
  }

  int channels() {
    return channels;
  }

  void channels(int value) {
    channels = value;
  }

  /** Ticks per second of the media, 0 when not given. */
  long timescale() {
    return timescale;
  }

  void timescale(long value) {
    timescale = value;
  }

  /** Sum of all sample durations, in media ticks, 0 when not given. */
  long durationTicks() {
    return durationTicks;
  }

  void addDuration(long ticks) {
    durationTicks += ticks;
  }

  /** Where the presentation starts in the media (encoder delay), in media ticks. */
  long editStartTicks() {
    return editStartTicks;
  }

  /** Length of the presentation in ticks of the movie's clock, −1 when not given. */
  long editMovieTicks() {
    return editMovieTicks;
  }

  void edit(long startTicks, long movieTicks) {
    editStartTicks = startTicks;
    editMovieTicks = movieTicks;
  }

  int count() {
    return count;
  }

  int offset(int sample) {
    return offsets[sample];
  }

  int size(int sample) {
    return sizes[sample];
  }

  void add(int offset, int size) {
    if (count == sizes.length) {
      offsets = Arrays.copyOf(offsets, 2 * count);
      sizes = Arrays.copyOf(sizes, 2 * count);
    }
    offsets[count] = offset;
    sizes[count++] = size;
  }
}
