package driver

import "testing"

func TestPyMongo(t *testing.T) {
	check(t, "pymongo", []reading{
		{"scheme=mongodb", "4.6.0", "disable plaintext unverified/unverified none default", ""},
		{"scheme=mongodb+srv", "4.6.0", "verify-full required verified/verified system default", ""},
		{"tls=true/bool", "4.6.0", "verify-full required verified/verified system written", ""},
		{"scheme=mongodb tlsCAFile=/ca", "4.6.0", "verify-full required verified/verified file:/ca default", ""},
		{"scheme=mongodb dsn:tls=true dsn:tlsInsecure=true", "4.6.0", "require required unverified/unverified none written", ""},
		{"scheme=mongodb+srv tlsAllowInvalidCertificates=true/bool", "4.6.0", "require required unverified/unverified none written", ""},
		{"tls=true/bool tlsAllowInvalidHostnames=true/bool", "4.6.0", "verify-ca required verified/unverified system written", ""},
		{"scheme=mongodb tlsAllowInvalidCertificates=true/bool", "4.6.0", "disable plaintext unverified/unverified none default", "tlsAllowInvalidCertificates=ignored"},
		{"scheme=mongodb tlsAllowInvalidCertificates=false/bool", "4.6.0", "verify-full required verified/verified system written", ""},
		{"tls=false/bool tlsCAFile=/ca", "4.6.0", "unknown", "tls=invalid"},
		{"tls=false/bool", "4.6.0", "disable plaintext unverified/unverified none written", ""},
		{"ssl=true/bool ssl_cert_reqs=ssl.CERT_NONE/symbol", "3.11.0", "require required unverified/unverified none written", ""},
		{"tls=?", "4.6.0", "unknown", ""},
		{"scheme=?", "4.6.0", "unknown", ""},
	})
}

func TestMongoNode(t *testing.T) {
	check(t, "mongodb-node", []reading{
		{"scheme=mongodb", "6.22.0", "disable plaintext unverified/unverified none default", ""},
		{"scheme=mongodb+srv", "6.22.0", "verify-full required verified/verified bundled default", ""},
		{"scheme=mongodb tlsCAFile=/ca", "6.22.0", "disable plaintext unverified/unverified none default", "tlsCAFile=ignored"},
		{"scheme=mongodb tls=true/bool tlsCAFile=/ca", "6.22.0", "verify-full required verified/verified file:/ca written", ""},
		{"scheme=mongodb tls=true/bool tlsInsecure=true/bool", "6.22.0", "require required unverified/unverified none written", ""},
		{"scheme=mongodb+srv tlsAllowInvalidCertificates=true/bool", "6.22.0", "require required unverified/unverified none written", ""},
		{"scheme=mongodb dsn:ssl=true dsn:tlsAllowInvalidHostnames=true", "6.22.0", "verify-ca required verified/unverified bundled written", ""},
		{"scheme=mongodb tlsInsecure=true/bool", "6.22.0", "disable plaintext unverified/unverified none default", "tlsInsecure=ignored"},
		{"scheme=mongodb+srv tls=false/bool", "6.22.0", "disable plaintext unverified/unverified none written", ""},
		{"scheme=mongodb tls=true/bool rejectUnauthorized=false/bool", "6.22.0", "require required unverified/unverified none written", ""},
		{"scheme=mongodb tls=true/bool sslValidate=false/bool", "3.7.4", "require required unverified/unverified none written", ""},
		{"scheme=mongodb tls=true/bool sslValidate=true/bool", "3.7.4", "verify-full required verified/verified bundled written", ""},
		{"", "6.22.0", "unknown", ""},
	})
}

