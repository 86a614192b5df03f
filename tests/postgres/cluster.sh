#!/bin/sh
# A private PostgreSQL for one test program. It prints the URL of its database `postgres`, runs for
# as long as standard input stays open, and then leaves no trace.
#
# So whoever starts it holds a pipe, and need not do anything to stop it: when that program ends, in
# whatever way, the pipe closes. And when this script itself is killed, the server goes with it.
#
# It listens on a socket in a folder of its own and on no port. It does not care for a loss of power,
# which makes it fast.
set -eu

bin=$(find /usr/lib/postgresql -mindepth 2 -maxdepth 2 -name bin 2>/dev/null | sort -V | tail -n 1)
if [ ! -x "$bin/postgres" ]; then
  echo "PostgreSQL is not installed: apt-get install postgresql" >&2
  exit 1
fi

# Ctrl-C reaches this script too. It is for the tests, which close the pipe.
trap '' INT TERM HUP PIPE

home=$(mktemp -d /tmp/zicht-postgres.XXXXXX)
server=
clean_up() {
  if [ -n "$server" ]; then
    kill -QUIT "$server" 2>/dev/null || true
    wait "$server" 2>/dev/null || true
  fi
  rm -rf "$home"
}
trap clean_up EXIT

# PostgreSQL refuses to run as root.
as=
if [ "$(id -u)" = 0 ]; then
  chown postgres: "$home"
  as="--reuid=postgres --regid=postgres --init-groups"
fi

explain() {
  echo "PostgreSQL did not start:" >&2
  cat "$home/log" >&2
  exit 1
}

cd "$home"
# shellcheck disable=SC2086 # $as is a list of words.
setpriv $as "$bin/initdb" --pgdata="$home/data" --username=zicht --auth=trust \
  --encoding=UTF8 --no-locale --no-sync >"$home/log" 2>&1 </dev/null || explain
# shellcheck disable=SC2086
setpriv $as --pdeathsig QUIT "$bin/postgres" -D "$home/data" -k "$home" \
  -c listen_addresses= -c fsync=off -c synchronous_commit=off -c full_page_writes=off \
  -c shared_buffers=32MB -c max_connections=200 >"$home/log" 2>&1 </dev/null &
server=$!
until "$bin/pg_isready" --quiet --host="$home"; do
  kill -0 "$server" 2>/dev/null || explain
  sleep 0.05
done

echo "postgresql://zicht@/postgres?host=$home"
cat >/dev/null
