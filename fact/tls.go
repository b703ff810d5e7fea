package fact

import "strings"

// TLSVersion normalises the many spellings of one TLS version to "1.0", "1.1", "1.2", "1.3", "ssl3" or "ssl2"; "" if the
// word names none.
func TLSVersion(word string) string {
	if strings.HasSuffix(word, "SslProtocols.Tls") {
		return "1.0" // .NET's name for TLS 1.0; elsewhere the bare word means any version
	}
	if i := strings.LastIndexByte(word, '.'); i >= 0 && i+1 < len(word) && (word[i+1] < '0' || word[i+1] > '9') {
		word = word[i+1:] // tls.VersionTLS10, ssl.TLSVersion.TLSv1_1, SslProtocols.Tls11
	}
	w := strings.ToLower(word)
	w = strings.NewReplacer("protocol_", "", "version", "", "_method", "", "_", ".", "v", "", "-", "", " ", "").Replace(w)
	w = strings.TrimPrefix(w, "minimum")
	return tlsWords[w]
}

var tlsWords = map[string]string{
	"ssl2": "ssl2", "ssl3": "ssl3", "ssl30": "ssl3", "ssl3.0": "ssl3",
	"tls1": "1.0", "tls1.0": "1.0", "tls10": "1.0", "1": "1.0", "1.0": "1.0", "10": "1.0",
	"tls1.1": "1.1", "tls11": "1.1", "1.1": "1.1", "11": "1.1",
	"tls1.2": "1.2", "tls12": "1.2", "1.2": "1.2", "12": "1.2",
	"tls1.3": "1.3", "tls13": "1.3", "1.3": "1.3", "13": "1.3",
}

// OlderTLS reports whether version a, as TLSVersion spells it, is older than b.
func OlderTLS(a, b string) bool {
	const order = "ssl2 ssl3 1.0 1.1 1.2 1.3"
	return strings.Index(order, a) < strings.Index(order, b)
}
