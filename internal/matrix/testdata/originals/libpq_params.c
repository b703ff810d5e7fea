#include <libpq-fe.h>
#include <stdio.h>

int main(void)
{
	const char *const keywords[] = {"host", "dbname", "sslmode", NULL};
	const char *const values[] = {"db.lab.internal", "lab", "disable", NULL};
	PGconn *conn = PQconnectdbParams(keywords, values, 0);
	PQfinish(conn);
	return 0;
}
