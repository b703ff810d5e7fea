package driver

import "testing"

func TestRedigo(t *testing.T) {
	check(t, "redigo", []reading{
		{"", "1.9.3", "disable plaintext unverified/unverified none default", ""},
		{"UseTLS=true/bool", "1.9.3", "verify-full required verified/verified system written", ""},
		{"UseTLS=false/bool", "1.9.3", "disable plaintext unverified/unverified none written", ""},
		{"UseTLS=true/bool TLSSkipVerify=true/bool", "1.9.3", "require required unverified/unverified none written", ""},
		{"TLSSkipVerify=true/bool", "1.9.3", "disable plaintext unverified/unverified none default", "TLSSkipVerify=ignored"},
		{"TLSConfig={}", "1.9.3", "disable plaintext unverified/unverified none default", "TLSConfig=ignored"},
		{"UseTLS=true/bool TLSConfig={} TLSConfig.RootCAs=/ca", "1.9.3", "verify-full required verified/verified file:/ca", ""},
		{"UseTLS=true/bool TLSConfig={} TLSSkipVerify=true/bool", "1.9.3", "verify-full required verified/verified system", "TLSSkipVerify=overridden"},
		{"UseTLS=true/bool TLSConfig={} TLSConfig.InsecureSkipVerify=true/bool", "1.9.3", "require required unverified/unverified none written", ""},
		{"UseTLS=true/bool TLSConfig=cfg/symbol", "1.9.3", "unknown required unknown/unknown unknown", ""},
		{"scheme=rediss", "1.9.3", "verify-full required verified/verified system", ""},
		{"scheme=rediss UseTLS=false/bool", "1.9.3", "verify-full required verified/verified system", ""},
		{"scheme=rediss TLSSkipVerify=true/bool", "1.9.3", "require required unverified/unverified none written", ""},
		{"scheme=redis", "1.9.3", "disable plaintext unverified/unverified none default", ""},
		{"scheme=redis UseTLS=true/bool", "1.9.3", "disable plaintext unverified/unverified none default", "UseTLS=ignored"},
		{"scheme=valkeys", "1.9.3", "verify-full required verified/verified system", ""},
		{"scheme=valkeys", "1.9.2", "unknown", ""},
		{"scheme=valkey", "1.9.3", "disable plaintext unverified/unverified none default", ""},
		{"scheme=?", "1.9.3", "unknown", ""},
	})
}

func TestRueidis(t *testing.T) {
	check(t, "rueidis", []reading{
		{"", "1.0.79", "disable plaintext unverified/unverified none default", ""},
		{"scheme=redis", "1.0.79", "disable plaintext unverified/unverified none default", ""},
		{"scheme=redis dsn:skip_verify=true", "1.0.79", "disable plaintext unverified/unverified none default", "skip_verify=ignored"},
		{"scheme=rediss", "1.0.79", "verify-full required verified/verified system default", ""},
		{"scheme=rediss dsn:skip_verify", "1.0.79", "require required unverified/unverified none written", ""},
		{"scheme=rediss dsn:skip_verify=false", "1.0.79", "verify-full required verified/verified system default", ""},
		{"TLSConfig={}", "1.0.79", "verify-full required verified/verified system", ""},
		{"TLSConfig={} TLSConfig.InsecureSkipVerify=true/bool", "1.0.79", "require required unverified/unverified none written", ""},
		{"TLSConfig=cfg/symbol", "1.0.79", "unknown required unknown/unknown unknown", ""},
		{"scheme=rediss TLSConfig=nil/null", "1.0.79", "disable plaintext unverified/unverified none written", ""},
		{"scheme=?", "1.0.79", "unknown", ""},
	})
}
