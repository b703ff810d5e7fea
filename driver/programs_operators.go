package driver

import (
	"slices"

	"github.com/dsnlint/dsnlint/setting"
)

// operatorBlocks are what operators of Kubernetes, and what sets up its clusters, connect with. CloudNativePG writes the
// parameters of a cluster elsewhere and the certificate beside them into one connection string of libpq
// (cloudnative-pg/cloudnative-pg:pkg/management/external/external.go).
func operatorBlocks() []setting.Block {
	return append(strimziBlocks(), setting.Block{
		Path: "externalClusters.*", Engine: "postgresql", Drivers: []string{"libpq"}, Layer: setting.InDSN,
		Members: slices.Concat(at("connectionParameters.host", "connectionParameters.port"),
			prefixedBy("connectionParameters.", with("sslmode", "sslmode", "sslrootcert", "sslrootcert", "sslcert", "sslcert", "ssl_min_protocol_version", "ssl_min_protocol_version", "gssencmode", "gssencmode")),
			[]setting.Member{{Key: "sslRootCert.name", Role: setting.OptionArg, Name: "sslrootcert", Content: true}, {Key: "connectionParameters.password", Role: setting.Secret}}),
	}, setting.Block{
		// kubeadm hands these to the API server (kubernetes/kubernetes:cmd/kubeadm/app/phases/controlplane/manifests.go).
		Path: "etcd.external", Select: having("endpoints.0"), Engine: "etcd", Drivers: []string{"kube-apiserver"}, Web: true,
		Members: append(at("endpoints.0", ""), with("caFile", "etcd-cafile", "certFile", "etcd-certfile")...),
	})
}

// strimziBlocks are the programs that Strimzi's operator runs beside a cluster of Kafka. They speak TLS where tls is there,
// with the certificates that it lists in a store of their own, and plaintext where it is not
// (strimzi/strimzi-kafka-operator:documentation/api/io.strimzi.api.kafka.model.common.ClientTls.adoc).
func strimziBlocks() []setting.Block {
	spoken := map[string]string{"*": "SSL"}
	tls := []setting.Member{
		{Key: "tls.trustedCertificates.0.secretName", Role: setting.OptionArg, Name: "security.protocol", Words: spoken},
		{Key: "tls.trustedCertificates", Role: setting.OptionArg, Name: "security.protocol", Words: spoken, Empty: true},
		{Key: "tls", Role: setting.OptionArg, Name: "security.protocol", Words: spoken, Empty: true},
		{Key: "tls.trustedCertificates.0.secretName", Role: setting.OptionArg, Name: "ssl.truststore.location", Content: true},
	}
	members := append(at("bootstrapServers", ""), tls...)
	members = append(members, setting.Member{
		Key: "config.ssl.endpoint.identification.algorithm", Role: setting.OptionArg, Name: "ssl.endpoint.identification.algorithm", Empty: true,
	})
	var out []setting.Block
	for _, kind := range []string{"KafkaConnect", "KafkaBridge"} {
		out = append(out, setting.Block{
			Select: append(having("apiVersion", "kafka.strimzi.io/*"), having("kind", kind)...), Engine: "kafka", Drivers: []string{"kafka-clients"}, Layer: setting.InCall,
			Members: prefixedBy("spec.", members),
		})
	}
	for _, path := range []string{"spec.clusters.*", "spec.target", "spec.mirrors.*.source"} { // of MirrorMaker
		out = append(out, setting.Block{
			Path: path, Select: having("bootstrapServers"), Engine: "kafka", Drivers: []string{"kafka-clients"}, Layer: setting.InCall, Members: members,
		})
	}
	return out
}
