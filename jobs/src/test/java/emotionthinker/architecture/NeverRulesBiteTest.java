package emotionthinker.architecture;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import emotionthinker.beam.ComputesInBeam;
import emotionthinker.stages.corpus.BreaksEveryRule;
import emotionthinker.stages.drawer.InADrawer;
import emotionthinker.stages.eval.Later;
import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every rule of {@link NeverRulesTest} finds the class that was written to break it. */
class NeverRulesBiteTest {
  private static final JavaClasses BROKEN =
      new ClassFileImporter()
          .importClasses(
              List.of(
                  BreaksEveryRule.class,
                  BreaksEveryRule.WithArray.class,
                  ComputesInBeam.class,
                  InADrawer.class,
                  Later.class));

  static Stream<String> rules() {
    return Arrays.stream(NeverRulesTest.class.getDeclaredFields())
        .filter(field -> field.getType() == ArchRule.class)
        .map(Field::getName);
  }

  @ParameterizedTest
  @MethodSource("rules")
  void findsItsViolation(String name) throws ReflectiveOperationException {
    ArchRule rule = (ArchRule) NeverRulesTest.class.getDeclaredField(name).get(null);
    assertTrue(rule.evaluate(BROKEN).hasViolation(), name);
  }
}
