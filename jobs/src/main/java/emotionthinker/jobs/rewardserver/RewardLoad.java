package emotionthinker.jobs.rewardserver;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Clients that ask the service for groups and know part of the answer: group names that nobody else
 * uses, and how many completions are well-formed and right. An answer that is another's, or lacks
 * something, is counted as wrong.
 */
public final class RewardLoad {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String[] LEVELS = {"low", "normal", "high"};

  private final URI base;
  private final String token;
  private final int clients;
  private final long seed;
  private final HttpClient http = HttpClient.newHttpClient();
  private final AtomicLong rightAnswers = new AtomicLong();

  /**
   * @param token bearer token; null for none
   */
  public RewardLoad(URI base, String token, int clients, long seed) {
    this.base = base;
    this.token = token;
    this.clients = clients;
    this.seed = seed;
  }

  /**
   * What clients saw.
   *
   * @param answered requests with a right answer
   * @param wrong answers that are not the request's
   * @param failed requests without an answer, or with an error
   * @param firstFault what the first fault was; empty without
   * @param p50S median time of an answer (s)
   * @param p99S 99th percentile (s)
   */
  public record Result(
      long answered, long wrong, long failed, String firstFault, double p50S, double p99S) {}

  /** Right answers so far, while clients ask. */
  public long answered() {
    return rightAnswers.get();
  }

  /** One client's notes. */
  private static final class Notes {
    private long wrong;
    private long failed;
    private String fault = "";
    private double[] tookS = new double[1024];
    private int answered;

    private void add(double seconds) {
      if (answered == tookS.length) {
        tookS = Arrays.copyOf(tookS, 2 * answered);
      }
      tookS[answered++] = seconds;
    }

    private void fault(String what) {
      fault = fault.isEmpty() ? what : fault;
    }
  }

  /**
   * Asks until the time is over, each client once at least; a client stops earlier after its
   * requests, or one that failed.
   */
  public Result run(long nanos, int requestsPerClient) throws InterruptedException {
    ExecutorService pool = Executors.newFixedThreadPool(clients);
    Notes[] notes = new Notes[clients];
    long end = System.nanoTime() + nanos;
    for (int c = 0; c < clients; c++) {
      Notes own = new Notes();
      notes[c] = own;
      int client = c;
      pool.execute(
          () -> {
            SplittableRandom random = new SplittableRandom(seed + client);
            for (int i = 0;
                own.failed == 0 && i < requestsPerClient && (i == 0 || System.nanoTime() < end);
                i++) {
              ask("c" + client + "r" + i, random, own);
            }
          });
    }
    pool.shutdown();
    pool.awaitTermination(1, TimeUnit.DAYS);
    double[] all =
        Arrays.stream(notes)
            .flatMapToDouble(n -> Arrays.stream(n.tookS, 0, n.answered))
            .sorted()
            .toArray();
    return new Result(
        all.length,
        Arrays.stream(notes).mapToLong(n -> n.wrong).sum(),
        Arrays.stream(notes).mapToLong(n -> n.failed).sum(),
        Arrays.stream(notes).map(n -> n.fault).filter(f -> !f.isEmpty()).findFirst().orElse(""),
        all.length == 0 ? Double.NaN : all[all.length / 2],
        all.length == 0 ? Double.NaN : all[(int) Math.ceil(0.99 * all.length) - 1]);
  }

  private void ask(String name, SplittableRandom random, Notes notes) {
    int k = 2 + random.nextInt(7);
    ObjectNode request = JSON.createObjectNode();
    ObjectNode group = request.putArray("groups").addObject();
    group.put("group", name).put("label", "happy");
    String level = LEVELS[random.nextInt(LEVELS.length)];
    group.putObject("cues").put("pitch_level", level).put("energy_level", "high");
    ArrayNode completions = group.putArray("completions");
    boolean[] right = new boolean[k];
    boolean[] formed = new boolean[k];
    for (int i = 0; i < k; i++) {
      right[i] = random.nextBoolean();
      formed[i] = random.nextInt(4) > 0;
      completions.add(
          (formed[i] ? "<think>" : "")
              + "The pitch is high and the voice is loud, "
              + name
              + " says; it sounds like somebody in good spirits.</think><answer>"
              + (right[i] ? "happy" : "sad")
              + "</answer>");
    }
    HttpRequest.Builder http =
        HttpRequest.newBuilder(base.resolve("/score-groups"))
            .timeout(Duration.ofMinutes(5))
            .POST(HttpRequest.BodyPublishers.ofString(request.toString()));
    if (token != null) {
      http.header("Authorization", "Bearer " + token);
    }
    long start = System.nanoTime();
    try {
      HttpResponse<String> response =
          this.http.send(http.build(), HttpResponse.BodyHandlers.ofString());
      double tookS = (System.nanoTime() - start) / 1e9;
      if (response.statusCode() != 200) {
        notes.failed++;
        notes.fault(response.statusCode() + " " + response.body());
      } else if (fits(response.body(), name, right, formed, !level.equals("high"))) {
        notes.add(tookS);
        rightAnswers.incrementAndGet();
      } else {
        notes.wrong++;
        notes.fault(name + ": " + response.body());
      }
    } catch (IOException e) {
      notes.failed++;
      notes.fault(e.toString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Whether an answer is that of the request, with every score there. */
  private static boolean fits(
      String body, String name, boolean[] right, boolean[] formed, boolean contradicted)
      throws IOException {
    JsonNode answer = JSON.readTree(body);
    JsonNode group = answer.path("groups").path(0);
    JsonNode results = group.path("results");
    boolean fits =
        answer.path("groups").size() == 1
            && group.path("group").asText().equals(name)
            && results.size() == right.length
            && group.path("rewards").size() == right.length
            && group.path("advantages").size() == right.length;
    for (int i = 0; i < right.length && fits; i++) {
      double alignment =
          results.path(i).path("dimensions").path("factual_alignment").asDouble(Double.NaN);
      fits =
          results.path(i).path("r_o").asDouble(-1) == (right[i] ? 1 : 0)
              && results.path(i).path("r_f").asDouble(-1) == (formed[i] ? 1 : 0)
              && group.path("rewards").path(i).isNumber()
              && (contradicted ? alignment < 5 : alignment == 5);
    }
    return fits;
  }
}
