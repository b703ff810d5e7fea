package testkit

import (
	"crypto/rand"
	"encoding/base64"
	"fmt"
	"net/url"
	"strings"
)

// Canary is a random secret: words of letters and digits, with signs between them that grammars take for syntax.
type Canary struct {
	words []string
	Sharp bool // the signs are there
}

// NewCanary makes a secret of one word, or of many with signs between them.
func NewCanary(sharp bool) Canary {
	if !sharp {
		return Canary{words: []string{word(24)}}
	}
	c := Canary{Sharp: true}
	for range len(Quoted) + 1 {
		c.words = append(c.words, word(9))
	}
	return c
}

// Secret is the secret with some of the signs, each once.
func (c Canary) Secret(signs string) string {
	if !c.Sharp {
		return c.words[0]
	}
	var b strings.Builder
	for i := range len(signs) {
		b.WriteString(c.words[i])
		b.WriteByte(signs[i])
	}
	return b.String() + c.words[len(signs)]
}

// word is a random run of letters and digits in the order x5xx5x…, with letters that are no hexadecimal digits: prose
// and checksums never hold six characters of it. It begins and ends with a letter where n is a multiple of three.
func word(n int) string {
	const letters, digits = "ghjkmnpqrstvwxyzGHJKMNPQRSTVWXYZ", "23456789"
	raw := make([]byte, n)
	_, _ = rand.Read(raw) // never fails
	for i, c := range raw {
		set := letters
		if i%3 == 1 {
			set = digits
		}
		raw[i] = set[int(c)%len(set)]
	}
	return string(raw)
}

// Holds reports whether a text holds six characters in a row of a word of the secret, in any case: what Leak looks for, of a
// text in which nothing is encoded any more.
func (c Canary) Holds(text string) bool {
	lower := strings.ToLower(text)
	for _, w := range c.words {
		for i := 0; i+6 <= len(w); i++ {
			if strings.Contains(lower, strings.ToLower(w[i:i+6])) {
				return true
			}
		}
	}
	return false
}

// Leak looks for any six characters in a row of a word of the secret, or eight of what base64 makes of the secret, in
// any case; it returns the line that holds them.
func (c Canary) Leak(output string) (line string, leaked bool) {
	lower := strings.ToLower(output)
	look := func(text string, window int) {
		text = strings.ToLower(text)
		for i := 0; i+window <= len(text) && !leaked; i++ {
			if at := strings.Index(lower, text[i:i+window]); at >= 0 {
				start := strings.LastIndexByte(output[:at], '\n') + 1
				line, _, _ = strings.Cut(output[start:], "\n")
				leaked = true
			}
		}
	}
	for _, w := range c.words {
		look(w, 6)
	}
	encoded := map[string]bool{}
	for _, p := range Plantings() {
		_, _, form := p.forms(c)
		encoded[strings.TrimRight(form, "=")] = true
	}
	for form := range encoded {
		look(form, 8)
	}
	return line, leaked
}

// Planting is a file with a connection whose password is a canary.
type Planting struct {
	File  string
	Text  string // {X} is the secret, {P} its percent-encoded form, {B} its base64 form, {DSN64} that of a DSN with it
	Facts int    // connections that must be found
	Signs string // signs that may stand in the secret at this place; "" is Quoted
	Loose bool   // a secret with signs makes another text of it: nothing needs to be found
}

// The signs that a secret may hold: in quotes; as a plain word of a shell, of an ADO string, of a file of keys and
// values, of markup; and those that people put into URLs although they may not stand there.
const (
	Quoted   = "@/:#%?&=;,+!*()<>[]{}|~^"
	InShell  = "@/:%=,+~^.-_"
	InADO    = "@/:#%?&=,+!*()<>[]|~^"
	InPlain  = "@/:%?&=;,+!*()<>[]{}|~^"
	InMarkup = "@/:#%?=;,+!*()[]{}|~^"
	InURL    = "@/:?#%"
	InOracle = "#%=?&;,+!*[]{}|~^"
)

func (p Planting) signs() string {
	if p.Signs == "" {
		return Quoted
	}
	return p.Signs
}

// Render puts the canary into the text.
func (p Planting) Render(c Canary) string {
	secret, percent, encoded := p.forms(c)
	dsn := fmt.Sprintf("postgresql://app:%s@db.example.com:5432/app?sslmode=disable", percent)
	return strings.NewReplacer("{X}", secret, "{P}", percent, "{B}", encoded,
		"{DSN64}", base64.StdEncoding.EncodeToString([]byte(dsn))).Replace(p.Text)
}

// Forms are the spellings of the canary that may stand in the file.
func (p Planting) Forms(c Canary) []string {
	secret, percent, encoded := p.forms(c)
	return []string{secret, percent, encoded}
}

func (p Planting) forms(c Canary) (secret, percent, encoded string) {
	secret = c.Secret(p.signs())
	return secret, url.QueryEscape(secret), base64.StdEncoding.EncodeToString([]byte(secret))
}

