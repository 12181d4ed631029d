package elman.token.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.regex.PatternSyntaxException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What matches is replaced by a number sign, as {@code tokenizers} 0.23 does it. */
class OnigurumaTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
          [[:punct:]]    ; ap! $5 <a>^    ; ap# #5 #a##
          [[:alpha:]]+   ; wörld 12 x²    ; # 12 #²
          [^[:space:]]   ; a b            ; # #
          [[:^alpha:]x]  ; ax1            ; a##
          [[:alnum:]_]   ; a_1-१          ; ###-#
          [[:upper:]]    ; aÄ             ; a#
          [[:lower:]]    ; aÄ             ; #Ä
          [[:digit:]]+   ; 12१½           ; #½
          ^x             ; x|xy           ; #|#y
          x$             ; x|yx           ; #|y#
          .+             ; a|b            ; #|#
          (?m)a.b        ; a|b            ; #
          (?im)A.b       ; a|b            ; #
          (?i)ä          ; Ä              ; #
          \\p{Han}       ; a日             ; a#
          \\p{^L}        ; a1             ; a#
          \\P{^L}        ; a1             ; #1
          \\\\h          ; \\h            ; #
          """)
  void matchesAsTheLibraryDoes(String regex, String text, String replaced) {
    String lines = text.replace('|', '\n');
    assertEquals(
        replaced.replace('|', '\n'), Oniguruma.compile(regex).matcher(lines).replaceAll("#"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\\h", "[\\H]", "\\v", "a\\Kb", "[[:graph:]]", "[[:^punct:]]", "(", "[a"})
  void othersAreRefused(String regex) {
    assertThrows(PatternSyntaxException.class, () -> Oniguruma.compile(regex));
  }
}
