package elman.io;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorOutputStream;
import org.apache.commons.compress.compressors.zstandard.ZstdCompressorInputStream;
import org.apache.commons.compress.compressors.zstandard.ZstdCompressorOutputStream;

/**
 * The compressed formats: what is read is known by its first bytes, what is written by its name.
 */
enum Codec {
  /** RFC 1952. */
  GZIP("gzip", ".gz", "1f8b08") {
    @Override
    InputStream decoder(InputStream in) throws IOException {
      return GzipCompressorInputStream.builder()
          .setInputStream(in)
          .setDecompressConcatenated(true)
          .get();
    }

    @Override
    OutputStream encoder(OutputStream out) throws IOException {
      return new GZIPOutputStream(out, BUFFER);
    }
  },
  /** "BZh", a block size, then the magic number of a block or of the end of an empty stream. */
  BZIP2("bzip2", ".bz2", "425a683.314159265359", "425a683.177245385090") {
    @Override
    InputStream decoder(InputStream in) throws IOException {
      return new BZip2CompressorInputStream(in, true);
    }

    @Override
    OutputStream encoder(OutputStream out) throws IOException {
      return new BZip2CompressorOutputStream(out);
    }
  },
  /** The .xz container; a header may not ask for more memory than {@link #XZ_MEMORY_KIB}. */
  XZ("xz", ".xz", "fd377a585a00") {
    @Override
    InputStream decoder(InputStream in) throws IOException {
      return XZCompressorInputStream.builder()
          .setInputStream(in)
          .setDecompressConcatenated(true)
          .setMemoryLimitKiB(XZ_MEMORY_KIB)
          .get();
    }

    @Override
    OutputStream encoder(OutputStream out) throws IOException {
      return new XZCompressorOutputStream(out);
    }
  },
  /** RFC 8878: a frame, or a skippable frame before it. */
  ZSTD("zstd", ".zst", "28b52ffd", "5.2a4d18") {
    @Override
    InputStream decoder(InputStream in) throws IOException {
      return new ZstdCompressorInputStream(in);
    }

    @Override
    OutputStream encoder(OutputStream out) throws IOException {
      return new ZstdCompressorOutputStream(out);
    }
  };

  /** Four times what {@code xz -9} needs. */
  private static final int XZ_MEMORY_KIB = 256 << 10;

  private static final int BUFFER = 1 << 16;

  private final String label;
  private final String ending;

  /** First bytes in hexadecimal; a dot stands for any digit. */
  @SuppressWarnings("ImmutableEnumChecker") // the list is unmodifiable
  private final List<String> signatures;

  Codec(String label, String ending, String... signatures) {
    this.label = label;
    this.ending = ending;
    this.signatures = List.of(signatures);
  }

  /** Returns the format's usual name. */
  String label() {
    return label;
  }

  /** Returns how names of such files end. */
  String ending() {
    return ending;
  }

  /** Opens an encoder; closing it ends what is compressed. */
  abstract OutputStream encoder(OutputStream out) throws IOException;

  /** Returns the format that a file's name ends with, or null. */
  static Codec ofName(Path file) {
    String name = file.toString().toLowerCase(Locale.ROOT);
    for (Codec codec : values()) {
      if (name.endsWith(codec.ending)) {
        return codec;
      }
    }
    return null;
  }

  /** Opens a decoder that reads concatenated members on. */
  abstract InputStream decoder(InputStream in) throws IOException;

  /**
   * Returns the decompressed bytes of a stream, or the stream's own bytes if it isn't compressed.
   *
   * @param name the source's name, for messages
   * @param raw the bytes as stored; closed if this method throws
   * @throws FormatException if the compressed data is damaged from the start
   * @throws IOException naming the source if it cannot be read
   */
  static InputStream decompress(String name, InputStream raw) throws IOException {
    NamedInputStream named = new NamedInputStream(name, raw);
    try {
      BufferedInputStream stored = new BufferedInputStream(named, BUFFER);
      Codec codec = recognise(stored);
      return codec == null
          ? stored
          : new BufferedInputStream(new DecodedInputStream(codec, named, stored), BUFFER);
    } catch (IOException e) {
      named.close();
      throw e;
    }
  }

  /**
   * Returns whether a stream is compressed.
   *
   * @param name the source's name, for messages
   * @param stored the bytes as stored, some of which are read
   */
  static boolean isCompressed(String name, InputStream stored) throws IOException {
    return recognise(new BufferedInputStream(new NamedInputStream(name, stored))) != null;
  }

  /**
   * Finds the format whose signature the stream begins with, or null. No byte is read beyond the
   * one that decides, so that a terminal's first line isn't held back.
   */
  private static Codec recognise(BufferedInputStream in) throws IOException {
    in.mark(BUFFER);
    StringBuilder prefix = new StringBuilder();
    Codec found = null;
    while (found == null && isBeginning(prefix)) {
      int next = in.read();
      if (next < 0) {
        break;
      }
      HexFormat.of().toHexDigits(prefix, (byte) next);
      found = ofSignature(prefix);
    }
    in.reset();
    return found;
  }

  private static Codec ofSignature(CharSequence prefix) {
    for (Codec codec : values()) {
      for (String signature : codec.signatures) {
        if (signature.length() == prefix.length() && agrees(signature, prefix)) {
          return codec;
        }
      }
    }
    return null;
  }

  private static boolean isBeginning(CharSequence prefix) {
    for (Codec codec : values()) {
      for (String signature : codec.signatures) {
        if (signature.length() > prefix.length() && agrees(signature, prefix)) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean agrees(String signature, CharSequence prefix) {
    for (int i = 0; i < prefix.length(); i++) {
      if (signature.charAt(i) != '.' && signature.charAt(i) != prefix.charAt(i)) {
        return false;
      }
    }
    return true;
  }
}
