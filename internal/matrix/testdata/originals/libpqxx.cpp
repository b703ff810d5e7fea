#include <pqxx/pqxx>
#include <string>

int main()
{
	pqxx::connection connection("host=db.lab.internal dbname=lab sslmode=prefer");
	return 0;
}
