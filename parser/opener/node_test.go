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
		{"checkServerIdentity() { return check() }", some},
	}
	for _, tt := range tests {
		t.Run(tt.function, func(t *testing.T) {
			f := source.NewFile("x.ts", []byte("import d from 'd';\nconst skip = () => undefined;\nd.connect({ ssl: { "+tt.function+" } });\n"))
			found := opener.Find(node.Read(f), known)
			testkit.CheckFound(t, f, found)
			if got := showAll(found.Connections); got != tt.want {
				t.Errorf("got\n%s\nwant\n%s", got, tt.want)
			}
		})
	}
}
