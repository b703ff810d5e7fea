package cli

import (
	"strings"

	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
)

// hbaWords are the first words of the lines of pg_hba.conf, and of Pgpool's pool_hba.conf.
var hbaWords = map[string]bool{
	"local": true, "host": true, "hostssl": true, "hostnossl": true, "hostgssenc": true, "hostnogssenc": true,
	"include": true, "include_if_exists": true, "include_dir": true,
}

// IsHBA reports a text of nothing but lines of pg_hba.conf, of which one is about clients from elsewhere.
func IsHBA(text string) bool {
	some := false
	for line := range strings.Lines(text) {
		words := strings.Fields(line)
		switch {
		case len(words) == 0 || words[0][0] == '#':
		case !hbaWords[words[0]] || len(words) < 4 && strings.HasPrefix(words[0], "host"):
			return false
		default:
			some = some || strings.HasPrefix(words[0], "host")
		}
	}
	return some
}

// HBALine is a line of pg_hba.conf as an option that is named after its first word; ok is false for a comment.
func HBALine(line source.Text) (o setting.Option, ok bool) {
	line = line.Trim()
	if line.Len() == 0 || line.String()[0] == '#' {
		return o, false
	}
	o = setting.Option{Name: line, Layer: setting.InFile}
	if at := strings.IndexAny(line.String(), " \t"); at > 0 {
		o.Name, o.Value.Text = line.Slice(0, at), line.Slice(at, line.Len()).Trim()
	}
	return o, true
}

// HBASecrets are the passwords among the options of a line: ldapbindpasswd, radiussecrets.
func HBASecrets(o setting.Option) []source.Text {
	var out []source.Text
	for _, word := range o.Value.Text.Split(" ") {
		if name, value, ok := word.Cut("="); ok && setting.MentionsSecret(strings.TrimSpace(name.String())) {
			out = append(out, value)
		}
	}
	return out
}

// HBA is the resource that lines of pg_hba.conf are, in their order.
func HBA(where source.Place, lines []setting.Option) setting.Resource {
	return setting.Resource{
		Shape: setting.ServerConf, Type: "pg_hba.conf", Name: "pg_hba.conf", Where: where, Anchor: lines[0].Name.Place(),
		Attributes: lines, Hint: setting.Hint{Engine: "postgresql", Name: "pg_hba.conf"},
	}
}
