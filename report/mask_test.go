package report

import (
	"crypto/rand"
	"encoding/base64"
	"fmt"
	"strings"
	"testing"

	"github.com/dsnlint/dsnlint/fact"
	"github.com/dsnlint/dsnlint/finding"
	"github.com/dsnlint/dsnlint/source"
)

// canary is a password that no file holds before the test runs: nothing here can look like a leak to a scanner.
func canary() string { return "k4n" + strings.ToLower(rand.Text()[:12]) }

// In the lines of this test PW is replaced by a password and « » enclose the mark.
func TestLookalikes(t *testing.T) {
	tests := []struct{ name, in, want string }{
		{"url", "postgres://app:PW@db/shop?sslmode=«require»", "postgres://app:***@db/shop?sslmode=require"},
		{"url without a user", "redis://:PW@cache/0?ssl=«false»", "redis://:***@cache/0?ssl=false"},
		{"url with @ in user and password", "mysql://app@srv:PW@PW@db/?tls=«false»", "mysql://app@srv:***@db/?tls=false"},
		{"url with ? in the password", "mysql://app:a?PW@db/?tls=«false»", "mysql://app:***@db/?tls=false"},
		{"two urls", "«amqp://»a:PW@h1 amqp://b:PW@h2", "amqp://a:***@h1 amqp://b:***@h2"},
		{"marked url", "x = «postgres://app:PW@db/shop»", "x = postgres://app:***@db/shop"},
		{"go-sql-driver", "\"app:PW@tcp(db)/shop?tls=«skip-verify»\"", "\"app:***@tcp(db)/shop?tls=skip-verify\""},
		{"oracle thin", "jdbc:oracle:thin:scott/PW@«db»", "jdbc:oracle:thin:scott/***@db"},
		{"sqlplus", "sqlplus -S scott/PW@«db»", "sqlplus -S scott/***@db"},
		{"query", "jdbc:mysql://db/?user=a&password=PW&useSSL=«false»", "jdbc:mysql://db/?user=a&password=***&useSSL=false"},
		{"ado", "Server=db;Pwd=PW;Encrypt=«no»", "Server=db;Pwd=***;Encrypt=no"},
		{"keyword dsn", "host=db password=PW sslmode=«disable»", "host=db password=*** sslmode=disable"},
		{"keyword dsn quoted", "host=db password='a PW' sslmode=«disable»", "host=db password='***' sslmode=disable"},
		{"yaml", "password: PW with blanks\t", "password: ***"},
		{"json", `{"password": "PW", "ssl": «false»}`, `{"password": "***", "ssl": false}`},
		{"json with an escaped quote", `{"apiKey":"a\"PW", "ssl":«0»}`, `{"apiKey":"***", "ssl":0}`},
		{"python call", "connect(passwd='PW', ssl=«None»)", "connect(passwd='***', ssl=None)"},
		{"python f-string", "connect(passwd=f'PW', ssl=«None»)", "connect(passwd=f'***', ssl=None)"},
		{"ruby", ":password => 'PW', ssl: «false»", ":password => '***', ssl: false"},
		{"go struct", "Password: `PW`, TLS: «nil»", "Password: `***`, TLS: nil"},
		{"go assignment", "secret := \"PW\" // «x»", "secret := \"***\" // x"},
		{"setter", "ds.setPassword(\"PW\"); ds.«setUseSSL»", "ds.setPassword(\"***\"); ds.setUseSSL"},
		{"property", "p.put(\"password\", \"PW\"); «x»", "p.put(\"password\", \"***\"); x"},
		{"default of a look-up", "env('DB_PASSWORD', 'PW') «x»", "env('DB_PASSWORD', '***') x"},
		{"xml element", "<password>PW</password><ssl>«no»</ssl>", "<password>***</password><ssl>no</ssl>"},
		{"xml attribute", `<property name="password" value="PW"/> «x»`, `<property name="password" value="***"/> x`},
		{"sql", "CREATE USER a IDENTIFIED BY 'PW' «REQUIRE NONE»", "CREATE USER a IDENTIFIED BY '***' REQUIRE NONE"},
		{"sql role", "ALTER ROLE a PASSWORD 'PW'; «x»", "ALTER ROLE a PASSWORD '***'; x"},
		{"environment", "export PGPASSWORD=PW PGSSLMODE=«allow»", "export PGPASSWORD=*** PGSSLMODE=allow"},
		{"a line of its own", "  - DB_PASSWORD=a&PW;b,PW)", "  - DB_PASSWORD=***"},
		{"a line of a script", "export DB_PASSWORD=a&PW;b", "export DB_PASSWORD=***"},
		{"flag", "mysql -pPW --ssl-mode=«DISABLED»", "mysql -p*** --ssl-mode=DISABLED"},
		{"flag in a list", `["mysql","-pPW","«--skip-ssl»"]`, `["mysql","-p***","--skip-ssl"]`},
		{"quoted flag", "mysql -p'a PW' «--skip-ssl»", "mysql -p'***' --skip-ssl"},
		{"long flag", "mysql --password=PW «--skip-ssl»", "mysql --password=*** --skip-ssl"},
		{"long flag with a blank", "mongo --password PW «--tls»", "mongo --password *** --tls"},
		{"sqlcmd", "sqlcmd -U a -P PW «-C»", "sqlcmd -U a -P *** -C"},
		{"account key", "AccountKey=PW==;Ssl=«false»", "AccountKey=***;Ssl=false"},
		{"json web token", "x eyJhbGciOiJIUz.eyJPW.PW «x»", "x *** x"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			pw := canary()
			in := strings.ReplaceAll(tt.in, "PW", pw)
			if !strings.Contains(in, "«") {
				in += "«»"
			}
			p := marked(t, in)
			r := (&Run{}).rowsOf(p, 1)[0]
			if got := r.text(); got != tt.want {
				t.Errorf("got  %s\nwant %s", strings.ReplaceAll(got, pw, "PW"), tt.want)
			}
			if mark := p.Raw(); !strings.Contains(mark, pw) && mark != "" && under(r) != mark {
				t.Errorf("the carets stand under %q, not %q", under(r), mark)
			}
		})
	}
}

