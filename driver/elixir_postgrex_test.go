package driver

import (
	"slices"
	"testing"

	"github.com/dsnlint/dsnlint/setting"
)

func TestPostgrex(t *testing.T) {
	check(t, "postgrex", []reading{
		{"", "0.22.2", "disable plaintext unverified/unverified none default", ""},
		{"dsn:sslmode=require", "0.22.2", "disable plaintext unverified/unverified none default", "sslmode=ignored"},
		{"ssl=true/bool", "0.22.2", "verify-full required verified/verified system written", ""},
		{"dsn:ssl=true", "0.21.1", "verify-full required verified/verified system written", ""},
		{"ssl=true/bool", "0.21.0", "unknown", "ssl=invalid"},
		{"ssl=true/bool", "0.20.0", "require required unverified/unverified none written", ""},
		{"ssl=true/bool", "0.17.5", "require required unverified/unverified none written", ""},
		{"ssl=true/bool", "", "require required unverified/unverified none written", ""},
		{"ssl={} ssl.cacertfile=/ca", "0.22.2", "verify-full required verified/verified file:/ca written", ""},
		{"ssl={} ssl.cacertfile=/ca", "0.18.0", "verify-full required verified/verified file:/ca written", ""},
		{"ssl={} ssl.cacertfile=/ca", "0.17.5", "unknown", "ssl=invalid"},
		{"ssl={} ssl.verify=:verify_none/symbol ssl.cacertfile=/ca", "0.22.2", "require required unverified/unverified none written", "ssl.cacertfile=ignored"},
		{"ssl={} ssl.server_name_indication=:disable/symbol ssl.cacertfile=/ca", "0.22.2", "verify-ca required verified/unverified file:/ca written", ""},
		{"ssl={}", "0.22.2", "verify-full required verified/verified none written", ""},
		{"ssl=true/bool ssl_opts={} ssl_opts.verify=:verify_peer/symbol ssl_opts.cacertfile=/ca", "0.17.5", "verify-full required verified/verified file:/ca written", ""},
		{"ssl=true/bool ssl_opts={} ssl_opts.cacertfile=/ca", "0.17.5", "require required unverified/unverified none written", "ssl_opts.cacertfile=ignored"},
		{"ssl=true/bool ssl_opts={} ssl_opts.verify=verify_none", "0.22.2", "require required unverified/unverified none written", ""},
		{"ssl=true/bool ssl_opts={} ssl_opts.cacertfile=/ca", "0.22.2", "require required unverified/unverified none written", "ssl_opts.cacertfile=ignored"},
		{"ssl=true/bool ssl_opts=x/symbol", "0.20.0", "unknown required unknown/unknown unknown", ""},
		{"dsn:ssl=true ssl={} ssl.verify=:verify_none/symbol", "0.22.2", "require required unverified/unverified none written", ""},
		{"dsn:ssl=true ssl={} ssl.cacertfile=/ca", "0.20.0", "verify-full required verified/verified file:/ca written", ""},
		{"dsn:ssl=false ssl=true/bool", "0.22.2", "disable plaintext unverified/unverified none written", "ssl=overridden"},
		{"ssl=x/symbol", "0.22.2", "unknown required unknown/unknown unknown", ""},
	})
}

func TestMyXQL(t *testing.T) {
	check(t, "myxql", []reading{
		{"", "0.8.1", "disable plaintext unverified/unverified none default", ""},
		{"ssl=true/bool", "0.8.1", "verify-full required verified/verified system written", ""},
		{"ssl=true/bool", "0.8.0", "unknown", "ssl=invalid"},
		{"ssl=true/bool", "0.7.1", "require required unverified/unverified none written", ""},
		{"ssl=true/bool", "0.6.4", "require required unverified/unverified none written", ""},
		{"ssl={} ssl.cacertfile=/ca", "0.8.0", "verify-full required verified/verified file:/ca written", ""},
		{"ssl={} ssl.cacertfile=/ca", "0.7.0", "verify-full required verified/verified file:/ca written", ""},
		{"ssl={} ssl.verify=:verify_none/symbol", "0.7.0", "require required unverified/unverified none written", ""},
		{"ssl=true/bool ssl_opts={} ssl_opts.verify=:verify_peer/symbol", "0.6.4", "verify-full required verified/verified none written", ""},
		{"ssl=false/bool", "0.7.0", "disable plaintext unverified/unverified none written", ""},
	})
}

// TestElixirNeedsAManifest: most URLs of the scheme postgres belong to somebody else.
func TestElixirNeedsAManifest(t *testing.T) {
	has := func(p []Package) bool { return slices.Contains(p, Package{"hex", "postgrex"}) }
	c := &setting.Connection{Scheme: text("postgres"), Grammar: "url", Options: options(t, "dsn:sslmode=require")}
	if got := Read(c, Query{AssumeSince: "2021-11-21"}); got.Driver == "postgrex" || slices.Contains(got.Candidates, "postgrex") {
		t.Errorf("without a manifest: %s %v", got.Driver, got.Candidates)
	}
	if got := Read(c, Query{AssumeSince: "2021-11-21", Has: has}); got.Driver != "postgrex" || got.SSLMode != "disable" || got.DriverSource != "manifest" {
		t.Errorf("with a manifest: %s %s %s", got.Driver, got.SSLMode, got.DriverSource)
	}
	c.Scheme = text("ecto")
	if got := Read(c, Query{AssumeSince: "2021-11-21"}); got.SSLMode != "disable" {
		t.Errorf("ecto: %s %s", got.Driver, got.SSLMode)
	}
}
