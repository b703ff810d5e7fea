package driver

import (
	"slices"
	"strings"

	"github.com/dsnlint/dsnlint/fact"
	"github.com/dsnlint/dsnlint/setting"
)

// The TLS objects of the languages mean the same in every driver that takes them, so their options and rows are written
// once. A prefix is the option that holds the object ("ssl", "tls"); its members are dotted behind it.

// The sources of what is said about TLS objects.
const (
	pythonSSL  = "https://docs.python.org/3/library/ssl.html"
	nodeTLS    = "https://nodejs.org/api/tls.html"
	goTLS      = "https://pkg.go.dev/crypto/tls#Config"
	objectName = "%" // stands for the prefix in the rows below
)

// under returns s with the object's name in the place of every '%'.
func under(prefix, s string) string { return strings.ReplaceAll(s, objectName, prefix) }

// members returns the options of a TLS object with their names below prefix.
func members(prefix string, options []Option) []Option {
	out := slices.Clone(options)
	for i := range out {
		out[i].Name = prefix + "." + out[i].Name
	}
	return out
}

// below returns rows for the object called prefix, each narrowed by one more condition.
func below(prefix, condition string, rows []Row) []Row {
	out := slices.Clone(rows)
	for i := range out {
		r := &out[i]
		r.When = strings.TrimSpace(under(prefix, r.When) + " " + condition)
		r.CA, r.By, r.Ignores = under(prefix, r.CA), under(prefix, r.By), under(prefix, r.Ignores)
		r.Because = under(prefix, r.Because)
	}
	return out
}

// between returns rows that hold from one version until another; an empty bound is open.
func between(since, until string, rows []Row) []Row {
	out := slices.Clone(rows)
	for i := range out {
		out[i].Since, out[i].Until = since, until
	}
	return out
}

// noClientContext is why a context made for servers is refused when TLS begins.
const noClientContext = "a context made for servers cannot be a client's: Python 3.10 and later raise ssl.SSLError"

// fallingBack returns rows for a driver that goes on in plaintext where the server offers no TLS, whatever its checks are.
// What is refused when TLS begins leaves it with plaintext alone.
func fallingBack(rows []Row) []Row {
	out := slices.Clone(rows)
	for i := range out {
		if out[i].Rejects == noClientContext {
			out[i].Rejects, out[i].Then, out[i].CA, out[i].Because = "", Off, "none", noClientContext
		}
		if out[i].Then.Transport == fact.Required {
			out[i].Then.Transport = fact.Opportunistic
		}
	}
	return out
}

// dropNull leaves out options that are None, null or undefined, which the drivers using it read as not given.
func dropNull(options []setting.Option) []setting.Option {
	return slices.DeleteFunc(options, func(o setting.Option) bool { return o.Value.Kind == setting.Null })
}

// contextOptions are the members of Python's ssl.SSLContext below prefix. Their names are those of its attributes;
// context is the function that made it, protocol the argument of SSLContext(), purpose that of create_default_context().
func contextOptions(prefix string) []Option {
	return members(prefix, []Option{
		{Name: "context", Role: Mode, Words: map[string]string{
			"ssl.create_default_context": "create_default_context", "ssl._create_default_https_context": "create_default_context",
			"ssl._create_unverified_context": "_create_unverified_context", "_create_stdlib_context": "_create_unverified_context",
			"ssl._create_stdlib_context": "_create_unverified_context", "ssl.SSLContext": "SSLContext",
		}},
		{Name: "protocol", Role: TLSOpt, Words: map[string]string{"ssl.PROTOCOL_TLS_CLIENT": "PROTOCOL_TLS_CLIENT"}},
		{Name: "purpose", Words: map[string]string{"ssl.Purpose.CLIENT_AUTH": "CLIENT_AUTH", "Purpose.CLIENT_AUTH": "CLIENT_AUTH"}},
		{Name: "check_hostname", Role: Mode, Bool: true, Fold: true},
		{Name: "verify_mode", Role: Mode, Words: verifyModes},
		{Name: "cafile", Role: CA},
		{Name: "capath", Role: CA},
		{Name: "cadata", Role: CA},
		{Name: "minimum_version", Role: TLSOpt},
		{Name: "maximum_version"},
		{Name: "ciphers", Role: Cipher},
		{Name: "certfile"},
		{Name: "keyfile", Role: Private},
	})
}