func TestNotLookalikes(t *testing.T) {
	tests := []string{
		"url = \"https://example.com:8443/docs/guide\" «x»",
		"jdbc:mysql://db:3306/shop?useSSL=«false»&requireSSL=false",
		"trustCertificateKeyStoreUrl=file:/etc/ssl/certs/java/cacerts «x»",
		"COPY certs/combined/bundle/authority /usr/local/share/certificates/ «x»",
		"ENV NODE_TLS_REJECT_UNAUTHORIZED=«0»",
		"verifyServerCertificateAndHostName = «false»",
		"host: cluster-c9akciq32example.us-east-1.rds.amazonaws.com «x»",
		"PGPASSWORD=$DB_PASSWORD psql «x»",
		"password=${DB_PASSWORD} sslmode=«disable»",
		"password: process.env.DB_PASSWORD, ssl: «false»",
		"password = var.db_password «x»",
		"password=os.environ[\"X\"], ssl=«0»",
		"passwordless: true «x»",
		"tokenizer = simple «x»",
		"mysql -P 3306 «--skip-ssl»",
		"pip install --no-cache-dir «x»",
		"secretKeyRef: «x»",
		"jdk.tls.disabledAlgorithms=SSLv3, RC4, DH keySize < 224 «x»",
	}
	for _, in := range tests {
		p := marked(t, in)
		if got := (&Run{}).rowsOf(p, 1)[0].text(); got != string(p.File.Data) {
			t.Errorf("got  %s\nwant %s", got, p.File.Data)
		}
	}
}

func TestBlobs(t *testing.T) {
	for _, n := range []int{24, 33, 64, 500} {
		key := make([]byte, n)
		blob := ""
		for blob == "" || areWords([]byte(strings.TrimRight(blob, "="))) { // once in thousands, a key does look like words
			_, _ = rand.Read(key)
			blob = base64.StdEncoding.EncodeToString(key)
		}
		p := marked(t, "data: "+blob+" «x»")
		if got := (&Run{}).rowsOf(p, 1)[0].text(); got != "data: *** x" {
			t.Errorf("%d bytes: got %s", n, got)
		}
		p = marked(t, "data: «"+blob+"»")
		if got := (&Run{}).rowsOf(p, 1)[0]; n < 100 && under(got) != blob {
			t.Errorf("%d bytes: the marked run is hidden: %s", n, got.text())
		}
	}
}

// TestAreWords tells keys of letters and slashes from names.
func TestAreWords(t *testing.T) {
	for run, want := range map[string]bool{
		"usr/local/share/certificates": true, "verifyServerCertificateAndHostName": true, "SQLServerConnectionPoolDataSource": true,
		"org/springframework/boot/Application": true, "ABCDEFGHIJKLMNOPQRSTUVWXYZ": true,
		"qWxZkVbNmLsPdFgHjKlQwErT": false, "aB/cDeFgHi/JkLmNoPqRsTuVwXyZ": false, "a1b2c3d4e5f6a7b8c9d0e1f2": false,
	} {
		if got := areWords([]byte(run)); got != want {
			t.Errorf("%s: %v", run, got)
		}
	}
}

