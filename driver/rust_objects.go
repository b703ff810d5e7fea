package driver

import (
	"strings"

	"github.com/dsnlint/dsnlint/fact"
	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
)

// What the Rust drivers share: how they are opened, how their enumerations are spelled, and the TLS objects that a
// connection can be given.

const (
	nativeTLS = "https://docs.rs/native-tls/latest/native_tls/struct.TlsConnectorBuilder.html"
	rustSSL   = "https://docs.rs/openssl/latest/openssl/ssl/struct.SslConnector.html"
	rustTLS   = "https://docs.rs/rustls/latest/rustls/struct.ConfigBuilder.html"
)

// rustOpeners make openers of Rust functions with one list of arguments.
func rustOpeners(args []setting.Arg, callees ...string) []setting.Opener {
	var out []setting.Opener
	for _, c := range callees {
		out = append(out, setting.Opener{Language: "rust", Callee: c, Args: args})
	}
	return out
}

// rustBuilders make openers of functions whose result is configured by methods.
func rustBuilders(args []setting.Arg, callees ...string) []setting.Opener {
	out := rustOpeners(args, callees...)
	for i := range out {
		out[i].Setters = true
	}
	return out
}

// rustStructs make openers of structs that are written as values.
func rustStructs(args []setting.Arg, callees ...string) []setting.Opener {
	out := rustBuilders(args, callees...)
	for i := range out {
		out[i].Keywords = true
	}
	return out
}

// typed narrows openers to a first type argument: Pool::<Postgres>.
func typed(openers []setting.Opener, types ...string) []setting.Opener {
	for i := range openers {
		openers[i].Select = []setting.Selector{{Keyword: "<T>", Values: types}}
	}
	return openers
}

// served gives openers of a library for several engines the drivers that may serve it.
func served(openers []setting.Opener, drivers ...string) []setting.Opener {
	for i := range openers {
		openers[i].Drivers = drivers
	}
	return openers
}

// paths put each of some modules before a name.
func paths(name string, modules ...string) []string {
	var out []string
	for _, m := range modules {
		out = append(out, m+"."+name)
	}
	return out
}

// rustURL is a connection string in the first place.
var rustURL = []setting.Arg{{Position: 0, Role: setting.DSN}}

// rustVariants cuts the path off symbols, so that PgSslMode::Require is Require.
func rustVariants(options []setting.Option) []setting.Option {
	for i := range options {
		v := &options[i].Value
		if s := v.Text.String(); v.Kind == setting.Symbol && v.Known() {
			v.Text = v.Text.Slice(strings.LastIndexByte(s, '.')+1, len(s))
		}
	}
	return options
}

// renamedBelow gives options, and the members of those that are objects, the names that a table knows.
func renamedBelow(options []setting.Option, names map[string]string) []setting.Option {
	for i := range options {
		name := options[i].Name.String()
		for old, canonical := range names {
			if rest, ok := strings.CutPrefix(name, old); ok && (rest == "" || rest[0] == '.' && names[name] == "") {
				options[i].Name = source.Decoded(options[i].Name.Place(), canonical+rest)
				break
			}
		}
	}
	return options
}

// rustTLSOptions are the members of a TLS connector below prefix: the methods that were called on it. "made" is the
// library that it comes from.
func rustTLSOptions(prefix string) []Option {
	return members(prefix, []Option{
		{Name: "made"},
		{Name: "danger_accept_invalid_certs", Bool: true},
		{Name: "danger_accept_invalid_hostnames", Bool: true},
		{Name: "add_root_certificate", Role: CA},
		{Name: "disable_built_in_roots"},
		{Name: "min_protocol_version", Role: TLSOpt},
		{Name: "set_verify"},
		{Name: "set_verify_callback"},
		{Name: "set_callback"},
		{Name: "set_verify_hostname", Aliases: []string{prefix + ".verify_hostname"}, Bool: true},
		{Name: "set_ca_file", Role: CA},
		{Name: "set_cert_store", Role: CA},
		{Name: "set_min_proto_version", Role: TLSOpt},
		{Name: "set_cipher_list", Role: Cipher},
		{Name: "accepts_every_certificate"},
		{Name: "dangerous"},
		{Name: "with_custom_certificate_verifier"},
		{Name: "set_certificate_verifier"},
	})
}

