package cli_test

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"
)

// sampleFiles hold every kind of fact, findings that are suppressed, and a problem.
var sampleFiles = map[string]string{
	"app.env":      "A=postgresql://app@db.example.com/app?sslmode=disable\n# dsnlint:ignore tls-disabled -- known until 2027-01-01\nB=postgresql://app@db2.example.com/app?sslmode=disable\n",
	"unknown.env":  "DATABASE_URL=postgresql://app@${DB_HOST}/app?sslmode=${MODE}\n",
	"src/db.py":    "# ünïcödé\nimport psycopg2\npsycopg2.connect(host='db.example.com', sslmode='require', sslrootcert='/ca.pem')\n",
	"bom.env":      "\xef\xbb\xbfC=postgresql://app@db.example.com/app?sslmode=prefer\n",
	"main.tf":      "resource \"aws_db_instance\" \"x\" {\n  engine = \"postgres\"\n  ca_cert_identifier = \"rds-ca-2019\"\n}\n",
	"users.sql":    "ALTER USER 'a'@'%' REQUIRE NONE;\n",
	"run.sh":       "export NODE_TLS_REJECT_UNAUTHORIZED=0\nnode app.js\n",
	"broken.yaml":  "sslmode: [1, \"two\n",
	"torn.yaml":    "sslmode: [1, \"two\n",
	"options.java": "class A { Object c = java.sql.DriverManager.getConnection(\"jdbc:postgresql://db.example.com/app?sslMode=require&ssl=true\"); }\n",
}

func document(t *testing.T, w *world, args ...string) map[string]any {
	t.Helper()
	w.stdout.Reset()
	w.run(args...)
	var doc map[string]any
	if err := json.Unmarshal(w.stdout.Bytes(), &doc); err != nil {
		t.Fatalf("%v: %v\n%s", args, err, w.stderr.String())
	}
	return doc
}

func list(t *testing.T, doc map[string]any, key string) []map[string]any {
	t.Helper()
	raw, ok := doc[key].([]any)
	if !ok {
		t.Fatalf("%s is %v", key, doc[key])
	}
	var out []map[string]any
	for _, item := range raw {
		m, ok := item.(map[string]any)
		if !ok {
			t.Fatalf("%s holds %v", key, item)
		}
		out = append(out, m)
	}
	return out
}

// holds reports which of the keys, dotted for inner ones, an object lacks.
func holds(t *testing.T, what string, m map[string]any, keys string) {
	t.Helper()
	for _, key := range strings.Fields(keys) {
		var at any = m
		for _, part := range strings.Split(key, ".") {
			inner, ok := at.(map[string]any)
			if ok {
				at, ok = inner[part]
			}
			if !ok {
				t.Errorf("%s lacks %s", what, key)
				break
			}
		}
	}
}

// nulls finds values that are null where the contract allows none.
func nulls(t *testing.T, path string, v any) {
	t.Helper()
	switch x := v.(type) {
	case nil:
		last := path[strings.LastIndexByte(path, '.')+1:]
		if last != "suppressed" && last != "start" && last != "end" {
			t.Errorf("%s is null", path)
		}
	case map[string]any:
		for k, inner := range x {
			nulls(t, path+"."+k, inner)
		}
	case []any:
		for _, inner := range x {
			nulls(t, path, inner)
		}
	}
}

const baseKeys = "kind id file start end engine because context start.line start.column start.offset end.line end.column end.offset"

var factKeys = map[string]string{
	"client":  "shape driver driver_version driver_source candidates hosts ssl_mode transport chain hostname ca.source ca.path tls_min tls_versions ciphers origin.ssl_mode options",
	"server":  "resource parameter value enforced family tls_min origin",
	"ca":      "identifier path subject not_after provider region expired_on",
	"process": "switch value effect",
}

// TestFactsDocument holds the keys and words of facts.
func TestFactsDocument(t *testing.T) {
	doc := document(t, newWorld(t, sampleFiles), "facts", "--format", "json")
	holds(t, "the document", doc, "schema_version facts problems stats")
	if doc["schema_version"] != "1" {
		t.Errorf("schema_version %v", doc["schema_version"])
	}
	nulls(t, "facts", doc["facts"])
	words := map[string]string{
		"ssl_mode": "disable allow prefer require verify-ca verify-full unknown", "transport": "plaintext opportunistic login-only required unknown",
		"chain": "verified unverified unknown", "hostname": "verified unverified unknown", "context": "production development test docs example",
		"driver_source": "import call scheme manifest key assumed unknown", "enforced": "yes no unknown",
		"shape": "dsn-url jdbc keyword-dsn ado call config-key env cli tns iac server-conf file",
	}
	kinds, ids := map[string]int{}, map[any]bool{}
	for _, f := range list(t, doc, "facts") {
		kind := f["kind"].(string)
		kinds[kind]++
		if ids[f["id"]] {
			t.Errorf("two facts are %v", f["id"])
		}
		ids[f["id"]] = true
		holds(t, kind, f, baseKeys+" "+factKeys[kind])
		for key, allowed := range words {
			if w, ok := f[key]; ok && !slices.Contains(strings.Fields(allowed), fmt.Sprint(w)) {
				t.Errorf("%v: %s is %q", f["id"], key, w)
			}
		}
		if kind != "client" {
			continue
		}
		for _, h := range list(t, f, "hosts") {
			holds(t, "a host", h, "name class provider")
		}
		for _, o := range list(t, f, "options") {
			holds(t, "an option", o, "name value start.line end.offset effect")
		}
		for _, b := range list(t, f, "because") {
			holds(t, "a reason", b, "text source evidence")
		}
	}
	for kind := range factKeys {
		if kinds[kind] == 0 {
			t.Errorf("no fact of kind %s", kind)
		}
	}
	for _, p := range list(t, doc, "problems") {
		holds(t, "a problem", p, "file start end code message")
	}
}

