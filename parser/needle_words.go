package parser

// fileNeedles are words of files that are no programs: sections, statements, commands that fetch a certificate.
var fileNeedles = []string{
	"[mysqld", "[client", "[mysql", "[pgbouncer]", ".pem", ".p7b", "tcps", "(description", "kcat",
	"create user", "alter user", "identified", "create subscription", "alter subscription", "data wrapper", "dblink", // statements of SQL
	": pg", "=pg", `:"pg"`, // a short name of an engine as a value
}

// programNeedles are what programs have of these, where the words alone mean many other things.
var programNeedles = append([]string{
	"tcps:", "=tcps", "= tcps", `"tcps"`, "'tcps'", "(description=", "(description =",
}, bundleNeedles...)

// bundleNeedles are the ends of the names of certificates. A program that names one is of interest where it may fetch it.
var bundleNeedles = []string{".pem", ".p7b"}

var fixedNeedles = []string{
	"mysql", "redis", "kafka", "mongo", // what a program calls the functions of its other files that open a connection
	"sslmode", "ssl-mode", "ssl_mode", "--ssl", "ssl-ca", "ssl_ca", "ssl-verify", "ssl_verify", "skip-ssl", "skip_ssl",
	"usessl", "requiressl", "rejectunauthorized", "trustservercertificate", "trust server certificate", "encrypt=", "@tcp(",
	"pghost", "pgssl", "psql", "pg_dump", "pg_restore", "mysqldump", "mysql ", `"mysql",`, "'mysql',", "mariadb", "redis-cli", "mongosh", "sqlcmd",
	"require_secure_transport", "require-secure-transport", "force_ssl", "ca_cert_identifier", "ca-certificate-identifier",
	"ca_certificate_identifier", "cacertificateidentifier", "aws_db_", "aws_rds_", "azapi_", "aws::rds", "aws::dms::endpoint", "aws::glue::connection", "alicloud_db_instance", "modules/rds",
	"tls_version", "tls-version", "ssl_cipher", "ssl-cipher", "ssl_min_protocol_version", "disabledalgorithms", "rds-downloads",
	"truststore.pki", "jdk.tls.", "javax.net.ssl.", "com.sun.net.ssl.", "https.protocols", "jdk.certpath.", "disablehostnameverification", "node_tls_reject_unauthorized", "mariadb_tls_", "require ssl", "require none",
	"secure_transport", "data source=", "server=", "jdbc:", "description=", "host=", "sslrootcert",
	"dsnlint:ignore", "ca-bundle", "global-bundle", "rds-ca-", "validate_certs",
	"abortconnect", ",ssl=", "server_tls_", "backend_hostname", "mysql_servers", "maxscale", "readwritesplit", "mariadbmon", "mariadbbackend",
	"tds version", "freetds", "mongodump", "mongorestore", "mongoexport", "mongoimport", "etcdctl", "etcd-servers", "clickhouse", "cqlsh",
	"datastax-java-driver", "rabbitmqadmin", "snowsql",
	"adapter: postgresql", "adapter: postgis", "adapter: mysql2", "adapter: trilogy", "adapter: sqlserver",
	"grafanadatasource", "insecure_skip_verify", "insecure: true", "verification_mode", "verify_certificate", "security.protocol", "security_protocol",
	"deploymentparameters.json", "connectaddr", "extra_option_", "check_hostname", "forcetls", "sslverify", "trust_cert", "type: postgres", "init_config", "mode: disable",
	"configmapkeyref", "secretkeyref", "configmapref", "secretref", "configmapgenerator", "secretgenerator", "env_file", // what others are made of
	"-replication-group", "-cache-cluster", "-db-proxy", "-cluster-parameter-group", "-to-option-group", "modify-certificates", "dms create-endpoint", "dms modify-endpoint", "glue create-connection", "glue update-connection", "-db-instance", "-db-cluster", // verbs of aws
	"memorydb create-", "dax create-", "kafka create-", "kafka update-", "opensearch create-", "opensearch update-", "cloudsearch update-", "-security-configuration", "-elasticsearch-domain", "redshift create-", "redshift modify-", "redshift-serverless ",
	"alter system", "pg_hba", "pghba", "hostnossl", "requiretls", "prefertls", "allowtls", "preferssl", "allowssl", "mongod.conf", "tls-port", "redis.conf", "rabbitmq.conf", "listeners.ssl",
	"listeners.tcp", "xpack.security.", "plugins.security.", "opendistro_security.", "disable_security_plugin", "client_encryption_options", "server_encryption_options",
	"advertised.listeners", "advertised_listeners", "kafka_listeners", "kafka_cfg_listeners", "security.protocol.map", "inter.broker.protocol", "xpack:", "plaintext://", "client_tls_", "nats.conf",
	"listen-client-urls", "listen-peer-urls", "etcd_listen_", "secureclientport", "memcached -", "--enable-ssl", "notls:", "encryption_server", "ssl_version",
	"db_ssl", "database_ssl", "db_tls", "database_tls", "connectionstring", "connection-string", "connection_string",
	"sql instances", "redis instances", "redis clusters", "alloydb instances", "memorystore instances", "require-ssl", "transit-encryption-mode", "sqladmin.v1beta4", // Google Cloud
	"modifydbinstancessl", "modifydbproxyinstancessl", "modifyinstancessl", "modifydbclusterssl", // aliyun
	"kind: secret", `"kind": "secret"`, `"kind":"secret"`, // their values stand in base64, which hides every other needle
}