func TestMongoGo(t *testing.T) {
	check(t, "mongo-go-driver", []reading{
		{"scheme=mongodb dsn:tls=true dsn:tlsInsecure=true dsn:tlsAllowInvalidHostnames=true", "2.9.3", "require required unverified/unverified none written", "tlsAllowInvalidHostnames=ignored"},
		{"scheme=mongodb", "1.17.0", "disable plaintext unverified/unverified none default", ""},
		{"scheme=mongodb+srv", "1.17.0", "verify-full required verified/verified system default", ""},
		{"scheme=mongodb dsn:tls=true", "1.17.0", "verify-full required verified/verified system written", ""},
		{"scheme=mongodb dsn:tlsCAFile=/ca", "1.17.0", "verify-full required verified/verified file:/ca default", ""},
		{"scheme=mongodb dsn:tls=true dsn:tlsAllowInvalidCertificates=true", "1.17.0", "verify-full required verified/verified system written", "tlsAllowInvalidCertificates=ignored"},
		{"scheme=mongodb dsn:tls=true dsn:tlsInsecure=true", "1.17.0", "require required unverified/unverified none written", ""},
		{"scheme=mongodb dsn:tls=1", "1.17.0", "unknown", "tls=invalid"},
		{"scheme=mongodb dsn:tls=true dsn:tlsInsecure=True", "1.17.0", "unknown", "tlsInsecure=invalid"},
		{"scheme=mongodb dsn:tls=true dsn:sslInsecure=true", "1.17.0", "require required unverified/unverified none written", ""},
		{"scheme=mongodb dsn:sslCertificateAuthorityFile=/ca", "1.17.0", "verify-full required verified/verified file:/ca default", ""},
		{"scheme=mongodb dsn:tlsCertificateKeyFile=/c.pem", "1.17.0", "verify-full required verified/verified system default", ""},
		{"scheme=mongodb dsn:tlsDisableOCSPEndpointCheck=true", "1.17.0", "verify-full required verified/verified system default", ""},
		{"scheme=mongodb dsn:tlsCertificateKeyFile=/c.pem dsn:tlsInsecure=true", "1.17.0", "require required unverified/unverified none written", ""},
		{"scheme=mongodb dsn:tlsInsecure=false dsn:tls=true dsn:tlsDisableOCSPEndpointCheck=true", "1.17.0", "unknown", "tlsInsecure=invalid"},
		{"scheme=mongodb dsn:tls=false dsn:tlsCAFile=/ca", "1.17.0", "verify-full required verified/verified file:/ca default", ""}, // the last one decides
		{"scheme=mongodb dsn:ssl=false dsn:sslcertificateauthorityfile=/ca", "1.17.0", "verify-full required verified/verified file:/ca default", ""},
		{"scheme=mongodb dsn:tlsCAFile=/ca dsn:tls=false", "1.17.0", "disable plaintext unverified/unverified none written", ""},
		{"scheme=mongodb tlsConfig={} tlsConfig.InsecureSkipVerify=true/bool", "1.17.0", "require required unverified/unverified none written", ""},
		{"scheme=mongodb tlsConfig={}", "1.17.0", "verify-full required verified/verified system", ""},
		{"scheme=mongodb+srv dsn:ssl=false", "1.17.0", "disable plaintext unverified/unverified none written", ""},
	})
}

func TestMongoJava(t *testing.T) {
	check(t, "mongo-java-driver", []reading{
		{"scheme=mongodb", "5.0.0", "disable plaintext unverified/unverified none default", ""},
		{"scheme=mongodb+srv", "5.0.0", "verify-full required verified/verified system default", ""},
		{"scheme=mongodb dsn:tls=true", "5.0.0", "verify-full required verified/verified system written", ""},
		{"scheme=mongodb dsn:ssl=true dsn:tlsInsecure=true", "5.0.0", "verify-ca required verified/unverified system written", ""},
		{"scheme=mongodb dsn:ssl=true dsn:sslInvalidHostNameAllowed=true", "5.0.0", "verify-ca required verified/unverified system written", ""},
		{"scheme=mongodb dsn:tls=true dsn:tlsAllowInvalidCertificates=true dsn:tlsCAFile=/ca", "5.0.0", "verify-full required verified/verified system written", "tlsAllowInvalidCertificates=ignored tlsCAFile=ignored"},
		{"scheme=mongodb dsn:tlsCAFile=/ca", "5.0.0", "disable plaintext unverified/unverified none default", "tlsCAFile=ignored"},
		{"scheme=mongodb+srv dsn:tls=false", "5.0.0", "disable plaintext unverified/unverified none written", ""},
		{"tls=true", "5.0.0", "verify-full required verified/verified system written", ""},
	})
}