// TestFindingsDocument holds the keys of findings and that the counts of the summary are those of the lists.
func TestFindingsDocument(t *testing.T) {
	w := newWorld(t, sampleFiles)
	doc := document(t, w, "check", "--format", "json", "--min-severity", "note", "--show-suppressed")
	holds(t, "the document", doc, "schema_version findings problems summary.files summary.facts summary.judged summary.undecidable summary.findings summary.suppressed")
	nulls(t, "findings", doc["findings"])
	shown, suppressed := 0, 0
	for _, f := range list(t, doc, "findings") {
		holds(t, "a finding", f, "rule severity confidence message why file start.line start.column start.offset end.line end.column end.offset related fixes fact fingerprint suppressed help_uri")
		if s, ok := f["suppressed"].(map[string]any); ok {
			suppressed++
			holds(t, "a suppression", s, "kind reason until")
		} else {
			shown++
		}
		for _, r := range list(t, f, "related") {
			holds(t, "a related place", r, "file start end label")
		}
	}
	facts := document(t, w, "facts", "--format", "json")
	clients, undecidable := 0, 0
	for _, f := range list(t, facts, "facts") {
		if f["kind"] == "client" {
			clients++
			if f["ssl_mode"] == "unknown" {
				undecidable++
			}
		}
	}
	summary := doc["summary"].(map[string]any)
	for key, want := range map[string]int{
		"files": len(sampleFiles), "facts": len(list(t, facts, "facts")), "judged": clients - undecidable, "undecidable": undecidable,
		"findings": shown, "suppressed": suppressed,
	} {
		if got := int(summary[key].(float64)); got != want {
			t.Errorf("summary.%s is %d, want %d", key, got, want)
		}
	}
	if suppressed == 0 || undecidable == 0 || len(list(t, doc, "problems")) != 2 {
		t.Errorf("the sample is too tame: %v", summary)
	}
}

// TestOrder holds that findings and facts stand in the order file, start, rule or kind, id.
func TestOrder(t *testing.T) {
	w := newWorld(t, sampleFiles)
	for key, args := range map[string][]string{
		"findings": {"check", "--format", "json", "--min-severity", "note", "--show-suppressed"}, "facts": {"facts", "--format", "json"},
	} {
		last := ""
		for _, x := range list(t, document(t, w, args...), key) {
			second := x["rule"]
			if key == "facts" {
				second = x["kind"]
			}
			now := fmt.Sprintf("%s\x00%09d\x00%s\x00%s\x00%s", x["file"], int(x["start"].(map[string]any)["offset"].(float64)), second, x["fact"], x["id"])
			if now < last {
				t.Errorf("%s: %q stands behind %q", key, now, last)
			}
			last = now
		}
	}
}

// TestPositions holds that offsets count raw bytes, a byte order mark included, and columns code points.
func TestPositions(t *testing.T) {
	w := newWorld(t, map[string]string{
		"bom.env": "\xef\xbb\xbfA=postgresql://db.example.com/app?sslmode=disable\r\nB=postgresql://db.example.com/app?sslmode=disable",
		"a.py":    "import psycopg2\nx = '\U0001F600é'; psycopg2.connect(host='db.example.com', sslmode='disable')\n",
	})
	at := func(f map[string]any, end string) string {
		p := f[end].(map[string]any)
		return fmt.Sprintf("%v:%v@%v", p["line"], p["column"], p["offset"])
	}
	want := map[string]string{
		"a.py 2:60@79": "2:67@86", "bom.env 1:43@45": "1:50@52", "bom.env 2:43@96": "2:50@103",
	}
	got := map[string]string{}
	for _, f := range list(t, document(t, w, "check", "--format", "json"), "findings") {
		if f["rule"] == "tls-disabled" {
			got[fmt.Sprintf("%s %s", f["file"], at(f, "start"))] = at(f, "end")
		}
	}
	if fmt.Sprint(got) != fmt.Sprint(want) {
		t.Errorf("got  %v\nwant %v", got, want)
	}
}

// TestSARIFCounts holds that SARIF has what JSON has: every result and every problem.
func TestSARIFCounts(t *testing.T) {
	w := newWorld(t, sampleFiles)
	j := document(t, w, "check", "--format", "json", "--min-severity", "note", "--show-suppressed")
	s := document(t, w, "check", "--format", "sarif", "--min-severity", "note")
	run := list(t, s, "runs")[0]
	if a, b := len(list(t, j, "findings")), len(list(t, run, "results")); a != b {
		t.Errorf("%d findings, %d results", a, b)
	}
	notes := list(t, run, "invocations")[0]["toolExecutionNotifications"].([]any)
	if a := len(list(t, j, "problems")); a != len(notes) {
		t.Errorf("%d problems, %d notifications", a, len(notes))
	}
}
