package elman.text;

import elman.io.Source;
import elman.io.Utf8;
import java.io.IOException;
import java.io.Reader;
import java.util.Iterator;
import java.util.List;

/** The texts of several sources, one after another; each is opened when its turn comes. */
final class JoinedReader extends Reader {
  private final Iterator<Source> waiting;
  private Reader current = Reader.nullReader();

  JoinedReader(List<Source> sources) {
    this.waiting = sources.iterator();
  }

  @Override
  public int read(char[] buffer, int offset, int length) throws IOException {
    int n = current.read(buffer, offset, length);
    while (n < 0 && waiting.hasNext()) {
      current.close();
      current = Utf8.reader(waiting.next());
      n = current.read(buffer, offset, length);
    }
    return n;
  }

  @Override
  public void close() throws IOException {
    current.close();
  }
}
