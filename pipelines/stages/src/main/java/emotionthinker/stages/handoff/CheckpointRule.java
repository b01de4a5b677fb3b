package emotionthinker.stages.handoff;

import com.fasterxml.jackson.databind.JsonNode;
import emotionthinker.schemas.WireName;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How the checkpoints of a trainer look and which of them are whole. Trainers write folders file by
 * file, so that a process that is killed leaves half of one, which looks newest. In every rule all
 * files of the folder must have been written to their end ({@link FileEnds}); besides that:
 *
 * <table>
 * <caption>Rules</caption>
 * <tr><td>hugging-face</td><td>{@code checkpoint-<step>} with weights, every shard that an index
 * names, and {@code trainer_state.json}, which the Trainer writes last, of the same step (TRL,
 * ms-swift, LLaMA-Factory)</td></tr>
 * <tr><td>verl</td><td>{@code global_step_<step>}, at most the step in {@code
 * latest_checkpointed_iteration.txt}, which verl writes after the folder</td></tr>
 * <tr><td>deepspeed</td><td>{@code global_step<step>} as DeepSpeed's {@code latest}, written after
 * the folder, names it, or an older one</td></tr>
 * <tr><td>marker</td><td>{@code checkpoint-<step>} with a file {@code COMPLETE}, which the program
 * writes last</td></tr>
 * </table>
 */
public enum CheckpointRule implements WireName {
  /** Folders of Hugging Face's Trainer. */
  HUGGING_FACE("hugging-face", "checkpoint-(\\d+)"),
  /** Folders of verl. */
  VERL("verl", "global_step_(\\d+)"),
  /** Folders of DeepSpeed. */
  DEEPSPEED("deepspeed", "global_step(\\d+)"),
  /** Folders with a marker. */
  MARKER("marker", "checkpoint-(\\d+)");

  private static final String STATE = "trainer_state.json";
  private static final String COMPLETE = "COMPLETE";
  private static final String VERL_LATEST = "latest_checkpointed_iteration.txt";
  private static final String DEEPSPEED_LATEST = "latest";
  private static final Pattern WEIGHTS =
      Pattern.compile(
          "(model|pytorch_model|adapter_model)(-\\d+-of-\\d+)?\\.(safetensors|bin)"
              + "|(pytorch_model_fsdp|global_step\\d+).*");

  private final String wire;
  private final Pattern folder;

  CheckpointRule(String wire, String folder) {
    this.wire = wire;
    this.folder = Pattern.compile("((?:.*/)?" + folder + ")/(.+)");
  }

  @Override
  public String wire() {
    return wire;
  }

  /**
   * The checkpoints of a folder.
   *
   * @param newest the whole one with the most steps; null when there is none
   * @param refused folders that are not whole, with the reason, newest first
   */
  public record Found(Checkpoint newest, SortedMap<String, String> refused) {}

  /** Looks for checkpoints. */
  public Found find(OutputFiles output) throws IOException {
    SortedMap<String, Long> all = output.files();
    SortedMap<String, SortedMap<String, Long>> folders = new TreeMap<>();
    for (var file : all.entrySet()) {
      Matcher matcher = folder.matcher(file.getKey());
      if (matcher.matches()) {
        folders
            .computeIfAbsent(matcher.group(1), name -> new TreeMap<>())
            .put(matcher.group(3), file.getValue());
      }
    }
    Checkpoint newest = null;
    SortedMap<String, String> refused = new TreeMap<>();
    for (var one : folders.entrySet()) {
      long step = step(one.getKey());
      String problem = problem(output, all, one.getKey(), step, one.getValue());
      if (problem != null) {
        refused.put(one.getKey(), problem);
      } else if (newest == null || step > newest.step()) {
        newest = new Checkpoint(step, one.getKey());
      }
    }
    return new Found(newest, refused);
  }

  private long step(String name) {
    Matcher matcher = folder.matcher(name + "/x");
    return matcher.matches() ? Long.parseLong(matcher.group(2)) : -1;
  }

  private String problem(
      OutputFiles output,
      SortedMap<String, Long> all,
      String name,
      long step,
      SortedMap<String, Long> files)
      throws IOException {
    for (var file : files.entrySet()) {
      String cut = FileEnds.problem(output, name + "/" + file.getKey(), file.getValue());
      if (cut != null && !file.getKey().endsWith(COMPLETE)) {
        return cut;
      }
    }
    return switch (this) {
      case HUGGING_FACE -> huggingFace(output, name, step, files);
      case MARKER -> files.containsKey(COMPLETE) ? null : "has no file " + COMPLETE;
      case VERL -> upTo(output, all, parent(name) + VERL_LATEST, step);
      case DEEPSPEED -> upTo(output, all, parent(name) + DEEPSPEED_LATEST, step);
    };
  }

  private static String huggingFace(
      OutputFiles output, String name, long step, SortedMap<String, Long> files)
      throws IOException {
    Long bytes = files.get(STATE);
    if (bytes == null) {
      return "has no " + STATE;
    }
    JsonNode state = FileEnds.json(output, name + "/" + STATE, bytes);
    if (state == null || state.path("global_step").asLong(-1) != step) {
      return STATE + " is not of step " + step;
    }
    if (files.keySet().stream().noneMatch(file -> WEIGHTS.matcher(file).matches())) {
      return "has no weights";
    }
    for (String file : files.keySet()) {
      if (file.endsWith(".index.json")) {
        JsonNode index = FileEnds.json(output, name + "/" + file, files.get(file));
        Set<String> shards = new HashSet<>();
        index.path("weight_map").elements().forEachRemaining(shard -> shards.add(shard.asText()));
        shards.removeAll(files.keySet());
        if (!shards.isEmpty()) {
          return "lacks " + String.join(", ", new java.util.TreeSet<>(shards));
        }
      }
    }
    return null;
  }

  private static String upTo(
      OutputFiles output, SortedMap<String, Long> all, String latest, long step)
      throws IOException {
    Long bytes = all.get(latest);
    if (bytes == null) {
      return "there is no " + latest;
    }
    String text =
        new String(output.read(latest, 0, (int) Math.min(bytes, 100)), StandardCharsets.UTF_8);
    String digits = text.replaceAll("\\D", "");
    return !digits.isEmpty() && step <= Long.parseLong(digits)
        ? null
        : "is newer than " + latest + " says (" + text.strip() + ")";
  }

  private static String parent(String name) {
    int slash = name.lastIndexOf('/');
    return slash < 0 ? "" : name.substring(0, slash + 1);
  }
}
