package driver

import "testing"

func TestMongoJavaSettings(t *testing.T) {
	const on = "call:applyToSslSettings={} call:applyToSslSettings.enabled=true/bool "
	const context = "call:applyToSslSettings.context={} "
	check(t, "mongo-java-driver", []reading{
		{on, "", "verify-full required verified/verified system written", ""},
		{on + "call:applyToSslSettings.invalidHostNameAllowed=true/bool", "", "verify-ca required verified/unverified system written", ""},
		{on + "call:applyToSslSettings.invalidHostNameAllowed=false/bool", "", "verify-full required verified/verified system written", ""},
		{on + context + "call:applyToSslSettings.context.trust=all/symbol", "", "require required unverified/unknown none written", ""},
		{on + context + "call:applyToSslSettings.context.trust=default/symbol call:applyToSslSettings.invalidHostNameAllowed=true/bool", "", "verify-ca required verified/unverified system written", ""},
		{on + context, "", "unknown required unknown/verified unknown written", ""},
		{on + "dsn:tlsInsecure=true", "", "verify-ca required verified/unverified system written", ""},
		{"dsn:scheme=mongodb call:applyToSslSettings={} call:applyToSslSettings.invalidHostNameAllowed=true/bool", "", "disable plaintext unverified/unverified none default", ""},
		{"dsn:tls=true call:applyToSslSettings={} call:applyToSslSettings.enabled=false/bool", "", "disable plaintext unverified/unverified none written", "tls=overridden"},
		{"dsn:tls=true call:applyToSslSettings={} call:applyToSslSettings.invalidHostNameAllowed=true/bool", "", "verify-ca required verified/unverified system written", ""},
		{"dsn:scheme=mongodb+srv call:applyToSslSettings={}", "", "verify-full required verified/verified system", ""},
		{"call:sslEnabled=true/bool call:sslInvalidHostNameAllowed=true/bool", "", "verify-ca required verified/unverified system written", ""},
	})
}
