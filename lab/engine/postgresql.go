package engine

import (
	"bytes"
	"context"
	"encoding/binary"
	"fmt"
	"io"
	"net"
	"os"
	"path/filepath"

	"github.com/dsnlint/dsnlint/lab/authority"
	"github.com/dsnlint/dsnlint/lab/state"
)

var postgresql = &Engine{Name: "postgresql", Ports: []int{5432}, Apt: []string{"postgresql"}, Start: startPostgreSQL, Serve: servePostgreSQL, ALPN: []string{"postgresql"}}

// startPostgreSQL makes one cluster, copies it for each state and starts the six.
func startPostgreSQL(ctx context.Context, dir string, set *authority.Set) (map[state.State]string, error) {
	who, err := lookupAccount("postgres")
	if err != nil {
		return nil, err
	}
	bin, err := filepath.Glob("/usr/lib/postgresql/*/bin")
	if err != nil || len(bin) == 0 {
		return nil, fmt.Errorf("no PostgreSQL server is installed; apt-get install postgresql")
	}
	if err := who.own(dir); err != nil {
		return nil, err
	}
	master := filepath.Join(dir, "master")
	if err := who.once(ctx, dir, filepath.Join(bin[0], "initdb"), "-D", master, "-A", "trust", "-U", "postgres", "-N"); err != nil {
		return nil, err
	}
	out := map[state.State]string{}
	for i, at := range state.All {
		out[at] = fmt.Sprintf("127.0.0.1:%d", 15432+i)
		if err := startCluster(ctx, who, bin[0], dir, at, 15432+i, set); err != nil {
			return nil, err
		}
	}
	return out, nil
}

func startCluster(ctx context.Context, who account, bin, dir string, at state.State, port int, set *authority.Set) error {
	home := filepath.Join(dir, string(at))
	if err := who.once(ctx, dir, "cp", "-a", filepath.Join(dir, "master"), home); err != nil {
		return err
	}
	if err := set.Pairs[at].Write(home, who.uid, who.gid); err != nil {
		return err
	}
	if err := WriteOpenSSL(filepath.Join(home, "openssl.cnf")); err != nil {
		return err
	}
	if err := os.WriteFile(filepath.Join(home, "pg_hba.conf"), []byte(hba(at)), 0o644); err != nil {
		return err
	}
	args := []string{
		"-D", home, "-p", fmt.Sprint(port), "-k", home, "-c", "listen_addresses=127.0.0.1", "-c", "fsync=off",
		"-c", "password_encryption=md5", "-c", "max_connections=60",
	}
	if at != state.Plain {
		args = append(args, "-c", "ssl=on", "-c", "ssl_cert_file=server.pem", "-c", "ssl_key_file=server.key", "-c", "ssl_ciphers=ALL:@SECLEVEL=0",
			"-c", "ssl_min_protocol_version=TLSv1")
	}
	if at == state.OldTLS {
		args = append(args, "-c", "ssl_max_protocol_version=TLSv1.1")
	}
	if err := who.daemon(ctx, home, fmt.Sprintf("127.0.0.1:%d", port), filepath.Join(bin, "postgres"), args...); err != nil {
		return err
	}
	psql := func(sql string) error {
		return who.soon(ctx, home, filepath.Join(bin, "psql"), "-h", home, "-p", fmt.Sprint(port), "-U", "postgres", "-qc", sql)
	}
	if err := psql("CREATE ROLE lab LOGIN PASSWORD 'pw'"); err != nil {
		return err
	}
	return psql("CREATE DATABASE lab OWNER lab")
}

func hba(at state.State) string {
	word := "host"
	if at == state.TLSOnly {
		word = "hostssl"
	}
	const database, user = "lab", "lab"
	return fmt.Sprintf("local all postgres trust\n%s %s %s 127.0.0.0/8 md5\n", word, database, user)
}

// The first words of PostgreSQL's start-up packets.
const (
	sslRequest    = 80877103
	gssEncRequest = 80877104
)

// servePostgreSQL reads the start-up packets until the client has chosen its transport, then hands on what comes.
func servePostgreSQL(c *Conn) error {
	server, err := net.Dial("tcp4", c.Backend)
	if err != nil {
		return err
	}
	defer server.Close()
	for {
		head := make([]byte, 8)
		if _, err := io.ReadFull(c, head); err != nil {
			return err
		}
		if head[0] == clientHello {
			return c.direct(head)
		}
		if _, err := server.Write(head); err != nil {
			return err
		}
		code := binary.BigEndian.Uint32(head[4:])
		if code != sslRequest && code != gssEncRequest {
			c.Saw(state.Plaintext)
			return join(c, c, server)
		}
		answer := make([]byte, 1)
		if _, err := io.ReadFull(server, answer); err != nil {
			return err
		}
		if _, err := c.Write(answer); err != nil {
			return err
		}
		if answer[0] == 'S' {
			return c.firstRecord(server)
		}
	}
}

// direct serves a client that begins with TLS, which PostgreSQL does since 17: the lab speaks it for an older server.
func (c *Conn) direct(head []byte) error {
	if c.State == state.Plain {
		c.Saw(state.Refused)
		return nil
	}
	c.Backend = c.backends[state.Plain]
	return c.unwrap(io.MultiReader(bytes.NewReader(head), c.Conn))
}

// firstRecord hands on a connection whose next bytes are a handshake, if the client still wants one.
func (c *Conn) firstRecord(server net.Conn) error {
	first := make([]byte, 1)
	if _, err := io.ReadFull(c, first); err != nil {
		return err
	}
	if first[0] == clientHello {
		c.Saw(state.TLS)
	}
	if _, err := server.Write(first); err != nil {
		return err
	}
	return join(c, c, server)
}
