package server

import (
	"strings"
	"testing"

	"github.com/dsnlint/dsnlint/policies"
	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
)

// described builds a resource out of words "name=value": a value of ? cannot be known, one of & is a reference.
func described(kind, text string) *setting.Resource {
	f := source.NewFile("main.tf", []byte(text))
	r := &setting.Resource{Type: kind, Name: kind + ".main", Where: source.Place{File: f, Span: source.Span{End: len(text)}}}
	at := 0
	for word := range strings.FieldsSeq(text) {
		at += strings.Index(text[at:], word)
		name, value, _ := strings.Cut(word, "=")
		place := func(i, j int) source.Place { return source.Place{File: f, Span: source.Span{Start: i, End: j}} }
		o := setting.Option{Name: source.Verbatim(place(at, at+len(name)))}
		spot := place(at+len(name)+1, at+len(word))
		switch value {
		case "?":
			o.Value = setting.OpaqueAt(spot, "var.x")
		case "&":
			o.Value = setting.Value{Kind: setting.Symbol, Text: source.Decoded(spot, "other.main.id")}
		default:
			o.Value = setting.Value{Text: source.Verbatim(spot)}
		}
		r.Attributes = append(r.Attributes, o)
		at += len(word)
	}
	return r
}

// TestAnswers asks one resource after another the questions of a table.
func TestAnswers(t *testing.T) {
	mode := policies.Question{Asks: "enforced", Parameter: "tls|TLS", Set: "on", Cases: []policies.ResourceCase{
		{When: policies.Conditions{"mode": "preferred"}, Is: "no"},
		{When: policies.Conditions{"tls|TLS": "on"}, Is: "yes"},
		{When: policies.Conditions{"tls|TLS": "off"}, Is: "no"},
		{When: policies.Conditions{"tls|TLS": "absent", "version": "< 7.0.5"}, By: "version", Is: "no"},
		{When: policies.Conditions{"tls|TLS": "absent"}, Is: "yes", Default: "on"},
	}}
	only := policies.Question{Asks: "enforced", Parameter: "tls", Set: "on", Cases: []policies.ResourceCase{{When: policies.Conditions{"tls": "on"}, Is: "yes"}}}
	floor := policies.Question{Asks: "tls_min", Parameter: "params[min_version]", Set: "TLSv1.2", Cases: []policies.ResourceCase{
		{When: policies.Conditions{"tls": "off"}},
		{When: policies.Conditions{"params[min_version]": "set"}, Is: "floor"},
	}}
	tests := []struct {
		name string
		ask  policies.Question
		in   string
		want string
	}{
		{"on", mode, "tls=true", "yes tls"},
		{"another spelling", mode, "TLS=1", "yes TLS"},
		{"off", mode, "tls=OFF", "no tls"},
		{"the first case that holds", mode, "tls=on mode=Preferred", "no mode"},
		{"a value that is not known", mode, "tls=?", "unknown tls"},
		{"a reference is not known", mode, "tls=&", "unknown tls"},
		{"what it says no longer matters", mode, "tls=? mode=preferred", "no mode"},
		{"an earlier case may hold", mode, "tls=on mode=?", "unknown mode"},
		{"an earlier case may hold and says the same", mode, "tls=off mode=?", "no mode"},
		{"the weakest branch", mode, "tls=on tls=off", "no tls"},
		{"a branch that is not known is weaker than a good one", mode, "tls=on tls=?", "unknown tls"},
		{"by version", mode, "version=6.2", "no version"},
		{"by a newer version", mode, "version=7.1", "yes tls"},
		{"by a version that may be either", mode, "version=7.0", "unknown version"},
		{"nothing written, no version", mode, "other=1", "yes tls"},
		{"more may be written than can be read", mode, "dynamic.*=?", "yes tls"},
		{"more may be written at the top", mode, "*=?", "unknown tls"},
		{"no case holds", only, "tls=off", ""},
		{"perhaps no case holds", only, "tls=?", "unknown tls"},
		{"a parameter in a list", floor, "params.0.name=other params.0.value=1 params.1.name=min-version params.1.value=TLSv1.1", "1.1 min-version"},
		{"a parameter in a map", floor, "params.min_version=TLSv1.3", "1.3 min_version"},
		{"no question any more", floor, "tls=off params.min_version=TLSv1", ""},
		{"no question in one of two branches", floor, "tls=off tls=on params.min_version=TLSv1", "1.0 min_version"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			s := &stage{ids: map[string]int{}}
			rules := &policies.ResourceRules{Lists: []string{"params"}}
			for _, v := range s.views(described("x_server", tt.in), rules) {
				s.ask(v, rules, &tt.ask)
			}
			got := ""
			for i := range s.servers {
				got += s.servers[i].Enforced + s.servers[i].TLSMin + " " + s.servers[i].Parameter
			}
			if got != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}

func TestEachElement(t *testing.T) {
	s := &stage{ids: map[string]int{}}
	rules := &policies.ResourceRules{Each: "spec.listeners"}
	q := policies.Question{Asks: "enforced", Parameter: "tls", Set: "true", Cases: []policies.ResourceCase{
		{When: policies.Conditions{"type": "internal", "spec.mesh": "on"}, Is: ""},
		{When: policies.Conditions{"tls": "on"}, Is: "yes"},
		{When: policies.Conditions{"tls": "not on"}, Is: "no"},
	}}
	r := described("g/Kafka", "spec.mesh=on spec.listeners.0.tls=true spec.listeners.1.tls=false spec.listeners.2.type=internal spec.listeners.2.tls=false")
	for _, v := range s.views(r, rules) {
		s.ask(v, rules, &q)
	}
	got := ""
	for i := range s.servers {
		got += s.servers[i].Enforced + " "
	}
	if got != "yes no " {
		t.Errorf("got %q", got)
	}
}

func TestSpellings(t *testing.T) {
	tests := []struct{ kind, parameter, set, want string }{
		{"aws_db_proxy", "require_tls|RequireTLS", "true", "require_tls = true"},
		{"AWS::RDS::DBProxy", "require_tls|RequireTLS", "true", "RequireTLS: true"},
		{"azurerm_mysql_flexible_server_configuration", "[require_secure_transport]", "ON", `require_secure_transport = "ON"`},
		{"module:terraform-aws-modules/rds/aws", "parameters[rds.force_ssl]", "1", "rds.force_ssl = 1"},
		{"k8s.mariadb.com/MariaDB", "spec.tls.required", "true", "spec.tls.required: true"},
	}
	for _, tt := range tests {
		if got := assignment(tt.kind, tt.parameter, tt.set); got != tt.want {
			t.Errorf("%s %s: got %q, want %q", tt.kind, tt.parameter, got, tt.want)
		}
	}
}

func TestHosts(t *testing.T) {
	s := &stage{}
	v := s.views(described("azurerm_mysql_server", "name=Shop location=?"), &policies.ResourceRules{})[0]
	got := strings.Join(v.hosts([]string{"{@name}.mysql.example.com", "{@location}.example.com", "{@missing}.example.com", "fixed"}), " ")
	if got != "shop.mysql.example.com fixed" {
		t.Errorf("got %q", got)
	}
}

func TestProviderVersions(t *testing.T) {
	tests := []struct{ exact, below, condition, want string }{
		{"", "", "< 3", no},
		{"", "", ">= 3", yes},
		{"2.99.0", "", "< 3", yes},
		{"3.0.0", "", "< 3", no},
		{"4.50", "", ">= 5", no},
		{"", "3", "< 3", yes},
		{"", "3.5", "< 3", no},
		{"", "4", ">= 4", no},
		{"", "4.1", ">= 4", yes},
	}
	for _, tt := range tests {
		s := &stage{Query: Query{Provider: func(string, string) (string, string) { return tt.exact, tt.below }}}
		if got := s.providerIs(described("azurerm_x", "a=1"), tt.condition); got != tt.want {
			t.Errorf("%q below %q %s: got %s, want %s", tt.exact, tt.below, tt.condition, got, tt.want)
		}
	}
	s := &stage{Query: Query{Provider: func(string, string) (string, string) { return "2.0", "" }}}
	if s.providerIs(described("AWS::RDS::DBProxy", "a=1"), "< 3") != no {
		t.Error("another front end has no provider")
	}
}

// A finding says what to write in the language of whoever reads it.
func TestAdvice(t *testing.T) {
	q := &policies.Question{Parameter: "require_tls|RequireTLS", Set: "true"}
	tests := []struct{ kind, language, want string }{
		{"aws_db_proxy", "hcl", "require_tls = true"},
		{"aws_db_proxy", "", "require_tls = true"},
		{"AWS::RDS::DBProxy", "", "RequireTLS: true"},
		{"aws:rds:proxy", "javascript", "requireTls: true"},
		{"aws:rds:proxy", "python", "require_tls=True"},
		{"aws:rds:proxy", "go", "RequireTls: true"},
		{"aws:rds:proxy", "java", "requireTls(true)"},
	}
	for _, tt := range tests {
		r := &setting.Resource{Type: "aws_db_proxy", Written: tt.kind, Hint: setting.Hint{Language: tt.language}}
		if got := inLanguage(r, q, mended(r.Front(), q)); got != tt.want {
			t.Errorf("%s in %q: got %s, want %s", tt.kind, tt.language, got, tt.want)
		}
	}
}
