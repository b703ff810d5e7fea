package driver

import "testing"

func TestGoRedis(t *testing.T) {
	check(t, "go-redis", []reading{
		{"", "9.8.0", "disable plaintext unverified/unverified none default", ""},
		{"scheme=redis", "9.8.0", "disable plaintext unverified/unverified none default", ""},
		{"scheme=rediss", "9.8.0", "verify-full required verified/verified system default", ""},
		{"scheme=rediss dsn:skip_verify=true", "9.8.0", "require required unverified/unverified none written", ""},
		{"scheme=rediss dsn:skip_verify=true", "9.7.0", "unknown", "skip_verify=invalid"},
		{"scheme=redis dsn:skip_verify=true", "9.8.0", "unknown", "skip_verify=invalid"},
		{"scheme=rediss dsn:skip_verify=", "9.8.0", "verify-full required verified/verified system default", ""},
		{"scheme=rediss dsn:skip_verify/bare", "9.8.0", "verify-full required verified/verified system default", ""},
		{"scheme=rediss dsn:skip_verify=true dsn:skip_verify=", "9.8.0", "verify-full required verified/verified system default", "skip_verify=overridden"},
		{"scheme=rediss dsn:skip_verify=TRUE dsn:skip_verify=true", "9.8.0", "require required unverified/unverified none written", "skip_verify=overridden"},
		{"scheme=rediss dsn:skip_verify=1", "9.8.0", "require required unverified/unverified none written", ""},
		{"scheme=rediss dsn:skip_verify=0", "9.8.0", "verify-full required verified/verified system default", ""},
		{"scheme=rediss dsn:skip_verify=yes", "9.8.0", "unknown", "skip_verify=invalid"},
		{"scheme=rediss dsn:ssl_cert_reqs=none", "9.8.0", "unknown", "ssl_cert_reqs=invalid"},
		{"TLSConfig={}", "9.8.0", "verify-full required verified/verified system", ""},
		{"TLSConfig={} TLSConfig.InsecureSkipVerify=true/bool", "9.8.0", "require required unverified/unverified none written", ""},
		{"scheme=rediss TLSConfig={} TLSConfig.InsecureSkipVerify=true/bool TLSConfig.RootCAs=/ca", "9.8.0", "require required unverified/unverified none written", "TLSConfig.RootCAs=ignored"},
		{"TLSConfig={} TLSConfig.RootCAs=/ca", "9.8.0", "verify-full required verified/verified file:/ca", ""},
		{"TLSConfig=nil/null", "9.8.0", "disable plaintext unverified/unverified none written", ""},
		{"TLSConfig=cfg/symbol", "9.8.0", "unknown required unknown/unknown unknown", ""},
		{"scheme=?", "9.8.0", "unknown", ""},
	})
}

func TestJedis(t *testing.T) {
	check(t, "jedis", []reading{
		{"", "7.5.0", "disable plaintext unverified/unverified none default", ""},
		{"scheme=redis", "7.5.0", "disable plaintext unverified/unverified none default", ""},
		{"scheme=rediss", "7.5.0", "verify-full required verified/verified system default", ""},
		{"scheme=rediss", "7.4.1", "verify-ca required verified/unverified system default", ""},
		{"ssl=true/bool", "5.1.0", "verify-ca required verified/unverified system default", ""},
		{"ssl=true/bool hostnameVerifier=x/symbol", "5.1.0", "unknown required verified/unknown system", ""},
		{"ssl=true/bool sslSocketFactory=x/symbol", "5.1.0", "unknown required unknown/unknown unknown", ""},
		{"ssl=false/bool", "7.5.0", "disable plaintext unverified/unverified none written", ""},
		{"sslOptions=x/symbol", "7.5.0", "unknown required unknown/unknown unknown", ""},
		{"scheme=?", "7.5.0", "unknown", ""},
	})
}

func TestLettuce(t *testing.T) {
	check(t, "lettuce", []reading{
		{"", "6.3.2", "disable plaintext unverified/unverified none default", ""},
		{"scheme=redis", "6.3.2", "disable plaintext unverified/unverified none default", ""},
		{"scheme=rediss", "6.3.2", "verify-full required verified/verified system default", ""},
		{"scheme=rediss dsn:verifyPeer=NONE", "6.3.2", "require required unverified/unverified none written", ""},
		{"scheme=rediss dsn:verifyPeer=CA", "6.3.2", "verify-ca required verified/unverified system written", ""},
		{"ssl=true verifyPeer=false/bool", "6.3.2", "require required unverified/unverified none written", ""},
		{"ssl=true verifyPeer=SslVerifyMode.FULL/symbol", "6.3.2", "verify-full required verified/verified system written", ""},
		{"ssl disablePeerVerification", "6.3.2", "require required unverified/unverified none written", ""},
		{"startTls=true/bool", "6.3.2", "disable plaintext unverified/unverified none default", ""},
		{"ssl=false verifyPeer=false/bool", "6.3.2", "disable plaintext unverified/unverified none written", "verifyPeer=ignored"},
		{"ssl=true", "6.3.2", "verify-full required verified/verified system written", ""},
	})
}
