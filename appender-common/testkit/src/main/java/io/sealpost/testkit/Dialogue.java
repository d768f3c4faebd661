package io.sealpost.testkit;

import java.io.IOException;

/** What is spoken on a connection once it stands, from the first octet to the answered end. */
interface Dialogue {
  void hold(ServedConnection connection) throws IOException;
}
