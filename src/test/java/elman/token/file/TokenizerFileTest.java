package elman.token.file;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import elman.io.FormatException;
import elman.io.Source;
import elman.token.TextSamples;
import elman.token.TokenModel;
import elman.token.bpe.BpeLearner;
import elman.token.bpe.SplitPattern;
import elman.token.bpe.WordCounts;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class TokenizerFileTest {
  @ParameterizedTest
  @EnumSource
  void whatWasWrittenReadsTheSame(SplitPattern pattern) throws IOException {
    WordCounts counts = new WordCounts();
    byte[] text = TextSamples.utf8(String.join("", TextSamples.texts(300, 1)));
    counts.addText(pattern, text, 0, text.length);
    BpeLearner.Learned learned = new BpeLearner(pattern, List.of("<s>"), 600, 1).learn(counts);
    try (FileSystem files = Jimfs.newFileSystem(Configuration.unix())) {
      Path json = files.getPath("t.json");
      TokenizerFile.writeJson(json, learned.model(), learned.merges());
      TokenModel read = TokenizerFile.read(Source.of(json), null);
      for (String sample : TextSamples.texts(500, 2)) {
        byte[] bytes = TextSamples.utf8(sample + "<s>");
        assertArrayEquals(
            TextSamples.ids(learned.model().encoder(), bytes),
            TextSamples.ids(read.encoder(), bytes),
            sample);
      }
      assertEquals(600, read.size());
      assertTrue(read.isLossless());
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{} | t: model: is no JSON object",
        "{\"model\":{\"type\":\"Neural\"}} | t: model.type: \"Neural\" is not supported",
        "{\"model\":{\"vocab\":{}},\"pre_tokenizer\":{\"type\":\"Odd\"}}"
            + " | t: pre_tokenizer.type: \"Odd\" is not supported",
        "`QQ==`                | t: line 1: is not a token in Base64",
        "`QQ== 0\nQg== 0`      | t: line 2: the id 0 was there before",
        "`QQ== 99999999`       | t: line 1: the id 99999999 is too high for so few lines",
        "`Q 1`                 | t: line 1:"
      })
  void whatIsWrongIsNamed(String text, String message) {
    String file = text.startsWith("`") ? text.substring(1, text.length() - 1) : text;
    SplitPattern pattern = file.startsWith("{") ? null : SplitPattern.GPT2;
    FormatException e =
        assertThrows(FormatException.class, () -> TokenizerFile.read("t", file, pattern));
    assertTrue(e.getMessage().startsWith(message.strip()), e::getMessage);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "[PAD]\na\n", "\n"})
  void whatSaysHowToSplitIsNotTold(String start) {
    byte[] file = start.getBytes(StandardCharsets.UTF_8);
    FormatException e =
        assertThrows(FormatException.class, () -> TokenizerFile.read("t", file, SplitPattern.GPT2));
    assertEquals(
        "t: says itself how to split text: --pattern is for tiktoken's ranks", e.getMessage());
  }

  @Test
  void ranksNeedAPattern() {
    assertThrows(FormatException.class, () -> TokenizerFile.read("t", "QQ== 0\n", null));
  }
}
