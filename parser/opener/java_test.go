package opener_test

import (
	"testing"

	"github.com/dsnlint/dsnlint/internal/testkit"
	"github.com/dsnlint/dsnlint/parser/jvm"
	"github.com/dsnlint/dsnlint/parser/opener"
	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
)

// javaKnown are openers whose settings are made by lambdas, objects and classes.
func javaKnown() setting.Known {
	k := known()
	java := func(callee string, drivers []string, args ...setting.Arg) {
		k.Openers = append(k.Openers, setting.Opener{Language: "java", Callee: callee, Drivers: drivers, Setters: true, Args: args})
	}
	java("com.mongodb.MongoClientSettings.builder", []string{"mongo-java"},
		setting.Arg{Position: -1, Keyword: "applyConnectionString", Role: setting.DSN},
		setting.Arg{Position: -1, Keyword: "applyToClusterSettings.hosts", Role: setting.Host})
	java("org.elasticsearch.client.RestClient.builder", []string{"es"}, setting.Arg{Position: 0, Role: setting.Host}, setting.Arg{Position: 1, Role: setting.Host})
	java("co.elastic.ElasticsearchClient.of", []string{"es"}, setting.Arg{Position: 0, Role: setting.Options}, setting.Arg{Position: -1, Keyword: "host", Role: setting.Host})
	java("com.datastax.CqlSession.builder", []string{"cql"}, setting.Arg{Position: -1, Keyword: "addContactPoint", Role: setting.Host})
	java("io.vertx.pgclient.PgConnectOptions", []string{"vertx"})
	java("io.r2dbc.spi.ConnectionFactoryOptions.builder", nil)
	java("org.apache.commons.dbcp2.BasicDataSource", nil, setting.Arg{Position: -1, Keyword: "url", Role: setting.DSN})
	java("org.apache.kafka.clients.producer.KafkaProducer", []string{"kafka"}, setting.Arg{Position: 0, Role: setting.Options},
		setting.Arg{Position: -1, Keyword: "ProducerConfig.BOOTSTRAP_SERVERS_CONFIG", Role: setting.Host})
	java("redis.clients.jedis.Jedis", []string{"jedis"})
	for i := range 8 {
		last := &k.Openers[len(k.Openers)-1]
		last.Args = append(last.Args, setting.Arg{Position: i, Role: setting.Overload, Name: "ssl"})
	}
	java("class:org.postgresql.Driver", []string{"pgjdbc"})
	return k
}

const trustManager = `new X509TrustManager() {
  public void checkClientTrusted(X509Certificate[] c, String a) { }
  @Override
  public void checkServerTrusted(X509Certificate[] c, String a) throws CertificateException { /* ok */ }
  public X509Certificate[] getAcceptedIssuers() { return null; }
}`

