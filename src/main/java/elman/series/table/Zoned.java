package elman.series.table;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.LongUnaryOperator;

/**
 * Times with an offset from UTC: their keys, and the zone that the offsets are from. A key is the
 * elapsed time and, in its lowest eight bits, the offset.
 */
final class Zoned {
  private static final int OFFSET_BITS = 8;
  private static final int MIDDLE = 128;

  /** Changes of the offset that are kept to know the zone by. */
  private static final int MOST_CHANGES = 1000;

  /** Where several zones fit, these are the names that people know. */
  private static final List<String> USUAL =
      List.of(
          "Europe/Berlin",
          "Europe/London",
          "Europe/Helsinki",
          "America/New_York",
          "America/Chicago",
          "America/Denver",
          "America/Los_Angeles",
          "Australia/Sydney");

  private ZoneId zone;
  private boolean named;
  private final List<Long> changes = new ArrayList<>();
  private long last = TimeForm.NONE;

  /** The key of a time with an offset. */
  static long key(long wall, int offset) {
    return (wall - offset * 1000L) << OFFSET_BITS | (offset / TimeForm.QUARTER + MIDDLE);
  }

  static long elapsed(long key) {
    return key >> OFFSET_BITS;
  }

  static int offset(long key) {
    return (int) ((key & (1 << OFFSET_BITS) - 1) - MIDDLE) * TimeForm.QUARTER;
  }

  /** Notes a key, to know the zone by. */
  void see(long key) {
    if ((last == TimeForm.NONE || offset(last) != offset(key)) && changes.size() < MOST_CHANGES) {
      if (last != TimeForm.NONE) {
        changes.add(last);
      }
      changes.add(key);
    }
    last = key;
  }

  /**
   * Notes the zone that a time names.
   *
   * @return whether it is that of the times before it
   */
  boolean name(ZoneId zone) {
    boolean same = !named || zone.equals(this.zone);
    this.zone = zone;
    named = true;
    return same;
  }

  /** The zone's name. */
  String region() {
    return zone == null ? "" : zone.getId();
  }

  /**
   * Finds the zone whose clock changes are those of the offsets, if these change.
   *
   * @param finished gives keys as they are once the whole column is known, or {@link TimeForm#NONE}
   */
  void finish(LongUnaryOperator finished) {
    if (named || changes.size() < 2) {
      return;
    }
    changes.replaceAll(finished::applyAsLong);
    changes.removeIf(key -> key == TimeForm.NONE);
    Set<String> candidates = new LinkedHashSet<>(USUAL);
    candidates.addAll(new TreeSet<>(ZoneId.getAvailableZoneIds()));
    for (String candidate : candidates) {
      ZoneId one = ZoneId.of(candidate);
      if (changes.stream().allMatch(key -> offsetAt(one, elapsed(key)) == offset(key))) {
        zone = one;
        return;
      }
    }
  }

  private static int offsetAt(ZoneId zone, long elapsed) {
    return zone.getRules().getOffset(Instant.ofEpochMilli(elapsed)).getTotalSeconds();
  }

  /** The offset at an elapsed time: the zone's, or else that of another key. */
  int offset(long elapsed, long like) {
    return zone == null ? offset(like) : offsetAt(zone, elapsed);
  }

  /**
   * The offset at a time of the wall clock. A time that a change of the clock leaves out is taken
   * after it by as much; of one that comes twice it is the first.
   */
  int offsetOfWall(long wall, long like) {
    if (zone == null) {
      return offset(like);
    }
    LocalDateTime local =
        LocalDateTime.ofEpochSecond(Math.floorDiv(wall, 1000L), 0, ZoneOffset.UTC);
    return local.atZone(zone).getOffset().getTotalSeconds();
  }

  /** Elapsed time at a time of the wall clock. */
  long elapsedOfWall(long wall, long like) {
    return wall - offsetOfWall(wall, like) * 1000L;
  }
}
