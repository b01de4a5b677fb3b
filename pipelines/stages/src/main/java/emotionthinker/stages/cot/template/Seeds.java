package emotionthinker.stages.cot.template;

/** One seed of a run, an utterance and a sample: FNV-1a over the id, then a 64-bit finalizer. */
public final class Seeds {
  private Seeds() {}

  /** The seed of a sample. */
  public static long mix(long seed, String id, int sample) {
    long hash = 0xcbf29ce484222325L;
    for (int i = 0; i < id.length(); i++) {
      hash = (hash ^ id.charAt(i)) * 0x100000001b3L;
    }
    long mixed = hash + seed * 0x9e3779b97f4a7c15L + sample * 0xd1b54a32d192ed03L;
    mixed = (mixed ^ (mixed >>> 30)) * 0xbf58476d1ce4e5b9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
    return mixed ^ (mixed >>> 31);
  }
}
