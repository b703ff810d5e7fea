package driver

import (
	"slices"

	"github.com/dsnlint/dsnlint/setting"
)

// operatorBlocks are what operators of Kubernetes connect with: CloudNativePG writes the parameters of a cluster elsewhere
// and the certificate beside them into one connection string of libpq
// (cloudnative-pg/cloudnative-pg:pkg/management/external/external.go).
func operatorBlocks() []setting.Block {
	return []setting.Block{{
		Path: "externalClusters.*", Engine: "postgresql", Drivers: []string{"libpq"}, Layer: setting.InDSN,
		Members: slices.Concat(at("connectionParameters.host", "connectionParameters.port"),
			prefixedBy("connectionParameters.", with("sslmode", "sslmode", "sslrootcert", "sslrootcert", "sslcert", "sslcert", "ssl_min_protocol_version", "ssl_min_protocol_version", "gssencmode", "gssencmode")),
			[]setting.Member{{Key: "sslRootCert.name", Role: setting.OptionArg, Name: "sslrootcert", Content: true}, {Key: "connectionParameters.password", Role: setting.Secret}}),
	}}
}
