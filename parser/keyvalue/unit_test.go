package keyvalue

import (
	"testing"

	"github.com/dsnlint/dsnlint/source"
)

func TestUnit(t *testing.T) {
	for _, tt := range []struct{ name, in, want string }{
		{"values as they are", "[Service]\nEnvironment=\"A=b c\" 'D=e' # no comment\n", "Service/Environment=\"A=b c\" 'D=e' # no comment\n"},
		{"blanks", "[Service]\n  Exec = /bin/x y \n", "Service/Exec=/bin/x y\n"},
		{"continued", "[Service]\nExec=/bin/x \\\n  --a \\\n  --b\nType=simple\n", "Service/Exec=/bin/x   --a   --b\nService/Type=simple\n"},
		{"continued with a comment between", "[Service]\nExec=/bin/x \\\n# old\n; older\n --a\nType=simple\n", "Service/Exec=/bin/x  --a\nService/Type=simple\n"},
		{"continued by CR LF", "[Service]\r\nExec=/bin/x \\\r\n --a\r\nType=simple\r\n", "Service/Exec=/bin/x  --a\nService/Type=simple\n"},
		{"continued into the end", "[Service]\nExec=/bin/x \\", "Service/Exec=/bin/x \\\n"},
		{"continued into nothing", "[Service]\nExec=/bin/x \\\n", "Service/Exec=/bin/x \n"},
		{"comments", "# A=b\n; C=d\n[Unit]\n#E=f\n", ""},
		{"a line without a value", "[Service]\nType\n\\\n=\n", "Service/=\n"},
		{"repeated keys", "[Service]\nEnvironment=A=b\nEnvironment=C=d\n", "Service/Environment=A=b\nService/Environment=C=d\n"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			root, _ := Read(source.NewFile("x.service", []byte(tt.in)), Unit)
			got := ""
			for _, section := range root.Children {
				for _, c := range section.Children {
					got += section.Key.String() + "/" + c.Key.String() + "=" + c.Value.Text.String() + "\n"
				}
			}
			if got != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}
