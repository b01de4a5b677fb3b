package emotionthinker.stages.drawer;

/** A package that is no stage; for {@code BreaksEveryRule}. */
public interface InADrawer {}
