package io.sealpost.journal.disk;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Files in direct memory: a journal without a directory. Gone with the process. */
public final class MemoryDisk implements Disk {
  private final Map<String, MemoryFile> files = new ConcurrentHashMap<>();

  @Override
  public boolean persistent() {
    return false;
  }

  @Override
  public DiskSpace space() {
    return DiskSpace.UNLIMITED;
  }

  @Override
  public List<String> names() {
    return List.copyOf(files.keySet());
  }

  @Override
  public DiskFile create(String name, int octets) throws IOException {
    try {
      MemoryFile file = new MemoryFile(ByteBuffer.allocateDirect(octets));
      files.put(name, file);
      return file;
    } catch (OutOfMemoryError e) { // the limit of direct memory, not of the heap
      throw new IOException("no " + octets + " octets of direct memory are left: " + e, e);
    }
  }

  @Override
  public DiskFile open(String name) throws IOException {
    MemoryFile file = files.get(name);
    if (file == null) {
      throw new NoSuchFileException(name);
    }
    return file;
  }

  @Override
  public void rename(String from, String to) throws IOException {
    MemoryFile file = files.remove(from);
    if (file == null) {
      throw new NoSuchFileException(from);
    }
    files.put(to, file);
  }

  @Override
  public void delete(String name) {
    files.remove(name);
  }

  @Override
  public void force() {}

  /** A file that is only its mapping; it has no state of its own, so any thread may read. */
  private record MemoryFile(ByteBuffer memory) implements DiskFile {
    @Override
    public int octets() {
      return memory.capacity();
    }

    @Override
    public int read(int at, byte[] into, int offset, int length) {
      int count = Math.max(0, Math.min(length, memory.capacity() - at));
      memory.get(at, into, offset, count);
      return count;
    }

    @Override
    public void write(int at, byte[] from, int offset, int length) {
      memory.put(at, from, offset, length);
    }

    @Override
    public ByteBuffer map() {
      return memory;
    }

    @Override
    public void force(int from, int to) {}

    @Override
    public void truncate(int octets) {
      // Only a recovery truncates, and there is nothing to recover.
      throw new UnsupportedOperationException();
    }

    @Override
    public void close() {}
  }
}
