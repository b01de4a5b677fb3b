package emotionthinker.stages.corpus.readers;

import emotionthinker.stages.corpus.Member;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The samples of a WebDataset tar: members that follow one another and have one key, which is the
 * name up to the first dot of its last part. A member without a key is a sample of its own. A
 * sample of more than {@value #MAX_MEMBERS} members is cut, so that no tar fills the memory.
 */
final class TarSamples implements Iterator<List<Member>> {
  private static final int MAX_MEMBERS = 64;
  private static final Pattern NAME = Pattern.compile("((?:.*/)?[^./]+)\\.([^/]*)", Pattern.DOTALL);

  private final Iterator<Member> members;
  private Member next;

  TarSamples(Iterator<Member> members) {
    this.members = members;
    this.next = members.hasNext() ? members.next() : null;
  }

  /** The key of a name; null when it has none. */
  static String key(String name) {
    Matcher matcher = NAME.matcher(name);
    return matcher.matches() ? matcher.group(1) : null;
  }

  /** What follows the key: extensions without the first dot; empty when there is no key. */
  static String extension(String name) {
    Matcher matcher = NAME.matcher(name);
    return matcher.matches() ? matcher.group(2) : "";
  }

  @Override
  public boolean hasNext() {
    return next != null;
  }

  @Override
  public List<Member> next() {
    if (next == null) {
      throw new NoSuchElementException();
    }
    String key = key(next.name());
    List<Member> sample = new ArrayList<>();
    do {
      sample.add(next);
      next = members.hasNext() ? members.next() : null;
    } while (next != null
        && key != null
        && key.equals(key(next.name()))
        && sample.size() < MAX_MEMBERS);
    return sample;
  }
}
