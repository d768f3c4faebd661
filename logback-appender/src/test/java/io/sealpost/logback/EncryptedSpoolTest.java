package io.sealpost.logback;

import io.sealpost.adapter.EncryptedSpoolContract;

final class EncryptedSpoolTest extends EncryptedSpoolContract<RunningLogback> {
  EncryptedSpoolTest() {
    super(RunningLogback::start);
  }
}
