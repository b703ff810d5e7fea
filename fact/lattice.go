package fact

// Posture is what happens to a connection: can bytes leave unencrypted, is the chain checked, is the host name checked.
// First marks an opportunistic transport that tries plaintext before TLS.
type Posture struct {
	Transport Transport
	Chain     Check
	Host      Check
	First     bool
}

// Mode returns the posture's place on the ladder. A plaintext possibility outweighs every check, because an attacker on
// the path chooses it.
func (p Posture) Mode() SSLMode {
	switch p.Transport {
	case Plaintext, LoginOnly:
		return Disable
	case Opportunistic:
		if p.First {
			return Allow
		}
		return Prefer
	case Required:
		return p.encrypted()
	}
	return ModeUnknown
}

func (p Posture) encrypted() SSLMode {
	switch {
	case p.Chain == Unverified:
		return Require
	case p.Chain == CheckUnknown:
		return ModeUnknown
	case p.Host == Verified:
		return VerifyFull
	case p.Host == Unverified:
		return VerifyCA
	}
	return ModeUnknown
}

var ladder = map[SSLMode]int{Disable: 0, Allow: 1, Prefer: 2, Require: 3, VerifyCA: 4, VerifyFull: 5, ModeUnknown: 6}

// Weaker reports whether a is lower on the ladder than b. Unknown is weaker than nothing.
func (a SSLMode) Weaker(b SSLMode) bool { return ladder[a] < ladder[b] }

// Join returns what can be said when either posture may happen: fields that agree stay, the others are unknown.
func Join(a, b Posture) Posture {
	if a == b {
		return a
	}
	out := a
	if a.Transport != b.Transport {
		out.Transport = TransportUnknown
	}
	if a.Chain != b.Chain {
		out.Chain = CheckUnknown
	}
	if a.Host != b.Host {
		out.Host = CheckUnknown
	}
	out.First = a.First && b.First
	return out
}
