package emotionthinker.io;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.hdfs.MiniDFSCluster;
import org.apache.hadoop.hdfs.server.namenode.EditLogFileOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** The suite on a real HDFS: name node and data node in this JVM. */
class HdfsStorageTest extends StorageConformance {
  @TempDir static Path folder;
  private static MiniDFSCluster cluster;

  @BeforeAll
  static void start() throws Exception {
    EditLogFileOutputStream.setShouldSkipFsyncForTesting(true);
    Configuration configuration = new Configuration();
    File base = folder.toFile();
    cluster = new MiniDFSCluster.Builder(configuration, base).numDataNodes(1).build();
    cluster.waitActive();
  }

  @AfterAll
  static void stop() {
    cluster.shutdown(true);
  }

  @Override
  Storage storage() {
    return Storage.of(Map.of("dfs.replication", "1"));
  }

  @Override
  String root(String test) {
    return "hdfs://localhost:" + cluster.getNameNodePort() + "/tests/" + test;
  }

  /** HDFS itself refuses colons in names. */
  @Override
  List<String> names() {
    return AWKWARD_NAMES;
  }
}
