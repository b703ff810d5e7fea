package dsn_test

import "testing"

// TestJDBC: the dialects of Java drivers.
func TestJDBC(t *testing.T) {
	parseTable(t, "", []parseCase{
		{
			"mysql",
			"jdbc:mysql://h:3306/d?useSSL=true&requireSSL=true&trustCertificateKeyStorePassword=pw",
			"jdbc jdbc:mysql:// h=h:3306 db=d useSSL=true requireSSL=true secret=pw",
		},
		{
			"loadbalance",
			"jdbc:mysql:loadbalance://h1:3306,h2:3306/d?sslMode=REQUIRED",
			"jdbc jdbc:mysql:// h=h1:3306 h=h2:3306 db=d sslMode=REQUIRED",
		},
		{
			"replication with address blocks",
			"jdbc:mysql:replication://address=(type=source)(host=h1)(port=3306),address=(type=replica)(host=h2)/d?x=1",
			"jdbc jdbc:mysql:// h=h1:3306 h=h2 db=d type=source type=replica x=1",
		},
		{
			"srv",
			"jdbc:mysql+srv://h/d",
			"jdbc jdbc:mysql+srv:// h=h db=d",
		},
		{
			"host blocks",
			"jdbc:mysql://(host=h1,port=3306,user=u,password=p/w,sslMode=REQUIRED),(host=h2,port=1)/d?a=b",
			"jdbc jdbc:mysql:// h=h1:3306 h=h2:1 db=d user=u sslMode=REQUIRED a=b secret=p/w",
		},
		{
			"host block behind a user",
			"jdbc:mysql://u:pw@(host=h1,port=3306)/d",
			"jdbc jdbc:mysql:// h=h1:3306 db=d secret=pw",
		},
		{
			"bracketed list",
			"jdbc:mysql://u:pw@[h1:1,h2:2]/d",
			"jdbc jdbc:mysql:// h=h1:1 h=h2:2 db=d secret=pw",
		},
		{
			"address block",
			"jdbc:mysql://address=(host=h)(port=1)(sslMode=DISABLED)/d",
			"jdbc jdbc:mysql:// h=h:1 db=d sslMode=DISABLED",
		},
		{
			"block and plain host",
			"jdbc:mysql://(host=h1,port=1),h2:2/d",
			"jdbc jdbc:mysql:// h=h1:1 h=h2:2 db=d",
		},
		{
			"old AWS driver",
			"jdbc:mysql:aws://h/d",
			"jdbc jdbc:mysql:// h=h db=d",
		},
		{
			"no host",
			"jdbc:mysql:///d",
			"jdbc jdbc:mysql:// db=d",
		},
		{
			"second question mark",
			"jdbc:mysql://h:3306/d?useSSL=false?serverTimezone=UTC",
			"jdbc jdbc:mysql:// h=h:3306 db=d useSSL=false?serverTimezone=UTC",
		},
		{
			"plus stays",
			"jdbc:mysql://h/d?a=b+c",
			"jdbc jdbc:mysql:// h=h db=d a=b+c",
		},
		{
			"quotes in a value",
			"jdbc:mysql://h/d?sessionVariables=sql_mode='A B',x=1",
			"jdbc jdbc:mysql:// h=h db=d sessionVariables=sql_mode='A B',x=1",
		},
		{
			"mariadb",
			"jdbc:mariadb:sequential://h1,h2/d?sslMode=verify-ca&serverSslCert=/a b",
			"jdbc jdbc:mariadb:// h=h1 h=h2 db=d sslMode=verify-ca serverSslCert=/a b",
		},
		{
			"mariadb aurora",
			"jdbc:mariadb:aurora://h/d",
			"jdbc jdbc:mariadb:// h=h db=d",
		},
		{
			"postgresql",
			"jdbc:postgresql://h1:5432,h2/d?sslmode=require&user=u&password=pw",
			"jdbc jdbc:postgresql:// h=h1:5432 h=h2 db=d sslmode=require user=u secret=pw",
		},
		{
			"postgresql takes keys as they are written",
			"jdbc:postgresql://h/d?ssl%6Dode=disable&pass%77ord=pw",
			"jdbc jdbc:postgresql:// h=h db=d ssl%6Dode=disable secret=pw",
		},
		{
			"postgresql database only",
			"jdbc:postgresql:shop",
			"jdbc jdbc:postgresql:// db=shop",
		},
		{
			"postgresql database and options",
			"jdbc:postgresql:shop?sslmode=disable",
			"jdbc jdbc:postgresql:// db=shop sslmode=disable",
		},
		{
			"postgresql slashes",
			"jdbc:postgresql:///shop",
			"jdbc jdbc:postgresql:// db=shop",
		},
		{
			"postgresql one slash",
			"jdbc:postgresql:/shop",
			"jdbc jdbc:postgresql:// db=shop",
		},
		{
			"postgresql host only",
			"jdbc:postgresql://h",
			"jdbc jdbc:postgresql:// h=h",
		},
		{
			"postgresql user",
			"jdbc:postgresql://u:pw@h/d",
			"jdbc jdbc:postgresql:// h=h db=d secret=pw",
		},
		{
			"pgsql",
			"jdbc:pgsql://h/d?ssl.mode=require",
			"jdbc jdbc:pgsql:// h=h db=d ssl.mode=require",
		},
		{
			"redshift",
			"jdbc:redshift:iam://h:5439/d?ssl=true",
			"jdbc jdbc:redshift:iam:// h=h:5439 db=d ssl=true",
		},
		{
			"redshift semicolon",
			"jdbc:redshift://h:5439/d;ssl=true",
			"jdbc jdbc:redshift:// h=h:5439 db=d ssl=true",
		},
		{
			"sqlserver",
			"jdbc:sqlserver://h:1433;databaseName=d;encrypt=true;trustServerCertificate=false;password={p;w}}x}",
			"jdbc jdbc:sqlserver:// h=h:1433 db=d encrypt=true trustServerCertificate=false secret=p;w}}x",
		},
		{
			"sqlserver instance",
			`jdbc:sqlserver://h\inst:1433;database=d`,
			"jdbc jdbc:sqlserver:// h=h:1433 db=d",
		},
		{
			"sqlserver instance alone",
			`jdbc:sqlserver://h\inst`,
			"jdbc jdbc:sqlserver:// h=h",
		},
		{
			"sqlserver properties",
			`jdbc:sqlserver://;servername=h\inst;portNumber=1444;encrypt=false`,
			"jdbc jdbc:sqlserver:// h=h:1444 encrypt=false",
		},
		{
			"sqlserver host only",
			"jdbc:sqlserver://h",
			"jdbc jdbc:sqlserver:// h=h",
		},
		{
			"sqlserver braces",
			"jdbc:sqlserver://h;hostNameInCertificate={*.x;y};encrypt=true",
			"jdbc jdbc:sqlserver:// h=h hostNameInCertificate=*.x;y encrypt=true",
		},
		{
			"sqlserver IPv6",
			"jdbc:sqlserver://[::1]:1433;encrypt=true",
			"jdbc jdbc:sqlserver:// h=::1:1433 encrypt=true",
		},
		{
			"sqlserver placeholders",
			"jdbc:sqlserver://${DB_HOST}:1433;encrypt=${ENC:false};databaseName=x",
			"jdbc jdbc:sqlserver:// h=?@${DB_HOST}[env:DB_HOST]:1433 db=x encrypt=false[env:ENC]",
		},
		{
			"sqlserver on lines",
			"jdbc:sqlserver://h:1433;encrypt=true;\n  trustServerCertificate = true ;",
			"jdbc jdbc:sqlserver:// h=h:1433 encrypt=true trustServerCertificate=true",
		},
		{
			"old Microsoft driver",
			"jdbc:microsoft:sqlserver://h:1433;DatabaseName=d",
			"jdbc jdbc:microsoft:sqlserver:// h=h:1433 db=d",
		},
		{
			"jTDS",
			"jdbc:jtds:sqlserver://h:1433/d;ssl=require;instance=x",
			"jdbc jdbc:jtds:sqlserver:// h=h:1433 db=d ssl=require instance=x",
		},
		{
			"jTDS without options",
			"jdbc:jtds:sqlserver://h/d",
			"jdbc jdbc:jtds:sqlserver:// h=h db=d",
		},
		{
			"oracle service",
			"jdbc:oracle:thin:@//h:1521/svc",
			"jdbc jdbc:oracle:thin:// h=h:1521 db=svc",
		},
		{
			"oracle SID",
			"jdbc:oracle:thin:@h:1521:orcl",
			"jdbc jdbc:oracle:thin:// h=h:1521 db=orcl",
		},
		{
			"oracle slash",
			"jdbc:oracle:thin:@h:1521/svc",
			"jdbc jdbc:oracle:thin:// h=h:1521 db=svc",
		},
		{
			"oracle login",
			"jdbc:oracle:thin:scott/pw@h:1521:orcl",
			"jdbc jdbc:oracle:thin:// h=h:1521 db=orcl secret=pw",
		},
		{
			"oracle tcps",
			"jdbc:oracle:thin:@tcps://h:2484/svc?ssl_server_dn_match=off&wallet_location=/w",
			"jdbc jdbc:oracle:thin:// h=h:2484 db=svc url-protocol@tcps=tcps ssl_server_dn_match=off wallet_location=/w",
		},
		{
			"oracle descriptor",
			"jdbc:oracle:thin:@(DESCRIPTION=(ADDRESS=(PROTOCOL=tcps)(HOST=h)(PORT=2484))(CONNECT_DATA=(SERVICE_NAME=s))(SECURITY=(SSL_SERVER_DN_MATCH=ON)))",
			"jdbc jdbc:oracle:thin:// h=h:2484 db=s PROTOCOL=tcps SSL_SERVER_DN_MATCH=ON",
		},
		{
			"oracle alias",
			"jdbc:oracle:thin:@mydb_high?TNS_ADMIN=/w",
			"jdbc jdbc:oracle:thin:// db=mydb_high TNS_ADMIN=/w",
		},
		{
			"oracle alias alone",
			"jdbc:oracle:oci:@mydb",
			"jdbc jdbc:oracle:oci:// db=mydb",
		},
		{
			"oracle placeholders",
			"jdbc:oracle:thin:@${HOST}:1521/${SVC}",
			"jdbc jdbc:oracle:thin:// h=?@${HOST}[env:HOST]:1521 db=?@${SVC}[env:SVC]",
		},
		{
			"oracle hosts",
			"jdbc:oracle:thin:@h1:1521,h2:1522/svc",
			"jdbc jdbc:oracle:thin:// h=h1:1521 h=h2:1522 db=svc",
		},
		{
			"aws wrapper",
			"jdbc:aws-wrapper:mysql://h/d?sslMode=REQUIRED",
			"jdbc jdbc:aws-wrapper:mysql:// h=h db=d sslMode=REQUIRED",
		},
		{
			"aws wrapper postgresql",
			"jdbc:aws-wrapper:postgresql://h/d?sslmode=prefer",
			"jdbc jdbc:aws-wrapper:postgresql:// h=h db=d sslmode=prefer",
		},
		{
			"p6spy",
			"jdbc:p6spy:mysql://h/d",
			"jdbc jdbc:p6spy:mysql:// h=h db=d",
		},
		{
			"secrets manager",
			"jdbc-secretsmanager:mysql://h:3306/d",
			"jdbc jdbc-secretsmanager:mysql:// h=h:3306 db=d",
		},
		{
			"db2",
			"jdbc:db2://h:50000/d:user=u;password=pw;sslConnection=true;",
			"jdbc jdbc:db2:// h=h:50000 db=d user=u sslConnection=true secret=pw",
		},
		{
			"informix",
			"jdbc:informix-sqli://h:9088/d:INFORMIXSERVER=i;ENCRYPT=1",
			"jdbc jdbc:informix-sqli:// h=h:9088 db=d INFORMIXSERVER=i ENCRYPT=1",
		},
		{
			"hive",
			"jdbc:hive2://h:10000/d;ssl=true;trustStorePassword=pw;sslTrustStore=/x",
			"jdbc jdbc:hive2:// h=h:10000 db=d ssl=true sslTrustStore=/x secret=pw",
		},
		{
			"clickhouse",
			"jdbc:clickhouse://h:8123/d?ssl=true",
			"jdbc jdbc:clickhouse:// h=h:8123 db=d ssl=true",
		},
		{
			"clickhouse over https",
			"jdbc:ch:https://h:8443/d",
			"jdbc jdbc:ch:https:// h=h:8443 db=d",
		},
		{
			"trino",
			"jdbc:trino://h:443/c?SSL=true&SSLVerification=NONE",
			"jdbc jdbc:trino:// h=h:443 db=c SSL=true SSLVerification=NONE",
		},
		{
			"sap",
			"jdbc:sap://h:30015/?encrypt=true&validateCertificate=false",
			"jdbc jdbc:sap:// h=h:30015 encrypt=true validateCertificate=false",
		},
		{
			"r2dbc",
			"r2dbc:postgresql://u:pw@h:5432/d?sslMode=require",
			"jdbc r2dbc:postgresql:// h=h:5432 db=d sslMode=require secret=pw",
		},
		{
			"r2dbc pool",
			"r2dbc:pool:postgresql://h/d",
			"jdbc r2dbc:pool:postgresql:// h=h db=d",
		},
		{
			"r2dbcs",
			"r2dbcs:mysql://u:pw@h/d",
			"jdbc r2dbcs:mysql:// h=h db=d secret=pw",
		},
		{
			"r2dbc mssql",
			"r2dbc:mssql://h:1433/d",
			"jdbc r2dbc:mssql:// h=h:1433 db=d",
		},
		{
			"r2dbc oracle",
			"r2dbc:oracle://h:1521/svc",
			"jdbc r2dbc:oracle:// h=h:1521 db=svc",
		},
		{
			"unknown driver",
			"jdbc:%s://%s:%d/%s",
			"jdbc jdbc:?@jdbc:%s[template]:// h=?@%s[template]:?@%d[template] db=?@%s[template]",
		},
		{
			"format",
			"jdbc:mysql://%s:%s/%s?useSSL=false",
			"jdbc jdbc:mysql:// h=?@%s[template]:?@%s[template] db=?@%s[template] useSSL=false",
		},
		{
			"Spring",
			"jdbc:mysql://${MYSQL_HOST:localhost}:${MYSQL_PORT:3306}/d?useSSL=${ssl.on:false}&serverTimezone=UTC",
			"jdbc jdbc:mysql:// h=localhost[env:MYSQL_HOST]:3306[env:MYSQL_PORT] db=d useSSL=false[property:ssl.on] serverTimezone=UTC",
		},
		{
			"default of all",
			"${spring.url:jdbc:mysql://h/d?useSSL=false}",
			"jdbc jdbc:mysql[property:spring.url]:// h=h[property:spring.url] db=d[property:spring.url] useSSL[property:spring.url]=false[property:spring.url]",
		},
	})
}

