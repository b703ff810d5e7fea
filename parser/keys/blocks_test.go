package keys

import "testing"

func TestFindBlocks(t *testing.T) {
	runFind(t, []findTest{
		{"spring yaml", "application.yml", "spring:\n  datasource:\n    url: jdbc:mysql://h.example.com:3306/x?useSSL=true\n    username: u\n    password: pw\n    hikari:\n      data-source-properties:\n        requireSSL: true\n        password: pw2\n  data:\n    redis:\n      host: r.example.com\n      port: 6380\n      ssl:\n        enabled: false\n", "jdbc spring.datasource.url host=h.example.com:3306 useSSL=true@true requireSSL=true@true/call anchor=jdbc:mysql engine=mysql\nconfig-key spring.data.redis host=r.example.com:6380 ssl=false@false/call anchor=host engine=redis drivers=lettuce\nsecret pw\nsecret pw2"},
		{"spring properties", "application.properties", "spring.datasource.url=jdbc:postgresql://h.example.com/x\nspring.datasource.hikari.dataSourceProperties.sslmode=allow\nspring.datasource.password=pw\n", "jdbc spring.datasource.url host=h.example.com sslmode=allow@allow/call anchor=jdbc:postgresql engine=postgresql\nsecret pw"},
		{"spring unknown url", "application.yml", "spring:\n  datasource:\n    url: ${DB_URL}\n    hikari:\n      data-source-properties: {sslmode: verify-full}\n", "config-key spring.datasource host=? sslmode=verify-full@verify-full/call anchor=url open"},
		{"spring two sources", "application.yml", "spring:\n  datasource:\n    a: {url: \"jdbc:mysql://h1.example.com/x\", properties: {useSSL: false}}\n    b: {url: \"jdbc:mysql://h2.example.com/x\", properties: {useSSL: true}}\n", "jdbc spring.datasource.a.url host=h1.example.com useSSL=false@false/call anchor=jdbc:mysql engine=mysql\njdbc spring.datasource.b.url host=h2.example.com useSSL=true@true/call anchor=jdbc:mysql engine=mysql"},
		{"spring documents", "application.yml", "spring.datasource.url: jdbc:mysql://h1.example.com/x\n---\nspring.datasource.url: jdbc:mysql://h2.example.com/x\n", "jdbc 0.spring.datasource.url host=h1.example.com anchor=jdbc:mysql engine=mysql\njdbc 1.spring.datasource.url host=h2.example.com anchor=jdbc:mysql engine=mysql"},
		{"spring file database", "application.yml", "spring:\n  datasource:\n    url: jdbc:h2:mem:x\n    hikari:\n      data-source-properties: {sslmode: verify-full}\n", ""},
		{"rails", "config/database.yml", "default: &default\n  adapter: postgresql\n  sslmode: require\n  host: h0.example.com\n  password: pw\nproduction:\n  <<: *default\n  host: h.example.com\n  database: x\nstaging:\n  <<: *default\n", "config-key default host=h0.example.com sslmode=require@require anchor=default engine=postgresql\nconfig-key production host=h.example.com sslmode=require@require anchor=production engine=postgresql\nsecret pw"},
		{"sequelize", "config/config.json", `{"production":{"username":"u","password":"pw","database":"x","host":"h.example.com","dialect":"mysql","dialectOptions":{"ssl":{"require":true,"rejectUnauthorized":false}}}}`, "config-key production host=h.example.com dialectOptions.ssl=@ssl/call dialectOptions.ssl.require=true@true/call dialectOptions.ssl.rejectUnauthorized=false@false/call anchor=production engine=mysql drivers=mysql2\nsecret pw"},
		{"an object without members", "config/config.json", `{"production":{"host":"h.example.com","username":"u","dialect":"mysql","dialectOptions":{"ssl":{}}}}`, "config-key production host=h.example.com dialectOptions.ssl=@ssl/call anchor=production engine=mysql drivers=mysql2"},
		{"null is no object", "config/config.json", `{"production":{"host":"h.example.com","dialect":"mysql","dialectOptions":{"ssl":null}}}`, "config-key production host=h.example.com dialectOptions.ssl=null@null/call anchor=production engine=mysql drivers=mysql2"},
		{"a name of the library's own", "config/config.json", `{"production":{"host":"h.example.com","dialect":"mysql","ssl":true}}`, "config-key production host=h.example.com sequelize.ssl=true@true/call anchor=production engine=mysql drivers=mysql2"},
		{"typeorm", "ormconfig.json", `{"type":"postgres","url":"postgres://u:pw@h.example.com/x","ssl":{"rejectUnauthorized":false},"extra":{"ssl":true,"max":5}}`, "dsn-url url host=h.example.com ssl.rejectUnauthorized=false@false/call extra.ssl=true@true/call anchor=postgres engine=postgresql\nsecret pw"},
		{"knex", "a.json", `{"client":"pg","connection":{"host":"h.example.com:5433","user":"u","ssl":false}}`, "config-key connection host=h.example.com:5433 ssl=false@false/call anchor=connection engine=postgresql open"},
		{"grafana", "ds.yaml", "datasources:\n- name: x\n  type: postgres\n  host: h.example.com:5432\n  jsonData:\n    sslmode: disable\n    tlsAuth: false\n", "config-key datasources.0 host=h.example.com:5432 sslmode=disable@disable tlsAuth=false@false/call anchor=host engine=postgresql"},
		{"default without TLS keys", "a.yml", "db:\n  driver: mysql\n  host: h.example.com\n  user: u\n", "config-key db host=h.example.com anchor=db engine=mysql"},
		{"properties", "db.properties", "db.type=postgres\ndb.host=h.example.com\ndb.sslmode=disable\ndb.password=pw\n", "config-key db host=h.example.com sslmode=disable@disable anchor=db engine=postgresql\nsecret pw"},
		{"ini", "grafana.ini", "[database]\ntype = postgres\nhost = h.example.com:5432\nssl_mode = disable\npassword = pw\n", "config-key database host=h.example.com:5432 sslmode=disable@disable anchor=database engine=postgresql\nsecret pw"},

		{"no type but a mode in libpq's words", "values.yaml", "externalDatabase:\n  host: h.example.com\n  port: 5432\n  sslMode: disable\n", "config-key externalDatabase host=h.example.com:5432 sslmode=disable@disable~ anchor=externalDatabase engine=postgresql"},
		{"no type and a mode in other words", "a.yml", "db:\n  host: h.example.com\n  sslMode: REQUIRED\n", ""},

		{"web server", "a.yml", "server:\n  host: 0.0.0.0\n  tls: {cert: x, key: y}\n  type: http\n", ""},
		{"no database", "a.yml", "smtp:\n  host: mail.example.com\n  tls: true\n  driver: smtp\n", ""},
		{"prose", "a.yml", "description: postgres://u:pw@h/x?sslmode=disable\npattern: ^mysql://.*\n$schema: mysql://x/y\n", ""},
		{"openapi", "a.yml", "openapi: 3.0.0\ncomponents:\n  schemas:\n    A: {type: string, example: \"postgres://u:pw@h/x?sslmode=disable\", default: \"mysql://u:pw@h/x\"}\n", ""},
		{"regular expression", "a.yml", "value: ^[a-z]+=._:@/-]+$\nmatch: ^postgres://(.*)$\n", ""},
		{"own report", "facts.json", `[{"engine":"mysql","ssl_mode":"prefer","chain":"unverified","hostname":"unverified"}]`, ""},
		{"links", "a.yml", "url: https://example.com/?sslmode=disable\nrepo: git+ssh://x/y\ntext: use sslmode=disable here\n", ""},
	})
}

