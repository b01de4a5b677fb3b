package emotionthinker.io;

import java.io.Serializable;
import java.util.Comparator;

/**
 * Text by its code points, which is also the order of its UTF-8 bytes: the order of Spark, Avro,
 * DuckDB and object-store listings. {@link String#compareTo} differs from it above U+FFFF.
 */
public enum CodePointOrder implements Comparator<String>, Serializable {
  /** The order. */
  INSTANCE;

  @Override
  public int compare(String a, String b) {
    int n = Math.min(a.length(), b.length());
    for (int i = 0; i < n; i++) {
      char x = a.charAt(i);
      char y = b.charAt(i);
      if (x != y) {
        boolean highX = Character.isSurrogate(x);
        return highX == Character.isSurrogate(y) ? x - y : highX ? 1 : -1;
      }
    }
    return a.length() - b.length();
  }
}
