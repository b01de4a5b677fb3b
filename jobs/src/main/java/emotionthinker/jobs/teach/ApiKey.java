package emotionthinker.jobs.teach;

import emotionthinker.io.Storage;
import emotionthinker.schemas.UserException;
import emotionthinker.stages.cot.calls.EndpointOptions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** The key of an endpoint, read where it is used and never kept in anything that is written. */
final class ApiKey {
  private static final int MAX_BYTES = 65_536;

  private ApiKey() {}

  /**
   * The key; null when none is configured or the variable is not set.
   *
   * @throws UserException when the file cannot be read
   */
  static String read(Storage storage, EndpointOptions endpoint) {
    if (endpoint.apiKeyFile() != null) {
      try {
        String file = storage.resolve(endpoint.apiKeyFile());
        byte[] bytes = storage.readAllBytes(file, MAX_BYTES);
        return new String(bytes, StandardCharsets.UTF_8).strip();
      } catch (IOException e) {
        throw new UserException(
            "calls.endpoint.api_key_file = "
                + endpoint.apiKeyFile()
                + " cannot be read. What to do: put the key alone into that file, on every worker",
            e);
      }
    }
    String key = endpoint.apiKeyEnv() == null ? null : System.getenv(endpoint.apiKeyEnv());
    return key == null || key.isBlank() ? null : key.strip();
  }
}
