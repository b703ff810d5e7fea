package dsn_test

import "testing"

// TestURL: the parts of a URL in the spellings that users write.
func TestURL(t *testing.T) {
	parseTable(t, "", []parseCase{
		{
			"plain",
			"postgres://app:pw@db.example.com:5432/shop?sslmode=require",
			"url postgres:// h=db.example.com:5432 db=shop sslmode=require secret=pw",
		},
		{
			"no options",
			"postgresql://db.example.com/shop",
			"url postgresql:// h=db.example.com db=shop",
		},
		{
			"host and port only",
			"mysql://h:3306",
			"url mysql:// h=h:3306",
		},
		{
			"repeated key",
			"postgresql+asyncpg://app:pw@db/shop?ssl=require&ssl=disable",
			"url postgresql+asyncpg:// h=db db=shop ssl=require ssl=disable secret=pw",
		},
		{
			"escaped value",
			"mysql+pymysql://app:pw@db:3306/shop?ssl_ca=%2Fcerts%2Fca.pem&ssl_check_hostname=true",
			"url mysql+pymysql:// h=db:3306 db=shop ssl_ca=/certs/ca.pem@%2Fcerts%2Fca.pem ssl_check_hostname=true secret=pw",
		},
		{
			"user without password, bare key",
			"mysql2://app@db/shop?sslca=/certs/ca%20one.pem&reconnect",
			"url mysql2:// h=db db=shop sslca=/certs/ca one.pem@/certs/ca%20one.pem reconnect",
		},
		{
			"dialect and driver",
			"mysql+mysqldb://u:pw@h/d?ssl=true",
			"url mysql+mysqldb:// h=h db=d ssl=true secret=pw",
		},
		{
			"Celery's prefix",
			"db+postgresql://u:pw@h/d",
			"url db+postgresql:// h=h db=d secret=pw",
		},
		{
			"upper case",
			"POSTGRES://U:pw@H/d",
			"url POSTGRES:// h=H db=d secret=pw",
		},
		{
			"postgis",
			"postgis://u:pw@h/d",
			"url postgis:// h=h db=d secret=pw",
		},
		{
			"cockroachdb",
			"cockroachdb://u:pw@h:26257/d?sslmode=verify-full",
			"url cockroachdb:// h=h:26257 db=d sslmode=verify-full secret=pw",
		},
		{
			"timescale",
			"timescale://u:pw@h/d",
			"url timescale:// h=h db=d secret=pw",
		},
		{
			"psql",
			"psql://u:pw@h/d",
			"url psql:// h=h db=d secret=pw",
		},
		{
			"mysqlx",
			"mysqlx://u:pw@h:33060/d?ssl-mode=DISABLED",
			"url mysqlx:// h=h:33060 db=d ssl-mode=DISABLED secret=pw",
		},
		{
			"mongodb+srv",
			"mongodb+srv://u:pw@c0.abc.mongodb.net/test?retryWrites=true&tls=true",
			"url mongodb+srv:// h=c0.abc.mongodb.net db=test retryWrites=true tls=true secret=pw",
		},
		{
			"several hosts",
			"mongodb://u:pw@m1:27017,m2:27017,m3/admin?replicaSet=rs0&tlsAllowInvalidCertificates=true",
			"url mongodb:// h=m1:27017 h=m2:27017 h=m3 db=admin replicaSet=rs0 tlsAllowInvalidCertificates=true secret=pw",
		},
		{
			"a dollar value",
			"mongodb://u:pw@h/d?authSource=$external",
			"url mongodb:// h=h db=d authSource=$external secret=pw",
		},
		{
			"redis password",
			"redis://:pw@cache:6379/0",
			"url redis:// h=cache:6379 db=0 secret=pw",
		},
		{
			"redis token",
			"redis://tokenonly@cache",
			"url redis:// h=cache secret=tokenonly",
		},
		{
			"rediss",
			"rediss://default:pw@cache.example.com:6380?ssl_cert_reqs=none",
			"url rediss:// h=cache.example.com:6380 ssl_cert_reqs=none secret=pw",
		},
		{
			"valkeys",
			"valkeys://cache:6380/1",
			"url valkeys:// h=cache:6380 db=1",
		},
		{
			"amqps virtual host",
			"amqps://guest:pw@mq:5671/vh%2Fone?verify=verify_none&cacertfile=/ca.pem",
			"url amqps:// h=mq:5671 db=vh/one@vh%2Fone verify=verify_none cacertfile=/ca.pem secret=pw",
		},
		{
			"amqp slash",
			"amqp://mq//",
			"url amqp:// h=mq db=/",
		},
		{
			"list of URLs",
			"nats://token@n1:4222,nats://n2:4222",
			"url nats:// h=n1:4222 h=n2:4222 secret=token",
		},
		{
			"list by semicolon",
			"amqp://u:pw@a:1//;amqp://u:pw@b:2//",
			"url amqp:// h=a:1 h=b:2 db=/ secret=pw secret=pw",
		},
		{
			"sentinels",
			"sentinel://s1:26379;sentinel://s2:26379/0",
			"url sentinel:// h=s1:26379 h=s2:26379 db=0",
		},
		{
			"tls",
			"tls://u:pw@1.2.3.4:4222",
			"url tls:// h=1.2.3.4:4222 secret=pw",
		},
		{
			"clickhouses",
			"clickhouses://u:pw@ch:9440/default?skip_verify=true",
			"url clickhouses:// h=ch:9440 db=default skip_verify=true secret=pw",
		},
		{
			"ecto",
			"ecto://USER:pw@HOST/DATABASE",
			"url ecto:// h=HOST db=DATABASE secret=pw",
		},
		{
			"snowflake",
			"snowflake://u:pw@acct/db/schema?warehouse=w",
			"url snowflake:// h=acct db=db/schema warehouse=w secret=pw",
		},
		{
			"trino",
			"trino://u@h:8443/cat?SSL=true",
			"url trino:// h=h:8443 db=cat SSL=true",
		},
		{
			"neo4j+s",
			"neo4j+s://h:7687",
			"url neo4j+s:// h=h:7687",
		},
		{
			"oracle",
			"oracle://scott:pw@h:1521/svc?SSL=true&SSL+Verify=false&wallet=/w",
			"url oracle:// h=h:1521 db=svc SSL=true SSL Verify@SSL+Verify=false wallet=/w secret=pw",
		},
		{
			"dburl alias",
			"maria://u:pw@h/d",
			"url maria:// h=h db=d secret=pw",
		},
		{
			"short alias",
			"pg://h/d",
			"url pg:// h=h db=d",
		},
		{
			"two letters with a user",
			"ms://u:pw@h/inst?encrypt=disable",
			"url ms:// h=h db=inst encrypt=disable secret=pw",
		},
		{
			"sqlserver",
			"sqlserver://sa:pw@db:1433?database=shop&encrypt=true&TrustServerCertificate=true",
			"url sqlserver:// h=db:1433 db=shop encrypt=true TrustServerCertificate=true secret=pw",
		},
		{
			"sqlserver instance",
			`mssql://sa:pw@h\inst:1433/d?encrypt=true`,
			"url mssql:// h=h:1433 db=d encrypt=true secret=pw",
		},
		{
			"sqlserver semicolons",
			"sqlserver://db:1433;database=shop;user=sa;password=p@w;encrypt=true;trustServerCertificate=true",
			"url sqlserver:// h=db:1433 db=shop user=sa encrypt=true trustServerCertificate=true secret=p@w",
		},
		{
			"sqlserver braces",
			"sqlserver://db:1433;password={p;w};encrypt=true;hostNameInCertificate={a}}b}",
			"url sqlserver:// h=db:1433 encrypt=true hostNameInCertificate=a}b@a}}b secret={p;w}",
		},
		{
			"pyodbc",
			"mssql+pyodbc://sa:pw@db/shop?driver=ODBC+Driver+18+for+SQL+Server&TrustServerCertificate=yes&Encrypt=yes",
			"url mssql+pyodbc:// h=db db=shop driver=ODBC Driver 18 for SQL Server@ODBC+Driver+18+for+SQL+Server TrustServerCertificate=yes Encrypt=yes secret=pw",
		},
		{
			"odbc_connect",
			"mssql+pyodbc:///?odbc_connect=DRIVER%3D%7BODBC+Driver+18%7D%3BSERVER%3Dtcp%3Adb%2C1433%3BPWD%3Dpw%3BEncrypt%3Dno",
			"url mssql+pyodbc:// h=db:1433 DRIVER=ODBC Driver 18@ODBC+Driver+18 Encrypt=no secret=pw",
		},
		{
			"fragment",
			"postgres://u:pw@h/d?sslmode=require#frag",
			"url postgres:// h=h db=d sslmode=require secret=pw",
		},
		{
			"secret with fragment",
			"postgres://u:pw@h/d?password=p#w",
			"url postgres:// h=h db=d secret=pw secret=p#w",
		},
		{
			"empty pairs",
			"postgres://h/d?a=1&&b=2&",
			"url postgres:// h=h db=d a=1 b=2",
		},
		{
			"plus is a blank",
			"postgres://h/d?a=x+y&b=x%2By",
			"url postgres:// h=h db=d a=x y@x+y b=x+y@x%2By",
		},
		{
			"undecoded markup",
			"mysql://u:pw@h/d?useSSL=false&amp;charset=utf8",
			"url mysql:// h=h db=d useSSL=false charset=utf8 secret=pw",
		},
		{
			"second question mark",
			"mysql://h/d?useSSL=false?charset=utf8",
			"url mysql:// h=h db=d useSSL=false?charset=utf8",
		},
		{
			"blank in a value",
			"postgres://u:pw@h/d?options=-c search_path=x",
			"url postgres:// h=h db=d options=-c search_path=x secret=pw",
		},
		{
			"blank in a path",
			"postgres://h/d?sslrootcert=/my certs/ca.pem",
			"url postgres:// h=h db=d sslrootcert=/my certs/ca.pem",
		},
		{
			"host in the query",
			"postgresql:///shop?host=/var/run/postgresql",
			"url postgresql:// h=/var/run/postgresql db=shop",
		},
		{
			"hosts in the query",
			"postgresql:///shop?host=a,b&port=5433,5434",
			"url postgresql:// h=a:5433 h=b:5434 db=shop",
		},
		{
			"one port for all",
			"postgresql:///shop?host=a,b&port=5433",
			"url postgresql:// h=a:5433 h=b:5433 db=shop",
		},
		{
			"query wins over authority",
			"postgresql://u:pw@x/shop?host=a",
			"url postgresql:// h=a db=shop secret=pw",
		},
		{
			"database in the query",
			"postgresql://h?dbname=shop&sslmode=require",
			"url postgresql:// h=h db=shop sslmode=require",
		},
		{
			"socket as host",
			"postgres://%2Fvar%2Frun%2Fpostgresql/shop",
			"url postgres:// h=/var/run/postgresql@%2Fvar%2Frun%2Fpostgresql db=shop",
		},
		{
			"socket option",
			"mysql+pymysql://u:pw@/shop?unix_socket=/cloudsql/p:r:i",
			"url mysql+pymysql:// h=/cloudsql/p:r:i db=shop unix_socket=/cloudsql/p:r:i secret=pw",
		},
		{
			"socket scheme",
			"redis+socket:///tmp/redis.sock?db=1",
			"url redis+socket:// h=/tmp/redis.sock db=1",
		},
		{
			"several ports",
			"postgresql://h1:5432,h2:5433/shop?target_session_attrs=any",
			"url postgresql:// h=h1:5432 h=h2:5433 db=shop target_session_attrs=any",
		},
		{
			"IPv6 with port",
			"postgres://u:pw@[2001:db8::1]:5432/d",
			"url postgres:// h=2001:db8::1:5432 db=d secret=pw",
		},
		{
			"IPv6",
			"postgres://u:pw@[::1]/d",
			"url postgres:// h=::1 db=d secret=pw",
		},
		{
			"bare IPv6",
			"redis://::1",
			"url redis:// h=::1",
		},
		{
			"JSON",
			`mysql://u:pw@h/d?ssl={"rejectUnauthorized":false}`,
			`url mysql:// h=h db=d ssl=@{"rejectUnauthorized":false}(object) ssl.rejectUnauthorized@rejectUnauthorized=false(bool) secret=pw`,
		},
		{
			"JSON kinds",
			`mysql://u:pw@h/d?ssl={"rejectUnauthorized":false,"ca":"/c\/a","passphrase":"pw","minVersion":null,"n":1,"l":["a","b"],"deep":{"x":true}}&charset=utf8`,
			`url mysql:// h=h db=d ssl=@{"rejectUnauthorized":false,"ca":"/c\/a","passphrase":"pw","minVersion":null,"n":1,"l":["a","b"],"deep":{"x":true}}(object) ssl.rejectUnauthorized@rejectUnauthorized=false(bool) ssl.ca@ca=/c/a@/c\/a ssl.minVersion@minVersion=null(null) ssl.n@n=1(number) ssl.l@l=a,b@a","b(list) ssl.deep@deep=@{"x":true}(object) ssl.deep.x@x=true(bool) charset=utf8 secret=pw secret=pw`,
		},
		{
			"JSON escaped",
			"mysql://u:pw@h/d?ssl=%7B%22rejectUnauthorized%22%3Atrue%7D",
			"url mysql:// h=h db=d ssl=@%7B%22rejectUnauthorized%22%3Atrue%7D(object) ssl.rejectUnauthorized@rejectUnauthorized=true(bool) secret=pw",
		},
		{
			"no JSON",
			"mysql://u:pw@h/d?ssl={rejectUnauthorized:false}",
			"url mysql:// h=h db=d ssl={rejectUnauthorized:false} secret=pw",
		},
		{
			"hybrid",
			"mysql://u:pw@tcp(h:3306)/d?tls=skip-verify",
			"go-sql-driver mysql:// h=h:3306 db=d tls=skip-verify secret=pw",
		},
		{
			"hybrid socket",
			"mysql://u:pw@unix(/var/run/m.sock)/d",
			"go-sql-driver mysql:// h=/var/run/m.sock db=d secret=pw",
		},
		{
			"secret options",
			"postgres://h/d?sslpassword=pw&sslkey=/k&accessToken=pw&passfile=/f",
			"url postgres:// h=h db=d sslkey=/k passfile=/f secret=pw secret=pw",
		},
		{
			"talk about passwords",
			"mysql://h/d?allowCleartextPasswords=true&passwordCharacterEncoding=utf8",
			"url mysql:// h=h db=d allowCleartextPasswords=true passwordCharacterEncoding=utf8",
		},
	})
}