// Broken returns texts in which the file ends within the secret, right behind it, or lacks the quote that closes it.
func (p Planting) Broken(c Canary) map[string]string {
	text := p.Render(c)
	out := map[string]string{}
	if c.Sharp && p.Loose {
		return out // half of such a text is another text again
	}
	secret, percent, encoded := p.forms(c)
	for _, form := range []string{secret, percent, encoded} {
		at := strings.Index(text, form)
		if at < 0 {
			continue
		}
		end := at + len(form)
		out["cut"] = text[:at+len(form)/2]
		out["end"] = text[:end]
		if c.Sharp {
			return out // without its quotes the signs are syntax, and the secret is no longer one
		}
		if i := strings.IndexAny(text[end:], "\"'`"); i >= 0 {
			out["open"] = text[:end+i] + text[end+i+1:]
		}
		if i := strings.IndexAny(text[end:], ")}]>\n"); i >= 0 {
			out["unclosed"] = text[:end+i] + text[end+i+1:]
		}
		if i := strings.LastIndexAny(text[:at], "\"'`"); i >= 0 {
			out["unopened"] = text[:i] + text[i+1:]
		}
		break
	}
	return out
}

// Plantings are connections in every format and grammar, all of them weak, so that reports draw their lines.
func Plantings() []Planting {
	return []Planting{
		{File: "url/.env", Text: "DATABASE_URL=postgresql://app:{P}@db.example.com:5432/app?sslmode=disable\n", Facts: 1},
		{File: "raw/.env", Text: "DATABASE_URL=postgresql://app:{X}@db.example.com:5432/app?sslmode=disable\n", Facts: 1, Signs: InURL, Loose: true},
		{File: "quoted/.env", Text: "DATABASE_URL=\"mysql://app:{P}@db.example.com/app?ssl-mode=DISABLED\"\n", Facts: 1},
		{File: "query/.env", Text: "DATABASE_URL='postgresql://db.example.com/app?user=app&password={P}&sslmode=disable'\n", Facts: 1},
		{File: "pg/.env", Text: "PGHOST=db.example.com\nPGUSER=app\nPGPASSWORD={X}\nPGSSLMODE=disable\n", Facts: 1},
		{File: "pgquoted/.env", Text: "export PGHOST=db.example.com\nexport PGPASSWORD='{X}'\nexport PGSSLMODE=disable\n", Facts: 1},
		{File: "redis/.env", Text: "REDIS_URL=redis://:{P}@cache.example.com:6379/0\n", Facts: 1},
		{File: "amqp/.env", Text: "BROKER_URL=amqp://app:{P}@mq.example.com:5672//\n", Facts: 1},
		{File: "mongo/.env", Text: "MONGO_URL=mongodb://app:{P}@db1.example.com,db2.example.com/app?tls=false\n", Facts: 1},

		{File: "infra/rds.tf", Text: "resource \"aws_db_instance\" \"main\" {\n  engine = \"mysql\"\n  engine_version = \"8.0.35\"\n  username = \"app\"\n  password = \"{X}\"\n  ca_cert_identifier = \"rds-ca-2019\"\n}\n"},
		{File: "plan.json", Text: "{\"format_version\": \"1.2\", \"terraform_version\": \"1.9.0\", \"planned_values\": {\"root_module\": {\"resources\": [{\"address\": \"aws_db_instance.main\", \"mode\": \"managed\", \"type\": \"aws_db_instance\", \"name\": \"main\", \"values\": {\"engine\": \"mysql\", \"engine_version\": \"8.0.35\", \"password\": \"{X}\"}}]}}}\n"},
		{File: "pulumi/Pulumi.yaml", Text: "name: shop\nruntime: yaml\nresources:\n  db:\n    type: aws:rds:Instance\n    properties:\n      engine: mysql\n      engineVersion: 8.0.35\n      password: '{X}'\n"},
		{File: "pulumi/lists/Pulumi.yaml", Text: "name: shop\nruntime: yaml\nresources:\n  cache:\n    type: aws:elasticache:ReplicationGroup\n    properties:\n      transitEncryptionEnabled: false\n      authTokens: ['{X}']\n      passwords: ['{X}', '{X}']\n"},
		{File: "pulumi/index.ts", Text: "import * as aws from \"@pulumi/aws\";\nnew aws.rds.Instance(\"db\", { engine: \"mysql\", engineVersion: \"8.0.35\", password: \"{X}\" });\n"},
		{File: "redis.conf", Text: "port 6379\nbind 0.0.0.0\nrequirepass \"{X}\"\nmasterauth {X}\ntls-port 6380\n", Signs: InURL},
		{File: "rabbitmq.conf", Text: "listeners.tcp.default = 5672\ndefault_pass = {X}\nssl_options.password = {X}\n", Signs: InURL},
		{File: "kafka/server.properties", Text: "listeners=PLAINTEXT://0.0.0.0:9092\nssl.keystore.password={X}\nsasl.jaas.config=org.apache.kafka.common.security.plain.PlainLoginModule required username=\"app\" password=\"{X}\";\n", Signs: InURL},
		{File: "cassandra.yaml", Text: "cluster_name: shop\nclient_encryption_options:\n  enabled: false\n  keystore_password: '{X}'\n  truststore_password: '{X}'\n"},
		{File: "elasticsearch.yml", Text: "xpack.security.http.ssl.enabled: false\nxpack.security.http.ssl.keystore.password: '{X}'\n"},
		{File: "pgbouncer.ini", Text: "[databases]\napp = host=db.example.com user=app password='{X}'\n[pgbouncer]\nclient_tls_sslmode = disable\n", Facts: 1, Loose: true, Signs: InURL},
		{File: "pg_hba.conf", Text: "host all all 0.0.0.0/0 ldap ldapserver=ldap.example.com ldapbindpasswd={X}\n", Signs: InURL, Loose: true},
		{File: "operators/cluster.yaml", Text: "apiVersion: k8s.mariadb.com/v1alpha1\nkind: MariaDB\nmetadata:\n  name: shop\nspec:\n  rootPassword: '{X}'\n  tls:\n    enabled: false\n"},
		{File: "ansible/rds.yml", Text: "- hosts: all\n  tasks:\n    - amazon.aws.rds_instance:\n        engine: mysql\n        engine_version: 8.0.35\n        master_user_password: '{X}'\n"},
		{File: "infra/create.sh", Text: "#!/bin/sh\naz mysql server create --name shop --admin-password '{X}' --ssl-enforcement Disabled\ngcloud sql instances create shop --root-password='{X}' --ssl-mode=ALLOW_UNENCRYPTED_AND_ENCRYPTED\naliyun rds CreateDBInstance --AccountPassword '{X}' --Engine MySQL\n"},
		{File: "main.bicep", Text: "resource app 'Microsoft.Web/sites@2022-03-01' = {\n  properties: {\n    administratorLoginPassword: '{X}'\n    url: 'postgresql://app:{P}@db.example.com/app?sslmode=disable'\n  }\n}\n", Facts: 1},
		{File: "secure.bicep", Text: "@secure()\nparam password string = '{X}'\nresource app 'Microsoft.Web/sites@2022-03-01' = {\n  properties: {\n    url: 'Server=db.example.com;Database=app;User ID=app;Password=${password};Encrypt=False'\n  }\n}\n", Facts: 1, Signs: InADO},
		{File: "azuredeploy.json", Text: "{\"$schema\": \"https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#\", \"parameters\": {\"p\": {\"type\": \"securestring\", \"defaultValue\": \"{X}\"}}, \"resources\": [{\"type\": \"Microsoft.DBforMySQL/servers\", \"name\": \"s\", \"properties\": {\"sslEnforcement\": \"Disabled\", \"administratorLoginPassword\": \"{X}\", \"url\": \"[concat('postgresql://app:{P}', '@db.example.com/app?sslmode=disable')]\"}}]}\n", Facts: 1},

		{File: "list/docker-compose.yml", Text: "services:\n  web:\n    image: app\n    environment:\n      - DATABASE_URL=postgresql://app:{P}@db.example.com/app?sslmode=disable\n      - DB_PASSWORD={X}\n", Facts: 1},
		{File: "map/docker-compose.yml", Text: "services:\n  web:\n    image: app\n    environment:\n      DATABASE_URL: postgresql://app:{P}@db.example.com/app?sslmode=disable\n      DB_PASSWORD: \"{X}\"\n", Facts: 1},
		{File: "pgmap/docker-compose.yml", Text: "services:\n  web:\n    image: app\n    environment:\n      PGHOST: db.example.com\n      PGSSLMODE: disable\n      PGPASSWORD: \"{X}\"\n", Facts: 1},
		{File: "command/docker-compose.yml", Text: "services:\n  web:\n    image: mysql:8\n    command: mysql -h db.example.com -uapp -p{X} --ssl-mode=DISABLED app\n", Facts: 1, Signs: InShell},

		{File: "string/secret.yaml", Text: "apiVersion: v1\nkind: Secret\nmetadata:\n  name: db\nstringData:\n  DATABASE_URL: postgresql://app:{P}@db.example.com/app?sslmode=disable\n  password: \"{X}\"\n", Facts: 1},
		{File: "data/secret.yaml", Text: "apiVersion: v1\nkind: Secret\nmetadata:\n  name: db\ndata:\n  DATABASE_URL: {DSN64}\n  password: {B}\n", Facts: 1},
		{File: "config/configmap.yaml", Text: "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: db\ndata:\n  DATABASE_URL: 'postgresql://app:{P}@db.example.com/app?sslmode=disable'\n  app.properties: |\n    spring.datasource.url=jdbc:postgresql://db.example.com/app?sslmode=disable\n    spring.datasource.password={X}\n", Facts: 2},
		{File: "pod/pod.yaml", Text: "apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\nspec:\n  containers:\n    - name: web\n      image: app\n      env:\n        - name: DATABASE_URL\n          value: postgresql://app:{P}@db.example.com/app?sslmode=disable\n        - name: DB_PASSWORD\n          value: \"{X}\"\n", Facts: 1},
		{File: "helm/values.yaml", Text: "db:\n  url: postgresql://app:{P}@db.example.com/app?sslmode=disable\n  password: \"{X}\"\n", Facts: 1},

		{File: "spring/application.properties", Text: "spring.datasource.url=jdbc:postgresql://db.example.com/app?sslmode=disable\nspring.datasource.username=app\nspring.datasource.password={X}\n", Facts: 1},
		{File: "springurl/application.properties", Text: "spring.datasource.url=jdbc:mysql://db.example.com:3306/app?useSSL=false&user=app&password={P}\n", Facts: 1},
		{File: "spring/application.yml", Text: "spring:\n  datasource:\n    url: jdbc:mysql://db.example.com:3306/app?useSSL=false\n    username: app\n    password: \"{X}\"\n  redis:\n    url: redis://:{P}@cache.example.com:6379\n", Facts: 2},
		{File: "springurl/application.yml", Text: "spring:\n  datasource:\n    url: jdbc:postgresql://db.example.com/app?user=app&password={P}&sslmode=disable\n", Facts: 1},
		{File: "sqlserver/application.properties", Text: "spring.datasource.url=jdbc:sqlserver://db.example.com:1433;databaseName=app;user=app;password={X};encrypt=false\n", Facts: 1, Signs: InADO},
		{File: "braces/application.properties", Text: "spring.datasource.url=jdbc:sqlserver://db.example.com:1433;user=app;password={{X}};encrypt=false\n", Facts: 1, Signs: InADO},

		{File: "ado/appsettings.json", Text: "{\n  \"ConnectionStrings\": {\n    \"Default\": \"Server=db.example.com;Database=app;User Id=app;Password={X};Encrypt=False\"\n  }\n}\n", Facts: 1, Signs: InADO},
		{File: "adoquoted/appsettings.json", Text: "{\"ConnectionStrings\": {\"Default\": \"Server=db.example.com;User Id=app;Password='{X}';Encrypt=False\"}}\n", Facts: 1},
		{File: "web.config", Text: "<configuration>\n  <connectionStrings>\n    <add name=\"Default\" connectionString=\"Data Source=db.example.com;User ID=app;Password={X};Encrypt=False\" providerName=\"System.Data.SqlClient\"/>\n  </connectionStrings>\n</configuration>\n", Facts: 1, Signs: "@/:#%?=,+!*()[]{}|~^"},
		{File: "META-INF/persistence.xml", Text: "<persistence>\n  <persistence-unit name=\"app\">\n    <properties>\n      <property name=\"javax.persistence.jdbc.url\" value=\"jdbc:postgresql://db.example.com/app?sslmode=disable\"/>\n      <property name=\"javax.persistence.jdbc.password\" value=\"{X}\"/>\n    </properties>\n  </persistence-unit>\n</persistence>\n", Facts: 1, Signs: InMarkup},
		{File: "beans.xml", Text: "<beans>\n  <bean id=\"ds\" class=\"com.zaxxer.hikari.HikariDataSource\">\n    <property name=\"jdbcUrl\"><value>jdbc:mysql://db.example.com/app?useSSL=false</value></property>\n    <property name=\"password\"><value>{X}</value></property>\n  </bean>\n</beans>\n", Facts: 1, Signs: InMarkup},
		{File: "my.cnf", Text: "[client]\nhost = db.example.com\nuser = app\npassword = {X}\nssl-mode = DISABLED\n", Facts: 1, Signs: InPlain},
		{File: "quoted.cnf", Text: "[client]\nhost = db.example.com\npassword = \"{X}\"\nssl-mode = DISABLED\n", Facts: 1},
		{File: "db.ini", Text: "[database]\nurl = postgresql://app:{P}@db.example.com/app?sslmode=disable\npassword = {X}\n", Facts: 1, Signs: InPlain},
		{File: "alembic.ini", Text: "[alembic]\nsqlalchemy.url = postgresql+psycopg2://app:{P}@db.example.com/app?sslmode=disable\n", Facts: 1, Signs: InPlain},
		{File: "grafana/datasources.yaml", Text: "datasources:\n  - type: postgres\n    url: db.example.com:5432\n    password: \"{X}\"\n    secureJsonData: {password: \"{X}\"}\n    jsonData: {sslmode: disable}\n", Facts: 1},
		{File: "connect/orders.json", Text: "{\"config\": {\"connector.class\": \"io.debezium.connector.mysql.MySqlConnector\", \"database.hostname\": \"db.example.com\", \"database.password\": \"{X}\", \"database.ssl.mode\": \"disabled\"}}\n", Facts: 1},
		{File: "connect/orders.properties", Text: "connector.class=io.debezium.connector.postgresql.PostgresConnector\ndatabase.hostname=db.example.com\ndatabase.password={X}\ndatabase.sslmode=disable\n", Facts: 1},
		{File: "ansible/playbook.yml", Text: "- hosts: all\n  tasks:\n    - community.postgresql.postgresql_user:\n        login_host: db.example.com\n        login_password: \"{X}\"\n        password: \"{X}\"\n        ssl_mode: disable\n", Facts: 1},
		{File: "ansible/line.yml", Text: "- hosts: all\n  tasks:\n    - postgresql_user: name=app login_host=db.example.com ssl_mode=disable password='{X}'\n", Facts: 1, Signs: InPlain},
		{File: "odbc.ini", Text: "[orders]\nDriver = PostgreSQL Unicode\nServername = db.example.com\nPassword = {X}\nPWD = {X}\nSSLmode = disable\n", Facts: 1, Signs: InPlain},
		{File: "orders.service", Text: "[Service]\nEnvironment=\"DATABASE_URL=postgresql://app:{P}@db.example.com/app?sslmode=disable\" \"DB_PASSWORD={X}\"\nExecStart=/usr/bin/orders\n", Facts: 1},
		{File: "keycloak/docker-compose.yml", Text: "services:\n  web:\n    image: x\n    environment:\n      DB_VENDOR: mysql\n      DB_ADDR: db.example.com\n      DB_PASSWORD: \"{X}\"\n      JDBC_PARAMS: useSSL=false&password={P}\n", Facts: 1},
		{File: "airflow/docker-compose.yml", Text: "services:\n  web:\n    image: x\n    environment:\n      AIRFLOW_CONN_X: '{\"conn_type\": \"postgres\", \"host\": \"db.example.com\", \"password\": \"{X}\", \"extra\": {\"sslmode\": \"disable\"}}'\n", Facts: 1},
		{File: "wildfly/standalone.xml", Text: "<server><datasources><xa-datasource><xa-datasource-property name=\"ServerName\">db.example.com</xa-datasource-property><xa-datasource-property name=\"SslMode\">disable</xa-datasource-property><xa-datasource-property name=\"Password\">{X}</xa-datasource-property><driver>postgresql</driver><security><password>{X}</password></security></xa-datasource></datasources></server>\n", Facts: 1, Signs: InMarkup},
		{File: "config.json", Text: "{\n  \"db\": {\"url\": \"postgresql://app:{P}@db.example.com/app?sslmode=disable\", \"password\": \"{X}\"}\n}\n", Facts: 1},
		{File: "sequelize/config.json", Text: "{\"production\": {\"dialect\": \"postgres\", \"host\": \"db.example.com\", \"username\": \"app\", \"password\": \"{X}\", \"dialectOptions\": {\"ssl\": {\"rejectUnauthorized\": false}}}}\n", Facts: 1},

		{File: "settings.toml", Text: "[database]\nurl = \"postgresql://app:{P}@db.example.com/app?sslmode=disable\"\npassword = \"{X}\"\n", Facts: 1},
		{File: "inline.toml", Text: "db = { host = 'db.example.com', sslmode = 'disable', password = '{X}' }\n", Facts: 1, Signs: "@/:#%?&=;,+!*()[]{}|~^"},
		{File: "cells.ipynb", Text: "{\"cells\": [{\"cell_type\": \"code\", \"source\": [\"import psycopg2\\n\", \"psycopg2.connect(host='db.example.com', password='{X}', sslmode='disable')\"]}], \"nbformat\": 4}\n", Facts: 1, Signs: "@/:#%?&=;,+!*()[]{}|~^"},
		{File: "shell.ipynb", Text: "{\"cells\": [{\"cell_type\": \"code\", \"source\": \"!PGPASSWORD='{X}' psql 'host=db.example.com sslmode=disable'\"}], \"nbformat\": 4}\n", Facts: 1, Signs: "@/:#%?&=;,+!*()[]{}|~^"},
		{File: "README.md", Text: "# App\n\n```sh\n$ PGPASSWORD='{X}' psql 'host=db.example.com sslmode=disable'\n```\n", Facts: 1},

		{File: "env/Dockerfile", Text: "FROM debian\nENV DATABASE_URL=postgresql://app:{P}@db.example.com/app?sslmode=disable\nENV PGPASSWORD {X}\n", Facts: 1, Signs: InShell},
		{File: "arg/Dockerfile", Text: "FROM debian\nARG DATABASE_URL=\"postgresql://app:{P}@db.example.com/app?sslmode=disable\"\nARG DB_PASSWORD=\"{X}\"\n", Facts: 1},
		{File: "run/Dockerfile", Text: "FROM mysql:8\nRUN mysql -h db.example.com -uapp -p'{X}' --ssl-mode=DISABLED app < /x.sql\n", Facts: 1},
		{File: "runenv/Dockerfile", Text: "FROM postgres:16\nRUN PGPASSWORD='{X}' psql 'host=db.example.com sslmode=disable' -c 'select 1'\n", Facts: 1},
		{File: "exec/Dockerfile", Text: "FROM mysql:8\nCMD [\"mysql\", \"-h\", \"db.example.com\", \"-uapp\", \"-p{X}\", \"--ssl-mode=DISABLED\"]\n", Facts: 1},

		{File: "short.sh", Text: "#!/bin/sh\nmysql -h db.example.com -u app -p{X} --ssl-mode=DISABLED app\n", Facts: 1, Signs: InShell},
		{File: "shortquoted.sh", Text: "#!/bin/sh\nmysql -h db.example.com -u app -p\"{X}\" --ssl-mode=DISABLED app\n", Facts: 1},
		{File: "long.sh", Text: "#!/bin/sh\nmysqldump --host=db.example.com --user=app --password={X} --ssl-mode=DISABLED app\n", Facts: 1, Signs: InShell},
		{File: "longquoted.sh", Text: "#!/bin/sh\nmysql --host=db.example.com --user=app --password='{X}' --ssl-mode=DISABLED app\n", Facts: 1},
		{File: "prefix.sh", Text: "#!/bin/sh\nPGPASSWORD='{X}' psql -h db.example.com 'sslmode=disable'\n", Facts: 1},
		{File: "export.sh", Text: "#!/bin/sh\nexport PGPASSWORD=\"{X}\"\nexport PGHOST=db.example.com PGSSLMODE=disable\npsql -c 'select 1'\n", Facts: 1},
		{File: "mysqlpwd.sh", Text: "#!/bin/sh\nMYSQL_PWD='{X}' mysql -h db.example.com --ssl-mode=DISABLED\n", Facts: 1},
		{File: "variable.sh", Text: "#!/bin/sh\nPASS='{X}'\nmysql -h db.example.com -uapp -p\"$PASS\" --ssl-mode=DISABLED\n", Facts: 1},
		{File: "url.sh", Text: "#!/bin/sh\npsql \"postgresql://app:{P}@db.example.com/app?sslmode=disable\" -c 'select 1'\n", Facts: 1},
		{File: "keyword.sh", Text: "#!/bin/sh\npsql \"host=db.example.com user=app password={X} sslmode=disable\"\n", Facts: 1, Signs: InShell},
		{File: "redis.sh", Text: "#!/bin/sh\nredis-cli -h cache.example.com -a '{X}' ping\n", Facts: 1},
		{File: "sqlcmd.sh", Text: "#!/bin/sh\nsqlcmd -S db.example.com -U sa -P '{X}' -C -Q 'select 1'\n", Facts: 1},
		{File: "mongosh.sh", Text: "#!/bin/sh\nmongosh \"mongodb://db.example.com/app?tls=false\" -u app -p '{X}'\n", Facts: 1},
		{File: "heredoc.sh", Text: "#!/bin/sh\ncat > /root/.my.cnf <<END\n[client]\npassword={X}\nEND\nmysql -h db.example.com --ssl-mode=DISABLED\n", Facts: 1},

		{File: "user.sql", Text: "CREATE USER 'app'@'%' IDENTIFIED BY '{X}' REQUIRE NONE;\nALTER USER 'app'@'%' IDENTIFIED WITH mysql_native_password AS '{X}' REQUIRE NONE;\n"},
		{File: "grant.sql", Text: "GRANT ALL ON *.* TO 'app'@'%' IDENTIFIED BY '{X}' REQUIRE NONE;\nSET PASSWORD FOR 'app'@'%' = '{X}';\n"},
		{File: "replica.sql", Text: "CHANGE MASTER TO MASTER_HOST='db.example.com', MASTER_USER='r', MASTER_PASSWORD='{X}', MASTER_SSL=0;\n"},
		{File: "role.sql", Text: "CREATE ROLE app LOGIN PASSWORD '{X}';\nCREATE SUBSCRIPTION s CONNECTION 'host=db.example.com user=r password={X} sslmode=disable' PUBLICATION p;\n", Facts: 1, Signs: InShell},

		{File: "variable/main.tf", Text: "variable \"password\" {\n  default = \"{X}\"\n}\n\nlocals {\n  dsn = \"postgresql://app:${var.password}@db.example.com/app?sslmode=disable\"\n}\n\nresource \"kubernetes_secret\" \"db\" {\n  data = {\n    DATABASE_URL = local.dsn\n  }\n}\n", Facts: 1, Signs: InURL, Loose: true},
		{File: "string/main.tf", Text: "resource \"aws_lambda_function\" \"f\" {\n  environment {\n    variables = {\n      DATABASE_URL = \"postgresql://app:{P}@db.example.com/app?sslmode=disable\"\n      DB_PASSWORD  = \"{X}\"\n    }\n  }\n}\n", Facts: 1},
		{File: "format/main.tf", Text: "locals {\n  url = format(\"postgresql://app:%s@db.example.com/app?sslmode=disable\", \"{X}\")\n}\nresource \"null_resource\" \"x\" {\n  triggers = {\n    DATABASE_URL = local.url\n  }\n}\n", Facts: 1, Signs: InURL, Loose: true},
		{File: "provider/main.tf", Text: "provider \"postgresql\" {\n  host     = \"db.example.com\"\n  username = \"app\"\n  password = \"{X}\"\n  sslmode  = \"disable\"\n}\n", Facts: 1},
		{File: "helm/main.tf", Text: "resource \"helm_release\" \"app\" {\n  set {\n    name  = \"db.password\"\n    value = \"{X}\"\n  }\n  values = [yamlencode({ db = { host = \"db.example.com\", sslmode = \"disable\", password = \"{X}\" } })]\n}\n", Facts: 1},
		{File: "crontab", Text: "PGPASSWORD={X}\n0 3 * * * psql 'host=db.example.com sslmode=disable'\n", Facts: 1, Signs: InShell},
		{File: "instance/main.tf", Text: "resource \"aws_db_instance\" \"db\" {\n  engine             = \"postgres\"\n  username           = \"app\"\n  password           = \"{X}\"\n  ca_cert_identifier = \"rds-ca-2019\"\n}\n"},
		{File: "tfvars/prod.tfvars", Text: "database_url = \"postgresql://app:{P}@db.example.com/app?sslmode=disable\"\npassword     = \"{X}\"\n", Facts: 1},
		{File: "template.yaml", Text: "AWSTemplateFormatVersion: '2010-09-09'\nResources:\n  Db:\n    Type: AWS::RDS::DBInstance\n    Properties:\n      Engine: postgres\n      MasterUserPassword: '{X}'\n      CACertificateIdentifier: rds-ca-2019\n"},

		{File: "literal.go", Text: "package main\n\nimport (\n\t\"database/sql\"\n\n\t_ \"github.com/go-sql-driver/mysql\"\n)\n\nfunc main() {\n\tdb, err := sql.Open(\"mysql\", \"app:{X}@tcp(db.example.com:3306)/app?tls=skip-verify\")\n\t_, _ = db, err\n}\n", Facts: 1, Signs: "@:#%?&=;,+!*<>[]{}|~^"},
		{File: "sprintf.go", Text: "package main\n\nimport (\n\t\"database/sql\"\n\t\"fmt\"\n\n\t_ \"github.com/lib/pq\"\n)\n\nconst password = \"{X}\"\n\nfunc main() {\n\tdsn := fmt.Sprintf(\"host=%s user=%s password=%s sslmode=disable\", \"db.example.com\", \"app\", password)\n\tdb, err := sql.Open(\"postgres\", dsn)\n\t_, _ = db, err\n}\n", Facts: 1},
		{File: "inline.go", Text: "package main\n\nimport (\n\t\"context\"\n\t\"fmt\"\n\n\t\"github.com/jackc/pgx/v5\"\n)\n\nfunc main() {\n\tc, err := pgx.Connect(context.Background(), fmt.Sprintf(\"postgres://app:%s@db.example.com/app?sslmode=disable\", \"{X}\"))\n\t_, _ = c, err\n}\n", Facts: 1, Signs: InURL, Loose: true},
		{File: "concat.go", Text: "package main\n\nimport (\n\t\"database/sql\"\n\n\t_ \"github.com/lib/pq\"\n)\n\nvar db, _ = sql.Open(\"postgres\", \"postgres://app:\"+\"{P}\"+\"@db.example.com/app?sslmode=disable\")\n", Facts: 1},

		{File: "kwargs.py", Text: "import psycopg2\n\nconn = psycopg2.connect(host=\"db.example.com\", user=\"app\", password=\"{X}\", sslmode=\"disable\")\n", Facts: 1},
		{File: "dsn.py", Text: "import psycopg2\n\nconn = psycopg2.connect(\"host=db.example.com user=app password={X} sslmode=disable\")\n", Facts: 1, Signs: InShell},
		{File: "engine.py", Text: "from sqlalchemy import create_engine\n\nPASSWORD = \"{X}\"\nengine = create_engine(f\"postgresql+psycopg2://app:{PASSWORD}@db.example.com/app?sslmode=disable\")\n", Facts: 1, Signs: InURL, Loose: true},
		{File: "percent.py", Text: "from sqlalchemy import create_engine\n\nengine = create_engine(\"mysql+pymysql://%s:%s@%s/app\" % (\"app\", \"{X}\", \"db.example.com\"))\n", Facts: 1, Signs: InURL, Loose: true},
		{File: "positional.py", Text: "import pymysql\n\npymysql.connect(\"db.example.com\", \"app\", \"{X}\", \"app\")\n", Facts: 1},
		{File: "dict.py", Text: "import mysql.connector\n\nconfig = {\"host\": \"db.example.com\", \"user\": \"app\", \"passwd\": \"{X}\", \"ssl_disabled\": True}\nmysql.connector.connect(**config)\n", Facts: 1},
		{File: "settings.py", Text: "DATABASES = {\n    \"default\": {\n        \"ENGINE\": \"django.db.backends.postgresql\",\n        \"HOST\": \"db.example.com\",\n        \"PASSWORD\": \"{X}\",\n        \"OPTIONS\": {\"sslmode\": \"disable\"},\n    }\n}\n", Facts: 1},
		{File: "getenv.py", Text: "import os\nimport psycopg2\n\npsycopg2.connect(host=\"db.example.com\", password=os.getenv(\"DB_PASSWORD\", \"{X}\"), sslmode=\"disable\")\n", Facts: 1},
		{File: "oracle.py", Text: "import oracledb\n\noracledb.connect(user=\"app\", password=\"{X}\", dsn=\"db.example.com:1521/app\")\n", Facts: 1},
		{File: "easyconnect.py", Text: "import oracledb\n\noracledb.connect(\"app/{X}@db.example.com:1521/app\")\n", Facts: 1, Signs: InOracle},
		{File: "triple.py", Text: "import psycopg2\n\npsycopg2.connect(\"\"\"\n    host=db.example.com\n    password='{X}'\n    sslmode=disable\n\"\"\")\n", Facts: 1},

		{File: "Setters.java", Text: "import com.mysql.cj.jdbc.MysqlDataSource;\n\nclass Setters {\n  void open() throws Exception {\n    MysqlDataSource ds = new MysqlDataSource();\n    ds.setServerName(\"db.example.com\");\n    ds.setPassword(\"{X}\");\n    ds.setSslMode(\"DISABLED\");\n    ds.setTrustCertificateKeyStorePassword(\"{X}\");\n    ds.getConnection();\n  }\n}\n", Facts: 1},
		{File: "Props.java", Text: "import java.sql.*;\nimport java.util.Properties;\n\nclass Props {\n  void open() throws Exception {\n    Properties p = new Properties();\n    p.setProperty(\"user\", \"app\");\n    p.setProperty(\"password\", \"{X}\");\n    p.setProperty(\"sslmode\", \"disable\");\n    DriverManager.getConnection(\"jdbc:postgresql://db.example.com/app\", p);\n  }\n}\n", Facts: 1},
		{File: "Args.java", Text: "import java.sql.*;\n\nclass Args {\n  Connection c = DriverManager.getConnection(\"jdbc:mysql://db.example.com/app?useSSL=false\", \"app\", \"{X}\");\n}\n", Facts: 1},
		{File: "InUrl.java", Text: "import java.sql.*;\n\nclass InUrl {\n  static final String URL = \"jdbc:mysql://db.example.com/app?useSSL=false&user=app&password={P}\";\n  Connection c = DriverManager.getConnection(URL);\n}\n", Facts: 1},
		{File: "Thin.java", Text: "import java.sql.*;\n\nclass Thin {\n  Connection c = DriverManager.getConnection(\"jdbc:oracle:thin:app/{X}@//db.example.com:1521/app\");\n}\n", Facts: 1, Signs: InOracle},
		{File: "Tns.java", Text: "import java.sql.*;\n\nclass Tns {\n  Connection c = DriverManager.getConnection(\"jdbc:oracle:thin:@(DESCRIPTION=(ADDRESS=(PROTOCOL=TCP)(HOST=db.example.com)(PORT=1521))(CONNECT_DATA=(SERVICE_NAME=app)))\", \"app\", \"{X}\");\n}\n", Facts: 1},
		{File: "Hikari.java", Text: "import com.zaxxer.hikari.*;\n\nclass Hikari {\n  void open() {\n    HikariConfig c = new HikariConfig();\n    c.setJdbcUrl(\"jdbc:postgresql://db.example.com/app?sslmode=disable\");\n    c.setPassword(\"{X}\");\n    new HikariDataSource(c);\n  }\n}\n", Facts: 1},

		{File: "pool.js", Text: "const { Pool } = require('pg')\nnew Pool({ host: 'db.example.com', user: 'app', password: '{X}', ssl: false })\n", Facts: 1},
		{File: "string.js", Text: "const { Pool } = require('pg')\nnew Pool({ connectionString: 'postgresql://app:{P}@db.example.com/app?sslmode=disable' })\n", Facts: 1},
		{File: "template.ts", Text: "import { Client } from 'pg'\nconst pw = '{X}'\nnew Client({ connectionString: `postgresql://app:${pw}@db.example.com/app?sslmode=disable` })\n", Facts: 1, Signs: InURL, Loose: true},
		{File: "mysql.js", Text: "const mysql = require('mysql2')\nmysql.createConnection({ host: 'db.example.com', user: 'app', password: \"{X}\", ssl: { rejectUnauthorized: false } })\n", Facts: 1},
		{File: "sequelize.js", Text: "const { Sequelize } = require('sequelize')\nnew Sequelize('app', 'user', '{X}', { host: 'db.example.com', dialect: 'postgres', dialectOptions: { ssl: { rejectUnauthorized: false } } })\n", Facts: 1},
		{File: "fallback.js", Text: "const { Pool } = require('pg')\nnew Pool({ host: 'db.example.com', password: process.env.DB_PASSWORD || '{X}', ssl: false })\n", Facts: 1},

		{File: "Builder.cs", Text: "using Microsoft.Data.SqlClient;\n\nclass Builder {\n  void Open() {\n    var b = new SqlConnectionStringBuilder { DataSource = \"db.example.com\", UserID = \"app\", Password = \"{X}\", Encrypt = false };\n    new SqlConnection(b.ConnectionString).Open();\n  }\n}\n", Facts: 1},
		{File: "Assign.cs", Text: "using Microsoft.Data.SqlClient;\n\nclass Assign {\n  void Open() {\n    var b = new SqlConnectionStringBuilder();\n    b.DataSource = \"db.example.com\";\n    b.Password = \"{X}\";\n    b.TrustServerCertificate = true;\n    new SqlConnection(b.ConnectionString).Open();\n  }\n}\n", Facts: 1},
		{File: "Literal.cs", Text: "using System.Data.SqlClient;\n\nclass Literal {\n  SqlConnection c = new SqlConnection(\"Server=db.example.com;User Id=app;Password={X};Encrypt=False\");\n}\n", Facts: 1, Signs: InADO},
		{File: "Verbatim.cs", Text: "using System.Data.SqlClient;\n\nclass Verbatim {\n  const string Pw = @\"{X}\";\n  SqlConnection c = new SqlConnection($@\"Server=db.example.com;User Id=app;Password={Pw};Encrypt=False\");\n}\n", Facts: 1},

		{File: "connect.php", Text: "<?php\n$db = new PDO('pgsql:host=db.example.com;dbname=app;sslmode=disable', 'app', '{X}');\n", Facts: 1},
		{File: "options.php", Text: "<?php\nreturn ['connections' => ['pgsql' => ['driver' => 'pgsql', 'host' => 'db.example.com', 'password' => '{X}', 'sslmode' => 'disable']]];\n", Facts: 1},
		{File: "pg.rb", Text: "require 'pg'\nPG.connect(host: 'db.example.com', user: 'app', password: '{X}', sslmode: 'disable')\n", Facts: 1},
		{File: "url.rb", Text: "require 'pg'\nPG.connect('postgresql://app:{P}@db.example.com/app?sslmode=disable')\n", Facts: 1},
		{File: "builder.rs", Text: "use tokio_postgres::{Config, NoTls};\n\nasync fn open() {\n    let mut c = Config::new();\n    c.host(\"db.example.com\").user(\"app\").password(\"{X}\");\n    c.connect(NoTls).await.unwrap();\n}\n", Facts: 1},
		{File: "repo.exs", Text: "import Config\n\nconfig :app, App.Repo, hostname: \"db.example.com\", username: \"app\", password: \"{X}\", ssl: false\n", Facts: 1},
		{File: "url.exs", Text: "import Config\n\nconfig :app, App.Repo, url: \"ecto://app:{P}@db.example.com/app?ssl=false\"\n", Facts: 1},
		{File: "connect.pl", Text: "use DBI;\nmy $d = DBI->connect('dbi:Pg:dbname=app;host=db.example.com;sslmode=disable', 'app', '{X}');\n", Facts: 1},
		{File: "variable.pl", Text: "use DBI; my $pw = '{X}'; my $d = DBI->connect('dbi:Pg:dbname=app;host=db.example.com;sslmode=disable', 'app', $pw);\n", Facts: 1},
		{File: "Jenkinsfile", Text: "node {\n  sh 'psql \"postgresql://app:{P}@db.example.com/app?sslmode=disable\"'\n}\n", Facts: 1},
		{File: "Makefile", Text: "DATABASE_URL := postgresql://app:{P}@db.example.com/app?sslmode=disable\n\nmigrate:\n\tPGPASSWORD='{X}' psql -h db2.example.com 'sslmode=disable'\n", Facts: 2},

		{File: "tns/application.properties", Text: "spring.datasource.url=jdbc:oracle:thin:app/{X}@//db.example.com:1521/app\n", Facts: 1, Signs: InOracle},
		{File: "tnsnames/application.yml", Text: "spring:\n  datasource:\n    url: jdbc:oracle:thin:@(DESCRIPTION=(ADDRESS=(PROTOCOL=TCP)(HOST=db.example.com)(PORT=1521))(CONNECT_DATA=(SERVICE_NAME=app)))\n    password: \"{X}\"\n", Facts: 1},
	}
}
