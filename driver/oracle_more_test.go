package driver

import (
	"testing"

	"github.com/dsnlint/dsnlint/setting"
)

// spaced gives the options of a spec the blanks in their names that specs cannot hold.
func spaced(t *testing.T, spec string) []setting.Option {
	list := options(t, spec)
	for i := range list {
		if list[i].Name.String() == "SSL~VERIFY" {
			list[i].Name = text("SSL VERIFY")
		}
	}
	return list
}

func TestGoOra(t *testing.T) {
	for _, tc := range []struct{ options, want, effects string }{
		{"", "disable plaintext unverified/unverified none default", ""},
		{"dsn:SSL=enable", "verify-full required verified/verified system written", ""},
		{"dsn:ssl=true dsn:wallet=/w", "verify-full required verified/verified file:/w written", ""},
		{"dsn:SSL=enable dsn:SSL~VERIFY=false", "require required unverified/unverified none written", ""},
		{"dsn:SSL=enable dsn:SSL~VERIFY=1 dsn:wallet=/w", "require required unverified/unverified none written", "wallet=ignored"},
		{"dsn:SSL=enable dsn:SSL~VERIFY=ENABLED", "verify-full required verified/verified system written", ""},
		{"dsn:SSL=enable dsn:sslverify=false", "verify-full required verified/verified system written", "sslverify=ignored"},
		{"dsn:SSL=yes", "disable plaintext unverified/unverified none written", ""},
		{"dsn:SSL~VERIFY=true", "disable plaintext unverified/unverified none default", "SSL VERIFY=ignored"},
		{"dsn:PROTOCOL=tcps", "verify-full required verified/verified system written", ""},
		{"dsn:PROTOCOL=tcps dsn:SSL_SERVER_DN_MATCH=no", "verify-full required verified/verified system written", "SSL_SERVER_DN_MATCH=ignored"},
		{"dsn:PROTOCOL=tcp SSL=enable", "disable plaintext unverified/unverified none written", "SSL=overridden"},
		{"dsn:connStr=(DESCRIPTION=(ADDRESS=(PROTOCOL=TCPS)(HOST=h)))", "verify-full required verified/verified system written", ""},
		{"dsn:SSL=enable TLSConfig={} TLSConfig.InsecureSkipVerify=true/bool", "require required unverified/unverified none written", ""},
		{"dsn:SSL=?", "unknown", ""},
	} {
		got, _ := Interpret(&setting.Connection{Options: spaced(t, tc.options)}, "go-ora", Query{})
		if line := describe(got); len(line) < len(tc.want) || line[:len(tc.want)] != tc.want {
			t.Errorf("%s\ngot  %s\nwant %s", tc.options, line, tc.want)
		}
		if e := effects(got); e != tc.effects {
			t.Errorf("%s: effects %q, want %q", tc.options, e, tc.effects)
		}
	}
}

func TestNodeOracle(t *testing.T) {
	check(t, "node-oracledb", []reading{
		{"", "6.7.0", "disable plaintext unverified/unverified none default", ""},
		{"dsn:PROTOCOL=tcps", "6.7.0", "verify-full required verified/verified bundled written", ""},
		{"dsn:PROTOCOL=TCPS walletLocation=/w", "6.0.0", "verify-full required verified/verified file:/w written", ""},
		{"dsn:PROTOCOL=tcps sslServerDNMatch=false/bool", "6.7.0", "verify-ca required verified/unverified bundled written", ""},
		{"dsn:PROTOCOL=tcps dsn:ssl_server_dn_match=1", "6.7.0", "verify-ca required verified/unverified bundled written", ""},
		{"dsn:PROTOCOL=tcps dsn:ssl_server_dn_match=on sslServerDNMatch=false/bool", "6.7.0", "verify-full required verified/verified bundled written", "sslServerDNMatch=overridden"},
		{"dsn:PROTOCOL=tcps sslAllowWeakDNMatch=true/bool", "6.7.0", "unknown required verified/unknown bundled", ""},
		{"dsn:PROTOCOL=tcps sslServerDNMatch=false/bool sslServerCertDN=CN=x", "6.10.0", "verify-ca required verified/unverified bundled written", "sslServerCertDN=ignored"},
		{"dsn:PROTOCOL=tcps", "5.5.0", "unknown required verified/unknown unknown", ""},
		{"dsn:PROTOCOL=tcps dsn:SSL_SERVER_DN_MATCH=yes", "5.5.0", "verify-full required verified/verified unknown written", ""},
		{"sslServerDNMatch=true/bool walletLocation=/w", "6.7.0", "disable plaintext unverified/unverified none default", "sslServerDNMatch=ignored walletLocation=ignored"},
		{"dsn:PROTOCOL=?", "6.7.0", "unknown", ""},
	})
}

func TestThickOracle(t *testing.T) {
	for _, id := range []string{"oracle-oci", "odp-net"} {
		check(t, id, []reading{
			{"", "", "disable plaintext unverified/unverified none default", ""},
			{"dsn:PROTOCOL=tcp", "", "disable plaintext unverified/unverified none", ""},
			{"dsn:PROTOCOL=tcps", "", "unknown required verified/unknown unknown", ""},
			{"dsn:PROTOCOL=tcps dsn:SSL_SERVER_DN_MATCH=yes", "", "verify-full required verified/verified unknown written", ""},
			{"dsn:PROTOCOL=tcps dsn:SSL_SERVER_DN_MATCH=TRUE dsn:MY_WALLET_DIRECTORY=/w", "", "verify-full required verified/verified file:/w written", ""},
			{"dsn:PROTOCOL=tcps dsn:SSL_SERVER_DN_MATCH=no", "", "verify-ca required verified/unverified unknown written", ""},
			{"dsn:SSL_SERVER_DN_MATCH=yes", "", "disable plaintext unverified/unverified none default", "SSL_SERVER_DN_MATCH=ignored"},
			{"dsn:PROTOCOL=?", "", "unknown", ""},
		})
	}
}
