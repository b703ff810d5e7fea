package keys

import (
	"testing"

	"github.com/dsnlint/dsnlint/parser/keyvalue"
	"github.com/dsnlint/dsnlint/parser/libconfig"
	"github.com/dsnlint/dsnlint/source"
)

func TestFindProxies(t *testing.T) {
	runFind(t, []findTest{
		{"pgbouncer, default", "pgbouncer.ini", "[databases]\na = host=a.example.com port=5432 dbname=a password=pw\n* = host=b.example.com,c.example.com\ns = dbname=s\n[pgbouncer]\nlisten_port = 6432\n", "config-key [databases] a host=a.example.com:5432 anchor=a engine=postgresql drivers=pgbouncer\nconfig-key [databases] * host=b.example.com host=c.example.com anchor=* engine=postgresql drivers=pgbouncer\nsecret pw"},
		{"pgbouncer, verified", "pgbouncer.ini", "[databases]\na = host=a.example.com\nb = host=/tmp\n[pgbouncer]\nserver_tls_sslmode = verify-full ; why\nserver_tls_ca_file = /ca.pem\nclient_tls_sslmode = require\n", "config-key [pgbouncer] host=a.example.com server_tls_sslmode=verify-full@verify-full/file server_tls_ca_file=/ca.pem@/ca.pem/file anchor=pgbouncer engine=postgresql drivers=pgbouncer\npgbouncer.ini pgbouncer.ini server_tls_sslmode=verify-full@verify-full/file server_tls_ca_file=/ca.pem@/ca.pem/file client_tls_sslmode=require@require/file anchor=pgbouncer"},
		{"pgbouncer, sslmode in an entry", "pgbouncer.ini", "[databases]\na = host=a.example.com sslmode=require\n[pgbouncer]\nserver_tls_sslmode = require\n", "config-key [databases] a host=a.example.com server_tls_sslmode=require@require/file sslmode=require@require anchor=a engine=postgresql drivers=pgbouncer"},
		{"databases of another program", "app.ini", "[databases]\na = host=a.example.com dbname=a sslmode=disable\n", "keyword-dsn databases.a host=a.example.com sslmode=disable@disable anchor=a engine=postgresql"},
		{"maxscale", "maxscale.cnf", "[maxscale]\nthreads=auto\n[server1]\ntype=server\naddress=a.example.com\nport=3306\nssl=true\nssl_ca=/ca.pem\n[server2]\ntype=server\naddress=b.example.com\n[s3]\ntype=server\nsocket=/s\n[Svc]\ntype=service\npassword=pw\nssl=false\n", "config-key [server1] host=a.example.com:3306 ssl=true@true/file ssl_ca=/ca.pem@/ca.pem/file anchor=server1 engine=mariadb drivers=maxscale\nconfig-key [server2] host=b.example.com anchor=server2 engine=mariadb drivers=maxscale\nsecret pw"},
		{"my.cnf is no maxscale", "my.cnf", "[client]\nhost=h.example.com\nssl-mode=DISABLED\n", "config-key [client] host=h.example.com ssl-mode=DISABLED@DISABLED/file anchor=client engine=mysql drivers=mysql-cli,mariadb-cli"},
	})
}

func TestFindPgpool(t *testing.T) {
	in := "backend_hostname0 = 'a.example.com'\nbackend_port0 = 5432\nbackend_hostname1 = 'b.example.com'\nbackend_hostname2 = '/tmp'\nssl = on\nssl_ca_cert = '/ca.pem'\nsr_check_password = 'pw'\n"
	want := "config-key pgpool.conf host=a.example.com host=b.example.com ssl=on@on/file ssl_ca_cert=/ca.pem@/ca.pem/file anchor=backend_hostname0 engine=postgresql drivers=pgpool\npgpool.conf pgpool.conf backend_hostname0=a.example.com@a.example.com/file backend_port0=5432@5432/file backend_hostname1=b.example.com@b.example.com/file backend_hostname2=/tmp@/tmp/file ssl=on@on/file ssl_ca_cert=/ca.pem@/ca.pem/file sr_check_password=?@pw/file anchor=backend_hostname0\nsecret pw"
	f, root := read("pgpool.ini", in)
	if got := render(Find(f, root, KindOf("pgpool.conf", root), Prepare(testKeys))); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestFindProxySQL(t *testing.T) {
	in := `admin_variables = { admin_credentials="admin:pw" }
mysql_variables = { ssl_p2s_ca="/ca.pem" }
mysql_servers = ( { address="a.example.com" , port=3306 , use_ssl=1 }, { hostname="b.example.com" }, { address="/s" } )
mysql_users = ( { username="u" , password="pw" } )
`
	want := "config-key mysql_servers host=a.example.com:3306 use_ssl=1@1/file ssl_p2s_ca=/ca.pem@/ca.pem/file anchor=address engine=mysql drivers=proxysql\n" +
		"config-key mysql_servers host=b.example.com ssl_p2s_ca=/ca.pem@/ca.pem/file anchor=hostname engine=mysql drivers=proxysql\n" +
		"proxysql.cnf mysql_variables ssl_p2s_ca=/ca.pem@/ca.pem/file anchor=mysql_variables\nproxysql.user mysql_users username=u@u/file anchor=username\nsecret pw\nsecret admin:pw"
	f := source.NewFile("proxysql.cnf", []byte(in))
	root, _ := libconfig.Read(f)
	if got := render(Find(f, root, KindOf("proxysql.cnf", root), Prepare(testKeys))); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestFindFreeTDS(t *testing.T) {
	in := "[global]\ntds version = 7.4\nencryption = require\n[sales]\nhost = s.example.com\nport = 1433\nca file = /ca.pem\n[egServer]\nencryption = off\n"
	want := "config-key [sales] host=s.example.com encryption=require@require/file ca file=/ca.pem@/ca.pem/file anchor=sales engine=sqlserver drivers=freetds"
	f := source.NewFile("etc/freetds.conf", []byte(in))
	root, _ := keyvalue.Read(f, keyvalue.INI)
	if got := render(Find(f, root, KindOf("etc/freetds.conf", root), Prepare(testKeys))); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}