func TestJavaObjects(t *testing.T) {
	const mongo = "MongoClientSettings.builder().applyToClusterSettings(b -> b.hosts(List.of(new ServerAddress(\"h\", 27017))))"
	const imports = "import javax.net.ssl.*;\nimport com.mongodb.MongoClientSettings;\nimport org.elasticsearch.client.RestClient;\nimport com.datastax.CqlSession;\nimport io.vertx.pgclient.PgConnectOptions;\nimport co.elastic.ElasticsearchClient;\nimport redis.clients.jedis.Jedis;\n"
	at := "builder [mongo-java] @h:27017 applyToClusterSettings={} applyToSslSettings={} "
	const factory = "TrustManagerFactory tmf = TrustManagerFactory.getInstance(\"PKIX\");\nvar ctx = SSLContext.getInstance(\"TLS\");\n"
	const store = "KeyStore ks = KeyStore.getInstance(\"PKCS12\");\n"
	context := "var ctx = SSLContext.getInstance(\"TLS\");\n"
	tests := []langTest{
		{"lambda", "X.java", mongo + ".applyToSslSettings(b -> b.enabled(true).invalidHostNameAllowed(true)).build();", at + "applyToSslSettings.enabled=true! applyToSslSettings.invalidHostNameAllowed=true!"},
		{"lambda with a block", "X.java", mongo + ".applyToSslSettings(b -> { b.enabled(true); other.enabled(false); }).build();", at + "applyToSslSettings.enabled=true!"},
		{"trust manager", "X.java", context + "TrustManager[] all = new TrustManager[] { " + trustManager + " };\nctx.init(null, all, new SecureRandom());\n" + mongo + ".applyToSslSettings(b -> b.context(ctx));", at + "applyToSslSettings.context={} applyToSslSettings.context.trust='all applyToSslSettings.context.protocol=TLS"},
		{"context of the platform", "X.java", context + "ctx.init(null, null, null);\n" + mongo + ".applyToSslSettings(b -> b.context(ctx));", at + "applyToSslSettings.context={} applyToSslSettings.context.trust='default applyToSslSettings.context.protocol=TLS"},
		{"managers of the JVM's store", "X.java", factory + "tmf.init((KeyStore) null);\nctx.init(null, tmf.getTrustManagers(), null);\n" + mongo + ".applyToSslSettings(b -> b.context(ctx));", at + "applyToSslSettings.context={} applyToSslSettings.context.trust='default applyToSslSettings.context.protocol=TLS"},
		{"managers of a file", "X.java", factory + store + "try (InputStream in = new FileInputStream(\"ca.p12\")) { ks.load(in, pw); }\ntmf.init(ks);\nctx.init(null, tmf.getTrustManagers(), null);\n" + mongo + ".applyToSslSettings(b -> b.context(ctx));", at + "applyToSslSettings.context={} applyToSslSettings.context.trust='file applyToSslSettings.context.protocol=TLS applyToSslSettings.context.ca=ca.p12"},
		{"managers of a path", "X.java", factory + store + "ks.load(Files.newInputStream(Path.of(\"ca.p12\")), null);\ntmf.init(ks);\nctx.init(null, tmf.getTrustManagers(), null);\n" + mongo + ".applyToSslSettings(b -> b.context(ctx));", at + "applyToSslSettings.context={} applyToSslSettings.context.trust='file applyToSslSettings.context.protocol=TLS applyToSslSettings.context.ca=ca.p12"},
		{"managers of a certificate", "X.java", factory + store + "ks.load(null, null);\nks.setCertificateEntry(\"ca\", cert);\ntmf.init(ks);\nctx.init(null, tmf.getTrustManagers(), null);\n" + mongo + ".applyToSslSettings(b -> b.context(ctx));", at + "applyToSslSettings.context={} applyToSslSettings.context.trust='file applyToSslSettings.context.protocol=TLS"},
		{"a file for Apache's builder", "X.java", mongo + ".applyToSslSettings(b -> b.context(SSLContexts.custom().loadTrustMaterial(new File(\"ca.jks\"), \"pw\".toCharArray()).build()));", at + "applyToSslSettings.context={} applyToSslSettings.context.trust='file applyToSslSettings.context.ca=ca.jks"},
		{"no strategy for Apache's builder", "X.java", mongo + ".applyToSslSettings(b -> b.context(SSLContexts.custom().loadTrustMaterial(new File(\"ca.jks\"), pw, null).build()));", at + "applyToSslSettings.context={} applyToSslSettings.context.trust='file applyToSslSettings.context.ca=ca.jks"},
		{"trust managers from elsewhere", "X.java", context + "ctx.init(null, tmf.getTrustManagers(), null);\n" + mongo + ".applyToSslSettings(b -> b.context(ctx));", at + "applyToSslSettings.context={} applyToSslSettings.context.protocol=TLS"},
		{"a check that checks", "X.java", context + "ctx.init(null, new TrustManager[] { new X509TrustManager() { public void checkServerTrusted(X509Certificate[] c, String a) { check(c); } } }, null);\n" + mongo + ".applyToSslSettings(b -> b.context(ctx));", at + "applyToSslSettings.context={} applyToSslSettings.context.protocol=TLS"},
		{"default context", "X.java", mongo + ".applyToSslSettings(b -> b.context(SSLContext.getDefault()));", at + "applyToSslSettings.context={} applyToSslSettings.context.trust='default"},
		{"unknown context", "X.java", mongo + ".applyToSslSettings(b -> b.context(make()));", at + "applyToSslSettings.context=<call> open(applyToSslSettings.context)"},
		{
			"callback", "X.java", "RestClient.builder(new HttpHost(\"h\", 9200, \"https\")).setHttpClientConfigCallback(new HttpClientConfigCallback() {\n  public HttpAsyncClientBuilder customizeHttpClient(HttpAsyncClientBuilder hc) {\n    return hc.setSSLHostnameVerifier(NoopHostnameVerifier.INSTANCE).setSSLContext(SSLContexts.custom().loadTrustMaterial(null, (c, a) -> true).build());\n  }\n});",
			"builder [es] https @h:9200 httpClientConfigCallback={} httpClientConfigCallback.sslHostnameVerifier='accept-all httpClientConfigCallback.sslContext={} httpClientConfigCallback.sslContext.trust='all",
		},
		{"HTTP by default", "X.java", "RestClient.builder(new HttpHost(\"h\", 9200), new HttpHost(\"i\", 9200)).build();", "builder [es] http @h:9200 @i:9200"},
		{"HTTP client 5", "X.java", "RestClient.builder(new HttpHost(\"https\", \"h\", 9200)).build();", "builder [es] https @h:9200"},
		{"host by URL", "X.java", "RestClient.builder(HttpHost.create(\"https://h:9200\")).build();", "builder [es] https @h:9200"},
		{"host object elsewhere", "X.java", "client.setProxy(new HttpHost(\"proxy\", 8080));", ""},
		{"fluent client", "X.java", "ElasticsearchClient.of(b -> b.host(\"https://h:9200\").sslContext(SSLContext.getDefault()));", "of [es] https @h:9200 sslContext={} sslContext.trust='default"},
		{"verifier", "X.java", "HostnameVerifier any = (n, s) -> true;\nRestClient.builder(new HttpHost(\"h\", 1, \"https\")).setHttpClientConfigCallback(hc -> hc.setSSLHostnameVerifier(any));", "builder [es] https @h:1 httpClientConfigCallback={} httpClientConfigCallback.sslHostnameVerifier='accept-all"},
		{"verifier that verifies", "X.java", "RestClient.builder(new HttpHost(\"h\", 1, \"https\")).setHttpClientConfigCallback(hc -> hc.setSSLHostnameVerifier((n, s) -> n.equals(\"h\")));", "builder [es] https @h:1 httpClientConfigCallback={} httpClientConfigCallback.sslHostnameVerifier={}"},
		{"overload", "X.java", "new Jedis(\"h\", 6379, 2000, \"pw\", true);", "Jedis [jedis] @h:6379 ssl=true!"},
		{"overload with an address", "X.java", "new Jedis(new HostAndPort(\"h\", 6379), config);", "Jedis [jedis] @h:6379"},
		{"overload of a pool", "X.java", "new Jedis(poolConfig, \"h\", 6379, 2000, \"pw\");", "Jedis [jedis] @h:6379"},
		{"overload of a URL", "X.java", "new Jedis(URI.create(\"rediss://h\"), true);", "Jedis [jedis] rediss @h ssl=true!"},
		{"overload of a new URI", "X.java", "new Jedis(new URI(\"rediss://h\"));", "Jedis [jedis] rediss @h"},
		{"protocol and trust manager", "X.java", "PgConnectOptions f = new PgConnectOptions().setHost(\"h\"); f.useSslProtocol(\"TLSv1.2\", " + trustManager + ");", "PgConnectOptions [vertx] @h sslProtocol=TLSv1.2 trustManager='trust-all"},
		{"switch", "X.java", "PgConnectOptions f = new PgConnectOptions().setHost(\"h\"); f.enableHostnameVerification(); f.enable();", "PgConnectOptions [vertx] @h enableHostnameVerification="},
		{"switch that trusts", "X.java", "PgConnectOptions f = new PgConnectOptions().setHost(\"h\").trustServerCertificate();", "PgConnectOptions [vertx] @h trustServerCertificate="},
		{"overload of what is elsewhere", "X.java", "new Jedis(pool.get());", ""},
		{"overload of a host elsewhere", "X.java", "new Jedis(System.getenv(\"H\"), 6379);", "Jedis [jedis] @<env:H>:6379"},
		{"verifier of a class", "X.java", "RestClient.builder(new HttpHost(\"h\", 1, \"https\")).setHttpClientConfigCallback(hc -> hc.setSSLHostnameVerifier(new HostnameVerifier() { public boolean verify(String h, SSLSession s) { return true; } }));", "builder [es] https @h:1 httpClientConfigCallback={} httpClientConfigCallback.sslHostnameVerifier='accept-all"},
		{"address", "X.java", "CqlSession.builder().addContactPoint(new InetSocketAddress(\"h\", 9042)).withSslContext(SSLContext.getDefault()).build();", "builder [cql] @h:9042 sslContext={} sslContext.trust='default"},
		{"engine factory", "X.java", "CqlSession.builder().addContactPoint(new InetSocketAddress(\"h\", 9042)).withSslEngineFactory(new ProgrammaticSslEngineFactory(SSLContext.getDefault(), null, true)).build();", "builder [cql] @h:9042 sslEngineFactory={} sslEngineFactory.context={} sslEngineFactory.context.trust='default sslEngineFactory.ciphers=null sslEngineFactory.hostnameValidation=true!"},
		{"options in options", "X.java", "new PgConnectOptions().setHost(\"h\").setSslMode(SslMode.REQUIRE).setSslOptions(new ClientSSLOptions().setTrustAll(true));", "PgConnectOptions [vertx] @h sslMode='SslMode.REQUIRE sslOptions={} sslOptions.trustAll=true!"},
		{"class in the file", "X.java", "static class Lax implements X509TrustManager { public void checkServerTrusted(X509Certificate[] c, String a) {} }\nvoid g() { " + context + "ctx.init(null, new TrustManager[]{new Lax()}, null);\nCqlSession.builder().addContactPoint(\"h\").withSslContext(ctx); }", "builder [cql] @h sslContext={} sslContext.trust='all sslContext.protocol=TLS"},
	}
	for i := range tests {
		if tests[i].name == "class in the file" {
			tests[i].src = imports + "class X { " + tests[i].src + " }"
			continue
		}
		tests[i].src = imports + "class X { void f() {\n" + tests[i].src + "\n} }"
	}
	runJava(t, tests)
}

