package emotionthinker.models.arrays;

import java.util.SortedMap;

/** What a folder of a trained network holds, whatever the network is for. */
public interface TrainedNetwork {
  /** Id and version; a hash of the files that make the network. */
  String id();

  /** All files by name. */
  SortedMap<String, byte[]> files();
}
