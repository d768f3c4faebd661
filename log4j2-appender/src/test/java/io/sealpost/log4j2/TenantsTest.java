package io.sealpost.log4j2;

import io.sealpost.adapter.TenantsContract;

final class TenantsTest extends TenantsContract<RunningLog4j> {
  TenantsTest() {
    super(RunningLog4j::start, "log4j2.xml");
  }
}
