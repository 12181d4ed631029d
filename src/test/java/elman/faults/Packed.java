package elman.faults;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorOutputStream;
import org.apache.commons.compress.compressors.zstandard.ZstdCompressorOutputStream;

/** The compressions that are read. */
@FunctionalInterface
interface Packed {
  /** All of them. */
  List<Packed> ALL =
      List.of(
          GZIPOutputStream::new,
          BZip2CompressorOutputStream::new,
          XZCompressorOutputStream::new,
          ZstdCompressorOutputStream::new);

  /** Compresses what is written to it. */
  OutputStream open(OutputStream to) throws IOException;

  /** Returns a block, repeated, compressed. */
  default byte[] of(byte[] block, long times) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (OutputStream out = open(packed)) {
      for (long i = 0; i < times; i++) {
        out.write(block);
      }
    }
    return packed.toByteArray();
  }
}
