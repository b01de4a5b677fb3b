package emotionthinker.jobs.gpu;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import emotionthinker.stages.handoff.Signs;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Serializable;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Where the nodes of a launch report to the driver, and are told to end. Listens on the address
 * that Spark's driver binds; whoever does not send the token of the launch first is hung up on.
 */
final class DriverLine implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int HELLO_MS = 10_000;
  private static final int BACKLOG = 256;
  private static final long DRAIN_NS = 30_000_000_000L;

  private final ServerSocket server;
  private final At at;
  private final Listener listener;
  private final Map<Integer, Socket> nodes = new ConcurrentHashMap<>();
  private final Map<Integer, Thread> readers = new ConcurrentHashMap<>();
  private volatile String ending;
  private volatile long endingNs;

  /**
   * Where to connect to and with what.
   *
   * @param host address of the driver as executors reach it
   * @param token secret of the launch
   */
  record At(String host, int port, String token) implements Serializable {}

  /** Who wants to know. Called by the thread of a node's connection. */
  interface Listener {
    /** A node is there. */
    void hello(int node, String host);

    /** Lines of a process. */
    void lines(String process, String stream, List<String> lines);

    /** Signs of life of all processes of a node that still run. */
    void signs(int node, List<Signs> signs);

    /** A node started its processes, is done, or has a failed process. */
    void state(int node, String state);

    /** A node's connection broke before it said goodbye. */
    void lost(int node, String host);
  }

  /**
   * Listens at once.
   *
   * @param bind address to listen on
   * @param host address that nodes connect to
   * @param port port, 0 for any
   */
  DriverLine(String bind, String host, int port, String token, Listener listener)
      throws IOException {
    this.server = new ServerSocket();
    server.bind(new InetSocketAddress(InetAddress.getByName(bind), port), BACKLOG);
    this.at = new At(host, server.getLocalPort(), token);
    this.listener = listener;
    thread(this::accept, "handoff-driver");
  }

  At at() {
    return at;
  }

  private static void thread(Runnable task, String name) {
    Thread thread = new Thread(task, name);
    thread.setDaemon(true);
    thread.start();
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket socket = server.accept();
        thread(() -> serve(socket), "handoff-node");
      } catch (IOException e) {
        return; // closed
      }
    }
  }

  private void serve(Socket socket) {
    Integer node = null;
    String host = "";
    boolean bye = false;
    try (socket;
        BufferedReader lines =
            new BufferedReader(
                new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))) {
      socket.setSoTimeout(HELLO_MS);
      JsonNode hello = JSON.readTree(lines.readLine());
      // Spark starts a barrier stage again by itself; this launch is over then, and ours to repeat
      if (hello == null || !allowed(hello) || hello.path("stage_attempt").asInt() > 0) {
        return;
      }
      socket.setSoTimeout(0);
      node = hello.path("node").asInt();
      host = hello.path("host").asText();
      nodes.put(node, socket);
      readers.put(node, Thread.currentThread());
      listener.hello(node, host);
      if (ending != null) {
        tell(socket, ending);
      }
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        bye |= message(node, JSON.readTree(line));
      }
    } catch (IOException | RuntimeException e) {
      bye &= node != null; // a connection that breaks says the same as one that ends
    }
    if (node != null) {
      nodes.remove(node);
      if (!bye) {
        listener.lost(node, host);
      }
    }
  }

  private boolean allowed(JsonNode hello) {
    return hello.path("type").asText().equals("hello")
        && MessageDigest.isEqual(
            at.token().getBytes(StandardCharsets.UTF_8),
            hello.path("token").asText().getBytes(StandardCharsets.UTF_8));
  }

  private boolean message(int node, JsonNode message) {
    String type = message.path("type").asText();
    switch (type) {
      case "lines" -> {
        List<String> lines = new ArrayList<>();
        message.path("lines").forEach(line -> lines.add(line.asText()));
        listener.lines(message.path("process").asText(), message.path("stream").asText(), lines);
      }
      case "signs" -> {
        List<Signs> signs = new ArrayList<>();
        for (JsonNode row : message.path("signs")) {
          JsonNode beat = row.path("beat_s");
          signs.add(
              new Signs(
                  row.path("name").asText(),
                  row.path("silent_s").asDouble(),
                  row.path("seen").asBoolean(),
                  beat.isNumber() ? (Double) beat.doubleValue() : null));
        }
        listener.signs(node, signs);
      }
      default -> listener.state(node, type);
    }
    return type.equals("bye");
  }

  /**
   * Waits until all that nodes wrote before they said goodbye is read: the result of a node comes
   * by another way, and may overtake its last lines.
   */
  void drain() throws InterruptedException {
    long endNs = System.nanoTime() + DRAIN_NS;
    for (Thread reader : readers.values()) {
      reader.join(Math.max(1, (endNs - System.nanoTime()) / 1_000_000));
    }
  }

  /** Tells every node to end, also those that come later. */
  void end(String why) {
    if (ending == null) {
      endingNs = System.nanoTime();
    }
    ending = why;
    nodes.values().forEach(socket -> tell(socket, why));
  }

  /** When nodes were first told to end, as System.nanoTime(); 0 when they were not. */
  long endingSince() {
    return endingNs;
  }

  private static void tell(Socket socket, String why) {
    String order = JSON.createObjectNode().put("type", "end").put("why", why) + "\n";
    try {
      synchronized (socket) {
        socket.getOutputStream().write(order.getBytes(StandardCharsets.UTF_8));
        socket.getOutputStream().flush();
      }
    } catch (IOException e) {
      return; // the node is gone, which its own thread notes
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
    for (Socket socket : nodes.values()) {
      socket.close();
    }
  }
}
