package cli

// program is a client program and how it reads its arguments.
type program struct {
	engine  string
	drivers []string // decided by the program alone; nil if its options or its surroundings decide
	syntax  syntax
	read    func(*command, program)
	tool    *tool // with read: (*command).described
}

var mysqlLong = set(`host port user database execute socket protocol ssl-mode ssl-ca ssl-capath ssl-cert ssl-key
	ssl-cipher ssl-crl ssl-crlpath ssl-fips-mode ssl-fp ssl-fplist ssl-fp-list ssl-passphrase ssl-session-data
	tls-version tls-ciphersuites tls-sni-servername default-character-set character-sets-dir defaults-file
	defaults-extra-file defaults-group-suffix login-path plugin-dir default-auth init-command connect-timeout
	max-allowed-packet net-buffer-length delimiter prompt bind-address compression-algorithms server-public-key-path
	result-file where tab ignore-table ignore-database fields-terminated-by fields-enclosed-by lines-terminated-by
	set-gtid-purged sleep count wait uri dbname log-file read-from-remote-server start-datetime stop-datetime
	start-position stop-position concurrency iterations query columns import load`)

var pgLong = set(`host port username user dbname command file set variable output log-file field-separator
	record-separator pset table-attr format jobs schema exclude-schema table exclude-table encoding compress role
	superuser maintenance-db template owner locale tablespace timeout pgdata checkpoint label wal-method waldir
	max-rate slot client time transactions scale rate log-prefix section exclude-table-data lock-wait-timeout
	use-list index function trigger source-server target-pgdata exclude-database globals snapshot rows-per-insert
	extra-float-digits tablespace-mapping status-interval protocol define builtin aggregate-interval`)

var redisLong = set(`cacert cacertdir cert key sni tls-ciphers tls-ciphersuites user pass pipe-timeout rdb functions-rdb
	pattern count quoted-pattern eval tls-protocols`)

var mongoLong = set(`host port username password uri db eval tlsCAFile tlsCertificateKeyFile tlsCertificateKeyFilePassword
	tlsCRLFile tlsCertificateSelector tlsDisabledProtocols tlsUseSystemCA sslCAFile sslPEMKeyFile sslPEMKeyPassword
	sslCRLFile sslCertificateSelector sslDisabledProtocols authenticationDatabase authenticationMechanism collection out archive
	query gssapiHostName gssapiServiceName file type fields nsInclude nsExclude nsFrom nsTo dir readPreference`)

var sqlcmdLong = set(`server user-name password database-name query initial-query input-file output-file encrypt-connection
	host-name-in-certificate server-certificate login-timeout query-timeout column-separator authentication-method variables`)

var (
	mysqlSyntax = syntax{short: "hPuDeS#", maybe: "p", long: mysqlLong}
	psqlSyntax  = syntax{short: "cdfFhLopPRTUv", long: pgLong}
	dumpSyntax  = syntax{short: "fFjnNtTZdhpUEeSIPLDlrRXcs", long: pgLong}
	plainPg     = syntax{short: "dhpUjtDFfElOTnNSXZcrs", long: pgLong}
)

