package emotionthinker.stages.cot;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.sun.net.httpserver.HttpServer;
import emotionthinker.schemas.Levels;
import emotionthinker.schemas.Reject;
import emotionthinker.schemas.RejectReason;
import emotionthinker.schemas.Table;
import emotionthinker.schemas.Utterance;
import emotionthinker.stages.TableRows;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A corpus with external_processing = no never leaves: a server records what a teacher sends. */
class ExternalProcessingTest {
  private final List<String> received = Collections.synchronizedList(new ArrayList<>());
  private HttpServer server;

  @BeforeEach
  void listen() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          received.add(
              new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
          exchange.sendResponseHeaders(204, -1);
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  /** Sends every request that it is given. */
  private record Sender(int port) implements Teacher {
    @Override
    public String name() {
      return "sender";
    }

    @Override
    public boolean remote() {
      return true;
    }

    @Override
    public List<TeacherResponse> ask(List<TeacherRequest> requests) {
      return requests.stream().map(this::answer).toList();
    }

    private TeacherResponse answer(TeacherRequest request) {
      HttpRequest post =
          HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/"))
              .POST(HttpRequest.BodyPublishers.ofString(request.utteranceId()))
              .build();
      try {
        HttpClient.newHttpClient().send(post, HttpResponse.BodyHandlers.discarding());
      } catch (IOException | InterruptedException e) {
        throw new IllegalStateException(e);
      }
      return TeacherResponse.free("text", "sender-1", "sha");
    }
  }

  private static Utterance utterance(String corpus, int i, boolean external) {
    return TableRows.row(
        Table.UTTERANCES,
        Map.of(
            "utterance_id",
            corpus + "/" + i,
            "corpus",
            corpus,
            "speaker_id",
            corpus + "/s",
            "emotion_raw",
            "S",
            "emotion",
            "sad",
            "split",
            "train",
            "external_processing",
            external));
  }

  private static Levels levels(String id) {
    return TableRows.row(
        Table.LEVELS,
        Map.of(
            "utterance_id",
            id,
            "pitch_reason",
            "no_measurement",
            "energy_reason",
            "no_measurement",
            "speed_reason",
            "no_measurement",
            "intonation",
            "rising"));
  }

  @Test
  void onlyTheCorpusThatAllowsItIsSent() {
    AnnotateOptions d = AnnotateOptions.defaults();
    Annotator annotator = new Annotator(new Sender(server.getAddress().getPort()), d);
    List<String> allowed = new ArrayList<>();
    List<Reject> rejects = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      annotator.annotate(utterance("open", i, true), levels("open/" + i), null);
      allowed.add("open/" + i);
      Annotator.Result result =
          annotator.annotate(utterance("closed", i, false), levels("closed/" + i), null);
      rejects.addAll(result.rejects());
      assertEquals(List.of(), result.candidates());
    }
    assertEquals(allowed, List.copyOf(received));
    assertEquals(20, rejects.size());
    for (Reject reject : rejects) {
      assertEquals(RejectReason.EXTERNAL_PROCESSING_FORBIDDEN, reject.reason());
    }
  }
}
