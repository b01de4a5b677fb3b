package emotionthinker.stages.shard;

import emotionthinker.schemas.WireName;

/**
 * Something in a released row that was not as its card says.
 *
 * @param kind what was repaired
 * @param field canonical name of the field
 * @param found what stood there: the alias, or the value
 */
public record ReleasedRepair(Kind kind, String field, String found) {

  /** Kinds of repair. */
  public enum Kind implements WireName {
    /** The field has another name. */
    FIELD_ALIAS("field_alias"),
    /** Two names of one field with different values: the first in the list of names counts. */
    ALIAS_CONFLICT("alias_conflict"),
    /** Another case, blank or hyphen. */
    SPELLING("spelling"),
    /** A known misprint, such as "Aiddle-aged". */
    MISPRINT("misprint"),
    /** Another word for the same. */
    SYNONYM("synonym"),
    /** A ClassLabel's number instead of its name. */
    CLASS_INDEX("class_index"),
    /** A word for nothing, such as "unknown", read as null. */
    BLANK("blank"),
    /** A value that means nothing to us, read as null. */
    DROPPED("dropped"),
    /** A list written as text, or as pairs of word and mark. */
    LIST_FORM("list_form"),
    /** A reasoning inside its think tags. */
    TAGS("tags");

    private final String wire;

    Kind(String wire) {
      this.wire = wire;
    }

    @Override
    public String wire() {
      return wire;
    }
  }

  /** Name to count by: {@code misprint:age_level}. */
  public String name() {
    return kind.wire() + ":" + field;
  }
}