func TestSecrets(t *testing.T) {
	tests := []struct {
		name, in string
		secrets  []string
		want     string // text and carets
	}{
		{"before the mark", "a HUSH b=«off»", []string{"HUSH"}, "1 a *** b=off\n          ^^^\n"},
		{"shorter than the mask", "a x b=«off»", []string{"x"}, "1 a *** b=off\n          ^^^\n"},
		{"behind the mark", "b=«off» HUSH", []string{"HUSH"}, "1 b=off ***\n    ^^^\n"},
		{"is the mark", "b=«HUSH»", []string{"HUSH"}, "1 b=***\n    ^^^\n"},
		{"inside the mark", "b=«xxHUSHxx»", []string{"HUSH"}, "1 b=xx***xx\n    ^^^^^^^\n"},
		{"around the mark", "b=HU«SH»HUSH;", []string{"HUSHHUSH"}, "1 b=***;\n    ^^^\n"},
		{"overlaps the start of the mark", "b=HU«SHxx»", []string{"HUSH"}, "1 b=***xx\n    ^^^^^\n"},
		{"overlaps the end of the mark", "b=«xxHU»SH", []string{"HUSH"}, "1 b=xx***\n    ^^^^^\n"},
		{"two touching are one", "HUSHHISS b=«off»", []string{"HUSH", "HISS"}, "1 *** b=off\n        ^^^\n"},
		{"two overlapping are one", "HUSHISS b=«off»", []string{"HUSH", "HISS"}, "1 *** b=off\n        ^^^\n"},
		{"out of order", "HUSH HISS b=«off»", []string{"HISS", "HUSH"}, "1 *** *** b=off\n            ^^^\n"},
		{"over several lines", "HU\nSH b=«off»\n", []string{"HU\nSH"}, "2 *** b=off\n        ^^^\n"},
		{"ends inside a character", "数 b=«off»", []string{"\xe6\x95"}, "1 ***� b=off\n         ^^^\n"},
		{"starts inside a character", "数 b=«off»", []string{"\x95\xb0"}, "1 *** b=off\n        ^^^\n"},
		{"empty mark in a secret", "b=HU«»SH", []string{"HUSH"}, "1 b=***\n    ^^^\n"},
		{"empty secret", "b=«off»", []string{""}, "1 b=off\n    ^^^\n"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			p := marked(t, tt.in)
			run := &Run{Secrets: map[*source.File][]source.Span{}}
			for _, s := range tt.secrets {
				run.Secrets[p.File] = append(run.Secrets[p.File], at(t, p.File, s).Span)
			}
			if got := picture(run, p, 1); got != tt.want {
				t.Errorf("got\n%swant\n%s", got, tt.want)
			}
		})
	}
}

// No output shows a secret that a parser named, wherever the finding, its related places and its fixes point.
func TestNoOutputShowsASecret(t *testing.T) {
	pw := canary()
	text := fmt.Sprintf("first line %s\nopen(\"%s\",\n  sslmode=\"require\", \"%s\")\nlast line %s\n", pw, pw, pw, pw)
	f := source.NewFile("x.py", []byte(text))
	run := sample(t)
	for i := 0; ; {
		n := strings.Index(text[i:], pw)
		if n < 0 {
			break
		}
		run.Secrets[f] = append(run.Secrets[f], source.Span{Start: i + n, End: i + n + len(pw)})
		i += n + len(pw)
	}
	whole := source.Place{File: f, Span: source.Span{Start: 0, End: len(text)}}
	run.Findings = nil
	for _, p := range []source.Place{whole, at(t, f, pw), at(t, f, "require"), at(t, f, pw[1:])} {
		run.Findings = append(run.Findings, finding.Finding{
			Rule: "tls-disabled", Severity: finding.Error, Confidence: finding.High, Message: "m", Place: p,
			Related: []finding.Location{{Place: whole, Label: "here", Step: true}, {Place: at(t, f, pw), Label: "there", Step: true}},
			Fixes:   []finding.Fix{{Title: "t", Edits: []source.Edit{{Place: at(t, f, pw), Text: "x"}}}},
		})
	}
	run.Facts.Clients = []fact.Client{{
		Base:    fact.Base{Kind: "client", ID: "x", File: f.Path, Place: at(t, f, pw)},
		Options: []fact.Option{{Name: "password", Effect: fact.Used, Place: at(t, f, pw)}},
	}}
	outputs := map[string]string{}
	for _, format := range Formats() {
		outputs[format] = string(written(t, run, format))
	}
	for _, format := range []string{"text", "json"} {
		var b strings.Builder
		if err := WriteFacts(&b, run, format); err != nil {
			t.Fatal(err)
		}
		outputs["facts "+format] = b.String()
	}
	for name, out := range outputs {
		if strings.Contains(out, pw) || strings.Contains(out, pw[1:]) {
			t.Errorf("%s shows the secret:\n%s", name, out)
		}
	}
}

// TestLookalikeBehindAMark: frames leave a byte order mark out, and a diff shows it.
func TestLookalikeBehindAMark(t *testing.T) {
	secret := "a," + canary()
	text := "\ufeffDB_PASSWORD=" + secret
	if got := join(lookalikes([]byte(text))); len(got) != 1 || text[got[0].Start:got[0].End] != secret {
		t.Errorf("%v is masked of %d bytes", got, len(text))
	}
}
