package driver

import "testing"

func TestKubeAPIServer(t *testing.T) {
	check(t, "kube-apiserver", []reading{
		{"", "", "disable plaintext unverified/unverified none default", ""},
		{"scheme=http", "", "disable plaintext unverified/unverified none written", ""},
		{"scheme=http etcd-cafile=/ca.pem etcd-certfile=/c.pem", "", "disable plaintext unverified/unverified none written", "etcd-cafile=ignored"},
		{"scheme=https", "", "verify-full required verified/verified system default", ""},
		{"scheme=https etcd-cafile=/ca.pem", "", "verify-full required verified/verified file:/ca.pem written", ""},
		{"scheme=https etcd-certfile=/c.pem etcd-keyfile=/k.pem", "", "verify-full required verified/verified system written", ""},
		{"etcd-cafile=/ca.pem", "", "verify-full required verified/verified file:/ca.pem written", ""},
		{"scheme=unix", "", "disable plaintext unverified/unverified none default", ""},
		{"scheme=unix etcd_cafile=/ca.pem", "", "verify-full required verified/verified file:/ca.pem written", ""},
		{"scheme=?", "", "unknown", ""},
	})
}
