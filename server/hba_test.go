package server_test

import (
	"strings"
	"testing"

	"github.com/dsnlint/dsnlint/server"
	"github.com/dsnlint/dsnlint/setting"
)

// answers are what is said about enforcement, with the value and the bound of each.
func answers(t *testing.T, r setting.Resource) string {
	t.Helper()
	got, _, _ := server.Facts([]setting.Resource{r}, server.Query{AsOf: day(t, "2026-06-01")})
	var out []string
	for i := range got {
		s := got[i].Value + ": " + got[i].Enforced
		if got[i].Severity != "" {
			s += "/" + got[i].Severity
		}
		out = append(out, s)
	}
	return strings.Join(out, "\n")
}

func TestHBA(t *testing.T) {
	tests := []struct{ name, text, want string }{
		{"open", "host=all all 0.0.0.0/0 md5", "all all 0.0.0.0/0 md5: no"},
		{"options stay out", "host=all all all ldap ldapbindpasswd=c4n4ry", "all all all ldap: no"},
		{"sockets and loopback", "local=all all peer\nhost=all all 127.0.0.1/32 md5\nhost=all all ::1/128 md5\nhost=all all localhost md5\nhost=all all samehost md5", ""},
		{"a mask", "host=all all 10.1.0.0 255.255.0.0 md5\nhost=all all 127.0.0.1 255.0.0.0 md5", "all all 10.1.0.0/16 md5: no"},
		{"enforced", "hostssl=all all all md5\nhost=all all 127.0.0.1/32 md5", "all all all md5: yes"},
		{"refused before", "hostnossl=all all all reject\nhost=all all 10.0.0.0/8 md5", ""},
		{"refused behind", "host=all all 10.0.0.0/8 md5\nhostnossl=all all all reject", "all all 10.0.0.0/8 md5: no"},
		{"refused for some", "host=all all 10.0.0.0/16 reject\nhost=all all 10.0.1.0/24 md5\nhost=all all 10.1.0.0/24 md5", "all all 10.1.0.0/24 md5: no"},
		{"refused for a user", "hostnossl=all app all reject\nhost=all app,web all md5\nhost=all app all md5", "all app,web all md5: no"},
		{"all is no replication", "hostnossl=all all all reject\nhost=replication repl all md5", "replication repl all md5: no"},
		{"replication refused too", "hostnossl=all,replication all all reject\nhost=replication repl all md5", ""},
		{"Kerberos encrypts", "hostgssenc=all all all gss", ""},
		{"without Kerberos", "hostnogssenc=all all all md5", "all all all md5: no"},
		{"certificates need TLS", "host=all all all cert", ""},
		{"an include before", "include=x.conf\nhost=all all all md5", "all all all md5: unknown"},
		{"an unknown line before", "host=?\nhost=all all all md5", "all all all md5: unknown"},
		{"Patroni listens to itself", "listen=127.0.0.1:5432\nhost=all all all md5", ""},
		{"Patroni listens to all", "listen=0.0.0.0:5432\nhost=all all all md5", "all all all md5: no"},
		{"quotes", "host=\"my db\" all 10.0.0.0/8 md5", "\"my db\" all 10.0.0.0/8 md5: no"},
		{"too short", "host=all all\nhostssl=all", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := answers(t, pairs("pg_hba.conf", "pg_hba.conf", tt.text)); got != tt.want {
				t.Errorf("got\n%s\nwant\n%s", got, tt.want)
			}
		})
	}
}

