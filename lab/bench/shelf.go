package bench

import (
	"bytes"
	"crypto/sha1"
	"encoding/pem"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"github.com/dsnlint/dsnlint/lab/engine"
	"github.com/dsnlint/dsnlint/lab/plan"
)

// shelf is the folder of what all runs share: trust stores and the lowered policy.
func (b *Bench) shelf() string { return filepath.Join(b.dir, "shelf") }

// StorePassword opens the Java trust stores of the lab.
const StorePassword = "changeit"

const systemBundle = "/etc/ssl/certs/ca-certificates.crt"

// shelve makes the stores, and puts the lab's CA into the ones that run-times use by themselves. The changes are made
// in the lab's own mount namespace: the machine's files stay as they are.
func (b *Bench) shelve(tasks []plan.Task) error {
	if err := os.MkdirAll(b.shelf(), 0o755); err != nil {
		return err
	}
	if err := os.Chmod(b.dir, 0o755); err != nil { // servers run as users of their own
		return err
	}
	if err := engine.WriteOpenSSL(filepath.Join(b.shelf(), "openssl.cnf")); err != nil {
		return err
	}
	ca := filepath.Join(b.shelf(), "ca.pem")
	if err := os.WriteFile(ca, b.set.CA.PEM, 0o644); err != nil {
		return err
	}
	if err := b.shelveFolder(); err != nil {
		return err
	}
	foreign := slices.ContainsFunc(tasks, foreign)
	if foreign {
		if err := b.overlay("/etc"); err != nil {
			return err
		}
	}
	if err := b.cover(systemBundle, "system.pem"); err != nil {
		return err
	}
	if foreign {
		if err := b.place("system.pem", foreignBundle); err != nil {
			return err
		}
	}
	bundles := map[string]bool{}
	for _, t := range tasks {
		if t.Root != "" && !bundles[string(t.Root)] {
			bundles[string(t.Root)] = true
			if err := b.settle(string(t.Root)); err != nil {
				return err
			}
		}
		if t.Kit == "java" && !bundles["java"] {
			bundles["java"] = true
			if err := b.shelveJava(ca); err != nil {
				return err
			}
		}
		bundle := filepath.Join(t.Dir, "certifi", "cacert.pem")
		if _, err := os.Stat(bundle); err == nil && !bundles[bundle] && t.Trust == "system" {
			bundles[bundle] = true
			if err := b.cover(bundle, fmt.Sprintf("certifi-%d.pem", len(bundles))); err != nil {
				return err
			}
		}
	}
	return nil
}

// caFolder holds the CA under the hashed name by which OpenSSL finds it.
const caFolder = "ca.d"

// shelveFolder makes the CA folder.
func (b *Bench) shelveFolder() error {
	dir := filepath.Join(b.shelf(), caFolder)
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	if err := os.WriteFile(filepath.Join(dir, "ca.pem"), b.set.CA.PEM, 0o644); err != nil {
		return err
	}
	return say("openssl", "rehash", dir)
}

// fingerprint is a certificate's SHA-1 in hexadecimal digits, as MariaDB's library takes it.
func fingerprint(certificate []byte) []byte {
	block, _ := pem.Decode(certificate)
	if block == nil {
		return nil
	}
	return fmt.Appendf(nil, "%X\n", sha1.Sum(block.Bytes))
}

// foreignBundle is where programs that were not built for Debian look for the system's store.
const foreignBundle = "/etc/pki/tls/cert.pem"

// foreign reports whether a task runs such a program: one of those that a kit unpacked.
func foreign(t plan.Task) bool {
	_, err := os.Stat(filepath.Join(t.Dir, "bin"))
	return err == nil && t.Kit == "shell" && t.Trust == "system"
}

// overlay makes a folder of the machine writable in the lab's own mount namespace alone.
func (b *Bench) overlay(dir string) error {
	upper := filepath.Join(b.dir, "overlay")
	if err := os.MkdirAll(upper, 0o755); err != nil {
		return err
	}
	if err := say("mount", "-t", "tmpfs", "overlay", upper); err != nil {
		return err
	}
	for _, name := range []string{"upper", "work"} {
		if err := os.Mkdir(filepath.Join(upper, name), 0o755); err != nil {
			return err
		}
	}
	return say("mount", "-t", "overlay", "overlay", "-o", fmt.Sprintf("lowerdir=%s,upperdir=%s/upper,workdir=%s/work", dir, upper, upper), dir)
}

// clientPair are the certificate and key that Debian makes for the machine: the servers know it.
var clientPair = []string{"/etc/ssl/certs/ssl-cert-snakeoil.pem", "/etc/ssl/private/ssl-cert-snakeoil.key"}

