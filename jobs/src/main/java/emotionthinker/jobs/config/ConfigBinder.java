package emotionthinker.jobs.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigList;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueType;
import emotionthinker.schemas.UserException;
import emotionthinker.schemas.WireName;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Binds a HOCON object to a record: component {@code minGroup} is key {@code min_group}; nested
 * records are objects; lists, string-keyed maps and {@link WireName} enums are what one expects.
 * Every key must be there (reference.conf names all of them; an explicit {@code null} is allowed
 * for components that are not primitive) and no other key may be. Whatever is wrong is a {@link
 * UserException} that says which key, which value, from which file and line, and what is allowed.
 */
public final class ConfigBinder {
  private ConfigBinder() {}

  /** Binds {@code config.getObject(path)} to {@code type}. */
  public static <T extends Record> T bind(Config config, String path, Class<T> type) {
    if (!config.hasPath(path)) {
      throw new UserException(
          "configuration has no section "
              + path
              + ". What to do: add it, or include reference.conf");
    }
    return bind(config.getObject(path), path, type);
  }

  /** Binds an object whose keys are named {@code path.key} in messages. */
  public static <T extends Record> T bind(ConfigObject object, String path, Class<T> type) {
    RecordComponent[] components = type.getRecordComponents();
    Map<String, RecordComponent> byKey = new TreeMap<>();
    Arrays.stream(components).forEach(c -> byKey.put(key(c.getName()), c));
    Set<String> unknown = new TreeSet<>(object.keySet());
    unknown.removeAll(byKey.keySet());
    if (!unknown.isEmpty()) {
      String first = unknown.iterator().next();
      throw new UserException(
          "unknown key "
              + join(path, first)
              + " ("
              + object.get(first).origin().description()
              + "). Known keys here: "
              + String.join(", ", byKey.keySet())
              + nearest(first, byKey.keySet()));
    }
    Object[] arguments = new Object[components.length];
    Class<?>[] types = new Class<?>[components.length];
    for (int i = 0; i < components.length; i++) {
      String key = key(components[i].getName());
      ConfigValue value = object.get(key);
      if (value == null) {
        throw new UserException(
            "missing key "
                + join(path, key)
                + ". What to do: set it, or keep reference.conf below");
      }
      types[i] = components[i].getType();
      arguments[i] = value(value, join(path, key), types[i], components[i].getGenericType());
    }
    try {
      var constructor = type.getDeclaredConstructor(types);
      constructor.setAccessible(true);
      return constructor.newInstance(arguments);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof IllegalArgumentException cause) {
        throw new UserException(
            (path.isEmpty() ? "configuration" : path) + ": " + cause.getMessage(), cause);
      }
      if (e.getCause() instanceof UserException cause) {
        throw cause;
      }
      throw new IllegalStateException(e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("cannot bind " + type.getName(), e);
    }
  }

  /** {@code minGroup} to {@code min_group}. */
  static String key(String component) {
    return component.replaceAll("([A-Z])", "_$1").toLowerCase(java.util.Locale.ROOT);
  }

  private static Object value(ConfigValue value, String path, Class<?> type, Type generic) {
    if (value.valueType() == ConfigValueType.NULL) {
      if (type.isPrimitive()) {
        throw bad(path, value, kind(type));
      }
      return null;
    }
    if (type.isRecord()) {
      if (value instanceof ConfigObject object) {
        return bind(object, path, type.asSubclass(Record.class));
      }
      throw bad(path, value, "an object { … }");
    }
    if (type == List.class) {
      if (!(value instanceof ConfigList list)) {
        throw bad(path, value, "a list [ … ]");
      }
      Type element = ((ParameterizedType) generic).getActualTypeArguments()[0];
      List<Object> out = new ArrayList<>();
      for (int i = 0; i < list.size(); i++) {
        out.add(value(list.get(i), path + "[" + i + "]", raw(element), element));
      }
      return out;
    }
    if (type == Map.class) {
      if (!(value instanceof ConfigObject object)) {
        throw bad(path, value, "an object { key = value }");
      }
      Type element = ((ParameterizedType) generic).getActualTypeArguments()[1];
      Map<String, Object> out = new TreeMap<>();
      object.forEach(
          (k, v) -> {
            if (v.valueType() != ConfigValueType.NULL) {
              out.put(k, value(v, join(path, k), raw(element), element));
            }
          });
      return out;
    }
    if (type.isEnum()) {
      return constant(value, path, type);
    }
    return scalar(value, path, type);
  }

  private static Object scalar(ConfigValue value, String path, Class<?> type) {
    Config single = value.atKey("v");
    try {
      if (type == String.class) {
        if (value.valueType() == ConfigValueType.OBJECT
            || value.valueType() == ConfigValueType.LIST) {
          throw bad(path, value, "a text");
        }
        return single.getString("v");
      }
      if (type == boolean.class || type == Boolean.class) {
        return single.getBoolean("v");
      }
      if (type == int.class || type == Integer.class) {
        return Math.toIntExact(whole(value, path, single.getDouble("v")));
      }
      if (type == long.class || type == Long.class) {
        return value.valueType() == ConfigValueType.NUMBER
            ? whole(value, path, single.getDouble("v"))
            : single.getLong("v");
      }
      if (type == double.class || type == Double.class) {
        return single.getDouble("v");
      }
    } catch (ConfigException.WrongType | ConfigException.BadValue | ArithmeticException e) {
      throw bad(path, value, kind(type));
    }
    throw new IllegalStateException("no binding for " + type + " at " + path);
  }

  private static String kind(Class<?> type) {
    return switch (type.getSimpleName()) {
      case "int", "Integer", "long", "Long" -> "a whole number";
      case "double", "Double" -> "a number";
      case "boolean", "Boolean" -> "true or false";
      default -> "a text";
    };
  }

  private static long whole(ConfigValue value, String path, double number) {
    if (number != Math.rint(number)) {
      throw bad(path, value, "a whole number");
    }
    return (long) number;
  }

  private static Object constant(ConfigValue value, String path, Class<?> type) {
    String text = String.valueOf(value.unwrapped());
    for (Object constant : type.getEnumConstants()) {
      if (wire(constant).equals(text)) {
        return constant;
      }
    }
    throw bad(
        path,
        value,
        Arrays.stream(type.getEnumConstants())
            .map(ConfigBinder::wire)
            .collect(Collectors.joining(", ", "one of ", "")));
  }

  static String wire(Object constant) {
    return constant instanceof WireName name
        ? name.wire()
        : ((Enum<?>) constant).name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
  }

  private static Class<?> raw(Type type) {
    return type instanceof ParameterizedType p ? (Class<?>) p.getRawType() : (Class<?>) type;
  }

  private static String join(String path, String key) {
    return path.isEmpty() ? key : path + "." + key;
  }

  private static UserException bad(String path, ConfigValue value, String allowed) {
    return UserException.badValue(
        path,
        value.unwrapped() + " (" + value.origin().description() + ")",
        allowed,
        "see the comment at " + path + " in conf/reference");
  }

  private static String nearest(String key, Set<String> known) {
    return known.stream()
        .filter(k -> distance(k, key) <= 2)
        .findFirst()
        .map(k -> ". Did you mean " + k + "?")
        .orElse("");
  }

  /** Levenshtein distance. */
  private static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int substitution = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(substitution, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[b.length()];
  }
}
