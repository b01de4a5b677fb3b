package emotionthinker.stages.cot.calls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class PriceTest {

  @Test
  void costsAreExact() {
    // OpenAI's list price of gpt-4o-mini in 2025: 0.15 and 0.60 USD per million tokens
    Price price = new Price("0.15", "0.60", "0.5");
    assertEquals(150_000L * 1000 + 600_000L * 100, price.picoUsd(1000, 100));
    assertEquals(new BigDecimal("0.00021"), Price.usd(price.picoUsd(1000, 100)));
    assertEquals(new BigDecimal("0.000105"), Price.usd(price.batchPicoUsd(1000, 100)));
    // a sum that floating point gets wrong: 0.1 + 0.2
    Price odd = new Price("0.1", "0.2", "1");
    assertEquals("0.3", Price.usd(odd.picoUsd(1_000_000, 1_000_000)).toPlainString());
    assertEquals(1, new Price("0.000001", "0", "0.1").batchPicoUsd(1, 0));
    assertEquals(10_000_000_000_000L, Price.pico("budget_usd", "10"));
  }

  @Test
  void whatIsNoPriceIsRefused() {
    for (String bad : new String[] {"-1", "", "1,5", "0.0000001", "1e20", "NaN"}) {
      assertThrows(IllegalArgumentException.class, () -> new Price(bad, "0", "1"), bad);
    }
    assertThrows(IllegalArgumentException.class, () -> new Price("1", "1", "1.1"));
    assertThrows(IllegalArgumentException.class, () -> Price.pico("b", "10000000"));
    assertThrows(
        ArithmeticException.class, () -> new Price("9000000", "0", "1").picoUsd(1L << 60, 0));
  }
}
