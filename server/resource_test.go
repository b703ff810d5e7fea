package server_test

import (
	"strings"
	"testing"

	"github.com/dsnlint/dsnlint/fact"
	"github.com/dsnlint/dsnlint/server"
	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
)

// pairs builds a resource out of "name = value" lines of a made-up file, each with its own bytes. A line without a sign
// is an option without a value; a value of ? cannot be known.
func pairs(kind, name, text string) setting.Resource {
	f := source.NewFile("conf/"+kind, []byte(name+"\n"+text))
	at := func(i, j int) source.Place { return source.Place{File: f, Span: source.Span{Start: i, End: j}} }
	r := setting.Resource{Shape: setting.ServerConf, Type: kind, Name: name, Where: at(0, len(f.Data)), Anchor: at(0, len(name))}
	offset := len(name) + 1
	for _, line := range strings.SplitAfter(text, "\n") {
		row := strings.TrimRight(line, "\n")
		key, value, ok := strings.Cut(row, "=")
		o := setting.Option{Name: source.Verbatim(at(offset, offset+len(key))).Trim()}
		start := offset + len(key) + 1
		switch {
		case row == "":
			offset += len(line)
			continue
		case !ok:
			o.Value.Kind = setting.Bare
		case strings.TrimSpace(value) == "?":
			o.Value = setting.Value{Kind: setting.Opaque, Text: source.UnknownAt(at(start, offset+len(row)), "env:X")}
		default:
			o.Value.Text = source.Verbatim(at(start, offset+len(row))).Trim()
		}
		r.Attributes = append(r.Attributes, o)
		offset += len(line)
	}
	return r
}

func TestConfigurationFiles(t *testing.T) {
	tests := []struct{ name, kind, section, text, want string }{
		{"secure transport on", "my.cnf", "[mysqld]", "require_secure_transport = ON", "require_secure_transport=ON yes/written at ON"},
		{"secure transport with dashes", "my.cnf", "[mysqld]", "require-secure-transport = 1", "require-secure-transport=1 yes/written at 1"},
		{"secure transport without a value", "my.cnf", "[mysqld]", "require_secure_transport", "require_secure_transport= yes/written at require_secure_transport"},
		{"secure transport off", "my.cnf", "[mariadb]", "require_secure_transport = OFF", "require_secure_transport=OFF no/written at OFF"},
		{"absent beside other TLS keys", "my.cnf", "[server]", "ssl_cert = /etc/cert.pem", "require_secure_transport= no/default at the header"},
		{"absent in a fragment about something else", "my.cnf", "[mysqld]", "max_connections = 100", ""},
		{"skip_ssl", "my.cnf", "[mysqld]", "skip_ssl", "skip_ssl= no/written at skip_ssl"},
		{"skip-ssl", "my.cnf", "[mysqld]", "skip-ssl", "skip-ssl= no/written at skip-ssl"},
		{"ssl = 0", "my.cnf", "[mysqld]", "ssl = 0", "ssl=0 no/written at 0"},
		{"ssl = on", "my.cnf", "[mariadb-10.6]", "ssl = on", "require_secure_transport= no/default at the header"},
		{"versions", "my.cnf", "[mysqld]", "require_secure_transport=ON\ntls_version = TLSv1,TLSv1.1,TLSv1.2", "require_secure_transport=ON yes/written at ON\ntls_version=TLSv1,TLSv1.1,TLSv1.2 /written min 1.0 at TLSv1,TLSv1.1,TLSv1.2"},
		{"new versions", "my.cnf", "[mysqld]", "require_secure_transport=ON\ntls-version = TLSv1.2,TLSv1.3", "require_secure_transport=ON yes/written at ON\ntls-version=TLSv1.2,TLSv1.3 /written min 1.2 at TLSv1.2,TLSv1.3"},
		{"security level", "my.cnf", "[mysqld]", "require_secure_transport=ON\nssl_cipher = ALL:@SECLEVEL=0", "require_secure_transport=ON yes/written at ON\nssl_cipher=ALL:@SECLEVEL=0 /written weak at ALL:@SECLEVEL=0"},
		{"a server's command line", "my.cnf", "mysqld", "require_secure_transport = ON", "require_secure_transport=ON yes/written at ON"},
		{"unknown", "my.cnf", "[mysqld]", "require_secure_transport = ?", "require_secure_transport= unknown/unknown at  ?"},
		{"set global", "sql-variable", "require_secure_transport", "require_secure_transport = OFF", "require_secure_transport=OFF no/written at OFF"},
		{"set global alone says nothing about the rest", "sql-variable", "tls_version", "tls_version = TLSv1.2", "tls_version=TLSv1.2 /written min 1.2 at TLSv1.2"},
		{"postgres off", "postgresql.conf", "", "ssl = off", "ssl=off no/written at off"},
		{"postgres on", "postgresql.conf", "", "ssl = on", ""},
		{"postgres floor", "postgresql.conf", "", "ssl_min_protocol_version = TLSv1.1", "ssl_min_protocol_version=TLSv1.1 /written min 1.1 at TLSv1.1"},
		{"postgres default ciphers", "postgresql.conf", "", "ssl_ciphers = HIGH:MEDIUM:+3DES:!aNULL", "ssl_ciphers=HIGH:MEDIUM:+3DES:!aNULL /written at HIGH:MEDIUM:+3DES:!aNULL"},
		{"postgres weak ciphers", "postgresql.conf", "", "ssl_ciphers = ALL:aNULL", "ssl_ciphers=ALL:aNULL /written weak at ALL:aNULL"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got, _, _ := server.Facts([]setting.Resource{pairs(tt.kind, tt.section, tt.text)}, server.Query{AsOf: day(t, "2026-06-01")})
			if lines(got) != tt.want {
				t.Errorf("got:\n%s\nwant:\n%s", lines(got), tt.want)
			}
		})
	}
}

