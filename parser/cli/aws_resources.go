package cli

import (
	"strings"

	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
)

// awsResources are the commands that make a resource, or change one, by service and verb, with the type that they make. Those of DMS
// and Glue make clients.
var awsResources = map[string]string{
	"rds create-db-proxy": "aws-cli.rds.db-proxy", "rds modify-db-proxy": "aws-cli.rds.db-proxy",
	"rds add-option-to-option-group": "aws-cli.rds.option-group", "rds modify-certificates": "aws-cli.rds.certificate",
	"docdb modify-db-cluster-parameter-group": "aws-cli.docdb.db-cluster-parameter-group",
	"redshift create-cluster":                 "aws-cli.redshift.cluster",
	"redshift modify-cluster":                 "aws-cli.redshift.cluster",
	"redshift modify-cluster-parameter-group": "aws-cli.redshift.cluster-parameter-group",
	"redshift-serverless create-workgroup":    "aws-cli.redshift-serverless.workgroup",
	"redshift-serverless update-workgroup":    "aws-cli.redshift-serverless.workgroup",
	"elasticache create-replication-group":    "aws-cli.elasticache.replication-group",
	"elasticache modify-replication-group":    "aws-cli.elasticache.replication-group",
	"elasticache create-cache-cluster":        "aws-cli.elasticache.cache-cluster",
	"memorydb create-cluster":                 "aws-cli.memorydb.cluster",
	"dax create-cluster":                      "aws-cli.dax.cluster",
	"kafka create-cluster":                    "aws-cli.kafka.cluster",
	"kafka update-security":                   "aws-cli.kafka.cluster",
	"opensearch create-domain":                "aws-cli.opensearch.domain",
	"opensearch update-domain-config":         "aws-cli.opensearch.domain",
	"es create-elasticsearch-domain":          "aws-cli.opensearch.domain",
	"es update-elasticsearch-domain-config":   "aws-cli.opensearch.domain",
	"dms create-endpoint":                     "aws-cli.dms.endpoint",
	"dms modify-endpoint":                     "aws-cli.dms.endpoint",
	"glue create-connection":                  "aws-cli.glue.connection",
	"glue update-connection":                  "aws-cli.glue.connection",

	"cloudsearch update-domain-endpoint-options": "aws-cli.cloudsearch.domain",
	"emr create-security-configuration":          "aws-cli.emr.security-configuration",
}

// awsOption is one option with the words behind it.
type awsOption struct {
	name  source.Text
	words []source.Text
}

// awsMade reads a command that makes a resource. What a change does not name stays as it was, and what stands in a file or
// a variable is not seen: then there may be more.
func (c *command) awsMade(kind string, verb source.Text) {
	r := c.cloudResource(kind, verb, nil)
	options, open := awsOptions(c.argv, verb)
	for _, o := range options {
		if strings.HasPrefix(o.name.String(), "cli-input") {
			open = true
			continue
		}
		r.Attributes = append(r.Attributes, c.awsAttributes(o)...)
	}
	if open || !strings.HasPrefix(verb.String(), "create-") {
		r.Attributes = append(r.Attributes, setting.More("", verb.Place()))
	}
	c.found.Resources = append(c.found.Resources, r)
}

// awsOptions are the options behind the verb. Every word belongs to the option in front of it; a variable that is not an
// option's first word may hold further options.
func awsOptions(argv []source.Text, verb source.Text) (out []awsOption, open bool) {
	behind := false
	for _, w := range argv {
		name, isOption := strings.CutPrefix(w.String(), "--")
		switch {
		case !behind:
			behind = w.Place() == verb.Place() && w.String() == verb.String()
		case isOption && name != "":
			key, value, valued := w.Slice(2, w.Len()).Cut("=")
			out = append(out, awsOption{name: key})
			if valued {
				out[len(out)-1].words = []source.Text{value}
			}
		case len(out) == 0 || len(out[len(out)-1].words) > 0 && strings.ContainsRune(w.String(), source.Hole) && !structured(w.String()):
			open = true
		default:
			last := &out[len(out)-1]
			last.words = append(last.words, w)
		}
	}
	return out, open
}

// awsAttributes lists an option: a switch, a value, or the members of a structure under its name.
func (c *command) awsAttributes(o awsOption) []setting.Option {
	name := o.name.String()
	if len(o.words) == 0 {
		if positive, ok := strings.CutPrefix(name, "no-"); ok {
			return []setting.Option{valued(source.Decoded(o.name.Place(), positive), source.Decoded(o.name.Place(), "false"))}
		}
		return []setting.Option{bare(o.name)}
	}
	s, number := &structure{hide: c.found.Hide}, 0
	for i, w := range o.words {
		switch text := w.String(); {
		case structured(text):
			number = s.word(name, w, number)
		case strings.HasPrefix(text, "file://"):
			s.add(o.name, name, setting.OpaqueAt(w.Place(), "file"))
		case i == 0:
			s.add(o.name, name, setting.ValueOf(w))
		}
	}
	return s.out
}
