package emotionthinker.jobs.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import emotionthinker.schemas.WireName;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The inverse of {@link ConfigBinder}: a record as plain sorted maps, for manifests. */
public final class ConfigRecords {
  private static final ObjectMapper JSON =
      new ObjectMapper().configure(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS, true);

  private ConfigRecords() {}

  /** A record as a map of its keys; nested records, lists, maps and enums likewise. */
  public static Map<String, Object> toMap(Record options) {
    Map<String, Object> map = new TreeMap<>();
    for (RecordComponent component : options.getClass().getRecordComponents()) {
      try {
        component.getAccessor().setAccessible(true);
        map.put(
            ConfigBinder.key(component.getName()), plain(component.getAccessor().invoke(options)));
      } catch (IllegalAccessException | InvocationTargetException e) {
        throw new IllegalStateException(e);
      }
    }
    return map;
  }

  /** Maps of {@link #toMap} as JSON with sorted keys. */
  public static String toJson(Map<String, ?> map) {
    try {
      return JSON.writeValueAsString(map);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Object plain(Object value) {
    if (value instanceof Record nested) {
      return toMap(nested);
    }
    if (value instanceof WireName name) {
      return name.wire();
    }
    if (value instanceof Enum<?>) {
      return ConfigBinder.wire(value);
    }
    if (value instanceof List<?> list) {
      return list.stream().map(ConfigRecords::plain).toList();
    }
    if (value instanceof Map<?, ?> map) {
      Map<String, Object> out = new TreeMap<>();
      map.forEach((k, v) -> out.put(k.toString(), plain(v)));
      return out;
    }
    return value;
  }
}