// verifyModes are the spellings of Python's verify_mode.
var verifyModes = map[string]string{
	"ssl.CERT_NONE": "CERT_NONE", "ssl.VerifyMode.CERT_NONE": "CERT_NONE", "VerifyMode.CERT_NONE": "CERT_NONE", "0": "CERT_NONE",
	"ssl.CERT_OPTIONAL": "CERT_OPTIONAL", "ssl.VerifyMode.CERT_OPTIONAL": "CERT_OPTIONAL", "VerifyMode.CERT_OPTIONAL": "CERT_OPTIONAL", "1": "CERT_OPTIONAL",
	"ssl.CERT_REQUIRED": "CERT_REQUIRED", "ssl.VerifyMode.CERT_REQUIRED": "CERT_REQUIRED", "VerifyMode.CERT_REQUIRED": "CERT_REQUIRED", "2": "CERT_REQUIRED",
}

// contextTLS are the members of an SSLContext that decide on TLS versions.
func contextTLS(prefix string) []TLSRow {
	return []TLSRow{
		{Option: prefix + ".protocol", Form: Only, Source: pythonSSL},
		{Option: prefix + ".minimum_version", Form: Floor, Source: pythonSSL},
	}
}

// contextRows say what a driver does that is given a Python SSLContext as prefix and requires TLS; fallingBack
// is for the others. Every context matches one of them; other values than contexts match none.
func contextRows(prefix, condition string) []Row { return below(prefix, condition, contextTable) }

const contextAnchors = "%.cafile|%.capath|%.cadata"

var contextTable = []Row{
	{When: "%.context=create_default_context %.purpose=CLIENT_AUTH", Rejects: noClientContext, By: "%.purpose", Source: pythonSSL},
	{When: "%.verify_mode=CERT_NONE %.context", Then: Unchecked, CA: "none", Ignores: "%.cafile %.capath %.cadata", Source: pythonSSL, Because: "CERT_NONE switches the certificate check off"},
	{When: "%.check_hostname=true %.context", Then: Full, CA: contextAnchors + "|system", Source: pythonSSL, Because: "check_hostname=True checks chain and host name"},
	{When: "%.check_hostname=false %.verify_mode %.context", Then: ChainOnly, CA: contextAnchors + "|system", Source: pythonSSL, Because: "check_hostname=False leaves the chain check alone"},
	{When: "%.context=create_default_context %.check_hostname=false", Then: ChainOnly, CA: contextAnchors + "|system", By: "%.check_hostname", Source: pythonSSL, Because: "check_hostname=False leaves the chain check alone"},
	{When: "%.context=create_default_context", Then: Full, CA: contextAnchors + "|system", Source: pythonSSL, Because: "create_default_context() checks chain and host name"},
	{When: "%.context=SSLContext %.protocol=PROTOCOL_TLS_CLIENT %.check_hostname=false", Then: ChainOnly, CA: contextAnchors + "|unknown", By: "%.check_hostname", Source: pythonSSL, Because: "check_hostname=False leaves the chain check alone"},
	{When: "%.context=SSLContext %.protocol=PROTOCOL_TLS_CLIENT", Then: Full, CA: contextAnchors + "|unknown", Source: pythonSSL, Because: "PROTOCOL_TLS_CLIENT checks chain and host name"},
	{When: "%.context=SSLContext|_create_unverified_context %.verify_mode", Then: ChainOnly, CA: contextAnchors + "|unknown", By: "%.verify_mode", Source: pythonSSL, Because: "verify_mode alone checks the chain but not the host name"},
	{When: "%.context=SSLContext|_create_unverified_context", Then: Unchecked, CA: "none", Ignores: "%.cafile %.capath %.cadata", Source: pythonSSL, Because: "a bare SSLContext() and _create_unverified_context() check no certificate"},
}

