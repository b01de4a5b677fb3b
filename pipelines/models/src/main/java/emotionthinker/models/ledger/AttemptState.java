package emotionthinker.models.ledger;

/** State of an attempt; the ordinal is what the database holds, so the order is fixed. */
enum AttemptState {
  /** In flight: an intent. */
  OPEN,
  /** Answered. */
  ANSWERED,
  /** Refused, not charged. */
  REFUSED,
  /** Without a known outcome, charged at its maximum. */
  IN_DOUBT,
  /** In a batch file, charged at its maximum. */
  IN_BATCH;

  static AttemptState of(int ordinal) {
    return values()[ordinal];
  }
}