// rustTLSVersions are the members of a TLS connector that decide on TLS versions.
func rustTLSVersions(prefix string) []TLSRow {
	return []TLSRow{
		{Option: prefix + ".min_protocol_version", Form: Floor, Source: nativeTLS},
		{Option: prefix + ".set_min_proto_version", Form: Floor, Source: rustSSL},
	}
}

// rustTLSTable says what a TLS connector checks.
var rustTLSTable = []Row{
	{When: "%.made=native-tls %.danger_accept_invalid_certs=true", Then: Unchecked, CA: "none", By: "%.danger_accept_invalid_certs", Ignores: "%.add_root_certificate %.danger_accept_invalid_hostnames", Source: nativeTLS, Because: "danger_accept_invalid_certs(true) accepts every certificate"},
	{When: "%.made=native-tls %.danger_accept_invalid_hostnames=true", Then: ChainOnly, CA: "%.add_root_certificate|system", By: "%.danger_accept_invalid_hostnames", Source: nativeTLS, Because: "danger_accept_invalid_hostnames(true) leaves the host name unchecked"},
	{When: "%.made=native-tls", Then: Full, CA: "%.add_root_certificate|system", By: "-", Source: nativeTLS, Because: "a native_tls connector checks chain and host name"},
	{When: "%.made=openssl %.set_verify=NONE", Then: Unchecked, CA: "none", By: "%.set_verify", Ignores: "%.set_ca_file %.set_verify_hostname", Source: rustSSL, Because: "SslVerifyMode::NONE switches the certificate check off"},
	{When: "%.made=openssl %.set_verify_callback", Then: ByCode, CA: "unknown", By: "%.set_verify_callback", Source: rustSSL, Because: "the certificate is checked by a function that is not read here"},
	{When: "%.made=openssl %.set_verify_hostname=false", Then: ChainOnly, CA: "%.set_ca_file|%.set_cert_store|system", By: "%.set_verify_hostname", Source: rustSSL, Because: "without verify_hostname the host name is not checked"},
	{When: "%.made=openssl %.set_callback !%.set_verify_hostname", Then: ByCode, CA: "%.set_ca_file|%.set_cert_store|system", By: "%.set_callback", Source: rustSSL, Because: "a callback configures each connection, and what it does is not read here"},
	{When: "%.made=openssl", Then: Full, CA: "%.set_ca_file|%.set_cert_store|system", By: "-", Source: rustSSL, Because: "an SslConnector checks chain and host name"},
	{When: "%.made=rustls %.accepts_every_certificate", Then: Unchecked, CA: "none", By: "%.accepts_every_certificate", Source: rustTLS, Because: "the program's own verifier accepts every certificate"},
	{When: "%.made=rustls %.with_custom_certificate_verifier", Then: ByCode, CA: "unknown", By: "%.with_custom_certificate_verifier", Source: rustTLS, Because: "the certificate is checked by a verifier of the program's own, which is not read here"},
	{When: "%.made=rustls %.set_certificate_verifier", Then: ByCode, CA: "unknown", By: "%.set_certificate_verifier", Source: rustTLS, Because: "the certificate is checked by a verifier of the program's own, which is not read here"},
	{When: "%.made=rustls %.dangerous", Then: ByCode, CA: "unknown", By: "%.dangerous", Source: rustTLS, Because: "dangerous() gives the connector a verifier that is not read here"},
	{When: "%.made=rustls", Then: Full, CA: "unknown", By: "-", Source: rustTLS, Because: "rustls checks chain and host name"},
}

// fallingBackBy is fallingBack for rows that another option, or its absence, makes fall back.
func fallingBackBy(by, because string, rows []Row) []Row {
	out := fallingBack(rows)
	for i := range out {
		if out[i].Then.Transport == fact.Opportunistic {
			out[i].By = by
			out[i].Because += "; " + because
		}
	}
	return out
}

// unseenTLS is TLS where the server has it, with checks that are not read here.
var unseenTLS = fact.Posture{Transport: fact.Opportunistic, Chain: fact.CheckUnknown, Host: fact.CheckUnknown}

// withoutNull leaves out None, which says nothing, and cuts the paths off symbols.
func withoutNull(options []setting.Option) []setting.Option { return dropNull(rustVariants(options)) }
