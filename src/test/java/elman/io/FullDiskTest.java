package elman.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import elman.faults.Faults;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Disks that have no more room. */
class FullDiskTest {
  /** Disks of every size up to that on which the file has room. */
  @Test
  void aDiskMayFillUpAtAnyBlock() throws IOException {
    int block = 256;
    Safetensors file =
        new Safetensors(
            Map.of("a", "b"), List.of(new Tensor("w", new int[] {5000}, new float[5000])));
    int blocks = 3;
    for (boolean whole = false; !whole; blocks++) {
      try (FileSystem disk =
          Jimfs.newFileSystem(
              Configuration.unix().toBuilder()
                  .setBlockSize(block)
                  .setMaxSize((long) block * blocks)
                  .build())) {
        Path model = Files.writeString(disk.getPath("m"), "old");
        try {
          file.write(model);
          whole = true;
          assertEquals(1, Safetensors.read(model).tensors().size());
        } catch (IOException e) {
          assertEquals("m: out of disk space", e.getMessage());
          assertEquals("old", Files.readString(model));
        }
        try (Stream<Path> files = Files.list(model.toAbsolutePath().getParent())) {
          assertEquals(List.of(model.toAbsolutePath()), files.toList());
        }
      }
    }
    assertTrue(blocks > 5000 * Float.BYTES / block);
    Faults.report("disk full at every block of a file", blocks - 4, "old file stays, no litter");
  }
}
