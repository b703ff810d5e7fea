package server

import (
	"strings"

	"github.com/dsnlint/dsnlint/setting"
)

// mysqlConf judges a server section of an option file, the options of a server's command line, or SET GLOBAL. What is
// absent counts only where the section speaks about TLS at all: a fragment about buffers says nothing.
func (s *stage) mysqlConf(r *setting.Resource) {
	if !serverSection(r.Name) {
		return
	}
	speaks, off, decided := false, false, false
	for _, a := range r.Attributes {
		name := strings.TrimPrefix(folded(a.Name.String()), "loose")
		speaks = speaks || strings.Contains(name, "ssl") || strings.HasPrefix(name, "tls")
		switch name {
		case "requiresecuretransport":
			decided = true
			s.secureTransport(r, a, switched(a.Value))
		case "skiprequiresecuretransport", "disablerequiresecuretransport":
			decided = true
			s.secureTransport(r, a, no)
		case "skipssl", "disablessl":
			off = true
			s.sslOff(r, a)
		case "ssl":
			if switched(a.Value) == no {
				off = true
				s.sslOff(r, a)
			}
		case "tlsversion", "admintlsversion":
			s.versionList(r, a.Name.String(), a.Value)
		case "sslcipher", "adminsslcipher", "tlsciphersuites":
			s.ciphers(r, a.Name.String(), a.Value)
		}
	}
	if speaks && !off && !decided && r.Type == "my.cnf" {
		s.confAbsent(r)
	}
}

// serverSection reports whether a section is read by the server. A name without brackets is no section but a command
// or a variable.
func serverSection(name string) bool {
	section, ok := strings.CutPrefix(strings.ToLower(name), "[")
	if !ok {
		return true
	}
	section = strings.TrimSuffix(section, "]")
	for _, server := range []string{"mysqld", "mariadbd", "mariadb", "server", "galera", "embedded"} {
		rest, ok := strings.CutPrefix(section, server)
		if ok && (rest == "" || strings.ContainsRune("-_.0123456789", rune(rest[0]))) {
			return !strings.Contains(rest, "client")
		}
	}
	return false
}

// secureTransport judges require_secure_transport as it is written.
func (s *stage) secureTransport(r *setting.Resource, a setting.Option, enforced string) {
	row := platformDefault("my.cnf")
	d := s.start(r, row.Parameter)
	d.Engine, d.Enforced, d.Advice.Target = engineOr(r, "mysql"), enforced, row.Target
	d.writtenOption(a)
	d.because(switchWords(a, d.Value, enforced), row.Source)
	s.add(d)
}

// writtenOption notes an option's value, or its name where it stands without one.
func (d *draft) writtenOption(a setting.Option, fields ...string) {
	d.written(a.Value, fields...)
	if a.Value.Kind == setting.Bare || a.Value.Text.Len() == 0 {
		d.spot = a.Name.Place()
		for _, f := range append(fields, "value") {
			d.Spots[f] = d.spot
		}
	}
}

func switchWords(a setting.Option, value, enforced string) string {
	name := a.Name.String()
	if value == "" {
		value = "set"
	}
	switch enforced {
	case yes:
		return name + " is " + value + ": clients without TLS are refused"
	case no:
		return name + " is " + value + ", so TLS is offered and not required"
	}
	return "the value of " + name + " cannot be known"
}

// sslOff judges a server whose TLS is switched off altogether.
func (s *stage) sslOff(r *setting.Resource, a setting.Option) {
	row := platformDefault("my.cnf")
	d := s.start(r, a.Name.String())
	d.Engine, d.Enforced, d.Advice.Target = engineOr(r, "mysql"), no, row.Target
	d.writtenOption(a)
	d.because(a.Name.String()+" switches TLS off altogether", docMySQLTLS)
	s.add(d)
}

// confAbsent judges a section that configures TLS and does not require it.
func (s *stage) confAbsent(r *setting.Resource) {
	row := platformDefault("my.cnf")
	d := s.start(r, row.Parameter)
	d.Engine, d.Enforced, d.Advice.Target = engineOr(r, "mysql"), row.Enforced, row.Target
	d.because(row.Parameter+" is not set, and its default is "+row.Default, row.Source)
	s.add(d)
}

func engineOr(r *setting.Resource, otherwise string) string {
	if r.Hint.Engine != "" {
		return r.Hint.Engine
	}
	return otherwise
}
