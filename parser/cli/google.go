package cli

import (
	"strings"

	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
)

// googleGroups are the groups of gcloud's commands whose options decide about transport security.
var googleGroups = map[string]bool{
	"sql instances": true, "redis instances": true, "redis clusters": true, "memorystore instances": true, "alloydb instances": true,
}

// googleOptions are the options that count. A switch is turned off by no- in front of its name.
var googleOptions = set(`ssl-mode require-ssl connector-enforcement transit-encryption-mode require-connectors master-instance-name
	source-instance database-version`)

var googleSyntax = syntax{long: set(`ssl-mode connector-enforcement transit-encryption-mode master-instance-name source-instance
	database-version database-flags project account configuration region zone tier cluster format edition cpu memory cpu-count
	root-password password network instance-type size shard-count node-type replica-count redis-version flags-file verbosity
	availability-type storage-type storage-size backup-start-time authorized-networks impersonate-service-account`)}

// google reads gcloud: commands that make an instance, of which what they do not name is as the service has it by default,
// and those that change one, of which it stays as it was.
func (c *command) google() {
	list := args(c.argv[1:], googleSyntax)
	attributes := c.googleAttributes(list)
	var words []source.Text
	for _, a := range list {
		if a.name.IsZero() {
			words = append(words, a.word)
		}
	}
	if len(words) > 0 && (words[0].String() == "alpha" || words[0].String() == "beta") {
		words = words[1:]
	}
	if len(words) < 3 {
		return
	}
	group, verb := words[0].String()+" "+words[1].String(), words[2]
	if !googleGroups[group] {
		return
	}
	r := c.cloudResource("gcloud "+group, verb, words[3:])
	r.Attributes = attributes
	switch verb.String() {
	case "create", "create-secondary", "patch", "update":
		r.Attributes = append(r.Attributes, valued(source.Decoded(verb.Place(), "verb"), verb))
		c.found.Resources = append(c.found.Resources, r)
	}
}

// googleAttributes are the options that count, with their values. Passwords are hidden.
func (c *command) googleAttributes(list []arg) (out []setting.Option) {
	for _, a := range list {
		name := a.name.String()
		positive, off := strings.CutPrefix(name, "no-")
		switch {
		case a.name.IsZero():
			if mayHoldOptions(a.word) {
				out = append(out, setting.More("", a.word.Place()))
			}
		case name == "flags-file":
			out = append(out, setting.More("", a.name.Place()))
		case setting.NamesSecret(name):
			c.found.Hide(a.value)
		case name == "database-flags":
			out = append(out, databaseFlags(a)...)
		case off && a.bare && googleOptions[positive]:
			out = append(out, valued(source.Decoded(a.name.Place(), positive), source.Decoded(a.name.Place(), "false")))
		case googleOptions[name] && a.bare:
			out = append(out, bare(a.name))
		case googleOptions[name]:
			out = append(out, valued(a.name, a.value))
		}
	}
	return out
}

// databaseFlags takes a=b,c=d apart; a list may name another separator than the comma: ^:^a=b:c=d.
func databaseFlags(a arg) []setting.Option {
	list, separator := a.value, ","
	if s := list.String(); strings.HasPrefix(s, "^") {
		if end := strings.IndexByte(s[1:], '^'); end > 0 {
			separator, list = s[1:1+end], list.Slice(end+2, list.Len())
		}
	}
	var out []setting.Option
	for _, pair := range list.Split(separator) {
		name, value, ok := pair.Cut("=")
		switch {
		case !name.Known():
			out = append(out, valued(a.name, name)) // a variable may hold any of them
		case ok:
			out = append(out, valued(source.Decoded(name.Place(), "database-flags."+name.String()), value))
		}
	}
	return out
}
