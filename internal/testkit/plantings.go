package testkit

// layered are connections whose passwords lie below another layer: an encoding, another format, a reference, a comment.
func layered() []Planting {
	const plain = "-" // no sign at all would be Quoted
	return []Planting{
		{File: "escaped/config.json", Text: "{\"db\": {\"url\": \"postgresql://app:{U}@db.example.com/app?sslmode=disable\", \"password\": \"{U}\"}}\n", Facts: 1, Signs: plain},
		{File: "entities/persistence.xml", Text: "<persistence><persistence-unit name=\"app\"><properties><property name=\"javax.persistence.jdbc.url\" value=\"jdbc:postgresql://db.example.com/app?sslmode=disable&amp;password={E}\"/><property name=\"javax.persistence.jdbc.password\" value=\"{E}\"/></properties></persistence-unit></persistence>\n", Facts: 1, Signs: plain},
		{File: "escaped/app.toml", Text: "[database]\nurl = \"postgresql://app:{U}@db.example.com/app?sslmode=disable\"\n", Facts: 1, Signs: plain},
		{File: "escaped/app.py", Text: "import psycopg2\npsycopg2.connect(\"postgresql://app:{U}@db.example.com/app?sslmode=disable\")\n", Facts: 1, Signs: plain},
		{File: "escaped/app.js", Text: "const { Client } = require('pg')\nnew Client({ connectionString: 'postgresql://app:{U}@db.example.com/app?sslmode=disable' })\n", Facts: 1, Signs: plain},
		{File: "lines/config.yaml", Text: "database:\n  dsn: |\n    host=db.example.com\n    user=app\n    password={X}\n    sslmode=disable\n", Facts: 1, Signs: plain},
		{File: "folded/config.yaml", Text: "database:\n  dsn: >-\n    host=db.example.com user=app\n    password={X}\n    sslmode=disable\n", Facts: 1, Signs: plain},
		{File: "double/config.yaml", Text: "database:\n  url: \"postgresql://app:{P}\\\n    @db.example.com/app?sslmode=disable\"\n", Facts: 1},
		{File: "anchored/config.yaml", Text: "shared: &pw '{X}'\ndatabase:\n  url: &url postgresql://app:{P}@db.example.com/app?sslmode=disable\n  password: *pw\nsecond:\n  url: *url\n", Facts: 1},
		{File: "inner/configmap.yaml", Text: "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: app\ndata:\n  config.json: '{\"db\": {\"url\": \"postgresql://app:{P}@db.example.com/app?sslmode=disable\", \"password\": \"{X}\"}}'\n", Facts: 1},
		{File: "inner/secret.yaml", Text: "apiVersion: v1\nkind: Secret\nmetadata:\n  name: app\nstringData:\n  application.yml: |\n    spring:\n      datasource:\n        url: jdbc:postgresql://db.example.com/app?sslmode=disable&password={P}\n        password: \"{X}\"\n", Facts: 1},
		{File: "heredoc/main.tf", Text: "resource \"kubernetes_config_map\" \"a\" {\n  data = {\n    DATABASE_URL = <<-EOT\n      postgresql://app:{P}@db.example.com/app?sslmode=disable\n    EOT\n  }\n}\n", Facts: 1, Signs: plain},
		{File: "variable/main.tf", Text: "variable \"pw\" {\n  default = \"{X}\"\n}\nresource \"kubernetes_config_map\" \"a\" {\n  data = {\n    DATABASE_URL = \"postgresql://app:${var.pw}@db.example.com/app?sslmode=disable\"\n  }\n}\n", Facts: 1, Signs: plain},
		{File: "joined/app.py", Text: "import psycopg2\nPW = '{X}'\npsycopg2.connect('postgresql://app:' + PW + '@db.example.com/app?sslmode=disable')\n", Facts: 1, Signs: plain},
		{File: "joined/app.go", Text: "package app\n\nimport (\n\t\"database/sql\"\n\t\"fmt\"\n\n\t_ \"github.com/lib/pq\"\n)\n\nfunc open() (*sql.DB, error) {\n\treturn sql.Open(\"postgres\", fmt.Sprintf(\"postgres://app:%s@db.example.com/app?sslmode=disable\", \"{X}\"))\n}\n", Facts: 1, Signs: plain},
		{File: "joined/app.js", Text: "const { Client } = require('pg')\nconst pw = '{X}'\nnew Client({ connectionString: `postgresql://app:${pw}@db.example.com/app?sslmode=disable` })\n", Facts: 1, Signs: plain},
		{File: "token/.env", Text: "DATABASE_URL=postgresql://app:db.example.com%3A5432%2F%3FAction%3Dconnect%26X-Amz-Security-Token%3D{P}@db.example.com/app?sslmode=disable\n", Facts: 1},
		{File: "stores/.env", Text: "A=jdbc:mysql://db.example.com/app?sslMode=DISABLED&clientCertificateKeyStorePassword={P}&trustCertificateKeyStorePassword={P}\nB=jdbc:sqlserver://db.example.com;encrypt=false;trustStorePassword={X};keyStoreSecret={X}\n", Facts: 2, Signs: plain},
		{File: "key/.env", Text: "PGHOST=db.example.com\nPGSSLMODE=disable\nPGSSLKEY=\"-----BEGIN PRIVATE KEY-----\\n{X}\\n-----END PRIVATE KEY-----\"\nDB_PRIVATE_KEY=\"{X}\"\n", Facts: 1, Signs: plain},
		{File: "key/config.yaml", Text: "database:\n  host: db.example.com\n  driver: postgres\n  sslmode: disable\n  sslkey: |\n    -----BEGIN RSA PRIVATE KEY-----\n    {X}\n    {X}\n    -----END RSA PRIVATE KEY-----\n", Signs: plain, Facts: 1},
		{File: "key/main.js", Text: "const { Pool } = require('pg')\nnew Pool({ host: 'db.example.com', ssl: { rejectUnauthorized: false, key: `-----BEGIN PRIVATE KEY-----\n{X}\n-----END PRIVATE KEY-----`, passphrase: '{X}' } })\n", Facts: 1, Signs: plain},
		{File: "jaas/docker-compose.yml", Text: "services:\n  web:\n    image: app\n    environment:\n      DATABASE_URL: postgresql://app:{P}@db.example.com/app?sslmode=disable\n      KAFKA_SASL_JAAS_CONFIG: org.apache.kafka.common.security.plain.PlainLoginModule required username=\"app\" password=\"{X}\";\n", Facts: 1, Signs: plain},
		{File: "tns/tnsnames.ora", Text: "APP = (DESCRIPTION=(ADDRESS=(PROTOCOL=TCP)(HOST=db.example.com)(PORT=1521))(CONNECT_DATA=(SERVICE_NAME=app))(SECURITY=(WALLET_PASSWORD={X})))\n", Facts: 1, Signs: plain},
		{File: "comment/.env", Text: "# DATABASE_URL=postgresql://app:{P}@old.example.com/app?sslmode=disable\n# PGPASSWORD={X}\nDATABASE_URL=postgresql://app@db.example.com/app?sslmode=disable # was postgresql://app:{P}@old.example.com/app\n", Facts: 1, Signs: plain, Aside: true},
		{File: "comment/app.py", Text: "import psycopg2\n# psycopg2.connect('postgresql://app:{P}@old.example.com/app')\n# password = '{X}'\npsycopg2.connect('postgresql://app@db.example.com/app?sslmode=disable')  # postgresql://app:{P}@old.example.com/app\n", Facts: 1, Signs: plain, Aside: true},
		{File: "reason/.env", Text: "# dsnlint:ignore tls-disabled -- moved from postgresql://app:{P}@old.example.com/app, password={X}\nDATABASE_URL=postgresql://app@db.example.com/app?sslmode=disable\n", Facts: 1, Signs: plain, Aside: true},
		{File: "reason/expired.env", Text: "# dsnlint:ignore tls-disabled -- moved from postgresql://app:{P}@old.example.com/app until 2020-01-01\nDATABASE_URL=postgresql://app@db.example.com/app?sslmode=disable\n", Facts: 1, Signs: plain, Aside: true},
		{File: "reason/unknown.env", Text: "# dsnlint:ignore postgresql://app:{P}@old.example.com/app -- why\nDATABASE_URL=postgresql://app@db.example.com/app?sslmode=disable # dsnlint:ignore password={X}\n", Facts: 1, Signs: plain, Aside: true},
	}
}
