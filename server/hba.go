package server

import (
	"net"
	"net/netip"
	"slices"
	"strings"

	"github.com/dsnlint/dsnlint/fact"
	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
)

const docHBA = "https://www.postgresql.org/docs/current/auth-pg-hba-conf.html"

// hbaLine is a line of pg_hba.conf about connections that do not come through a socket.
type hbaLine struct {
	kind             string // host, hostssl, hostnossl, hostgssenc, hostnogssenc
	databases, users []string
	address, method  string
}

// maxRefused is how many lines that refuse clients are held against those behind them; after more, nothing is certain.
const maxRefused = 200

// hba judges the lines of pg_hba.conf. The first that matches a connection decides, so a line lets nobody in whom one
// before it has refused; where one before it cannot be known, what it lets in cannot be either.
func (s *stage) hba(r *setting.Resource) {
	var refused []hbaLine
	var tls *setting.Option
	certain, open := true, false
	for i := range r.Attributes {
		a := &r.Attributes[i]
		line, ok := hbaLineOf(a)
		switch {
		case a.Name.String() == "listen" && a.Value.Known() && allLoopback(a.Value.Text.String()):
			return // Patroni says so beside the lines
		case a.Name.String() == "local", a.Name.String() == "listen":
		case !ok, unseen(line.method) && line.plaintext():
			certain = false // a line that includes others, or may refuse what is not known
		case line.kind == "hostssl" && line.method != "reject":
			if tls == nil && !loopback(line.address) {
				tls = a
			}
		case !line.plaintext() || loopback(line.address):
		case line.method == "reject" && len(refused) < maxRefused:
			refused = append(refused, line)
			certain = certain && !line.unseen() && len(refused) < maxRefused
		case line.method == "reject":
		case unseen(line.address):
			s.hbaOpen(r, a, &line, false)
			open = true
		case !slices.ContainsFunc(refused, func(r hbaLine) bool { return r.covers(&line) }):
			open = true
			s.hbaOpen(r, a, &line, certain)
		}
	}
	if tls != nil && certain && !open {
		line, _ := hbaLineOf(tls)
		s.hbaFact(r, tls, &line, yes, "only hostssl lines let clients from elsewhere in")
	}
}

// hbaLineOf takes a line apart that is named after its first word; ok is false where it is of another kind or cannot be
// known.
func hbaLineOf(a *setting.Option) (hbaLine, bool) {
	return hbaLineFrom(append([]string{a.Name.String()}, hbaWords(a.Value.Text.String())...))
}

func hbaLineFrom(words []string) (hbaLine, bool) {
	if len(words) < 5 || !strings.HasPrefix(words[0], "host") || unseen(words[0]) {
		return hbaLine{}, false
	}
	line := hbaLine{
		kind: words[0], databases: strings.Split(words[1], ","), users: strings.Split(words[2], ","), address: words[3], method: words[4],
	}
	if mask := net.ParseIP(words[4]); mask != nil && len(words) > 5 {
		line.method = words[5]
		if four := mask.To4(); four != nil {
			mask = four
		}
		if address, err := netip.ParseAddr(line.address); err == nil {
			bits, _ := net.IPMask(mask).Size()
			line.address = netip.PrefixFrom(address, bits).String()
		}
	}
	return line, true
}

// unseen reports a word of which a part cannot be known.
func unseen(word string) bool { return strings.ContainsRune(word, source.Hole) }

// unseen reports a line of which the clients cannot be known.
func (l *hbaLine) unseen() bool {
	return unseen(l.address) || slices.ContainsFunc(l.databases, unseen) || slices.ContainsFunc(l.users, unseen)
}

// hbaWords splits a line at blanks that stand in no quotes. A quoted word has no special meaning, so its quotes stay.
func hbaWords(s string) []string {
	var out []string
	quoted := false
	start := -1
	for i := 0; i <= len(s); i++ {
		switch {
		case i < len(s) && (quoted || s[i] != ' ' && s[i] != '\t'):
			if quoted = quoted != (s[i] == '"'); start < 0 {
				start = i
			}
		case start >= 0:
			out, start = append(out, s[start:i]), -1
		}
	}
	return out
}

// plaintext reports whether a line is about connections without encryption too.
func (l *hbaLine) plaintext() bool {
	return (l.kind == "host" || l.kind == "hostnossl" || l.kind == "hostnogssenc") && l.method != "cert"
}

// covers reports whether a line matches every connection that another matches. The word all means no replication.
func (l *hbaLine) covers(other *hbaLine) bool {
	return coversAll(l.databases, other.databases, "replication") && coversAll(l.users, other.users, "") && coversAddress(l.address, other.address)
}

func coversAll(list, other []string, except string) bool {
	return !slices.ContainsFunc(other, func(x string) bool {
		return !slices.Contains(list, x) && (x == except || !slices.Contains(list, "all"))
	})
}

func coversAddress(a, b string) bool {
	if a == "all" || a == b {
		return true
	}
	outer, err := netip.ParsePrefix(a)
	inner, err2 := netip.ParsePrefix(b)
	if err != nil || err2 != nil {
		return false
	}
	return outer.Bits() <= inner.Bits() && outer.Contains(inner.Addr())
}

// hbaOpen states that a line lets clients in that speak no TLS.
func (s *stage) hbaOpen(r *setting.Resource, a *setting.Option, line *hbaLine, certain bool) {
	if !certain {
		s.hbaFact(r, a, line, undecided, "the line, or one before it, cannot be known")
		return
	}
	from := line.address
	if from == "all" {
		from = "everywhere"
	}
	text := "this " + line.kind + " line lets clients from " + from + " in without TLS"
	switch line.method {
	case "trust":
		text += " and without a password"
	case "password":
		text += ", with their passwords in the clear"
	}
	s.hbaFact(r, a, line, no, text)
}

func (s *stage) hbaFact(r *setting.Resource, a *setting.Option, line *hbaLine, enforced, text string) {
	d := s.start(r, line.kind)
	d.Engine, d.Enforced, d.Advice.Target = "postgresql", enforced, "hostssl in its place"
	d.Value = strings.Join([]string{strings.Join(line.databases, ","), strings.Join(line.users, ","), line.address, line.method}, " ")
	d.Value = strings.ReplaceAll(d.Value, string(source.Hole), "…")
	d.Origin.SSLMode = fact.Written
	if enforced == undecided {
		d.Origin.SSLMode = fact.OriginUnknown
	}
	d.spot = a.Name.Place()
	d.Spots["value"] = d.spot
	if enforced == no {
		d.Mended = map[string]string{"value": "hostssl"}
	}
	d.because(text, docHBA)
	s.add(d)
}