func TestAccounts(t *testing.T) {
	tests := []struct{ name, account, text, want string }{
		{"require ssl", "'app'@'%'", "statement=alter\nrequire=SSL\nhost=%", "REQUIRE=SSL yes/written at SSL"},
		{"require x509", "'app'@'%'", "statement=create\nrequire=X509\nhost=%", "REQUIRE=X509 yes/written at X509"},
		{"require subject", "'app'@'%'", "statement=alter\nrequire=SUBJECT\nsubject=/CN=x", "REQUIRE=SUBJECT yes/written at SUBJECT"},
		{"require none", "'app'@'%'", "statement=alter\nrequire=NONE\nhost=%", "REQUIRE=NONE no/written warning at NONE"},
		{"require none in lower case", "app", "statement=alter\nrequire=none", "REQUIRE=none no/written warning at none"},
		{"create without require", "'app'@'%'", "statement=create\nhost=%", "REQUIRE= no/default note at the header"},
		{"alter without require", "'app'@'%'", "statement=alter\nhost=%", ""},
		{"grant without require", "'app'@'%'", "statement=grant\nhost=%", ""},
		{"localhost", "'app'@'localhost'", "statement=create\nhost=localhost", ""},
		{"localhost, require none", "'app'@'localhost'", "statement=alter\nrequire=NONE\nhost=localhost", ""},
		{"loopback address", "'app'@'127.0.0.1'", "statement=create\nhost=127.0.0.1", ""},
		{"loopback address, version 6", "'app'@'::1'", "statement=create\nhost=::1", ""},
		{"unknown", "'app'@'%'", "statement=alter\nrequire=?\nhost=%", "REQUIRE= unknown/unknown at ?"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got, _, _ := server.Facts([]setting.Resource{pairs("sql-account", tt.account, tt.text)}, server.Query{AsOf: day(t, "2026-06-01")})
			if lines(got) != tt.want {
				t.Errorf("got:\n%s\nwant:\n%s", lines(got), tt.want)
			}
		})
	}
}