// TestURLPasswords: passwords that nobody escaped.
func TestURLPasswords(t *testing.T) {
	parseTable(t, "", []parseCase{
		{
			"number sign",
			"postgres://app:p#w@h/d?sslmode=disable",
			"url postgres:// h=h db=d sslmode=disable secret=p#w",
		},
		{
			"slash",
			"postgres://app:p/w@h/d?sslmode=disable",
			"url postgres:// h=h db=d sslmode=disable secret=p/w",
		},
		{
			"question mark",
			"postgres://app:p?w@h/d?sslmode=disable",
			"url postgres:// h=h db=d sslmode=disable secret=p?w",
		},
		{
			"at sign",
			"postgres://app:p@w@h/d?sslmode=disable",
			"url postgres:// h=h db=d sslmode=disable secret=p@w",
		},
		{
			"percent",
			"postgres://app:p%w@h/d?sslmode=disable",
			"url postgres:// h=h db=d sslmode=disable secret=p%w",
		},
		{
			"slash and at sign",
			"postgres://app:p/w@x@h:1/d",
			"url postgres:// h=h:1 db=d secret=p/w@x",
		},
		{
			"digits then slash",
			"postgres://app:12/3@h:1/d",
			"url postgres:// h=h:1 db=d secret=12/3",
		},
		{
			"digits then question mark",
			"postgres://app:12?3@h:1/d",
			"url postgres:// h=h:1 db=d secret=12?3",
		},
		{
			"colon",
			"postgres://app:p:w@h:1/d",
			"url postgres:// h=h:1 db=d secret=p:w",
		},
		{
			"semicolon",
			"sqlserver://sa:12;3@h:1433",
			"url sqlserver:// h=h:1433 secret=12;3",
		},
		{
			"token with slash",
			"redis://pa/ss@h/0",
			"url redis:// h=h db=0 secret=pa/ss",
		},
		{
			"at sign in the query only",
			"postgres://h:5432/d?email=a@b",
			"url postgres:// h=h:5432 db=d email=a@b",
		},
		{
			"at sign in the path only",
			"postgres://h/d@b",
			"url postgres:// h=h db=d@b",
		},
	})
}

