package emotionthinker.jobs.rewardserver;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import emotionthinker.schemas.UserException;
import emotionthinker.stages.grpo.AdvantageOptions;
import emotionthinker.stages.grpo.service.RewardService;
import emotionthinker.stages.grpo.service.ScheduleKeeper;
import emotionthinker.stages.reward.RewardModel;
import emotionthinker.stages.reward.RewardOptions;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * The reward service on the JDK's HTTP server.
 *
 * <table>
 * <caption>Answers</caption>
 * <tr><td>POST /score, /score-groups, /get_reward</td><td>see {@link RewardService}</td></tr>
 * <tr><td>GET /health</td><td>200, or 503 while stopping; needs no token</td></tr>
 * <tr><td>GET /metrics</td><td>Prometheus' text format</td></tr>
 * <tr><td>400, 401, 404, 405, 413</td><td>the request's fault: {@code {"error": "..."}}</td></tr>
 * <tr><td>503</td><td>no room or no time: come again after Retry-After</td></tr>
 * <tr><td>500</td><td>a bug</td></tr>
 * </table>
 *
 * <p>An answer is whole or the connection breaks: it is sent with its length. Nothing that was
 * answered is kept here, so nothing answered is lost with the service.
 */
public final class RewardServer implements AutoCloseable {
  private static final Set<String> SCORING = Set.of("/score", "/score-groups", "/get_reward");
  private static final Set<String> READING = Set.of("/health", "/metrics");
  private static final int BACKLOG = 1024;
  private static final int DRAINED_BYTES = 64 << 20;

  private final RewardServerOptions options;
  private final byte[] token;
  private final ScoringQueue queue;
  private final RewardService service;
  private final ServerMetrics metrics;
  private final HttpServer server;
  private final ExecutorService workers;
  private int working;
  private boolean stopping;

  private record Reply(int status, String type, String body) {
    static Reply json(String body) {
      return new Reply(200, "application/json", body);
    }

    static Reply text(int status, String body) {
      return new Reply(status, "text/plain; charset=utf-8", body);
    }

    static Reply error(int status, String message) {
      String body = JsonNodeFactory.instance.objectNode().put("error", message).toString();
      return new Reply(status, "application/json", body);
    }
  }

  /**
   * Listens at once.
   *
   * @param token what clients must send as bearer token; null for none
   * @param model judged with by one thread; closed with the server
   */
  public RewardServer(
      RewardServerOptions options,
      String token,
      RewardOptions reward,
      AdvantageOptions convention,
      RewardModel model)
      throws IOException {
    this(options, token, reward, convention, model, new ScheduleKeeper(reward.schedule()));
  }

  /**
   * Listens at once, with a schedule that somebody else looks after too.
   *
   * @param token what clients must send as bearer token; null for none
   * @param model judged with by one thread; closed with the server
   */
  public RewardServer(
      RewardServerOptions options,
      String token,
      RewardOptions reward,
      AdvantageOptions convention,
      RewardModel model,
      ScheduleKeeper schedule)
      throws IOException {
    this.options = options;
    this.token = token == null ? null : token.getBytes(StandardCharsets.UTF_8);
    // The JDK's server reads these when it is first used: a body that trickles in must end some
    // time, and small answers must not wait for Nagle's algorithm.
    System.setProperty("sun.net.httpserver.maxReqTime", String.valueOf(options.requestTimeoutS()));
    System.setProperty("sun.net.httpserver.nodelay", "true");
    // A client that still sends does not see an answer when the connection is reset under it.
    System.setProperty("sun.net.httpserver.drainAmount", String.valueOf(DRAINED_BYTES));
    this.server = HttpServer.create(new InetSocketAddress(options.host(), options.port()), BACKLOG);
    this.queue = new ScoringQueue(model, options);
    this.service =
        new RewardService(reward, convention, queue, model.id(), options.maxRollouts(), schedule);
    this.metrics = new ServerMetrics(queue::size);
    this.workers = Executors.newFixedThreadPool(options.threads());
    server.setExecutor(workers);
    server.createContext("/", this::handle);
    server.start();
  }