func TestJava(t *testing.T) {
	const tls, certpath = "jdk.tls.disabledAlgorithms", "jdk.certpath.disabledAlgorithms"
	const tlsDefault = "SSLv3, TLSv1, TLSv1.1, DTLSv1.0, RC4, DES, MD5withRSA, DH keySize < 1024, EC keySize < 224, 3DES_EDE_CBC, anon, NULL, ECDH"
	const certDefault = "MD2, MD5, SHA1 jdkCA & usage TLSServer, RSA keySize < 1024, DSA keySize < 1024, EC keySize < 224, SHA1 usage SignedJAR & denyAfter 2019-01-01, include jdk.disabled.namedCurves"
	tests := []struct {
		name, property, list, min string
		words                     []string // that the weakness names; none means there is no weakness
		not                       []string
	}{
		{"shortened", tls, "SSLv3, RC4, DH keySize < 224", "1.0", []string{"TLS 1.0", "TLS 1.1", "anonymous", "NULL", "3DES", "short DH keys"}, []string{"RC4", "SSL 3.0"}},
		{"the JDK's own", tls, tlsDefault, "", nil, nil},
		{"the JDK's own and more", tls, tlsDefault + ", TLS_RSA_*, RSA keySize < 2048", "", nil, nil},
		{"stricter key size", tls, strings.Replace(tlsDefault, "DH keySize < 1024", "DH keySize < 2048", 1), "", nil, nil},
		{"key size with or equal", tls, strings.Replace(tlsDefault, "DH keySize < 1024", "DH keySize <= 1023", 1), "", nil, nil},
		{"laxer key size", tls, strings.Replace(tlsDefault, "DH keySize < 1024", "DH keySize < 768", 1), "", []string{"short DH keys"}, []string{"TLS 1.0"}},
		{"only the old versions are left out", tls, strings.Replace(tlsDefault, "TLSv1, TLSv1.1, ", "", 1), "1.0", nil, nil},
		{"only TLS 1.1 is left out", tls, strings.Replace(tlsDefault, "TLSv1.1, ", "", 1), "1.1", nil, nil},
		{"empty", tls, "", "ssl3", []string{"SSL 3.0", "RC4", "anonymous"}, nil},
		{"certificates, shortened", certpath, "MD2, RSA keySize < 1024", "", []string{"MD5", "SHA-1", "short EC keys"}, []string{"MD2", "RSA"}},
		{"certificates, the JDK's own", certpath, certDefault, "", nil, nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got, _, _ := server.Facts([]setting.Resource{pairs("java.security", "java.security", tt.property+"="+tt.list)}, server.Query{AsOf: day(t, "2026-06-01")})
			if len(got) != 1 {
				t.Fatalf("%d facts", len(got))
			}
			g := got[0]
			checkBase(t, g.Base)
			if g.TLSMin != tt.min || (g.Weakness != "") != (len(tt.words) > 0) {
				t.Errorf("min %q weakness %q", g.TLSMin, g.Weakness)
			}
			for _, w := range tt.words {
				if !strings.Contains(g.Weakness, w) {
					t.Errorf("weakness does not name %s: %s", w, g.Weakness)
				}
			}
			for _, w := range tt.not {
				if strings.Contains(g.Weakness, w) {
					t.Errorf("weakness names %s: %s", w, g.Weakness)
				}
			}
		})
	}
	options := pairs("java-options", "JAVA_OPTS", "jdk.tls.client.protocols=TLSv1,TLSv1.2\njavax.net.ssl.trustStore=/x.jks")
	got, _, _ := server.Facts([]setting.Resource{options}, server.Query{AsOf: day(t, "2026-06-01")})
	if want := "jdk.tls.client.protocols=TLSv1,TLSv1.2 /written min 1.0 at TLSv1,TLSv1.2"; lines(got) != want {
		t.Errorf("got %s", lines(got))
	}
}

func TestProcesses(t *testing.T) {
	tests := []struct{ name, text, want string }{
		{"node off", "NODE_TLS_REJECT_UNAUTHORIZED=0", "disables-verification written"},
		{"node on", "NODE_TLS_REJECT_UNAUTHORIZED=1", " written"},
		{"node unknown", "NODE_TLS_REJECT_UNAUTHORIZED=?", " unknown"},
		{"mariadb", "MARIADB_TLS_DISABLE_PEER_VERIFICATION=1", "disables-verification written"},
		{"mariadb with a value that looks harmless", "MARIADB_TLS_DISABLE_PEER_VERIFICATION=0", "disables-verification written"},
		{"another variable", "PGHOST=x", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			name, _, _ := strings.Cut(tt.text, "=")
			_, _, got := server.Facts([]setting.Resource{pairs("process-env", name, tt.text)}, server.Query{AsOf: day(t, "2026-06-01")})
			have := ""
			for _, p := range got {
				checkBase(t, p.Base)
				have += p.Effect + " " + string(p.Origin.SSLMode)
			}
			if have != tt.want {
				t.Errorf("got %q want %q", have, tt.want)
			}
		})
	}
}

