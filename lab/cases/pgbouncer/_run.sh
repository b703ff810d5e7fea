# Starts PgBouncer on a socket in the working folder, under an account that it accepts, and asks the server behind it.
chmod 777 .
pgbouncer -q -u nobody "$1" &
pooler=$!
trap 'kill $pooler' EXIT
for _ in $(seq 100); do
	[ -S .s.PGSQL.6432 ] && break
	kill -0 $pooler
	sleep 0.1
done
psql -h "$PWD" -p 6432 -U lab -d lab -c 'SELECT 1'
