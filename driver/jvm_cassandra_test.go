package driver

import "testing"

func TestCassandraJava(t *testing.T) {
	const engine = "call:sslEngineFactory={} call:sslEngineFactory.context={} "
	check(t, "cassandra-java-driver", []reading{
		{"", "", "disable plaintext unverified/unverified none default", ""},
		{"file:class=DefaultSslEngineFactory", "", "verify-full required verified/verified system written", ""},
		{"file:class=DefaultSslEngineFactory file:truststore-path=/t.jks", "", "verify-full required verified/verified file:/t.jks written", ""},
		{"file:class=DefaultSslEngineFactory file:hostname-validation=false", "", "verify-ca required verified/unverified system written", ""},
		{"file:class=com.datastax.oss.driver.internal.core.ssl.DefaultSslEngineFactory", "", "verify-full required verified/verified system written", ""},
		{"file:class=com.example.Factory", "", "unknown required unknown/unknown unknown written", ""},
		{"file:hostname-validation=true file:truststore-path=/t.jks", "", "disable plaintext unverified/unverified none default", "hostname-validation=ignored truststore-path=ignored"},
		{"call:sslContext={} call:sslContext.trust=default/symbol", "", "verify-ca required verified/unverified system written", ""},
		{"call:sslContext={} call:sslContext.trust=all/symbol", "", "require required unverified/unverified none written", ""},
		{"call:sslContext=?", "", "unknown required unknown/unverified unknown", ""},
		{engine + "call:sslEngineFactory.context.trust=default/symbol", "", "verify-ca required verified/unverified system written", ""},
		{engine + "call:sslEngineFactory.context.trust=default/symbol call:sslEngineFactory.hostnameValidation=true/bool", "", "verify-full required verified/verified system written", ""},
		{"call:sslEngineFactory={}", "", "unknown required unknown/unknown unknown written", ""},
		{"call:cloudSecureConnectBundle=/b.zip", "", "verify-full required verified/verified unknown written", ""},
		{"file:ssl=true", "4.19.3", "verify-full required verified/verified system written", ""},
		{"file:ssl=true", "4.17.0", "unknown required verified/unknown system written", ""},
		{"file:ssl=false", "", "disable plaintext unverified/unverified none default", ""},
		{"file:bundle=scylla", "4.19.3", "verify-full required verified/verified file:scylla written", ""},
	})
}

func TestCassandraJava3(t *testing.T) {
	check(t, "cassandra-java-driver-3", []reading{
		{"", "", "disable plaintext unverified/unverified none default", ""},
		{"call:ssl", "", "verify-ca required verified/unverified system written", ""},
		{"call:ssl={}", "", "verify-ca required verified/unverified system written", ""},
		{"call:ssl={} call:ssl.sslContext={} call:ssl.sslContext.trust=all/symbol", "", "require required unverified/unverified none written", ""},
		{"call:ssl={} call:ssl.sslContext={}", "", "unknown required unknown/unverified unknown written", ""},
		{"call:ssl=?", "", "unknown required unknown/unknown unknown unknown", ""},
		{"call:cloudSecureConnectBundle=/b.zip", "", "verify-full required verified/verified unknown written", ""},
	})
}
