package elman.synth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TaskTest {
  private static String text(Task task, long count, Integer shortest, Integer longest, long seed)
      throws IOException {
    StringBuilder out = new StringBuilder();
    task.write(task.settings(count, shortest, longest, null, null, seed), out);
    return out.toString();
  }

  /** Sequences of steps, each a word and its label. */
  private static List<List<String[]>> steps(String text) {
    List<List<String[]>> sequences = new ArrayList<>();
    for (String block : text.split("\n\n", -1)) {
      sequences.add(block.lines().map(line -> line.split("\t", -1)).toList());
    }
    return sequences;
  }

  private static String joined(List<String[]> sequence, int column) {
    StringBuilder words = new StringBuilder();
    sequence.forEach(step -> words.append(step[column]));
    return words.toString();
  }

  @Test
  void everyThirdBitOfXorFollowsFromTheTwoBefore() throws IOException {
    List<String[]> steps = steps(text(Task.XOR, 1, null, 3000, 5)).get(0);
    String bits = joined(steps, 0) + steps.get(2999)[1];
    assertEquals(3001, bits.length());
    assertEquals(bits.substring(1), joined(steps, 1));
    Set<String> triples = new HashSet<>();
    for (int t = 0; t + 3 <= bits.length(); t += 3) {
      triples.add(bits.substring(t, t + 3));
    }
    assertEquals(Set.of("000", "011", "101", "110"), triples);
  }

  @Test
  void addingAddsTheTwoThatAreMarked() throws IOException {
    List<String> lines = text(Task.ADDING, 50, 2, 31, 1).lines().toList();
    assertEquals("id,t,value,marker,label", lines.get(0));
    int at = 1;
    Set<Integer> lengths = new HashSet<>();
    for (int id = 1; id <= 50; id++) {
      List<String[]> rows = new ArrayList<>();
      while (at < lines.size() && lines.get(at).startsWith(id + ",")) {
        rows.add(lines.get(at++).split(",", -1));
      }
      lengths.add(rows.size());
      checkSum(rows);
    }
    assertEquals(lines.size(), at);
    assertTrue(lengths.size() > 10 && lengths.stream().allMatch(n -> n >= 2 && n <= 31));
  }

  private static void checkSum(List<String[]> rows) {
    double sum = 0;
    List<Integer> marked = new ArrayList<>();
    for (int t = 0; t < rows.size(); t++) {
      String[] row = rows.get(t);
      assertEquals(Integer.toString(t), row[1]);
      assertTrue(row[2].matches("0\\.[0-9]{6}"), row[2]);
      assertEquals(rows.get(0)[4], row[4]);
      if (row[3].equals("1")) {
        marked.add(t);
        sum += Double.parseDouble(row[2]);
      }
    }
    assertEquals(2, marked.size());
    int half = rows.size() / 2;
    assertTrue(marked.get(0) < half && marked.get(1) >= half);
    assertEquals(String.format(Locale.ROOT, "%.6f", sum), rows.get(0)[4]);
  }

  @Test
  void copyRepeatsAfterTheWait() throws IOException {
    StringBuilder out = new StringBuilder();
    Task.COPY.write(Task.COPY.settings(20L, null, 7, 3, 4, 1), out);
    Set<String> seen = new HashSet<>();
    for (List<String[]> sequence : steps(out.toString())) {
      String words = joined(sequence, 0);
      String labels = joined(sequence, 1);
      assertTrue(words.matches("[abc]{4}_{6}:_{4}"), words);
      assertEquals("_".repeat(11) + words.substring(0, 4), labels);
      seen.add(words);
    }
    assertTrue(seen.size() > 10);
  }

  @Test
  void recallAsksForTheFirst() throws IOException {
    List<String> lines = text(Task.RECALL, 100, null, 12, 3).lines().toList();
    assertEquals(100, lines.size());
    for (String line : lines) {
      assertTrue(line.matches("([A-H])\t\\1( [a-z]){11}"), line);
    }
    assertEquals(8, lines.stream().map(line -> line.charAt(0)).distinct().count());
  }

  @Test
  void countingCounts() throws IOException {
    int most = 0;
    for (List<String[]> sequence : steps(text(Task.COUNTING, 100, null, 40, 1))) {
      String words = joined(sequence, 0);
      for (int t = 0; t < words.length(); t++) {
        String before = words.substring(0, t + 1);
        long opened = before.chars().filter(c -> c == '(').count();
        long open = opened - (before.length() - opened);
        assertTrue(open >= 0);
        assertEquals(Long.toString(open), sequence.get(t)[1]);
        most = (int) Math.max(most, open);
      }
    }
    assertTrue(most > 5);
  }

  @Test
  void powersSayWhatComesNext() throws IOException {
    Set<Integer> seen = new HashSet<>();
    for (List<String[]> sequence : steps(text(Task.ANBN, 200, 3, 9, 1))) {
      int n = sequence.size() / 2;
      seen.add(n);
      String word = "a".repeat(n) + "b".repeat(n);
      assertEquals(word, joined(sequence, 0));
      assertEquals(word.substring(1) + ".", joined(sequence, 1));
    }
    assertEquals(Set.of(3, 4, 5, 6, 7, 8, 9), seen);
    List<String[]> three = steps(text(Task.ANBNCN, 1, 5, 5, 1)).get(0);
    assertEquals("aaaaabbbbbccccc", joined(three, 0));
    assertEquals("aaaabbbbbccccc.", joined(three, 1));
  }

  @Test
  void theYearIsBehindInAndItsPlaceMoves() throws IOException {
    String tagged = text(Task.NEPAL, 300, null, null, 1);
    List<String> labelled = text(Task.NEPAL_YEAR, 300, null, null, 1).lines().toList();
    Set<Integer> fromStart = new HashSet<>();
    Set<Integer> fromEnd = new HashSet<>();
    int i = 0;
    for (List<String[]> sequence : steps(tagged)) {
      List<String> words = sequence.stream().map(step -> step[0]).toList();
      int year = Math.max(words.indexOf("in"), words.indexOf("In")) + 1;
      for (int t = 0; t < words.size(); t++) {
        assertEquals(t == year ? "B-YEAR" : "O", sequence.get(t)[1]);
      }
      assertTrue(words.get(year).matches("(199|200|201)[0-9]"));
      assertTrue(
          String.join(" ", words).matches(".*(went|travelled|walked|flew|returned) to Nepal.*"));
      assertEquals(words.get(year) + "\t" + String.join(" ", words), labelled.get(i++));
      fromStart.add(year);
      fromEnd.add(words.size() - year);
    }
    assertEquals(300, i);
    assertTrue(fromStart.size() > 6 && fromEnd.size() > 12, fromStart + " " + fromEnd);
    assertTrue(tagged.lines().filter(line -> line.matches("[0-9]{4}\tO")).count() > 50);
  }

  @Test
  void theSameSeedGivesTheSameAndMoreBeginsWithLess() throws IOException {
    for (Task task : Task.values()) {
      String some = text(task, 5, null, 8, 7);
      assertEquals(some, text(task, 5, null, 8, 7));
      assertTrue(text(task, 9, null, 8, 7).startsWith(some), task.label());
      assertNotEquals(some, text(task, 5, null, 8, 8), task.label());
      assertEquals(task == Task.ADDING ? Adding.HEADER : "", text(task, 0, null, 8, 7));
    }
  }

  @Test
  void settingsOutOfRangeAreRefused() {
    refused("--count", Task.XOR, -1L, null, null, null, null);
    refused("--length", Task.XOR, null, null, 0, null, null);
    refused("--min-length", Task.ANBN, null, 9, 8, null, null);
    refused("--min-length", Task.ANBN, null, 0, 8, null, null);
    refused("--symbols", Task.COPY, null, null, null, 27, null);
    refused("--symbols", Task.COPY, null, null, null, 1, null);
    refused("--span", Task.COPY, null, null, null, null, 0);
    refused("2 at least", Task.ADDING, null, 1, 5, null, null);
    refused("10000", Task.NEPAL, null, null, 10_001, null, null);
    assertEquals(60, Task.ANBN.settings(null, 60, null, null, null, 1).longest());
  }

  private static void refused(
      String part, Task task, Long n, Integer shortest, Integer longest, Integer k, Integer s) {
    String message =
        assertThrows(
                IllegalArgumentException.class, () -> task.settings(n, shortest, longest, k, s, 1))
            .getMessage();
    assertTrue(message.contains(part), message);
  }
}
