package cli

import (
	"strings"
	"testing"

	"github.com/dsnlint/dsnlint/internal/testkit"
	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
)

// split makes the words of a command line: at blanks, with '~' inside 'single quotes' as blank; $NAME is a hole.
func split(line string) (*source.File, []source.Text) {
	file := source.NewFile("x", []byte(line))
	var words []source.Text
	at := 0
	for _, w := range strings.Split(line, " ") {
		p := source.Place{File: file, Span: source.Span{Start: at, End: at + len(w)}}
		t := source.Verbatim(p)
		if len(w) > 1 && w[0] == '\'' && w[len(w)-1] == '\'' {
			t = t.Slice(1, len(w)-1).Decode(func(rest string) (int, string) {
				if rest[0] == '~' {
					return 1, " "
				}
				return 1, rest[:1]
			})
		}
		if i := strings.IndexByte(w, '$'); i >= 0 {
			hole := source.UnknownAt(t.Slice(i, len(w)).Place(), "env:"+w[i+1:])
			if t = hole; i > 0 {
				t = source.Concat(source.Verbatim(p).Slice(0, i), hole)
			}
		}
		if w != "" {
			words = append(words, t)
		}
		at += len(w) + 1
	}
	return file, words
}

func find(line string, hint setting.Hint) string {
	file, words := split(line)
	return testkit.ShowFound(Find(file, words, nil, hint, setting.Known{}))
}

// alone reads a command that nothing else is known about.
func alone(line string) string { return find(line, setting.Hint{}) }