func TestAuthorities(t *testing.T) {
	tests := []struct{ name, src, asOf, want string }{
		{"expired", `resource "aws_db_instance" "a" { ca_cert_identifier = "rds-ca-2019" }`, "2026-06-01", "rds-ca-2019 expired 2024-08-22"},
		{"the day after", `resource "aws_db_instance" "a" { ca_cert_identifier = "rds-ca-2019" }`, "2024-08-23", "rds-ca-2019 expired 2024-08-22"},
		{"its last day", `resource "aws_db_instance" "a" { ca_cert_identifier = "rds-ca-2019" }`, "2024-08-22", "rds-ca-2019 expiring "},
		{"months ahead", `resource "aws_db_instance" "a" { ca_cert_identifier = "rds-ca-2019" }`, "2024-06-01", "rds-ca-2019 expiring "},
		{"a year ahead", `resource "aws_db_instance" "a" { ca_cert_identifier = "rds-ca-2019" }`, "2023-08-22", "rds-ca-2019 ok "},
		{"oldest", `resource "aws_db_instance" "a" { ca_cert_identifier = "rds-ca-2015" }`, "2026-06-01", "rds-ca-2015 expired 2020-03-05"},
		{"rsa2048", `resource "aws_db_instance" "a" { ca_cert_identifier = "rds-ca-rsa2048-g1" }`, "2026-06-01", "rds-ca-rsa2048-g1 ok "},
		{"rsa4096", `resource "aws_rds_cluster_instance" "a" { ca_cert_identifier = "rds-ca-rsa4096-g1" }`, "2026-06-01", "rds-ca-rsa4096-g1 ok "},
		{"ecc384", `resource "aws_rds_cluster" "a" { ca_certificate_identifier = "rds-ca-ecc384-g1" }`, "2026-06-01", "rds-ca-ecc384-g1 ok "},
		{"account default", `resource "aws_rds_certificate" "a" { certificate_identifier = "rds-ca-2019" }`, "2026-06-01", "rds-ca-2019 expired 2024-08-22"},
		{"module", `module "db" {
 source = "terraform-aws-modules/rds-aurora/aws"
 ca_cert_identifier = "rds-ca-2019"
}`, "2026-06-01", "rds-ca-2019 expired 2024-08-22"},
		{"behind a variable's default", "variable \"ca\" { default = \"rds-ca-2019\" }\nresource \"aws_db_instance\" \"a\" { ca_cert_identifier = var.ca }", "2026-06-01", "rds-ca-2019 expired 2024-08-22"},
		{"unknown", `resource "aws_db_instance" "a" { ca_cert_identifier = var.ca }`, "2026-06-01", "  "},
		{"null is absent", `resource "aws_db_instance" "a" { ca_cert_identifier = null }`, "2026-06-01", ""},
		{"another resource's attribute of that name", `resource "dms_thing" "a" { ca_cert_identifier = "rds-ca-2019" }`, "2026-06-01", ""},
		{"a DMS certificate is no RDS authority", `resource "aws_dms_certificate" "a" { certificate_identifier = "rds-ca-2019" }`, "2026-06-01", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, got, _ := server.Facts(readTerraform(tt.src), server.Query{AsOf: day(t, tt.asOf)})
			have := ""
			for _, a := range got {
				checkBase(t, a.Base)
				have += a.Identifier + " " + a.Status + " " + a.ExpiredOn
				if a.Identifier != "" && a.Spots["identifier"].Raw() != a.Identifier {
					t.Errorf("the identifier is not at its bytes: %q", a.Spots["identifier"].Raw())
				}
				if a.Status == "expired" && a.Identifier == "rds-ca-2019" && !strings.Contains(a.Note, "af-south-1 2024-10-26") {
					t.Errorf("the note does not name other dates: %q", a.Note)
				}
			}
			if have != tt.want {
				t.Errorf("got %q want %q", have, tt.want)
			}
		})
	}
}

func TestCommandLine(t *testing.T) {
	instance := pairs("aws-cli.db-instance", "db1", "ca_cert_identifier=rds-ca-2019")
	group := pairs("aws-cli.parameter-group", "pg", "parameter.0.name=rds.force_ssl\nparameter.0.value=0")
	servers, authorities, _ := server.Facts([]setting.Resource{instance, group}, server.Query{AsOf: day(t, "2026-06-01")})
	if want := "rds.force_ssl=0 no/written at 0"; lines(servers) != want {
		t.Errorf("got %q", lines(servers))
	}
	if len(authorities) != 1 || authorities[0].ExpiredOn != "2024-08-22" {
		t.Errorf("got %+v", authorities)
	}
}

