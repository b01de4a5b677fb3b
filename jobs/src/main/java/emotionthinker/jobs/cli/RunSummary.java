package emotionthinker.jobs.cli;

import emotionthinker.io.table.Manifest;
import emotionthinker.jobs.run.RunContext;
import emotionthinker.schemas.Table;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;

/** The last lines of a whole run: where the data set, its card and the counts are. */
final class RunSummary {
  private RunSummary() {}

  static void print(RunContext context) throws IOException {
    Manifest shards = context.read(Table.EMOTIONCOT).manifest();
    String folder = context.folder(Table.EMOTIONCOT.name()).uri();
    Map<String, Object> json = new TreeMap<>();
    json.put("shards", folder + "/data");
    json.put("card", folder + "/README.md");
    json.put("manifest", folder + "/_manifest.json");
    json.put("rows", shards.rows());
    json.put("counts", shards.counts());
    context.console().object(json);
    context.console().say("");
    context.console().say("EmotionCoT  " + shards.rows() + " rows");
    context.console().say("shards      " + folder + "/data");
    context.console().say("card        " + folder + "/README.md");
    context.console().say("counts      " + folder + "/_manifest.json");
  }
}
