# Sourced by ./test, ./run and ./bench: a MariaDB and a Redis of our own, on loopback, on free ports, in a folder that
# is thrown away. The machine's own servers, if it has any, are neither asked nor touched.

servers_dir=""
mariadb_pid=""
redis_pid=""

missing_servers() {
  local missing=()
  { command -v mariadbd && command -v mariadb-install-db; } >/dev/null || missing+=(mariadb-server)
  command -v redis-server >/dev/null || missing+=(redis-server)
  echo "${missing[*]:-}"
}

is_port_open() { (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }

free_port() {
  local port
  while :; do
    port=$((20000 + RANDOM % 12000))
    is_port_open "$port" || { echo "$port"; return; }
  done
}

# Prints nothing but what went wrong; sets VILLAGE_TEST_MYSQL and VILLAGE_TEST_REDIS.
start_private_servers() {
  servers_dir=$(mktemp -d "${TMPDIR:-/tmp}/village-servers.XXXXXX")
  start_private_mariadb && start_private_redis
}

# The database alone, with whatever further options the caller wants of it.
start_private_database() {
  servers_dir=$(mktemp -d "${TMPDIR:-/tmp}/village-servers.XXXXXX")
  start_private_mariadb "$@"
}

start_private_mariadb() {
  local data=$servers_dir/mysql log=$servers_dir/mariadb.log port socket=$servers_dir/mysql.sock user
  user=$(id -un)
  if ! mariadb-install-db --no-defaults --user="$user" --datadir="$data" --auth-root-authentication-method=normal \
    --skip-test-db >"$log" 2>&1; then
    echo "mariadb-install-db failed:" >&2; tail -n 20 "$log" >&2
    return 1
  fi
  port=$(free_port)
  # Durability stays at its default: tests of money run on the guarantees that a village gets.
  mariadbd --no-defaults --user="$user" --datadir="$data" --socket="$socket" --pid-file="$servers_dir/mysql.pid" \
    --bind-address=127.0.0.1 --port="$port" --local-infile=1 --character-set-server=utf8mb4 \
    --skip-name-resolve "$@" >>"$log" 2>&1 &
  mariadb_pid=$!
  for _ in $(seq 150); do
    if mariadb-admin --no-defaults --user=root --host=127.0.0.1 --port="$port" ping >/dev/null 2>&1; then
      export VILLAGE_TEST_MYSQL="Server=127.0.0.1;Port=$port;User ID=root;AllowLoadLocalInfile=true"
      return 0
    fi
    kill -0 "$mariadb_pid" 2>/dev/null || break
    sleep 0.2
  done
  echo "MariaDB did not start:" >&2; tail -n 20 "$log" >&2
  return 1
}

start_private_redis() {
  local log=$servers_dir/redis.log port
  port=$(free_port)
  redis-server --port "$port" --bind 127.0.0.1 --save '' --appendonly no --dir "$servers_dir" >"$log" 2>&1 &
  redis_pid=$!
  for _ in $(seq 50); do
    if is_port_open "$port"; then
      export VILLAGE_TEST_REDIS="127.0.0.1:$port"
      return 0
    fi
    kill -0 "$redis_pid" 2>/dev/null || break
    sleep 0.1
  done
  echo "Redis did not start:" >&2; tail -n 20 "$log" >&2
  return 1
}

stop_private_servers() {
  local pid
  for pid in $mariadb_pid $redis_pid; do kill -TERM "$pid" 2>/dev/null; done
  for pid in $mariadb_pid $redis_pid; do wait "$pid" 2>/dev/null; done
  mariadb_pid="" redis_pid=""
  [ -z "$servers_dir" ] || rm -rf "$servers_dir"
  servers_dir=""
}
