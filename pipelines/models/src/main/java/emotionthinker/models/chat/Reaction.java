package emotionthinker.models.chat;

import emotionthinker.stages.cot.calls.ChatReply;
import emotionthinker.stages.cot.calls.ChatWire;
import emotionthinker.stages.cot.calls.RetryPolicy;
import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpResponse;
import java.nio.channels.UnresolvedAddressException;
import java.util.concurrent.CompletionException;
import javax.net.ssl.SSLHandshakeException;

/** What a call came to. */
sealed interface Reaction {

  /** Status 200: paid for, readable or not. */
  record Answered(ChatReply reply) implements Reaction {}

  /** A status that says no. */
  record Refused(int status, String code, String detail, long retryAfterMillis)
      implements Reaction {}

  /** The request has not left, or the server cannot have read it. */
  record Unreached(String detail) implements Reaction {}

  /** The request has left, and what became of it is not known. */
  record Doubtful(String detail) implements Reaction {}

  /** The clip that was to go along cannot be read. */
  record NoClip(String detail) implements Reaction {}

  /** A clip that cannot be read. */
  final class ClipException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ClipException(IOException cause) {
      super(cause);
    }
  }

  /**
   * Reads a response.
   *
   * @param id what the server was told that this request is called
   */
  static Reaction of(HttpResponse<String> response, String id) {
    int status = response.statusCode();
    if (status >= 200 && status < 300) {
      String echoed = response.headers().firstValue(ChatEndpoint.ID_HEADER).orElse(id);
      return echoed.equals(id)
          ? new Answered(ChatWire.read(response.body()))
          : new Doubtful("got the answer to another request, " + echoed);
    }
    String retryAfter = response.headers().firstValue("retry-after").orElse(null);
    return new Refused(
        status,
        ChatWire.errorCode(response.body()),
        "HTTP " + status + " " + ChatWire.error(response.body()),
        RetryPolicy.retryAfterMillis(retryAfter, System.currentTimeMillis()));
  }

  /** Reads a failure of the client. */
  static Reaction of(Throwable failure) {
    Throwable cause = failure;
    while (cause instanceof CompletionException && cause.getCause() != null) {
      cause = cause.getCause();
    }
    if (cause instanceof ClipException clip) {
      return new NoClip("the clip cannot be read: " + clip.getCause().getMessage());
    }
    for (Throwable c = cause; c != null; c = c.getCause()) {
      if (c instanceof ConnectException
          || c instanceof HttpConnectTimeoutException
          || c instanceof UnresolvedAddressException
          || c instanceof SSLHandshakeException) {
        return new Unreached(said(c));
      }
    }
    return new Doubtful(said(cause));
  }

  /**
   * The kind of a failure and its words, where it has any: the JDK's refused connections do not.
   */
  private static String said(Throwable failure) {
    Throwable told = failure;
    while (told.getMessage() == null && told.getCause() != null) {
      told = told.getCause();
    }
    String kind = failure.getClass().getSimpleName();
    if (told.getMessage() != null) {
      return kind + ": " + told.getMessage();
    }
    return told == failure ? kind : kind + ": " + told.getClass().getSimpleName();
  }
}