func TestMySQL(t *testing.T) {
	testkit.Run(t, alone, []testkit.Case{
		{"--ssl", "mysql -h db.example.com --ssl-ca=F --ssl -P 3306 -u u -p", "cli mariadb-cli,mysql-cli/call @mysql host:db.example.com port:3306 ssl-ca=F ssl"},
		{"--ssl first", "mysql --ssl --ssl-ca F --host=db.example.com", "cli mariadb-cli,mysql-cli/call @mysql host:db.example.com ssl ssl-ca=F"},
		{"verify", "mysql -hdb.example.com --ssl-verify-server-cert --ssl-ca F -P3306", "cli mariadb-cli,mysql-cli/call @mysql host:db.example.com port:3306 ssl-verify-server-cert ssl-ca=F"},
		{"no verify", "mysqldump --host db.example.com --disable-ssl-verify-server-cert d", "cli mariadb-cli,mysql-cli/call @mysqldump host:db.example.com db:d disable-ssl-verify-server-cert"},
		{"skip, then CA", "mysql --skip-ssl --ssl-ca=F", "cli mariadb-cli,mysql-cli/call @mysql skip-ssl ssl-ca=F"},
		{"--ssl=0", "mysql --ssl=0", "cli mariadb-cli,mysql-cli/call @mysql ssl=0"},
		{"ssl-mode", "mysql --ssl-ca=F --ssl-mode=REQUIRED -h db.example.com", "cli mysql-cli/call @mysql host:db.example.com ssl-ca=F ssl-mode=REQUIRED"},
		{"ssl_mode, next word", "mysql --ssl_mode VERIFY_CA --ssl_ca F", "cli mysql-cli/call @mysql ssl_mode=VERIFY_CA ssl_ca=F"},
		{"only a CA", "mysql --ssl-ca F", "cli mysql-cli,mariadb-cli/assumed @mysql ssl-ca=F"},
		{"mariadb", "mariadb -h db.example.com --ssl-ca=F", "cli mariadb-cli/call @mariadb host:db.example.com ssl-ca=F"},
		{"mariadb-dump with a path", "/usr/bin/mariadb-dump --ssl-fp=AA d", "cli mariadb-cli/call @/usr/bin/mariadb-dump db:d ssl-fp=AA"},
		{"fingerprint", "mysql --ssl-fp=AA", "cli mariadb-cli/call @mysql ssl-fp=AA"},
		{"passwords", "mysql -uroot -ppw --password=pw d", "cli mysql-cli,mariadb-cli/assumed @mysql db:d\nsecret pw\nsecret pw"},
		{"a separate word is no password", "mysql -p d", "cli mysql-cli,mariadb-cli/assumed @mysql db:d"},
		{"cluster", "mysql -BNe 'SELECT~1' -h h.example.com", "cli mysql-cli,mariadb-cli/assumed @mysql host:h.example.com"},
		{"SQL", "mysql -e 'ALTER~USER~a@b~REQUIRE~NONE'", "cli mysql-cli,mariadb-cli/assumed @mysql\nsql-account a@b @a@b require@REQUIRE=NONE host@b=b statement@ALTER=alter@ALTER"},
		{"unknown host", "mysql -h $DB_HOST --ssl-mode=DISABLED", "cli mysql-cli/call @mysql host:?@$DB_HOST ssl-mode=DISABLED"},
		{"unknown mode", "mysql --ssl-mode=$MODE", "cli mysql-cli/call @mysql ssl-mode=?"},
		{"unknown options", "mysql $MYSQL_OPTS", "cli mysql-cli,mariadb-cli/assumed @mysql open"},
		{"unknown database", "mysql -h h.example.com $DB_NAME", "cli mysql-cli,mariadb-cli/assumed @mysql host:h.example.com db:?@$DB_NAME"},
		{"environment", "MYSQL_PWD=pw mysql -h h.example.com", "cli mysql-cli,mariadb-cli/assumed @mysql host:h.example.com\nsecret pw"},
		{"admin", "mysqladmin -h localhost ping", "cli mysql-cli,mariadb-cli/assumed @mysqladmin host:localhost"},
		{"admin password", "mysqladmin -u root password pw", "cli mysql-cli,mariadb-cli/assumed @mysqladmin\nsecret pw"},
		{"mysqlsh", "mysqlsh --uri=mysql://u:pw@h.example.com:3306?ssl-mode=REQUIRED", "cli mysql-cli/call @mysqlsh host:h.example.com port:3306 ssl-mode=REQUIRED\nsecret pw"},
		{"mysqlsh without scheme", "mysqlsh u@h.example.com:3306 --ssl-mode DISABLED", "cli mysql-cli/call @mysqlsh host:h.example.com port:3306 ssl-mode=DISABLED"},
		{"option file", "mysql --defaults-extra-file=F --ssl-mode=REQUIRED", "cli mysql-cli/call @mysql host:?@F defaults-extra-file=F ssl-mode=REQUIRED"},
		{"option file alone", "mysql --login-path=F -h h.example.com", "cli mysql-cli/call @mysql host:h.example.com login-path=F open"},
		{"version", "mysql --version", ""},
		{"mycli", "mycli mysql://u:pw@h.example.com/d --ssl-ca F", "cli mycli/call @mycli host:h.example.com db:d ssl-ca=F\nsecret pw"},
		{"Windows", `C:\mysql\bin\mysql.exe --ssl-mode=DISABLED`, `cli mysql-cli/call @C:\mysql\bin\mysql.exe ssl-mode=DISABLED`},
	})
}

func TestMySQLHints(t *testing.T) {
	mysql8 := setting.Hint{Drivers: []string{"mysql-cli"}, Version: "8.4", Source: "manifest"}
	for _, tt := range []struct {
		in   string
		hint setting.Hint
		want string
	}{
		{"mysql --ssl-ca=F", mysql8, "cli mysql-cli/manifest v8.4 @mysql ssl-ca=F"},
		{"mysql --ssl-mode=REQUIRED", mysql8, "cli mysql-cli/call v8.4 @mysql ssl-mode=REQUIRED"},
		{"mariadb --ssl", mysql8, "cli mariadb-cli/call @mariadb ssl"},
		{"mysql --ssl", setting.Hint{Drivers: []string{"mariadb-cli"}}, "cli mariadb-cli/manifest @mysql ssl"},
		{"mysql --ssl-ca=F", setting.Hint{Drivers: []string{"psql", "mariadb-cli"}, Version: "16"}, "cli mariadb-cli/manifest @mysql ssl-ca=F"},
		{"mysql --ssl-ca=F", setting.Hint{Drivers: []string{"mysql-cli", "mariadb-cli"}}, "cli mysql-cli,mariadb-cli/assumed @mysql ssl-ca=F"},
		{"psql -h a.example.com", setting.Hint{Drivers: []string{"psql"}, Version: "16"}, "cli psql/call v16 @psql host:a.example.com"},
		{"psql -h a.example.com", mysql8, "cli psql/call @psql host:a.example.com"},
		{"docker run --rm -e A=b --network n mysql:5.7 mysql --ssl", setting.Hint{}, "cli mysql-cli/manifest v5.7 @mysql ssl"},
	} {
		if got := find(tt.in, tt.hint); got != tt.want {
			t.Errorf("%s\ngot:  %s\nwant: %s", tt.in, got, tt.want)
		}
	}
}

