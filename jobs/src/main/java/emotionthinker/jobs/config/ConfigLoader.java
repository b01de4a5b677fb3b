package emotionthinker.jobs.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigParseOptions;
import com.typesafe.config.ConfigResolveOptions;
import emotionthinker.schemas.UserException;
import java.io.File;
import java.util.List;

/**
 * The effective configuration: embedded {@code reference.conf}, below the user's file, below {@code
 * --set key=value}. {@code ${emotionthinker.home}} is the folder of the distribution or clone, from
 * the system property of that name.
 */
public final class ConfigLoader {
  private static final String EMBEDDED = "emotionthinker/conf/";

  private ConfigLoader() {}

  /**
   * Loads and resolves.
   *
   * @param file the user's file; null takes the embedded {@code sample.conf}
   * @param settings {@code key=value} pairs, values in HOCON
   * @throws UserException when a file is missing, unparsable, or a substitution has no value
   */
  public static Config load(String file, List<String> settings) {
    return load(file, settings, "");
  }

  /** {@link #load(String, List)} with HOCON text over the file and below the settings. */
  static Config load(String file, List<String> settings, String text) {
    try {
      Config overrides = ConfigFactory.parseString(text);
      for (String setting : settings) {
        overrides = parse(setting).withFallback(overrides);
      }
      return overrides
          .withFallback(file == null ? embedded("sample.conf") : user(file))
          .withFallback(embedded("reference.conf"))
          .withFallback(home())
          .resolve(ConfigResolveOptions.noSystem())
          .withoutPath("emotionthinker");
    } catch (ConfigException.UnresolvedSubstitution e) {
      throw new UserException(
          "configuration uses a value that is not set: "
              + e.getMessage()
              + ". What to do: set it with --set; emotionthinker.home is set by the launcher",
          e);
    } catch (ConfigException e) {
      throw new UserException("configuration cannot be read: " + e.getMessage(), e);
    }
  }

  private static Config parse(String setting) {
    int equals = setting.indexOf('=');
    if (equals <= 0) {
      throw UserException.badValue("--set", setting, "key=value", "for instance --set run.seed=2");
    }
    String value = setting.substring(equals + 1);
    String key = setting.substring(0, equals).trim();
    try {
      return ConfigFactory.parseString(key + " = " + value, named("--set " + setting));
    } catch (ConfigException.Parse e) {
      // a value with characters that HOCON reserves is meant as it stands
      return ConfigFactory.parseString(
          key + " = \"" + value.replace("\\", "\\\\").replace("\"", "\\\"") + "\"",
          named("--set " + setting));
    }
  }

  private static ConfigParseOptions named(String origin) {
    return ConfigParseOptions.defaults().setOriginDescription(origin);
  }

  private static Config user(String file) {
    File path = new File(file);
    if (!path.isFile()) {
      throw UserException.badValue(
          "--conf", file, "a readable HOCON file", "give a path, for instance conf/local.conf");
    }
    return ConfigFactory.parseFile(path, ConfigParseOptions.defaults().setAllowMissing(false));
  }

  private static Config embedded(String name) {
    return ConfigFactory.parseResources(
        ConfigLoader.class.getClassLoader(),
        EMBEDDED + name,
        ConfigParseOptions.defaults().setAllowMissing(false));
  }

  private static Config home() {
    String home = System.getProperty("emotionthinker.home");
    return home == null
        ? ConfigFactory.empty()
        : ConfigFactory.parseMap(java.util.Map.of("emotionthinker.home", home));
  }
}
