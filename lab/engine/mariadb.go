package engine

import (
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

// Old drivers of MySQL's own look at the version that the server announces before they ask for TLS, or for a version of
// it: mysql is MariaDB under the name of a MySQL that they trust.
var (
	mariadb = &Engine{Name: "mariadb", Ports: []int{3306}, Apt: []string{"mariadb-server"}, Start: startMariaDB, Serve: serveMySQL}
	mysql   = &Engine{Name: "mysql", Ports: []int{3306}, Apt: []string{"mariadb-server"}, Start: startMySQL, Serve: serveMySQL}
)

// mysqlTunnel is MariaDB behind a port that begins with TLS.
var mysqlTunnel = &Engine{Name: "mysql-tunnel", Ports: []int{3306}, Apt: []string{"mariadb-server"}, Start: startMariaDB, Serve: serveMySQLTunnel}

func startMariaDB(ctx context.Context, dir string, set *authority.Set) (map[state.State]string, error) {
	return startMariaDBServers(ctx, dir, set)
}

func startMySQL(ctx context.Context, dir string, set *authority.Set) (map[state.State]string, error) {
	return startMariaDBServers(ctx, dir, set, "--version=5.7.19-enterprise")
}

func startMariaDBServers(ctx context.Context, dir string, set *authority.Set, args ...string) (map[state.State]string, error) {
	who, err := lookupAccount("mysql")
	if err != nil {
		return nil, err
	}
	if err := who.own(dir); err != nil {
		return nil, err
	}
	master := filepath.Join(dir, "master")
	if err := who.own(master); err != nil {
		return nil, err
	}
	err = who.once(ctx, dir, "mariadb-install-db", "--no-defaults", "--auth-root-authentication-method=normal", "--skip-test-db", "--datadir="+master)
	if err != nil {
		return nil, err
	}
	out := map[state.State]string{}
	for i, at := range state.All {
		out[at] = fmt.Sprintf("127.0.0.1:%d", 13306+i)
		if err := startMariaDBServer(ctx, who, dir, at, 13306+i, set, args); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// mariadbInit makes the account of the cases; the server reads it when it starts.
const mariadbInit = `CREATE DATABASE IF NOT EXISTS lab;
CREATE USER IF NOT EXISTS lab@'%' IDENTIFIED BY 'pw';
GRANT ALL ON lab.* TO lab@'%';
`

func startMariaDBServer(ctx context.Context, who account, dir string, at state.State, port int, set *authority.Set, more []string) error {
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
	init := filepath.Join(home, "init.sql")
	if err := os.WriteFile(init, []byte(mariadbInit), 0o644); err != nil {
		return err
	}
	args := []string{
		"--no-defaults", "--datadir=" + home, "--socket=" + filepath.Join(home, "s"), "--bind-address=127.0.0.1",
		fmt.Sprintf("--port=%d", port), "--pid-file=" + filepath.Join(home, "pid"), "--init-file=" + init, "--skip-name-resolve",
		"--innodb-buffer-pool-size=8M", "--key-buffer-size=1M", "--innodb-flush-log-at-trx-commit=0", "--performance-schema=OFF",
	}
	args = append(args, more...)
	if at == state.Plain {
		args = append(args, "--skip-ssl")
	} else {
		args = append(args, "--ssl-cert="+filepath.Join(home, "server.pem"), "--ssl-key="+filepath.Join(home, "server.key"))
	}
	switch at {
	case state.TLSOnly:
		args = append(args, "--require-secure-transport=ON")
	case state.OldTLS:
		args = append(args, "--tls-version=TLSv1.0,TLSv1.1", "--ssl-cipher=ALL:@SECLEVEL=0")
	case state.Plain, state.UnknownCA, state.WrongHost, state.Good:
	}
	return who.daemon(ctx, home, fmt.Sprintf("127.0.0.1:%d", port), "mariadbd", args...)
}

// MySQL's first client packet: a header of four bytes, then the capabilities; a request for TLS has no more than 32 bytes.
const (
	mysqlHeader     = 4
	mysqlSSLRequest = 32
	clientSSL       = 0x800
)

// serveMySQLTunnel speaks the TLS itself; the server behind it speaks none.
func serveMySQLTunnel(c *Conn) error {
	if c.State == state.Plain {
		return serveMySQL(c)
	}
	secured, err := secureMySQL(c)
	if err != nil {
		return err
	}
	c.Saw(state.TLS)
	server, err := net.Dial("tcp4", c.backends[state.Plain])
	if err != nil {
		return err
	}
	return join(secured, secured, server)
}

// serveMySQL hands on the greeting and looks at the client's first packet.
func serveMySQL(c *Conn) error {
	server, err := net.Dial("tcp4", c.Backend)
	if err != nil {
		return err
	}
	defer server.Close()
	go func() { _, _ = io.Copy(c, server); _ = c.Close() }()
	head := make([]byte, mysqlHeader+4)
	if _, err := io.ReadFull(c, head); err != nil {
		return err
	}
	size := int(head[0]) | int(head[1])<<8 | int(head[2])<<16
	if size == mysqlSSLRequest && binary.LittleEndian.Uint32(head[mysqlHeader:])&clientSSL != 0 {
		c.Saw(state.TLS)
	} else {
		c.Saw(state.Plaintext)
	}
	if _, err := server.Write(head); err != nil {
		return err
	}
	_, err = io.Copy(server, c)
	return err
}
