package differential

import (
	stdjson "encoding/json"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"

	gotoml "github.com/BurntSushi/toml"
	"github.com/dsnlint/dsnlint/parser/json"
	"github.com/dsnlint/dsnlint/parser/keyvalue"
	"github.com/dsnlint/dsnlint/parser/toml"
	"github.com/dsnlint/dsnlint/parser/tree"
	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
	"github.com/joho/godotenv"
	"github.com/magiconair/properties"
)

// format is a reader of files beside ours.
type format struct {
	ends   []string // of the names of fixtures that are files of it
	theirs func(data string) (map[string]string, bool)
	ours   func(f *source.File) (*tree.Node, []source.Problem)
	plain  bool // names have no dots, and lists do not occur
	// differs says why a text may be read in another way, and is not our mistake; "" where it may not.
	differs func(data string) string
}

// signs begin what is a template in our eyes, and a text in those of the others.
var signs = []string{"{{", "{%", "{#", "<%"}

// TestJSON compares with encoding/json.
func TestJSON(t *testing.T) { compareFormat(t, jsonFormat) }

// TestTOML compares with BurntSushi's toml: texts, numbers and switches, each where it stands.
func TestTOML(t *testing.T) { compareFormat(t, tomlFormat) }

// TestProperties compares with magiconair's properties.
func TestProperties(t *testing.T) { compareFormat(t, propertiesFormat) }

// TestDotenv compares with godotenv, also files that are made of parts. It is not fuzzed: readers of .env files agree on
// what people write, and on little else.
func TestDotenv(t *testing.T) {
	compareFormat(t, dotenvFormat)
	r := rand.New(rand.NewPCG(8, 7))
	shown := 0
	for range 20000 {
		data := makeDotenv(r)
		if what := unlike(dotenvFormat, data); what != "" && shown < 8 {
			t.Errorf("%q: %s", data, what)
			shown++
		}
	}
}

func makeDotenv(r *rand.Rand) string {
	var b strings.Builder
	for range 1 + r.IntN(5) {
		b.WriteString(one(r, "", "", "export ", "  ", "# x\n", "\n"))
		b.WriteString(one(r, "A", "DATABASE_URL", "B_2", "c", "DB_HOST", "A"))
		b.WriteString(one(r, "=", "=", "=", " = ", "= ", ": "))
		b.WriteString(one(r, "b", "", "b c", "'b c'", `"b c"`, `"a\nb"`, `'a\nb'`, `"a'b"`, `'a"b'`, `"a\"b"`, "\"a\nb\"", "'a\nb'", "postgres://u:pw@h:5432/d?sslmode=require&a=b", "a=b", "x#y", "'#'", `"x # y"`, `"a\\b"`, "a\\b", "C:\\dir", "a'b", `a"b`, "größe", `""`, "''"))
		b.WriteString(one(r, "", "", "", " ", " # note", "  # it's", "\t"))
		b.WriteString(one(r, "\n", "\n", "\n", "\r\n", "\n\n"))
	}
	return b.String()
}

// FuzzJSON reads anything that encoding/json takes.
func FuzzJSON(f *testing.F) { fuzzFormat(f, jsonFormat) }

// FuzzTOML reads anything that BurntSushi's toml takes.
func FuzzTOML(f *testing.F) { fuzzFormat(f, tomlFormat) }

// FuzzProperties reads anything that magiconair's properties take.
func FuzzProperties(f *testing.F) { fuzzFormat(f, propertiesFormat) }

var jsonFormat = format{
	ends: []string{".json"}, ours: json.Read,
	theirs: func(data string) (map[string]string, bool) {
		d := stdjson.NewDecoder(strings.NewReader(data))
		d.UseNumber()
		var v any
		if err := d.Decode(&v); err != nil || !stdjson.Valid([]byte(data)) {
			return nil, false
		}
		return flat(v), true
	},
	differs: func(data string) string {
		if strings.Contains(data, `\u`) && strings.ContainsAny(data, "dD") {
			return "half a pair of surrogates is a sign of its own to one, and no sign to the other"
		}
		return ""
	},
}

var tomlFormat = format{
	ends: []string{".toml"}, ours: toml.Read,
	theirs: func(data string) (map[string]string, bool) {
		var v map[string]any
		if _, err := gotoml.Decode(data, &v); err != nil {
			return nil, false
		}
		return flat(v), true
	},
	differs: func(string) string { return "" },
}

var propertiesFormat = format{
	ends: []string{".properties"}, plain: true,
	ours: func(f *source.File) (*tree.Node, []source.Problem) { return keyvalue.Read(f, keyvalue.Properties) },
	theirs: func(data string) (map[string]string, bool) {
		p, err := (&properties.Loader{Encoding: properties.UTF8, DisableExpansion: true}).LoadBytes([]byte(data))
		if err != nil {
			return nil, false
		}
		return p.Map(), true
	},
	differs: func(data string) string {
		if continuedKey.MatchString(data) {
			return "Java joins the lines of a name, too"
		}
		if strings.Contains(strings.ReplaceAll(data, "\r\n", ""), "\r") {
			return "a carriage return alone ends a line in Java, too"
		}
		return ""
	},
}

