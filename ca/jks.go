package ca

import (
	"encoding/binary"
)

// The first bytes of Java's own stores.
const (
	jksMagic   = "\xfe\xed\xfe\xed"
	jceksMagic = "\xce\xce\xce\xce"
)

// What an entry of such a store is.
const (
	keyEntry   = 1
	trustEntry = 2
)

// readJava reads a JKS or JCEKS store. Its certificates are in the clear: the password only protects the keys, and a
// checksum at the end that is not looked at. Libraries want the password for that checksum, or take lengths as they
// stand, so that four bytes make them ask for gigabytes.
func (s *Store) readJava(data []byte) {
	s.Format = "JKS"
	if string(data[:4]) == jceksMagic {
		s.Format = "JCEKS"
	}
	r := &javaReader{rest: data[4:]}
	version, entries := r.number(), r.number()
	if version != 1 && version != 2 {
		s.unreadable++
		return
	}
	if entries > maxBlocks {
		s.unreadable++
	}
	for range min(entries, maxBlocks) {
		kind := r.number()
		r.text() // the alias
		r.skip(8)
		switch kind {
		case keyEntry:
			s.Key = true
			r.skip(r.number())
			s.chain(r, version)
		case trustEntry:
			s.keep(r.certificate(version))
		default:
			s.unreadable++ // a secret: what follows it cannot be found
			return
		}
		if r.failed {
			s.Cut = true
			return
		}
	}
}

// chain reads the certificates of a key. Java trusts the first of them, which is the key's own.
func (s *Store) chain(r *javaReader, version uint32) {
	for i := range min(r.number(), maxBlocks) {
		if c := r.certificate(version); i == 0 {
			s.keep(c)
		}
		if r.failed {
			return
		}
	}
}

// keep adds a certificate that could be read.
func (s *Store) keep(der []byte) {
	if len(der) > 0 {
		s.add(der)
	}
}

// javaReader reads what Java's DataOutputStream writes. Nothing is copied, and past the end there is nothing.
type javaReader struct {
	rest   []byte
	failed bool
}

func (r *javaReader) take(n uint32) []byte {
	if r.failed || uint64(n) > uint64(len(r.rest)) {
		r.failed = true
		return nil
	}
	out := r.rest[:n]
	r.rest = r.rest[n:]
	return out
}

func (r *javaReader) skip(n uint32) { r.take(n) }

func (r *javaReader) number() uint32 {
	b := r.take(4)
	if b == nil {
		return 0
	}
	return binary.BigEndian.Uint32(b)
}

func (r *javaReader) text() string {
	b := r.take(2)
	if b == nil {
		return ""
	}
	return string(r.take(uint32(binary.BigEndian.Uint16(b))))
}

// certificate is one certificate: its type, which version 1 leaves out, and its bytes.
func (r *javaReader) certificate(version uint32) []byte {
	if version == 2 && r.text() != "X.509" {
		r.skip(r.number())
		return nil
	}
	return r.take(r.number())
}
