package driver

import "testing"

func TestElasticPython(t *testing.T) {
	check(t, "elasticsearch-py", []reading{{"cloud_id=x", "8.0.0", "verify-full required verified/verified bundled default", ""}})
	check(t, "opensearch-py", []reading{{"cloud_id=x", "3.2.0", "unknown", ""}})
	for _, id := range []string{"elasticsearch-py", "opensearch-py"} {
		check(t, id, []reading{
			{"scheme=http", "8.0.0", "disable plaintext unverified/unverified none default", ""},
			{"scheme=https", "8.0.0", "verify-full required verified/verified bundled default", ""},
			{"scheme=https ca_certs=/ca", "8.0.0", "verify-full required verified/verified file:/ca default", ""},
			{"scheme=https verify_certs=false/bool ca_certs=/ca", "8.0.0", "require required unverified/unverified none written", "ca_certs=ignored"},
			{"use_ssl=true/bool verify_certs=false/bool", "7.0.0", "require required unverified/unverified none written", ""},
			{"use_ssl=true/bool ssl_assert_hostname=false/bool", "7.0.0", "verify-ca required verified/unverified bundled written", ""},
			{"scheme=https ssl_assert_fingerprint=ab", "8.0.0", "unknown required unknown/unknown", ""},
			{"use_ssl=false/bool", "7.0.0", "disable plaintext unverified/unverified none written", ""},
			{"scheme=https ssl_context={} ssl_context.context=create_default_context/symbol ssl_context.check_hostname=false/bool ssl_context.verify_mode=ssl.CERT_NONE/symbol", "7.17.0", "require required unverified/unverified none", ""},
			{"", "8.0.0", "unknown", ""},
		})
	}
}

func TestElasticContexts(t *testing.T) {
	const (
		context = "scheme=https ssl_context={} ssl_context.context=create_default_context/symbol"
		noName  = context + " ssl_context.check_hostname=false/bool"
		nothing = noName + " ssl_context.verify_mode=ssl.CERT_NONE/symbol"
	)
	check(t, "opensearch-py", []reading{
		{noName, "3.2.0", "verify-full required verified/verified system written", ""},
		{context + " verify_certs=false/bool", "3.2.0", "verify-full required verified/verified system written", "verify_certs=ignored"},
	})
	check(t, "elasticsearch-py", []reading{
		{noName, "7.17.12", "verify-full required verified/verified system written", ""},
		{nothing, "8.0.0", "verify-full required verified/verified bundled written", "ssl_context.check_hostname=ignored ssl_context.verify_mode=ignored"},
		{nothing + " verify_certs=false/bool", "8.0.0", "require required unverified/unverified none written", ""},
		{context + " verify_certs=false/bool", "8.0.0", "unknown", "verify_certs=invalid"},
		{context + " ca_certs=/ca", "8.0.0", "unknown", "ssl_context=invalid"},
		{"scheme=http ca_certs=/ca", "8.0.0", "unknown", "ca_certs=invalid"},
		{"scheme=http ca_certs=/ca", "7.17.12", "disable plaintext unverified/unverified none default", "ca_certs=ignored"},
	})
}

func TestElasticNode(t *testing.T) {
	for id, object := range map[string]string{"elasticsearch-js": "tls", "opensearch-js": "ssl"} {
		check(t, id, []reading{
			{"scheme=http", "8.0.0", "disable plaintext unverified/unverified none default", ""},
			{"scheme=https", "8.0.0", "verify-full required verified/verified bundled default", ""},
			{"cloud={}", "8.0.0", "verify-full required verified/verified bundled default", ""},
			{"scheme=https " + object + "={} " + object + ".ca=/ca", "8.0.0", "verify-full required verified/verified file:/ca written", ""},
			{"scheme=https " + object + "={} " + object + ".rejectUnauthorized=false/bool", "8.0.0", "require required unverified/unverified none written", ""},
			{object + "={} " + object + ".rejectUnauthorized=false/bool", "8.0.0", "require required unverified/unverified none written", ""},
			{"scheme=http " + object + "={}", "8.0.0", "disable plaintext unverified/unverified none default", object + "=ignored"},
			{"scheme=https " + object + "=x/symbol", "8.0.0", "unknown required unknown/unknown", ""},
			{"", "8.0.0", "unknown", ""},
		})
	}
}

func TestElasticGo(t *testing.T) {
	check(t, "go-elasticsearch", []reading{
		{"scheme=http", "8.19.0", "disable plaintext unverified/unverified none default", ""},
		{"scheme=https", "8.19.0", "verify-full required verified/verified system default", ""},
		{"scheme=https CACert=/ca", "8.19.0", "verify-full required verified/verified file:/ca written", ""},
		{"scheme=https Transport={} Transport.TLSClientConfig={} Transport.TLSClientConfig.InsecureSkipVerify=true/bool", "8.19.0", "require required unverified/unverified none written", ""},
		{"scheme=https Transport={} Transport.TLSClientConfig={} Transport.TLSClientConfig.RootCAs=/ca", "8.19.0", "verify-full required verified/verified file:/ca", ""},
		{"scheme=https CertificateFingerprint=ab", "8.19.0", "unknown required unknown/unknown", ""},
		{"scheme=http Transport={}", "8.19.0", "disable plaintext unverified/unverified none default", "Transport=ignored"},
		{"CloudID=x", "8.19.0", "verify-full required verified/verified system default", ""},
		{"", "8.19.0", "unknown", ""},
	})
}