func TestPostgres(t *testing.T) {
	testkit.Run(t, alone, []testkit.Case{
		{"set", "psql -h db.example.com --set=sslmode=require --set=sslrootcert=F", "cli psql/call @psql host:db.example.com --set=sslmode@sslmode=require --set=sslrootcert@sslrootcert=F"},
		{
			"other spellings of set", "psql -v sslmode=require --set sslrootcert=F --variable=x=y -vON_ERROR_STOP=1",
			"cli psql/call @psql --set=sslmode@sslmode=require --set=sslrootcert@sslrootcert=F --set=x@x=y --set=ON_ERROR_STOP@ON_ERROR_STOP=1",
		},
		{"environment", "PGSSLMODE=require PGPASSWORD=pw psql -h db.example.com d", "cli psql/call @psql host:db.example.com db:d env:PGSSLMODE=require\nsecret pw"},
		{"host from the environment", "PGHOST=db.example.com PGPORT=5432 PGDATABASE=d pg_dump", "cli psql/call @pg_dump host:db.example.com port:5432 db:d"},
		{"URI", "psql postgres://u:pw@db.example.com:5432/d?sslmode=require", "cli psql/call @psql host:db.example.com port:5432 db:d sslmode=require\nsecret pw"},
		{"conninfo", "psql 'host=db.example.com~sslmode=prefer~password=pw'", "cli psql/call @psql host:db.example.com sslmode=prefer\nsecret pw"},
		{"-d URI", "pg_dump -Fc -d postgres://db.example.com/d?sslmode=disable -f out", "cli psql/call @pg_dump host:db.example.com db:d sslmode=disable"},
		{"--dbname=URI", "pg_restore --dbname=postgres://db.example.com/d x.dump", "cli psql/call @pg_restore host:db.example.com db:d"},
		{"several hosts", "psql -h a.example.com,b.example.com -p 5432,5433", "cli psql/call @psql host:a.example.com host:b.example.com port:5432 port:5433"},
		{"unknown URI", "psql $DATABASE_URL", "cli psql/call @psql host:?@$DATABASE_URL open"},
		{"unknown database", "psql -h h.example.com $POSTGRES_DB", "cli psql/call @psql host:h.example.com db:?@$POSTGRES_DB"},
		{"unknown options", "psql $PSQL_ARGS d", "cli psql/call @psql db:d open"},
		{"database and user", "psql d u", "cli psql/call @psql db:d"},
		{"pg_isready", "pg_isready -h localhost -U u", "cli psql/call @pg_isready host:localhost"},
		{"SQL", "psql -c 'ALTER~SYSTEM~SET~ssl~=~off'", "cli psql/call @psql\npostgresql.conf ssl @ssl ssl=off"},
		{"version", "psql -V", ""},
		{"basebackup", "pg_basebackup -h h.example.com -D /data -X stream -P -R", "cli psql/call @pg_basebackup host:h.example.com"},
	})
}

