package engine

import (
	"bufio"
	"net"
	"slices"
	"strings"
	"testing"

	"github.com/dsnlint/dsnlint/lab/state"
)

func TestAddresses(t *testing.T) {
	seen := map[string]bool{}
	for _, n := range []int{0, 1, 249, 250, 4321} {
		for _, at := range state.Known {
			address := Address(n, at)
			ip := net.ParseIP(address)
			if ip == nil || !ip.IsLoopback() || seen[address] {
				t.Errorf("run %d, %s: %q is no loopback address of its own", n, at, address)
			}
			seen[address] = true
			if got, ok := stateOf(&net.TCPAddr{IP: ip}); !ok || got != at {
				t.Errorf("%s: got %s, want %s", address, got, at)
			}
		}
	}
	if _, ok := stateOf(&net.TCPAddr{IP: net.ParseIP("127.0.0.1")}); ok {
		t.Error("the servers' own address is no run")
	}
}

func TestOutcome(t *testing.T) {
	log := &Log{seen: map[string][]*state.Outcome{}}
	if got := log.Outcome("a"); got != "" {
		t.Errorf("nobody called: %q", got)
	}
	log.open("a")(state.Refused)
	if got := log.Outcome("a"); got != state.Refused {
		t.Errorf("gave up: %q", got)
	}
	log.open("a")(state.TLS)
	log.open("a")
	log.open("a")(state.Plaintext)
	log.open("a")(state.Refused)
	if got := log.Outcome("a"); got != state.Plaintext {
		t.Errorf("the last that spoke counts: %q", got)
	}
}

func TestApart(t *testing.T) {
	got := Apart([]string{"mariadb", "redis", "mysql", "nosuch"})
	want := [][]string{{"mariadb", "redis", "nosuch"}, {"mysql"}}
	if !slices.EqualFunc(got, want, slices.Equal) {
		t.Errorf("got %v, want %v", got, want)
	}
}

func TestHandshakes(t *testing.T) {
	for in, want := range map[string]bool{"\x16\x03\x01\x02": true, "\x16\x01\x00\x00": false, "\x16\x03\x00\x00": false, "GET /": false, "*1": false} {
		if got, err := handshakes(bufio.NewReader(strings.NewReader(in))); got != want || err != nil {
			t.Errorf("%q: got %v %v", in, got, err)
		}
	}
	if _, err := handshakes(bufio.NewReader(strings.NewReader(""))); err == nil {
		t.Error("nothing was said, and no error came")
	}
}