// nodeOptions are the members of Node's TLS options below prefix.
func nodeOptions(prefix string) []Option {
	return members(prefix, []Option{
		{Name: "rejectUnauthorized", Role: Mode},
		{Name: "checkServerIdentity", Role: Mode},
		{Name: "ca", Role: CA},
		{Name: "minVersion", Role: TLSOpt},
		{Name: "maxVersion"},
		{Name: "secureProtocol", Role: TLSOpt},
		{Name: "ciphers", Role: Cipher},
		{Name: "servername"},
		{Name: "cert"},
		{Name: "key", Role: Private},
		{Name: "pfx", Role: Private},
		{Name: "passphrase", Role: Private},
	})
}

// nodeTLSRows are the members of Node's TLS options that decide on TLS versions.
func nodeTLSRows(prefix string) []TLSRow {
	return []TLSRow{
		{Option: prefix + ".secureProtocol", Form: Only, Source: nodeTLS},
		{Option: prefix + ".minVersion", Form: Floor, Source: nodeTLS},
	}
}

// nodeRows say what a driver does that hands the object called prefix to tls.connect() with the server's host name.
// Only the boolean false switches the check off: any other value of rejectUnauthorized leaves it on.
func nodeRows(prefix, condition string) []Row { return below(prefix, condition, nodeTable) }

var nodeTable = []Row{
	{When: "%.rejectUnauthorized:bool=false", Then: Unchecked, CA: "none", Ignores: "%.ca %.checkServerIdentity", Source: nodeTLS, Because: "rejectUnauthorized: false accepts every certificate"},
	{When: "%.checkServerIdentity=unchecked", Then: ChainOnly, CA: "%.ca|bundled", Source: nodeTLS, Because: "the checkServerIdentity function objects to no host name; the chain is still checked"},
	{When: "%.checkServerIdentity", Then: nameUnknown, CA: "%.ca|bundled", Source: nodeTLS, Because: "the chain is checked; the host name is left to the checkServerIdentity function"},
	{When: "%:object", Then: Full, CA: "%.ca|bundled", Source: nodeTLS, Because: "Node checks chain and host name unless rejectUnauthorized is false"},
}

// goTLSOptions are the members of Go's tls.Config below prefix.
func goTLSOptions(prefix string) []Option {
	return members(prefix, []Option{
		{Name: "InsecureSkipVerify", Role: Mode, Bool: true},
		{Name: "VerifyPeerCertificate", Role: Mode},
		{Name: "VerifyConnection", Role: Mode},
		{Name: "RootCAs", Role: CA},
		{Name: "ServerName"},
		{Name: "MinVersion", Role: TLSOpt},
		{Name: "MaxVersion"},
		{Name: "CipherSuites"},
		{Name: "Certificates"},
	})
}

// goTLSVersions are the members of tls.Config that decide on TLS versions.
func goTLSVersions(prefix string) []TLSRow {
	return []TLSRow{{Option: prefix + ".MinVersion", Form: Floor, Source: goTLS}}
}

// goTLSRows say what a driver does that requires TLS with the tls.Config called prefix and sets ServerName itself. The
// last row has no condition but the one given, which must say that there is a config.
func goTLSRows(prefix, condition string) []Row { return below(prefix, condition, goTLSTable) }

var goTLSTable = []Row{
	{When: "%.InsecureSkipVerify=true %.VerifyPeerCertificate", Then: ByCode, CA: "%.RootCAs|unknown", Source: goTLS, Because: "the certificate is checked by the program's own VerifyPeerCertificate function"},
	{When: "%.InsecureSkipVerify=true %.VerifyConnection", Then: ByCode, CA: "%.RootCAs|unknown", Source: goTLS, Because: "the certificate is checked by the program's own VerifyConnection function"},
	{When: "%.InsecureSkipVerify=true", Then: Unchecked, CA: "none", Ignores: "%.RootCAs", Source: goTLS, Because: "InsecureSkipVerify accepts every certificate"},
	{Then: Full, CA: "%.RootCAs|system", Source: goTLS, Because: "crypto/tls checks chain and host name unless InsecureSkipVerify is set"},
}
