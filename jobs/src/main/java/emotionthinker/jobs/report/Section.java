package emotionthinker.jobs.report;

import com.fasterxml.jackson.databind.JsonNode;
import emotionthinker.jobs.run.RunTables;
import java.io.IOException;

/** A part of the report. */
interface Section {

  /** Key of the section in the data of the page. */
  String name();

  /** The data of the section; null when the run has nothing to show here. */
  JsonNode read(RunTables tables) throws IOException;
}
