package io.sealpost.journal.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

final class MachineTest {
  private static final Machine ONE = new Machine("web1", "5f0c8a1e77d2b394");

  @Test
  void itsLinesAreReadAgainWhateverComesBefore() {
    assertThat(Machine.in("pid=1\n" + ONE.lines())).hasValue(ONE);
    Machine unknown = new Machine("", "");
    assertThat(Machine.in("pid=1\n" + unknown.lines())).hasValue(unknown);
    assertThat(Machine.in("pid=1\n")).isEmpty();
    assertThat(Machine.in("")).isEmpty();
    assertThat(Machine.in("host=a b\nmachine=\n")).isEmpty();
  }

  @Test
  void idsCountAndNamesOnlyWhereThereIsNone() {
    assertThat(ONE.isAnotherThan(new Machine("renamed", ONE.id()))).isFalse();
    assertThat(ONE.isAnotherThan(new Machine("web1", "0000000000000000"))).isTrue();
    assertThat(ONE.isAnotherThan(new Machine("web1", ""))).isFalse();
    assertThat(ONE.isAnotherThan(new Machine("web2", ""))).isTrue();
    assertThat(ONE.isAnotherThan(new Machine("", ""))).isFalse();
  }

  @Test
  void thisOneIsAlwaysTheSameAndItsIdIsNotTold() throws Exception {
    assertThat(Machine.here()).isEqualTo(Machine.here());
    assertThat(Machine.in(Machine.here().lines())).hasValue(Machine.here());
    Path file = Path.of("/etc/machine-id");
    if (Files.isReadable(file) && !Files.readString(file).isBlank()) {
      assertThat(Files.readString(file)).doesNotContain(Machine.here().id());
    }
  }
}
