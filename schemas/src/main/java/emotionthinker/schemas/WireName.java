package emotionthinker.schemas;

import java.util.Arrays;
import java.util.stream.Collectors;

/** An enum constant with the exact string that tables, prompts and files use for it. */
public interface WireName {

  /** The string on disk; never null, unique within its enum. */
  String wire();

  /**
   * Finds the constant of a wire string.
   *
   * @throws IllegalArgumentException naming the value and all allowed ones
   */
  static <E extends Enum<E> & WireName> E parse(Class<E> type, String wire) {
    for (E constant : type.getEnumConstants()) {
      if (constant.wire().equals(wire)) {
        return constant;
      }
    }
    throw Checks.bad(
        type.getSimpleName(),
        wire,
        Arrays.stream(type.getEnumConstants())
            .map(WireName::wire)
            .collect(Collectors.joining(", ", "one of ", "")));
  }
}
