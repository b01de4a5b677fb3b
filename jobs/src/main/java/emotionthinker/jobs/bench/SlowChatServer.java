package emotionthinker.jobs.bench;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A chat server for {@code bench calls}, in a JVM of its own so that its work is not counted as
 * ours: answers every call after a fixed time, those to {@code ?warm-up} after 5 ms. Prints its
 * port, and at the end of its standard input the calls, the time they took in all and the time from
 * the first to the last, in ms.
 */
final class SlowChatServer {
  private static final String ANSWER =
      "{\"id\":\"chatcmpl-1\",\"model\":\"bench\",\"choices\":[{\"index\":0,\"finish_reason\":"
          + "\"stop\",\"message\":{\"role\":\"assistant\",\"content\":\"<think>"
          + "The voice is raised and quick, and the contour falls. ".repeat(12)
          + "</think><answer>angry</answer>\"}}],\"usage\":{\"prompt_tokens\":500,"
          + "\"completion_tokens\":180}}";

  private final long latencyMillis;
  private final AtomicLong calls = new AtomicLong();
  private final AtomicLong busyNanos = new AtomicLong();
  private final AtomicLong firstNanos = new AtomicLong(Long.MAX_VALUE);
  private final AtomicLong lastNanos = new AtomicLong(Long.MIN_VALUE);

  private SlowChatServer(long latencyMillis) {
    this.latencyMillis = latencyMillis;
  }

  /** Arguments: time of an answer (ms). */
  public static void main(String[] arguments) throws IOException {
    SlowChatServer chat = new SlowChatServer(Long.parseLong(arguments[0]));
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1000);
    server.createContext("/", chat::answer);
    server.setExecutor(Executors.newCachedThreadPool(SlowChatServer::daemon));
    server.start();
    System.out.println(server.getAddress().getPort());
    while (System.in.read() != -1) {
      System.out.println(
          chat.calls.get()
              + " "
              + chat.busyNanos.get() / 1_000_000
              + " "
              + (chat.lastNanos.get() - chat.firstNanos.get()) / 1_000_000);
      chat.calls.set(0);
      chat.busyNanos.set(0);
      chat.firstNanos.set(Long.MAX_VALUE);
    }
    server.stop(0);
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "answers");
    thread.setDaemon(true);
    return thread;
  }

  private void answer(HttpExchange exchange) throws IOException {
    long start = System.nanoTime();
    firstNanos.accumulateAndGet(start, Math::min);
    exchange.getRequestBody().readAllBytes();
    boolean warmUp = "warm-up".equals(exchange.getRequestURI().getQuery());
    try {
      Thread.sleep(warmUp ? 5 : latencyMillis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    byte[] bytes = ANSWER.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(200, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
    long end = System.nanoTime();
    lastNanos.accumulateAndGet(end, Math::max);
    busyNanos.addAndGet(end - start);
    calls.incrementAndGet();
  }
}
