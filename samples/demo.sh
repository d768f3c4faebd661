#!/usr/bin/env bash
#
# A sample, in one command:
#
#   samples/demo.sh                 the quick start: a collector, a Log4j2 and a Logback application that log to
#                                   it over RELP+TLS and TLS, and the verifier on what was collected
#   samples/demo.sh branch-office   Log4j2 behind a thin line: errors go at once, all else at night
#   samples/demo.sh spring-boot     Spring Boot with Logback and Micrometer: what waits for the night, in meters
#
# Needs a JDK 17 or newer and Maven; builds what is not built. Leaves nothing behind. Exit status 0:
# everything was as promised.

set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

verifier=sign-verifier/target/sealpost-verifier.jar
case "${1:-quick-start}" in
  quick-start) module=samples main=io.sealpost.samples.demo.Demo ;;
  branch-office) module=samples main=io.sealpost.samples.demo.BranchOffice ;;
  spring-boot) module=samples/spring-boot main=io.sealpost.samples.boot.NightRun ;;
  *)
    echo "no sample \"$1\": allowed are quick-start, branch-office and spring-boot" >&2
    exit 2
    ;;
esac
stamp=$module/target/demo.built

# Whether everything is there and no source is newer.
is_built() {
  local jar
  jar=$(find "$module/target" -maxdepth 1 -name 'sealpost-sample*.jar' -print -quit 2>/dev/null) || true
  [[ -n $jar && -f $verifier && -d $module/target/lib ]] || return 1
  local newest=$jar
  [[ $stamp -nt $jar ]] && newest=$stamp
  [[ -z $(find pom.xml ./*/pom.xml ./*/src ./*/*/pom.xml ./*/*/src -newer "$newest" -print -quit) ]]
}

build() {
  local arguments=(-B -q -DskipTests -Dmaven.source.skip -Dspotless.check.skip
    -pl "$module,sign-verifier" -am package)
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

"${JAVA_HOME:+$JAVA_HOME/bin/}java" -cp "$module/target/classes:$module/target/lib/*" \
  "$main" "$directory" "$verifier" &
demo=$!
status=0
wait "$demo" || status=$?
demo=
exit "$status"
