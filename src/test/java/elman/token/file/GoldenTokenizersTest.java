package elman.token.file;

import static org.junit.jupiter.api.Assertions.assertEquals;

import elman.io.Json;
import elman.io.Source;
import elman.io.Utf8;
import elman.token.TextSamples;
import elman.token.TokenModel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Ids that the peers gave, by {@code testdata/golden/tokenizers/gen_tokenizers.py}. */
class GoldenTokenizersTest {
  private static final Path FOLDER =
      Path.of(System.getProperty("elman.basedir", ""), "testdata", "golden", "tokenizers");

  @TestFactory
  Stream<DynamicTest> idsAreThoseOfThePeers() throws IOException {
    String text = Utf8.read(Source.of(FOLDER.resolve("expected.json")));
    Map<?, ?> expected = (Map<?, ?>) Json.parse("expected.json", text);
    List<?> lines = (List<?>) expected.get("lines");
    return ((Map<?, ?>) expected.get("ids"))
        .entrySet().stream()
            .map(
                entry ->
                    DynamicTest.dynamicTest(
                        (String) entry.getKey(),
                        () -> check((String) entry.getKey(), lines, (List<?>) entry.getValue())));
  }

  private static void check(String name, List<?> lines, List<?> expected) throws IOException {
    TokenModel model = TokenizerFile.read(Source.of(FOLDER.resolve(name)), null);
    List<List<Long>> found = new ArrayList<>();
    for (Object line : lines) {
      byte[] text = TextSamples.utf8((String) line);
      int[] ids = TextSamples.ids(model.encoder(), text);
      LongStream all =
          Stream.of(model.before(), ids, model.after())
              .flatMapToLong(part -> LongStream.range(0, part.length).map(i -> part[(int) i]));
      found.add(all.boxed().toList());
    }
    assertEquals(expected, found);
  }
}
