package engine

import (
	"context"
	"net"
	"testing"

	"github.com/dsnlint/dsnlint/lab/state"
)

// TestNames asks the name server as Go's own resolver does.
func TestNames(t *testing.T) {
	conn, err := new(net.ListenConfig).ListenPacket(t.Context(), "udp4", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close()
	go serveNames(conn)
	r := &net.Resolver{PreferGo: true, Dial: func(ctx context.Context, _, _ string) (net.Conn, error) {
		return new(net.Dialer).DialContext(ctx, "udp4", conn.LocalAddr().String())
	}}
	_, found, err := r.LookupSRV(t.Context(), "mongodb", "tcp", state.Host)
	if err != nil || len(found) != 1 || found[0].Target != state.Host+"." || found[0].Port != 27017 {
		t.Errorf("got %v %v", found, err)
	}
	if texts, err := r.LookupTXT(t.Context(), state.Host); err == nil {
		t.Errorf("there is no text, got %q", texts)
	}
}

// TestBrokenQueries: whatever arrives, the server neither panics nor answers what it cannot read.
func TestBrokenQueries(t *testing.T) {
	for _, query := range []string{"", "short", "123456789012", "123456789012\x40aaa\x00\x00\x01\x00\x01", "123456789012\x03ab", "123456789012\x01a\x00\x00"} {
		if reply := answer([]byte(query)); reply != nil {
			t.Errorf("%q: got %q", query, reply)
		}
	}
}
