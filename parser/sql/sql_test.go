package sql

import (
	"testing"
	"time"

	"github.com/dsnlint/dsnlint/internal/testkit"
	"github.com/dsnlint/dsnlint/source"
)

func read(in string) string {
	return testkit.ShowFound(Read(source.NewFile("x.sql", []byte(in))))
}

func TestAccounts(t *testing.T) {
	testkit.Run(t, read, []testkit.Case{
		{"require ssl", "ALTER USER 'app'@'%' REQUIRE SSL;", "sql-account 'app'@'%' @'app'@'%' require@REQUIRE=SSL host@'%'=% statement@ALTER=alter@ALTER"},
		{"require none, lower case", "alter user 'app'@'10.%' require none", "sql-account 'app'@'10.%' @'app'@'10.%' require=none host@'10.%'=10.% statement@alter=alter"},
		{"no require", "CREATE USER 'a'@'localhost' IDENTIFIED BY 'pw';", "sql-account 'a'@'localhost' @'a'@'localhost' host@'localhost'=localhost statement@CREATE=create@CREATE\nsecret pw"},
		{"if not exists, backquotes, blanks", "CREATE USER IF NOT EXISTS \"u\" @ `db.x.com` REQUIRE X509", "sql-account \"u\" @ `db.x.com` @\"u\" @ `db.x.com` require@REQUIRE=X509 host@`db.x.com`=db.x.com statement@CREATE=create@CREATE"},
		{"no host", "CREATE USER app IDENTIFIED BY 'pw' REQUIRE SSL;", "sql-account app @app require@REQUIRE=SSL statement@CREATE=create@CREATE\nsecret pw"},
		{"unquoted host", "CREATE USER app@db-1.example.com", "sql-account app@db-1.example.com @app@db-1.example.com host@db-1.example.com=db-1.example.com statement@CREATE=create@CREATE"},
		{
			"several", "CREATE USER 'a'@'%' IDENTIFIED WITH mysql_native_password BY 'pw', `b`@'h' IDENTIFIED BY PASSWORD '*AB' REQUIRE SSL",
			"sql-account 'a'@'%' @'a'@'%' require@REQUIRE=SSL host@'%'=% statement@CREATE=create@CREATE\n" +
				"sql-account `b`@'h' @`b`@'h' require@REQUIRE=SSL host@'h'=h statement@CREATE=create@CREATE\nsecret pw\nsecret *AB",
		},
		{
			"subject and issuer", "ALTER USER 'a'@'%' REQUIRE SUBJECT '/CN=x' AND ISSUER '/CN=ca'",
			"sql-account 'a'@'%' @'a'@'%' require@REQUIRE=SUBJECT subject@SUBJECT=/CN=x issuer@ISSUER=/CN=ca host@'%'=% statement@ALTER=alter@ALTER",
		},
		{
			"cipher", "ALTER USER a@'%' REQUIRE CIPHER 'AES128-SHA' WITH MAX_QUERIES_PER_HOUR 10",
			"sql-account a@'%' @a@'%' require@REQUIRE=CIPHER cipher@CIPHER=AES128-SHA host@'%'=% statement@ALTER=alter@ALTER",
		},
		{
			"grant", "GRANT ALL ON db.* TO 'a'@'%' IDENTIFIED BY 'pw' REQUIRE SSL WITH GRANT OPTION;",
			"sql-account 'a'@'%' @'a'@'%' require@REQUIRE=SSL host@'%'=% statement@GRANT=grant@GRANT\nsecret pw",
		},
		{
			"mariadb", "CREATE OR REPLACE USER foo2@test IDENTIFIED VIA ed25519 USING PASSWORD('pw') REQUIRE NONE",
			"sql-account foo2@test @foo2@test require@REQUIRE=NONE host@test=test statement@CREATE=create@CREATE\nsecret pw",
		},
		{
			"password expire is MySQL's", "ALTER USER 'a'@'%' REQUIRE SSL PASSWORD EXPIRE NEVER ACCOUNT UNLOCK",
			"sql-account 'a'@'%' @'a'@'%' require@REQUIRE=SSL host@'%'=% statement@ALTER=alter@ALTER",
		},
		{"default role is no account", "ALTER USER 'a'@'%' DEFAULT ROLE r1, r2", "sql-account 'a'@'%' @'a'@'%' host@'%'=% statement@ALTER=alter@ALTER"},
		{"doubled quotes", "CREATE USER 'o''brien'@'%'", "sql-account 'o''brien'@'%' @'o''brien'@'%' host@'%'=% statement@CREATE=create@CREATE"},
		{
			"placeholders", "CREATE USER '${U}'@'%' IDENTIFIED BY '${PW}';CREATE USER {{ user }}@'%' REQUIRE {{ tls }};",
			"sql-account '${U}'@'%' @'${U}'@'%' host@'%'=% statement@CREATE=create@CREATE\n" +
				"sql-account {{ user }}@'%' @{{ user }}@'%' require@REQUIRE=? host@'%'=% statement@CREATE=create@CREATE\nsecret ${PW}",
		},
		{
			"in a procedure", "DELIMITER //\nCREATE PROCEDURE p() BEGIN CREATE USER 'a'@'%' REQUIRE NONE; END//\nDELIMITER ;\nALTER USER 'b'@'%' REQUIRE SSL;",
			"sql-account 'a'@'%' @'a'@'%' require@REQUIRE=NONE host@'%'=% statement@CREATE=create@CREATE\n" +
				"sql-account 'b'@'%' @'b'@'%' require@REQUIRE=SSL host@'%'=% statement@ALTER=alter@ALTER",
		},
		{"executable comment", "/*!50706 ALTER USER 'a'@'%' REQUIRE SSL */;", "sql-account 'a'@'%' @'a'@'%' require@REQUIRE=SSL host@'%'=% statement@ALTER=alter@ALTER"},
		{"terminated by \\G", "ALTER USER 'a'@'%' REQUIRE SSL\\G\nSELECT 1;", "sql-account 'a'@'%' @'a'@'%' require@REQUIRE=SSL host@'%'=% statement@ALTER=alter@ALTER"},
	})
}

