package engine

import (
	"crypto/tls"
	"encoding/binary"
	"errors"
	"io"
	"net"

	"github.com/dsnlint/dsnlint/lab/state"
)

// mysql9 is a stub of a MySQL of today, whose clients no longer know the only kind of password that MariaDB shares with
// them: it lets every client in and answers every command with OK, so that programs come to their end.
var mysql9 = &Engine{Name: "mysql9", Ports: []int{3306}, Serve: serveMySQL9}

// What the stub says it can do, and what it looks for in the client's answer.
const (
	clientLongPassword     = 0x1
	clientConnectWithDB    = 0x8
	clientProtocol41       = 0x200
	clientTransactions     = 0x2000
	clientSecureConnection = 0x8000
	clientPluginAuth       = 0x80000
	clientPluginAuthLenEnc = 0x200000

	mysql9Abilities = clientLongPassword | clientConnectWithDB | clientProtocol41 | clientTransactions | clientSecureConnection | clientPluginAuth | clientPluginAuthLenEnc
)

const (
	mysqlNonce    = 20
	mysqlCharset  = 45 // utf8mb4
	mysqlQuit     = 1  // the command
	mysqlReserved = 10
	mysqlMax      = 1 << 20
)

var (
	mysqlOK           = []byte{0, 0, 0, 2, 0, 0, 0}                                                                      // no rows, autocommit
	mysqlKnown        = []byte{1, 3}                                                                                     // the password is in the server's cache
	mysqlInsecure     = append([]byte{0xff, 0x57, 0x0c}, "#HY000Connections using insecure transport are prohibited"...) // ER_SECURE_TRANSPORT_REQUIRED
	errNotMySQL       = errors.New("not a MySQL packet that is expected here")
	errMySQLPlainOnly = errors.New("the server requires TLS and the client does not ask for it")
)

// serveMySQL9 greets, speaks TLS if the client asks for it, logs it in and answers its commands.
func serveMySQL9(c *Conn) error {
	if err := writeMySQL(c, 0, mysqlGreeting(c.State)); err != nil {
		return err
	}
	answer, number, err := readMySQL(c)
	if err != nil {
		return err
	}
	var wire io.ReadWriter = c
	outcome := state.Plaintext
	if len(answer) == mysqlSSLRequest && binary.LittleEndian.Uint32(answer)&clientSSL != 0 {
		secured, err := secureMySQL(c)
		if err != nil {
			return err
		}
		if _, number, err = readMySQL(secured); err != nil {
			return err
		}
		wire, outcome = secured, state.TLS
	} else if c.State == state.TLSOnly {
		_ = writeMySQL(c, number+1, mysqlInsecure)
		return errMySQLPlainOnly
	}
	c.Saw(outcome)
	if err := writeMySQL(wire, number+1, mysqlKnown); err != nil {
		return err
	}
	if err := writeMySQL(wire, number+2, mysqlOK); err != nil {
		return err
	}
	return commandsMySQL(wire)
}

// secureMySQL goes over to TLS, as the server of a state does.
func secureMySQL(c *Conn) (net.Conn, error) {
	if c.State == state.Plain {
		return nil, errNotMySQL
	}
	config, err := c.Set.Config(c.State)
	if err != nil {
		return nil, err
	}
	secured := tls.Server(c.Conn, config)
	return secured, secured.Handshake()
}

// commandsMySQL answers every command until the client says goodbye.
func commandsMySQL(wire io.ReadWriter) error {
	for {
		command, number, err := readMySQL(wire)
		if err != nil || len(command) > 0 && command[0] == mysqlQuit {
			return err
		}
		if err := writeMySQL(wire, number+1, mysqlOK); err != nil {
			return err
		}
	}
}

// mysqlGreeting is the server's first packet, version 10 of the handshake.
func mysqlGreeting(at state.State) []byte {
	abilities := uint32(mysql9Abilities)
	if at != state.Plain {
		abilities |= clientSSL
	}
	nonce := []byte("12345678901234567890")[:mysqlNonce]
	out := append([]byte{10}, "9.4.0\x00"...)
	out = binary.LittleEndian.AppendUint32(out, 1) // the connection's number
	out = append(append(out, nonce[:8]...), 0)
	out = binary.LittleEndian.AppendUint16(out, uint16(abilities&0xffff))
	out = append(out, mysqlCharset, 2, 0)
	out = binary.LittleEndian.AppendUint16(out, uint16(abilities>>16))
	out = append(append(out, mysqlNonce+1), make([]byte, mysqlReserved)...)
	out = append(append(out, nonce[8:]...), 0)
	return append(out, "caching_sha2_password\x00"...)
}

// readMySQL reads a packet and its number.
func readMySQL(in io.Reader) (body []byte, number byte, err error) {
	head := make([]byte, mysqlHeader)
	if _, err := io.ReadFull(in, head); err != nil {
		return nil, 0, err
	}
	size := int(head[0]) | int(head[1])<<8 | int(head[2])<<16
	if size > mysqlMax {
		return nil, 0, errNotMySQL
	}
	body = make([]byte, size)
	_, err = io.ReadFull(in, body)
	return body, head[3], err
}

func writeMySQL(out io.Writer, number byte, body []byte) error {
	head := []byte{byte(len(body)), byte(len(body) >> 8), byte(len(body) >> 16), number}
	_, err := out.Write(append(head, body...))
	return err
}