var dotenvFormat = format{
	ends: []string{".env", ".env.example", ".env.production"}, plain: true,
	ours: func(f *source.File) (*tree.Node, []source.Problem) { return keyvalue.Read(f, keyvalue.Dotenv) },
	theirs: func(data string) (map[string]string, bool) {
		m, err := godotenv.Unmarshal(data)
		for name := range m {
			if !variable.MatchString(name) {
				return nil, false
			}
		}
		return m, err == nil
	},
	differs: func(data string) string {
		if strings.Contains(data, "$") {
			return "godotenv puts in what variables say, and we do so when all files are known"
		}
		if hashValue.MatchString(data) {
			return "what begins with a hash sign is a comment to most, and a value to godotenv"
		}
		return ""
	},
}

// hashValue is a variable of a .env file whose value would begin with a hash sign.
var hashValue = regexp.MustCompile(`(?m)[=:][ \t]*#`)

// variable is a name that a shell takes.
var variable = regexp.MustCompile(`^[A-Za-z_][A-Za-z0-9_]*$`)

// continuedKey is a name in a file of properties that goes on in the next line.
var continuedKey = regexp.MustCompile(`(?m)^[ \t\f]*(?:[^=: \t\f\r\n\\]|\\[^\r\n])*\\(?:\r|\n|\z)`)

// flat is a value as a list of its leaves by their paths.
func flat(v any) map[string]string {
	out := map[string]string{}
	flatten(v, "", out)
	return out
}

func flatten(v any, path string, out map[string]string) {
	switch v := v.(type) {
	case map[string]any:
		for k, e := range v {
			flatten(e, path+"/"+k, out)
		}
	case []any:
		for i, e := range v {
			flatten(e, path+"/"+strconv.Itoa(i), out)
		}
	case []map[string]any:
		for i, e := range v {
			flatten(e, path+"/"+strconv.Itoa(i), out)
		}
	case string:
		out[path] = v
	case bool:
		out[path] = strconv.FormatBool(v)
	case stdjson.Number:
		out[path] = v.String()
	case nil:
		out[path] = "null"
	default:
		out[path] = "?" // a number or a date, which may be written in many ways
	}
}

// leaves are those of our tree; of a name that stands twice the last one counts, as everywhere.
func leaves(n *tree.Node, path string, plain bool, out map[string]string) {
	switch {
	case len(n.Children) > 0:
		seen := map[string]int{}
		for i, c := range n.Children {
			if !n.List {
				seen[c.Name(i)] = i
			}
		}
		for i, c := range n.Children {
			at := path + "/" + c.Name(i)
			if n.List {
				at = path + "/" + strconv.Itoa(i)
			} else if seen[c.Name(i)] != i {
				continue
			}
			if plain {
				at = c.Name(i)
			}
			leaves(c, at, plain, out)
		}
	case n.List || n.Value.Kind == setting.Object || n.Value.Text.IsZero() && n.Value.Kind != setting.Bare:
	case n.Value.Kind == setting.Null:
		out[path] = "null"
	default:
		out[path] = n.Value.Text.String()
	}
}

// unlike says in what two readings of a file differ; "" if they agree, or if the other reader takes no such file.
func unlike(x format, data string) string {
	if !utf8.ValidString(data) || strings.ContainsAny(data, "\x00\x1b"+string(source.Hole)) || slices.ContainsFunc(signs, func(s string) bool { return strings.Contains(data, s) }) {
		return ""
	}
	root, problems := x.ours(source.NewFile("f", []byte(data))) // first: the fuzzer sees what of our code is reached
	theirs, ok := x.theirs(data)
	if !ok || x.differs(data) != "" {
		return ""
	}
	if slices.ContainsFunc(problems, func(p source.Problem) bool { return p.Code == source.TooDeep || p.Code == source.TooLarge }) {
		return ""
	}
	ours := map[string]string{}
	leaves(root, "", x.plain, ours)
	for path, value := range theirs {
		if got, ok := ours[path]; !ok {
			return "we lack " + strconv.Quote(path) + " = " + strconv.Quote(value)
		} else if value != "?" && got != value {
			return strconv.Quote(path) + " is " + strconv.Quote(value) + ", and we read " + strconv.Quote(got)
		}
	}
	for path, value := range ours {
		if _, ok := theirs[path]; !ok {
			return "nobody else has " + strconv.Quote(path) + " = " + strconv.Quote(value)
		}
	}
	if len(problems) > 0 {
		return "a problem of a file that is none: " + problems[0].Message
	}
	return ""
}

func compareFormat(t *testing.T, x format) {
	t.Helper()
	read := 0
	for name, data := range filesOf(t, x.ends) {
		if _, ok := x.theirs(data); !ok {
			continue
		}
		read++
		if what := unlike(x, data); what != "" {
			t.Errorf("%s: %s", name, what)
		}
	}
	if read < 3 {
		t.Errorf("only %d files are compared", read)
	}
}

func fuzzFormat(f *testing.F, x format) {
	f.Helper()
	for _, data := range filesOf(f, x.ends) {
		if len(data) < 1500 {
			f.Add(data)
		}
	}
	f.Fuzz(func(t *testing.T, data string) {
		if what := unlike(x, data); what != "" {
			t.Errorf("%q: %s", data, what)
		}
	})
}

// filesOf are the fixtures whose names have one of some ends.
func filesOf(t testing.TB, ends []string) map[string]string {
	t.Helper()
	out := map[string]string{}
	root := filepath.Join("..", "..", "testdata", "fixtures")
	err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !slices.ContainsFunc(ends, func(end string) bool { return strings.HasSuffix(path, end) }) {
			return err
		}
		data, err := os.ReadFile(path)
		out[path] = string(data)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}
