# Starts Pgpool-II on a socket in the working folder and asks the server behind it.
pgpool -n -f "$1" > log 2>&1 &
pooler=$!
trap 'kill -INT $pooler; cat log >&2' EXIT
for _ in $(seq 100); do
	[ -S .s.PGSQL.9999 ] && break
	kill -0 $pooler
	sleep 0.1
done
PGPASSWORD=pw PGCONNECT_TIMEOUT=10 psql -h "$PWD" -p 9999 -U lab -d lab -c 'SELECT 1'
