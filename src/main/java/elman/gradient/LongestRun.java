package elman.gradient;

/** The longest run of steps that were clipped one after the other. */
public final class LongestRun {
  private long length;
  private long begin;
  private long now;
  private long nowBegin;

  /** Adds a step. */
  void add(long step, boolean clipped) {
    if (!clipped) {
      now = 0;
      return;
    }
    nowBegin = now == 0 ? step : nowBegin;
    now++;
    if (now > length) {
      length = now;
      begin = nowBegin;
    }
  }

  /** Number of its steps; 0 if none was clipped. */
  public long length() {
    return length;
  }

  /** Number of its first step. */
  public long begin() {
    return begin;
  }
}