func TestOtherClients(t *testing.T) {
	testkit.Run(t, alone, []testkit.Case{
		{"redis", "redis-cli -h r.example.com -p 6380 --tls --insecure --cacert F -a pw PING", "cli redis-cli/call @redis-cli host:r.example.com port:6380 tls insecure cacert=F\nsecret pw"},
		{"redis URI", "redis-cli -u rediss://:pw@r.example.com:6379", "cli redis-cli/call @redis-cli host:r.example.com port:6379\nsecret pw"},
		{"redis server command", "redis-cli -h r.example.com CONFIG SET requirepass pw", "cli redis-cli/call @redis-cli host:r.example.com\nsecret pw"},
		{"redis AUTH", "redis-cli AUTH pw", "cli redis-cli/call @redis-cli\nsecret pw"},
		{"redis environment", "REDISCLI_AUTH=pw redis-cli ping", "cli redis-cli/call @redis-cli\nsecret pw"},
		{"mongosh URI", "mongosh mongodb://u:pw@m.example.com/d?tls=true --tlsAllowInvalidCertificates", "cli mongosh/call @mongosh host:m.example.com db:d tls=true tlsAllowInvalidCertificates\nsecret pw"},
		{"mongo host", "mongo --host rs0/a.example.com:27017,b.example.com --ssl --sslCAFile F -p pw", "cli mongosh/call @mongo host:a.example.com host:b.example.com port:27017 ssl sslCAFile=F\nsecret pw"},
		{"mongo operand", "mongo m.example.com:27017/d x.js", "cli mongosh/call @mongo host:m.example.com port:27017 db:d"},
		{"mongodump", "mongodump --uri=mongodb://m.example.com/d --ssl", "cli mongo-tools/call @mongodump host:m.example.com db:d ssl"},
		{"sqlcmd", "sqlcmd -S tcp:s.example.com,1433 -d d -U sa -P pw -N -C", "cli sqlcmd/call @sqlcmd host:s.example.com port:1433 db:d N C\nsecret pw"},
		{"sqlcmd -No", "sqlcmd -S s.example.com\\I -No -Q 'x'", "cli sqlcmd/call @sqlcmd host:s.example.com N=o"},
		{"go sqlcmd", "sqlcmd -S s.example.com -N disable", "cli sqlcmd/call @sqlcmd host:s.example.com N=disable"},
		{"bcp", "bcp t out f -S s.example.com -T -Yo -u -N", "cli sqlcmd/call @bcp host:s.example.com Y=o u"},
		{"sqlcmd environment", "SQLCMDPASSWORD=pw sqlcmd -S s.example.com", "cli sqlcmd/call @sqlcmd host:s.example.com\nsecret pw"},
		{"mysqld", "mysqld --require-secure-transport=OFF --skip-ssl", "my.cnf [mysqld] @mysqld require-secure-transport=OFF skip-ssl"},
		{"postgres", "postgres -c ssl=off -D /d --ssl_ciphers=x", "postgresql.conf  @postgres ssl=off ssl_ciphers=x"},
		{"redis-server", "redis-server --port 0 --tls-port 6379 --requirepass pw", "redis.conf  @redis-server port=0 tls-port=6379\nsecret pw"},
		{"redis-server with a file", "redis-server /etc/redis.conf --tls-port 6379", "redis.conf  @redis-server *@/etc/redis.conf=? tls-port=6379"},
		{"mongod", "mongod --tlsMode preferTLS --bind_ip_all -f /etc/mongod.conf", "mongod.conf  @mongod tlsMode=preferTLS bind_ip_all *@-f=?"},
		{"memcached", "memcached -Z -l notls:0.0.0.0 -m 64", "memcached  @memcached Z l=notls:0.0.0.0"},
		{"etcd", "etcd -listen-client-urls http://0.0.0.0:2379 --name a", "etcd.conf  @etcd listen-client-urls=http://0.0.0.0:2379 name=a"},
		{"kafka", "kafka-server-start.sh x.properties --override listeners=SSL://:9092", "server.properties  @kafka-server-start.sh *@x.properties=? listeners=SSL://:9092"},
		{"elasticsearch", "elasticsearch -Expack.security.http.ssl.enabled=false", "elasticsearch.yml  @elasticsearch xpack.security.http.ssl.enabled=false"},
		{"an image's server", "docker run -d -e A=b mysql:8.4 --require-secure-transport=OFF", "my.cnf [mysqld] @mysql:8.4 require-secure-transport=OFF"},
	})
}

