package emotionthinker.stages.corpus;

import java.io.Serializable;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a corpus said as a whole, however many calls it was read in: its speakers, whether any entry
 * was understood, and a few of its files and problems for the error when none was.
 */
public final class LayoutSummary implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final int EXAMPLES = 5;

  private final SpeakerCensus census = new SpeakerCensus();
  private final TreeSet<String> seen = new TreeSet<>();
  private final TreeMap<String, String> problems = new TreeMap<>();
  private boolean understood;
  private long entries;

  /** Counts an entry in. */
  public void accept(CorpusEntry entry) {
    entries++;
    if (entry instanceof Draft draft) {
      understood = true;
      census.accept(draft);
    } else {
      problems.put(entry.origin(), ((CorpusEntry.Problem) entry).detail());
      trim();
    }
  }

  /** Counts in that a file is there. */
  public void saw(CorpusFile file) {
    seen.add(file.path());
    trim();
  }

  /** Counts in everything that another summary counted. */
  public LayoutSummary combine(LayoutSummary other) {
    census.combine(other.census);
    seen.addAll(other.seen);
    problems.putAll(other.problems);
    understood |= other.understood;
    entries += other.entries;
    trim();
    return this;
  }

  private void trim() {
    while (seen.size() > EXAMPLES) {
      seen.pollLast();
    }
    while (problems.size() > EXAMPLES) {
      problems.pollLastEntry();
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof LayoutSummary summary
        && census.equals(summary.census)
        && seen.equals(summary.seen)
        && problems.equals(summary.problems)
        && understood == summary.understood
        && entries == summary.entries;
  }

  @Override
  public int hashCode() {
    return Objects.hash(census, seen, problems, understood, entries);
  }

  /** Number of entries. */
  public long entries() {
    return entries;
  }

  /**
   * The splits of the corpus.
   *
   * @throws emotionthinker.schemas.UserException when no entry is a draft: the layout is another
   */
  public SplitPlan plan(CorpusSpec spec) {
    if (!understood) {
      throw CorpusReaders.unknownLayout(
          spec,
          seen.stream(),
          problems.isEmpty()
              ? "nothing matches it"
              : "nothing was understood, for instance " + problems);
    }
    return census.plan(spec.name(), spec.split());
  }
}
