package keys

import (
	"testing"

	"github.com/dsnlint/dsnlint/setting"
)

// A rule's option name may be the very key, dots and all; a key's own driver goes before the scheme's.
func TestKeysWithDots(t *testing.T) {
	known := setting.Known{Keys: []setting.Key{
		{Pattern: "kafka.servers", Role: setting.Host, Group: "kafka"},
		{Pattern: "kafka.properties.ssl.algorithm", Role: setting.OptionArg, Name: "ssl.algorithm", Group: "kafka"},
		{Pattern: "broker.url", Role: setting.DSN, Group: "broker", Drivers: []string{"kombu"}},
	}, Schemes: []setting.Scheme{{Name: "redis", Engine: "redis"}}}
	f, root := read("a.yml", "kafka:\n  servers: h\n  properties:\n    ssl.algorithm: \"\"\nbroker:\n  url: redis://h\n")
	found := Find(f, root, KindOf("a.yml", root), Prepare(known))
	if len(found.Connections) != 2 {
		t.Fatalf("got %d connections", len(found.Connections))
	}
	for _, c := range found.Connections {
		if c.Hint.Engine == "redis" {
			if len(c.Hint.Drivers) != 1 || c.Hint.Drivers[0] != "kombu" {
				t.Errorf("drivers %v", c.Hint.Drivers)
			}
			continue
		}
		if len(c.Options) != 1 || c.Options[0].Name.String() != "ssl.algorithm" {
			t.Errorf("options %v", c.Options)
		}
	}
}
