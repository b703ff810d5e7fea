package engine

import (
	"bufio"
	"crypto/tls"
	"encoding/binary"
	"errors"
	"fmt"
	"io"

	"github.com/dsnlint/dsnlint/lab/state"
)

// sqlserver is a stub: it negotiates encryption as a SQL Server does, lets every client in and answers every batch, so
// that programs come to their end.
var sqlserver = &Engine{Name: "sqlserver", Ports: []int{1433}, Serve: serveTDS, ALPN: []string{"tds/8.0"}, Further: []state.State{state.LoginOnly}}

// Kinds of TDS packets.
const (
	tdsBatch     = 0x01
	tdsLogin     = 0x02 // before TDS 7
	tdsRPC       = 0x03
	tdsReply     = 0x04
	tdsAttention = 0x06
	tdsLogin7    = 0x10
	tdsPreLogin  = 0x12
)

// The encryption levels of PRELOGIN.
const (
	encryptOff    = 0 // the login only
	encryptOn     = 1
	encryptNotSup = 2
	encryptReq    = 3
)

const (
	tdsHeader     = 8
	tdsLast       = 0x01 // status: the message ends here
	tdsMaxMessage = 1 << 20
)

var (
	errNotTDS    = errors.New("not a TDS packet that is expected here")
	errPlainOnly = errors.New("the server requires encryption and the client does not support it")
)

// tdsSession is one client's talk. Its in and out change when TLS begins and, at the level off, when it ends again.
type tdsSession struct {
	c         *Conn
	raw       *bufio.Reader
	in        io.Reader
	out       io.Writer
	level     byte
	encrypted bool
	loggedIn  bool
	version   uint32
}

func serveTDS(c *Conn) error {
	raw := bufio.NewReader(c)
	s := &tdsSession{c: c, raw: raw, in: raw, out: c, level: encryptNotSup}
	first, err := raw.Peek(1)
	if err != nil {
		return err
	}
	if first[0] == clientHello {
		if err := s.strict(); err != nil {
			return err
		}
	}
	for {
		kind, body, err := readTDS(s.in)
		if err != nil {
			return err
		}
		if err := s.handle(kind, body); err != nil {
			return err
		}
	}
}

// strict is TDS 8, which begins with TLS.
func (s *tdsSession) strict() error {
	if s.c.State == state.Plain || s.c.State == state.LoginOnly {
		return errNotTDS
	}
	config, err := s.c.Set.Config(s.c.State, s.c.Engine.ALPN...)
	if err != nil {
		return err
	}
	s.level = encryptOn
	return s.secure(tls.Server(&peeked{Conn: s.c.Conn, in: s.raw}, config))
}

func (s *tdsSession) secure(c *tls.Conn) error {
	if err := c.Handshake(); err != nil {
		return err
	}
	s.in, s.out, s.encrypted = c, c, true
	return nil
}

// handle answers one message.
func (s *tdsSession) handle(kind byte, body []byte) error {
	switch {
	case kind == tdsPreLogin && !s.loggedIn:
		return s.preLogin(body)
	case kind == tdsLogin7:
		return s.login(body)
	case kind == tdsLogin && !s.loggedIn:
		return s.oldLogin()
	case !s.loggedIn:
		return errNotTDS
	}
	if !s.encrypted && s.level == encryptOff {
		s.c.Saw(state.LoginTLS)
	}
	return writeTDS(s.out, s.result(kind, body))
}

func (s *tdsSession) preLogin(body []byte) error {
	asked, err := askedLevel(body)
	if err != nil {
		return err
	}
	if s.encrypted { // TDS 8 has nothing left to negotiate
		return writeTDS(s.out, preLoginAnswer(asked))
	}
	s.level = answerLevel(s.c.State, asked)
	if err := writeTDS(s.out, preLoginAnswer(s.level)); err != nil {
		return err
	}
	switch {
	case s.level == encryptNotSup:
		return nil
	case asked == encryptNotSup: // a SQL Server that requires encryption closes here
		return errPlainOnly
	}
	return s.handshake()
}

// answerLevel is what a server in a state makes of the level that a client asks for.
func answerLevel(at state.State, asked byte) byte {
	switch {
	case at == state.Plain:
		return encryptNotSup
	case at == state.LoginOnly && asked != encryptNotSup:
		return encryptOff
	case at == state.TLSOnly && asked != encryptOn:
		return encryptReq
	case asked == encryptReq:
		return encryptOn
	}
	return asked
}

// handshake begins TLS inside PRELOGIN packets. TDS 7 knows TLS 1.2 and older only: the session tickets of TLS 1.3 would
// come when the packets have ended.
func (s *tdsSession) handshake() error {
	config, err := s.c.Set.Config(s.c.State)
	if err != nil {
		return err
	}
	if config.MaxVersion == 0 {
		config.MaxVersion = tls.VersionTLS12
	}
	w := &wrapped{Conn: s.c.Conn, in: s.raw}
	if err := s.secure(tls.Server(w, config)); err != nil {
		return err
	}
	w.through = true
	return nil
}

// login notes how LOGIN7 came. At the level off the encryption ends with it.
func (s *tdsSession) login(body []byte) error {
	const versionAt = 4
	if len(body) < versionAt+4 {
		return errNotTDS
	}
	s.version = binary.LittleEndian.Uint32(body[versionAt:])
	switch {
	case !s.encrypted:
		s.c.Saw(state.Plaintext)
	case s.level == encryptOff:
		s.in, s.out, s.encrypted = s.raw, s.c, false
	default:
		s.c.Saw(state.TLS)
	}
	if s.c.State == state.TLSOnly && !s.encrypted {
		_ = writeTDS(s.out, s.refusal())
		return errPlainOnly
	}
	s.loggedIn = true
	return writeTDS(s.out, s.welcome())
}

// oldLogin notes a login before TDS 7, which knows no encryption.
func (s *tdsSession) oldLogin() error {
	if s.encrypted {
		return errNotTDS
	}
	s.c.Saw(state.Plaintext)
	if s.c.State == state.TLSOnly {
		_ = writeTDS(s.out, s.refusal())
		return errPlainOnly
	}
	s.loggedIn, s.version = true, tds42
	return writeTDS(s.out, s.oldWelcome())
}

// readTDS reads packets until a message has ended.
func readTDS(in io.Reader) (kind byte, body []byte, err error) {
	for {
		head := make([]byte, tdsHeader)
		if _, err := io.ReadFull(in, head); err != nil {
			return 0, nil, err
		}
		size := int(binary.BigEndian.Uint16(head[2:])) - tdsHeader
		if size < 0 || len(body)+size > tdsMaxMessage {
			return 0, nil, fmt.Errorf("a packet of %d bytes: %w", size, errNotTDS)
		}
		part := make([]byte, size)
		if _, err := io.ReadFull(in, part); err != nil {
			return 0, nil, err
		}
		if body = append(body, part...); head[1]&tdsLast != 0 {
			return head[0], body, nil
		}
	}
}

// writeTDS writes an answer. All of them fit in one packet.
func writeTDS(out io.Writer, body []byte) error {
	_, err := out.Write(tdsPacket(tdsReply, body))
	return err
}

func tdsPacket(kind byte, body []byte) []byte {
	head := []byte{kind, tdsLast, 0, 0, 0, 0, 1, 0}
	binary.BigEndian.PutUint16(head[2:], uint16(tdsHeader+len(body)))
	return append(head, body...)
}