func TestWrappers(t *testing.T) {
	const want = "cli psql/call @psql host:h.example.com"
	for _, in := range []string{
		"sudo -u postgres psql -h h.example.com",
		"sudo -E -- psql -h h.example.com",
		"env -i A=b psql -h h.example.com",
		"exec gosu postgres psql -h h.example.com",
		"time -p psql -h h.example.com",
		"timeout -k 5 30s psql -h h.example.com",
		"nohup nice -n 10 psql -h h.example.com",
		"docker exec -it -u postgres db psql -h h.example.com",
		"docker exec mysql psql -h h.example.com",
		"docker run --rm --name mysql -v /a:/b some/image psql -h h.example.com",
		"docker compose exec -T --index 1 db psql -h h.example.com",
		"docker-compose -f x.yml run --rm db psql -h h.example.com",
		"podman exec db psql -h h.example.com",
		"kubectl -n x exec -it pod/db -c mysql -- psql -h h.example.com",
		"chamber exec svc -- psql -h h.example.com",
		"railway run psql -h h.example.com",
		"xargs -n 1 psql -h h.example.com",
		"command psql -h h.example.com",
	} {
		if got := find(in, setting.Hint{}); got != want {
			t.Errorf("%s\ngot:  %s\nwant: %s", in, got, want)
		}
	}
	for in, want := range map[string]string{
		"docker exec -e PGSSLMODE=disable db psql":                     "cli psql/call @psql env:PGSSLMODE=disable",
		"env PGSSLMODE=require psql":                                   "cli psql/call @psql env:PGSSLMODE=require",
		"docker run --env=PGSSLMODE=disable postgres:16.1-alpine psql": "cli psql/call v16.1 @psql env:PGSSLMODE=disable",
	} {
		if got := find(in, setting.Hint{}); got != want {
			t.Errorf("%s\ngot:  %s\nwant: %s", in, got, want)
		}
	}
}

func TestNothing(t *testing.T) {
	for _, in := range []string{
		"", "command -v mysql", "which psql", "apt-get install mysql-client", "docker run --name mysql -d mysql:8",
		"docker run something:8 --ssl=0", "docker exec mysql --ssl=0", "redis-server --port 6379", "mongod --bind_ip_all", "docker pull mysql", "kubectl get pods mysql", "man psql", "echo mysql --ssl-mode=DISABLED",
		"mysql-config-editor set", "psqlx -h h", "curl -k https://example.com/index.html", "wget https://example.com/app.tar.gz",
		"java -jar app.jar", "java -Dfoo=bar Main", "aws s3 ls", "aws rds describe-db-instances --db-instance-identifier x", "aws",
		"$UNKNOWN --ssl-mode=DISABLED", "curl -k", "aws s3 cp x.pem s3://bucket/x.pem", "docker", "sudo", "kubectl exec pod",
	} {
		if got := find(in, setting.Hint{}); got != "" {
			t.Errorf("%s gave %s", in, got)
		}
	}
}

