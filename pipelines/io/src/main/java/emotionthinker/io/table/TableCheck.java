package emotionthinker.io.table;

import emotionthinker.io.Entry;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Compares the files of a table with its manifest. */
public final class TableCheck {
  private TableCheck() {}

  /** Parts that are missing, have another length or are unknown; empty when the table is whole. */
  public static List<String> damage(TableFolder folder, Manifest manifest) throws IOException {
    Map<String, Long> present = new TreeMap<>();
    for (Entry file : folder.files()) {
      present.put(file.relative(), file.bytes());
    }
    List<String> out = new ArrayList<>();
    for (PartInfo part : files(manifest)) {
      Long bytes = present.remove(part.name());
      if (bytes == null) {
        out.add(part.name() + " is missing");
      } else if (bytes != part.bytes()) {
        out.add(part.name() + " has " + bytes + " bytes instead of " + part.bytes());
      }
    }
    for (String name : present.keySet()) {
      if (!name.equals(TableFolder.MANIFEST) && !name.startsWith(TableFolder.SIDE_CARS + "/")) {
        out.add(name + " is not in the manifest");
      }
    }
    return out;
  }

  private static List<PartInfo> files(Manifest manifest) {
    return Stream.concat(manifest.parts().stream(), manifest.rejectsParts().stream()).toList();
  }
}
