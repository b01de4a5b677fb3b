package emotionthinker.jobs.gpu;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import emotionthinker.stages.handoff.Signs;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A node's connection to the driver: JSON lines both ways. */
final class NodeLine implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int CONNECT_MS = 30_000;

  private final Socket socket;
  private final OutputStream out;
  private volatile String endedBy;
  private volatile boolean closing;

  /**
   * Connects and says who is there.
   *
   * @param at where the driver listens
   */
  NodeLine(DriverLine.At at, int node, String host, int stageAttempt) throws IOException {
    socket = new Socket();
    socket.connect(new InetSocketAddress(at.host(), at.port()), CONNECT_MS);
    socket.setTcpNoDelay(true);
    out = socket.getOutputStream();
    ObjectNode hello = JSON.createObjectNode().put("type", "hello").put("token", at.token());
    send(hello.put("node", node).put("host", host).put("stage_attempt", stageAttempt));
    Thread listener = new Thread(this::listen, "handoff-line");
    listener.setDaemon(true);
    listener.start();
  }

  private void listen() {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        JsonNode order = JSON.readTree(line);
        if (order.path("type").asText().equals("end")) {
          endedBy = order.path("why").asText();
        }
      }
      lost("the driver closed the connection");
    } catch (IOException e) {
      lost("the connection to the driver broke: " + e.getMessage());
    }
  }

  private void lost(String why) {
    if (!closing && endedBy == null) {
      endedBy = why;
    }
  }

  /** Why this node is to end; null while it is not. */
  String endedBy() {
    return endedBy;
  }

  /** Lines that a process wrote. */
  void lines(String process, String stream, List<String> lines) {
    if (lines.isEmpty()) {
      return;
    }
    ObjectNode message = JSON.createObjectNode().put("type", "lines").put("process", process);
    message.put("stream", stream);
    lines.forEach(message.withArray("lines")::add);
    send(message);
  }

  /** Signs of life. */
  void signs(List<Signs> signs) {
    ObjectNode message = JSON.createObjectNode().put("type", "signs");
    for (Signs one : signs) {
      ObjectNode row = message.withArray("signs").addObject();
      row.put("name", one.name()).put("silent_s", one.silentS()).put("seen", one.seen());
      row.put("beat_s", one.beatS());
    }
    send(message);
  }

  /** That this node started, is done, or failed. */
  void state(String type) {
    send(JSON.createObjectNode().put("type", type));
  }

  private void send(ObjectNode message) {
    try {
      synchronized (out) {
        out.write((message + "\n").getBytes(StandardCharsets.UTF_8));
        out.flush();
      }
    } catch (IOException e) {
      lost("the connection to the driver broke: " + e.getMessage());
    }
  }

  @Override
  public void close() throws IOException {
    closing = true;
    socket.close();
  }
}