// settle shows programs that run in another root the lab's folder, the trust store, the machine's own certificate and
// the system's devices.
func (b *Bench) settle(root string) error {
	if err := say("mount", "-t", "tmpfs", "tmp", filepath.Join(root, "tmp")); err != nil {
		return err
	}
	at := filepath.Join(root, b.dir)
	if err := os.MkdirAll(at, 0o755); err != nil {
		return err
	}
	mounts := map[string]string{
		b.dir: at, "/proc": filepath.Join(root, "proc"), "/dev": filepath.Join(root, "dev"),
		filepath.Join(b.shelf(), "system.pem"): filepath.Join(root, systemBundle),
	}
	for _, file := range clientPair {
		if _, err := os.Stat(filepath.Join(root, file)); err == nil {
			mounts[file] = filepath.Join(root, file)
		}
	}
	for from, to := range mounts {
		if err := say("mount", "--bind", from, to); err != nil {
			return err
		}
	}
	return nil
}

// place copies something from the shelf to a path of the machine.
func (b *Bench) place(name, path string) error {
	data, err := os.ReadFile(filepath.Join(b.shelf(), name))
	if err != nil {
		return err
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return err
	}
	return os.WriteFile(path, data, 0o644)
}

// cover lays over a bundle a copy of it that also holds the lab's CA.
func (b *Bench) cover(bundle, name string) error {
	data, err := os.ReadFile(bundle)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	copied := filepath.Join(b.shelf(), name)
	if err := os.WriteFile(copied, append(append(data, '\n'), b.set.CA.PEM...), 0o644); err != nil || data == nil {
		return err
	}
	return say("mount", "--bind", copied, bundle)
}

// shelveJava makes ca.jks and ca.p12 and lays a copy of the JVM's own store, with the lab's CA, over it.
func (b *Bench) shelveJava(ca string) error {
	for _, kind := range []string{"jks", "pkcs12"} {
		name := map[string]string{"jks": "ca.jks", "pkcs12": "ca.p12"}[kind]
		if err := keytool(ca, filepath.Join(b.shelf(), name), "-storetype", kind); err != nil {
			return err
		}
	}
	home, err := exec.Command("java", "-XshowSettings:properties", "-version").CombinedOutput()
	if err != nil {
		return err
	}
	found := regexp.MustCompile(`java\.home = (.*)`).FindSubmatch(home)
	if found == nil {
		return errors.New("java does not say where its home is")
	}
	store, err := filepath.EvalSymlinks(filepath.Join(string(found[1]), "lib", "security", "cacerts"))
	if err != nil {
		return err
	}
	copied := filepath.Join(b.shelf(), "cacerts")
	data, err := os.ReadFile(store)
	if err != nil {
		return err
	}
	if err := os.WriteFile(copied, data, 0o644); err != nil {
		return err
	}
	if err := keytool(ca, copied); err != nil {
		return err
	}
	return say("mount", "--bind", copied, store)
}

func keytool(ca, store string, more ...string) error {
	return say("keytool", append([]string{"-importcert", "-noprompt", "-alias", "lab", "-file", ca, "-keystore", store, "-storepass", StorePassword}, more...)...)
}

// stores lists the trust stores that lie beside every case.
func (b *Bench) stores() []string {
	var out []string
	for _, name := range []string{caFolder, "ca.jks", "ca.p12"} {
		if _, err := os.Stat(filepath.Join(b.shelf(), name)); err == nil {
			out = append(out, name)
		}
	}
	return out
}

func say(name string, args ...string) error {
	if out, err := exec.Command(name, args...).CombinedOutput(); err != nil {
		return fmt.Errorf("%s: %w: %s", name, err, bytes.TrimSpace(out))
	}
	return nil
}

// What changes from run to run says nothing about the driver.
var passing = []struct {
	pattern *regexp.Regexp
	with    string
}{
	{regexp.MustCompile(`127\.\d+\.\d+\.\d+(:\d+)?`), "<address>"},
	{regexp.MustCompile(`/\S*/runs/\d+-[a-z-]+/`), ""},
	{regexp.MustCompile(`/(root|home|work|tmp)/[^\s:"'()]*/`), ""}, // folders of the machine
	{regexp.MustCompile(`\b(0x)?[0-9A-F]{8,16}\b`), "<id>"},
	{regexp.MustCompile(`:pw@`), ":***@"},
	{regexp.MustCompile(`(port \d+ failed:? ?)`), ""},
}

// lastWords is the line in which a program says why it gave up.
func lastWords(said string) string {
	best := ""
	for line := range strings.Lines(said) {
		line = strings.TrimSpace(line)
		lower := strings.ToLower(line)
		telling := strings.Contains(lower, "error") || strings.Contains(lower, "exception") || strings.Contains(lower, "refused") || strings.Contains(lower, "certificate")
		if line != "" && (best == "" || telling) && !strings.HasPrefix(line, "at ") && !strings.HasPrefix(line, "thrown in ") {
			best = line
		}
	}
	for _, p := range passing {
		best = p.pattern.ReplaceAllString(best, p.with)
	}
	const enough = 200
	if len(best) > enough {
		best = strings.ToValidUTF8(best[:enough], "") + "…"
	}
	return best
}
