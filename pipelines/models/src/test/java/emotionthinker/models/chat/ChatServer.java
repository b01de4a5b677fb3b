package emotionthinker.models.chat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * A chat server on real sockets that behaves as badly as it is told, and counts. An answer counts
 * when the server has made it, whether or not it arrives: that is what a provider bills.
 */
public final class ChatServer implements AutoCloseable {
  /** What the server does to one request. */
  public enum Behaviour {
    ANSWER(true),
    SLOW_ANSWER(true),
    TOO_MANY_WITH_RETRY_AFTER(false),
    TOO_MANY(false),
    ERROR_500(false),
    ERROR_502(false),
    UNAVAILABLE(false),
    HANG(false),
    ANSWER_TOO_LATE(true),
    RESET_BEFORE(false),
    RESET_IN_BODY(true),
    SHORT_BODY(true),
    CUT_JSON(true),
    NOT_JSON(true),
    NO_CHOICES(true),
    WRONG_ID(true),
    OTHER_ID_IN_BODY(true),
    CONTENT_FILTER(true),
    REFUSED_BY_FILTER(false),
    BAD_REQUEST(false),
    LENGTH(true),
    MENDABLE_TAGS(true),
    NO_TAGS(true),
    WRONG_KEY(false);

    private final boolean billed;

    /** All that concern one request alone. */
    public static Behaviour[] random() {
      Behaviour[] all = values();
      return Arrays.copyOf(all, all.length - 1);
    }

    Behaviour(boolean billed) {
      this.billed = billed;
    }
  }

  /** One request as the server got it. */
  public record Received(
      String key, Map<String, String> headers, JsonNode body, long atMillis, boolean billed) {
    /** Value of the authorization header; null when there is none. */
    public String authorization() {
      return headers.get("authorization");
    }

    /** Path and query. */
    public String path() {
      return headers.get(REQUEST).split(" ", -1)[1];
    }
  }

  /** Under this name the request line stands among the headers. */
  private static final String REQUEST = ":request";

  private static final ObjectMapper JSON = new ObjectMapper();

  private final ServerSocket socket = new ServerSocket(0, 500, InetAddress.getLoopbackAddress());
  private final BiFunction<String, Integer, Behaviour> behaviour;
  private final Map<String, AtomicInteger> times = new HashMap<>();
  private final List<Received> received = Collections.synchronizedList(new ArrayList<>());
  private final AtomicInteger busy = new AtomicInteger();
  private final AtomicInteger mostBusy = new AtomicInteger();
  private final List<Socket> connections = Collections.synchronizedList(new ArrayList<>());

  /** What is said to a prompt; set before the first request. */
  public Function<JsonNode, String> writer =
      body -> "<think>" + "The pitch is high. ".repeat(12) + "</think><answer>sad</answer>";

  /** Time that an answer takes (ms). */
  public volatile int latencyMillis = 5;

  /** Time that a slow answer takes, which the client still waits for (ms). */
  public volatile int slowMillis = 150;

  /** Time that an answer takes that the client does not wait for (ms). */
  public volatile int lateMillis = 1500;

  /**
   * A server.
   *
   * @param behaviour by idempotency key and how often that key came before
   */
  public ChatServer(BiFunction<String, Integer, Behaviour> behaviour) throws IOException {
    this.behaviour = behaviour;
    daemon(this::accept);
  }

  /** Base URL for a client. */
  public String url() {
    return "http://127.0.0.1:" + socket.getLocalPort() + "/v1";
  }

  /** Everything received. */
  public List<Received> received() {
    synchronized (received) {
      return List.copyOf(received);
    }
  }

  /** Calls that were answered. */
  public long billed() {
    return received().stream().filter(Received::billed).count();
  }

  /** Most calls that were answered at the same time. */
  public int mostBusy() {
    return mostBusy.get();
  }

  /** Calls that are being answered. */
  public int busy() {
    return busy.get();
  }

