package driver

import (
	"slices"
	"strings"

	"github.com/dsnlint/dsnlint/fact"
)

const (
	beatsTLS    = "elastic/elastic-agent-libs:transport/tlscommon/tls_config.go"
	beatsURL    = "elastic/beats:libbeat/common/url.go"
	logstashTLS = "logstash-plugins/logstash-output-elasticsearch:lib/logstash/outputs/elasticsearch/http_client_builder.rb"
	fluentTLS   = "fluent/fluent-bit:src/flb_output.c"
	vectorTLS   = "vectordotdev/vector:lib/vector-core/src/tls/settings.rs"
)

// program is a program that has a client of its own for Elasticsearch, in the words of its configuration. It goes by the
// scheme of its hosts, and where they have none by a switch.
type program struct {
	table     Table
	on        string // the term of the switch that stands for https://
	off       string // the term that stands for http:// beside it, "" if there is none
	plain     Row    // without a scheme and without the switch
	unchecked string // the term that leaves the certificate unchecked
	chainOnly string // the term that leaves the host name unchecked, "" if there is none
	named     string // the term without which host names are not checked, "" if they are by default
	ca        string
	because   string // what is checked by default
}

// shipper makes the table of such a program. Whoever leaves certificates unchecked means TLS: where the scheme is not known
// that counts as https://.
func shipper(p program) *Table {
	t := p.table
	t.Names, t.Stranger, t.DefaultHost = Exact, IgnoresStrangers, fact.HostUnknown
	encrypted := []Row{{When: p.unchecked, Then: Unchecked, CA: "none", Because: p.unchecked + " accepts every certificate"}}
	if p.chainOnly != "" {
		encrypted = append(encrypted, Row{When: p.chainOnly, Then: ChainOnly, CA: p.ca, Because: p.chainOnly + " leaves the host name unchecked"})
	}
	if p.named != "" {
		encrypted = append(encrypted,
			Row{When: p.named, Then: Full, CA: p.ca, Because: p.named + " checks the host name too"},
			Row{Then: ChainOnly, CA: p.ca, By: "-", Because: p.because})
	} else {
		encrypted = append(encrypted, Row{Then: Full, CA: p.ca, By: "-", Because: p.because})
	}
	mode, _, _ := strings.Cut(p.unchecked, "=")
	rows := []Row{{When: "scheme:unknown " + p.unchecked, Then: Unchecked, CA: "none", By: mode, Because: p.unchecked + " accepts every certificate"}}
	tls := []string{"scheme=https"}
	if p.off != "" {
		rows = append(rows, Row{When: p.off, Then: Off, CA: "none", Because: p.off + " never uses TLS"})
	}
	rows = append(rows, Row{When: "scheme=http", Then: Off, CA: "none", By: "-", Because: elasticPlain})
	if p.on != "" {
		tls = append(tls, "!scheme "+p.on)
	}
	rows = append(rows, underEach(encrypted, tls...)...)
	if p.plain.Because != "" {
		rows = append(rows, p.plain)
	}
	t.Rows = slices.Concat(rows, []Row{{Then: Undecided, CA: "unknown", By: "-", Because: "the scheme of the hosts decides, and it is not known here"}})
	return &t
}

// plainHTTP is what a program does with hosts that have no scheme.
func plainHTTP(source, because string, but ...string) Row {
	when := "!scheme"
	for _, name := range but {
		when += " !" + name
	}
	return Row{When: when, Then: Off, CA: "none", By: "-", Because: because, Source: source}
}

// beats are Elastic's shippers and their agent. Without its section ssl the client checks as it does by default.
var _ = register(func() *Table {
	return shipper(program{
		table: Table{
			ID: "beats", Title: "Beats and Elastic Agent", Engine: "elasticsearch", Source: beatsTLS,
			Full: "https:// hosts with ssl.certificate_authorities",
			Options: []Option{
				{Name: schemeOption, Fold: true},
				{Name: "protocol", Role: Mode},
				{Name: "ssl.verification_mode", Role: Mode},
				{Name: "ssl.certificate_authorities", Role: CA},
				{Name: "ssl.supported_protocols", Role: TLSOpt},
			},
		},
		on: "protocol=https", unchecked: "ssl.verification_mode=none", chainOnly: "ssl.verification_mode=certificate",
		ca: "ssl.certificate_authorities|system", because: "chain and host name are checked unless ssl.verification_mode says otherwise",
		plain: plainHTTP(beatsURL, "hosts without a scheme are http:// unless protocol says https", "protocol"),
	})
})

var _ = register(func() *Table {
	return shipper(program{
		table: Table{
			ID: "logstash-elasticsearch", Title: "Logstash's output to Elasticsearch", Engine: "elasticsearch", Source: logstashTLS,
			Full: "https:// hosts with ssl_certificate_authorities",
			Options: []Option{
				{Name: schemeOption, Fold: true},
				{Name: "ssl_enabled", Aliases: []string{"ssl"}, Role: Mode, Bool: true},
				{Name: "ssl_verification_mode", Role: Mode},
				{Name: "ssl_certificate_authorities", Aliases: []string{"cacert"}, Role: CA},
				{Name: "ssl_truststore_path", Aliases: []string{"truststore"}, Role: CA},
				{Name: "ssl_supported_protocols", Role: TLSOpt},
			},
		},
		on: "ssl_enabled=true", unchecked: "ssl_verification_mode=none",
		ca: "ssl_certificate_authorities|ssl_truststore_path|system", because: "chain and host name are checked unless ssl_verification_mode is none",
		plain: plainHTTP("", "hosts without a scheme are http:// unless ssl_enabled says otherwise", "ssl_enabled"),
	})
})

// fluent-bit asks for TLS in words of its own, as its hosts have no scheme; host names are not checked by default.
var _ = register(func() *Table {
	return shipper(program{
		table: Table{
			ID: "fluent-bit", Title: "Fluent Bit's outputs to Elasticsearch and OpenSearch", Engine: "elasticsearch", Source: fluentTLS,
			Full: "tls On with tls.ca_file and tls.verify_hostname On",
			Options: []Option{
				{Name: schemeOption, Fold: true},
				{Name: "tls", Role: Mode, Bool: true, Fold: true},
				{Name: "tls.verify", Role: Mode, Bool: true, Fold: true},
				{Name: "tls.verify_hostname", Role: Mode, Bool: true, Fold: true},
				{Name: "tls.ca_file", Role: CA},
				{Name: "tls.ca_path", Role: CA},
				{Name: "tls.min_version", Role: TLSOpt},
			},
		},
		on: "tls=true", off: "tls=false", unchecked: "tls.verify=false", named: "tls.verify_hostname=true",
		ca: "tls.ca_file|tls.ca_path|system", because: "the chain is checked; the host name is not without tls.verify_hostname",
		plain: plainHTTP("", "without tls the output is plaintext", "tls"),
	})
})

var _ = register(func() *Table {
	return shipper(program{
		table: Table{
			ID: "vector-elasticsearch", Title: "Vector's sink for Elasticsearch", Engine: "elasticsearch", Source: vectorTLS,
			Full: "https:// endpoints with tls.ca_file",
			Options: []Option{
				{Name: schemeOption, Fold: true},
				{Name: "tls.verify_certificate", Role: Mode, Bool: true},
				{Name: "tls.verify_hostname", Role: Mode, Bool: true},
				{Name: "tls.ca_file", Role: CA},
			},
		},
		unchecked: "tls.verify_certificate=false", chainOnly: "tls.verify_hostname=false",
		ca: "tls.ca_file|system", because: "chain and host name are checked unless tls says otherwise",
	})
})
