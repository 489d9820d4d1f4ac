#!/bin/sh
# usage: installPackages.sh PACKAGE…   (as root)
# Installs Debian packages without asking and without starting the services that some of them bring.
set -eu
policy=/usr/sbin/policy-rc.d
if [ ! -e "$policy" ]; then
  # invoke-rc.d(8) asks this script; it refuses only while this installation runs, so a left-over one does no harm.
  printf '#!/bin/sh\nkill -0 %s 2>/dev/null && exit 101\nexit 0\n' "$$" >"$policy"
  chmod 755 "$policy"
  trap 'rm -f "$policy"' EXIT
fi
export DEBIAN_FRONTEND=noninteractive
apt() { apt-get -q -y -o DPkg::Lock::Timeout=120 -o Acquire::Retries=2 "$@"; }
fresh=$(find /var/lib/apt/lists -maxdepth 1 -name '*_Packages*' -mtime -1 2>/dev/null | head -n 1)
[ -n "$fresh" ] || apt update
apt install --no-install-recommends "$@" || { apt update && apt install --no-install-recommends "$@"; }
