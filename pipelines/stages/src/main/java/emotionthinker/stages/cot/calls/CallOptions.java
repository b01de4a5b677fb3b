package emotionthinker.stages.cot.calls;

import emotionthinker.schemas.Checks;
import emotionthinker.schemas.UserException;
import java.io.Serializable;
import java.util.Map;
import java.util.TreeMap;

/**
 * How calls are made, paid and remembered. Nothing here changes a row.
 *
 * @param endpoint where the model is served
 * @param ledger where calls are recorded
 * @param limits limits of all workers together
 * @param retry when a refused call is made again
 * @param breaker when a server counts as down
 * @param batch where batch files are written
 * @param projectionAfter answers after which the cost of the whole stage is projected; 0 for never
 * @param prices price of every model by its name
 */
public record CallOptions(
    EndpointOptions endpoint,
    LedgerOptions ledger,
    LimitOptions limits,
    RetryOptions retry,
    BreakerOptions breaker,
    BatchOptions batch,
    int projectionAfter,
    Map<String, Price> prices)
    implements Serializable {

  /**
   * Where calls are recorded.
   *
   * @param url path of a SQLite file on this host, or jdbc:postgresql://… for several hosts
   * @param leaseS time without a sign of life after which a worker counts as dead (s)
   */
  public record LedgerOptions(String url, double leaseS) implements Serializable {
    /** Checks every invariant; throws IllegalArgumentException naming field, value and range. */
    public LedgerOptions {
      Checks.text("url", url);
      Checks.range("lease_s", leaseS, 0.1, 86_400, "from 0.1 to 86400");
    }
  }

  /**
   * Where batch files are written.
   *
   * @param dir folder, any path of storage
   */
  public record BatchOptions(String dir) implements Serializable {
    /** Checks every invariant; throws IllegalArgumentException naming field, value and range. */
    public BatchOptions {
      Checks.text("dir", dir);
    }
  }

  /** Checks every invariant; throws IllegalArgumentException naming field, value and range. */
  public CallOptions {
    Checks.nonNegative("projection_after", projectionAfter);
    prices = new TreeMap<>(prices);
  }

  /**
   * The price of a model.
   *
   * @throws UserException when there is none: nobody should find out what a call costs afterwards
   */
  public Price price(String model) {
    Price price = prices.get(model);
    if (price == null) {
      throw UserException.badValue(
          "llm.model",
          model,
          String.join(", ", prices.keySet()),
          "say what it costs: calls.prices.\""
              + model
              + "\" { prompt_usd_per_mtok = \"0\", completion_usd_per_mtok = \"0\", batch_factor ="
              + " \"1\" }");
    }
    return price;
  }
}
