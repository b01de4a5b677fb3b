package emotionthinker.jobs.rewardserver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import emotionthinker.stages.cot.claims.VerifierOptions;
import emotionthinker.stages.grpo.AdvantageOptions;
import emotionthinker.stages.reward.RewardOptions;
import emotionthinker.stages.reward.RulesRewardModel;
import java.io.ByteArrayInputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The service over real sockets: many clients at once, and what no client should send. */
class RewardServerTest {
  private static final String GOOD =
      "{\"samples\": [{\"label\": \"happy\", \"completion\": \"<think>x</think><answer>happy</answer>\"}]}";

  private final HttpClient client = HttpClient.newHttpClient();
  private RewardServer server;

  @BeforeEach
  void start() throws Exception {
    server = server("s3cret");
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private static RewardServer server(String token) throws Exception {
    return new RewardServer(
        new RewardServerOptions("127.0.0.1", 0, null, 64, 100_000, 64, 16, 4096, 20, false, 5),
        token,
        RewardOptions.defaults(),
        AdvantageOptions.defaults(),
        new RulesRewardModel(VerifierOptions.defaults()));
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(
            URI.create("http://127.0.0.1:" + server.address().getPort() + path))
        .header("Authorization", "Bearer s3cret");
  }

  private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  private HttpResponse<String> post(String path, byte[] body) throws Exception {
    return send(request(path).POST(HttpRequest.BodyPublishers.ofByteArray(body)));
  }

  private int status(String body) throws Exception {
    return post("/score", body.getBytes(StandardCharsets.UTF_8)).statusCode();
  }

  @Test
  void hostileRequestsGetTheirStatus() throws Exception {
    assertEquals(200, status(GOOD));
    for (String bad :
        List.of(
            "",
            "null",
            "{",
            "{\"samples\": NaN}",
            "{\"samples\": [{\"label\": 7, \"completion\": true}]}",
            "{\"samples\": [], \"samples\": []}",
            GOOD + GOOD,
            "[".repeat(20_000),
            "{\"samples\": \"" + "a".repeat(50_000) + "\"}")) {
      assertEquals(400, status(bad), bad.substring(0, Math.min(40, bad.length())));
    }
    assertEquals(400, post("/score", new byte[] {'{', (byte) 0xff, '}'}).statusCode());
    assertEquals(413, status(" ".repeat(100_001)));
    assertEquals(404, post("/scores", GOOD.getBytes(StandardCharsets.UTF_8)).statusCode());
    assertEquals(405, send(request("/score").GET()).statusCode());
    byte[] endless = new byte[3_000_000];
    assertEquals(
        413,
        send(request("/score")
                .POST(
                    HttpRequest.BodyPublishers.ofInputStream(
                        () -> new ByteArrayInputStream(endless))))
            .statusCode());
    assertEquals(200, status(GOOD));
    String metrics = send(request("/metrics").GET()).body();
    assertTrue(metrics.contains("requests_total{path=\"/score\",status=\"200\"} 2\n"), metrics);
  }

  @Test
  void theTokenIsAskedForEverywhereButForHealth() throws Exception {
    URI base = URI.create("http://127.0.0.1:" + server.address().getPort());
    HttpRequest.Builder without = HttpRequest.newBuilder(base.resolve("/metrics"));
    assertEquals(401, send(without).statusCode());
    assertEquals(401, send(without.header("Authorization", "Bearer s3cre")).statusCode());
    assertEquals(200, send(HttpRequest.newBuilder(base.resolve("/health"))).statusCode());
  }

  @Test
  void aHalfRequestHoldsUpNobody() throws Exception {
    try (Socket half = new Socket()) {
      half.connect(new InetSocketAddress("127.0.0.1", server.address().getPort()));
      half.getOutputStream()
          .write(
              "POST /score HTTP/1.1\r\nAuthorization: Bearer s3cret\r\nContent-Length: 99\r\n\r\n{"
                  .getBytes(StandardCharsets.US_ASCII));
      half.getOutputStream().flush();
      assertEquals(200, status(GOOD));
    }
  }

  @Test
  void sixtyFourClientsGetTheirOwnAnswers() throws Exception {
    RewardLoad load =
        new RewardLoad(
            URI.create("http://127.0.0.1:" + server.address().getPort()), "s3cret", 64, 7);
    RewardLoad.Result result = load.run(1_000_000_000L, 2_000);
    assertEquals(0, result.wrong(), result.firstFault());
    assertEquals(0, result.failed(), result.firstFault());
    assertTrue(result.answered() >= 64, result.answered() + " answers");
  }
}