func TestJavaOptions(t *testing.T) {
	const r2dbc = "import io.r2dbc.spi.ConnectionFactoryOptions;\nimport static io.r2dbc.spi.ConnectionFactoryOptions.*;\n"
	runJava(t, []langTest{
		{"constants", "X.java", r2dbc + "class X { void f() { ConnectionFactoryOptions.builder().option(DRIVER, \"postgresql\").option(HOST, \"h\").option(PASSWORD, \"canary\").option(SSL, true).build(); } }", "builder [] r2dbc:postgresql @h driver=postgresql ssl=true!"},
		{"value of", "X.java", r2dbc + "class X { void f() { ConnectionFactoryOptions.builder().option(DRIVER, \"mysql\").option(HOST, \"h\").option(Option.valueOf(\"sslMode\"), \"REQUIRED\").build(); } }", "builder [] r2dbc:mysql @h driver=mysql sslMode=REQUIRED"},
		{"constant of a driver", "X.java", r2dbc + "class X { void f() { ConnectionFactoryOptions.builder().option(DRIVER, \"postgresql\").option(PostgresqlConnectionFactoryProvider.SSL_ROOT_CERT, \"/ca.pem\").build(); } }", "builder [] r2dbc:postgresql driver=postgresql sslRootCert=/ca.pem"},
		{"properties in a string", "X.java", "import org.apache.commons.dbcp2.BasicDataSource;\nclass X { void f() {\n  BasicDataSource ds = new BasicDataSource();\n  ds.setUrl(\"jdbc:mysql://h/d\");\n  ds.setConnectionProperties(\"sslMode=DISABLED;password=canary;a=b\");\n} }", "BasicDataSource [] jdbc:mysql @h sslMode=DISABLED a=b"},
		{"property by name", "X.java", "import org.apache.commons.dbcp2.BasicDataSource;\nclass X { void f() {\n  BasicDataSource ds = new BasicDataSource();\n  ds.setUrl(\"jdbc:mysql://h/d\");\n  ds.addConnectionProperty(\"sslMode\", \"DISABLED\");\n} }", "BasicDataSource [] jdbc:mysql @h sslMode=DISABLED"},
		{"data source by class", "X.java", "import com.zaxxer.hikari.HikariConfig;\nclass X { void f() {\n  HikariConfig c = new HikariConfig();\n  c.setDataSourceClassName(\"com.mysql.cj.jdbc.MysqlDataSource\");\n  c.addDataSourceProperty(\"serverName\", \"h\");\n  c.addDataSourceProperty(\"sslMode\", \"DISABLED\");\n} }", "HikariConfig [connector-j] @h dataSourceClassName=com.mysql.cj.jdbc.MysqlDataSource sslMode=DISABLED"},
		{"driver by class", "X.java", "import com.zaxxer.hikari.HikariConfig;\nclass X { void f() {\n  HikariConfig c = new HikariConfig();\n  c.setDriverClassName(\"org.postgresql.Driver\");\n  c.setJdbcUrl(System.getenv(\"U\"));\n} }", "HikariConfig [pgjdbc] <env:U> @<env:U> driverClassName=org.postgresql.Driver open()"},
		{"a driver that is made", "X.java", "class X { void f() { DriverManager.registerDriver(new org.postgresql.Driver()); } }", ""},
		{"kotlin", "X.kt", "import com.mongodb.MongoClientSettings\nimport javax.net.ssl.*\nfun f() {\n  MongoClientSettings.builder().applyToClusterSettings { it.hosts(listOf(ServerAddress(\"h\"))) }.applyToSslSettings { it.enabled(true).invalidHostNameAllowed(true) }.build()\n}", "builder [mongo-java] @h applyToClusterSettings={} applyToSslSettings={} applyToSslSettings.enabled=true! applyToSslSettings.invalidHostNameAllowed=true!"},
	})
}

