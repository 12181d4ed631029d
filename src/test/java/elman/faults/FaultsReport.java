package elman.faults;

import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Not a test of its own: prints what those of faults have reported, when all have run. */
class FaultsReport {
  @Test
  void print() throws IOException {
    List<String[]> rows = Faults.reported();
    assertFalse(rows.isEmpty());
    StringBuilder table = new StringBuilder("\n");
    int fault = rows.stream().mapToInt(row -> row[0].length()).max().orElse(0);
    int tries = rows.stream().mapToInt(row -> row[1].length()).max().orElse(0);
    for (String[] row : rows) {
      table.append(row[0]).append(" ".repeat(fault - row[0].length() + 2));
      table.append(" ".repeat(tries - row[1].length())).append(row[1]);
      table.append("  ").append(row[2]).append('\n');
    }
    System.out.println(table);
  }
}
