package driver

import (
	"slices"

	"github.com/dsnlint/dsnlint/setting"
)

// operatorBlocks are what operators of Kubernetes, and what sets up its clusters, connect with. CloudNativePG writes the
// parameters of a cluster elsewhere and the certificate beside them into one connection string of libpq
// (cloudnative-pg/cloudnative-pg:pkg/management/external/external.go).
func operatorBlocks() []setting.Block {
	return []setting.Block{{
		Path: "externalClusters.*", Engine: "postgresql", Drivers: []string{"libpq"}, Layer: setting.InDSN,
		Members: slices.Concat(at("connectionParameters.host", "connectionParameters.port"),
			prefixedBy("connectionParameters.", with("sslmode", "sslmode", "sslrootcert", "sslrootcert", "sslcert", "sslcert", "ssl_min_protocol_version", "ssl_min_protocol_version", "gssencmode", "gssencmode")),
			[]setting.Member{{Key: "sslRootCert.name", Role: setting.OptionArg, Name: "sslrootcert", Content: true}, {Key: "connectionParameters.password", Role: setting.Secret}}),
	}, {
		// kubeadm hands these to the API server (kubernetes/kubernetes:cmd/kubeadm/app/phases/controlplane/manifests.go).
		Path: "etcd.external", Select: having("endpoints.0"), Engine: "etcd", Drivers: []string{"kube-apiserver"}, Web: true,
		Members: append(at("endpoints.0", ""), with("caFile", "etcd-cafile", "certFile", "etcd-certfile")...),
	}}
}
