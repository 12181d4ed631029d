package elman.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import elman.cli.shell.ClosedPipeException;
import elman.cli.shell.IncompleteException;
import elman.cli.shell.UsageException;
import elman.io.FormatException;
import elman.train.DivergedException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import org.junit.jupiter.api.Test;

class ErrorsTest {
  private final ByteArrayOutputStream told = new ByteArrayOutputStream();
  private final PrintStream err = new PrintStream(told, true, StandardCharsets.UTF_8);

  private void assertTold(int code, String line, Throwable thrown) {
    assertEquals(code, new Errors(err, "elman try", false).report(thrown));
    assertEquals(line, told.toString(StandardCharsets.UTF_8));
  }

  @Test
  void badInputIsALine() {
    assertTold(
        1,
        "elman try: corpus.txt: line 17: is not text\n",
        new FormatException("corpus.txt", "line 17", "is not text"));
  }

  @Test
  void wrongUsagePointsToTheHelp() {
    assertTold(
        2, "elman try: --x is odd (see elman try --help)\n", new UsageException("--x is odd"));
  }

  @Test
  void whatIsNotWholeIsToldByItsCode() {
    assertTold(3, "elman try: 1 of 3 left out\n", new IncompleteException("1 of 3 left out"));
  }

  @Test
  void aClosedPipeIsNoError() {
    assertTold(0, "", new ClosedPipeException(new IOException("Broken pipe")));
    assertTold(0, "", new IOException("fifo: Broken pipe", new IOException("Broken pipe")));
  }

  @Test
  void divergenceSaysWhatToTry() {
    assertEquals(1, new Errors(err, "elman try", false).report(new DivergedException(3)));
    assertTrue(told.toString(StandardCharsets.UTF_8).contains("try a lower --lr"));
  }

  @Test
  void lackOfMemorySaysWhatToTry() {
    assertEquals(1, new Errors(err, "elman try", false).report(new OutOfMemoryError("heap")));
    assertTrue(told.toString(StandardCharsets.UTF_8).contains("-Xmx"));
  }

  @Test
  void aFileThatShrinksWhileItIsMappedIsALine() {
    assertTold(
        1,
        "elman try: a file that was being read was cut short or cannot be read any more\n",
        new InternalError("a fault occurred"));
  }

  @Test
  void hostileMessagesStayOnTheirLine() {
    assertTold(1, "elman try: a\\u000ab\\u001b[2J\n", new IOException("a\nb\u001b[2J"));
  }

  @Test
  void namesThatAreNoPathsAreBadInput() {
    assertTold(
        1,
        "elman try: \\u0000: not a file name here; a UTF-8 locale may help (LC_ALL=C.UTF-8)\n",
        new InvalidPathException("\0", "Nul character not allowed"));
  }

  @Test
  void ourOwnFaultsAreCalledSo() {
    assertTold(
        1,
        "elman try: internal error: java.lang.NullPointerException: oh; --debug shows where\n",
        new NullPointerException("oh"));
    told.reset();
    assertTold(
        1,
        "elman try: internal error: java.lang.StackOverflowError; --debug shows where\n",
        new StackOverflowError());
  }

  @Test
  void debugShowsWhereItCameFrom() {
    new Errors(err, "elman try", true).report(new IOException("oh"));
    assertTrue(told.toString(StandardCharsets.UTF_8).contains("debugShowsWhereItCameFrom"));
  }
}
