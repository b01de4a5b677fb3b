package emotionthinker.models.policy;

/** A prompt with an answer to it as tokens. */
interface Answered {
  /** What was asked. */
  PreparedPrompt prompt();

  /** Tokens, the end included where it was written; not to be changed. */
  int[] answer();
}
