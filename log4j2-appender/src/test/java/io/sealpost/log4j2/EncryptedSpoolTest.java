package io.sealpost.log4j2;

import io.sealpost.adapter.EncryptedSpoolContract;

final class EncryptedSpoolTest extends EncryptedSpoolContract<RunningLog4j> {
  EncryptedSpoolTest() {
    super(RunningLog4j::start);
  }
}
