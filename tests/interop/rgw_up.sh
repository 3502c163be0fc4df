#!/bin/bash
# Starts a real S3 server for the tests: Ceph monitor, manager, one store and the
# gateway on this machine, all of it in the folder $1, on ports $2 (gateway) and
# the two after it (monitor). Ends what it started when told to: rgw_up.sh down $1.
set -euo pipefail

if [ "$1" = down ]; then
  for file in "$2"/run/*.pid; do
    [ -e "$file" ] || continue
    pid=$(cat "$file")
    if tr '\0' ' ' <"/proc/$pid/cmdline" 2>/dev/null | grep -q -- "$2"; then
      kill "$pid"
    fi
  done
  exit 0
fi

folder=$1 port=$2
conf=$folder/ceph.conf
fsid=$(cat /proc/sys/kernel/random/uuid)
mkdir -p "$folder"/{mon,mgr,osd,rgw,run,log}
chmod 755 "$folder"
cat >"$conf" <<X
[global]
fsid = $fsid
mon initial members = a
mon host = [v2:127.0.0.1:$((port + 1)),v1:127.0.0.1:$((port + 2))]
auth allow insecure global id reclaim = false
osd pool default size = 1
osd pool default min size = 1
osd pool default pg num = 4
osd pool default pgp num = 4
osd crush chooseleaf type = 0
mon allow pool size one = true
mon warn on pool no redundancy = false
mon data avail crit = 1
keyring = $folder/keyring
run dir = $folder/run
log file = $folder/log/\$name.log
admin socket = $folder/run/\$name.asok
pid file = $folder/run/\$name.pid
mon data = $folder/mon
mgr data = $folder/mgr
osd data = $folder/osd
osd objectstore = bluestore
bluestore block size = 4294967296
osd memory target = 939524096
public addr = 127.0.0.1
cluster addr = 127.0.0.1
rgw data = $folder/rgw
[client.rgw.a]
rgw frontends = beast endpoint=127.0.0.1:$port
rgw dns name = 127.0.0.1
rgw enable usage log = false
X
export CEPH_CONF=$conf
cd "$folder"
ceph-authtool --create-keyring mon.keyring --gen-key -n mon. --cap mon 'allow *'
ceph-authtool --create-keyring keyring --gen-key -n client.admin \
  --cap mon 'allow *' --cap osd 'allow *' --cap mds 'allow *' --cap mgr 'allow *'
ceph-authtool mon.keyring --import-keyring keyring
monmaptool --create --fsid "$fsid" --clobber monmap \
  --addv a "[v2:127.0.0.1:$((port + 1)),v1:127.0.0.1:$((port + 2))]"
ceph-mon -c "$conf" --mkfs -i a --monmap monmap --keyring mon.keyring
ceph-mon -c "$conf" -i a
ceph -c "$conf" --connect-timeout 60 auth get-or-create mgr.a \
  mon 'allow profile mgr' osd 'allow *' mds 'allow *' >>keyring
ceph-mgr -c "$conf" -i a
ceph -c "$conf" osd new "$fsid"
ceph -c "$conf" auth get-or-create osd.0 \
  mon 'allow profile osd' mgr 'allow profile osd' osd 'allow *' >>keyring
ceph-osd -c "$conf" -i 0 --mkfs --osd-uuid "$fsid"
ceph-osd -c "$conf" -i 0
ceph -c "$conf" auth get-or-create client.rgw.a mon 'allow rw' osd 'allow rwx' >>keyring
radosgw -c "$conf" -n client.rgw.a
for _ in $(seq 120); do
  curl -s -o /dev/null "http://127.0.0.1:$port/" && break
  sleep 0.5
done
radosgw-admin -c "$conf" user create --uid=tests --display-name=tests \
  --access-key=accesskey1 --secret-key=secretkey1
