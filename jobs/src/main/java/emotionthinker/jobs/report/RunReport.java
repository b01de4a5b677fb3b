package emotionthinker.jobs.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import emotionthinker.jobs.run.RunTables;
import java.io.IOException;
import java.util.List;

/** The data of a report: every section of one run, and what is compared of another. */
final class RunReport {
  private final List<Section> sections;

  /** A report of the given sections, in their order. */
  RunReport(List<Section> sections) {
    this.sections = sections;
  }

  /**
   * Reads a run.
   *
   * @param other a run to compare with; null for none
   */
  ObjectNode read(RunTables run, RunTables other) throws IOException {
    ObjectNode data = read(run);
    if (other != null) {
      data.set("other", read(other));
    }
    return data;
  }

  private ObjectNode read(RunTables run) throws IOException {
    ObjectNode data = JsonNodeFactory.instance.objectNode();
    for (Section section : sections) {
      JsonNode one = section.read(run);
      if (one != null) {
        data.set(section.name(), one);
      }
    }
    return data;
  }
}