// programs are the client programs by name.
var programs = map[string]program{
	"mysql":             {engine: "mysql", syntax: mysqlSyntax, read: (*command).mysql},
	"mysqldump":         {engine: "mysql", syntax: syntax{short: "hPuSrwT#", maybe: "p", long: mysqlLong}, read: (*command).mysql},
	"mysqlpump":         {engine: "mysql", drivers: []string{"mysql-cli"}, syntax: mysqlSyntax, read: (*command).mysql},
	"mysqladmin":        {engine: "mysql", syntax: syntax{short: "hPuSic#", maybe: "pw", long: mysqlLong}, read: (*command).mysql},
	"mysqlimport":       {engine: "mysql", syntax: syntax{short: "hPuSc#", maybe: "p", long: mysqlLong}, read: (*command).mysql},
	"mysqlshow":         {engine: "mysql", syntax: mysqlSyntax, read: (*command).mysql},
	"mysqlcheck":        {engine: "mysql", syntax: mysqlSyntax, read: (*command).mysql},
	"mysqlslap":         {engine: "mysql", syntax: syntax{short: "hPuSqci#", maybe: "p", long: mysqlLong}, read: (*command).mysql},
	"mysqlbinlog":       {engine: "mysql", syntax: syntax{short: "hPuSdjor#", maybe: "p", long: mysqlLong}, read: (*command).mysql},
	"mysqlsh":           {engine: "mysql", drivers: []string{"mysql-cli"}, syntax: syntax{short: "hPuDeSf", maybe: "p", long: mysqlLong}, read: (*command).mysql},
	"mariadb":           {engine: "mysql", drivers: []string{"mariadb-cli"}, syntax: mysqlSyntax, read: (*command).mysql},
	"mariadb-dump":      {engine: "mysql", drivers: []string{"mariadb-cli"}, syntax: syntax{short: "hPuSrwT#", maybe: "p", long: mysqlLong}, read: (*command).mysql},
	"mariadb-admin":     {engine: "mysql", drivers: []string{"mariadb-cli"}, syntax: syntax{short: "hPuSic#", maybe: "pw", long: mysqlLong}, read: (*command).mysql},
	"mariadb-import":    {engine: "mysql", drivers: []string{"mariadb-cli"}, syntax: syntax{short: "hPuSc#", maybe: "p", long: mysqlLong}, read: (*command).mysql},
	"mariadb-show":      {engine: "mysql", drivers: []string{"mariadb-cli"}, syntax: mysqlSyntax, read: (*command).mysql},
	"mariadb-check":     {engine: "mysql", drivers: []string{"mariadb-cli"}, syntax: mysqlSyntax, read: (*command).mysql},
	"mariadb-slap":      {engine: "mysql", drivers: []string{"mariadb-cli"}, syntax: syntax{short: "hPuSqci#", maybe: "p", long: mysqlLong}, read: (*command).mysql},
	"mariadb-binlog":    {engine: "mysql", drivers: []string{"mariadb-cli"}, syntax: syntax{short: "hPuSdjor#", maybe: "p", long: mysqlLong}, read: (*command).mysql},
	"mycli":             {engine: "mysql", drivers: []string{"mycli"}, syntax: syntax{short: "hPuDeSp", long: set("host port user socket password pass ssl-ca ssl-capath ssl-cert ssl-key ssl-cipher ssl-mode tls-version database execute dsn init-command login-path")}, read: (*command).mysql},
	"psql":              {engine: "postgresql", drivers: []string{"psql"}, syntax: psqlSyntax, read: (*command).postgres},
	"pg_dump":           {engine: "postgresql", drivers: []string{"psql"}, syntax: dumpSyntax, read: (*command).postgres},
	"pg_dumpall":        {engine: "postgresql", drivers: []string{"psql"}, syntax: syntax{short: "fdhlpUES", long: pgLong}, read: (*command).postgres},
	"pg_restore":        {engine: "postgresql", drivers: []string{"psql"}, syntax: syntax{short: "dfFIjLnNPStThpU", long: pgLong}, read: (*command).postgres},
	"pgbench":           {engine: "postgresql", drivers: []string{"psql"}, syntax: syntax{short: "cjTtfDhpUMPRLsFb", long: pgLong}, read: (*command).postgres},
	"createdb":          {engine: "postgresql", drivers: []string{"psql"}, syntax: syntax{short: "DElOThpU", long: pgLong}, read: (*command).postgres},
	"dropdb":            {engine: "postgresql", drivers: []string{"psql"}, syntax: syntax{short: "hpU", long: pgLong}, read: (*command).postgres},
	"createuser":        {engine: "postgresql", drivers: []string{"psql"}, syntax: syntax{short: "cghpUamv", long: pgLong}, read: (*command).postgres},
	"dropuser":          {engine: "postgresql", drivers: []string{"psql"}, syntax: syntax{short: "hpU", long: pgLong}, read: (*command).postgres},
	"vacuumdb":          {engine: "postgresql", drivers: []string{"psql"}, syntax: syntax{short: "dhpUjtnNP", long: pgLong}, read: (*command).postgres},
	"reindexdb":         {engine: "postgresql", drivers: []string{"psql"}, syntax: syntax{short: "dhpUjtSi", long: pgLong}, read: (*command).postgres},
	"clusterdb":         {engine: "postgresql", drivers: []string{"psql"}, syntax: syntax{short: "dhpUt", long: pgLong}, read: (*command).postgres},
	"pg_isready":        {engine: "postgresql", drivers: []string{"psql"}, syntax: syntax{short: "dhptU", long: pgLong}, read: (*command).postgres},
	"pg_basebackup":     {engine: "postgresql", drivers: []string{"psql"}, syntax: syntax{short: "DFrTXZcldhpUsSi", long: pgLong}, read: (*command).postgres},
	"pg_receivewal":     {engine: "postgresql", drivers: []string{"psql"}, syntax: plainPg, read: (*command).postgres},
	"pg_recvlogical":    {engine: "postgresql", drivers: []string{"psql"}, syntax: plainPg, read: (*command).postgres},
	"pg_rewind":         {engine: "postgresql", drivers: []string{"psql"}, syntax: syntax{short: "D", long: pgLong}, read: (*command).postgres},
	"pgcli":             {engine: "postgresql", drivers: []string{"psql"}, syntax: syntax{short: "hpUduD", long: set("host port username user dbname dsn pgclirc")}, read: (*command).postgres},
	"redis-cli":         {engine: "redis", drivers: []string{"redis-cli"}, syntax: syntax{short: "hpaunriDdst", long: redisLong, stop: true}, read: (*command).redis},
	"valkey-cli":        {engine: "redis", drivers: []string{"redis-cli"}, syntax: syntax{short: "hpaunriDdst", long: redisLong, stop: true}, read: (*command).redis},
	"redis-benchmark":   {engine: "redis", drivers: []string{"redis-cli"}, syntax: syntax{short: "hpaunscdkrPt", long: redisLong, stop: true}, read: (*command).redis},
	"mongosh":           {engine: "mongodb", drivers: []string{"mongosh"}, syntax: syntax{short: "hupf", long: mongoLong}, read: (*command).mongo},
	"mongo":             {engine: "mongodb", drivers: []string{"mongosh"}, syntax: syntax{short: "hupf", long: mongoLong}, read: (*command).mongo},
	"mongodump":         {engine: "mongodb", drivers: []string{"mongo-tools"}, syntax: syntax{short: "hupdcoqj", long: mongoLong}, read: (*command).mongo},
	"mongorestore":      {engine: "mongodb", drivers: []string{"mongo-tools"}, syntax: syntax{short: "hupdcj", long: mongoLong}, read: (*command).mongo},
	"mongoexport":       {engine: "mongodb", drivers: []string{"mongo-tools"}, syntax: syntax{short: "hupdcoqf", long: mongoLong}, read: (*command).mongo},
	"mongoimport":       {engine: "mongodb", drivers: []string{"mongo-tools"}, syntax: syntax{short: "hupdcfj", long: mongoLong}, read: (*command).mongo},
	"sqlcmd":            {engine: "sqlserver", drivers: []string{"sqlcmd"}, syntax: syntax{short: "SUPdQqioHFJlthsawckKvm", maybe: "NGrfYyzZuM", long: sqlcmdLong}, read: (*command).sqlserver},
	"bcp":               {engine: "sqlserver", drivers: []string{"sqlcmd"}, syntax: syntax{short: "SUPdtrabefFhiomqDGs", maybe: "YCV", long: sqlcmdLong}, read: (*command).sqlserver},
	"mongostat":         {engine: "mongodb", drivers: []string{"mongo-tools"}, syntax: syntax{short: "hupdo", long: mongoLong}, read: (*command).mongo},
	"mongofiles":        {engine: "mongodb", drivers: []string{"mongo-tools"}, syntax: syntax{short: "hupdl", long: mongoLong}, read: (*command).mongo},
	"etcdctl":           {engine: "etcd", drivers: []string{"etcdctl"}, syntax: etcdSyntax, read: (*command).described, tool: etcdTool},
	"kube-apiserver":    {engine: "etcd", drivers: []string{"kube-apiserver"}, syntax: apiServerSyntax, read: (*command).described, tool: apiServerTool},
	"kcat":              {engine: "kafka", drivers: []string{"librdkafka"}, syntax: kcatSyntax, read: (*command).described, tool: kcatTool},
	"kafkacat":          {engine: "kafka", drivers: []string{"librdkafka"}, syntax: kcatSyntax, read: (*command).described, tool: kcatTool},
	"clickhouse-client": {engine: "clickhouse", drivers: []string{"clickhouse-client"}, syntax: clickhouseSyntax, read: (*command).clickhouse, tool: clickhouseTool},
	"clickhouse":        {engine: "clickhouse", drivers: []string{"clickhouse-client"}, syntax: clickhouseSyntax, read: (*command).clickhouse, tool: clickhouseTool},
	"cqlsh":             {engine: "cassandra", drivers: []string{"cqlsh"}, syntax: cqlshSyntax, read: (*command).described, tool: cqlshTool},
	"rabbitmqadmin":     {engine: "amqp", drivers: []string{"rabbitmqadmin"}, syntax: rabbitSyntax, read: (*command).described, tool: rabbitTool},
	"nats":              {engine: "nats", drivers: []string{"nats-cli"}, syntax: natsSyntax, read: (*command).described, tool: natsTool},
	"tsql":              {engine: "sqlserver", drivers: []string{"freetds"}, syntax: syntax{short: "SHpUPDIJLCot"}, read: (*command).described, tool: tsqlTool},
	"bsqldb":            {engine: "sqlserver", drivers: []string{"freetds"}, syntax: syntax{short: "SUPDiotrRH"}, read: (*command).described, tool: tsqlTool},
	"freebcp":           {engine: "sqlserver", drivers: []string{"freetds"}, syntax: syntax{short: "SUPDmfeFLbntrTAO"}, read: (*command).described, tool: tsqlTool},
	"snowsql":           {engine: "snowflake", drivers: []string{"snowsql"}, syntax: snowSyntax, read: (*command).described, tool: snowTool},
}
