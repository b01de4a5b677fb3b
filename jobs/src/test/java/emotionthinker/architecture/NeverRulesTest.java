package emotionthinker.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.conditions.ArchConditions.callCodeUnitWhere;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitCallTarget;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.conditions.ArchConditions;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The never-rules of the design that neither a class path nor the compiler can express. The class
 * path keeps engines out of rooms (enforcer), error-prone keeps default locale and charset out of
 * everything; what is left is asked of the byte code here.
 */
@AnalyzeClasses(packages = "emotionthinker", importOptions = ImportOption.DoNotIncludeTests.class)
class NeverRulesTest {
  private static final String[] PURE = {
    "emotionthinker.signal..", "emotionthinker.stages..", "emotionthinker.schemas.."
  };

  /** Outside io: the user's configuration file, which is read before there is any storage. */
  private static final String PATH_USERS = "emotionthinker\\.jobs\\.config\\.ConfigLoader";

  /** Lower may not know higher: {@code corpus <- prosody <- levels <- audit <- ...}. */
  private static final List<String> STAGE_ORDER =
      List.of(
          "corpus", "prosody", "levels", "audit", "cot", "reward", "policy", "grpo", "handoff",
          "shard", "tasks", "eval", "export", "report");

  @ArchTest
  static final ArchRule no_bean_encoder =
      noClasses()
          .should(callCodeUnitWhere(targetIs("org\\.apache\\.spark\\.sql\\.Encoders\\.bean\\(.*")))
          .because("Encoders.bean on a record silently yields an empty schema")
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule no_raw_array_in_a_record =
      fields()
          .that(describe("are record components", NeverRulesTest::isRecordComponent))
          .should()
          .haveRawType(describe("no array", type -> !type.isArray()))
          .because("arrays compare by identity and break the record's equality; use a value class");

  @ArchTest
  static final ArchRule no_clock_in_pure_code =
      pureNever(
          "a result must not depend on when it was computed",
          "java\\.lang\\.System\\.(currentTimeMillis|nanoTime)\\(.*",
          "java\\.time\\.(Instant|[A-Za-z]*Date[A-Za-z]*|[A-Za-z]*Time|Year|YearMonth)\\.now\\(.*",
          "java\\.time\\.Clock\\.(system|tick).*",
          "java\\.util\\.Date\\.<init>\\(\\)",
          "java\\.util\\.Calendar\\.getInstance\\(.*");

  @ArchTest
  static final ArchRule no_unseeded_randomness_in_pure_code =
      pureNever(
          "seeds are arguments",
          "java\\.lang\\.Math\\.random\\(\\)",
          "java\\.util\\.(Random|SplittableRandom)\\.<init>\\(\\)",
          "java\\.util\\.concurrent\\.ThreadLocalRandom\\.current\\(\\)",
          "java\\.util\\.UUID\\.randomUUID\\(\\)",
          "java\\.security\\.SecureRandom\\..*",
          "java\\.util\\.Collections\\.shuffle\\(java\\.util\\.List\\)",
          "java\\.lang\\.System\\.identityHashCode\\(.*",
          "java\\.util\\.random\\.RandomGenerator\\.(of|getDefault)\\(.*");

  @ArchTest
  static final ArchRule no_surroundings_in_pure_code =
      pureNever(
          "locale, charset, environment and machine belong to the caller",
          "java\\.util\\.Locale\\.getDefault\\(.*",
          "java\\.nio\\.charset\\.Charset\\.defaultCharset\\(\\)",
          "java\\.lang\\.String\\.(getBytes|toLowerCase|toUpperCase)\\(\\)",
          "java\\.lang\\.String\\.<init>\\(\\[B(, int, int)?\\)",
          "java\\.lang\\.String\\.format\\(java\\.lang\\.String, .*",
          "java\\.lang\\.String\\.formatted\\(.*",
          "java\\.util\\.Formatter\\.<init>\\(\\)",
          "java\\.io\\.InputStreamReader\\.<init>\\(java\\.io\\.InputStream\\)",
          "java\\.io\\.OutputStreamWriter\\.<init>\\(java\\.io\\.OutputStream\\)",
          "java\\.util\\.TimeZone\\.getDefault\\(\\)",
          "java\\.time\\.ZoneId\\.systemDefault\\(\\)",
          "java\\.lang\\.System\\.(getenv|getProperty|getProperties)\\(.*",
          "java\\.lang\\.Runtime\\.availableProcessors\\(\\)");

  @ArchTest
  static final ArchRule only_io_opens_paths =
      noClasses()
          .that()
          .resideOutsideOfPackage("emotionthinker.io..")
          .and(DescribedPredicate.not(nameMatching(PATH_USERS).forSubtype()))
          .should()
          .dependOnClassesThat(
              nameMatching(
                      "java\\.io\\.(File|File(Input|Output)Stream|FileReader|FileWriter|RandomAccessFile)"
                          + "|java\\.nio\\.file\\.(Files|FileSystems?|DirectoryStream)"
                          + "|java\\.nio\\.channels\\.\\w*FileChannel"
                          + "|org\\.apache\\.hadoop\\.fs\\.(\\w*FileSystem|FileContext|FileUtil)")
                  .forSubtype())
          .because("storage has one door, Storage; Hadoop paths work through it end to end");

