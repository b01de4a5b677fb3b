package emotionthinker.jobs.spark;

import emotionthinker.schemas.RecordCodec;
import emotionthinker.schemas.Reject;
import emotionthinker.schemas.Table;
import java.io.Serializable;

/**
 * What a stage made of one row: a row or a reject, as Avro binary, so that it shuffles and spills
 * small. One of the two is null.
 */
final class Made implements Serializable {
  private static final long serialVersionUID = 1L;

  private final String id;
  private final byte[] row;
  private final byte[] reject;
  private final long audioMs;
  private final boolean reused;

  private Made(String id, byte[] row, byte[] reject, long audioMs, boolean reused) {
    this.id = id;
    this.row = row;
    this.reject = reject;
    this.audioMs = audioMs;
    this.reused = reused;
  }

  /** A row, with the audio that it went through in milliseconds. */
  static <T extends Record> Made row(Table<T> table, T row, long audioMs) {
    return new Made(table.idOf(row), table.codec().toBytes(row), null, audioMs, false);
  }

  /**
   * A row copied from a former run. Its audio counts as if it had been measured, so that the
   * manifest says the same of the table either way.
   */
  static <T extends Record> Made reused(Table<T> table, T row, long audioMs) {
    return new Made(table.idOf(row), table.codec().toBytes(row), null, audioMs, true);
  }

  /** A reject. */
  static Made reject(Reject reject) {
    return new Made(reject.id(), null, RecordCodec.of(Reject.class).toBytes(reject), 0, false);
  }

  String id() {
    return id;
  }

  boolean isRow() {
    return row != null;
  }

  long audioMs() {
    return audioMs;
  }

  boolean isReused() {
    return reused;
  }

  <T extends Record> T row(Table<T> table) {
    return table.codec().fromBytes(row);
  }

  Reject reject() {
    return RecordCodec.of(Reject.class).fromBytes(reject);
  }
}
