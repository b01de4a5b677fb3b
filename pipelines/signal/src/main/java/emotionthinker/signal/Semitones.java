package emotionthinker.signal;

/** Musical intervals of frequencies: 12 semitones (st) per octave. */
public final class Semitones {
  private static final double PER_NATURAL_LOG = 12 / Math.log(2);

  private Semitones() {}

  /** 12 log2(to/from), st: positive when {@code toHz} is higher. */
  public static double between(double fromHz, double toHz) {
    return PER_NATURAL_LOG * Math.log(toHz / fromHz);
  }
}
