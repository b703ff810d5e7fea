package engine

import (
	"encoding/binary"
	"io"

	"github.com/dsnlint/dsnlint/lab/state"
)

// redshift is asked for TLS as PostgreSQL is. Its clients greet it with parameters that PostgreSQL itself refuses.
var redshift = &Engine{Name: "redshift", Ports: []int{5439}, Serve: serveRedshift, ByBytes: true}

// noPlaintext is the answer to a client that may not log in without TLS: it may try again with it.
const noPlaintext = "SFATAL\x00VFATAL\x00C28000\x00Mno pg_hba.conf entry, SSL off\x00\x00"

// serveRedshift reads the start-up packets until the client has chosen its transport, and then only listens.
func serveRedshift(c *Conn) error {
	for {
		head := make([]byte, 8)
		if _, err := io.ReadFull(c, head); err != nil {
			return err
		}
		switch code := binary.BigEndian.Uint32(head[4:]); {
		case code == sslRequest && c.State != state.Plain:
			return c.listenInside()
		case code == sslRequest || code == gssEncRequest:
			if _, err := c.Write([]byte{'N'}); err != nil {
				return err
			}
		case c.State == state.TLSOnly:
			c.Saw(state.Refused)
			return c.refuse(noPlaintext)
		default:
			c.Saw(state.Plaintext)
			_, err := io.Copy(io.Discard, c)
			return err
		}
	}
}

// listenInside takes in what the client says inside TLS.
func (c *Conn) listenInside() error {
	if _, err := c.Write([]byte{'S'}); err != nil {
		return err
	}
	inner, _, err := c.shake(c)
	if err != nil {
		return err
	}
	_, err = io.Copy(io.Discard, inner)
	return err
}

// refuse says why the client may not go on.
func (c *Conn) refuse(fields string) error {
	answer := binary.BigEndian.AppendUint32([]byte{'E'}, uint32(4+len(fields)))
	_, err := c.Write(append(answer, fields...))
	return err
}
