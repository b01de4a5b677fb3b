package emotionthinker.models.chat;

import emotionthinker.schemas.UserException;
import emotionthinker.stages.cot.calls.AudioClip;
import emotionthinker.stages.cot.calls.ChatRequest;
import emotionthinker.stages.cot.calls.ChatWire;
import emotionthinker.stages.cot.calls.EndpointOptions;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/**
 * One server that speaks chat completions. Sends without waiting and without a thread per call.
 * Redirects are not followed: they would carry the key elsewhere.
 */
final class ChatEndpoint implements AutoCloseable {
  /** Header that tells the server our name of a request, and that some servers send back. */
  static final String ID_HEADER = "X-Client-Request-Id";

  private static final int THREADS = 2;

  static {
    // An idle connection that the server closes while a request goes out leaves that call in doubt;
    // common servers close after 5 s.
    if (System.getProperty("jdk.httpclient.keepalive.timeout") == null) {
      System.setProperty("jdk.httpclient.keepalive.timeout", "4");
    }
  }

  private final EndpointOptions options;
  private final URI uri;
  private final String key;
  private final AudioClip.Reader clips;
  private final ExecutorService threads;
  private final HttpClient client;

  /**
   * A client.
   *
   * @param key gives the API key; null for none
   * @param clips reads clips; null when none are sent
   */
  ChatEndpoint(EndpointOptions options, Supplier<String> key, AudioClip.Reader clips) {
    this.options = options;
    this.uri = URI.create(options.url());
    this.key = key.get();
    this.clips = clips;
    if (this.key != null && !this.key.matches("[\\x21-\\x7e]+")) {
      throw new UserException(
          "the API key has blanks or characters that no header may have. What to do: write the key"
              + " alone into the file or variable");
    }
    this.threads =
        Executors.newFixedThreadPool(
            THREADS,
            task -> {
              Thread thread = new Thread(task, "chat-client");
              thread.setDaemon(true);
              return thread;
            });
    this.client =
        HttpClient.newBuilder()
            .executor(threads)
            .connectTimeout(duration(options.connectTimeoutS()))
            .followRedirects(HttpClient.Redirect.NEVER)
            // In the clear, an upgrade to HTTP/2 would only be one more header to misread.
            .version(
                uri.getScheme().equals("https")
                    ? HttpClient.Version.HTTP_2
                    : HttpClient.Version.HTTP_1_1)
            .build();
  }

  /**
   * Sends a request.
   *
   * @param id idempotency key; the same for every attempt of the same request
   * @return completes when the whole answer is there; cancelling it ends the call
   */
  CompletableFuture<HttpResponse<String>> send(ChatRequest request, String id) {
    if (request.audio() == null) {
      return post(request, id, null);
    }
    return CompletableFuture.supplyAsync(() -> base64(request.audio()), threads)
        .thenCompose(audio -> post(request, id, audio));
  }

  private CompletableFuture<HttpResponse<String>> post(
      ChatRequest request, String id, String audio) {
    HttpRequest.Builder post =
        HttpRequest.newBuilder(uri)
            .timeout(duration(options.timeoutS()))
            .header("Content-Type", "application/json")
            .header("Accept", "application/json")
            .header("Idempotency-Key", id)
            .header(ID_HEADER, id)
            .POST(BodyPublishers.ofString(ChatWire.body(request, audio).toString()));
    if (key != null) {
      boolean bearer = options.apiKeyHeader().equalsIgnoreCase("Authorization");
      post.header(options.apiKeyHeader(), bearer ? "Bearer " + key : key);
    }
    return client.sendAsync(post.build(), info -> new BoundedBody(options.maxAnswerBytes()));
  }

  private String base64(AudioClip clip) {
    try {
      return Base64.getEncoder().encodeToString(clips.wav(clip.utterance()));
    } catch (IOException e) {
      throw new Reaction.ClipException(e);
    }
  }

  private static Duration duration(double seconds) {
    return Duration.ofMillis(Math.max(1, Math.round(seconds * 1000)));
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
