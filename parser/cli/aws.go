package cli

import (
	"strconv"
	"strings"

	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
)

// aws reads the AWS command line: copies of CA bundles, database instances and their parameter groups.
func (c *command) aws() {
	list := args(c.argv[1:], awsSyntax)
	var verbs []source.Text
	for _, a := range list {
		if a.name.IsZero() {
			verbs = append(verbs, a.word)
		}
	}
	if len(verbs) < 2 {
		return
	}
	if kind := awsResources[verbs[0].String()+" "+verbs[1].String()]; kind != "" {
		c.awsMade(kind, verbs[1])
		return
	}
	switch verb := verbs[1].String(); verbs[0].String() {
	case "s3":
		c.awsCopy(list, verb, verbs[2:])
	case "rds", "docdb", "neptune":
		switch verb {
		case "create-db-instance", "modify-db-instance", "create-db-cluster", "modify-db-cluster", "restore-db-instance-from-db-snapshot", "create-db-instance-read-replica":
			c.awsInstance(list, verbs[1])
		case "modify-db-parameter-group", "modify-db-cluster-parameter-group":
			c.awsParameters(list, verbs[1])
		}
	}
}

// awsCopy reads aws s3 cp s3://bucket/file target.
func (c *command) awsCopy(list []arg, verb string, operands []source.Text) {
	if verb != "cp" && verb != "sync" || len(operands) < 2 || strings.HasPrefix(operands[1].String(), "s3://") {
		return
	}
	r, ok := Download(operands[0], operands[1], c.where)
	if !ok {
		return
	}
	for _, a := range list {
		if a.is("no-verify-ssl") {
			r.Attributes = append(r.Attributes, bare(source.Decoded(a.name.Place(), "insecure")))
		}
	}
	r.Attributes = append(r.Attributes, c.tool())
	c.found.Resources = append(c.found.Resources, r)
}

// awsNames are the options of instances that count, and the attribute each becomes.
var awsNames = map[string]string{
	"ca-certificate-identifier": "ca_cert_identifier", "engine": "engine", "engine-version": "engine_version",
	"db-parameter-group-name": "parameter_group_name", "db-cluster-parameter-group-name": "parameter_group_name",
}

func (c *command) awsInstance(list []arg, verb source.Text) {
	r := c.cloudResource("aws-cli.db-instance", verb, nil)
	for _, a := range list {
		switch {
		case a.is("master-user-password"):
			c.found.Hide(a.value)
		case a.is("db-instance-identifier", "db-cluster-identifier"):
			r.Name = a.value.String()
		case !a.name.IsZero() && !a.bare && awsNames[a.name.String()] != "":
			r.Attributes = append(r.Attributes, valued(source.Decoded(a.name.Place(), awsNames[a.name.String()]), a.value))
		}
	}
	if len(r.Attributes) > 0 {
		c.found.Resources = append(c.found.Resources, r)
	}
}

// awsParameters reads --parameters in both spellings: ParameterName=n,ParameterValue=v and JSON, one or more words.
func (c *command) awsParameters(list []arg, verb source.Text) {
	r := c.cloudResource("aws-cli.parameter-group", verb, nil)
	n, reading := 0, false
	for _, a := range list {
		switch {
		case a.is("db-parameter-group-name", "db-cluster-parameter-group-name"):
			r.Name = a.value.String()
			reading = false
		case a.is("parameters"):
			reading = true
			r.Attributes, n = parameters(r.Attributes, a.value, n)
		case !a.name.IsZero():
			reading = false
		case reading:
			r.Attributes, n = parameters(r.Attributes, a.word, n)
		}
	}
	if len(r.Attributes) > 0 {
		c.found.Resources = append(c.found.Resources, r)
	}
}

// parameters appends the name and value pairs of one word; n counts them.
func parameters(attrs []setting.Option, w source.Text, n int) ([]setting.Option, int) {
	const begin = "Parameter" // of ParameterName and ParameterValue
	s := w.String()
	for at := 0; at < len(s); {
		i := strings.Index(s[at:], begin)
		if i < 0 {
			break
		}
		key, attr := at+i, "name"
		end := key + len(begin)
		switch at = end; {
		case strings.HasPrefix(s[end:], "Name"):
			end += len("Name")
		case strings.HasPrefix(s[end:], "Value"):
			end, attr = end+len("Value"), "value"
		default:
			continue
		}
		start, stop := parameterValue(s, end)
		if attr == "name" {
			n++
		}
		path := "parameter." + strconv.Itoa(max(0, n-1)) + "." + attr
		attrs = append(attrs, valued(source.Decoded(w.Slice(key, end).Place(), path), w.Slice(start, stop)))
		at = stop
	}
	return attrs, n
}

// parameterValue finds the value behind a key: in quotes, or up to the next separator.
func parameterValue(s string, at int) (start, stop int) {
	for at < len(s) && strings.IndexByte("\"' :=\t\n", s[at]) >= 0 {
		at++
	}
	if at > 0 && (s[at-1] == '"' || s[at-1] == '\'') {
		if n := strings.IndexByte(s[at:], s[at-1]); n >= 0 {
			return at, at + n
		}
	}
	stop = at
	for stop < len(s) && strings.IndexByte(",\"'}] \t\n", s[stop]) < 0 {
		stop++
	}
	return at, stop
}
