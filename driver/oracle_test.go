package driver

import (
	"testing"

	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
)

func TestOracleJDBC(t *testing.T) {
	check(t, "oracle-jdbc-thin", []reading{
		{"", "", "disable plaintext unverified/unverified none default", ""},
		{"dsn:PROTOCOL=tcp", "", "disable plaintext unverified/unverified none default", ""},
		{"dsn:PROTOCOL=TCP dsn:SSL_SERVER_DN_MATCH=yes", "", "disable plaintext unverified/unverified none default", "SSL_SERVER_DN_MATCH=ignored"},
		{"dsn:PROTOCOL=tcps", "", "verify-ca required verified/unverified system written", ""},
		{"dsn:protocol=TCPS dsn:SSL_SERVER_CERT_DN=CN=x", "21.8.0.0", "verify-ca required verified/unverified system written", "SSL_SERVER_CERT_DN=ignored"},
		{"dsn:protocol=TCPS dsn:SSL_SERVER_CERT_DN=CN=x", "21.9.0.0", "verify-full required verified/verified system written", ""},
		{"dsn:PROTOCOL=tcps dsn:SSL_SERVER_DN_MATCH=yes", "", "verify-full required verified/verified system written", ""},
		{"dsn:PROTOCOL=tcps dsn:TLS_SERVER_DN_MATCH=ON", "23.26.4.0.0", "verify-ca required verified/unverified system written", "TLS_SERVER_DN_MATCH=ignored"},
		{"dsn:PROTOCOL=tcps dsn:SSL_SERVER_DN_MATCH=no", "", "verify-ca required verified/unverified system written", ""},
		{"dsn:PROTOCOL=tcps call:oracle.net.ssl_server_dn_match=true", "", "verify-full required verified/verified system written", ""},
		{"dsn:PROTOCOL=tcps dsn:SSL_SERVER_DN_MATCH=yes dsn:MY_WALLET_DIRECTORY=/wallet", "", "verify-full required verified/verified file:/wallet written", ""},
		{"dsn:PROTOCOL=tcps dsn:SSL_SERVER_DN_MATCH=yes call:javax.net.ssl.trustStore=/trust.jks", "", "verify-full required verified/verified file:/trust.jks written", ""},
		{"dsn:PROTOCOL=?", "", "unknown", ""},
	})
	if got := interpret(t, "oracle-jdbc-thin", "dsn:PROTOCOL=tcps call:oracle.net.ssl_version=1.1,1.2", ""); got.TLSMin != "1.1" {
		t.Errorf("tls_min: got %q, want 1.1", got.TLSMin)
	}
}

// The protocol of an Easy Connect URL is no written option; what it means for the name check depends on the release.
func TestOracleURL(t *testing.T) {
	f := source.NewFile("x", []byte("tcps://db:1521/shop?ssl_server_dn_match=yes"))
	place := func(from, to int) source.Place { return source.Place{File: f, Span: source.Span{Start: from, End: to}} }
	option := func(name source.Text, from, to int) setting.Option {
		return setting.Option{Name: name, Value: setting.Value{Text: source.Verbatim(place(from, to))}, Layer: setting.InDSN}
	}
	protocol := option(source.Decoded(place(0, 4), "url-protocol"), 0, 4)
	match := option(source.Verbatim(place(20, 39)), 40, 43)
	for _, tc := range []struct {
		options       []setting.Option
		version, want string
	}{
		{[]setting.Option{protocol}, "21.8.0.0", "verify-ca required verified/unverified system written"},
		{[]setting.Option{protocol}, "21.9.0.0", "verify-full required verified/verified system written"},
		{[]setting.Option{protocol, match}, "21.8.0.0", "verify-full required verified/verified system written"},
	} {
		query := Query{Version: func([]Package) Version { return Version{Exact: tc.version} }}
		got, _ := Interpret(&setting.Connection{Options: tc.options}, "oracle-jdbc-thin", query)
		if line := describe(got); line != tc.want {
			t.Errorf("got  %s\nwant %s", line, tc.want)
		}
	}
}

func TestPythonOracle(t *testing.T) {
	check(t, "python-oracledb", []reading{
		{"", "", "disable plaintext unverified/unverified none default", ""},
		{"call:protocol=tcp", "", "disable plaintext unverified/unverified none default", ""},
		{"call:ssl_server_dn_match=true/bool", "", "disable plaintext unverified/unverified none default", "ssl_server_dn_match=ignored"},
		{"call:protocol=tcps", "", "verify-full required verified/verified system written", ""},
		{"dsn:PROTOCOL=tcps", "", "verify-full required verified/verified system written", ""},
		{"call:protocol=tcps call:wallet_location=/wallet", "", "verify-full required verified/verified file:/wallet written", ""},
		{"call:protocol=tcps call:wallet_location=SYSTEM", "26.1.0", "verify-full required verified/verified system written", ""},
		{"call:protocol=tcps call:wallet_location=SYSTEM", "4.0.0", "unknown", "wallet_location=invalid"},
		{"call:protocol=tcps call:ssl_server_dn_match=false/bool", "", "verify-ca required verified/unverified system written", ""},
		{"dsn:PROTOCOL=tcps dsn:ssl_server_dn_match=1", "", "verify-ca required verified/unverified system written", ""}, // only on, yes and true are true
		{"dsn:PROTOCOL=tcps dsn:SSL_SERVER_DN_MATCH=ON", "", "verify-full required verified/verified system written", ""},
		{"dsn:PROTOCOL=tcps dsn:SSL_SERVER_DN_MATCH=no dsn:SSL_SERVER_CERT_DN=CN=x", "", "verify-ca required verified/unverified system written", "SSL_SERVER_CERT_DN=ignored"},
		{"call:protocol=tcps call:ssl_context={} call:ssl_context.context=create_default_context/symbol", "", "verify-full required verified/verified system written", ""},
		{"call:protocol=tcps call:ssl_context={} call:ssl_context.context=create_default_context/symbol call:ssl_context.check_hostname=false/bool", "2.5.1", "verify-ca required verified/unverified system written", ""},
		{"call:protocol=tcps call:ssl_context={} call:ssl_context.context=create_default_context/symbol call:ssl_context.check_hostname=false/bool", "3.0.0", "verify-full required verified/verified system written", "ssl_context.check_hostname=ignored"},
		{"call:protocol=tcps call:ssl_context={} call:ssl_context.context=create_default_context/symbol call:ssl_server_dn_match=false/bool", "3.0.0", "verify-ca required verified/unverified system written", ""},
		{"call:protocol=tcps call:ssl_context={} call:ssl_context.context=create_default_context/symbol call:ssl_context.verify_mode=ssl.CERT_NONE/symbol", "3.0.0", "require required unverified/verified none written", ""},
		{"call:protocol=tcps call:ssl_context=make/symbol", "3.0.0", "unknown required unknown/unknown unknown written", ""},
		{"call:protocol=tcps call:ssl_context=null/null", "", "verify-full required verified/verified system written", ""},
	})
	if got := interpret(t, "python-oracledb", "call:protocol=tcps call:ssl_version=ssl.TLSVersion.TLSv1_2/symbol", ""); got.TLSMin != "1.2" {
		t.Errorf("tls_min: got %q, want 1.2", got.TLSMin)
	}
}