  @ArchTest
  static final ArchRule no_sockets_in_pure_code =
      noClasses()
          .that()
          .resideInAnyPackage(PURE)
          .should()
          .dependOnClassesThat(
              nameMatching("java\\.net\\.(?!URI$|URISyntaxException$).*|java\\.nio\\.channels\\..*")
                  .forSubtype());

  @ArchTest
  static final ArchRule no_threads_in_pure_code =
      noClasses()
          .that()
          .resideInAnyPackage(PURE)
          .should()
          .dependOnClassesThat(
              nameMatching(
                      "java\\.lang\\.Thread|java\\.util\\.concurrent\\.(\\w*Executor\\w*|ForkJoin\\w*|CompletableFuture)")
                  .forSubtype())
          .because("engines parallelise; the logic they run stays sequential and repeatable");

  @ArchTest
  static final ArchRule no_standard_streams_below_jobs =
      noClasses()
          .that()
          .resideOutsideOfPackage("emotionthinker.jobs..")
          .should(
              ArchConditions.accessField(System.class, "out")
                  .or(ArchConditions.accessField(System.class, "err")))
          .orShould(callCodeUnitWhere(targetIs("java\\.lang\\.Throwable\\.printStackTrace\\(\\)")));

  @ArchTest
  static final ArchRule only_main_ends_the_jvm =
      noClasses()
          .that()
          .doNotHaveFullyQualifiedName("emotionthinker.jobs.Main")
          .should(callCodeUnitWhere(targetIs("java\\.lang\\.(System\\.exit|Runtime\\.halt)\\(.*")));

  @ArchTest
  static final ArchRule no_formula_in_beam_or_jobs =
      noClasses()
          .that()
          .resideInAnyPackage("emotionthinker.beam..", "emotionthinker.jobs..")
          .should(
              callCodeUnitWhere(
                  targetIs(
                      "java\\.lang\\.(Strict)?Math\\.(sqrt|cbrt|exp|expm1|log|log10|log1p|pow|hypot|a?sin|a?cos|a?tan2?|tanh)\\(.*")))
          .because("formulas live in signal and stages, where they are tested without an engine")
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule no_number_in_products_of_arrays =
      noClasses()
          .should(
              callCodeUnitWhere(
                  targetIs(
                      "ai\\.djl\\.ndarray\\.NDArrays?\\.(mul|div|pow|mod|maximum|minimum)i?\\(.*java\\.lang\\.Number.*\\)")))
          .because(
              "the backward pass reads the number after the JVM may have freed it; use Scalars");

  @ArchTest
  static final ArchRule no_libraries_whose_version_a_cluster_decides =
      noClasses()
          .should()
          .dependOnClassesThat(
              resideInAnyPackage(
                  "com.google.common..", "com.google.protobuf..", "com.google.gson.."))
          .because("Spark ships guava 14 and protobuf 2.5 and puts them first");

  @ArchTest
  static final ArchRule stages_know_only_what_comes_before =
      IntStream.range(0, STAGE_ORDER.size() - 1)
          .mapToObj(NeverRulesTest::knowsOnlyEarlier)
          .reduce((a, b) -> com.tngtech.archunit.lang.CompositeArchRule.of(a).and(b))
          .orElseThrow();

  @ArchTest
  static final ArchRule stages_have_no_drawer =
      noClasses()
          .that()
          .resideInAPackage("emotionthinker.stages..")
          .should()
          .resideOutsideOfPackages(
              STAGE_ORDER.stream()
                  .map(stage -> "emotionthinker.stages." + stage + "..")
                  .toArray(String[]::new));

  private static ArchRule knowsOnlyEarlier(int index) {
    String[] later =
        STAGE_ORDER.stream()
            .skip(index + 1L)
            .map(stage -> "emotionthinker.stages." + stage + "..")
            .toArray(String[]::new);
    return noClasses()
        .that()
        .resideInAPackage("emotionthinker.stages." + STAGE_ORDER.get(index) + "..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(later)
        .allowEmptyShould(true);
  }

  private static ArchRule pureNever(String reason, String... targets) {
    return noClasses()
        .that()
        .resideInAnyPackage(PURE)
        .should(callCodeUnitWhere(targetIs(targets)))
        .because(reason);
  }

  /** Matches {@code owner.name(parameter types)} of the called method or constructor. */
  private static DescribedPredicate<JavaCall<?>> targetIs(String... expressions) {
    Pattern pattern = Pattern.compile(String.join("|", expressions));
    String shown = List.of(expressions).stream().collect(Collectors.joining(" or "));
    DescribedPredicate<CodeUnitCallTarget> matches =
        describe(shown, called -> pattern.matcher(signature(called)).matches());
    return target(matches).forSubtype();
  }

  private static String signature(CodeUnitCallTarget called) {
    return called.getRawParameterTypes().stream()
        .map(JavaClass::getName)
        .collect(
            Collectors.joining(
                ", ", called.getOwner().getName() + "." + called.getName() + "(", ")"));
  }

  private static boolean isRecordComponent(JavaField field) {
    return field.getOwner().isRecord() && !field.getModifiers().contains(JavaModifier.STATIC);
  }
}
