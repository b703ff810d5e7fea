package engine

import (
	"bytes"
	"encoding/binary"
	"unicode/utf16"
)

// Options of a PRELOGIN message.
const (
	preLoginVersion    = 0
	preLoginEncryption = 1
	preLoginInstance   = 2
	preLoginThread     = 3
	preLoginMARS       = 4
	preLoginEnd        = 0xFF
)

// askedLevel finds the encryption level in a client's PRELOGIN: a list of option, offset and length, then the values.
func askedLevel(body []byte) (byte, error) {
	const entry = 5
	for at := 0; at+entry <= len(body) && body[at] != preLoginEnd; at += entry {
		offset := int(binary.BigEndian.Uint16(body[at+1:]))
		if body[at] == preLoginEncryption && offset < len(body) {
			return body[offset], nil
		}
	}
	return 0, errNotTDS
}

func preLoginAnswer(level byte) []byte {
	options := []struct {
		token byte
		value []byte
	}{
		{preLoginVersion, []byte{16, 0, 0x03, 0xE8, 0, 0}},
		{preLoginEncryption, []byte{level}},
		{preLoginInstance, []byte{0}},
		{preLoginThread, nil},
		{preLoginMARS, []byte{0}},
	}
	var list, values []byte
	const entry = 5
	offset := entry*len(options) + 1
	for _, o := range options {
		list = append(list, o.token)
		list = binary.BigEndian.AppendUint16(list, uint16(offset+len(values)))
		list = binary.BigEndian.AppendUint16(list, uint16(len(o.value)))
		values = append(values, o.value...)
	}
	return append(append(list, preLoginEnd), values...)
}

// Tokens of an answer.
const (
	tokenColumns   = 0x81
	tokenError     = 0xAA
	tokenLoginAck  = 0xAD
	tokenRow       = 0xD1
	tokenEnvChange = 0xE3
	tokenDone      = 0xFD
	tokenDoneProc  = 0xFE
)

// collated reports whether the client speaks TDS 7.1 or newer, which knows collations.
func (s *tdsSession) collated() bool { return s.version>>24 > 0x70 || s.version>>24 == 0x08 }

// wide reports whether the client speaks TDS 7.2 or newer, in which counts are wider. TDS 8 has the smallest number.
func (s *tdsSession) wide() bool { return s.version>>24 >= 0x72 || s.version>>24 == 0x08 }

// product is what queries are answered with: ORMs ask for it first.
const product = "Microsoft SQL Server 2022 - 16.0.1000.6 (X64)"

// collation is Latin1_General_CI_AS.
var collation = []byte{0x09, 0x04, 0xD0, 0x00, 0x34}

func (s *tdsSession) welcome() []byte {
	const database, language, packetSize, sqlCollation = 1, 2, 4, 7
	out := envChange(database, text("lab"), text("master"))
	out = append(out, envChange(language, text("us_english"), text(""))...)
	if s.collated() {
		out = append(out, envChange(sqlCollation, append([]byte{byte(len(collation))}, collation...), []byte{0})...)
	}
	ack := binary.BigEndian.AppendUint32([]byte{1}, s.version)
	ack = append(append(ack, text("Microsoft SQL Server")...), 16, 0, 0x03, 0xE8)
	out = append(out, token(tokenLoginAck, ack)...)
	out = append(out, envChange(packetSize, text("4096"), text("4096"))...)
	return append(out, s.done(tokenDone, 0, 0)...)
}

// tds42 is a version in which text has one byte for a character.
const tds42 = 0x04020000

// oldWelcome lets in a client that speaks TDS 4.2.
func (s *tdsSession) oldWelcome() []byte {
	const name = "Microsoft SQL Server"
	ack := append([]byte{1, 4, 2, 0, 0, byte(len(name))}, name...)
	return append(token(tokenLoginAck, append(ack, 4, 2, 0, 0)), s.done(tokenDone, 0, 0)...)
}

// refusal is the error of a server that wants a login to be encrypted.
func (s *tdsSession) refusal() []byte {
	return s.failure(17835, 20, "Encryption is required to connect to this server")
}

func (s *tdsSession) failure(number uint32, severity byte, message string) []byte {
	const state, failed = 1, 2
	body := binary.LittleEndian.AppendUint32(nil, number)
	body = append(body, state, severity)
	units := utf16.Encode([]rune(message))
	body = binary.LittleEndian.AppendUint16(body, uint16(len(units)))
	body = append(body, littleEndian(units)...)
	body = append(body, 0, 0, 1, 0) // no server, no procedure, line
	if s.wide() {
		body = append(body, 0, 0)
	}
	return append(token(tokenError, body), s.done(tokenDone, failed, 0)...)
}

// result answers a batch or call: one row for what selects, nothing for the rest.
func (s *tdsSession) result(kind byte, body []byte) []byte {
	const final, count, attention = 0x00, 0x10, 0x20
	switch {
	case kind == tdsAttention:
		return s.done(tokenDone, attention, 0)
	case kind == tdsRPC && mentions(body, "SP_DATATYPE_INFO"): // ODBC's drivers crash where it has no columns
		return s.failure(2812, 16, "There is no such procedure")
	case kind == tdsRPC:
		return s.done(tokenDoneProc, final, 0)
	case kind != tdsBatch || s.version == tds42 || !mentions(body, "SELECT"):
		return s.done(tokenDone, final, 0)
	}
	if mentions(body, "@@MAX_PRECISION") { // jTDS reads a number
		return append(s.row("38"), s.done(tokenDone, count, 1)...)
	}
	return append(s.row(product), s.done(tokenDone, count, 1)...)
}

// row is one row of one NVARCHAR column.
func (s *tdsSession) row(content string) []byte {
	const nvarchar, width = 0xE7, 512
	value := littleEndian(utf16.Encode([]rune(content)))
	out := []byte{tokenColumns, 1, 0, 0, 0}
	if s.wide() {
		out = append(out, 0, 0)
	}
	out = append(out, 0, 0, nvarchar)
	out = binary.LittleEndian.AppendUint16(out, width)
	if s.collated() {
		out = append(out, collation...)
	}
	out = append(out, text("v")...)
	out = binary.LittleEndian.AppendUint16(append(out, tokenRow), uint16(len(value)))
	return append(out, value...)
}

// mentions reports whether a word in capital letters stands in the text of a message.
func mentions(message []byte, word string) bool {
	return bytes.Contains(bytes.ToUpper(bytes.ReplaceAll(message, []byte{0}, nil)), []byte(word))
}

func (s *tdsSession) done(kind byte, status, rows uint16) []byte {
	out := binary.LittleEndian.AppendUint16([]byte{kind}, status)
	out = append(out, 0xC1, 0)
	if s.wide() {
		return binary.LittleEndian.AppendUint64(out, uint64(rows))
	}
	return binary.LittleEndian.AppendUint32(out, uint32(rows))
}

func envChange(kind byte, now, before []byte) []byte {
	return token(tokenEnvChange, append(append([]byte{kind}, now...), before...))
}

// token puts the length before a token's content.
func token(kind byte, body []byte) []byte {
	return append(binary.LittleEndian.AppendUint16([]byte{kind}, uint16(len(body))), body...)
}

// text is a short string: its length in characters, then UTF-16.
func text(s string) []byte {
	units := utf16.Encode([]rune(s))
	return append([]byte{byte(len(units))}, littleEndian(units)...)
}

func littleEndian(units []uint16) []byte {
	var out []byte
	for _, u := range units {
		out = binary.LittleEndian.AppendUint16(out, u)
	}
	return out
}
