package fact

import "testing"

func TestMode(t *testing.T) {
	for _, tt := range []struct {
		p    Posture
		want SSLMode
	}{
		{Posture{Plaintext, Unverified, Unverified, false}, Disable},
		{Posture{LoginOnly, Verified, Verified, false}, Disable},
		{Posture{Opportunistic, Verified, Verified, false}, Prefer},
		{Posture{Opportunistic, Unverified, Unverified, true}, Allow},
		{Posture{Required, Unverified, Unverified, false}, Require},
		{Posture{Required, Unverified, Verified, false}, Require},
		{Posture{Required, Verified, Unverified, false}, VerifyCA},
		{Posture{Required, Verified, Verified, false}, VerifyFull},
		{Posture{Required, Verified, CheckUnknown, false}, ModeUnknown},
		{Posture{Required, CheckUnknown, CheckUnknown, false}, ModeUnknown},
		{Posture{TransportUnknown, Verified, Verified, false}, ModeUnknown},
	} {
		if got := tt.p.Mode(); got != tt.want {
			t.Errorf("%+v: got %s, want %s", tt.p, got, tt.want)
		}
	}
}

func TestJoin(t *testing.T) {
	full := Posture{Required, Verified, Verified, false}
	chain := Posture{Required, Verified, Unverified, false}
	plain := Posture{Plaintext, Unverified, Unverified, false}
	if got := Join(full, full); got != full {
		t.Errorf("two alike: %+v", got)
	}
	if got := Join(full, chain); got.Transport != Required || got.Chain != Verified || got.Host != CheckUnknown {
		t.Errorf("what agrees stays: %+v", got)
	}
	if got := Join(full, plain); got.Mode() != ModeUnknown {
		t.Errorf("opposites: %+v", got)
	}
}

func TestWeaker(t *testing.T) {
	order := []SSLMode{Disable, Allow, Prefer, Require, VerifyCA, VerifyFull, ModeUnknown}
	for i := range order {
		for j := range order {
			if got := order[i].Weaker(order[j]); got != (i < j) {
				t.Errorf("%s weaker than %s: %v", order[i], order[j], got)
			}
		}
	}
}

func TestTLSVersion(t *testing.T) {
	for word, want := range map[string]string{
		"TLSv1": "1.0", "TLSv1.0": "1.0", "TLSv1.1": "1.1", "TLSv1_2": "1.2", "TLSv1.3": "1.3", "tls.VersionTLS10": "1.0", "tls.VersionTLS13": "1.3",
		"ssl.TLSVersion.TLSv1_1": "1.1", "ssl.PROTOCOL_TLSv1": "1.0", "SslProtocols.Tls": "1.0", "SslProtocols.Tls12": "1.2", "1.1": "1.1", "SSLv3": "ssl3",
		"TLS": "", "default": "", "": "", "prefer": "",
	} {
		if got := TLSVersion(word); got != want {
			t.Errorf("%q: got %q, want %q", word, got, want)
		}
	}
	if !OlderTLS("ssl3", "1.0") || !OlderTLS("1.1", "1.2") || OlderTLS("1.3", "1.2") {
		t.Error("versions are in the wrong order")
	}
}