func TestIDs(t *testing.T) {
	one := pairs("my.cnf", "[mysqld]", "ssl=0")
	got, _, _ := server.Facts([]setting.Resource{one, one, pairs("my.cnf", "[mysqld]", "max=1"), one}, server.Query{AsOf: day(t, "2026-06-01")})
	want := []string{"server:conf/my.cnf:[mysqld]:require_secure_transport", "server:conf/my.cnf:[mysqld]:require_secure_transport#2", "server:conf/my.cnf:[mysqld]:require_secure_transport#3"}
	for i, w := range want {
		if got[i].ID != w {
			t.Errorf("id %d is %s, want %s", i, got[i].ID, w)
		}
	}
}

func TestCiphers(t *testing.T) {
	tests := []struct{ list, want string }{
		{"ALL:@SECLEVEL=0", "security level"},
		{"DEFAULT@SECLEVEL=0", "security level"},
		{"DEFAULT@SECLEVEL=1", ""},
		{"HIGH:!aNULL:!MD5", ""},
		{"ALL:!aNULL:!eNULL:!RC4", ""},
		{"ECDHE-RSA-AES256-GCM-SHA384:ECDHE-RSA-AES128-GCM-SHA256", ""},
		{"TLS_AES_256_GCM_SHA384", ""},
		{"AES256-SHA,RC4-SHA", "RC4"},
		{"TLS_RSA_WITH_RC4_128_SHA", "RC4"},
		{"NULL-SHA256", "NULL"},
		{"ADH-AES256-SHA", "anonymous"},
		{"EXP-RC2-CBC-MD5", "export"},
		{"ALL:eNULL", "NULL"},
		{"ALL:RC4:!RC4", ""},
		{"aNULL", "anonymous"},
		{"", ""},
	}
	for _, tt := range tests {
		r := pairs("my.cnf", "mysqld", "require_secure_transport=1\nssl_cipher="+tt.list)
		got, _, _ := server.Facts([]setting.Resource{r}, server.Query{AsOf: day(t, "2026-06-01")})
		weakness := ""
		for _, g := range got {
			weakness += g.Weakness
		}
		if (tt.want == "") != (weakness == "") || !strings.Contains(weakness, tt.want) {
			t.Errorf("%s: got %q, want %q", tt.list, weakness, tt.want)
		}
	}
}

// FuzzFacts asserts that no resource makes the stage panic, and that every fact can be shown.
func FuzzFacts(f *testing.F) {
	for _, kind := range []string{"my.cnf", "postgresql.conf", "sql-account", "java.security", "process-env", "aws_db_parameter_group", "aws_db_instance", "alicloud_db_instance", "module:terraform-aws-modules/rds/aws", "AWS::RDS::DBCluster", "redis.conf", "rabbitmq.conf"} {
		f.Add(kind, "[mysqld]", "require_secure_transport=ON\nssl=0\nparameter.0.name=x\nparameter.0.value=y\nengine=mysql\njdk.tls.disabledAlgorithms=DH keySize <")
	}
	f.Add("pg_hba.conf", "x", "hostnossl=all,a all all reject\nhost=\"a b\" all 10.0.0.0 255.0.0.0 md5\nhost=?\ninclude=x")
	f.Add("server.properties", "x", "listeners=A://[::1]:1,B://,C\nlistener.security.protocol.map=A:SSL,B\nKAFKA_ADVERTISED_LISTENERS=A://h.svc:1")
	f.Add("etcd.conf", "x", "listen-client-urls=http://,https://h:1,?\nadvertise-client-urls=?")
	f.Fuzz(func(t *testing.T, kind, name, text string) {
		servers, authorities, processes := server.Facts([]setting.Resource{pairs(kind, name, text)}, server.Query{AsOf: day(t, "2026-06-01")})
		set := fact.Set{Servers: servers, Authorities: authorities, Processes: processes}
		for _, b := range set.Bases() {
			if b.ID == "" || b.Kind == "" {
				t.Errorf("incomplete fact: %+v", b)
			}
		}
	})
}
