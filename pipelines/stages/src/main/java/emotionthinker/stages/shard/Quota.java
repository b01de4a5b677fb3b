package emotionthinker.stages.shard;

import emotionthinker.schemas.Checks;

/** The most rows of one kind: a number ("7000") or a percentage of the target size ("20%"). */
final class Quota {
  private Quota() {}

  /**
   * Rows that the text allows, rounded down.
   *
   * @throws IllegalArgumentException when the text is neither, or a percentage without a target
   */
  static long rows(String name, String text, long targetRows) {
    String allowed = "a number of rows, or a percentage such as 20% when target_rows is set";
    Checks.present(name, text);
    boolean percent = text.endsWith("%");
    if (percent && targetRows == 0) {
      throw Checks.bad(name, text, allowed);
    }
    try {
      if (!percent) {
        long rows = Long.parseLong(text.strip());
        Checks.nonNegative(name, rows);
        return rows;
      }
      double share = Double.parseDouble(text.substring(0, text.length() - 1).strip());
      Checks.percent(name, share);
      return (long) Math.floor(targetRows * share / 100);
    } catch (NumberFormatException e) {
      throw Checks.bad(name, text, allowed);
    }
  }
}
