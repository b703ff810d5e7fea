package driver

import "testing"

func TestElasticsearchJava(t *testing.T) {
	const tls, cb = "dsn:scheme=https call:httpClientConfigCallback={} ", "call:httpClientConfigCallback."
	for _, id := range []string{"elasticsearch-java", "opensearch-java"} {
		check(t, id, []reading{
			{"", "", "unknown unknown unknown/unknown unknown default", ""},
			{"dsn:scheme=http", "", "disable plaintext unverified/unverified none default", ""},
			{"dsn:scheme=https", "", "verify-full required verified/verified system default", ""},
			{tls, "", "verify-full required verified/verified system default", ""},
			{tls + cb + "sslContext={} " + cb + "sslContext.trust=all/symbol", "", "require required unverified/verified none written", ""},
			{tls + cb + "sslContext={} " + cb + "sslContext.trust=default/symbol", "", "verify-full required verified/verified system written", ""},
			{tls + cb + "sslContext={} " + cb + "sslContext.trust=file/symbol " + cb + "sslContext.ca=/ca.crt", "", "verify-full required verified/verified file:/ca.crt written", ""},
			{tls + cb + "sslContext={}", "", "unknown required unknown/verified unknown written", ""},
			{tls + cb + "sslHostnameVerifier=accept-all/symbol", "", "verify-ca required verified/unverified system written", ""},
			{tls + cb + "sslContext={} " + cb + "sslContext.trust=all/symbol " + cb + "sslHostnameVerifier=accept-all/symbol", "", "require required unverified/unverified none written", ""},
			{tls + cb + "connectionManager=?", "", "unknown required unknown/unknown unknown written", ""},
			{"dsn:scheme=http call:sslContext={} call:sslContext.trust=default/symbol", "", "disable plaintext unverified/unverified none default", ""},
			{"file:bundle=es dsn:scheme=https", "", "verify-full required verified/verified file:es default", ""},
		})
	}
	check(t, "elasticsearch-java", []reading{
		{tls + cb + "sslContext={} " + cb + "sslContext.trust=all/symbol " + cb + "sslHostnameVerifier={}", "", "require required unverified/unknown none written", ""},
	})
	const strategy = tls + cb + "connectionManager={} " + cb + "connectionManager.tlsStrategy={} "
	const inside = cb + "connectionManager.tlsStrategy."
	check(t, "elasticsearch-rest5", []reading{
		{"dsn:scheme=https", "9.0.0", "verify-ca required verified/unverified system default", ""},
		{"dsn:scheme=https call:sslContext={} call:sslContext.trust=all/symbol", "9.3.0", "require required unverified/unverified none written", ""},
		{"dsn:scheme=https call:sslContext={} call:sslContext.trust=file/symbol call:sslContext.ca=ca.p12", "9.3.0", "verify-ca required verified/unverified file:ca.p12 written", ""},
	})
	for _, id := range []string{"elasticsearch-rest5", "opensearch-httpclient5"} {
		check(t, id, []reading{
			{"dsn:scheme=http", "9.3.0", "disable plaintext unverified/unverified none default", ""},
			{"dsn:scheme=https", "9.3.0", "verify-ca required verified/unverified system default", ""},
			{strategy, "9.3.0", "verify-ca required verified/unverified system written", ""},
			{strategy + inside + "sslContext={} " + inside + "sslContext.trust=all/symbol", "9.3.0", "require required unverified/unverified none written", ""},
			{strategy + inside + "sslContext={} " + inside + "sslContext.trust=default/symbol", "9.3.0", "verify-ca required verified/unverified system written", ""},
			{strategy + inside + "sslContext={}", "9.3.0", "unknown required unknown/unverified unknown written", ""},
			{strategy + inside + "hostnameVerifier=accept-all/symbol", "9.3.0", "verify-ca required verified/unverified system written", ""},
			{strategy + inside + "hostnameVerifier={}", "9.3.0", "unknown required unknown/unknown unknown written", ""},
			{tls + cb + "connectionManager={}", "9.3.0", "unknown required unknown/unknown unknown written", ""},
		})
	}
	if got := interpret(t, "elasticsearch-java", tls+cb+"sslContext={} "+cb+"sslContext.trust=default/symbol "+cb+"sslContext.protocol=TLSv1.1", ""); got.TLSMin != "1.1" {
		t.Errorf("TLS minimum %q", got.TLSMin)
	}
}