// TestNoJDBC: URLs without a server behind them.
func TestNoJDBC(t *testing.T) {
	parseTable(t, "", []parseCase{
		{
			"test container",
			"jdbc:tc:postgresql:14:///d",
			"",
		},
		{
			"reactive test container",
			"r2dbc:tc:postgresql:///d",
			"",
		},
		{
			"h2",
			"jdbc:h2:mem:test;DB_CLOSE_DELAY=-1",
			"",
		},
		{
			"h2 server",
			"jdbc:h2:tcp://h/x",
			"",
		},
		{
			"reactive h2",
			"r2dbc:h2:mem:///x",
			"",
		},
		{
			"hsqldb",
			"jdbc:hsqldb:mem:x",
			"",
		},
		{
			"sqlite",
			"jdbc:sqlite:x.db",
			"",
		},
		{
			"derby",
			"jdbc:derby:memory:x",
			"",
		},
		{
			"bare",
			"jdbc:mysql://",
			"",
		},
		{
			"prefix",
			"jdbc:mysql:",
			"",
		},
		{
			"unknown word",
			"jdbc:unknown://h/d",
			"",
		},
		{
			"prose",
			"jdbc: the driver",
			"",
		},
		{
			"oracle without address",
			"jdbc:oracle:thin:x",
			"",
		},
		{
			"regular expression",
			"jdbc:mysql://([^:/]+)/x",
			"",
		},
	})
}
