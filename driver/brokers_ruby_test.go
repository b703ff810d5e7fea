package driver

import "testing"

func TestRedisRB(t *testing.T) {
	check(t, "redis-rb", []reading{
		{"", "5.3.0", "disable plaintext unverified/unverified none default", ""},
		{"scheme=redis", "4.8.0", "disable plaintext unverified/unverified none default", ""},
		{"scheme=rediss", "4.8.0", "verify-full required verified/verified system default", ""},
		{"scheme=rediss", "5.3.0", "verify-full required verified/verified system default", ""},
		{"ssl=true/bool", "5.3.0", "verify-full required verified/verified system default", ""},
		{"scheme=redis ssl=true/bool", "4.8.0", "verify-full required verified/verified system default", ""},
		{"scheme=rediss ssl=false/bool", "4.8.0", "verify-full required verified/verified system default", ""},
		{"scheme=rediss ssl=false/bool", "5.0.0", "disable plaintext unverified/unverified none written", ""},
		{"scheme=rediss ssl=false/bool", "", "disable plaintext unverified/unverified none written", ""},
		{"scheme=rediss ssl_params={} ssl_params.verify_mode=OpenSSL.SSL.VERIFY_NONE/symbol", "5.3.0", "require required unverified/unverified none written", ""},
		{"scheme=rediss ssl_params={} ssl_params.verify_mode=0/number", "5.3.0", "require required unverified/unverified none written", ""},
		{"scheme=rediss ssl_params={} ssl_params.verify_mode=null/null", "5.3.0", "require required unverified/unverified none written", ""},
		{"scheme=rediss ssl_params={} ssl_params.verify_mode=null/null", "4.8.0", "require required unverified/verified none written", ""},
		{"scheme=rediss ssl_params={} ssl_params.verify_mode=OpenSSL.SSL.VERIFY_PEER/symbol", "5.3.0", "verify-full required verified/verified system", ""},
		{"scheme=rediss ssl_params={} ssl_params.verify_mode=maybe", "5.3.0", "unknown required unknown/unknown unknown written", ""},
		{"scheme=rediss ssl_params={} ssl_params.ca_file=/ca.pem", "5.3.0", "verify-full required verified/verified file:/ca.pem", ""},
		{"scheme=rediss ssl_params={} ssl_params.verify_hostname=false/bool", "5.3.0", "verify-ca required verified/unverified system written", ""},
		{"scheme=? ssl_params={} ssl_params.verify_mode=OpenSSL.SSL.VERIFY_NONE/symbol", "5.3.0", "require required unverified/unverified none written", ""},
		{"scheme=?", "5.3.0", "unknown", ""},
		{"scheme=redis ssl_params={} ssl_params.verify_mode=OpenSSL.SSL.VERIFY_NONE/symbol", "5.3.0", "disable plaintext unverified/unverified none default", "ssl_params.verify_mode=ignored"},
		{"scheme=rediss driver=hiredis", "5.3.0", "verify-ca required verified/unverified system written", ""},
		{"ssl_params={} ssl_params.ca_file=/ca.pem", "5.3.0", "disable plaintext unverified/unverified none default", "ssl_params.ca_file=ignored"},
		{"scheme=rediss ssl_verify=false/bool", "5.3.0", "verify-full", "ssl_verify=ignored"},
	})
}

func TestBunny(t *testing.T) {
	check(t, "bunny", []reading{
		{"", "", "disable plaintext unverified/unverified none default", ""},
		{"scheme=amqp", "", "disable plaintext unverified/unverified none default", ""},
		{"scheme=amqps", "", "require required unverified/unverified none default", ""},
		{"scheme=amqps dsn:verify=true", "", "verify-full required verified/verified system written", ""},
		{"scheme=amqps dsn:verify=false", "", "require required unverified/unverified none written", ""},
		{"scheme=amqps verify_peer=true/bool", "", "verify-full required verified/verified system written", ""},
		{"scheme=amqps verify_peer=true/bool tls_ca_certificates=/ca.pem/list", "", "verify-full required verified/verified file:/ca.pem written", ""},
		{"scheme=amqps tls_ca_certificates=/ca.pem/list", "", "require required unverified/unverified none default", "tls_ca_certificates=ignored"},
		{"scheme=amqps verify_peer=false/bool", "", "require required unverified/unverified none written", ""},
		{"scheme=amqps tls=false/bool", "", "disable plaintext unverified/unverified none written", ""},
		{"scheme=amqp tls=true/bool", "", "require required unverified/unverified none default", ""},
		{"tls=true/bool", "", "verify-full required verified/verified system default", ""},
		{"ssl=true/bool verify_peer=false/bool", "", "require required unverified/unverified none written", ""},
		{"tls=true/bool verify_peer=false/bool verify_ssl=true/bool", "", "verify-full required verified/verified system written", ""},
		{"port=5671/number", "", "verify-full required verified/verified system default", ""},
		{"port=5672/number", "", "disable plaintext unverified/unverified none default", ""},
		{"ssl=true/bool tls=false/bool", "", "disable plaintext unverified/unverified none written", "ssl=ignored"},
		{"scheme=? verify_peer=false/bool", "", "require required unverified/unverified none written", ""},
		{"scheme=?", "", "unknown", ""},
		{"verify_peer=false/bool", "", "disable plaintext unverified/unverified none default", "verify_peer=ignored"},
	})
}

