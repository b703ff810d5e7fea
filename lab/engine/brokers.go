package engine

import (
	"bufio"
	"bytes"
	"context"
	"crypto/tls"
	"fmt"
	"io"
	"net"
	"os"
	"path/filepath"
	"time"

	"github.com/dsnlint/dsnlint/lab/authority"
	"github.com/dsnlint/dsnlint/lab/state"
)

// The servers below speak no TLS themselves: the front does.
var (
	amqp      = &Engine{Name: "amqp", Ports: []int{5672, 5671}, Apt: []string{"rabbitmq-server"}, Start: startRabbitMQ, Serve: TLSFirst}
	etcd      = &Engine{Name: "etcd", Ports: []int{2379}, Apt: []string{"etcd-server"}, Start: startEtcd, Serve: TLSFirst, ALPN: []string{"h2", "http/1.1"}}
	memcached = &Engine{Name: "memcached", Ports: []int{11211}, Apt: []string{"memcached"}, Start: startMemcached, Serve: TLSFirst}
	nats      = &Engine{Name: "nats", Ports: []int{4222}, Apt: []string{"nats-server"}, Start: startNATS, Serve: serveNATS}
)

const rabbitConfig = `listeners.tcp.1 = 127.0.0.1:15672
default_user = lab
default_pass = pw
loopback_users = none
log.console = true
`

func startRabbitMQ(ctx context.Context, dir string, _ *authority.Set) (map[state.State]string, error) {
	who, err := lookupAccount("rabbitmq")
	if err != nil {
		return nil, err
	}
	if err := who.own(dir); err != nil {
		return nil, err
	}
	config := filepath.Join(dir, "rabbitmq.conf")
	for name, text := range map[string]string{config: rabbitConfig, filepath.Join(dir, "plugins"): "[].\n"} {
		if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
			return nil, err
		}
	}
	const address = "127.0.0.1:15672"
	err = who.daemon(ctx, dir, address, "env", "RABBITMQ_NODENAME=lab@localhost", "RABBITMQ_CONFIG_FILE="+config, "RABBITMQ_MNESIA_BASE="+dir,
		"RABBITMQ_LOG_BASE="+dir, "RABBITMQ_ENABLED_PLUGINS_FILE="+filepath.Join(dir, "plugins"), "/usr/lib/rabbitmq/bin/rabbitmq-server")
	return same(address), err
}

func startEtcd(ctx context.Context, dir string, _ *authority.Set) (map[state.State]string, error) {
	const address = "127.0.0.1:12379"
	err := startAsNobody(ctx, dir, address, "etcd", "--data-dir", filepath.Join(dir, "data"), "--listen-client-urls", "http://"+address,
		"--advertise-client-urls", "http://"+address, "--listen-peer-urls", "http://127.0.0.1:12380")
	return same(address), err
}

func startMemcached(ctx context.Context, dir string, _ *authority.Set) (map[state.State]string, error) {
	const address = "127.0.0.1:21211"
	return same(address), startAsNobody(ctx, dir, address, "memcached", "-l", "127.0.0.1", "-p", "21211")
}

func startNATS(ctx context.Context, dir string, _ *authority.Set) (map[state.State]string, error) {
	const address = "127.0.0.1:14222"
	return same(address), startAsNobody(ctx, dir, address, "nats-server", "-a", "127.0.0.1", "-p", "14222", "--user", "lab", "--pass", "pw")
}

func startAsNobody(ctx context.Context, dir, address, name string, args ...string) error {
	who, err := lookupAccount("nobody")
	if err != nil {
		return err
	}
	if err := who.own(dir); err != nil {
		return err
	}
	return who.daemon(ctx, dir, address, name, args...)
}

// helloWait is how long a server waits for a client that begins with TLS before it greets in plaintext, as the real one
// does that is told to take both.
const helloWait = 1500 * time.Millisecond

// serveNATS hands on the server's greeting with what a server with TLS adds to it; the client then chooses. A server
// takes plaintext beside TLS only when it is told to, as the ones in the middle states are.
func serveNATS(c *Conn) error {
	server, err := net.Dial("tcp4", c.Backend)
	if err != nil {
		return err
	}
	defer server.Close()
	greeting, err := bufio.NewReader(server).ReadBytes('\n')
	if err != nil {
		return err
	}
	greeting = natsGreeting(c.State, greeting)
	in := bufio.NewReader(c)
	if err := c.SetReadDeadline(time.Now().Add(helloWait)); err != nil {
		return err
	}
	_, early := in.Peek(1)
	if err := c.SetReadDeadline(time.Time{}); err != nil {
		return err
	}
	if early == nil && c.State != state.Plain {
		return c.natsInside(in, server, greeting)
	}
	if _, err := c.Write(greeting); err != nil {
		return err
	}
	return c.natsAfter(in, server)
}

// natsGreeting is the greeting of a server in a state.
func natsGreeting(at state.State, greeting []byte) []byte {
	word := "tls_available"
	switch at {
	case state.Plain:
		return greeting
	case state.TLSOnly:
		word = "tls_required"
	}
	return bytes.Replace(greeting, []byte("{"), fmt.Appendf(nil, "{%q:true,", word), 1)
}

// natsInside greets a client that begins with TLS once that stands.
func (c *Conn) natsInside(in io.Reader, server net.Conn, greeting []byte) error {
	config, err := c.Set.Config(c.State, c.Engine.ALPN...)
	if err != nil {
		return err
	}
	secure := tls.Server(&peeked{Conn: c.Conn, in: in}, config)
	if _, err := secure.Write(greeting); err != nil {
		c.Saw(state.Refused)
		return err
	}
	inner := bufio.NewReader(secure)
	if _, err := inner.Peek(1); err != nil {
		c.Saw(state.Refused)
		return err
	}
	c.Saw(state.TLS)
	return join(inner, secure, server)
}

// natsAfter serves a client that was greeted in plaintext.
func (c *Conn) natsAfter(in *bufio.Reader, server net.Conn) error {
	first, err := in.Peek(1)
	if err != nil {
		return err
	}
	switch {
	case first[0] != clientHello && c.State == state.TLSOnly, first[0] == clientHello && c.State == state.Plain:
		c.Saw(state.Refused)
		return nil
	case first[0] != clientHello:
		c.Saw(state.Plaintext)
		return join(in, c, server)
	}
	return c.secured(in, server)
}