// TestURLPlaceholders: placeholders in every part.
func TestURLPlaceholders(t *testing.T) {
	parseTable(t, "", []parseCase{
		{
			"shell",
			"postgres://${DB_USER}:${DB_PASS}@${DB_HOST}:${DB_PORT:-5432}/${DB_NAME}?sslmode=${SSLMODE:-prefer}",
			"url postgres:// h=?@${DB_HOST}[env:DB_HOST]:5432[env:DB_PORT] db=?@${DB_NAME}[env:DB_NAME] sslmode=prefer[env:SSLMODE] secret=${DB_PASS}",
		},
		{
			"password default",
			"postgres://u:${PW:-pw}@h/d",
			"url postgres:// h=h db=d secret=pw",
		},
		{
			"empty default alone",
			"postgres://u:pw@${DB_HOST:-}/d${PARAMS:-}",
			"url postgres:// h=?@${DB_HOST:-}[env:DB_HOST] db=d secret=pw",
		},
		{
			"may hold more options",
			"postgres://u:pw@${DB_HOST}/d?sslmode=disable${EXTRA}",
			"url postgres:// h=?@${DB_HOST}[env:DB_HOST] db=d sslmode=disable?@disable${EXTRA}[env:EXTRA] open secret=pw",
		},
		{
			"a path is one value",
			"postgres://h/d?sslmode=verify-ca&sslrootcert=/certs/${FILE}",
			"url postgres:// h=h db=d sslmode=verify-ca sslrootcert=/certs/?@/certs/${FILE}[env:FILE]",
		},
		{
			"unknown query",
			"postgres://u:pw@h/d?${PARAMS}",
			"url postgres:// h=h db=d open secret=pw",
		},
		{
			"unknown key",
			"postgres://u:pw@h/d?${KEY}=x&sslmode=require",
			"url postgres:// h=h db=d sslmode=require open secret=pw secret=x",
		},
		{
			"unknown tail",
			"postgres://u:pw@h/d${PARAMS}",
			"url postgres:// h=h db=d?@d${PARAMS}[env:PARAMS] open secret=pw",
		},
		{
			"two unknown in the path",
			"postgres://u:pw@h/%s%s",
			"url postgres:// h=h db=??@%s%s[template] open secret=pw",
		},
		{
			"printf",
			"postgres://%s:%s@%s:%d/%s?sslmode=%s",
			"url postgres:// h=?@%s[template]:?@%d[template] db=?@%s[template] sslmode=?@%s[template](opaque) secret=%s",
		},
		{
			"printf with names",
			"postgres://u:pw@%(host)s:%(port)d/d?sslmode=%[1]s",
			"url postgres:// h=?@%(host)s[template]:?@%(port)d[template] db=d sslmode=?@%[1]s[template](opaque) secret=pw",
		},
		{
			"template",
			`postgres://{{ .user }}:{{ .pw }}@{{ .host }}:5432/d?sslmode={{ .Values.sslmode | default "disable" }}`,
			"url postgres:// h=?@{{ .host }}[template]:5432 db=d sslmode=disable[template] secret={{ .pw }}",
		},
		{
			"ERB",
			`mysql://<%= ENV["U"] %>:<%= ENV.fetch("PW", "pw") %>@<%= ENV.fetch('H', 'db') %>/d?ssl=<%= ENV["S"] || "true" %>`,
			"url mysql:// h=db[env:H] db=d ssl=true[env:S] secret=pw",
		},
		{
			"angle brackets stay",
			"postgres://<user>:<password>@<db host>:<port>/<database>?sslmode=require",
			"url postgres:// h=<db host>:<port> db=<database> sslmode=require secret=<password>",
		},
		{
			"braces",
			"postgres://{user}:{password}@{host}:{port}/{name}?sslmode={mode}",
			"url postgres:// h={host}:{port} db={name} sslmode=?@{mode}[template](opaque) secret={password}",
		},
		{
			"words",
			"postgres://user:pass@host:port/db",
			"url postgres:// h=host:port db=db secret=pass",
		},
		{
			"your-host",
			"postgres://u:pw@your-host/d",
			"url postgres:// h=your-host db=d secret=pw",
		},
		{
			"Kubernetes",
			"postgres://u:pw@$(DB_HOST):5432/d",
			"url postgres:// h=?@$(DB_HOST)[env:DB_HOST]:5432 db=d secret=pw",
		},
		{
			"dollar names",
			"postgres://$USER:$PGPASS@$HOST/d",
			"url postgres:// h=?@$HOST[env:HOST] db=d secret=$PGPASS",
		},
		{
			"lower dollar names",
			"postgres://$user:$pass@$host/d",
			"url postgres:// h=?@$host[template] db=d secret=$pass",
		},
		{
			"Symfony",
			"postgres://u:pw@%env(DB_HOST)%:5432/d?serverVersion=%env(resolve:V)%",
			"url postgres:// h=?@%env(DB_HOST)%[env:DB_HOST]:5432 db=d serverVersion=?@%env(resolve:V)%[env:V](opaque) secret=pw",
		},
		{
			"Windows",
			"postgres://%DB_USER%:%DB_PW%@%DB_HOST%/d",
			"url postgres:// h=?@%DB_HOST%[env:DB_HOST] db=d secret=%DB_PW%",
		},
		{
			"actions",
			"mongodb://u:pw@${{ secrets.HOST }}/d",
			"url mongodb:// h=?@${{ secrets.HOST }}[template] db=d secret=pw",
		},
		{
			"Concourse",
			"postgres://u:pw@((pg/host))/d",
			"url postgres:// h=?@((pg/host))[template] db=d secret=pw",
		},
		{
			"Ruby",
			"postgres://u:pw@#{host}/d",
			"url postgres:// h=?@#{host}[template] db=d secret=pw",
		},
		{
			"CloudFormation",
			"postgres://u:pw@${AWS::Region}.rds.amazonaws.com/d",
			"url postgres:// h=?.rds.amazonaws.com@${AWS::Region}.rds.amazonaws.com[property:AWS::Region] db=d secret=pw",
		},
		{
			"unknown scheme with a telling key",
			"%env(DB_SCHEME)%://u:pw@h/d?sslmode=disable",
			"url ?@%env(DB_SCHEME)%[env:DB_SCHEME]:// h=h db=d sslmode=disable secret=pw",
		},
		{
			"unknown scheme",
			"${PROTO}://u:pw@h/d",
			"",
		},
		{
			"all unknown",
			"mysql://${URL}",
			"url mysql:// h=?@${URL}[env:URL] open",
		},
		{
			"all unknown, a host by name",
			"redis://${REDIS_HOST}",
			"url redis:// h=?@${REDIS_HOST}[env:REDIS_HOST]",
		},
		{
			"default of all",
			"${DATABASE_URL:-postgres://u:pw@h/d?sslmode=disable}",
			"url postgres[env:DATABASE_URL]:// h=h[env:DATABASE_URL] db=d[env:DATABASE_URL] sslmode[env:DATABASE_URL]=disable[env:DATABASE_URL] secret=pw",
		},
		{
			"default of a default",
			"${A:-${B:-postgres://u:pw@h/d}}",
			"url postgres[env:B]:// h=h[env:B] db=d[env:B] secret=pw",
		},
	})
}

