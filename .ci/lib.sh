# shellcheck shell=bash disable=SC2154,SC2034
# Parts of .ci/run. Everything started here is put into `pids` and ended by that id alone.
mariadb='' mysql='' redis='' no_mysql='' mysql_pid=''

heading() { printf '\n════ %s (%s s)\n' "$1" "$SECONDS"; }
note() { lines+=("$1"); echo "$1"; }
time_left() { [ $((budget - SECONDS)) -gt "$1" ]; }
is_root() { [ "$(id -u)" = 0 ]; }
free_port() { node -e 'const s = require("net").createServer().listen(0, "127.0.0.1", () => { console.log(s.address().port); s.close() })'; }

# guard TITLE COMMAND…: one check, counted as one.
guard() {
  local title=$1 started=$SECONDS
  shift
  heading "$title"
  if "$@"; then passed=$((passed + 1)); note "✓ $title ($((SECONDS - started)) s)"
  else failed=$((failed + 1)); note "✗ $title ($((SECONDS - started)) s)"; fi
}

# counted TITLE SECONDS COMMAND…: a script that writes its totals to LIANXI_REPORT; without totals it counts as one failure.
counted() {
  local title=$1 limit=$2 started=$SECONDS report code p f
  shift 2
  heading "$title"
  report=$work/report-$started.json
  LIANXI_REPORT=$report timeout -k 20 "$limit" "$@" </dev/null
  code=$?
  p=0 f=0
  [ -f "$report" ] && read -r p f < <(node -p 'const r = JSON.parse(require("fs").readFileSync(process.argv[1])); `${r.passed} ${r.failed}`' "$report")
  [ "$code" != 0 ] && [ "$f" = 0 ] && f=1
  passed=$((passed + p)) failed=$((failed + f))
  [ "$code" = 124 ] && note "  $title was stopped after $limit s"
  if [ "$f" = 0 ]; then note "✓ $title: $p passed ($((SECONDS - started)) s)"; else note "✗ $title: $p passed, $f failed ($((SECONDS - started)) s)"; fi
}

# forget PID: it has ended, and its number may soon be another's.
forget() {
  local pid kept=()
  for pid in "${pids[@]}"; do [ "$pid" = "$1" ] || kept+=("$pid"); done
  pids=("${kept[@]}")
}

cleanup() {
  local pid
  for pid in "${pids[@]}"; do kill "$pid" 2>/dev/null; done
  for pid in "${pids[@]}"; do
    for _ in $(seq 100); do kill -0 "$pid" 2>/dev/null || break; sleep 0.1; done
    kill -9 "$pid" 2>/dev/null
  done
  # The bootstrap mounts /proc inside its folder while it works.
  awk -v inside="$work/" 'index($2, inside) == 1 { print $2 }' /proc/mounts 2>/dev/null | sort -r | while read -r at; do umount "$at"; done
  rm -rf --one-file-system "$work"
}

has_font() { fc-list :lang=zh 2>/dev/null | grep -q .; }