  /** Address and port it listens on. */
  public InetSocketAddress address() {
    return server.getAddress();
  }

  private void handle(HttpExchange exchange) throws IOException {
    long start = System.nanoTime();
    String path = exchange.getRequestURI().getPath();
    boolean known = SCORING.contains(path) || READING.contains(path);
    begin();
    try (exchange) {
      Reply reply = known ? reply(exchange, path) : Reply.error(404, "no such path");
      send(exchange, reply);
      metrics.answered(known ? path : "other", reply.status, (System.nanoTime() - start) / 1e9);
    } finally {
      end();
    }
  }

  private static void send(HttpExchange exchange, Reply reply) throws IOException {
    byte[] bytes = reply.body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", reply.type);
    if (reply.status == 503) {
      exchange.getResponseHeaders().set("Retry-After", "1");
    }
    if (reply.status >= 400) {
      // what is left of a refused body is not read, so the connection cannot be used again
      exchange.getResponseHeaders().set("Connection", "close");
    }
    exchange.sendResponseHeaders(reply.status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  private synchronized void begin() {
    working++;
  }

  private synchronized void end() {
    working--;
    notifyAll();
  }

  private synchronized boolean stopping() {
    return stopping;
  }

  private Reply reply(HttpExchange exchange, String path) throws IOException {
    String method = SCORING.contains(path) ? "POST" : "GET";
    if (!exchange.getRequestMethod().equals(method)) {
      exchange.getResponseHeaders().set("Allow", method);
      return Reply.error(405, path + " wants " + method);
    }
    if (path.equals("/health")) {
      return stopping() ? Reply.text(503, "stopping\n") : Reply.text(200, "ok\n");
    }
    if (!allowed(exchange)) {
      exchange.getResponseHeaders().set("WWW-Authenticate", "Bearer");
      return Reply.error(401, "a bearer token is needed, and this is not the one");
    }
    if (path.equals("/metrics")) {
      return Reply.text(200, metrics.text());
    }
    return stopping() ? Reply.error(503, "the service is stopping") : score(exchange, path);
  }

  private boolean allowed(HttpExchange exchange) {
    String sent = exchange.getRequestHeaders().getFirst("Authorization");
    return token == null
        || (sent != null
            && sent.startsWith("Bearer ")
            && MessageDigest.isEqual(
                token, sent.substring("Bearer ".length()).getBytes(StandardCharsets.UTF_8)));
  }

  private Reply score(HttpExchange exchange, String path) throws IOException {
    byte[] body;
    try (InputStream in = exchange.getRequestBody()) {
      body = in.readNBytes(options.maxBodyBytes() + 1);
    }
    if (body.length > options.maxBodyBytes()) {
      return Reply.error(413, "a body has at most " + options.maxBodyBytes() + " bytes here");
    }
    try {
      String json = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
      RewardService.Answer answer =
          switch (path) {
            case "/score" -> service.score(json);
            case "/score-groups" -> service.groups(json);
            default -> service.openRlhf(json);
          };
      metrics.scored(answer);
      return Reply.json(answer.json());
    } catch (CharacterCodingException e) {
      return Reply.error(400, "the body is not UTF-8");
    } catch (UserException e) {
      return Reply.error(400, e.getMessage());
    } catch (ScoringQueue.BusyException e) {
      return Reply.error(503, e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Reply.error(503, "the service is stopping");
    } catch (RuntimeException e) {
      return Reply.error(500, e.toString());
    }
  }

  /** Refuses new work, lets requests in progress finish for a while, closes the model. */
  @Override
  public void close() {
    try {
      drain();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    server.stop(0);
    queue.close();
    workers.shutdownNow();
  }

  private synchronized void drain() throws InterruptedException {
    stopping = true;
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(options.drainS());
    for (long left = options.drainS() * 1000L; working > 0 && left > 0; ) {
      wait(left);
      left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
    }
  }
}
