package driver

import (
	"github.com/dsnlint/dsnlint/fact"
)

// Java's TLS objects arrive flattened: below the option that takes an SSLContext, "trust" says whom its trust managers
// believe (all, default, file), "protocol" is the argument of getInstance(), "ca" a file. A HostnameVerifier that accepts
// every name is the symbol acceptAll, a trust manager that accepts every certificate the symbol trustAll.

const (
	javaTLS   = "https://docs.oracle.com/en/java/javase/17/docs/api/java.base/javax/net/ssl/SSLContext.html"
	javaTrust = "https://docs.oracle.com/en/java/javase/17/docs/api/java.base/javax/net/ssl/X509TrustManager.html"
	acceptAll = "accept-all"
	trustAll  = "trust-all"
)

// javaContextOptions are the members of Java's SSLContext below prefix, and the option itself.
func javaContextOptions(prefix string) []Option {
	return append([]Option{{Name: prefix, Role: Mode}}, members(prefix, []Option{
		{Name: "trust", Role: Mode},
		{Name: "ca", Role: CA},
		{Name: "protocol", Role: TLSOpt},
	})...)
}

// javaContextTLS are the members of an SSLContext that decide on TLS versions.
func javaContextTLS(prefix string) []TLSRow {
	return []TLSRow{{Option: prefix + ".protocol", Form: Only, Source: javaTLS}}
}

// javaContextRows say what a client does that requires TLS and is given an SSLContext as prefix. What becomes of the host
// name is up to the client: the JDK's sockets and engines check none by themselves.
func javaContextRows(prefix, condition string, host fact.Check) []Row {
	checked := fact.Posture{Transport: fact.Required, Chain: fact.Verified, Host: host}
	because := "the chain is checked; the host name is left to what is set beside the SSLContext"
	switch host {
	case fact.Verified:
		because = "the SSLContext checks the chain, and the client the host name"
	case fact.Unverified:
		because = "the SSLContext checks the chain; the client does not check the host name with it"
	}
	all, anybody := Unchecked, "the SSLContext has a trust manager that accepts every certificate"
	if host == fact.Verified {
		all.Host = fact.CheckUnknown
		anybody += "; the JDK compares the host name itself, but not where it is an X509ExtendedTrustManager"
	}
	return below(prefix, condition, []Row{
		{When: "%.trust=all", Then: all, CA: "none", By: "%.trust", Source: javaTrust, Because: anybody},
		{When: "%.trust=default", Then: checked, CA: "system", By: "%.trust", Source: javaTLS, Because: because},
		{When: "%.trust=file", Then: checked, CA: "%.ca|unknown", By: "%.trust", Source: javaTLS, Because: because},
		{When: "%", Then: fact.Posture{Transport: fact.Required, Chain: fact.CheckUnknown, Host: host}, CA: "unknown", By: "%", Source: javaTLS, Because: "the SSLContext is made by code that is not read here"},
	})
}