// TestJavaConstants: a property's name is found however its class was imported.
func TestJavaConstants(t *testing.T) {
	const class, p = "import org.apache.kafka.clients.producer.KafkaProducer;\n", "class X { void f() { Properties p = new Properties(); "
	const open = " new KafkaProducer(p); } }"
	const put = "p.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, \"h:1\"); p.put(SslConfigs.SSL_PROTOCOL_CONFIG, \"x\");"
	const want = "KafkaProducer [kafka] @h:1 SslConfigs.SSL_PROTOCOL_CONFIG=x"
	runJava(t, []langTest{
		{"classes", "X.java", class + "import org.apache.kafka.clients.producer.ProducerConfig;\nimport org.apache.kafka.common.config.SslConfigs;\n" + p + put + open, want},
		{"packages", "X.java", "import org.apache.kafka.clients.producer.*;\nimport org.apache.kafka.common.config.*;\n" + p + put + open, want},
		{"in full", "X.java", class + p + "p.put(org.apache.kafka.clients.producer.ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, \"h:1\");" + open, "KafkaProducer [kafka] @h:1"},
		{"constants of a class", "X.java", class + "import static org.apache.kafka.clients.producer.ProducerConfig.*;\n" + p + "p.put(BOOTSTRAP_SERVERS_CONFIG, \"h:1\");" + open, "KafkaProducer [kafka] @h:1"},
		{"a constant", "X.java", class + "import static org.apache.kafka.clients.producer.ProducerConfig.BOOTSTRAP_SERVERS_CONFIG;\n" + p + "p.put(BOOTSTRAP_SERVERS_CONFIG, \"h:1\");" + open, "KafkaProducer [kafka] @h:1"},
		{"a constant of the program's own", "X.java", class + "import java.util.*;\n" + p + "p.put(Names.SERVERS, \"h:1\"); p.put(name, 1);" + open, "KafkaProducer [kafka]"},
	})
}

