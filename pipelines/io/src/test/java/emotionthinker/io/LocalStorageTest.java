package emotionthinker.io;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class LocalStorageTest extends StorageConformance {
  @TempDir Path folder;

  @Override
  Storage storage() {
    return Storage.standard();
  }

  @Override
  String root(String test) {
    return storage().resolve(folder.toString());
  }
}
