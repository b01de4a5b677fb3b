package emotionthinker.stages.cot.calls;

import emotionthinker.schemas.Checks;
import java.io.Serializable;

/**
 * Where a model is served, and how it is called. The key itself is in none of these.
 *
 * @param baseUrl URL that {@code /chat/completions} is appended to
 * @param query query string of every call, for instance {@code api-version=…} of Azure; empty for
 *     none
 * @param apiKeyEnv environment variable with the key; null for none
 * @param apiKeyFile file with the key; null for none; wins over the variable
 * @param apiKeyHeader header of the key: Authorization (as a bearer token), or another one, for
 *     instance api-key of Azure
 * @param connectTimeoutS longest wait for a connection (s)
 * @param timeoutS longest wait for a whole answer (s)
 * @param inFlight calls in flight of one worker process
 * @param maxAnswerBytes longest body that is read (bytes)
 * @param audioTokensPerS most tokens that a second of audio is counted as
 */
public record EndpointOptions(
    String baseUrl,
    String query,
    String apiKeyEnv,
    String apiKeyFile,
    String apiKeyHeader,
    double connectTimeoutS,
    double timeoutS,
    int inFlight,
    int maxAnswerBytes,
    double audioTokensPerS)
    implements Serializable {

  /** Checks every invariant; throws IllegalArgumentException naming field, value and range. */
  public EndpointOptions {
    if (baseUrl == null || !baseUrl.matches("https?://[^\\s@]+")) {
      throw Checks.bad("base_url", baseUrl, "an http or https URL without user and password");
    }
    Checks.present("query", query);
    Checks.text("api_key_header", apiKeyHeader);
    Checks.range("connect_timeout_s", connectTimeoutS, 0.01, 600, "from 0.01 to 600");
    Checks.range("timeout_s", timeoutS, 0.01, 86_400, "from 0.01 to 86400");
    Checks.range("in_flight", (double) inFlight, 1, 10_000, "from 1 to 10000");
    Checks.range("max_answer_bytes", (double) maxAnswerBytes, 1024, 1 << 30, "from 1 KiB to 1 GiB");
    Checks.nonNegative("audio_tokens_per_s", audioTokensPerS);
  }

  /** The URL of chat completions. */
  public String url() {
    String base = baseUrl.endsWith("/") ? baseUrl.substring(0, baseUrl.length() - 1) : baseUrl;
    return base + "/chat/completions" + (query.isEmpty() ? "" : "?" + query);
  }
}
