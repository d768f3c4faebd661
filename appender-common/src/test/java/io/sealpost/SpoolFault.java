package io.sealpost;

import io.sealpost.testing.DirectoryContent;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;

/** What may be done to the directory of a running pipeline, and how it is made good. */
enum SpoolFault {
  DELETED {
    @Override
    void inflict(SpoolPlace place) throws IOException {
      for (int tries = 0; Files.exists(place.spool()) && tries < 100; tries++) {
        try {
          DirectoryContent.delete(place.spool());
        } catch (FileSystemException e) {
          // Something was made in it meanwhile.
        }
      }
    }

    @Override
    void heal(SpoolPlace place) throws IOException {
      if (!Files.exists(place.spool())) {
        Files.createDirectory(place.spool());
      }
    }
  },
  RENAMED {
    @Override
    void inflict(SpoolPlace place) throws IOException {
      Files.move(place.spool(), place.aside());
    }

    @Override
    void heal(SpoolPlace place) throws IOException {
      DirectoryContent.delete(place.spool()); // a start makes it anew
      Files.move(place.aside(), place.spool());
    }
  },
  EMPTIED {
    @Override
    void inflict(SpoolPlace place) throws IOException {
      DirectoryContent.empty(place.spool());
    }
  },
  TRUNCATED {
    @Override
    void inflict(SpoolPlace place) throws IOException {
      try (DirectoryStream<Path> segments = Files.newDirectoryStream(place.spool(), "*.seg")) {
        for (Path segment : segments) {
          try (RandomAccessFile file = new RandomAccessFile(segment.toFile(), "rw")) {
            file.setLength(0);
          }
        }
      }
    }
  },
  UNSEARCHABLE {
    @Override
    void inflict(SpoolPlace place) throws IOException {
      Files.setPosixFilePermissions(place.spool(), PosixFilePermissions.fromString("---------"));
    }

    @Override
    void heal(SpoolPlace place) throws IOException {
      Files.setPosixFilePermissions(place.spool(), PosixFilePermissions.fromString("rwx------"));
    }
  },
  ANOTHER_USERS {
    @Override
    void inflict(SpoolPlace place) throws IOException {
      place.superuser().run("chown", "0", place.spool().toString());
    }

    @Override
    void heal(SpoolPlace place) throws IOException {
      place.superuser().run("chown", USER, place.spool().toString());
    }
  },
  READ_ONLY {
    @Override
    void inflict(SpoolPlace place) {
      // Refused while files are open for writing, which is as good.
      place.superuser().tries("mount", "-o", "remount,ro", place.aside().toString());
    }

    @Override
    void heal(SpoolPlace place) throws IOException {
      place.superuser().run("mount", "-o", "remount,rw", place.aside().toString());
    }
  },
  UNMOUNTED {
    @Override
    void inflict(SpoolPlace place) throws IOException {
      place.unmount();
    }

    @Override
    void heal(SpoolPlace place) throws IOException {
      place.mountAgain();
    }
  },
  FULL {
    @Override
    void inflict(SpoolPlace place) throws IOException {
      try (OutputStream file = Files.newOutputStream(place.spool().resolve("foreign"))) {
        while (true) {
          file.write(new byte[4096]);
        }
      } catch (IOException full) {
        // No space is left.
      }
    }

    @Override
    void heal(SpoolPlace place) throws IOException {
      Files.delete(place.spool().resolve("foreign"));
    }
  },
  NO_INODES {
    @Override
    void inflict(SpoolPlace place) {
      try {
        for (int number = 0; ; number++) {
          Files.createFile(place.spool().resolve("foreign" + number));
        }
      } catch (IOException full) {
        // No more files can be made.
      }
    }

    @Override
    void heal(SpoolPlace place) throws IOException {
      try (DirectoryStream<Path> foreign = Files.newDirectoryStream(place.spool(), "foreign*")) {
        for (Path file : foreign) {
          Files.delete(file);
        }
      }
    }
  },
  LOCK_REPLACED {
    @Override
    void inflict(SpoolPlace place) throws IOException {
      Path lock = place.spool().resolve("lock");
      Path copy = place.spool().resolve("lock.new");
      Files.writeString(copy, "");
      Files.move(copy, lock, StandardCopyOption.REPLACE_EXISTING);
    }
  },
  SECOND_PROCESS {
    @Override
    void inflict(SpoolPlace place) throws IOException {
      place.startOther();
    }

    @Override
    void heal(SpoolPlace place) {
      place.endOther();
    }
  };

  /** Has no rights of the superuser's. */
  static final String USER = "65534";

  abstract void inflict(SpoolPlace place) throws IOException;

  void heal(SpoolPlace place) throws IOException {}

  boolean needsVolume() {
    return this == READ_ONLY || this == UNMOUNTED || this == FULL || this == NO_INODES;
  }

  /** Means nothing to the superuser. */
  boolean needsUser() {
    return this == UNSEARCHABLE || this == ANOTHER_USERS;
  }
}
