package cli

import (
	"slices"
	"strings"

	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
)

// azureCommands are the groups of commands that make, change or set what decides about transport security. The commands
// of "create" say all that will be there, those of "change" what becomes of what is there already, "set" and "set-batch"
// what a parameter is.
var azureCommands = map[string]bool{
	"mysql server": true, "postgres server": true, "mariadb server": true,
	"mysql flexible-server parameter": true, "postgres flexible-server parameter": true,
	"redis": true, "redisenterprise": true, "redisenterprise database": true, "sql server": true, "sql mi": true,
	"cosmosdb": true, "eventhubs namespace": true, "servicebus namespace": true,
}

// azureNames are the options whose name in the tables is another one, shorter spellings of long ones among them.
var azureNames = map[string]string{
	"--min-tls": "--minimum-tls-version", "-n": "--name", "-v": "--value",
}

// azure reads the command line of Azure: an operand behind an option is its value, as no command has any of its own.
func (c *command) azure() {
	words := c.argv[1:]
	n := 0
	for n < len(words) && !strings.HasPrefix(words[n].String(), "-") && words[n].Known() {
		n++
	}
	if n < 2 {
		return
	}
	verb := words[n-1]
	group := strings.Join(texts(words[:n-1]), " ")
	if !azureCommands[group] {
		return
	}
	r := c.cloudResource("az "+group, verb, nil)
	r.Attributes = c.azureOptions(words[n:])
	switch verb.String() {
	case "create":
	case "update":
		if len(r.Attributes) == 0 {
			return
		}
		r.Attributes = append(r.Attributes, setting.More("", verb.Place()))
	case "set", "set-batch":
		if !strings.HasSuffix(group, " parameter") {
			return
		}
	default:
		return
	}
	c.found.Resources = append(c.found.Resources, r)
}

func texts(words []source.Text) []string {
	out := make([]string, len(words))
	for i, w := range words {
		out[i] = w.String()
	}
	return out
}

// azureOptions are the options with their values. Passwords are hidden; what --set and --args assign stands under the
// name that it is assigned to, as do the properties of a resource.
func (c *command) azureOptions(words []source.Text) (out []setting.Option) {
	for i := 0; i < len(words); {
		name, value, has := words[i].Cut("=")
		first := i + 1
		for i++; i < len(words) && !strings.HasPrefix(words[i].String(), "-"); i++ {
			if (i > first || has) && mayHoldOptions(words[i]) {
				out = append(out, setting.More("", words[i].Place()))
			}
		}
		values := words[first:i]
		if has {
			values = append([]source.Text{value}, values...)
		}
		out = append(out, c.azureOption(name, values)...)
	}
	return out
}

// azureOption is what one option says.
func (c *command) azureOption(name source.Text, values []source.Text) []setting.Option {
	long := name.String()
	if other, ok := azureNames[long]; ok {
		long = other
	}
	switch {
	case mayHoldOptions(name):
		return []setting.Option{setting.More("", name.Place())}
	case setting.NamesSecret(long), long == "-p":
		for _, v := range values {
			c.found.Hide(v)
		}
	case long == "--set", long == "--args":
		return c.assigned(values)
	case !slices.Contains(azureAsked, long):
	case len(values) == 0:
		return []setting.Option{bare(name)}
	default:
		return []setting.Option{valued(source.Decoded(name.Place(), strings.TrimLeft(long, "-")), values[0])}
	}
	return nil
}

// azureAsked are the options with a value that the tables ask for.
var azureAsked = []string{
	"--name", "--value", "--ssl-enforcement", "--minimal-tls-version", "--minimum-tls-version", "--enable-non-ssl-port", "--client-protocol",
}

// assigned are the pairs of a generic option: name=value.
func (c *command) assigned(words []source.Text) (out []setting.Option) {
	for _, w := range words {
		name, value, ok := w.Cut("=")
		path := strings.TrimPrefix(name.String(), "properties.")
		switch {
		case !ok:
		case setting.PathNamesSecret(path):
			c.found.Hide(value)
		default:
			out = append(out, valued(source.Decoded(name.Place(), path), value))
		}
	}
	return out
}
