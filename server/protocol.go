package server

import (
	"strings"

	"github.com/dsnlint/dsnlint/fact"
	"github.com/dsnlint/dsnlint/setting"
)

// Where it is written down what the parameters mean.
const (
	docMySQLTLS  = "https://dev.mysql.com/doc/refman/8.4/en/encrypted-connection-protocols-ciphers.html"
	docAuroraTLS = "https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/AuroraMySQL.Security.html"
	docPostgres  = "https://www.postgresql.org/docs/current/runtime-config-connection.html"
	docSecLevel  = "https://docs.openssl.org/master/man3/SSL_CTX_set_security_level/"
	docSQLServer = "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/SQLServer.Ciphers.html"
)

// protocol judges one parameter of a group that sets versions or ciphers.
func (s *stage) protocol(r *setting.Resource, g *group, p param) {
	family := weakestCase(g.families()).family
	for _, v := range p.values {
		before := len(s.servers)
		switch setting.FoldKey(strings.TrimPrefix(p.name, "loose_")) {
		case "tlsversion":
			if strings.HasPrefix(family, "aurora-mysql5.7") {
				s.floor(r, p.name, v, docAuroraTLS)
			} else {
				s.versionList(r, p.name, v)
			}
		case "sslminprotocolversion":
			s.floor(r, p.name, v, docPostgres)
		case "sslcipher", "sslciphers":
			s.ciphers(r, p.name, v)
		case "rds.tls10":
			s.sqlServerVersion(r, p.name, v, "1.0")
		case "rds.tls11":
			s.sqlServerVersion(r, p.name, v, "1.1")
		case "rds.rc4":
			s.sqlServerCipher(r, p.name, v, "RC4")
		case "rds.3des168":
			s.sqlServerCipher(r, p.name, v, "3DES")
		}
		for i := before; i < len(s.servers); i++ {
			s.servers[i].Family = shown(family)
			s.servers[i].Engine = engineOf(strings.TrimRight(family, "0123456789."))
		}
	}
}

// versionList judges a list of the versions that are offered. An empty list switches TLS off and is no version's business.
func (s *stage) versionList(r *setting.Resource, name string, v setting.Value) {
	d := s.start(r, name)
	d.written(v, "tls_min", "tls_versions")
	if v.Known() {
		d.TLSList = versions(v.Text.String())
		d.TLSMin = oldest(d.TLSList)
	}
	d.versionReason(name, docMySQLTLS)
	s.add(d)
}

// floor judges a lowest version.
func (s *stage) floor(r *setting.Resource, name string, v setting.Value, doc string) {
	d := s.start(r, name)
	d.written(v, "tls_min", "tls_versions")
	if v.Known() {
		d.TLSMin = oldest(versions(v.Text.String()))
		if d.TLSMin != "" {
			d.TLSList = from(d.TLSMin)
		}
	}
	d.versionReason(name, doc)
	s.add(d)
}

func (d *draft) versionReason(name, doc string) {
	switch {
	case d.Origin.SSLMode == fact.OriginUnknown:
		d.because("the value of "+name+" cannot be known", doc)
	case d.TLSMin == "":
		d.because(name+" names no protocol version", doc)
	default:
		d.because(name+" is "+d.Value+", so the oldest version on offer is "+spoken(d.TLSMin), doc)
	}
}

// spoken is a normalised version as people say it.
func spoken(v string) string {
	switch v {
	case "ssl2":
		return "SSL 2.0"
	case "ssl3":
		return "SSL 3.0"
	}
	return "TLS " + v
}

// ciphers judges a cipher list.
func (s *stage) ciphers(r *setting.Resource, name string, v setting.Value) {
	d := s.start(r, name)
	d.written(v, "ciphers", "weakness")
	d.Ciphers = d.Value
	switch {
	case !v.Known():
		d.because("the value of "+name+" cannot be known", docSecLevel)
	default:
		d.Weakness = weakCiphers(v.Text.String())
		d.because(cipherReason(name, d.Weakness), docSecLevel)
	}
	s.add(d)
}

func cipherReason(name, weakness string) string {
	if weakness == "" {
		return name + " names no weak suite"
	}
	return name + " " + weakness
}

// sqlServerVersion judges rds.tls10 and rds.tls11: only "enabled" says anything, "default" is the system's business.
func (s *stage) sqlServerVersion(r *setting.Resource, name string, v setting.Value, version string) {
	if switched(v) != yes {
		return
	}
	d := s.start(r, name)
	d.written(v, "tls_min")
	d.TLSMin = version
	d.because(name+" is "+d.Value+", so the server offers TLS "+version, docSQLServer)
	s.add(d)
}

func (s *stage) sqlServerCipher(r *setting.Resource, name string, v setting.Value, cipher string) {
	if switched(v) != yes {
		return
	}
	d := s.start(r, name)
	d.written(v, "ciphers", "weakness")
	d.Ciphers, d.Weakness = cipher, "allows "+cipher
	d.because(name+" is "+d.Value+", so the server offers "+cipher, docSQLServer)
	s.add(d)
}
