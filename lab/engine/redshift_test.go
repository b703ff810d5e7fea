package engine

import (
	"encoding/binary"
	"io"
	"net"
	"testing"

	"github.com/dsnlint/dsnlint/lab/state"
)

// ask sends a start-up packet to a stub in a state and returns the first byte of its answer, and what it saw.
func ask(t *testing.T, at state.State, code uint32) (answer byte, saw state.Outcome) {
	t.Helper()
	client, server := net.Pipe()
	done := make(chan struct{})
	go func() {
		defer close(done)
		_ = serveRedshift(&Conn{Conn: server, State: at, Engine: redshift, saw: func(o state.Outcome) { saw = o }})
		_ = server.Close()
	}()
	packet := binary.BigEndian.AppendUint32(binary.BigEndian.AppendUint32(nil, 8), code)
	if _, err := client.Write(packet); err != nil {
		t.Fatal(err)
	}
	if at == state.Plain && code != sslRequest {
		_ = client.Close()
		<-done
		return 0, saw
	}
	first := make([]byte, 1)
	if _, err := io.ReadFull(client, first); err != nil {
		t.Fatal(err)
	}
	_ = client.Close()
	<-done
	return first[0], saw
}

func TestRedshift(t *testing.T) {
	const startup = 196608
	for _, c := range []struct {
		at     state.State
		code   uint32
		answer byte
		saw    state.Outcome
	}{
		{state.Plain, sslRequest, 'N', ""},
		{state.Plain, startup, 0, state.Plaintext},
		{state.TLSOnly, startup, 'E', state.Refused},
		{state.Good, gssEncRequest, 'N', ""},
	} {
		if answer, saw := ask(t, c.at, c.code); answer != c.answer || saw != c.saw {
			t.Errorf("%s %d: got %q %q, want %q %q", c.at, c.code, answer, saw, c.answer, c.saw)
		}
	}
}
