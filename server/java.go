package server

import (
	"strconv"
	"strings"

	"github.com/dsnlint/dsnlint/policies"
	"github.com/dsnlint/dsnlint/setting"
)

// java judges security and system properties of a JVM. The lists of disabled algorithms are compared with the JDK's own:
// one that holds at least as much is clean. Lists of protocol versions are judged by their oldest.
func (s *stage) java(r *setting.Resource) {
	for _, a := range r.Attributes {
		switch a.Name.String() {
		case "jdk.tls.client.protocols", "jdk.tls.server.protocols":
			s.versionList(r, a.Name.String(), a.Value)
		}
		for _, row := range policies.JavaDefaults() {
			if a.Name.String() == row.Property {
				s.disabledAlgorithms(r, a, row)
			}
		}
	}
}

func (s *stage) disabledAlgorithms(r *setting.Resource, a setting.Option, row policies.JavaDefault) {
	d := s.start(r, row.Property)
	d.writtenOption(a, "ciphers", "tls_min", "weakness")
	if a.Value.Kind != setting.Bare && !a.Value.Known() {
		d.because("the list cannot be known", row.Source)
		s.add(d)
		return
	}
	allowed, oldVersions := missing(entries(a.Value.Text.String()), row)
	d.TLSMin = oldest(oldVersions)
	words := append(versionWords(oldVersions), allowed...)
	if len(allowed) > 0 {
		d.Weakness = "allows " + enumerate(words) + " again"
	}
	if len(words) == 0 {
		d.because("the list disables all that the JDK disables", row.Source)
	} else {
		d.because("the list replaces the JDK's own and leaves out "+enumerate(words), row.Source)
	}
	s.add(d)
}

// entry is one element of such a list: an algorithm, and a key size when only short keys are disabled.
type entry struct {
	algorithm string
	bits      int // 0: disabled at any size, or under a condition that is not about size
}

// entries splits a list at its commas. Conditions behind an algorithm's name, other than a key size, do not count.
func entries(list string) []entry {
	var out []entry
	for _, part := range strings.Split(list, ",") {
		words := strings.Fields(part)
		if len(words) == 0 {
			continue
		}
		e := entry{algorithm: strings.ToLower(words[0])}
		for i := 1; i+2 < len(words); i++ {
			if strings.EqualFold(words[i], "keySize") {
				e.bits = keyBits(words[i+1], words[i+2])
			}
		}
		out = append(out, e)
	}
	return out
}

// keyBits is the size below which keys are disabled.
func keyBits(operator, number string) int {
	n, err := strconv.Atoi(strings.TrimRight(number, "&"))
	switch {
	case err != nil:
		return 0
	case operator == "<=":
		return n + 1
	}
	return n
}

// missing returns what the JDK disables and the list does not: algorithms in words, and protocol versions.
func missing(list []entry, row policies.JavaDefault) (allowed, oldVersions []string) {
	for _, want := range row.Entries {
		found, short := false, 0
		for _, e := range list {
			if e.algorithm == strings.ToLower(want.Algorithm) {
				found = true
				short = e.bits
			}
		}
		switch {
		case !found && want.TLS != "":
			oldVersions = append(oldVersions, want.TLS)
		case !found:
			allowed = append(allowed, want.Words)
		case want.Bits > 0 && short > 0 && short < want.Bits:
			allowed = append(allowed, want.Words)
		}
	}
	return allowed, oldVersions
}

func versionWords(list []string) []string {
	out := make([]string, 0, len(list))
	for _, v := range list {
		out = append(out, spoken(v))
	}
	return out
}
