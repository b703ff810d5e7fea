package driver

import (
	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
)

// confluentProperties are the C# spellings of librdkafka's properties.
var confluentProperties = map[string]string{
	"SecurityProtocol": "security.protocol", "EnableSslCertificateVerification": "enable.ssl.certificate.verification",
	"SslEndpointIdentificationAlgorithm": "ssl.endpoint.identification.algorithm", "SslCaLocation": "ssl.ca.location", "SslCaPem": "ssl.ca.pem",
	"SslCipherSuites": "ssl.cipher.suites", "SslCertificateLocation": "ssl.certificate.location", "SslKeyLocation": "ssl.key.location", "SaslMechanism": "sasl.mechanism",
	// As the parser spells setters.
	"securityProtocol": "security.protocol", "enableSslCertificateVerification": "enable.ssl.certificate.verification",
	"sslEndpointIdentificationAlgorithm": "ssl.endpoint.identification.algorithm", "sslCaLocation": "ssl.ca.location",
}

// confluentNames spells properties as librdkafka does.
func confluentNames(options []setting.Option) []setting.Option {
	return renamed(dropNull(options), confluentProperties)
}

// renamed gives options the names that a table knows.
func renamed(options []setting.Option, names map[string]string) []setting.Option {
	for i := range options {
		if name, ok := names[options[i].Name.String()]; ok {
			options[i].Name = source.Decoded(options[i].Name.Place(), name)
		}
	}
	return options
}
