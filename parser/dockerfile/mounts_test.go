package dockerfile

import (
	"fmt"
	"strings"
	"testing"

	"github.com/dsnlint/dsnlint/source"
)

func TestMounts(t *testing.T) {
	tests := []struct{ name, in, want string }{
		{"a folder", "FROM a\nCOPY certs/ /app/certs/", "certs>/app/certs"},
		{"in the working folder", "FROM a\nWORKDIR /app\nWORKDIR src\nCOPY certs ca", "certs>/app/src/ca"},
		{"in a working folder that is not known", "FROM a\nCOPY certs ca", ""},
		{"several", "FROM a\nCOPY a.pem b.pem /certs/", "a.pem>/certs b.pem>/certs"},
		{"a pattern", "FROM a\nCOPY certs/*.pem /certs/", "certs/*.pem>/certs"},
		{"exec form", "FROM a\nCOPY [\"certs\", \"/my certs\"]", "certs>/my certs"},
		{"with flags", "FROM a\nCOPY --chown=app:app --chmod=0644 certs /certs", "certs>/certs"},
		{"a variable", "FROM a\nENV HOME=/srv\nCOPY certs $HOME/certs", "certs>/srv/certs"},
		{"an unknown variable", "FROM a\nCOPY certs $X/certs", ""},
		{"a URL", "FROM a\nADD https://example.com/ca.pem /certs/ca.pem", ">/certs/ca.pem"},
		{"a here-document", "FROM a\nCOPY <<EOF /certs/ca.pem\nx\nEOF", ">/certs/ca.pem"},
		{"another image", "FROM a\nCOPY --from=b:1 /ca.pem /certs/ca.pem", ">/certs/ca.pem"},
		{"a file of another stage", "FROM a AS b\nCOPY certs /s\nFROM c\nCOPY --from=b /s/ca.pem /ca.pem", "certs>/s certs/ca.pem>/ca.pem"},
		{"a folder of another stage", "FROM a AS b\nCOPY certs /s/certs\nFROM c\nCOPY --from=0 /s /t", "certs>/s/certs certs>/t/certs"},
		{"what another stage makes", "FROM a AS b\nCOPY certs /s\nFROM c\nCOPY --from=b /made /ca.pem", "certs>/s >/ca.pem"},
		{"a stage on another", "FROM a AS b\nWORKDIR /app\nCOPY certs ca\nFROM b\nCOPY x y", "certs>/app/ca certs>/app/ca x>/app/y"},
		{"out of the context", "FROM a\nCOPY /certs /certs", "certs>/certs"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var got []string
			for _, m := range Mounts(source.NewFile("Dockerfile", []byte(tt.in))) {
				got = append(got, m.From+">"+m.To)
			}
			if s := strings.Join(got, " "); s != tt.want {
				t.Errorf("got %q want %q", s, tt.want)
			}
		})
	}
}

// TestMountsAreBounded: stages that copy from each other over and over do not multiply without end.
func TestMountsAreBounded(t *testing.T) {
	var b strings.Builder
	b.WriteString("FROM a AS s0\nCOPY a /x/a\nCOPY b /x/b\n")
	for i := 1; i < 40; i++ {
		fmt.Fprintf(&b, "FROM a AS s%d\nCOPY --from=s%d /x /x\nCOPY --from=s%d /x /x/%d\n", i, i-1, i-1, i)
	}
	if n := len(Mounts(source.NewFile("Dockerfile", []byte(b.String())))); n > maxStages*maxMounts {
		t.Errorf("%d mounts", n)
	}
}

func FuzzMounts(f *testing.F) {
	f.Add("FROM a AS b\nWORKDIR /x\nCOPY --from=b /s [\"a\", \"b\"]\nADD <<E /x\nE\n")
	f.Add("FROM b\nFROM 0\nCOPY --from=0 . .\nENV A=$B\nCOPY $A /")
	f.Fuzz(func(t *testing.T, in string) {
		for _, m := range Mounts(source.NewFile("Dockerfile", []byte(in))) {
			if !strings.HasPrefix(m.To, "/") {
				t.Errorf("a path that is not absolute: %+v", m)
			}
		}
	})
}
