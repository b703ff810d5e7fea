package driver

import (
	"slices"

	"github.com/dsnlint/dsnlint/fact"
	"github.com/dsnlint/dsnlint/setting"
)

const (
	elasticJava    = "elastic/elasticsearch:client/rest/src/main/java/org/elasticsearch/client/RestClientBuilder.java"
	elasticJavaAPI = "elastic/elasticsearch-java:java-client/src/main/java/co/elastic/clients/transport/ElasticsearchTransportConfig.java"
	openJava       = "opensearch-project/opensearch-java:java-client/src/main/java/org/opensearch/client/transport/httpclient5/ApacheHttpClient5TransportBuilder.java"
	springElastic  = "spring-projects/spring-boot:module/spring-boot-elasticsearch/src/main/java/org/springframework/boot/elasticsearch/autoconfigure/ElasticsearchRestClientConfigurations.java"

	// The places below the builder where the clients are given TLS objects.
	httpCallback  = "httpClientConfigCallback"
	httpStrategy  = httpCallback + ".connectionManager.tlsStrategy"
	httpStrategy4 = httpCallback + ".sslStrategy"
)

// elasticJavaTLS are what a client does over https with the TLS objects below one prefix.
func elasticJavaTLS(context, verifier string) []Row {
	const tls = "scheme=https "
	named := []Row{
		{When: tls + context + ".trust=all " + verifier + "=" + acceptAll, Then: Unchecked, CA: "none", By: context + ".trust", Because: "the SSLContext has a trust manager that accepts every certificate, and the HostnameVerifier accepts every name"},
		{When: tls + context + ".trust=all " + verifier, Then: fact.Posture{Transport: fact.Required, Chain: fact.Unverified, Host: fact.CheckUnknown}, CA: "none", By: context + ".trust", Because: "the SSLContext has a trust manager that accepts every certificate; the host name is left to the HostnameVerifier"},
		{When: tls + verifier + "=" + acceptAll, Then: fact.Posture{Transport: fact.Required, Chain: fact.Verified, Host: fact.Unverified}, CA: context + ".ca|system", By: verifier, Because: "the HostnameVerifier accepts every name"},
		{When: tls + verifier, Then: nameUnknown, CA: context + ".ca|system", By: verifier, Because: "the host name is left to the HostnameVerifier"},
	}
	all := fact.Posture{Transport: fact.Required, Chain: fact.Unverified, Host: fact.Verified}
	return slices.Concat(
		fromSource(elasticJava, named),
		fromSource(elasticJava, []Row{{When: tls + context + ".trust=all", Then: all, CA: "none", By: context + ".trust", Because: "the SSLContext has a trust manager that accepts every certificate that carries the right name, also one that an attacker has made"}}),
		javaContextRows(context, "scheme=https", fact.Verified)[1:],
	)
}

// elasticJavaOptions are those of every Java client that sits on Apache's HTTP client.
func elasticJavaOptions() []Option {
	out := []Option{
		{Name: schemeOption, Fold: true},
		{Name: httpCallback},
		{Name: httpCallback + ".connectionManager"},
		{Name: httpStrategy},
		{Name: "bundle", Role: CA},
		{Name: httpCallback + ".sslStrategy", Role: Mode},
	}
	for _, p := range []string{httpCallback + ".", httpStrategy + ".", ""} {
		out = append(out, javaContextOptions(p+"sslContext")...)
		for _, name := range []string{"sslHostnameVerifier", "hostnameVerifier"} {
			out = append(out, Option{Name: p + name, Role: Mode})
		}
	}
	return out
}

// elasticJavaRows are the rows of a client that sits on Apache's client 4, which compares the host name by itself.
func elasticJavaRows() []Row {
	return slices.Concat(
		[]Row{{When: "scheme=http", Then: Off, CA: "none", By: "-", Ignores: "bundle", Because: elasticPlain}},
		elasticJavaTLS(httpCallback+".sslContext", httpCallback+".sslHostnameVerifier"),
		[]Row{
			{When: "scheme=https " + httpCallback + ".connectionManager", Then: ByCode, CA: "unknown", By: httpCallback, Because: "TLS is left to a connection manager that is made by code which is not read here"},
			{When: "scheme=https " + httpStrategy4, Then: ByCode, CA: "unknown", Because: "TLS is left to a strategy that is made by code which is not read here"},
			{When: "scheme=https", Then: Full, CA: "bundle|system", By: "-", Because: "the HTTP client checks chain and host name unless it is told otherwise"},
			{Then: Undecided, CA: "unknown", By: "-", Because: "the scheme of the hosts decides, and it is not known here"},
		},
	)
}

