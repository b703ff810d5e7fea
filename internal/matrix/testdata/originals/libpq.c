#include <libpq-fe.h>
#include <stdio.h>

int main(void)
{
	PGconn *conn = PQconnectdb("host=db.lab.internal dbname=lab user=lab password=pw sslmode=verify-ca sslrootcert=ca.pem");
	PQfinish(conn);
	return 0;
}
