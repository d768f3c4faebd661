#!/bin/sh
#
# Installs what the configurations beside this file need, on Debian and its relatives. As root.
#
#   rsyslog     from its packages, with its gnutls, openssl and relp modules
#   syslog-ng   unpacked aside, because its package and rsyslog's conflict
#   stunnel     which brings TLS to servers that have none
#
# Does nothing where everything is in place. Starts and stops no service.
#
#   SEALPOST_SYSLOGNG_ROOT   where syslog-ng is unpacked (default /opt/sealpost/syslog-ng)

set -eu

root="${SEALPOST_SYSLOGNG_ROOT:-/opt/sealpost/syslog-ng}"
PATH="$PATH:/usr/sbin:/sbin"
export DEBIAN_FRONTEND=noninteractive

# Prints those of the given packages that are not installed. Only these are handed to apt-get, which
# would upgrade the others: nothing that is here already changes its version on our account.
missing() {
  for package in "$@"; do
    [ "$(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null)" = installed ] ||
      printf '%s ' "$package"
  done
}

refresh() {
  [ -n "${refreshed:-}" ] || apt-get update -q
  refreshed=yes
}

install() {
  if [ -n "$*" ]; then
    refresh
    apt-get install -q -y --no-install-recommends --no-upgrade "$@"
  fi
}

# shellcheck disable=SC2046
install $(missing rsyslog rsyslog-gnutls rsyslog-openssl rsyslog-relp stunnel4)

if [ ! -x "$root/usr/sbin/syslog-ng" ]; then
  refresh
  libraries="$(apt-cache depends --no-recommends --no-suggests --no-conflicts --no-breaks \
    --no-replaces --no-enhances syslog-ng-core | sed -n 's/^ *Depends: \(lib[^ ]*\)$/\1/p')"
  # shellcheck disable=SC2046,SC2086
  install $(missing $libraries)
  parts="$(mktemp -d)"
  trap 'rm -rf "$parts"' EXIT
  (cd "$parts" && apt-get download -q syslog-ng-core)
  mkdir -p "$root"
  dpkg -x "$parts"/syslog-ng-core_*.deb "$root"
fi

rsyslogd -v | head -n 1
LD_LIBRARY_PATH="$root/usr/lib/syslog-ng" "$root/usr/sbin/syslog-ng" \
  --module-path="$(echo "$root"/usr/lib/syslog-ng/[0-9]*)" -V | head -n 1
