package server

import (
	"strings"

	"github.com/dsnlint/dsnlint/setting"
)

// alicloud judges an ApsaraDB RDS instance. ssl_action = "Open" only offers TLS; force_encryption, which the provider
// has since 1.277.0 and only for MySQL and SQL Server, requires it.
func (s *stage) alicloud(r *setting.Resource) {
	s.alicloudEnforcement(r)
	params, _ := parameters(r, "parameters")
	for _, p := range params {
		name := strings.TrimPrefix(p.name, "loose_")
		for _, v := range p.values {
			switch name {
			case "ssl_cipher":
				s.ciphers(r, p.name, v)
			case "tls_version":
				s.versionList(r, p.name, v)
			}
		}
	}
}

func (s *stage) alicloudEnforcement(r *setting.Resource) {
	row := platformDefault("alicloud")
	d := s.start(r, row.Parameter)
	d.Engine, d.Advice.Target = strings.ToLower(literal(r, "engine")), row.Target
	action, has := first(r, "ssl_action")
	force, forced := first(r, "force_encryption")
	switch {
	case !has:
		d.Enforced = row.Enforced
		d.because("ssl_action is not set, and TLS is off until it is", row.Source)
	case forced && switched(force) != no:
		d.Parameter = "force_encryption"
		d.written(force)
		d.Enforced = switched(force)
		d.because(proxyWords(d.Enforced, d.Parameter, d.Value), row.Source)
	case !action.Known():
		d.written(action)
		d.Enforced = undecided
		d.because("the value of ssl_action cannot be known", row.Source)
	case strings.EqualFold(action.Text.String(), "Close"):
		d.written(action)
		d.Enforced = no
		d.because("ssl_action is Close: the server speaks no TLS", row.Source)
	default:
		s.alicloudOpen(r, &d, action, row.Source)
	}
	s.add(d)
}

// alicloudOpen judges an instance that offers TLS and has no force_encryption.
func (s *stage) alicloudOpen(r *setting.Resource, d *draft, action setting.Value, doc string) {
	d.written(action)
	if hbaOnlyTLS(r) {
		d.Enforced = yes
		d.because("every pg_hba_conf line is hostssl", doc)
		return
	}
	d.Enforced, d.Severity = no, "note"
	d.because("ssl_action is "+d.Value+", which accepts TLS and plaintext; force_encryption = 1 requires TLS (provider 1.277.0 and later, MySQL and SQL Server)", doc)
}

// hbaOnlyTLS reports whether the instance has pg_hba_conf blocks and all ask for TLS.
func hbaOnlyTLS(r *setting.Resource) bool {
	n := 0
	for _, a := range r.Attributes {
		name := a.Name.String()
		if !strings.HasPrefix(name, "pg_hba_conf.") || !strings.HasSuffix(name, ".type") {
			continue
		}
		if a.Value.Text.String() != "hostssl" {
			return false
		}
		n++
	}
	return n > 0
}