func TestNoAccounts(t *testing.T) {
	for _, in := range []string{
		"-- CREATE USER 'a'@'%' REQUIRE NONE;",
		"# CREATE USER 'a'@'%' REQUIRE NONE;",
		"/* CREATE USER 'a'@'%' REQUIRE NONE; */",
		"SELECT 'CREATE USER a@b REQUIRE NONE';",
		"INSERT INTO t VALUES ('x; CREATE USER ''a''@''%'' REQUIRE NONE;');",
		"CREATE USER app;",
		"CREATE USER app WITH LOGIN;",
		"CREATE ROLE app WITH LOGIN PASSWORD NULL;",
		"CREATE USER app WITH SUPERUSER CREATEDB VALID UNTIL 'infinity';",
		"ALTER USER app SET search_path = x;",
		"ALTER USER \"app\" RENAME TO b;",
		"CREATE USER app FOR LOGIN app WITH DEFAULT_SCHEMA = dbo;",
		"CREATE USER [app] FROM EXTERNAL PROVIDER",
		"CREATE USER app IDENTIFIED EXTERNALLY;",
		"CREATE USER app IDENTIFIED WITH no_password SETTINGS a = 1",
		"GRANT SELECT ON t TO 'a'@'%';",
		"GRANT ALL PRIVILEGES ON DATABASE d TO app;",
		"ALTER USER USER() REQUIRE SSL;",
		"ALTER TABLE users ADD COLUMN require_ssl bool;",
		"SET SESSION tls_version = 'TLSv1';",
		"SET @require_secure_transport = 0;",
		"SET GLOBAL max_connections = 10;",
		"UPDATE t SET global = 1;",
		"ALTER SYSTEM SET work_mem = '1GB';",
		"SHOW VARIABLES LIKE 'require_secure_transport';",
		"CREATE SUBSCRIPTION s CONNECTION 'foo' PUBLICATION p;",
		"SELECT dblink_close('c');",
	} {
		if got := read(in); got != "" {
			t.Errorf("%s gave %s", in, got)
		}
	}
}

func TestForeignSecrets(t *testing.T) {
	testkit.Run(t, read, []testkit.Case{
		{"postgresql", "CREATE USER app WITH ENCRYPTED PASSWORD 'pw';", "secret pw"},
		{"double quotes", "CREATE USER \"app\" PASSWORD 'pw' NOLOGIN;", "secret pw"},
		{"snowflake", "CREATE USER app PASSWORD = 'pw' LOGIN_NAME = 'x'", "secret pw"},
		{"user mapping", "CREATE USER MAPPING FOR u SERVER s OPTIONS (user 'a', password 'pw');", "secret pw"},
	})
}

func TestVariables(t *testing.T) {
	testkit.Run(t, read, []testkit.Case{
		{"global", "SET GLOBAL require_secure_transport=OFF;", "sql-variable require_secure_transport @require_secure_transport require_secure_transport=OFF"},
		{"persist, number", "SET PERSIST require_secure_transport = 1", "sql-variable require_secure_transport @require_secure_transport require_secure_transport=1"},
		{"at signs", "SET @@GLOBAL.tls_version := 'TLSv1,TLSv1.1';", "sql-variable tls_version @tls_version tls_version=TLSv1,TLSv1.1"},
		{
			"two", "SET GLOBAL max_connections=1, GLOBAL ssl_cipher='NULL', @@persist.require_secure_transport=ON",
			"sql-variable ssl_cipher @ssl_cipher ssl_cipher=NULL\nsql-variable require_secure_transport @require_secure_transport require_secure_transport=ON",
		},
		{"placeholder", "SET GLOBAL require_secure_transport=${RST}", "sql-variable require_secure_transport @require_secure_transport require_secure_transport=?"},
		{
			"alter system", "ALTER SYSTEM SET ssl = off;ALTER SYSTEM SET ssl_min_protocol_version TO 'TLSv1';",
			"postgresql.conf ssl @ssl ssl=off\npostgresql.conf ssl_min_protocol_version @ssl_min_protocol_version ssl_min_protocol_version=TLSv1",
		},
	})
}

