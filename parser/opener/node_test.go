package opener_test

import (
	"testing"

	"github.com/dsnlint/dsnlint/internal/testkit"

	"github.com/dsnlint/dsnlint/parser/node"
	"github.com/dsnlint/dsnlint/parser/opener"
	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
)

// TestHostCheck: a function that objects to no host name is told from one that may.
func TestHostCheck(t *testing.T) {
	known := setting.Known{Openers: []setting.Opener{
		{Language: "javascript", Callee: "d.connect", Drivers: []string{"d"}, Args: []setting.Arg{{Position: 0, Role: setting.Options}}},
	}}
	const none, some = "connect [d] ssl={} ssl.checkServerIdentity='unchecked", "connect [d] ssl={} ssl.checkServerIdentity=<expression> open(ssl.checkServerIdentity)"
	tests := []struct{ function, want string }{
		{"checkServerIdentity: () => undefined", none},
		{"checkServerIdentity: () => null", none},
		{"checkServerIdentity: () => { }", none},
		{"checkServerIdentity: () => (undefined)", none},
		{"checkServerIdentity: () => { return undefined; }", none},
		{"checkServerIdentity: () => { return }", none},
		{"checkServerIdentity: () => void 0", none},
		{"checkServerIdentity: host => undefined", none},
		{"checkServerIdentity: (host, cert) => undefined /* the tunnel */", none},
		{"checkServerIdentity: (host, cert) => { // any\n }", none},
		{"checkServerIdentity: function () {}", none},
		{"checkServerIdentity: function skip(host, cert) { return null }", none},
		{"checkServerIdentity() {}", none},
		{"checkServerIdentity(host, cert) { return undefined; }", none},
		{"'checkServerIdentity': () => undefined", none},
		{"checkServerIdentity: skip", none},
		{"checkServerIdentity: (host, cert) => tls.checkServerIdentity('db', cert)", some},
		{"checkServerIdentity: (host, cert) => { if (cert.subject.CN !== 'db') return new Error('no') }", some},
		{"checkServerIdentity: () => { throw new Error('no') }", some},
		{"checkServerIdentity: () => true", some},
		{"checkServerIdentity: async () => undefined", some},
		{"checkServerIdentity: async function () {}", some},
		{"checkServerIdentity: (host: string, cert: PeerCertificate): Error | undefined => undefined", none},
		{"checkServerIdentity: () => ok()", some},
		{"checkServerIdentity: () => none", none},
		{"checkServerIdentity(host, cert) { return none; }", none},
		{"checkServerIdentity: () => some", some},
		{"checkServerIdentity: () => unseen", some},
		{"checkServerIdentity() { return check() }", some},
	}
	for _, tt := range tests {
		t.Run(tt.function, func(t *testing.T) {
			f := source.NewFile("x.ts", []byte("import d from 'd';\nconst skip = () => undefined, none = undefined, some = 1;\nd.connect({ ssl: { "+tt.function+" } });\n"))
			found := opener.Find(node.Read(f), known)
			testkit.CheckFound(t, f, found)
			if got := showAll(found.Connections); got != tt.want {
				t.Errorf("got\n%s\nwant\n%s", got, tt.want)
			}
		})
	}
}

// TestConnectionStringInAFile: what stands in a file is not known, whatever the file is called.
func TestConnectionStringInAFile(t *testing.T) {
	known := setting.Known{Openers: []setting.Opener{
		{Language: "javascript", Callee: "d.connect", Drivers: []string{"d"}, Keywords: true, Args: []setting.Arg{{Position: 0, Role: setting.DSN}, {Position: -1, Keyword: "host", Role: setting.Host}}},
	}}
	tests := []struct{ argument, want string }{
		{`readFileSync("/run/secrets/url", "utf8")`, "connect [d] <expression> @<expression> open()"},
		{`readFileSync("/run/secrets/url").toString().trim()`, "connect [d] <expression> @<expression> open()"},
		{`{ url: readFileSync("/run/secrets/url", "utf8") }`, "connect [d] <expression> @<expression> open()"},
		{`{ host: readFileSync("/run/secrets/host", "utf8"), ca: readFileSync("/ca.pem") }`, "connect [d] @<call> ca=/ca.pem"},
	}
	for _, tt := range tests {
		f := source.NewFile("x.js", []byte("import d from 'd';\nimport { readFileSync } from 'fs';\nd.connect("+tt.argument+");\n"))
		found := opener.Find(node.Read(f), known)
		testkit.CheckFound(t, f, found)
		if got := showAll(found.Connections); got != tt.want {
			t.Errorf("%s: got\n%s\nwant\n%s", tt.argument, got, tt.want)
		}
	}
}
