package driver

import (
	"testing"

	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
)

func TestPgjdbc(t *testing.T) {
	const non, java, single, own = " dsn:sslfactory=" + nonValidating, " dsn:sslfactory=" + defaultJava, " dsn:sslfactory=" + singleCert, " dsn:sslfactory=com.example.Factory"
	check(t, "pgjdbc", []reading{
		{"", "", "prefer opportunistic unverified/unverified none default", ""},
		{"", "42.2.5", "prefer opportunistic unverified/unverified none default", ""},
		{"", "42.2.4", "disable plaintext unverified/unverified none default", ""},
		{"dsn:sslmode=disable", "", "disable plaintext unverified/unverified none written", ""},
		{"dsn:sslmode=disable dsn:ssl=true dsn:sslrootcert=/ca.pem", "", "disable plaintext unverified/unverified none written", "ssl=overridden sslrootcert=ignored"},
		{"dsn:sslmode=allow", "", "allow opportunistic unverified/unverified none written", ""},
		{"dsn:sslmode=prefer dsn:sslrootcert=/ca.pem", "", "prefer opportunistic unverified/unverified none written", "sslrootcert=ignored"},
		{"dsn:sslrootcert=/ca.pem", "", "prefer opportunistic unverified/unverified none default", "sslrootcert=ignored"},
		{"dsn:sslmode=require dsn:sslrootcert=/ca.pem", "", "require required unverified/unverified none written", "sslrootcert=ignored"},
		{"dsn:sslmode=REQUIRE", "", "require required unverified/unverified none written", ""},
		{"dsn:sslNegotiation=direct", "42.7.14", "require required unverified/unverified none written", ""},
		{"dsn:sslNegotiation=direct", "42.7.3", "prefer opportunistic unverified/unverified none default", "sslNegotiation=ignored"},
		{"dsn:sslNegotiation=direct dsn:sslmode=prefer", "42.7.14", "require required unverified/unverified none written", ""},
		{"dsn:sslNegotiation=direct dsn:sslmode=disable", "42.7.14", "disable plaintext unverified/unverified none written", ""},
		{"dsn:sslmode=verify-full dsn:sslrootcert=", "", "unknown", "sslrootcert=invalid"},
		{"dsn:ssl=true dsn:sslmode=require", "", "require required unverified/unverified none written", "ssl=overridden"},
		{"dsn:sslmode=verify-ca dsn:sslrootcert=/ca.pem", "", "verify-ca required verified/unverified file:/ca.pem written", ""},
		{"dsn:sslmode=verify-full", "", "verify-full required verified/verified none written", ""},
		{"dsn:sslmode=verify-full dsn:ssl=true dsn:sslrootcert=/ca.pem", "", "verify-full required verified/verified file:/ca.pem written", ""},
		{"dsn:sslmode=verify-full dsn:sslrootcert=system", "", "unknown", "sslrootcert=invalid"},
		{"dsn:sslmode=verify-full dsn:sslhostnameverifier=com.example.Any", "", "unknown required verified/unknown none written", ""},
		{"dsn:sslmode=bogus", "", "unknown", "sslmode=invalid"},
		{"dsn:sslmode=require dsn:sslmode=disable", "", "disable plaintext unverified/unverified none written", "sslmode=overridden"},

		{"dsn:ssl=true", "42.2.5", "verify-full required verified/verified none written", ""},
		{"dsn:ssl=true", "42.2.4", "verify-ca required verified/unverified system written", ""},
		{"dsn:ssl=true dsn:sslrootcert=/ca.pem", "42.2.4", "verify-ca required verified/unverified system written", "sslrootcert=ignored"},
		{"dsn:ssl=true" + non, "42.2.4", "require required unverified/unverified none written", ""},
		{"dsn:ssl=true dsn:sslfactoryarg=file:/pin.pem" + single, "42.2.4", "verify-ca required verified/unverified file:file:/pin.pem written", ""},
		{"dsn:ssl=true" + own, "42.2.4", "unknown required unknown/unverified unknown written", ""},
		{"dsn:ssl=", "", "verify-full required verified/verified none written", ""},
		{"dsn:ssl", "", "verify-full required verified/verified none written", ""},
		{"call:ssl=true/bool call:sslrootcert=/ca.pem", "", "verify-full required verified/verified file:/ca.pem written", ""},
		{"dsn:ssl=false", "", "prefer opportunistic unverified/unverified none written", ""},
		{"dsn:ssl=1", "", "prefer opportunistic unverified/unverified none written", ""},

		// Names count with their case, and unknown ones are ignored.
		{"dsn:sslMode=verify-full", "", "prefer opportunistic unverified/unverified none default", "sslMode=ignored"},
		{"call:sslMode=verify-full", "", "prefer opportunistic unverified/unverified none default", "sslMode=ignored"},
		{"dsn:SSLMODE=require", "", "prefer opportunistic unverified/unverified none default", "SSLMODE=ignored"},
		{"dsn:useSSL=true dsn:requireSSL=true", "", "prefer opportunistic unverified/unverified none default", "useSSL=ignored requireSSL=ignored"},
		{"env:PGSSLMODE=verify-full", "", "prefer opportunistic unverified/unverified none default", ""},
		{"dsn:sslmode=disable call:sslmode=verify-full", "", "disable plaintext unverified/unverified none written", "sslmode=overridden"},

		{"dsn:ApplicationName=x" + non, "", "prefer opportunistic unverified/unverified none default", ""},
		{"dsn:ssl=true" + non, "", "require required unverified/verified none written", ""},
		{"dsn:sslmode=verify-full dsn:sslrootcert=/ca.pem" + non, "", "require required unverified/verified none written", "sslrootcert=ignored"},
		{"dsn:sslmode=require" + non, "", "require required unverified/unverified none written", ""},
		{"dsn:ApplicationName=x" + java, "", "prefer opportunistic verified/unverified system default", ""},
		{"dsn:sslmode=prefer" + java, "", "prefer opportunistic verified/unverified system written", ""},
		{"dsn:sslmode=require" + java, "", "verify-ca required verified/unverified system written", ""},
		{"dsn:sslmode=verify-ca" + java, "", "verify-ca required verified/unverified system written", ""},
		{"dsn:sslmode=verify-full dsn:sslrootcert=/ca.pem" + java, "", "verify-full required verified/verified system written", "sslrootcert=ignored"},
		{"dsn:ssl=true" + java, "42.5.5", "verify-full required verified/verified system written", ""},
		{"dsn:ssl=true" + java, "42.2.4", "unknown", "sslfactory=invalid"},
		{"dsn:ssl=true dsn:sslfactoryarg=file:/pin.pem" + single, "", "verify-full required verified/verified file:file:/pin.pem written", ""},
		{"dsn:sslmode=require dsn:sslfactoryarg=file:/pin.pem" + single, "", "verify-ca required verified/unverified file:file:/pin.pem written", ""},
		{"dsn:sslmode=require" + own, "", "unknown required unknown/unverified unknown written", ""},
		{"dsn:sslmode=verify-full dsn:sslrootcert=/ca.pem dsn:sslfactory=org.postgresql.ssl.LibPQFactory", "", "verify-full required verified/verified file:/ca.pem written", ""},
	})
}

// A setter's name has capitals that the URL's has not.
func TestPgjdbcSetters(t *testing.T) {
	f := source.NewFile("Db.java", []byte(`ds.setSslMode("verify-full")`))
	place := func(from, to int) source.Place { return source.Place{File: f, Span: source.Span{Start: from, End: to}} }
	c := &setting.Connection{Options: []setting.Option{{
		Name: source.Decoded(place(3, 13), "sslMode"), Value: setting.Value{Text: source.Verbatim(place(15, 26))}, Layer: setting.InCall,
	}}}
	got, _ := Interpret(c, "pgjdbc", Query{})
	if got.SSLMode != "verify-full" || effects(got) != "" {
		t.Errorf("got %s with effects %q", got.SSLMode, effects(got))
	}
}