// elasticFiveLost says what becomes of the host name with strategies of Apache's client 5.
const elasticFiveLost = "the chain is checked; the host name is left to the JDK, and a certificate of another host was seen to pass"

// elasticFiveRows are the rows of a client that sits on Apache's client 5: it makes a TLS strategy that leaves the host name
// to the JDK, and so do programs with ClientTlsStrategyBuilder, unless they set a HostnameVerifier. SSLContexts are found in
// the options that are named.
func elasticFiveRows(contexts ...string) []Row {
	checked := fact.Posture{Transport: fact.Required, Chain: fact.Verified, Host: fact.Unverified}
	var rows []Row
	for _, context := range contexts {
		rows = append(rows, Row{When: context + ".trust=all", Then: Unchecked, CA: "none", By: context + ".trust", Source: javaTrust, Because: "the SSLContext has a trust manager that accepts every certificate"})
	}
	rows = append(rows, Row{When: httpStrategy + ".hostnameVerifier:object", Then: ByCode, CA: "unknown", By: httpStrategy + ".hostnameVerifier", Because: "the host name is left to the HostnameVerifier"})
	for _, context := range contexts {
		rows = append(rows, below(context, "", []Row{
			{When: "%.trust=default", Then: checked, CA: "system", By: "%.trust", Because: elasticFiveLost},
			{When: "%.trust=file", Then: checked, CA: "%.ca|unknown", By: "%.trust", Because: elasticFiveLost},
			{When: "%", Then: fact.Posture{Transport: fact.Required, Chain: fact.CheckUnknown, Host: fact.Unverified}, CA: "unknown", By: "%", Because: "the SSLContext is made by code that is not read here"},
		})...)
	}
	rows = append(
		rows,
		Row{When: httpStrategy + ":object", Then: checked, CA: "system", By: httpStrategy, Because: elasticFiveLost},
		Row{When: httpCallback + ".connectionManager", Then: ByCode, CA: "unknown", By: httpCallback, Because: "TLS is left to a connection manager; what it checks depends on the version of Apache's client"},
		Row{Then: checked, CA: "bundle|system", By: "-", Because: elasticFiveLost},
	)
	return slices.Concat(
		[]Row{{When: "scheme=http", Then: Off, CA: "none", By: "-", Ignores: "bundle", Because: elasticPlain}},
		underEach(rows, "scheme=https"),
		[]Row{{Then: Undecided, CA: "unknown", By: "-", Because: "the scheme of the hosts decides, and it is not known here"}},
	)
}

// hostsOnly are the arguments of a builder that takes any number of hosts.
var hostsOnly = []setting.Arg{{Position: 0, Role: setting.Host}, {Position: 1, Role: setting.Host}, {Position: 2, Role: setting.Host}}

// elasticsearch-java is Elastic's low-level RestClient for the JVM, and what sits on it.
var _ = register(func() *Table {
	return &Table{
		ID: "elasticsearch-java", Title: "Elasticsearch Java client", Engine: "elasticsearch", Source: elasticJava,
		Packages: []Package{{"maven", "co.elastic.clients:elasticsearch-java"}, {"maven", "org.elasticsearch.client:elasticsearch-rest-client"}, {"maven", "org.elasticsearch.client:elasticsearch-rest-high-level-client"}},
		Wrappers: []Package{{"maven", "org.springframework.boot:spring-boot-starter-data-elasticsearch"}},
		Openers: []setting.Opener{
			{Language: "java", Callee: "org.elasticsearch.client.RestClient.builder", Setters: true, Args: hostsOnly},
		},
		Keys:  springElasticKeys(),
		Names: Exact, Stranger: IgnoresStrangers, DefaultHost: fact.HostUnknown, Prepare: dropNull,
		Full:    "https:// hosts with an SSLContext made from <CA file>",
		Options: elasticJavaOptions(), Rows: elasticJavaRows(),
		TLS: javaContextTLS(httpCallback + ".sslContext"),
	}
})