  private static void daemon(Runnable task) {
    Thread thread = new Thread(task, "chat-server");
    thread.setDaemon(true);
    thread.start();
  }

  private void accept() {
    while (!socket.isClosed()) {
      try {
        Socket connection = socket.accept();
        connection.setTcpNoDelay(true);
        connections.add(connection);
        daemon(() -> serve(connection));
      } catch (IOException e) {
        return; // closed
      }
    }
  }

  private void serve(Socket connection) {
    try (connection) {
      InputStream in = connection.getInputStream();
      while (true) {
        Map<String, String> headers = headers(in);
        if (headers == null) {
          return;
        }
        byte[] body = in.readNBytes(Integer.parseInt(headers.get("content-length")));
        mostBusy.accumulateAndGet(busy.incrementAndGet(), Math::max);
        // No longer busy before the answer leaves: who has it may send the next call at once.
        AtomicBoolean counted = new AtomicBoolean(true);
        Runnable leaving =
            () -> {
              if (counted.getAndSet(false)) {
                busy.decrementAndGet();
              }
            };
        try {
          if (!answer(connection, headers, body, leaving)) {
            return;
          }
        } finally {
          leaving.run();
        }
      }
    } catch (IOException e) {
      return; // the client went away
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      connections.remove(connection);
    }
  }

  private boolean answer(
      Socket connection, Map<String, String> headers, byte[] bytes, Runnable leaving)
      throws IOException, InterruptedException {
    String key = headers.getOrDefault("idempotency-key", "");
    JsonNode body = JSON.readTree(bytes);
    int time;
    synchronized (times) {
      time = times.computeIfAbsent(key, k -> new AtomicInteger()).getAndIncrement();
    }
    Behaviour how = behaviour.apply(key, time);
    long at = System.nanoTime() / 1_000_000;
    received.add(new Received(key, headers, body, at, how.billed));
    Thread.sleep(latencyMillis);
    String text = writer.apply(body);
    OutputStream out =
        new FilterOutputStream(connection.getOutputStream()) {
          @Override
          public void write(byte[] all) throws IOException {
            leaving.run();
            out.write(all);
          }
        };
    switch (how) {
      case ANSWER -> reply(out, 200, "", completion(body, text, "stop"));
      case SLOW_ANSWER -> {
        Thread.sleep(slowMillis);
        reply(out, 200, "", completion(body, text, "stop"));
      }
      case TOO_MANY_WITH_RETRY_AFTER ->
          reply(out, 429, "Retry-After: 0.05\r\n", error("slow down"));
      case TOO_MANY -> reply(out, 429, "", error("slow down"));
      case ERROR_500 -> reply(out, 500, "", "<html>oops</html>");
      case ERROR_502 -> reply(out, 502, "", "");
      case UNAVAILABLE -> reply(out, 503, "Retry-After: Wed, 21 Oct 2015 07:28:00 GMT\r\n", "{}");
      case HANG -> {
        Thread.sleep(60_000);
        return false;
      }
      case ANSWER_TOO_LATE -> {
        Thread.sleep(lateMillis);
        reply(out, 200, "", completion(body, text, "stop"));
      }
      case RESET_BEFORE -> {
        return reset(connection);
      }
      case RESET_IN_BODY -> {
        part(out, completion(body, text, "stop"));
        Thread.sleep(20);
        return reset(connection);
      }
      case SHORT_BODY -> {
        part(out, completion(body, text, "stop"));
        return false;
      }
      case CUT_JSON -> {
        String whole = completion(body, text, "stop");
        reply(out, 200, "", whole.substring(0, whole.indexOf("usage")));
      }
      case NOT_JSON -> reply(out, 200, "", "It went fine, thank you.");
      case NO_CHOICES -> reply(out, 200, "", "{\"id\":\"x\",\"choices\":[]}");
      case WRONG_ID ->
          reply(out, 200, "X-Client-Request-Id: another\r\n", completion(body, "no, that", "stop"));
      case OTHER_ID_IN_BODY -> {
        ObjectNode other = (ObjectNode) JSON.readTree(completion(body, text, "stop"));
        reply(out, 200, "", other.put("id", 17).toString());
      }
      case CONTENT_FILTER -> reply(out, 200, "", completion(body, "", "content_filter"));
      case REFUSED_BY_FILTER ->
          reply(out, 400, "", "{\"error\":{\"code\":\"content_filter\",\"message\":\"filtered\"}}");
      case BAD_REQUEST -> reply(out, 400, "", error("no such parameter"));
      case LENGTH ->
          reply(out, 200, "", completion(body, text.substring(0, text.length() / 2), "length"));
      case MENDABLE_TAGS ->
          reply(out, 200, "", completion(body, "```\n" + text.replace("</answer>", ""), "stop"));
      case WRONG_KEY -> reply(out, 401, "", error("wrong key"));
      case NO_TAGS -> reply(out, 200, "", completion(body, "He sounds sad.", "stop"));
    }
    return true;
  }

