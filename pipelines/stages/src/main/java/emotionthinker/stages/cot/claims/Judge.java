package emotionthinker.stages.cot.claims;

import emotionthinker.schemas.Claim;
import emotionthinker.schemas.Cue;
import emotionthinker.schemas.Intonation;
import emotionthinker.schemas.Verdict;
import emotionthinker.schemas.WireName;
import emotionthinker.stages.cot.CueSheet;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Holds findings against the sheet.
 *
 * <table>
 * <caption>Verdicts</caption>
 * <tr><td>measured level is asserted, or accepted for the word</td><td>supported</td></tr>
 * <tr><td>asserted level lies beyond a border that the percentile touches</td><td>supported</td></tr>
 * <tr><td>another level is measured, or a denied one</td><td>contradicted</td></tr>
 * <tr><td>nothing is measured; uncertain or too short a contour</td><td>unsupported</td></tr>
 * <tr><td>change within the clip; pauses and voice quality that the sheet is silent about</td>
 * <td>unverifiable</td></tr>
 * </table>
 */
final class Judge {
  private static final List<String> ORDER = List.of("low", "normal", "high");
  private static final List<String> SPEED_ORDER = List.of("slow", "normal", "fast");

  private final CueSheet sheet;
  private final VerifierOptions options;

  Judge(CueSheet sheet, VerifierOptions options) {
    this.sheet = sheet;
    this.options = options;
  }

  Claim judge(Finding said, String text) {
    Finding finding = said.assertion().cue() == Cue.PAUSES ? pauses(said) : said;
    Assertion assertion = finding.assertion();
    String asserted = (finding.negated() ? "not " : "") + assertion.value();
    String measured = measured(assertion.cue());
    return new Claim(
        assertion.cue(),
        asserted,
        measured,
        verdict(finding, measured),
        text.substring(finding.start(), finding.end()),
        finding.start(),
        finding.end());
  }

  /** There being none is a level of its own: "no pauses" says absent. */
  private static Finding pauses(Finding said) {
    if (!said.negated()) {
      return said;
    }
    String other = said.assertion().value().equals("present") ? "absent" : "present";
    return new Finding(
        Assertion.of(Cue.PAUSES, other),
        false,
        said.start(),
        said.end(),
        said.anchor(),
        said.head());
  }

  private Verdict verdict(Finding finding, String measured) {
    Assertion assertion = finding.assertion();
    if (assertion.isDrift()) {
      return Verdict.UNVERIFIABLE;
    }
    if (measured == null) {
      boolean onSheets = assertion.cue() != Cue.PAUSES && assertion.cue() != Cue.VOICE_QUALITY;
      return onSheets ? Verdict.UNSUPPORTED : Verdict.UNVERIFIABLE;
    }
    boolean holds =
        switch (assertion.cue()) {
          case STRESS -> stressHolds(assertion);
          case VOICE_QUALITY -> sheet.voiceQualities().contains(assertion.value());
          default -> assertion.accepts().contains(measured);
        };
    if (finding.negated()) {
      boolean border = assertion.cue() != Cue.STRESS && nearBorder(assertion.cue(), measured, null);
      boolean exact = assertion.cue() == Cue.STRESS ? holds : assertion.value().equals(measured);
      return !exact || border ? Verdict.SUPPORTED : Verdict.CONTRADICTED;
    }
    return holds || nearBorder(assertion.cue(), measured, assertion.value())
        ? Verdict.SUPPORTED
        : Verdict.CONTRADICTED;
  }

  /**
   * Whether the percentile lies within the tolerance of the border to {@code value}; any border for
   * null.
   */
  private boolean nearBorder(Cue cue, String measured, String value) {
    Double percentile =
        switch (cue) {
          case PITCH -> sheet.pitchPercentile();
          case ENERGY -> sheet.energyPercentile();
          case SPEED -> sheet.speedPercentile();
          default -> null;
        };
    if (percentile == null) {
      return false;
    }
    List<String> order = cue == Cue.SPEED ? SPEED_ORDER : ORDER;
    int at = order.indexOf(measured);
    boolean low = near(percentile, options.lowBorderPercentile());
    boolean high = near(percentile, options.highBorderPercentile());
    if (value == null) {
      return (at <= 1 && low) || (at >= 1 && high);
    }
    int to = order.indexOf(value);
    return Math.abs(to - at) == 1 && (Math.min(to, at) == 0 ? low : high);
  }

  private boolean near(double percentile, double border) {
    return Math.abs(percentile - border) <= options.borderTolerancePercentile();
  }

  private boolean stressHolds(Assertion assertion) {
    Set<String> stressed =
        sheet.stressedWords().stream().map(Judge::normal).collect(Collectors.toSet());
    if (assertion.value().equals("none")) {
      return stressed.isEmpty();
    }
    List<String> missing = new ArrayList<>(assertion.accepts());
    missing.removeAll(stressed);
    return missing.isEmpty() || stressed.contains(assertion.value());
  }

  /** Lower case, letters and digits only, so that "Never!" is "never". */
  static String normal(String word) {
    String plain = word.toLowerCase(Locale.ROOT).replace('\u2019', '\'');
    String trimmed = plain.replaceAll("^[^\\p{L}\\p{N}]+|[^\\p{L}\\p{N}]+$", "");
    return trimmed.endsWith("'s") ? trimmed.substring(0, trimmed.length() - 2) : trimmed;
  }

  private String measured(Cue cue) {
    return switch (cue) {
      case PITCH -> wire(sheet.pitchLevel());
      case ENERGY -> wire(sheet.energyLevel());
      case SPEED -> wire(sheet.speedLevel());
      case INTONATION -> intonation(sheet.citableIntonation());
      case GENDER -> wire(sheet.gender());
      case AGE -> wire(sheet.ageLevel());
      case STRESS -> joined(sheet.stressedWords());
      case VOICE_QUALITY -> joined(sheet.voiceQualities());
      case PAUSES ->
          sheet.pauseCount() == null ? null : sheet.pauseCount() > 0 ? "present" : "absent";
      case TRANSCRIPT, EMOTION -> null;
    };
  }

  private static String intonation(Intonation intonation) {
    return wire(intonation);
  }

  private static String wire(WireName name) {
    return name == null ? null : name.wire();
  }

  private static String joined(List<String> words) {
    return words == null ? null : words.isEmpty() ? "none" : String.join(", ", words);
  }
}