install_packages() {
  local wanted=()
  command -v chromium >/dev/null || [ -n "${CHROMIUM:-}" ] || wanted+=(chromium)
  has_font || wanted+=(fonts-noto-cjk fontconfig)
  # Papers are rendered and measured on the page; without these that test says so and is passed over.
  command -v soffice >/dev/null || wanted+=(libreoffice-writer-nogui)
  command -v pdftoppm >/dev/null || wanted+=(poppler-utils)
  command -v mariadbd >/dev/null || wanted+=(mariadb-server)
  command -v redis-server >/dev/null || wanted+=(redis-server)
  command -v nginx >/dev/null || wanted+=(nginx-light)
  command -v debootstrap >/dev/null || wanted+=(debootstrap)
  command -v curl >/dev/null || wanted+=(curl)
  [ ${#wanted[@]} = 0 ] && { echo 'everything is there'; return; }
  if ! is_root || ! command -v apt-get >/dev/null; then echo "not root on Debian: ${wanted[*]} are not installed"; return; fi
  echo "installing ${wanted[*]}"
  # Nothing that is installed may start its own service here. What was there before comes back.
  local policy=/usr/sbin/policy-rc.d mine=
  [ -e $policy ] || { printf '#!/bin/sh\nexit 101\n' >$policy; chmod +x $policy; mine=1; }
  for _ in 1 2 3; do
    timeout 300 apt-get update -qq && timeout 900 apt-get install -y -qq --no-install-recommends "${wanted[@]}" </dev/null >"$work/apt.log" 2>&1 && break
    tail -n 5 "$work/apt.log" 2>/dev/null
    sleep 5
  done
  [ -n "$mine" ] && rm -f $policy
}

has_browser() {
  local browser=${CHROMIUM:-$(command -v chromium || command -v google-chrome)}
  [ -n "$browser" ] && "$browser" --version && has_font
}

# answers SECONDS COMMAND…: waits until the command succeeds; not longer than the process started last lives.
answers() {
  local until=$((SECONDS + $1)) pid=${pids[-1]}
  shift
  until "$@" >/dev/null 2>&1; do
    [ "$SECONDS" -lt "$until" ] && kill -0 "$pid" 2>/dev/null || return 1
    sleep 0.3
  done
}

silent() { ! curl -s -o /dev/null "http://127.0.0.1:$1/healthz"; }

grants="create user 'lianxi'@'%' identified by 'lianxi'; grant all privileges on *.* to 'lianxi'@'%' with grant option;
  create database lianxi_test character set utf8mb4 collate utf8mb4_bin; create database lianxi_e2e character set utf8mb4 collate utf8mb4_bin"

start_mariadb() {
  command -v mariadbd >/dev/null || { echo 'there is no mariadbd'; return 1; }
  local data=$work/mariadb port socket=$work/mariadb.sock as=()
  is_root && as=(--user=mysql)
  mkdir "$data" && { ! is_root || chown mysql "$data"; } || return 1
  mariadb-install-db --no-defaults "${as[@]}" --datadir="$data" --skip-test-db --auth-root-authentication-method=normal >"$work/mariadb.log" 2>&1 \
    || { tail -n 20 "$work/mariadb.log"; return 1; }
  port=$(free_port)
  mariadbd --no-defaults "${as[@]}" --datadir="$data" --port="$port" --bind-address=127.0.0.1 --socket="$data/s.sock" --pid-file="$data/pid" \
    --innodb-flush-log-at-trx-commit=0 --innodb-doublewrite=0 --innodb-flush-method=nosync --debug-no-sync --innodb-buffer-pool-size=512M --max-connections=300 </dev/null >>"$work/mariadb.log" 2>&1 &
  pids+=($!)
  socket=$data/s.sock
  if answers 60 mariadb --no-defaults -uroot --socket="$socket" -e "$grants"; then
    mariadb=mariadb://lianxi:lianxi@127.0.0.1:$port
    mariadbd --version
  else tail -n 20 "$work/mariadb.log"; return 1; fi
}

start_redis() {
  command -v redis-server >/dev/null || { note '– Redis: not there'; return; }
  local port; port=$(free_port)
  redis-server --port "$port" --bind 127.0.0.1 --save '' --appendonly no --dir "$work" </dev/null >"$work/redis.log" 2>&1 &
  pids+=($!)
  if answers 20 redis-cli -p "$port" ping; then redis=redis://127.0.0.1:$port; else note '– Redis: did not start'; fi
}

# Debian stable has no MySQL; its unstable suite has. It is unpacked into a folder of ours and runs from there.
start_mysql_download() {
  is_root && command -v debootstrap >/dev/null || { no_mysql='debootstrap needs Debian and root'; return; }
  local mirror
  mirror=$(awk '/^URIs:/ { print $2; exit }' /etc/apt/sources.list.d/*.sources 2>/dev/null)
  [ -n "$mirror" ] || mirror=$(awk '$1 == "deb" { for (i = 2; i <= NF; i++) if ($i ~ /^https?:/) { print $i; exit } }' /etc/apt/sources.list 2>/dev/null)
  timeout 900 debootstrap --variant=minbase --include=mysql-server sid "$work/sid" ${mirror:+"$mirror"} </dev/null >"$work/debootstrap.log" 2>&1 &
  mysql_pid=$!
  pids+=("$mysql_pid")
}

start_mysql() {
  heading 'MySQL'
  [ -n "$mysql_pid" ] || return 1
  local port data=/var/lib/lianxi
  local bootstrap=0
  wait "$mysql_pid" || bootstrap=$?
  forget "$mysql_pid"
  if [ $bootstrap != 0 ] || [ ! -x "$work/sid/usr/sbin/mysqld" ]; then
    no_mysql="its package could not be had or did not unpack here: $(grep -E '^(E|W):' "$work/debootstrap.log" | tail -n 1)"
    tail -n 5 "$work/debootstrap.log"
    return 1
  fi
  chroot "$work/sid" mysqld --no-defaults --initialize-insecure --user=mysql --datadir=$data </dev/null >"$work/mysql.log" 2>&1 \
    || { tail -n 20 "$work/mysql.log"; no_mysql='mysqld could not make its folder'; return 1; }
  port=$(free_port)
  chroot "$work/sid" mysqld --no-defaults --user=mysql --datadir=$data --port="$port" --bind-address=127.0.0.1 --socket=$data/s.sock --pid-file=$data/pid \
    --mysqlx=OFF --skip-log-bin --innodb-flush-log-at-trx-commit=0 --innodb-doublewrite=OFF --innodb-flush-method=nosync --max-connections=300 </dev/null >>"$work/mysql.log" 2>&1 &
  pids+=($!)
  answers 60 chroot "$work/sid" mysql --no-defaults -uroot --socket=$data/s.sock -e "$grants" || { tail -n 20 "$work/mysql.log"; no_mysql='mysqld did not start'; return 1; }
  mysql=mysql://lianxi:lianxi@127.0.0.1:$port
  chroot "$work/sid" mysqld --version
}

has_journeys() { find e2e -name '*.test.ts' -not -path '*/node_modules/*' | grep -q .; }
lock_fits() { npm ci --dry-run --loglevel=error >"$work/lock.log" 2>&1 || { head -n 30 "$work/lock.log"; return 1; }; }
lock_names_no_registry() { ! grep -nE '"resolved": "https?:' package-lock.json; }
tree_is_clean() { [ -z "$(git status --porcelain)" ] || { git status --short; git diff --stat; false; }; }

# started TITLE LIMIT PORT LOG COMMAND…: starts a server and waits for its first page; its process id is the last of `pids`.
started() {
  local title=$1 limit=$2 port=$3 log=$4 begin
  shift 4
  begin=$(date +%s%N)
  PORT=$port "$@" </dev/null >"$log" 2>&1 &
  pids+=($!)
  answers "$limit" curl -fsS -o /dev/null "http://127.0.0.1:$port/" || { echo "$title: no answer within $limit s, or it ended"; tail -n 30 "$log"; return 1; }
  took=$((($(date +%s%N) - begin) / 1000000))
  echo "$title: answered after $took ms"
}

# stop_last: ends the process started last and waits for its end.
stop_last() {
  local pid=${pids[-1]}
  kill "$pid" 2>/dev/null
  wait "$pid" 2>/dev/null
  forget "$pid"
}

starts_twice() {
  local port took; port=$(free_port)
  export LIANXI_DATA=$work/start
  started 'first start, empty folder' 600 "$port" "$work/start.log" npm start || { unset LIANXI_DATA; return 1; }
  stop_last
  for _ in $(seq 30); do silent "$port" && break; sleep 0.5; done
  silent "$port" || { echo 'the server outlives npm start'; unset LIANXI_DATA; return 1; }
  started 'second start, built and filled' 30 "$port" "$work/start.log" npm start || { unset LIANXI_DATA; return 1; }
  stop_last
  unset LIANXI_DATA
  # Promised: 5 s. A busy machine is given twice that before it counts as a failure.
  [ "$took" -le 5000 ] || echo "slower than the 5 s promised"
  [ "$took" -le 10000 ]
}

compose_is_valid() {
  if docker compose version >/dev/null 2>&1; then LIANXI_DB_PASSWORD=ci docker compose -f docker-compose.yml config --quiet && echo 'read by docker compose config'
  else echo 'no docker compose here; the file is read as YAML and its references are followed'; fi
  node scripts/check-deploy.mjs
}

# Two servers started at the same moment on one empty database, by the image's start script, behind the proxy's own configuration.
replicas_behind_proxy() {
  [ -n "$mariadb" ] || { echo 'there is no database server'; return 1; }
  local one two front ok=0 took
  one=$(free_port) two=$(free_port) front=$(free_port)
  node scripts/build.mjs || return 1
  mariadb --no-defaults -h127.0.0.1 -ulianxi -plianxi -P"${mariadb##*:}" -e 'create database lianxi_replicas' || return 1
  export DATABASE_URL=$mariadb/lianxi_replicas LIANXI_DATA=$work/replicas LIANXI_TRUST_PROXY=on LIANXI_DEMO=140428,620821
  [ -n "$redis" ] && export REDIS_URL=$redis
  PORT=$one sh deploy/start.sh </dev/null >"$work/one.log" 2>&1 &
  pids+=($!)
  started 'second replica' 300 "$two" "$work/two.log" sh deploy/start.sh || ok=1
  answers 300 curl -fsS -o /dev/null "http://127.0.0.1:$one/" || { echo 'the first replica does not answer'; tail -n 30 "$work/one.log"; ok=1; }
  unset DATABASE_URL LIANXI_DATA LIANXI_TRUST_PROXY LIANXI_DEMO REDIS_URL
  if [ $ok = 0 ] && command -v nginx >/dev/null; then proxy_answers "$one" "$two" "$front" || ok=1
  elif [ $ok = 0 ]; then echo 'there is no nginx here: the proxy was not tried'; fi
  stop_last
  stop_last
  return $ok
}

proxy_answers() {
  mkdir -p "$work/nginx"
  sed -e "s/server-1:4000/127.0.0.1:$1/" -e "s/server-2:4000/127.0.0.1:$2/" -e "s/listen 8080/listen 127.0.0.1:$3/" deploy/nginx/lianxi.conf >"$work/nginx/lianxi.conf"
  printf 'daemon off; pid %s/nginx/pid; error_log stderr; worker_processes 1;\nevents {}\nhttp { access_log off; include %s/nginx/lianxi.conf; client_body_temp_path %s/nginx/body; proxy_temp_path %s/nginx/proxy; fastcgi_temp_path %s/nginx/f; uwsgi_temp_path %s/nginx/u; scgi_temp_path %s/nginx/s; }\n' \
    "$work" "$work" "$work" "$work" "$work" "$work" "$work" >"$work/nginx/nginx.conf"
  nginx -p "$work/nginx" -c "$work/nginx/nginx.conf" </dev/null >"$work/nginx.log" 2>&1 &
  local pid=$! ok=0
  answers 20 curl -fsS -o /dev/null "http://127.0.0.1:$3/" || { tail -n 20 "$work/nginx.log"; ok=1; }
  for _ in 1 2 3 4; do curl -fsS -o /dev/null -w "proxy: %{http_code}\n" "http://127.0.0.1:$3/" || ok=1; done
  kill "$pid" 2>/dev/null
  wait "$pid" 2>/dev/null
  return $ok
}
