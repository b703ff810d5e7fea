package engine

import (
	"bufio"
	"crypto/tls"
	"errors"
	"io"
	"net"

	"github.com/dsnlint/dsnlint/lab/state"
)

// clientHello is the first byte of a TLS handshake.
const clientHello = 0x16

// handshakes reports whether a client begins with TLS. The length that MongoDB's messages begin with may be that byte, too;
// the version behind it tells them apart.
func handshakes(in *bufio.Reader) (bool, error) {
	first, err := in.Peek(1)
	if err != nil || first[0] != clientHello {
		return false, err
	}
	first, err = in.Peek(3)
	return err == nil && first[1] == 3 && first[2] > 0, err
}

// join copies both ways until one side ends; what client still holds in its buffer goes first.
func join(client io.Reader, toClient io.WriteCloser, server net.Conn) error {
	done := make(chan error, 2)
	go func() { _, err := io.Copy(server, client); _ = server.Close(); done <- err }()
	go func() { _, err := io.Copy(toClient, server); _ = toClient.Close(); done <- err }()
	return errors.Join(<-done, <-done)
}

// TLSFirst serves protocols that begin with TLS or without it, on a port that does one of the two. The lab speaks the
// TLS; the server behind it speaks none.
func TLSFirst(c *Conn) error {
	in := bufio.NewReader(c)
	encrypted, err := handshakes(in)
	if err != nil {
		return err
	}
	if encrypted == (c.State == state.Plain) {
		c.Saw(state.Refused)
		return nil // a TLS port given plaintext closes, and so does a plain one given a handshake
	}
	if !encrypted {
		c.Saw(state.Plaintext)
		return c.hand(in, c)
	}
	return c.unwrap(in)
}

// unwrap speaks TLS with the client, whose first bytes are in in, and hands on what is inside.
func (c *Conn) unwrap(in io.Reader) error {
	inner, secure, err := c.shake(in)
	if err != nil {
		return err
	}
	return c.hand(inner, secure)
}

// secured speaks TLS with the client and hands on what is inside to a server that has greeted already.
func (c *Conn) secured(in io.Reader, server net.Conn) error {
	inner, secure, err := c.shake(in)
	if err != nil {
		return err
	}
	return join(inner, secure, server)
}

// shake ends the handshake and waits for the client's first byte: one that does not like the certificate says nothing.
func (c *Conn) shake(in io.Reader) (io.Reader, io.WriteCloser, error) {
	config, err := c.Set.Config(c.State, c.Engine.ALPN...)
	if err != nil {
		return nil, nil, err
	}
	secure := tls.Server(&peeked{Conn: c.Conn, in: in}, config)
	inner := bufio.NewReader(secure)
	if _, err := inner.Peek(1); err != nil {
		c.Saw(state.Refused)
		return nil, nil, err
	}
	c.Saw(state.TLS)
	return inner, secure, nil
}

// hand passes the connection on to the server, or takes in what the client says where there is none.
func (c *Conn) hand(in io.Reader, out io.WriteCloser) error {
	if c.Backend == "" {
		_, err := io.CopyN(io.Discard, in, 1)
		return err
	}
	server, err := net.Dial("tcp4", c.Backend)
	if err != nil {
		return err
	}
	return join(in, out, server)
}

// peeked is a connection of which some bytes were read ahead.
type peeked struct {
	net.Conn
	in io.Reader
}

// Read reads what was read ahead, then the rest.
func (p *peeked) Read(b []byte) (int, error) { return p.in.Read(b) }
