package cli

import (
	"strings"

	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
)

// tool says what the options of a client program mean that needs no reader of its own. Names stand without dashes; what
// is in none of the lists is an option of the connection.
type tool struct {
	hosts, ports, secrets, urls map[string]bool
	skips                       map[string]bool   // nothing to us
	renames                     map[string]string // one-letter options and the long ones that they stand for
	pairs                       string            // the one-letter option whose value is name=value
	operands                    int               // how many operands are host and port
	target                      bool              // the first operand may be a connection string
	configured                  bool              // its own config file decides what the command line does not
	vars                        string            // the beginning of its variables: ETCDCTL_
	variables                   map[string]string // variables by their own names
	help                        string            // one-letter options that only print something
	only                        map[string]bool   // what is about the connection, of a program with much else to do; nil for any
	asked                       bool              // without an address there is no connection
}

// described reads a program by the description of its options.
func (c *command) described(p program) {
	conn := c.connection(p)
	list := args(c.argv[1:], p.syntax)
	if asksForHelp(list, p.tool.help) {
		return
	}
	operands := 0
	for _, a := range list {
		if a.name.IsZero() {
			c.toolOperand(conn, p.tool, a.word, operands)
			operands++
			continue
		}
		c.toolOption(conn, p.tool, a.name, a.value, a.bare, setting.InCall)
	}
	for _, v := range lastOf(c.env) {
		c.toolVariable(conn, p.tool, v)
	}
	if p.tool.configured {
		open(conn)
	}
	if p.tool.asked && len(conn.Hosts) == 0 {
		return
	}
	c.add(conn)
}

func (c *command) toolOption(conn *setting.Connection, t *tool, name, value source.Text, bareWord bool, layer setting.Layer) {
	key := strings.ReplaceAll(name.String(), "_", "-")
	if long, ok := t.renames[key]; ok {
		key, name = long, source.Decoded(name.Place(), long)
	}
	switch {
	case t.secrets[key]:
		c.found.Hide(value)
	case t.skips[key], t.only != nil && !t.only[key]:
	case bareWord && len(key) > 1:
		conn.Options = append(conn.Options, setting.Option{Name: name, Value: setting.Value{Kind: setting.Bare}, Layer: layer})
	case bareWord:
	case t.urls[key]:
		c.endpoints(conn, value, true)
	case t.hosts[key]:
		if layer == setting.InCall || len(conn.Hosts) == 0 {
			c.endpoints(conn, value, false)
		}
	case t.ports[key]:
		conn.Ports = append(conn.Ports, value)
	case t.pairs != "" && key == t.pairs:
		c.toolPair(conn, t, value)
	case len(key) > 1:
		conn.Options = append(conn.Options, setting.Option{Name: name, Value: setting.ValueOf(value), Layer: layer})
	}
}

// toolPair reads -X name=value.
func (c *command) toolPair(conn *setting.Connection, t *tool, pair source.Text) {
	name, value, ok := pair.Cut("=")
	switch {
	case !ok && mayHoldOptions(pair):
		open(conn)
	case ok && Secret(name.String()):
		c.found.Hide(value)
	case ok:
		c.toolOption(conn, t, name, value, false, setting.InCall)
	}
}

// toolOperand takes the host and port of programs that have them as operands.
func (c *command) toolOperand(conn *setting.Connection, t *tool, w source.Text, n int) {
	switch {
	case n == 0 && mayHoldOptions(w) && t.operands == 0:
		open(conn)
	case n == 0 && t.target && strings.Contains(w.String(), "://"):
		c.endpoints(conn, w, true)
	case n == 0 && t.operands > 0:
		c.endpoints(conn, w, false)
	case n == 1 && t.operands > 1:
		conn.Ports = append(conn.Ports, w)
	}
}

// endpoints reads a list of host, host:port and, with urls, scheme://host:port. The first scheme counts for all, and an
// unknown address may bring one.
func (c *command) endpoints(conn *setting.Connection, t source.Text, urls bool) {
	if strings.Contains(t.String(), "://") && c.target(conn, t, "url") {
		return
	}
	for _, e := range t.Split(",") {
		scheme, rest, ok := e.Trim().Cut("://")
		if !ok {
			scheme, rest = source.Text{}, e.Trim()
		}
		if conn.Scheme.IsZero() && scheme.Len() > 0 {
			conn.Scheme = scheme
		}
		if at := strings.LastIndexByte(rest.String(), '@'); at >= 0 {
			c.found.Hide(rest.Slice(0, at))
			rest = rest.Slice(at+1, rest.Len())
		}
		rest, _, _ = rest.Cut("/")
		host, port, _ := rest.Cut(":")
		conn.Hosts = append(conn.Hosts, host)
		if port.Len() > 0 {
			conn.Ports = append(conn.Ports, port)
		}
		if urls && strings.HasPrefix(e.Trim().String(), string(source.Hole)) {
			open(conn)
		}
	}
}

// toolVariable reads a variable that the program takes as it takes an option. The command line goes first.
func (c *command) toolVariable(conn *setting.Connection, t *tool, v setting.Option) {
	name := v.Name.String()
	option := t.variables[name]
	if rest, ok := strings.CutPrefix(name, t.vars); ok && t.vars != "" && option == "" {
		option = strings.ToLower(strings.ReplaceAll(rest, "_", "-"))
	}
	if option != "" && len(option) > 1 {
		c.toolOption(conn, t, source.Decoded(v.Name.Place(), option), v.Value.Text, false, setting.InEnv)
	}
}
