// Package engine starts the servers that the cases run against. Each engine has one for each state, behind one front that listens on the engine's usual port on every loopback address: the address that a client dials says
// which run it is and which server it wants. The front hands the bytes on and notes whether they are encrypted.
package engine

import (
	"context"
	"fmt"
	"net"
	"slices"
	"sync"

	"github.com/dsnlint/dsnlint/lab/authority"
	"github.com/dsnlint/dsnlint/lab/state"
)

// Engine is a kind of server.
type Engine struct {
	Name  string
	Ports []int    // where clients expect it; the first is the usual one
	Apt   []string // Debian packages of the server
	// Start starts what stands behind the front in a folder of its own and returns the address of each state's server;
	// nil if the front answers itself. The servers end with the context.
	Start func(ctx context.Context, dir string, set *authority.Set) (map[state.State]string, error)
	// Serve speaks with one client: it hands bytes on to the server and notes what it sees. It returns when either side
	// has closed.
	Serve func(c *Conn) error
	// ByBytes says that no real server can be had: a client that begins to speak its protocol has accepted the
	// transport. Otherwise the program's exit status says whether it got what it wanted.
	ByBytes bool
	ALPN    []string // protocols that the front offers where it speaks TLS itself
	// Further are the servers that it has beyond the six.
	Further []state.State
}

// States lists the servers that cases are run against.
func (e *Engine) States() []state.State { return slices.Concat(state.All, e.Further) }

// Conn is one client connection.
type Conn struct {
	net.Conn
	State   state.State
	Backend string // address of the server; "" if there is none
	Set     *authority.Set
	Engine  *Engine

	backends map[state.State]string
	saw      func(state.Outcome)
}

// Saw notes how the client speaks on this connection; the last word counts.
func (c *Conn) Saw(o state.Outcome) { c.saw(o) }

// Log is what was seen, by the address that was dialled.
type Log struct {
	mu   sync.Mutex
	seen map[string][]*state.Outcome
}

// Outcome is how the last connection to an address that said anything went; refused if all that were heard of gave up,
// "" if none was.
func (l *Log) Outcome(address string) state.Outcome {
	l.mu.Lock()
	defer l.mu.Unlock()
	var out state.Outcome
	for _, o := range l.seen[address] {
		if *o != "" && (*o != state.Refused || out == "") {
			out = *o
		}
	}
	return out
}

func (l *Log) open(address string) func(state.Outcome) {
	l.mu.Lock()
	defer l.mu.Unlock()
	slot := new(state.Outcome)
	l.seen[address] = append(l.seen[address], slot)
	return func(o state.Outcome) {
		l.mu.Lock()
		defer l.mu.Unlock()
		*slot = o
	}
}

// Run starts an engine and its front. The front ends with the context.
func (e *Engine) Run(ctx context.Context, dir string, set *authority.Set) (*Log, error) {
	var backends map[state.State]string
	if e.Start != nil {
		var err error
		if backends, err = e.Start(ctx, dir, set); err != nil {
			return nil, fmt.Errorf("%s: %w", e.Name, err)
		}
	}
	log := &Log{seen: map[string][]*state.Outcome{}}
	for _, port := range e.Ports {
		l, err := new(net.ListenConfig).Listen(ctx, "tcp4", fmt.Sprintf("0.0.0.0:%d", port))
		if err != nil {
			return nil, err
		}
		context.AfterFunc(ctx, func() { _ = l.Close() })
		go e.accept(l, backends, set, log)
	}
	return log, nil
}

func (e *Engine) accept(l net.Listener, backends map[state.State]string, set *authority.Set, log *Log) {
	for {
		c, err := l.Accept()
		if err != nil {
			return
		}
		at, ok := stateOf(c.LocalAddr())
		if !ok {
			_ = c.Close()
			continue
		}
		client := &Conn{Conn: c, State: at, Backend: backends[at], Set: set, Engine: e, backends: backends, saw: log.open(host(c.LocalAddr()))}
		go func() {
			defer c.Close()
			_ = e.Serve(client) // a client that breaks off is an outcome, not an error
		}()
	}
}

func host(a net.Addr) string { return a.(*net.TCPAddr).IP.String() }

// Address is where run number n finds the server of a state.
func Address(n int, at state.State) string {
	for i, s := range state.Known {
		if s == at {
			return fmt.Sprintf("127.%d.%d.%d", 1+n/250, n%250, i+1)
		}
	}
	return ""
}

func stateOf(a net.Addr) (state.State, bool) {
	ip := a.(*net.TCPAddr).IP.To4()
	i := int(ip[3]) - 1
	if ip[1] == 0 || i < 0 || i >= len(state.Known) {
		return "", false
	}
	return state.Known[i], true
}

// All lists the engines.
func All() []*Engine {
	return []*Engine{
		postgresql, mariadb, mysql, mysql9, mysqlTunnel, redis, redisCluster, sqlserver, oracle, amqp, nats, etcd, memcached, kafka,
		mongodb, cassandra, clickhouse, elasticsearch, rabbitmqManagement, redshift, snowflake,
	}
}

// Apart deals the engines of these names into groups that can run at the same time, because no two want the same port.
func Apart(names []string) [][]string {
	var groups [][]string
	for _, name := range names {
		i := slices.IndexFunc(groups, func(group []string) bool {
			return !slices.ContainsFunc(group, func(other string) bool { return collide(name, other) })
		})
		if i < 0 {
			groups = append(groups, []string{name})
			continue
		}
		groups[i] = append(groups[i], name)
	}
	return groups
}

func collide(a, b string) bool {
	one, other := Lookup(a), Lookup(b)
	return one != nil && other != nil && slices.ContainsFunc(one.Ports, func(port int) bool { return slices.Contains(other.Ports, port) })
}

// Lookup finds an engine by name; nil if there is none.
func Lookup(name string) *Engine {
	for _, e := range All() {
		if e.Name == name {
			return e
		}
	}
	return nil
}
