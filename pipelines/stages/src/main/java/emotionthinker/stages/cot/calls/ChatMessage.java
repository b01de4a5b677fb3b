package emotionthinker.stages.cot.calls;

import emotionthinker.schemas.Checks;
import java.io.Serializable;

/**
 * One message of a chat.
 *
 * @param role system, user or assistant
 * @param content its text
 */
public record ChatMessage(String role, String content) implements Serializable {

  /** Checks every invariant; throws IllegalArgumentException naming field, value and range. */
  public ChatMessage {
    Checks.text("role", role);
    Checks.present("content", content);
  }
}
