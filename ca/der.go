package ca

import (
	"crypto/x509"
	"encoding/asn1"
)

// derSequence is the first byte of everything that is in DER form.
const derSequence = 0x30

// readDER tells a certificate, a PKCS #7 and a PKCS #12 store apart, which all begin alike.
func (s *Store) readDER(data []byte, passwords []string) {
	if _, err := x509.ParseCertificate(data); err == nil {
		s.Format = "DER"
		s.add(data)
		return
	}
	if s.readPKCS7(data) {
		s.Format = "PKCS #7"
		return
	}
	if s.readPKCS12(data, passwords) {
		s.Format = "PKCS #12"
	}
}

// wholeDER reports whether data is one sequence and nothing else.
func wholeDER(data []byte) bool {
	var v asn1.RawValue
	rest, err := asn1.Unmarshal(data, &v)
	return err == nil && len(rest) == 0 && v.IsCompound && len(v.Bytes) > 0
}

// firstDER is the first value of data, or all of it where that cannot be told.
func firstDER(data []byte) []byte {
	var v asn1.RawValue
	if _, err := asn1.Unmarshal(data, &v); err != nil {
		return data
	}
	return v.FullBytes
}

// signedData is the type of content that certificates travel in.
var signedData = asn1.ObjectIdentifier{1, 2, 840, 113549, 1, 7, 2}

// contentInfo is the frame of PKCS #7 and PKCS #12.
type contentInfo struct {
	Type    asn1.ObjectIdentifier
	Content asn1.RawValue `asn1:"explicit,optional,tag:0"`
}

// signed is what a file of certificates alone has of a signature: the certificates.
type signed struct {
	Version      int
	Digests      asn1.RawValue
	Content      contentInfo
	Certificates asn1.RawValue `asn1:"optional,tag:0"`
	Lists        asn1.RawValue `asn1:"optional,tag:1"`
	Signers      asn1.RawValue
}

// readPKCS7 reads the certificates that stand beside a signature, of which files of certificates have none. It reports
// false for what is no PKCS #7. The libraries for it turn BER into DER first, by a recursion that a hostile file can make
// as deep as it likes; nothing that exports certificates writes BER.
func (s *Store) readPKCS7(data []byte) bool {
	var frame contentInfo
	if _, err := asn1.Unmarshal(data, &frame); err != nil || !frame.Type.Equal(signedData) {
		return false
	}
	var content signed
	if _, err := asn1.Unmarshal(frame.Content.Bytes, &content); err != nil {
		s.broken++
		return true
	}
	for rest := content.Certificates.Bytes; len(rest) > 0; {
		var v asn1.RawValue
		var err error
		if rest, err = asn1.Unmarshal(rest, &v); err != nil {
			s.broken++
			break
		}
		s.add(v.FullBytes)
	}
	return true
}
