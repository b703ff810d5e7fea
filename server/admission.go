package server

import (
	"slices"
	"strings"

	"github.com/dsnlint/dsnlint/setting"
)

// admissions adds to the view what the lists of lines of pg_hba.conf, or its text, say about connections without TLS, as a parameter of
// the list: "pg_hba[plaintext]" is the first line that decides about them for everybody, or that lets somebody in. Without
// such a line it is absent.
func (v *view) admissions(lists []string) {
	for _, list := range lists {
		path := foldedPath(list)
		if option, ok := v.admission(path); ok {
			v.options[path+"[plaintext]"] = []setting.Option{option}
		}
	}
}

// admission is the line that decides, which may be one of a text of many. A line that cannot be read leaves it open.
func (v *view) admission(path string) (setting.Option, bool) {
	for _, option := range v.options[path] {
		if option.Value.Kind == setting.Opaque {
			v.open = append(v.open, path)
			break
		}
		for _, line := range option.Value.Text.Split("\n") {
			line = line.Trim()
			if decides, end := admits(line.String()); decides {
				option.Value.Text = line.Slice(0, end)
				return option, true
			}
		}
	}
	return setting.Option{}, false
}

// admits reports whether a line of pg_hba.conf lets somebody in from elsewhere without TLS, or refuses all who come so,
// and where its method ends; behind that there may be secrets.
func admits(line string) (decides bool, end int) {
	words := strings.Fields(line)
	if len(words) < 5 || words[0] != "host" && words[0] != "hostnossl" && words[0] != "hostnogssenc" {
		return false, 0
	}
	address, method := words[3], words[4]
	if len(words) > 5 && strings.Trim(method, "0123456789.") == "" { // a netmask of its own
		method = words[5]
	}
	everybody := words[1] == "all" && words[2] == "all" && (address == "all" || address == "0.0.0.0/0")
	if method == "reject" && !everybody || localAddress(address) {
		return false, 0
	}
	for _, word := range []string{words[0], words[1], words[2], address, method} {
		end += strings.Index(line[end:], word) + len(word)
	}
	return true, end
}

// localAddress reports the addresses of the machine itself.
func localAddress(address string) bool {
	address, _, _ = strings.Cut(address, "/")
	return localHost(address) || slices.Contains([]string{"samehost", "localhost"}, address)
}
