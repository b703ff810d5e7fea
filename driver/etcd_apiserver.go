package driver

import "github.com/dsnlint/dsnlint/setting"

const (
	apiServerEtcd = "kubernetes/kubernetes:staging/src/k8s.io/apiserver/pkg/storage/storagebackend/factory/etcd3.go"

	apiServerDrops = "an http:// endpoint drops the certificates silently and never uses TLS"
)

// kube-apiserver keeps the state of a cluster in etcd by etcd's Go client. Any of its three files makes a TLS config.
var _ = register(func() *Table {
	return &Table{
		ID: "kube-apiserver", Title: "kube-apiserver", Engine: "etcd", Source: apiServerEtcd,
		Names: DashScore, Stranger: IgnoresStrangers, Repeat: LastWins, Layers: []setting.Layer{setting.InCall},
		Full: "--etcd-servers=https://… with --etcd-cafile=<CA file>",
		Options: []Option{
			{Name: schemeOption, Fold: true},
			{Name: "etcd-cafile", Role: CA},
			{Name: "etcd-certfile"},
			{Name: "etcd-keyfile", Role: Private},
		},
		Rows: []Row{
			{When: "scheme=http", Then: Off, CA: "none", By: "scheme", Ignores: "etcd-cafile", Source: etcdHTTP, Because: apiServerDrops},
			{When: "etcd-cafile", Then: Full, CA: "etcd-cafile", Because: "--etcd-cafile switches TLS on; chain and host name are checked"},
			{When: "etcd-certfile", Then: Full, CA: "system", Because: "a client certificate switches TLS on; chain and host name are checked with the system's authorities"},
			{When: "scheme=unix", Then: Off, CA: "none", By: "-", Source: etcdHTTP, Because: "a unix:// endpoint without certificates never uses TLS"},
			{When: "scheme=https", Then: Full, CA: "system", By: "-", Source: etcdHTTP, Because: etcdByScheme},
			{When: "scheme=unixs", Then: Full, CA: "system", By: "-", Source: etcdHTTP, Because: etcdByScheme},
			{When: "!scheme", Then: Off, CA: "none", By: "-", Because: "without https:// or a certificate file the API server never uses TLS"},
			{Then: Undecided, CA: "unknown", By: "-", Because: "the endpoints' scheme decides, and it is not known here"},
		},
	}
})
