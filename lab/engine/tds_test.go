package engine

import (
	"bufio"
	"bytes"
	"crypto/tls"
	"crypto/x509"
	"encoding/binary"
	"errors"
	"io"
	"net"
	"slices"
	"sync"
	"testing"

	"github.com/dsnlint/dsnlint/lab/authority"
	"github.com/dsnlint/dsnlint/lab/state"
)

// talk runs a client against the stub in a state and returns what the stub saw.
func talk(t *testing.T, set *authority.Set, at state.State, client func(net.Conn) error) (seen []state.Outcome, err error) {
	t.Helper()
	l, err := net.Listen("tcp4", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	done := make(chan struct{})
	go func() {
		defer close(done)
		c, err := l.Accept()
		if err != nil {
			return
		}
		defer c.Close()
		_ = serveTDS(&Conn{Conn: c, State: at, Set: set, Engine: sqlserver, saw: func(o state.Outcome) { seen = append(seen, o) }})
	}()
	c, err := net.Dial("tcp4", l.Addr().String())
	if err != nil {
		t.Fatal(err)
	}
	err = client(c)
	_ = c.Close()
	<-done
	return seen, err
}

// tdsClient logs in as drivers do: it asks for a level, believes the answer, and sends one batch after the login.
type tdsClient struct {
	asks   byte
	config *tls.Config
}

var errDeclined = errors.New("the server's level is not the one that is wanted")

func (d tdsClient) run(c net.Conn) error {
	raw := bufio.NewReader(c)
	if _, err := c.Write(tdsPacket(tdsPreLogin, preLoginAnswer(d.asks))); err != nil {
		return err
	}
	_, body, err := readTDS(raw)
	if err != nil {
		return err
	}
	level, err := askedLevel(body)
	if err != nil || level == encryptNotSup && d.asks == encryptOn {
		return errors.Join(err, errDeclined)
	}
	if level == encryptNotSup {
		return login(raw, c, raw, c)
	}
	w := &wrapped{Conn: c, in: raw}
	secure := tls.Client(w, d.config)
	if err := secure.Handshake(); err != nil {
		return err
	}
	w.through = true
	if level == encryptOff {
		return login(raw, secure, raw, c)
	}
	return login(secure, secure, secure, secure)
}

// login sends LOGIN7 over one way and a batch over another.
func login(in io.Reader, out io.Writer, later io.Reader, laterOut io.Writer) error {
	body := make([]byte, 94)
	binary.LittleEndian.PutUint32(body, uint32(len(body)))
	binary.LittleEndian.PutUint32(body[4:], 0x74000004)
	if _, err := out.Write(tdsPacket(tdsLogin7, body)); err != nil {
		return err
	}
	if _, answer, err := readTDS(in); err != nil || !bytes.Contains(answer, []byte{tokenLoginAck}) {
		return errors.Join(err, errDeclined)
	}
	if _, err := laterOut.Write(tdsPacket(tdsBatch, littleEndian([]uint16{'s', 'e', 'l', 'e', 'c', 't', ' ', '1'}))); err != nil {
		return err
	}
	_, answer, err := readTDS(later)
	if err == nil && answer[0] != tokenColumns {
		return errNotTDS
	}
	return err
}

// once makes the certificates for all tests: keys take their time.
var once = sync.OnceValues(authority.New)

func authorities(t *testing.T) (*authority.Set, *tls.Config) {
	t.Helper()
	set, err := once()
	if err != nil {
		t.Fatal(err)
	}
	roots := x509.NewCertPool()
	roots.AppendCertsFromPEM(set.CA.PEM)
	return set, &tls.Config{RootCAs: roots, ServerName: state.Host}
}

func TestSQLServerNegotiates(t *testing.T) {
	set, checking := authorities(t)
	trusting := &tls.Config{InsecureSkipVerify: true}
	old := &tls.Config{InsecureSkipVerify: true, MinVersion: tls.VersionTLS10}
	tests := []struct {
		name   string
		client tdsClient
		want   map[state.State]state.Outcome // "" is refused
	}{
		{"plaintext", tdsClient{asks: encryptNotSup}, map[state.State]state.Outcome{
			state.Plain: state.Plaintext, state.UnknownCA: state.Plaintext, state.WrongHost: state.Plaintext, state.OldTLS: state.Plaintext, state.Good: state.Plaintext,
			state.LoginOnly: state.Plaintext,
		}},
		{"login only", tdsClient{encryptOff, trusting}, map[state.State]state.Outcome{
			state.Plain: state.Plaintext, state.TLSOnly: state.TLS, state.UnknownCA: state.LoginTLS, state.WrongHost: state.LoginTLS, state.Good: state.LoginTLS,
			state.LoginOnly: state.LoginTLS,
		}},
		{"login only, checked", tdsClient{encryptOff, checking}, map[state.State]state.Outcome{
			state.Plain: state.Plaintext, state.TLSOnly: state.TLS, state.Good: state.LoginTLS, state.LoginOnly: state.LoginTLS,
		}},
		{"encrypted", tdsClient{encryptOn, trusting}, map[state.State]state.Outcome{
			state.TLSOnly: state.TLS, state.UnknownCA: state.TLS, state.WrongHost: state.TLS, state.Good: state.TLS,
			state.LoginOnly: state.LoginTLS,
		}},
		{"old TLS", tdsClient{encryptOn, old}, map[state.State]state.Outcome{
			state.TLSOnly: state.TLS, state.UnknownCA: state.TLS, state.WrongHost: state.TLS, state.OldTLS: state.TLS, state.Good: state.TLS,
			state.LoginOnly: state.LoginTLS,
		}},
		{"required", tdsClient{encryptReq, checking}, map[state.State]state.Outcome{
			state.Plain: state.Plaintext, state.TLSOnly: state.TLS, state.Good: state.TLS, state.LoginOnly: state.LoginTLS,
		}},
	}
	for _, tt := range tests {
		for _, at := range sqlserver.States() {
			seen, err := talk(t, set, at, tt.client.run)
			var last state.Outcome
			if err == nil && len(seen) > 0 {
				last = seen[len(seen)-1]
			}
			if last != tt.want[at] {
				t.Errorf("%s, %s: saw %q, want %q (client: %v)", tt.name, at, seen, tt.want[at], err)
			}
		}
	}
}

func TestSQLServerSpeaksTDS8(t *testing.T) {
	set, checking := authorities(t)
	config := checking.Clone()
	config.NextProtos = []string{"tds/8.0"}
	strict := func(c net.Conn) error {
		secure := tls.Client(c, config)
		if err := secure.Handshake(); err != nil {
			return err
		}
		if got := secure.ConnectionState().NegotiatedProtocol; got != "tds/8.0" {
			t.Errorf("negotiated %q", got)
		}
		if _, err := secure.Write(tdsPacket(tdsPreLogin, preLoginAnswer(encryptNotSup))); err != nil {
			return err
		}
		if _, _, err := readTDS(secure); err != nil {
			return err
		}
		return login(secure, secure, secure, secure)
	}
	for _, at := range sqlserver.States() {
		seen, err := talk(t, set, at, strict)
		if want := at == state.Good || at == state.TLSOnly; want != (err == nil && slices.Equal(seen, []state.Outcome{state.TLS})) {
			t.Errorf("%s: saw %q, client: %v", at, seen, err)
		}
	}
}

// TestSQLServerWithoutPreLogin: old clients begin with the login.
func TestSQLServerWithoutPreLogin(t *testing.T) {
	set, _ := authorities(t)
	plain := func(c net.Conn) error { return login(c, c, c, c) }
	if seen, err := talk(t, set, state.Good, plain); err != nil || !slices.Equal(seen, []state.Outcome{state.Plaintext}) {
		t.Errorf("good: saw %q, %v", seen, err)
	}
	if seen, err := talk(t, set, state.TLSOnly, plain); err == nil {
		t.Errorf("tls-only let in a login without TLS; saw %q", seen)
	}
}

// TestSQLServerSpeaksTDS42: clients of its age log in by another packet, and in plaintext only.
func TestSQLServerSpeaksTDS42(t *testing.T) {
	set, _ := authorities(t)
	old := func(c net.Conn) error {
		if _, err := c.Write(tdsPacket(tdsLogin, make([]byte, 555))); err != nil {
			return err
		}
		if _, answer, err := readTDS(c); err != nil || answer[0] != tokenLoginAck {
			return errors.Join(err, errDeclined)
		}
		if _, err := c.Write(tdsPacket(tdsBatch, []byte("SELECT 1"))); err != nil {
			return err
		}
		_, answer, err := readTDS(c)
		if err == nil && answer[0] != tokenDone {
			return errNotTDS
		}
		return err
	}
	for _, at := range sqlserver.States() {
		seen, err := talk(t, set, at, old)
		if want := at != state.TLSOnly; want != (err == nil) || !slices.Equal(seen, []state.Outcome{state.Plaintext}) {
			t.Errorf("%s: saw %q, client: %v", at, seen, err)
		}
	}
}

func TestSQLServerRefusesWhatIsNoTDS(t *testing.T) {
	set, _ := authorities(t)
	for name, in := range map[string][]byte{
		"a batch before the login": tdsPacket(tdsBatch, nil),
		"a short login":            tdsPacket(tdsLogin7, []byte{1, 2, 3}),
		"no encryption option":     tdsPacket(tdsPreLogin, []byte{preLoginEnd}),
		"an empty size":            {tdsPreLogin, tdsLast, 0, 0, 0, 0, 0, 0},
		"HTTP":                     []byte("GET / HTTP/1.1\r\n\r\n"),
	} {
		seen, _ := talk(t, set, state.Good, func(c net.Conn) error {
			_, _ = c.Write(in)
			_ = c.(*net.TCPConn).CloseWrite()
			_, err := io.Copy(io.Discard, c)
			return err
		})
		if len(seen) > 0 {
			t.Errorf("%s: saw %q", name, seen)
		}
	}
}

func TestWrappedCutsPackets(t *testing.T) {
	long := bytes.Repeat([]byte("x"), 10000)
	client, server := net.Pipe()
	go func() {
		_, _ = (&wrapped{Conn: client}).Write(long)
		_ = client.Close()
	}()
	got, err := io.ReadAll(&wrapped{in: bufio.NewReader(server)})
	if err != nil || !bytes.Equal(got, long) {
		t.Errorf("%d bytes, %v", len(got), err)
	}
}

// TestSQLServerCounts: the length of DONE depends on the client's version.
func TestSQLServerCounts(t *testing.T) {
	for version, want := range map[uint32]int{0x70000000: 9, 0x71000001: 9, 0x72090002: 13, 0x74000004: 13, 0x08000000: 13} {
		if got := len((&tdsSession{version: version}).done(tokenDone, 0, 0)); got != want {
			t.Errorf("%#x: %d bytes, want %d", version, got, want)
		}
	}
}
