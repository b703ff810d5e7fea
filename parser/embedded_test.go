package parser

import (
	"testing"

	"github.com/dsnlint/dsnlint/internal/testkit"
	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
)

// FuzzInside: what a script writes and sends is read where it stands in the script.
func FuzzInside(f *testing.F) {
	f.Add("cat > app.yml <<EOF\nurl: postgres://u:${P}@h/d?sslmode=disable\nlist: [\"a\\\\$b\"]\nEOF\n")
	f.Add("curl http://c/x -d '{\"config\": {\"connector.class\": \"x\", \"database.hostname\": \"h\", \"sslmode\": \"disable\"}}'")
	f.Add("kubectl apply -f - <<-'EOF'\n\tkind: Pod\n\tapiVersion: v1\n\tspec: {containers: [{command: [psql, -h, h]}]}\n\tEOF\n")
	block := setting.Block{
		Select: []setting.Selector{{Keyword: "connector.class"}}, Engine: "postgresql", Drivers: []string{"d"},
		Members: []setting.Member{{Key: "database.hostname", Role: setting.Host}, {Key: "sslmode", Role: setting.OptionArg, Name: "sslmode", Absent: "prefer"}},
	}
	known := setting.Known{Schemes: []setting.Scheme{{Name: "postgres", Engine: "postgresql"}}, Blocks: []setting.Block{block}}
	f.Fuzz(func(t *testing.T, in string) {
		file := source.NewFile("run.sh", []byte(in))
		testkit.CheckFound(t, file, New(known).Parse([]*source.File{file}))
	})
}
