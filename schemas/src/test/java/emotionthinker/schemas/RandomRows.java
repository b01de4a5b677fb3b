package emotionthinker.schemas;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Seeded random rows of any record. Rows whose values break an invariant across fields are repaired
 * by the few rules below or drawn again, so that every record is really exercised.
 */
public final class RandomRows {
  private RandomRows() {}

  /** A valid row. */
  public static <T extends Record> T of(Class<T> type, Random random) {
    for (int attempt = 0; attempt < 2000; attempt++) {
      try {
        return draw(type, random);
      } catch (IllegalArgumentException e) {
        // drawn values broke an invariant across fields: draw again
      }
    }
    throw new IllegalStateException("no valid " + type + " in 2000 draws");
  }

  private static <T extends Record> T draw(Class<T> type, Random random) {
    RecordComponent[] components = type.getRecordComponents();
    Object[] values = new Object[components.length];
    Class<?>[] types = new Class<?>[components.length];
    for (int i = 0; i < values.length; i++) {
      types[i] = components[i].getType();
      values[i] = value(components[i].getName(), types[i], components[i].getGenericType(), random);
    }
    repair(type, components, values);
    try {
      Constructor<T> constructor = type.getDeclaredConstructor(types);
      return constructor.newInstance(values);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof IllegalArgumentException cause) {
        throw cause;
      }
      throw new IllegalStateException(e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Object value(String name, Class<?> type, Type generic, Random random) {
    boolean absent = random.nextInt(4) == 0;
    if (type == int.class || (type == Integer.class && !absent)) {
      return 1 + random.nextInt(9);
    }
    if (type == long.class) {
      return (long) random.nextInt(1000);
    }
    if (type == double.class || (type == Double.class && !absent)) {
      return name.equals("rT") || !isScore(name)
          ? random.nextDouble()
          : 1 + 4 * random.nextDouble();
    }
    if (type == boolean.class || (type == Boolean.class && !absent)) {
      return random.nextBoolean();
    }
    if (type == String.class) {
      return "t\u00e4xt " + random.nextInt(1000);
    }
    if (type.isEnum()) {
      Object[] constants = type.getEnumConstants();
      return constants[random.nextInt(constants.length)];
    }
    if (type == FloatSeries.class) {
      return FloatSeries.of(1f, Float.NaN, random.nextFloat());
    }
    if (type == ByteSeries.class) {
      byte[] bytes = new byte[random.nextInt(20)];
      random.nextBytes(bytes);
      return ByteSeries.of(bytes);
    }
    if (type == List.class) {
      Class<?> element = (Class<?>) ((ParameterizedType) generic).getActualTypeArguments()[0];
      List<Object> list = new ArrayList<>();
      for (int n = random.nextInt(3); n > 0; n--) {
        list.add(value("", element == Double.class ? double.class : element, element, random));
      }
      return list;
    }
    if (type.isRecord()) {
      return absent && !name.isEmpty() ? null : of(type.asSubclass(Record.class), random);
    }
    return null;
  }

  private static boolean isScore(String name) {
    return List.of(
            "factualAlignment",
            "interpretativeQuality",
            "captionCompleteness",
            "fluencyAndStructuralClarity")
        .contains(name);
  }

  private static void repair(Class<?> type, RecordComponent[] components, Object[] values) {
    if (type == AuditFinding.class) {
      boolean pair = get(components, values, "level") == AuditLevel.PAIR;
      set(components, values, "other", pair ? "corpus/b" : null);
    }
    if (type == EvalMetric.class) {
      set(components, values, "high", get(components, values, "low"));
    }
    if (type == Utterance.class) {
      set(components, values, "utteranceId", "corpus/a");
      set(components, values, "corpus", "corpus");
      set(components, values, "speakerId", "corpus/s");
      set(components, values, "channels", 10);
    } else if (type == Claim.class) {
      int start = 3;
      set(components, values, "start", start);
      set(components, values, "end", start + ((String) get(components, values, "quote")).length());
    } else if (type == EmotionCotRow.class) {
      set(
          components,
          values,
          "emotion",
          (long) Math.floorMod(get(components, values, "target").hashCode(), 9));
      ShardAudio audio = (ShardAudio) get(components, values, "audio");
      boolean pathOnly = audio == null || audio.bytes() == null;
      set(components, values, "audioForm", pathOnly ? AudioForm.PATH : AudioForm.ORIGINAL);
    } else if (type == ProsodyTask.class) {
      set(components, values, "options", List.of("low", "high"));
      set(components, values, "answer", "low");
      boolean comparative = get(components, values, "kind") == TaskKind.COMPARATIVE;
      set(components, values, "audio", comparative ? ByteSeries.of(new byte[] {1, 2}) : null);
      set(components, values, "headroomDb", comparative ? -0.5 : null);
      set(components, values, "factors", comparative ? List.of(0.5, 2.0, 1.0) : List.of());
      set(components, values, "measured", comparative ? List.of(1.0, 3.0, 2.0) : List.of());
    } else if (type == TrainingLog.class) {
      TrainingStage stage = (TrainingStage) get(components, values, "stage");
      String id =
          TrainingLog.id(
              stage,
              (int) get(components, values, "attempt"),
              (long) get(components, values, "step"));
      set(components, values, "trainingLogId", id);
    } else if (type == PolicyRollout.class) {
      String id =
          PolicyRollout.id(
              (long) get(components, values, "step"),
              (String) get(components, values, "utteranceId"),
              (int) get(components, values, "rollout"));
      set(components, values, "rolloutId", id);
    } else if (type == StepTiming.class) {
      TrainingStage stage = (TrainingStage) get(components, values, "stage");
      String id = StepTiming.id(stage, (long) get(components, values, "step"));
      set(components, values, "stepTimingId", id);
    } else if (type == Cot.class) {
      set(components, values, "factualAlignment", 0.5);
    } else if (type == LevelEdge.class) {
      set(components, values, "quantiles", List.of());
      boolean judged = get(components, values, "attribute") == Attribute.PITCH;
      set(components, values, "cuts", judged ? List.of(1.0, 2.5) : List.of());
      set(components, values, "reason", judged ? null : LevelReason.CUTS_TOO_CLOSE);
    } else if (type == Levels.class) {
      for (String a : new String[] {"pitch", "energy", "speed"}) {
        boolean judged = get(components, values, a + "Percentile") != null;
        set(components, values, a + (judged ? "Reason" : "Level"), null);
        if (!judged) {
          set(components, values, a + "Group", null);
        }
      }
    }
  }

  private static Object get(RecordComponent[] components, Object[] values, String name) {
    return values[index(components, name)];
  }

  private static void set(RecordComponent[] components, Object[] values, String name, Object v) {
    values[index(components, name)] = v;
  }

  private static int index(RecordComponent[] components, String name) {
    for (int i = 0; i < components.length; i++) {
      if (components[i].getName().equals(name)) {
        return i;
      }
    }
    throw new IllegalArgumentException(name);
  }
}
