#include <mongoc/mongoc.h>
#include <stdio.h>

int main(void)
{
	mongoc_client_t *client = mongoc_client_new("mongodb://lab:pw@db.lab.internal/lab?tls=true&tlsAllowInvalidCertificates=true");
	mongoc_client_destroy(client);
	return 0;
}
