#!/usr/bin/env bash
# Runs a command on a hall's computer: namespace.sh ROOT COMMAND…, within mount, network and pid namespaces of its own.
# The files that deploy/hall wrote below ROOT lie over this machine's, which stays as it is, and its network has an
# address that is not the loopback's.
set -euo pipefail
root=$1
shift
mount --make-rprivate /
for folder in etc usr/local/lib; do
  mount -t overlay overlay -o "ro,lowerdir=$root/$folder:/$folder" "/$folder"
done
ip link set lo up
ip link add hall type veth peer name bridge
ip address add 198.51.100.1/24 dev hall
ip link set hall up
ip link set bridge up
exec "$@"
