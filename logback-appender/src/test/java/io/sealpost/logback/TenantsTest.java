package io.sealpost.logback;

import io.sealpost.adapter.TenantsContract;

final class TenantsTest extends TenantsContract<RunningLogback> {
  TenantsTest() {
    super(RunningLogback::start, "logback.xml");
  }
}
