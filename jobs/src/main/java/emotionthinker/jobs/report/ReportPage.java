package emotionthinker.jobs.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** The page: markup, style, program, charting library and data in one file. */
final class ReportPage {
  private static final String OURS = "/emotionthinker/report/";
  private static final String CHARTS =
      "/META-INF/resources/webjars/echarts/5.3.1/dist/echarts.min.js";

  private ReportPage() {}

  /** The page over the given data. */
  static String of(JsonNode data) throws IOException {
    String json =
        new ObjectMapper()
            .configure(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS, true)
            .writeValueAsString(data);
    return resource(OURS + "report.html")
        .replace("/*style*/", resource(OURS + "report.css"))
        .replace("/*charts*/", inScript(resource(CHARTS)))
        .replace("/*program*/", inScript(program()))
        // data last: nothing in it is taken for a place of the template
        .replace("/*data*/", json.replace("<", "\\u003c"));
  }

  private static String program() throws IOException {
    return resource(OURS + "charts.js") + resource(OURS + "report.js");
  }

  /** No text may end the script element that it stands in. */
  private static String inScript(String text) {
    return text.replace("</", "<\\/").replace("<!--", "<\\!--");
  }

  private static String resource(String name) throws IOException {
    try (InputStream in = ReportPage.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("not in the program's jars: " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
