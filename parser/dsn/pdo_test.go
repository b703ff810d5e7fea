package dsn_test

import "testing"

// TestPDO: PDO strings.
func TestPDO(t *testing.T) {
	parseTable(t, "", []parseCase{
		{
			"mysql",
			"mysql:host=h;port=3306;dbname=d;charset=utf8mb4",
			"pdo mysql:// h=h:3306 db=d charset=utf8mb4",
		},
		{
			"mysql socket",
			"mysql:unix_socket=/s;dbname=d",
			"pdo mysql:// h=/s db=d unix_socket=/s",
		},
		{
			"pgsql",
			"pgsql:host=h;port=5432;dbname=d;sslmode=require",
			"pdo pgsql:// h=h:5432 db=d sslmode=require",
		},
		{
			"pgsql with blanks",
			"pgsql:host=h dbname=d sslmode=disable",
			"pdo pgsql:// h=h db=d sslmode=disable",
		},
		{
			"sqlsrv",
			"sqlsrv:Server=h,1433;Database=d;Encrypt=1;TrustServerCertificate=true",
			"pdo sqlsrv:// h=h:1433 db=d Encrypt=1 TrustServerCertificate=true",
		},
		{
			"oci",
			"oci:dbname=//h:1521/svc;charset=AL32UTF8",
			"pdo oci:// h=h:1521 db=svc charset=AL32UTF8",
		},
		{
			"oci descriptor",
			"oci:dbname=(DESCRIPTION=(ADDRESS=(PROTOCOL=TCPS)(HOST=h)(PORT=1)))",
			"pdo oci:// h=h:1 PROTOCOL=TCPS",
		},
		{
			"dblib",
			"dblib:host=h:1433;dbname=d",
			"pdo dblib:// h=h:1433 db=d",
		},
		{
			"printf",
			"mysql:host=%s;dbname=%s",
			"pdo mysql:// h=?@%s[template] db=?@%s[template]",
		},
		{
			"variables",
			"mysql:host=$host;dbname=$db",
			"pdo mysql:// h=?@$host[template] db=?@$db[template]",
		},
		{
			"password inside",
			"pgsql:host=h;dbname=d;user=u;password=pw",
			"pdo pgsql:// h=h db=d user=u secret=pw",
		},
		{
			"sqlite",
			"sqlite:/x.db",
			"",
		},
		{
			"another key",
			"mysql:foo=bar",
			"",
		},
		{
			"style",
			"mysql: host=h is what you write",
			"",
		},
	})
}
