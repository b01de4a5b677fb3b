package emotionthinker.stages.cot.calls;

import emotionthinker.schemas.Checks;
import java.io.Serializable;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * What a model costs. Decimal texts, never floating point: every cost is a whole number of
 * pico-USD.
 *
 * @param promptUsdPerMtok USD per million tokens of the prompt, up to six decimals
 * @param completionUsdPerMtok USD per million tokens of the answer, likewise
 * @param batchFactor what of it a batch costs, for instance 0.5
 */
public record Price(String promptUsdPerMtok, String completionUsdPerMtok, String batchFactor)
    implements Serializable {
  /** Decimal digits of a pico-USD in a USD. */
  private static final int PICO_DIGITS = 12;

  /** Pico-USD per token of a price of 1 USD per million tokens, as digits. */
  private static final int PER_TOKEN_DIGITS = 6;

  /** Checks every invariant; throws IllegalArgumentException naming field, value and range. */
  public Price {
    picoPerToken("prompt_usd_per_mtok", promptUsdPerMtok);
    picoPerToken("completion_usd_per_mtok", completionUsdPerMtok);
    BigDecimal factor = decimal("batch_factor", batchFactor);
    if (factor.compareTo(BigDecimal.ONE) > 0) {
      throw Checks.bad("batch_factor", batchFactor, "from 0 to 1");
    }
  }

  /** Cost of a call (pico-USD). */
  public long picoUsd(long promptTokens, long completionTokens) {
    return Math.addExact(
        Math.multiplyExact(promptTokens, picoPerToken("prompt_usd_per_mtok", promptUsdPerMtok)),
        Math.multiplyExact(
            completionTokens, picoPerToken("completion_usd_per_mtok", completionUsdPerMtok)));
  }

  /** Cost of a call in a batch, rounded up to a whole pico-USD. */
  public long batchPicoUsd(long promptTokens, long completionTokens) {
    return BigDecimal.valueOf(picoUsd(promptTokens, completionTokens))
        .multiply(new BigDecimal(batchFactor))
        .setScale(0, RoundingMode.CEILING)
        .longValueExact();
  }

  /** USD of pico-USD, exactly. */
  public static BigDecimal usd(long picoUsd) {
    return BigDecimal.valueOf(picoUsd, PICO_DIGITS).stripTrailingZeros();
  }

  /** Pico-USD of a decimal text in USD, for instance a budget. */
  public static long pico(String name, String usd) {
    try {
      return decimal(name, usd).movePointRight(PICO_DIGITS).longValueExact();
    } catch (ArithmeticException e) {
      throw Checks.bad(name, usd, "USD below 9223372, with up to 12 decimals");
    }
  }

  private static long picoPerToken(String name, String usdPerMtok) {
    try {
      return decimal(name, usdPerMtok).movePointRight(PER_TOKEN_DIGITS).longValueExact();
    } catch (ArithmeticException e) {
      throw Checks.bad(name, usdPerMtok, "USD per million tokens with up to 6 decimals");
    }
  }

  private static BigDecimal decimal(String name, String text) {
    try {
      BigDecimal value = new BigDecimal(Checks.text(name, text));
      if (value.signum() >= 0) {
        return value;
      }
    } catch (NumberFormatException e) {
      throw Checks.bad(name, text, "a decimal number at least 0");
    }
    throw Checks.bad(name, text, "a decimal number at least 0");
  }
}
