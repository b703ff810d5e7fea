#include <libpq-fe.h>
#include <stdio.h>

int main(void)
{
	PGconn *conn = PQconnectdb("postgresql://lab:pw@db.lab.internal/lab?sslmode=require");
	PQfinish(conn);
	return 0;
}