func TestFindMarkup(t *testing.T) {
	runFind(t, []findTest{
		{"spring bean", "beans.xml", `<beans><bean id="ds" class="x.HikariDataSource"><property name="jdbcUrl" value="jdbc:mysql://h.example.com/x?a=b&amp;useSSL=false"/><property name="password" value="pw"/><property name="dataSourceProperties"><props><prop key="requireSSL">true</prop></props></property></bean></beans>`, "jdbc beans.bean.jdbcUrl host=h.example.com a=b@b useSSL=false@false requireSSL=true@true/call anchor=jdbc:mysql engine=mysql\nsecret pw"},
		{"bean with value element", "beans.xml", "<beans><bean><property name=\"url\"><value>jdbc:postgresql://h.example.com/x?sslmode=allow</value></property><property name=\"password\"><value>pw</value></property></bean></beans>", "jdbc beans.bean.url host=h.example.com sslmode=allow@allow anchor=jdbc:postgresql engine=postgresql\nsecret pw"},
		{"web.config", "web.config", `<configuration><connectionStrings><add name="Main" connectionString="Data Source=h.example.com;Password=pw;Encrypt=False" providerName="System.Data.SqlClient"/><add name="My" connectionString="server=h.example.com;uid=u;pwd=pw;SslMode=None" providerName="MySql.Data.MySqlClient"/><add name="Files" connectionString="metadata=res://x" providerName="System.Data.EntityClient"/></connectionStrings></configuration>`, "ado configuration.connectionStrings.Main host=h.example.com Encrypt=False@False anchor=Main engine=sqlserver drivers=system-data-sqlclient\nado configuration.connectionStrings.My host=h.example.com uid=u@u SslMode=None@None anchor=My engine=mysql drivers=mysql-connector-net\nsecret pw\nsecret pw"},
		{"persistence", "persistence.xml", `<persistence><persistence-unit name="a"><properties><property name="javax.persistence.jdbc.url" value="jdbc:postgresql://h.example.com/x?ssl=true"/><property name="javax.persistence.jdbc.password" value="pw"/></properties></persistence-unit></persistence>`, "jdbc persistence.persistence-unit.properties.javax.persistence.jdbc.url host=h.example.com ssl=true@true anchor=jdbc:postgresql engine=postgresql\nsecret pw"},
		{"tomcat", "context.xml", `<Context><Resource name="jdbc/x" url="jdbc:mysql://h.example.com/x" password="pw" connectionProperties="useSSL=false;password=pw2;"/></Context>`, "jdbc Context.Resource.url host=h.example.com useSSL=false@false/call anchor=jdbc:mysql engine=mysql\nsecret pw2\nsecret pw"},
		{"comment", "a.xml", `<a><!-- <b url="jdbc:mysql://h/x?useSSL=false"/> --></a>`, ""},
		{"maven", "pom.xml", `<project><properties><db.url>jdbc:mysql://${db.host}/x?useSSL=false</db.url></properties><description>jdbc:mysql://h/x</description></project>`, "jdbc project.properties.db.url host=? useSSL=false@false anchor=jdbc:mysql engine=mysql"},
	})
}