func TestKafkaListeners(t *testing.T) {
	tests := []struct{ name, text, want string }{
		{"plain", "listeners=PLAINTEXT://:9092", "PLAINTEXT://:9092: no"},
		{"TLS", "listeners=SSL://:9092, SASL_SSL://h:9093", "SSL://:9092: yes\nSASL_SSL://h:9093: yes"},
		{"by name", "listeners=IN://:9092,OUT://:9093\nlistener.security.protocol.map=IN:SASL_PLAINTEXT,OUT:SSL", "IN://:9092: no\nOUT://:9093: yes"},
		{"an unknown map", "listeners=IN://:9092\nlistener.security.protocol.map=?", "IN://:9092: unknown"},
		{"itself", "listeners=PLAINTEXT://127.0.0.1:9092,PLAINTEXT://localhost:9093,PLAINTEXT://[::1]:9094", ""},
		{"a service", "listeners=PLAINTEXT://kafka:9092", "PLAINTEXT://kafka:9092: no/warning"},
		{"given out as a service", "listeners=PLAINTEXT://:9092\nadvertised.listeners=PLAINTEXT://kafka.default.svc.cluster.local:9092", "PLAINTEXT://:9092: no/warning"},
		{"given out as itself", "listeners=PLAINTEXT://0.0.0.0:9092\nadvertised.listeners=PLAINTEXT://localhost:9092", "PLAINTEXT://0.0.0.0:9092: no/note"},
		{"given out to all", "listeners=PLAINTEXT://:9092\nadvertised.listeners=PLAINTEXT://10.0.0.4:9092", "PLAINTEXT://:9092: no"},
		{"a controller", "listeners=C://:9093\ncontroller.listener.names=C\nlistener.security.protocol.map=C:PLAINTEXT", "C://:9093: no/warning"},
		{"given out alone", "KAFKA_ADVERTISED_LISTENERS=PLAINTEXT://10.0.0.4:9092", "PLAINTEXT://10.0.0.4:9092: no"},
		{"variables of Bitnami", "KAFKA_CFG_LISTENERS=X://:9092\nKAFKA_CFG_LISTENER_SECURITY_PROTOCOL_MAP=X:PLAINTEXT", "X://:9092: no"},
		{"Connect speaks HTTP", "listeners=http://0.0.0.0:8083", ""},
		{"brokers among themselves", "security.inter.broker.protocol=PLAINTEXT", "PLAINTEXT: no/warning"},
		{"brokers with TLS", "security.inter.broker.protocol=SSL", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := answers(t, pairs("server.properties", "server.properties", tt.text)); got != tt.want {
				t.Errorf("got\n%s\nwant\n%s", got, tt.want)
			}
		})
	}
}

func TestEtcdAddresses(t *testing.T) {
	tests := []struct{ name, text, want string }{
		{"each by itself", "listen-client-urls=https://10.0.0.4:2379,http://127.0.0.1:2379,http://10.0.0.4:2378", "https://10.0.0.4:2379: yes\nhttp://10.0.0.4:2378: no"},
		{"given out as a service", "ETCD_LISTEN_CLIENT_URLS=http://0.0.0.0:2379\nETCD_ADVERTISE_CLIENT_URLS=http://etcd:2379", "http://0.0.0.0:2379: no/warning"},
		{"given out as itself", "listen-client-urls=http://0.0.0.0:2379\nadvertise-client-urls=http://localhost:2379", "http://0.0.0.0:2379: no/note"},
		{"peers", "listen-peer-urls=http://0.0.0.0:2380", "http://0.0.0.0:2380: no"},
		{"sockets", "listen-client-urls=unix:///run/etcd.sock", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := answers(t, pairs("etcd.conf", "etcd.conf", tt.text)); got != tt.want {
				t.Errorf("got\n%s\nwant\n%s", got, tt.want)
			}
		})
	}
}

// TestConditions are those that configurations of servers brought: addresses, all that is written below a key, the
// versions that are not listed.
func TestConditions(t *testing.T) {
	tests := []struct{ name, kind, text, want string }{
		{"loopback", "redis.conf", "bind=127.0.0.1 -::1\ntls-port=0", ""},
		{"loopback with ports, and sockets", "rabbitmq.conf", "listeners.tcp.a=::1:5672\nlisteners.tcp.b=local:/run/rabbitmq.sock:0\nlisteners.ssl.any=5671", ""},
		{"one of them is not", "redis.conf", "bind=127.0.0.1 10.0.0.4\ntls-port=0", "0: no"},
		{"an unknown address", "redis.conf", "bind=?\ntls-port=0", ": unknown"},
		{"no case may hold", "postgresql.conf", "ssl=?", ": unknown"},
		{"below a key", "rabbitmq.conf", "listeners.tcp=none\nlisteners.ssl.any=5671", "none: yes"},
		{"below a key, with a port", "rabbitmq.conf", "listeners.tcp.any=127.0.0.1:5672\nlisteners.ssl.any=5671", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := answers(t, pairs(tt.kind, tt.kind, tt.text)); got != tt.want {
				t.Errorf("got\n%s\nwant\n%s", got, tt.want)
			}
		})
	}
	for list, want := range map[string]string{"none": "1.0", "TLS1_0": "1.1", "TLS1_0,TLS1_1": "1.2", "TLS1_0,TLS1_1,TLS1_2": "1.3"} {
		got, _, _ := server.Facts([]setting.Resource{pairs("mongod.conf", "mongod.conf", "net.tls.disabledProtocols="+list)}, server.Query{AsOf: day(t, "2026-06-01")})
		if len(got) != 1 || got[0].TLSMin != want {
			t.Errorf("%s: got %v, want %s", list, got, want)
		}
	}
}
