package driver

import (
	"slices"
	"strings"

	"github.com/dsnlint/dsnlint/fact"
	"github.com/dsnlint/dsnlint/setting"
)

// PHP's TLS options are those of its stream contexts, whatever library takes them.

const (
	phpStreams    = "https://www.php.net/manual/en/context.ssl.php"
	phpOpenSSL    = "php/php-src:ext/openssl/xp_ssl.c"
	streamAnchors = "%.cafile|%.capath|system"
	streamChecks  = "%.verify_peer %.verify_peer_name %.cafile %.capath %.allow_self_signed %.peer_fingerprint"
)

// anyonesName is TLS whose certificate may come from anybody, as long as it bears the right name.
var anyonesName = fact.Posture{Transport: fact.Required, Chain: fact.Unverified, Host: fact.Verified}

// streamMembers are the names of a stream context's options on TLS.
var streamMembers = []Option{
	{Name: "verify_peer", Role: Mode, Words: phpFalse},
	{Name: "verify_peer_name", Role: Mode, Words: phpFalse},
	{Name: "allow_self_signed", Role: Mode, Words: phpFalse},
	{Name: "cafile", Role: CA},
	{Name: "capath", Role: CA},
	{Name: "peer_fingerprint", Role: CA},
	{Name: "peer_name"},
	{Name: "local_cert"},
	{Name: "local_pk", Role: Private},
	{Name: "passphrase", Role: Private},
	{Name: "ciphers", Role: Cipher},
	{Name: "crypto_method", Role: TLSOpt, Words: cryptoMethods},
	{Name: "crypto_type", Role: TLSOpt, Words: cryptoMethods},
	{Name: "security_level"},
	{Name: "SNI_enabled"},
	{Name: "disable_compression"},
	{Name: "verify_depth"},
}

// phpFalse are PHP's spellings of true and false in numbers.
var phpFalse = map[string]string{"0": "false", "1": "true"}

// cryptoMethods name the TLS versions that PHP's constants stand for.
var cryptoMethods = map[string]string{
	"STREAM_CRYPTO_METHOD_TLSv1_0_CLIENT": "TLSv1.0", "STREAM_CRYPTO_METHOD_TLSv1_1_CLIENT": "TLSv1.1",
	"STREAM_CRYPTO_METHOD_TLSv1_2_CLIENT": "TLSv1.2", "STREAM_CRYPTO_METHOD_TLSv1_3_CLIENT": "TLSv1.3", "STREAM_CRYPTO_METHOD_SSLv3_CLIENT": "SSLv3",
}

// streamOptions are a stream context's options below prefix, which other prefixes stand for too.
func streamOptions(prefix string, others ...string) []Option {
	out := slices.Clone(streamMembers)
	for i := range out {
		name := out[i].Name
		out[i].Name = prefix + "." + name
		out[i].Aliases = nil
		for _, other := range others {
			if strings.HasSuffix(other, "[") {
				out[i].Aliases = append(out[i].Aliases, other+name+"]")
				continue
			}
			out[i].Aliases = append(out[i].Aliases, strings.TrimPrefix(other+"."+name, "."))
		}
	}
	return out
}

// streamTLS are the stream context's options that decide on TLS versions.
func streamTLS(prefix string) []TLSRow {
	return []TLSRow{{Option: prefix + ".crypto_method", Form: Only, Source: phpStreams}, {Option: prefix + ".crypto_type", Form: Only, Source: phpStreams}}
}

// streamRows say what PHP's streams check under the options below prefix, where a condition holds under which TLS is
// used.
func streamRows(prefix, condition string) []Row { return below(prefix, condition, streamTable) }

var streamTable = []Row{
	{When: "%.peer_fingerprint", Then: Full, CA: "%.peer_fingerprint", Source: phpOpenSSL, Because: "peer_fingerprint pins the certificate"},
	{When: "%.verify_peer=false %.verify_peer_name=false", Then: Unchecked, CA: "none", Ignores: "%.cafile %.capath", Source: phpStreams, Because: "verify_peer => false and verify_peer_name => false accept every certificate"},
	{When: "%.verify_peer=false", Then: anyonesName, CA: "none", Ignores: "%.cafile %.capath", Source: phpOpenSSL, Because: "verify_peer => false accepts every certificate that bears the right name"},
	{When: "%.allow_self_signed=true %.verify_peer_name=false", Then: Unchecked, CA: "none", By: "%.allow_self_signed", Source: phpStreams, Because: "allow_self_signed => true accepts a certificate that anybody has made"},
	{When: "%.allow_self_signed=true", Then: anyonesName, CA: "none", Source: phpStreams, Because: "allow_self_signed => true accepts a certificate that anybody has made, as long as it bears the right name"},
	{When: "%.verify_peer_name=false", Then: ChainOnly, CA: streamAnchors, Source: phpStreams, Because: "verify_peer_name => false leaves the chain check alone"},
	{When: "%.verify_peer", Then: Full, CA: streamAnchors, By: "%.verify_peer", Source: phpStreams, Because: "PHP checks chain and host name"},
	{Then: Full, CA: streamAnchors, By: "%.verify_peer", Source: phpStreams, Because: "PHP checks chain and host name by default"},
}

// streamIgnored are the options below prefix that have no effect without TLS.
func streamIgnored(prefix string) string { return under(prefix, streamChecks) }

// streamTruth reads the switches of a stream context as PHP does.
func streamTruth(options []setting.Option) []setting.Option {
	return phpTruth(dropNull(options), "verify_peer", "verify_peer_name", "allow_self_signed", "verify_peer]", "verify_peer_name]", "allow_self_signed]")
}