func runJava(t *testing.T, tests []langTest) {
	t.Helper()
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			f := source.NewFile(tt.path, []byte(tt.src))
			found := opener.Find(jvm.Read(f), javaKnown())
			testkit.CheckFound(t, f, found)
			if got := showAll(found.Connections); got != tt.want {
				t.Errorf("got\n%s\nwant\n%s", got, tt.want)
			}
		})
	}
}

// FuzzJavaObjects: objects of all shapes neither panic nor leave the file.
func FuzzJavaObjects(f *testing.F) {
	f.Add("import javax.net.ssl.*;\nclass X { void f() { SSLContext c = SSLContext.getInstance(\"TLS\"); c.init(null, new TrustManager[]{" + trustManager + "}, null); CqlSession.builder().withSslContext(c); } }")
	f.Add("class X { void f() { RestClient.builder(new HttpHost(\"h\", 1, s)).setHttpClientConfigCallback(hc -> hc.setSSLContext(c).setSSLHostnameVerifier((a, b) -> true)); } }")
	f.Add("class X { void f() { ConnectionFactoryOptions.builder().option(DRIVER, \"x\").option(Option.valueOf(y), z); ds.setConnectionProperties(\"a=b;c\"); } }")
	k := javaKnown()
	f.Fuzz(func(t *testing.T, in string) {
		file := source.NewFile("X.java", []byte(in))
		testkit.CheckFound(t, file, opener.Find(jvm.Read(file), k))
	})
}