// elasticsearch-rest5 is what Elastic's client has had beneath it since version 9, which brought ElasticsearchClient.of, too.
var _ = register(func() *Table {
	return &Table{
		ID: "elasticsearch-rest5", Title: "Elasticsearch Java client on Rest5Client", Engine: "elasticsearch", Source: elasticJavaAPI,
		Packages: []Package{{"maven", "co.elastic.clients:elasticsearch-java"}},
		Openers: []setting.Opener{
			{Language: "java", Callee: "co.elastic.clients.transport.rest5_client.low_level.Rest5Client.builder", Setters: true, Args: hostsOnly},
			{Language: "java", Callee: "co.elastic.clients.elasticsearch.ElasticsearchClient.of", Args: elasticFluent},
			{Language: "java", Callee: "co.elastic.clients.elasticsearch.ElasticsearchAsyncClient.of", Args: elasticFluent},
		},
		Names: Exact, Stranger: IgnoresStrangers, DefaultHost: fact.HostUnknown, Prepare: dropNull,
		Full:    "a ClientTlsStrategyBuilder with setHostnameVerifier(new DefaultHostnameVerifier())",
		Options: elasticJavaOptions(), Rows: elasticFiveRows(httpStrategy+".sslContext", "sslContext"),
		TLS: append(javaContextTLS(httpStrategy+".sslContext"), javaContextTLS("sslContext")...),
	}
})

// elasticFluent are the arguments of ElasticsearchClient.of(b -> b.host("https://…").sslContext(…)).
var elasticFluent = []setting.Arg{
	{Position: 0, Role: setting.Options},
	{Position: -1, Keyword: "host", Role: setting.Host},
	{Position: -1, Keyword: "hosts", Role: setting.Host},
	{Position: -1, Keyword: "apiKey", Role: setting.Secret},
	{Position: -1, Keyword: "token", Role: setting.Secret},
	{Position: -1, Keyword: "usernameAndPassword", Role: setting.Skip},
}

// springElasticKeys are Spring Boot's.
func springElasticKeys() []setting.Key {
	var out []setting.Key
	add := func(group, name string, role setting.Role, option string) {
		out = append(out, setting.Key{Pattern: group + "." + name, Role: role, Name: option, Group: group, Engine: "elasticsearch", Drivers: []string{"elasticsearch-java"}})
	}
	for _, group := range []string{"spring.elasticsearch", "spring.elasticsearch.rest"} {
		add(group, "uris", setting.Host, "")
		add(group, "password", setting.Secret, "")
		add(group, "restclient.ssl.bundle", setting.OptionArg, "bundle")
	}
	return out
}

// opensearch-java is the same thing of another house.
var _ = register(func() *Table {
	return &Table{
		ID: "opensearch-java", Title: "OpenSearch Java client", Engine: "opensearch", Source: openJava,
		Packages: []Package{{"maven", "org.opensearch.client:opensearch-java"}, {"maven", "org.opensearch.client:opensearch-rest-client"}, {"maven", "org.opensearch.client:opensearch-rest-high-level-client"}},
		Openers:  []setting.Opener{{Language: "java", Callee: "org.opensearch.client.RestClient.builder", Setters: true, Args: hostsOnly}},
		Names:    Exact, Stranger: IgnoresStrangers, DefaultHost: fact.HostUnknown, Prepare: dropNull,
		Full:    "https:// hosts with an SSLContext made from <CA file>",
		Options: elasticJavaOptions(), Rows: elasticJavaRows(),
		TLS: javaContextTLS(httpCallback + ".sslContext"),
	}
})

// opensearch-httpclient5 is its transport on Apache's client 5.
var _ = register(func() *Table {
	return &Table{
		ID: "opensearch-httpclient5", Title: "OpenSearch Java client on HttpClient 5", Engine: "opensearch", Source: openJava,
		Packages: []Package{{"maven", "org.opensearch.client:opensearch-java"}},
		Openers:  []setting.Opener{{Language: "java", Callee: "org.opensearch.client.transport.httpclient5.ApacheHttpClient5TransportBuilder.builder", Setters: true, Args: hostsOnly}},
		Names:    Exact, Stranger: IgnoresStrangers, DefaultHost: fact.HostUnknown, Prepare: dropNull,
		Full:    "a ClientTlsStrategyBuilder with setHostnameVerifier(new DefaultHostnameVerifier())",
		Options: elasticJavaOptions(), Rows: elasticFiveRows(httpStrategy + ".sslContext"),
		TLS: javaContextTLS(httpStrategy + ".sslContext"),
	}
})
