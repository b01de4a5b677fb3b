package emotionthinker.stages.prosody.pronounce;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Cuts a transcript into words: runs of letters, marks and digits, with apostrophes inside. */
public final class TranscriptWords {
  private static final Pattern WORD =
      Pattern.compile("[\\p{L}\\p{M}\\p{N}]+(?:['\u2019][\\p{L}\\p{M}]+)*");

  private TranscriptWords() {}

  /** The words in order, spelled as in the transcript; a hyphen ends a word. */
  public static List<String> of(String transcript) {
    return WORD.matcher(transcript).results().map(MatchResult::group).toList();
  }
}
