package emotionthinker.io;

/** Which symbolic links a local listing follows. Other storages have no links. */
public enum Links {
  /**
   * Links to files below the root are files. Links to folders below the root are passed over: what
   * they lead to is listed where it lies. Links that leave the root are problems (OUTSIDE_ROOT).
   */
  WITHIN_ROOT,
  /**
   * Links are followed wherever they lead (git-annex, model-hub caches); a folder that is reached a
   * second time is passed over, so circles end.
   */
  ANYWHERE
}
