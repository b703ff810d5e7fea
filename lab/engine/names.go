package engine

import (
	"bytes"
	"context"
	"encoding/binary"
	"fmt"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strings"

	"github.com/dsnlint/dsnlint/lab/authority"
	"github.com/dsnlint/dsnlint/lab/state"
)

// service is the name under which a mongodb+srv:// URL looks for its servers.
const service = "_mongodb._tcp." + state.Host

const (
	headerLength = 12
	typeSRV      = 33
	classIN      = 1
	mongoPort    = 27017
)

// startNames starts a name server that knows one service, and makes it the one that programs ask. It answers everything
// else with nothing, so that addresses come from the hosts file.
func startNames(ctx context.Context, dir string, _ *authority.Set) (map[state.State]string, error) {
	const address = "127.0.0.1"
	conn, err := new(net.ListenConfig).ListenPacket(ctx, "udp4", address+":53")
	if err != nil {
		return nil, err
	}
	context.AfterFunc(ctx, func() { _ = conn.Close() })
	go serveNames(conn)
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return nil, err
	}
	file := filepath.Join(dir, "resolv.conf")
	if err := os.WriteFile(file, []byte("nameserver "+address+"\noptions timeout:2\n"), 0o644); err != nil {
		return nil, err
	}
	if out, err := exec.CommandContext(ctx, "mount", "--bind", file, "/etc/resolv.conf").CombinedOutput(); err != nil {
		return nil, fmt.Errorf("mount: %w: %s", err, bytes.TrimSpace(out))
	}
	return nil, nil
}

func serveNames(conn net.PacketConn) {
	buf := make([]byte, 1500)
	for {
		n, from, err := conn.ReadFrom(buf)
		if err != nil {
			return
		}
		if reply := answer(buf[:n]); reply != nil {
			_, _ = conn.WriteTo(reply, from)
		}
	}
}

// answer is the reply to a query; nil if it is none that can be read.
func answer(query []byte) []byte {
	if len(query) < headerLength {
		return nil
	}
	name, length := question(query[headerLength:])
	if length == 0 {
		return nil
	}
	kind := binary.BigEndian.Uint16(query[headerLength+length-4:])
	reply := append([]byte{}, query[:headerLength+length]...)
	known := kind == typeSRV && strings.EqualFold(name, service)
	copy(reply[2:], []byte{0x84 | query[2]&1, 0x80, 0, 1, 0, 0, 0, 0, 0, 0}) // an authoritative answer to one question
	if !known {
		return reply
	}
	reply[7] = 1
	target := labels(state.Host)
	reply = append(reply, 0xc0, headerLength, 0, typeSRV, 0, classIN, 0, 0, 0, 60)
	reply = binary.BigEndian.AppendUint16(reply, uint16(6+len(target)))
	reply = append(reply, 0, 0, 0, 0) // priority and weight
	reply = binary.BigEndian.AppendUint16(reply, mongoPort)
	return append(reply, target...)
}

// question reads the name that is asked for and says how long the whole question is, 0 if it is broken.
func question(in []byte) (name string, length int) {
	var parts []string
	at := 0
	for at < len(in) && in[at] != 0 {
		next := at + 1 + int(in[at])
		if in[at] > 63 || next > len(in) {
			return "", 0
		}
		parts = append(parts, string(in[at+1:next]))
		at = next
	}
	if at+5 > len(in) {
		return "", 0
	}
	return strings.Join(parts, "."), at + 5
}

// labels is a name as it stands in a message.
func labels(name string) []byte {
	var out []byte
	for part := range strings.SplitSeq(name, ".") {
		out = append(append(out, byte(len(part))), part...)
	}
	return append(out, 0)
}
