package ca

import (
	"bytes"
	"encoding/pem"
	"strings"
)

const (
	pemBegin = "-----BEGIN "
	pemEnd   = "-----END "
	byteMark = "\xef\xbb\xbf"
)

// maxBlocks bounds the blocks of one PEM file, whatever they hold.
const maxBlocks = 4 * maxCertificates

// readPEM reads certificates in text form, with whatever stands around and between them.
func (s *Store) readPEM(data []byte) {
	s.Format = "PEM"
	s.Cut = bytes.LastIndex(data, []byte(pemBegin)) > bytes.LastIndex(data, []byte(pemEnd))
	data = bytes.TrimPrefix(data, []byte(byteMark))
	for range maxBlocks {
		var block *pem.Block
		block, data = pem.Decode(data)
		if block == nil {
			return
		}
		s.block(block)
	}
	s.unreadable++ // what follows was not looked at
}

func (s *Store) block(b *pem.Block) {
	switch {
	case b.Type == "CERTIFICATE", b.Type == "X509 CERTIFICATE":
		s.add(b.Bytes)
	case b.Type == "TRUSTED CERTIFICATE": // what OpenSSL trusts it for follows the certificate
		s.add(firstDER(b.Bytes))
	case b.Type == "PKCS7", b.Type == "CMS":
		s.readPKCS7(b.Bytes)
	case strings.HasSuffix(b.Type, "PRIVATE KEY"):
		s.Key = true
		s.other++
	default:
		s.other++
	}
}
