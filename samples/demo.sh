#!/usr/bin/env bash
#
# The quick start, in one command: a collector, a Log4j2 and a Logback application that log to it over
# RELP+TLS and TLS, and the verifier on what was collected. Needs a JDK 17 or newer and Maven; builds
# what is not built. Leaves nothing behind. Exit status 0: everything was as promised.

set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

verifier=sign-verifier/target/sealpost-verifier.jar
stamp=samples/target/demo.built

# Whether everything is there and no source is newer.
is_built() {
  local jar
  jar=$(find samples/target -maxdepth 1 -name 'sealpost-samples-*.jar' -print -quit 2>/dev/null) || true
  [[ -n $jar && -f $verifier && -d samples/target/lib ]] || return 1
  local newest=$jar
  [[ $stamp -nt $jar ]] && newest=$stamp
  [[ -z $(find pom.xml ./*/pom.xml ./*/src -newer "$newest" -print -quit) ]]
}

build() {
  local arguments=(-B -q -DskipTests -Dmaven.javadoc.skip -Dmaven.source.skip -Dspotless.check.skip
    -pl samples,sign-verifier -am package)
  echo "Building what is not built (half a minute when the dependencies are there)"
  # Offline first: it is quicker, and works without a network.
  mvn -o "${arguments[@]}" >/dev/null 2>&1 || mvn "${arguments[@]}"
  touch "$stamp"
}

is_built || build

directory=$(mktemp -d "${TMPDIR:-/tmp}/sealpost-demo.XXXXXX")
demo=
cleanup() {
  if [[ -n $demo ]] && kill "$demo" 2>/dev/null; then
    wait "$demo" || true
  fi
  rm -rf "$directory"
}
trap cleanup EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

"${JAVA_HOME:+$JAVA_HOME/bin/}java" -cp "samples/target/classes:samples/target/lib/*" \
  io.sealpost.samples.demo.Demo "$directory" "$verifier" &
demo=$!
status=0
wait "$demo" || status=$?
demo=
exit "$status"