func TestMongoRuby(t *testing.T) {
	check(t, "mongo-ruby", []reading{
		{"", "2.20.0", "disable plaintext unverified/unverified none default", ""},
		{"scheme=mongodb", "2.20.0", "disable plaintext unverified/unverified none default", ""},
		{"scheme=mongodb+srv", "2.20.0", "verify-full required verified/verified system default", ""},
		{"scheme=mongodb dsn:tls=true", "2.20.0", "verify-full required verified/verified system default", ""},
		{"scheme=mongodb dsn:tls=true", "2.6.0", "disable plaintext unverified/unverified none default", "tls=ignored"},
		{"scheme=mongodb dsn:ssl=true", "2.6.0", "verify-full required verified/verified system default", ""},
		{"ssl=true/bool", "2.20.0", "verify-full required verified/verified system default", ""},
		{"ssl=true/bool ssl_ca_cert=/ca.pem", "2.20.0", "verify-full required verified/verified file:/ca.pem default", ""},
		{"ssl=true/bool ssl_verify=false/bool ssl_ca_cert=/ca.pem", "2.20.0", "require required unverified/unverified none written", "ssl_ca_cert=ignored"},
		{"ssl=true/bool ssl_verify_hostname=false/bool", "2.20.0", "verify-full required verified/verified system default", "ssl_verify_hostname=ignored"},
		{"ssl=true/bool ssl_verify_certificate=false/bool", "2.20.0", "require required unverified/verified none written", ""},
		{"ssl=true/bool ssl_verify_hostname=false/bool", "2.6.0", "verify-full required verified/verified system default", "ssl_verify_hostname=ignored"},
		{"scheme=mongodb dsn:tls=true dsn:tlsInsecure=true", "2.20.0", "require required unverified/unverified none written", ""},
		{"scheme=mongodb dsn:tls=true dsn:tlsAllowInvalidHostnames=true", "2.20.0", "verify-full required verified/verified system default", "tlsAllowInvalidHostnames=ignored"},
		{"scheme=mongodb dsn:tls=true dsn:tlsCAFile=/ca.pem", "2.20.0", "verify-full required verified/verified file:/ca.pem default", ""},
		{"scheme=mongodb+srv dsn:ssl=false", "2.20.0", "disable plaintext unverified/unverified none written", ""},
		{"options.ssl=true/bool options.ssl_verify=false/bool", "2.20.0", "require required unverified/unverified none written", ""},
		{"tls=true/bool", "2.20.0", "disable plaintext unverified/unverified none default", "tls=ignored"},
		{"ssl=?", "2.20.0", "unknown", ""},
	})
}

func TestTinyTDS(t *testing.T) {
	check(t, "tiny-tds", []reading{
		{"", "", "disable login-only unverified/unverified none default", ""},
		{"scheme=?", "", "unknown", ""},
		{"azure=true/bool", "", "disable login-only unverified/unverified none default", ""},
		{"encryption=require", "", "disable login-only unverified/unverified none default", ""},
		{"encrypt=true/bool", "", "disable login-only unverified/unverified none default", "encrypt=ignored"},
		{"ssl=true/bool", "", "disable login-only unverified/unverified none default", "ssl=ignored"},
		{"tds_version=7.4 ssl_ca=/ca.pem", "", "disable login-only", "ssl_ca=ignored"},
	})
}