func TestConnections(t *testing.T) {
	testkit.Run(t, read, []testkit.Case{
		{
			"subscription", "CREATE SUBSCRIPTION s CONNECTION 'host=db.example.com user=u password=pw sslmode=require' PUBLICATION p;",
			"keyword-dsn psql/assumed @CONNECTION host:db.example.com user=u sslmode=require\nsecret pw",
		},
		{
			"alter subscription, URI", "ALTER SUBSCRIPTION s CONNECTION 'postgres://u:pw@db.example.com/d?sslmode=disable'",
			"dsn-url psql/assumed @CONNECTION host:db.example.com db:d sslmode=disable\nsecret pw",
		},
		{
			"dblink", "SELECT * FROM dblink('host=db.example.com dbname=d sslmode=prefer', 'SELECT a=1') AS t(a int);",
			"keyword-dsn psql/assumed @dblink host:db.example.com db:d sslmode=prefer",
		},
		{
			"dblink_connect in a body", "DO $$ BEGIN PERFORM dblink_connect('c', 'host=h.example.com sslmode=disable'); END $$;",
			"keyword-dsn psql/assumed @dblink_connect host:h.example.com sslmode=disable",
		},
		{
			"federated", "CREATE TABLE t (a int) ENGINE=FEDERATED CONNECTION='mysql://u:pw@h.example.com:3306/d/t';",
			"dsn-url /scheme @CONNECTION host:h.example.com port:3306 db:d/t\nsecret pw",
		},
		{
			"foreign server", "CREATE SERVER s FOREIGN DATA WRAPPER postgres_fdw OPTIONS (host 'h.example.com', dbname 'd', port '5432', sslmode 'require', password 'pw');",
			"call psql/assumed @CREATE host:h.example.com port:5432 db:d sslmode=require\nsecret pw",
		},
	})
}

func TestProblems(t *testing.T) {
	testkit.Run(t, read, []testkit.Case{
		{"string", "ALTER USER 'a'@'%' REQUIRE SSL; SELECT 'x", "sql-account 'a'@'%' @'a'@'%' require@REQUIRE=SSL host@'%'=% statement@ALTER=alter@ALTER\nproblem unterminated"},
		{"comment", "/* x", "problem unterminated"},
		{"nothing", "", ""},
		{"cut short", "CREATE USER", ""},
		{"cut short at the host", "CREATE USER 'a'@", "sql-account 'a' @'a' statement@CREATE=create@CREATE"},
		{"cut short at require", "ALTER USER 'a'@'h' REQUIRE", "sql-account 'a'@'h' @'a'@'h' host@'h'=h statement@ALTER=alter@ALTER"},
	})
}

func TestLinear(t *testing.T) {
	units := []string{"BEGIN CREATE USER a@b ", "$a$ ", "${", "'", "/*", "`a``", "GRANT TO a@b,", "dblink('", "\\", "--", "delimiter x\n"}
	testkit.InTime(t, units, testkit.Sized(100_000, 400_000), 10*time.Second, func(in string) { read(in) })
}

func FuzzFind(f *testing.F) {
	for _, s := range []string{
		"CREATE USER 'a'@'%' IDENTIFIED BY 'pw' REQUIRE SSL;", "SET GLOBAL tls_version='TLSv1'", "ALTER SYSTEM SET ssl TO off",
		"/*!50 ALTER USER `a`@\"h\" REQUIRE SUBJECT 'x' AND CIPHER 'y' */", "DELIMITER $$\nGRANT ALL ON *.* TO a@b IDENTIFIED BY 'pw'$$",
		"INSERT INTO mysql_servers(a,hostname,use_ssl) VALUES (0,'h',1),(1,'g',0);UPDATE mysql_servers SET use_ssl=1;SET mysql-ssl_p2s_ca='f';", "SELECT dblink('host=a sslmode=b password=pw', 'x')", "CREATE SERVER s FOREIGN DATA WRAPPER postgres_fdw OPTIONS (host 'h', sslmode 'x')",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, in string) {
		file := source.NewFile("x.sql", []byte(in))
		testkit.CheckFound(t, file, Read(file))
	})
}