func TestDownloads(t *testing.T) {
	const url = "https://truststore.pki.rds.amazonaws.com/global/global-bundle.pem"
	want := func(rest string) string { return "download " + url + " @" + url + " url@" + url + "=" + url + rest }
	testkit.Run(t, alone, []testkit.Case{
		{"curl", "curl -fsSLO " + url, want(" tool@curl=curl")},
		{"curl -k in a cluster", "curl -skLo /c.pem " + url, want(" output@/c.pem=/c.pem insecure@k tool@curl=curl")},
		{"curl --insecure", "curl " + url + " --insecure --output c", want(" output@c=c insecure tool@curl=curl")},
		{"wget", "wget -q --no-check-certificate -O c.pem " + url, want(" output@c.pem=c.pem insecure@no-check-certificate tool@wget=wget")},
		{"PowerShell", "Invoke-WebRequest -Uri " + url + " -OutFile c.pem -SkipCertificateCheck", want(" output@c.pem=c.pem insecure@SkipCertificateCheck tool@Invoke-WebRequest=invoke-webrequest@Invoke-WebRequest")},
		{"credentials", "curl -u u:pw " + url, want(" tool@curl=curl") + "\nsecret u:pw"},
		{"http", "curl http://x.example.com/a/rds-ca-2019", "download http://x.example.com/a/rds-ca-2019 @http://x.example.com/a/rds-ca-2019 url@http://x.example.com/a/rds-ca-2019=http://x.example.com/a/rds-ca-2019 tool@curl=curl"},
		{"output decides", "curl https://x.example.com/get -o ca.crt", "download https://x.example.com/get @https://x.example.com/get url@https://x.example.com/get=https://x.example.com/get output@ca.crt=ca.crt tool@curl=curl"},
		{
			"s3", "aws s3 cp s3://rds-downloads/rds-combined-ca-bundle.pem . --no-verify-ssl",
			"download s3://rds-downloads/rds-combined-ca-bundle.pem @s3://rds-downloads/rds-combined-ca-bundle.pem url@s3://rds-downloads/rds-combined-ca-bundle.pem=s3://rds-downloads/rds-combined-ca-bundle.pem output@.=. insecure@no-verify-ssl tool@aws=aws",
		},
	})
}

func TestJavaAndAWS(t *testing.T) {
	testkit.Run(t, alone, []testkit.Case{
		{
			"java", "java -Djdk.tls.client.protocols=TLSv1,TLSv1.1 -Djavax.net.ssl.trustStore=/t.jks -Djavax.net.ssl.trustStorePassword=pw -jar a.jar",
			"java-options java @java jdk.tls.client.protocols=TLSv1,TLSv1.1 javax.net.ssl.trustStore=/t.jks\nsecret pw",
		},
		{"java.security", "java -Djava.security.properties==/x.security A", "java-options java @java java.security.properties=/x.security"},
		{
			"instance", "aws --region eu-west-1 rds modify-db-instance --db-instance-identifier i --ca-certificate-identifier rds-ca-2019 --master-user-password pw",
			"aws-cli.db-instance i @modify-db-instance ca_cert_identifier@ca-certificate-identifier=rds-ca-2019\nsecret pw",
		},
		{
			"create", "aws rds create-db-instance --db-instance-identifier=i --engine mysql --ca-certificate-identifier=rds-ca-rsa2048-g1",
			"aws-cli.db-instance i @create-db-instance engine=mysql ca_cert_identifier@ca-certificate-identifier=rds-ca-rsa2048-g1",
		},
		{
			"parameters", "aws rds modify-db-parameter-group --db-parameter-group-name g --parameters ParameterName=rds.force_ssl,ParameterValue=0,ApplyMethod=immediate 'ParameterName=tls_version,ParameterValue=\"TLSv1,TLSv1.1\"'",
			"aws-cli.parameter-group g @modify-db-parameter-group parameter.0.name@ParameterName=rds.force_ssl parameter.0.value@ParameterValue=0 parameter.1.name@ParameterName=tls_version parameter.1.value@ParameterValue=TLSv1,TLSv1.1",
		},
		{
			"JSON", `aws rds modify-db-cluster-parameter-group --parameters '[{"ParameterName":"rds.force_ssl","ParameterValue":"1"},{"ParameterName":"a"}]'`,
			"aws-cli.parameter-group  @modify-db-cluster-parameter-group parameter.0.name@ParameterName=rds.force_ssl parameter.0.value@ParameterValue=1 parameter.1.name@ParameterName=a",
		},
	})
}

