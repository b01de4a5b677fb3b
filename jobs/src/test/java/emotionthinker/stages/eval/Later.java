package emotionthinker.stages.eval;

/** What an earlier stage may not know; for {@code BreaksEveryRule}. */
public interface Later {}
