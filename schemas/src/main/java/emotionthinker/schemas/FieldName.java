package emotionthinker.schemas;

import java.lang.reflect.RecordComponent;
import java.util.Locale;

/** Names of fields on disk. */
public final class FieldName {
  private FieldName() {}

  /** The field of a record component: {@code f0MedianHz} is {@code f0_median_hz}. */
  public static String of(RecordComponent component) {
    return component.getName().replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
  }
}
