package ca

import (
	"encoding/asn1"
	"math/big"

	"software.sslmate.com/src/go-pkcs12"
)

// maxIterations bounds the work that a store may ask for to open it. OpenSSL asks for 2048, Java for 10000; some tools
// for hundreds of thousands.
const maxIterations = 1_000_000

// pfx is the frame of a PKCS #12 store.
type pfx struct {
	Version  int
	AuthSafe contentInfo
	MAC      asn1.RawValue `asn1:"optional"`
}

// plainData is the type of content that is a string of bytes.
var plainData = asn1.ObjectIdentifier{1, 2, 840, 113549, 1, 7, 1}

// readPKCS12 reads the trusted certificates of a store. They are encrypted: where none of the passwords opens it, nothing
// is known of them. Nor is it of a store of keys, whose certificates are the holder's own. It reports false for what is
// no PKCS #12.
func (s *Store) readPKCS12(data []byte, passwords []string) bool {
	var frame pfx
	if _, err := asn1.Unmarshal(data, &frame); err != nil || frame.Version != 3 || !frame.AuthSafe.Type.Equal(plainData) {
		return false
	}
	s.Sealed = true
	if frame.costly() {
		return true
	}
	for _, p := range append([]string{""}, passwords...) {
		certificates, err := pkcs12.DecodeTrustStore(data, p)
		if err != nil {
			continue
		}
		s.Sealed = false
		for _, c := range certificates {
			s.add(c.Raw)
		}
		return true
	}
	return true
}

// costly reports whether opening the store asks for too much work, and whether that cannot be told.
func (f *pfx) costly() bool {
	var content []byte
	var parts []contentInfo
	if _, err := asn1.Unmarshal(f.AuthSafe.Content.Bytes, &content); err != nil {
		return true
	}
	if _, err := asn1.Unmarshal(content, &parts); err != nil {
		return true
	}
	for _, part := range parts {
		if part.Type.Equal(plainData) {
			continue
		}
		var e encrypted
		if _, err := asn1.Unmarshal(part.Content.Bytes, &e); err != nil || large(e.Info.Algorithm.FullBytes, 0) {
			return true
		}
	}
	return large(f.MAC.FullBytes, 0)
}

// encrypted is what stands in front of encrypted content: how it was encrypted.
type encrypted struct {
	Version int
	Info    struct {
		Type      asn1.ObjectIdentifier
		Algorithm asn1.RawValue
		Content   asn1.RawValue `asn1:"optional,tag:0"`
	}
}

// maxDepth is how deep the parameters of an algorithm are nested; what is deeper is none.
const maxDepth = 16

// large reports whether the parameters of an algorithm hold a number that is too large for a count of iterations; they
// hold no others of that size.
func large(data []byte, depth int) bool {
	for len(data) > 0 {
		var v asn1.RawValue
		rest, err := asn1.Unmarshal(data, &v)
		if err != nil || depth == maxDepth {
			return true
		}
		if v.Class == asn1.ClassUniversal && v.Tag == asn1.TagInteger && new(big.Int).SetBytes(v.Bytes).Cmp(big.NewInt(maxIterations)) > 0 {
			return true
		}
		if v.IsCompound && large(v.Bytes, depth+1) {
			return true
		}
		data = rest
	}
	return false
}
