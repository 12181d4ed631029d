package elman.plot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileNamesTest {
  @ParameterizedTest
  @CsvSource({
    "H1, H1.svg",
    "../x, _.._x.svg",
    "/etc/passwd, _etc_passwd.svg",
    "'', series.svg",
    "., _..svg",
    "..,  _...svg",
    "-rf, _-rf.svg",
    "nul, _nul.svg",
    "Com1.txt, _Com1.txt.svg",
    "naïve café, na_ve_caf_.svg",
    "a\\b:c, a_b_c.svg"
  })
  void isSafe(String id, String expected) {
    assertEquals(expected, new FileNames(".svg").of(id));
  }

  @Test
  void controlCharactersAndLengthsAreNoDanger() {
    FileNames names = new FileNames(".png");
    assertEquals("a_b_c.png", names.of("a\0b\nc"));
    assertEquals("x".repeat(100) + ".png", names.of("x".repeat(300)));
    assertEquals("x".repeat(100) + "-2.png", names.of("x".repeat(301)));
    assertEquals("_".repeat(100) + ".png", names.of("\ud83d\ude00".repeat(300)));
  }

  @Test
  void noNameIsGivenTwice() {
    FileNames names = new FileNames(".svg");
    Set<String> given = new HashSet<>();
    for (String id : List.of("a/b", "a_b", "A_B", "a_b-2", "a:b", "", "series", "a b", "a_b-2")) {
      String name = names.of(id);
      assertTrue(given.add(name.toLowerCase(Locale.ROOT)), name);
    }
  }
}