func TestFindServers(t *testing.T) {
	runFind(t, []findTest{
		{"my.cnf", "my.cnf", "[client]\nport=3306\nsocket=/x\n[mysqldump]\nquick\n[client_rds]\nhost=h.example.com\npassword=pw\nssl-mode=REQUIRED\nssl-ca=/ca.pem\n[client-mariadb]\nssl\nskip-ssl-verify-server-cert\n[mysqld]\nrequire_secure_transport = OFF\ntls-version=TLSv1,TLSv1.1\nskip-ssl\n[mariadb-10.6]\nssl_cipher=\"ALL:@SECLEVEL=0\"\n[mysqld_safe]\nnice=0\n", "config-key [client_rds] host=h.example.com ssl-mode=REQUIRED@REQUIRED/file ssl-ca=/ca.pem@/ca.pem/file anchor=client_rds engine=mysql drivers=mysql-cli,mariadb-cli\nconfig-key [client-mariadb] host=? ssl=@ssl/file skip-ssl-verify-server-cert=@skip-ssl-verify-server-cert/file anchor=client-mariadb engine=mariadb drivers=mariadb-cli\nmy.cnf [mysqld] require_secure_transport=OFF@OFF/file tls-version=TLSv1,TLSv1.1@TLSv1,TLSv1.1/file skip-ssl=@skip-ssl/file anchor=mysqld\nmy.cnf [mariadb-10.6] ssl_cipher=ALL:@SECLEVEL=0@ALL:@SECLEVEL=0/file anchor=mariadb-10.6\nsecret pw"},
		{"postgresql.conf", "postgresql.conf", "# c\nssl = off\nssl_min_protocol_version = 'TLSv1' # old\nprimary_conninfo = 'host=h.example.com password=pw sslmode=prefer'\n", "keyword-dsn primary_conninfo host=h.example.com sslmode=prefer@prefer anchor=primary_conninfo engine=postgresql\npostgresql.conf postgresql.conf ssl=off@off/file ssl_min_protocol_version=TLSv1@TLSv1/file anchor=ssl\nsecret pw"},
		{"java.security", "java.security", "jdk.tls.disabledAlgorithms=SSLv3, RC4, \\\n    DH keySize < 224\njdk.certpath.disabledAlgorithms=MD2\nother=1\n", "java.security java.security jdk.tls.disabledAlgorithms=SSLv3, RC4, DH keySize < 224@SSLv3, RC4, \\\n    DH keySize < 224/file jdk.certpath.disabledAlgorithms=MD2@MD2/file anchor=jdk.tls.disabledAlgorithms"},
		{"java.security elsewhere", "custom.properties", "a=b\njdk.tls.disabledAlgorithms=SSLv3\n", "java.security java.security jdk.tls.disabledAlgorithms=SSLv3@SSLv3/file anchor=jdk.tls.disabledAlgorithms"},
		{"pgbouncer", "pgbouncer.ini", "[databases]\nx = host=h.example.com dbname=x\n[pgbouncer]\nserver_tls_sslmode = disable\n", "config-key [pgbouncer] host=h.example.com server_tls_sslmode=disable@disable/file anchor=pgbouncer engine=postgresql drivers=pgbouncer"},
	})
}
