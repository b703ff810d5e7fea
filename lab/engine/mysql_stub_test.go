package engine

import (
	"crypto/tls"
	"crypto/x509"
	"encoding/binary"
	"net"
	"slices"
	"testing"

	"github.com/dsnlint/dsnlint/lab/authority"
	"github.com/dsnlint/dsnlint/lab/state"
)

// mysqlClient logs in as clients do, over TLS if it has a configuration, sends one command and says goodbye.
func mysqlClient(c net.Conn, config *tls.Config) error {
	if _, _, err := readMySQL(c); err != nil {
		return err
	}
	wire, number := c, byte(1)
	if config != nil {
		ask := make([]byte, mysqlSSLRequest)
		binary.LittleEndian.PutUint32(ask, mysql9Abilities|clientSSL)
		if err := writeMySQL(c, number, ask); err != nil {
			return err
		}
		secured := tls.Client(c, config)
		if err := secured.Handshake(); err != nil {
			return err
		}
		wire, number = secured, number+1
	}
	if err := writeMySQL(wire, number, make([]byte, mysqlSSLRequest+1)); err != nil {
		return err
	}
	for _, want := range []byte{mysqlKnown[0], mysqlOK[0]} {
		body, _, err := readMySQL(wire)
		if err != nil {
			return err
		}
		if body[0] != want {
			return errNotMySQL
		}
	}
	if err := writeMySQL(wire, 0, []byte("\x03SELECT 1")); err != nil {
		return err
	}
	if _, _, err := readMySQL(wire); err != nil {
		return err
	}
	return writeMySQL(wire, 0, []byte{mysqlQuit})
}

// talkMySQL runs a client against the stub in a state and returns what the stub saw.
func talkMySQL(t *testing.T, set *authority.Set, at state.State, config *tls.Config) (seen []state.Outcome, err error) {
	t.Helper()
	client, server := net.Pipe()
	done := make(chan struct{})
	go func() {
		defer close(done)
		defer server.Close()
		_ = serveMySQL9(&Conn{Conn: server, State: at, Set: set, Engine: mysql9, saw: func(o state.Outcome) { seen = append(seen, o) }})
	}()
	err = mysqlClient(client, config)
	_ = client.Close()
	<-done
	return seen, err
}

func TestMySQL9(t *testing.T) {
	set, err := authority.New()
	if err != nil {
		t.Fatal(err)
	}
	roots := x509.NewCertPool()
	roots.AppendCertsFromPEM(set.CA.PEM)
	unchecked, checked := &tls.Config{InsecureSkipVerify: true}, &tls.Config{RootCAs: roots, ServerName: state.Host}
	for _, tt := range []struct {
		name   string
		at     state.State
		config *tls.Config
		want   []state.Outcome // what was seen
		ok     bool            // the client got what it wanted
	}{
		{"plaintext", state.Good, nil, []state.Outcome{state.Plaintext}, true},
		{"plaintext alone", state.Plain, nil, []state.Outcome{state.Plaintext}, true},
		{"no TLS there", state.Plain, unchecked, nil, false},
		{"TLS demanded", state.TLSOnly, nil, nil, false},
		{"TLS", state.TLSOnly, unchecked, []state.Outcome{state.TLS}, true},
		{"checked", state.Good, checked, []state.Outcome{state.TLS}, true},
		{"another authority", state.UnknownCA, checked, nil, false},
		{"another name", state.WrongHost, checked, nil, false},
	} {
		t.Run(tt.name, func(t *testing.T) {
			seen, err := talkMySQL(t, set, tt.at, tt.config)
			if !slices.Equal(seen, tt.want) || (err == nil) != tt.ok {
				t.Errorf("saw %v, the client ended with %v", seen, err)
			}
		})
	}
}