  /** Tokens that the answer to a request says it used, when it is answered as asked. */
  public static int tokens(Received request) {
    return request.body().path("messages").toString().length() / 4
        + request.body().path("max_tokens").asInt() / 8;
  }

  private static String completion(JsonNode body, String text, String finish) {
    ObjectNode node = JSON.createObjectNode();
    node.put("id", "chatcmpl-1").put("object", "chat.completion");
    node.put("model", body.path("model").asText() + "-0001");
    ObjectNode choice = node.putArray("choices").addObject();
    choice.put("index", 0).put("finish_reason", finish);
    choice.putObject("message").put("role", "assistant").put("content", text);
    int prompt = body.path("messages").toString().length() / 4;
    node.putObject("usage")
        .put("prompt_tokens", prompt)
        .put("completion_tokens", text.length() / 4)
        .put("total_tokens", prompt + text.length() / 4);
    return node.toString();
  }

  private static String error(String message) {
    return "{\"error\":{\"message\":\"" + message + "\",\"type\":\"t\",\"code\":null}}";
  }

  private static void reply(OutputStream out, int status, String headers, String body)
      throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    String head =
        "HTTP/1.1 "
            + status
            + " X\r\nContent-Type: application/json\r\n"
            + headers
            + "Content-Length: "
            + bytes.length
            + "\r\n\r\n";
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.writeBytes(head.getBytes(StandardCharsets.US_ASCII));
    all.writeBytes(bytes);
    out.write(all.toByteArray());
    out.flush();
  }

  private static void part(OutputStream out, String body) throws IOException {
    String head = "HTTP/1.1 200 X\r\nContent-Length: " + body.length() * 2 + "\r\n\r\n";
    out.write((head + body.substring(0, body.length() / 2)).getBytes(StandardCharsets.UTF_8));
    out.flush();
  }

  /** Closes with RST instead of FIN. */
  private static boolean reset(Socket connection) throws IOException {
    connection.setSoLinger(true, 0);
    connection.close();
    return false;
  }

  /** Headers by lower-case name; null at the end of the connection. */
  private static Map<String, String> headers(InputStream in) throws IOException {
    String line = line(in);
    if (line == null) {
      return null;
    }
    Map<String, String> headers = new TreeMap<>();
    headers.put(REQUEST, line);
    for (line = line(in); line != null && !line.isEmpty(); line = line(in)) {
      int colon = line.indexOf(':');
      headers.put(
          line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1).strip());
    }
    return headers;
  }

  private static String line(InputStream in) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int c = in.read(); c != '\n'; c = in.read()) {
      if (c < 0) {
        return null;
      }
      if (c != '\r') {
        line.append((char) c);
      }
    }
    return line.toString();
  }

  @Override
  public void close() throws IOException {
    socket.close();
    for (Socket connection : List.copyOf(connections)) {
      connection.close();
    }
  }
}