func TestInstalls(t *testing.T) {
	for _, tt := range []struct{ in, base, want string }{
		{"apt-get install -y default-mysql-client", "debian", "mariadb-cli"},
		{"apt-get install -y --no-install-recommends postgresql-client-16=1 mariadb-client", "", "psql mariadb-cli"},
		{"sudo apt install mysql-client", "ubuntu", "mysql-cli"},
		{"apk add --no-cache mysql-client", "alpine", "mariadb-cli"},
		{"yum install -y mysql", "amazonlinux", "mariadb-cli"},
		{"dnf -y install mysql-community-client", "", "mysql-cli"},
		{"apt-get update", "", ""},
		{"apt-get remove mysql-client", "", ""},
		{"npm install mysql", "", ""},
	} {
		_, words := split(tt.in)
		if got := strings.Join(Installs(words, tt.base), " "); got != tt.want {
			t.Errorf("%s: got %q, want %q", tt.in, got, tt.want)
		}
	}
}

func TestImage(t *testing.T) {
	for in, want := range map[string]string{
		"mysql": "mysql-cli/", "mysql:8": "mysql-cli/8", "docker.io/library/mysql:8.0.36-debian": "mysql-cli/8.0.36",
		"reg:5000/mariadb:10.11@sha256:aa": "mariadb-cli/10.11", "bitnami/postgresql:16.2.0-debian-11-r1": "psql/16.2.0",
		"postgis/postgis:15-3.3": "psql/", "redis:7-alpine": "redis-cli/7", "alpine:3": "/", "": "/", "mysql:latest": "mysql-cli/",
	} {
		drivers, version := Image(in)
		if got := strings.Join(drivers, ",") + "/" + version; got != want {
			t.Errorf("%s: got %s, want %s", in, got, want)
		}
	}
}

func TestScript(t *testing.T) {
	for in, want := range map[string]string{
		"sh -c 'a~b'": "a b", "bash -lc 'a~b' x": "a b", "su - postgres -c 'psql'": "psql", "sudo -u x bash -c 'a'": "a",
		"docker exec -i db sh -c 'a~b'": "a b", "eval a b": "a b", "ssh -i k -p 22 host psql -h h": "psql -h h", "runuser -l p -c 'x'": "x",
		"sh x.sh": "", "psql -c 'x'": "", "ssh host": "", "sh -c": "",
	} {
		_, words := split(in)
		code, _ := Script(words)
		if code.String() != want {
			t.Errorf("%s: got %q, want %q", in, code.String(), want)
		}
	}
}

func TestSecret(t *testing.T) {
	for name, want := range map[string]bool{
		"PGPASSWORD": true, "MYSQL_ROOT_PASSWORD": true, "MYSQL_PWD": true, "API_KEY": true, "javax.net.ssl.trustStorePassword": true,
		"PWD": false, "OLDPWD": false, "PGHOST": false, "PASSWORD_FILE": false, "DATABASE_URL": false,
	} {
		if Secret(name) != want {
			t.Errorf("%s: got %v", name, !want)
		}
	}
}

func FuzzFind(f *testing.F) {
	for _, s := range []string{
		"mysql -h h --ssl-mode=REQUIRED -ppw", "psql -v sslmode=x --set a postgres://u:pw@h/d", "docker run -e A=b mysql:8 mysql --ssl",
		"redis-cli -u redis://h", "mongosh --host rs/a:1,b", "sqlcmd -S tcp:h,1 -N s", "curl -kO https://x/global-bundle.pem",
		"aws rds modify-db-parameter-group --parameters ParameterName=a,ParameterValue=b", "java -Djdk.tls.x=y", "env -u X A=b timeout 3 sh -c 'x'",
		"mysqladmin password $X", "mysqlsh u@h", "postgres -c ssl=off", "redis-server x --port 0 --tls-port", "memcached -Zl notls:", "docker run x/mongo:7 --tlsMode x", "kubectl exec p -- psql",
		"gcloud beta sql instances create i --no-require-ssl --database-flags=^:^a=b:c", "aliyun rds ModifyDBInstanceSSL --SSLEnabled --ForceEncryption=1",
		`aws kafka create-cluster --encryption-info A={B=c,D=[1,{E=f}]} '[{"A":"b"}]' --no-x`, "aws rds create-db-proxy --auth A=b,C={",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, line string) {
		file, words := split(line)
		testkit.CheckFound(t, file, Find(file, words, nil, setting.Hint{}, setting.Known{}))
		Installs(words, "")
		Script(words)
	})
}
