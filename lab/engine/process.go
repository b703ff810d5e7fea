package engine

import (
	"bytes"
	"context"
	"fmt"
	"net"
	"os"
	"os/exec"
	"os/user"
	"path/filepath"
	"strconv"
	"syscall"
	"time"
)

// patience is how long a server may take to answer.
const patience = 3 * time.Minute

// account is the user that a server runs as: most refuse to run as root.
type account struct{ uid, gid int }

func lookupAccount(name string) (account, error) {
	u, err := user.Lookup(name)
	if err != nil {
		return account{}, err
	}
	uid, _ := strconv.Atoi(u.Uid)
	gid, _ := strconv.Atoi(u.Gid)
	return account{uid, gid}, nil
}

func (a account) own(dir string) error {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return err
	}
	return os.Chown(dir, a.uid, a.gid)
}

// command is a program of the server's account whose end comes with the context.
func (a account) command(ctx context.Context, dir, name string, args ...string) *exec.Cmd {
	cmd := exec.CommandContext(ctx, name, args...)
	cmd.Dir = dir
	cmd.Env = append(os.Environ(), "OPENSSL_CONF="+filepath.Join(dir, "openssl.cnf"), "HOME="+dir, "TMPDIR="+dir)
	cmd.SysProcAttr = &syscall.SysProcAttr{
		Credential: &syscall.Credential{Uid: uint32(a.uid), Gid: uint32(a.gid)}, Pdeathsig: syscall.SIGKILL,
	}
	return cmd
}

// openssl lets a server or client speak what the machine's own policy forbids, so that the policy is not what is seen.
const openssl = `openssl_conf = lab
[lab]
ssl_conf = ssl
[ssl]
system_default = all
[all]
MinProtocol = TLSv1
CipherString = ALL:@SECLEVEL=0
`

// WriteOpenSSL puts the OpenSSL configuration that allows everything into a file.
func WriteOpenSSL(path string) error { return os.WriteFile(path, []byte(openssl), 0o644) }

// once runs a program to its end.
func (a account) once(ctx context.Context, dir, name string, args ...string) error {
	out, err := a.command(ctx, dir, name, args...).CombinedOutput()
	if err != nil {
		return fmt.Errorf("%s: %w: %s", name, err, bytes.TrimSpace(out))
	}
	return nil
}

// soon runs a program until it succeeds: a server may answer before it is ready.
func (a account) soon(ctx context.Context, dir, name string, args ...string) error {
	for deadline := time.Now().Add(patience); ; time.Sleep(200 * time.Millisecond) {
		err := a.once(ctx, dir, name, args...)
		if err == nil || time.Now().After(deadline) || ctx.Err() != nil {
			return err
		}
	}
}

// daemon starts a program and waits until its port answers.
func (a account) daemon(ctx context.Context, dir, address, name string, args ...string) error {
	cmd := a.command(ctx, dir, name, args...)
	log, err := os.Create(filepath.Join(dir, "log"))
	if err != nil {
		return err
	}
	defer log.Close()
	cmd.Stdout, cmd.Stderr = log, log
	if err := cmd.Start(); err != nil {
		return err
	}
	gone := make(chan error, 1)
	go func() { gone <- cmd.Wait() }()
	for deadline := time.Now().Add(patience); time.Now().Before(deadline); time.Sleep(50 * time.Millisecond) {
		if c, err := net.Dial("tcp4", address); err == nil {
			return c.Close()
		}
		select {
		case err := <-gone:
			said, _ := os.ReadFile(filepath.Join(dir, "log"))
			return fmt.Errorf("%s ended at once: %w: %s", name, err, bytes.TrimSpace(said))
		default:
		}
	}
	return fmt.Errorf("%s does not answer on %s", name, address)
}
