package opener

import (
	"strings"

	"github.com/dsnlint/dsnlint/parser/dsn"
	"github.com/dsnlint/dsnlint/parser/token"
	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
)

// switches finds what the program sets for its whole process: variables of the environment, properties of the run-time.
func (f *finder) switches() {
	for i := range f.unit.Assigns {
		a := &f.unit.Assigns[i]
		if name, ok := variable(normalPath(a.Target)); ok {
			f.environment("process-env", nameIn(a.TargetPlace, name), a.Value, a.Place, a.Scope)
		}
	}
	for _, c := range f.unit.Calls {
		f.setter(c)
	}
}

// processCalls are the calls that set a switch by name and value.
var processCalls = map[string]string{
	"os.Setenv": "process-env", "syscall.Setenv": "process-env", "os.putenv": "process-env", "os.environ.setdefault": "process-env",
	"std.env.set_var": "process-env", "env.set_var": "process-env", "System.put_env": "process-env", "setenv": "process-env",
	"t.Setenv": "process-env", "Environment.SetEnvironmentVariable": "process-env", "Deno.env.set": "process-env",
	"System.Environment.SetEnvironmentVariable": "process-env", "environ.setdefault": "process-env",
	"System.setProperty": "system-property", "Security.setProperty": "java.security", "java.security.Security.setProperty": "java.security",
	"java.lang.System.setProperty": "system-property",
}

func (f *finder) setter(c *token.Call) {
	callee := normalPath(c.Callee)
	if callee == "os.environ.update" || callee == "environ.update" {
		r := &run{finder: f}
		for _, ch := range updates(r, c) {
			f.environment("process-env", ch.name, ch.value, c.Place, c.Scope)
		}
		return
	}
	kind, ok := processCalls[callee]
	if !ok || len(c.Args) < 2 {
		return
	}
	r := &run{finder: f}
	if name := r.text(c.Args[0].Value, c.Scope); name.Known() && name.Len() > 0 {
		f.environment(kind, name, c.Args[1].Value, c.Place, c.Scope)
	}
}

func (f *finder) environment(kind string, name source.Text, value token.Expr, where source.Place, scope int) {
	r := &run{finder: f}
	v := r.value(value, scope)
	if setting.NamesSecret(name.String()) {
		f.found.Hide(v.Text)
		return
	}
	if read, ok := dsn.Parse(v.Text, ""); ok && v.Kind == setting.String && len(read.Secrets) > 0 {
		f.found.Secrets = append(f.found.Secrets, read.Secrets...)
		return // a connection string of its own, and found as one
	}
	f.found.Resources = append(f.found.Resources, setting.Resource{
		Shape: setting.Env, Type: kind, Name: name.String(), Where: where, Anchor: name.Place(),
		Attributes: []setting.Option{{Name: name, Value: v, Layer: setting.InEnv}},
		Hint:       setting.Hint{Language: f.unit.Language, Name: name.String()},
	})
}

// nameIn is the last name of an assignment's target: the bytes of X in env["X"] or env.X.
func nameIn(target source.Place, name string) source.Text {
	i := strings.LastIndex(target.Raw(), name)
	if i < 0 {
		return source.Decoded(target, name)
	}
	target.Span.Start += i
	target.Span.End = target.Span.Start + len(name)
	return source.Verbatim(target)
}

// downloads finds addresses of certificate bundles.
func (f *finder) downloads() {
	for _, e := range f.unit.Strings {
		if !mentionsBundle(e, 0) {
			continue
		}
		r := &run{finder: f}
		t := address(r.text(e, 0))
		if t.Len() == 0 {
			continue
		}
		f.found.Resources = append(f.found.Resources, setting.Resource{
			Shape: setting.Call, Type: "download", Name: "url", Where: e.Place, Anchor: t.Place(),
			Attributes: []setting.Option{{
				Name: source.Decoded(t.Place(), "url"), Value: setting.Value{Text: t, Kind: setting.String}, Layer: setting.InCall,
			}},
			Hint: setting.Hint{Language: f.unit.Language},
		})
	}
}

func mentionsBundle(e token.Expr, depth int) bool {
	if e.Kind == token.Literal {
		s := e.Text.String()
		return strings.Contains(s, "rds-downloads/") || strings.Contains(s, "truststore.pki")
	}
	for _, item := range e.Items {
		if depth < maxFollow && mentionsBundle(item, depth+1) {
			return true
		}
	}
	return false
}

// address is the URL in a text that may be a whole command.
func address(t source.Text) source.Text {
	s := t.String()
	i := max(strings.Index(s, "rds-downloads/"), strings.Index(s, "truststore.pki"))
	start := max(strings.LastIndex(s[:max(0, i)], "http://"), strings.LastIndex(s[:max(0, i)], "https://"))
	if i < 0 || start < 0 {
		return source.Text{}
	}
	end := strings.IndexAny(s[start:], " \t\r\n\"'<>`")
	if end < 0 {
		end = len(s) - start
	}
	return t.Slice(start, start+end)
}
