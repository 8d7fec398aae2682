#!/usr/bin/env bash
# Follows docs/operations.md word for word in a clean folder: two nodes behind nginx over PostgreSQL, all on ports and in folders of its own. Then looks that what is
# published on one is on the other, that one may die, and that a backup comes back. Needs PostgreSQL, nginx and curl; as root it runs the database as postgres.
set -euo pipefail
cd "$(dirname "$0")/.."
work=$(mktemp -d)
chmod 755 "$work"
bin=$(dirname "$(ls /usr/lib/postgresql/*/bin/initdb | tail -n 1)")
as() { if [[ $(id -u) == 0 ]]; then runuser -u postgres -- "$@"; else "$@"; fi; }
free() { python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])'; }
finish() {
    status=$?
    ((status == 0)) || tail -n 20 "$work"/site/*.log "$work"/pg/log 2>/dev/null || true
    for pid in "$work"/site/*.pid "$work/nginx.pid"; do [[ -f $pid ]] && kill "$(cat "$pid")" 2>/dev/null || true; done
    as "$bin/pg_ctl" -D "$work/pg/data" -m immediate stop >/dev/null 2>&1 || true
    rm -rf "$work"
    exit "$status"
}
trap finish EXIT

echo "== PostgreSQL"
mkdir "$work/pg"
[[ $(id -u) == 0 ]] && chown postgres "$work/pg"
as "$bin/initdb" -D "$work/pg/data" -U owner -A trust -E UTF8 --locale=C >/dev/null
as "$bin/pg_ctl" -D "$work/pg/data" -l "$work/pg/log" -o "-c listen_addresses='' -c unix_socket_directories='$work/pg'" -w start >/dev/null
export PGHOST="$work/pg" PGUSER=owner

echo "== The steps of docs/operations.md"
port=$(free)
export SITE="$work/site" BASE="http://127.0.0.1:$port" LISTEN="127.0.0.1:$port" FIRST=$(free) SECOND=$(free) DATABASE_HOST="$PGHOST"
awk '/^```sh step$/ { on = 1; next } /^```$/ { on = 0 } on' docs/operations.md > "$work/steps.sh"
source "$work/steps.sh"

echo "== nginx"
mkdir "$work/temp"
cat > "$work/nginx.conf" <<END
pid $work/nginx.pid;
error_log $work/nginx.log;
events { worker_connections 512; }
http {
    access_log off;
    client_body_temp_path $work/temp/body; proxy_temp_path $work/temp/proxy; fastcgi_temp_path $work/temp/f; uwsgi_temp_path $work/temp/u; scgi_temp_path $work/temp/s;
    include $SITE/nginx.conf;
}
END
nginx -c "$work/nginx.conf"

# Whichever node nginx asks.
both() { curl -fsS "http://127.0.0.1:$1$2" -H "Host: 127.0.0.1:$port" -H "X-Forwarded-Proto: http"; }
wait_for() { for _ in $(seq 100); do both "$1" "$2" 2>/dev/null | grep -qF "$3" && return; sleep 0.1; done; echo "$2 on $1 does not have: $3"; return 1; }

echo "== The front page through nginx, and a story on both nodes"
curl -fsS "$BASE/" | grep -q "The Harbour Times"
for file in /icon.svg $(cd "$SITE/web/wwwroot" && ls desk/*.css desk/*.js | sed 's,^,/,'); do curl -fsS -o /dev/null "$BASE$file"; done
newssite import seeds --status published
for node in "$FIRST" "$SECOND"; do wait_for "$node" /articles/nato-expands-scope-of-missions-in-iraq "<article"; done

echo "== One node killed: every request is answered by the other"
kill -9 "$(cat "$SITE/$FIRST.pid")"
for _ in $(seq 50); do curl -fsS "$BASE/" >/dev/null; done

echo "== A backup while the other runs, restored into a database of its own, on the same server"
newssite backup "$work/backup"
psql -q -d postgres -c "CREATE DATABASE second OWNER newssite"
other="Host=$PGHOST;Database=second;Username=newssite;Password=x"
newssite database migrate "--NewsSite:ConnectionStrings:NewsSite=$other" "--NewsSite:DataDirectory=$work/other" >/dev/null
newssite restore "$work/backup" "--NewsSite:ConnectionStrings:NewsSite=$other" "--NewsSite:DataDirectory=$work/other"
newssite check "--NewsSite:ConnectionStrings:NewsSite=$other" "--NewsSite:DataDirectory=$work/other"

echo "== Asked to end, a node says so first and ends with 0"
kill -TERM "$(cat "$SITE/$SECOND.pid")"
sleep 1
[[ $(curl -s -o /dev/null -w '%{http_code}' "http://127.0.0.1:$SECOND/health/ready" -H "Host: 127.0.0.1:$port") == 503 ]]
wait "$(cat "$SITE/$SECOND.pid")"
echo "All is well."
