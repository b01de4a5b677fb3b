package emotionthinker.beam;

/** A formula where only wiring belongs; for {@code NeverRulesBiteTest}. */
public final class ComputesInBeam {
  private ComputesInBeam() {}

  static double decibels(double power) {
    return 10.0 * Math.log10(power);
  }
}