// TestNoURL: what only looks like a URL of a database.
func TestNoURL(t *testing.T) {
	parseTable(t, "", []parseCase{
		{
			"bare scheme",
			"postgres://",
			"",
		},
		{
			"bare scheme and slash",
			"postgres:///",
			"",
		},
		{
			"ellipsis",
			"postgres://...",
			"",
		},
		{
			"masked",
			"postgres://***",
			"",
		},
		{
			"prose behind the scheme",
			"postgres:// is a scheme",
			"",
		},
		{
			"prose behind the path",
			"postgres://h/d is a url",
			"",
		},
		{
			"prose behind the value",
			"postgres://h/d?sslmode=disable is bad",
			"",
		},
		{
			"regular expression",
			"postgres://(.*):(.*)@",
			"",
		},
		{
			"character class",
			"mongodb://[^/]+/x",
			"",
		},
		{
			"in a sentence",
			"see postgres://h/d",
			"",
		},
		{
			"https",
			"https://u:pw@example.com/x",
			"",
		},
		{"name server", "tls://1.2.3.4:853", ""},
		{"image registry", "oci://registry-1.docker.io/charts", ""},
		{
			"ftp",
			"ftp://u:p@h/x",
			"",
		},
		{
			"websocket",
			"ws://x/y",
			"",
		},
		{
			"git",
			"git://h/x",
			"",
		},
		{
			"ssh",
			"ssh://u@h",
			"",
		},
		{
			"ldap",
			"ldap://h",
			"",
		},
		{
			"file",
			"file:///x",
			"",
		},
		{
			"sqlite",
			"sqlite:///x.db",
			"",
		},
		{
			"duckdb",
			"duckdb://x",
			"",
		},
		{
			"sqlite dialect",
			"sqlite+aiosqlite:///x.db",
			"",
		},
		{
			"bucket",
			"s3://bucket/x",
			"",
		},
		{
			"provider id",
			"aws:///eu-west-1a/i-1",
			"",
		},
		{
			"two letters",
			"ms://h/x",
			"",
		},
		{
			"tabs in the host",
			"postgres://a\tb/d",
			"",
		},
	})
}
