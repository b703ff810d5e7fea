package shell

import (
	"strings"
	"testing"
	"time"

	"github.com/dsnlint/dsnlint/internal/testkit"
	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
)

var known = setting.Known{
	Schemes: []setting.Scheme{{Name: "mysql+pymysql", Engine: "mysql", Drivers: []string{"pymysql"}, Certain: true}},
	Keys: []setting.Key{
		{Pattern: "env:APP_DB_HOST", Role: setting.Host, Group: "app", Engine: "mysql", Drivers: []string{"pymysql"}},
		{Pattern: "env:APP_DB_SSL", Role: setting.OptionArg, Name: "ssl", Group: "app", Engine: "mysql", Drivers: []string{"pymysql"}},
		{Pattern: "env:APP_DSN", Role: setting.DSN, Drivers: []string{"pgx"}},
	},
}

func read(code string) string {
	return testkit.ShowFound(Read(source.NewFile("x.sh", []byte(code)), known, setting.Hint{}))
}

func TestWords(t *testing.T) {
	const want = "cli mysql-cli/call @mysql host:db.example.com ssl-mode=REQUIRED ssl-ca=a b.pem"
	testkit.Run(t, read, []testkit.Case{
		{"single quotes", `mysql -h 'db.example.com' --ssl-mode=REQUIRED --ssl-ca='a b.pem'`, want},
		{"double quotes around the word", `mysql "-hdb.example.com" "--ssl-mode=REQUIRED" "--ssl-ca=a b.pem"`, want},
		{
			"mixed quotes", `mysql -h db.ex"ample.c"om --ssl-mode=REQUIRED --ssl-ca 'a'" b".pem`,
			`cli mysql-cli/call @mysql host:db.example.com@db.ex"ample.c"om ssl-mode=REQUIRED ssl-ca=a b.pem@a'" b".pem`,
		},
		{"escape", `mysql -h db.example.com --ssl-mode=REQUIRED --ssl-ca=a\ b.pem`, want + `@a\ b.pem`},
		{"ANSI quotes", `mysql -h db.example.com --ssl-mode=REQUIRED --ssl-ca=$'a\x20b.pem'`, want + `@a\x20b.pem`},
		{
			"continuations", "mysql \\\n  -h db.example.com \\\n  --ssl-mode=REQ\\\nUIRED --ssl-ca=\"a b.pem\"",
			"cli mysql-cli/call @mysql host:db.example.com ssl-mode=REQUIRED@REQ\\\nUIRED ssl-ca=a b.pem",
		},
		{"CRLF", "mysql -h db.example.com \\\r\n --ssl-mode=REQUIRED\r\n", "cli mysql-cli/call @mysql host:db.example.com ssl-mode=REQUIRED"},
	})
}

func TestStrings(t *testing.T) {
	const dsn = "host=db.example.com dbname=a sslmode=require"
	want := "cli psql/call @psql host:db.example.com db:a sslmode=require"
	testkit.Run(t, read, []testkit.Case{
		{"keywords in a variable are the command's", "C='" + dsn + "'\npsql \"$C\"", want},
		{"given as a default", ": \"${C:=" + dsn + "}\"\npsql \"$C\"", "cli psql/call @psql host:db.example.com~ db:a~ sslmode~=require~"},
		{"a byte order mark", "\xef\xbb\xbfpsql '" + dsn + "'", want},
	})
}

func TestVariables(t *testing.T) {
	const prefix = "cli mysql-cli/call @mysql "
	testkit.Run(t, read, []testkit.Case{
		{"host in a variable", "H=db.example.com\nmysql -h $H --ssl-mode=DISABLED", prefix + "host:db.example.com ssl-mode=DISABLED"},
		{"through two", "A=example.com; H=\"db.${A}\"\nmysql --host=\"$H\" --ssl-mode=DISABLED", prefix + "host:db.example.com@example.com; H=\"db. ssl-mode=DISABLED"},
		{"mode in a variable", "MODE=PREFERRED\nmysql -h h.example.com --ssl-mode=$MODE", prefix + "host:h.example.com ssl-mode=PREFERRED"},
		{"options in a variable", "OPTS='--ssl-mode=DISABLED -h h.example.com'\nmysql $OPTS", prefix + "host:h.example.com ssl-mode=DISABLED"},
		{"quoted options are one word", "OPTS='--ssl-mode=DISABLED'\nmysql \"$OPTS\"", prefix + "ssl-mode=DISABLED"},
		{"options in an array", "O=(--ssl-mode=DISABLED -h h.example.com)\nmysql \"${O[@]}\"", prefix + "host:h.example.com ssl-mode=DISABLED"},
		{"array that grows", "O=(--ssl-mode=DISABLED)\nO+=(--x)\nmysql \"${O[@]}\" --ssl-mode=REQUIRED", prefix + "ssl-mode=REQUIRED open"},
		{"unknown options", "mysql $OPTS --ssl-mode=DISABLED", prefix + "ssl-mode=DISABLED open"},
		{"arguments", "mysql \"$@\" --ssl-mode=DISABLED", prefix + "ssl-mode=DISABLED open"},
		{"the last of two values", "M=REQUIRED\nM=DISABLED\nmysql --ssl-mode=$M", prefix + "ssl-mode=DISABLED"},
		{"the first of two values", "M=REQUIRED\nmysql --ssl-mode=$M\nM=DISABLED", prefix + "ssl-mode=REQUIRED"},
		{"one of two in a branch", "M=REQUIRED\nif a; then M=DISABLED; fi\nmysql --ssl-mode=$M", prefix + "ssl-mode=?"},
		{"one of two in a function", "M=REQUIRED\nf() { M=DISABLED; }\nmysql --ssl-mode=$M", prefix + "ssl-mode=?"},
		{"used in a function", "M=REQUIRED\nf() { mysql --ssl-mode=$M; }\nf\nM=DISABLED", prefix + "ssl-mode=?"},
		{"added to itself", "M=REQ\nM=\"${M}UIRED\"\nmysql --ssl-mode=$M", prefix + "ssl-mode=REQUIRED@REQ\nM=\"${M}UIRED"},
		{"added by +=", "M=REQ\nM+=UIRED\nmysql --ssl-mode=$M", prefix + "ssl-mode=REQUIRED@REQ\nM+=UIRED"},
		{"added to the environment's", "M+=UIRED\nmysql --ssl-mode=$M", prefix + "ssl-mode=?UIRED@M+=UIRED"},
		{"added in a loop", "M=REQ\nfor i in 1 2; do M+=X; done\nmysql --ssl-mode=$M", prefix + "ssl-mode=?"},
		{"branches are unknown", "if a; then M=REQUIRED; fi\nmysql --ssl-mode=$M", prefix + "ssl-mode=?"},
		{"assigned behind the use", "mysql --ssl-mode=$M\nM=REQUIRED", prefix + "ssl-mode=?"},
		{"function before the assignment", "f() { mysql --ssl-mode=$M; }\nM=REQUIRED\nf", prefix + "ssl-mode=REQUIRED"},
		{"loop variable", "for M in REQUIRED DISABLED; do mysql --ssl-mode=$M; done", prefix + "ssl-mode=?"},
		{"read", "M=REQUIRED; read M\nmysql --ssl-mode=$M", prefix + "ssl-mode=?"},
		{"default", "mysql --ssl-mode=${M:-PREFERRED}", prefix + "ssl-mode=PREFERRED~"},
		{"default in the assignment", "M=${M:-PREFERRED}\nmysql --ssl-mode=$M", prefix + "ssl-mode=PREFERRED~"},
		{"default by :=", ": \"${M:=PREFERRED}\"\nmysql --ssl-mode=$M", prefix + "ssl-mode=PREFERRED~"},
		{"default by test", "[ -z \"$M\" ] && M=PREFERRED\nmysql --ssl-mode=$M", prefix + "ssl-mode=PREFERRED~"},
		{"default that is not needed", "M=REQUIRED\nmysql --ssl-mode=${M:-PREFERRED}", prefix + "ssl-mode=REQUIRED"},
		{"substitution", "mysql --ssl-mode=$(cat m)", prefix + "ssl-mode=?"},
		{"echo", "M=$(echo REQUIRED)\nmysql --ssl-mode=$M", prefix + "ssl-mode=REQUIRED"},
		{"echo with an escape", "M=$(echo -e 'REQ\\x55IRED')\nmysql --ssl-mode=$M", prefix + "ssl-mode=?"},
		{"printf", "mysql --ssl-mode=$(printf '%s%s\\n' REQ UIRED)", prefix + "ssl-mode=REQUIRED@REQ UIRED"},
		{"printf of too much", "mysql --ssl-mode=$(printf '%s' REQ UIRED)", prefix + "ssl-mode=?"},
		{"printf to a variable", "printf -v M '%s' REQUIRED\nmysql --ssl-mode=$M", prefix + "ssl-mode=REQUIRED"},
		{"read from a string", "read -r M <<< REQUIRED\nmysql --ssl-mode=$M", prefix + "ssl-mode=REQUIRED"},
		{"read of several", "read -r M N <<< 'REQUIRED x'\nmysql --ssl-mode=$M", prefix + "ssl-mode=?"},
		{"function that prints", "m() { local x=REQUIRED; echo \"$x\"; }\nmysql --ssl-mode=$(m)", prefix + "ssl-mode=REQUIRED"},
		{"function that asks", "m() { cat m; echo REQUIRED; }\nmysql --ssl-mode=$(m)", prefix + "ssl-mode=?"},
		{"function of itself", "m() { m; }\nmysql --ssl-mode=$(m)", prefix + "ssl-mode=?"},
		{"element of an array", "M=(DISABLED REQUIRED)\nmysql --ssl-mode=${M[1]}", prefix + "ssl-mode=REQUIRED"},
		{"first of an array", "M=(REQUIRED DISABLED)\nmysql --ssl-mode=$M", prefix + "ssl-mode=REQUIRED"},
		{"element by name", "declare -A M=([a]=DISABLED [b]=REQUIRED)\nmysql --ssl-mode=${M[b]}", prefix + "ssl-mode=REQUIRED"},
		{"element that is not there", "M=(REQUIRED)\nmysql --ssl-mode=${M[$1]}", prefix + "ssl-mode=?"},
		{"positional parameters", "set -- REQUIRED x\nmysql --ssl-mode=$1", prefix + "ssl-mode=REQUIRED"},
		{"positional parameters of a function", "set -- REQUIRED\nf() { mysql --ssl-mode=$1; }", prefix + "ssl-mode=?"},
		{"line that goes on in quotes", "mysql --ssl-mode=\"REQ\\\nUIRED\"", prefix + "ssl-mode=REQUIRED@REQ\\\nUIRED"},
		{"cycle", "A=$B; B=$A\nmysql --ssl-mode=$A", prefix + "ssl-mode=?"},
		{"command in a variable", "M='mysql --ssl-mode=DISABLED'\n$M -h h.example.com", prefix + "host:h.example.com ssl-mode=DISABLED"},
		{"template", "mysql -h {{ db_host }} --ssl-mode=${{ inputs.mode }}", prefix + "host:?@{{ db_host }} ssl-mode=?"},
	})
}

func TestEnvironment(t *testing.T) {
	testkit.Run(t, read, []testkit.Case{
		{"in front", "PGSSLMODE=require PGPASSWORD=pw psql -h h.example.com", "cli psql/call @psql host:h.example.com env:PGSSLMODE=require\nsecret pw\nsecret pw"},
		{"exported for a client", "export PGSSLMODE=disable PGHOST=h.example.com\npsql d", "cli psql/call @psql host:h.example.com db:d env:PGSSLMODE=disable"},
		{"exported later", "PGSSLMODE=disable\nexport PGSSLMODE\npsql", "cli psql/call @psql env:PGSSLMODE=disable"},
		{"not exported", "PGSSLMODE=disable\npsql", "cli psql/call @psql"},
		{"set -a", "set -a\nPGSSLMODE=disable\npsql", "cli psql/call @psql env:PGSSLMODE=disable"},
		{"no client", "export PGHOST=h.example.com\nexport PGSSLMODE=prefer PGPORT=5432 PGPASSWORD=pw\n./app", "env /key @PGHOST host:h.example.com port:5432 env:PGSSLMODE=prefer\nsecret pw\nsecret pw"},
		{"mode beside a string", "export DATABASE_URL=postgres://h.example.com/x CACHE=redis://h.example.com\nexport PGSSLMODE=require\n./app", "dsn-url / @postgres host:h.example.com db:x env:PGSSLMODE=require\ndsn-url / @redis host:h.example.com"},
		{"all of libpq's", "export PGHOST=h.example.com PGGSSENCMODE=disable PGSERVICE=s", "env /key @PGHOST host:h.example.com env:PGGSSENCMODE=disable env:PGSERVICE=s"},
		{"a service alone", "export PGSERVICE=s PGSSL=true PGUSER=u", ""},
		{"mode alone", "export PGSSLMODE=require", "env /key @PGSSLMODE host:?@PGSSLMODE env:PGSSLMODE=require"},
		{"unrelated", "export FOO=bar PGUSER=u", ""},
		{"group of the drivers", "export APP_DB_HOST=h.example.com APP_DB_SSL=off", "env pymysql/key @APP_DB_HOST host:h.example.com env:APP_DB_SSL=off"},
		{"process", "export NODE_TLS_REJECT_UNAUTHORIZED=0", "process-env NODE_TLS_REJECT_UNAUTHORIZED @NODE_TLS_REJECT_UNAUTHORIZED env:NODE_TLS_REJECT_UNAUTHORIZED=0"},
		{"process in front", "NODE_TLS_REJECT_UNAUTHORIZED=0 node x.js", "process-env NODE_TLS_REJECT_UNAUTHORIZED @NODE_TLS_REJECT_UNAUTHORIZED env:NODE_TLS_REJECT_UNAUTHORIZED=0"},
		{"java", "export JAVA_OPTS=\"-Xmx1g -Djdk.tls.client.protocols=TLSv1\"", "java-options JAVA_OPTS @JAVA_OPTS jdk.tls.client.protocols=TLSv1"},
		{"secrets", "export DB_PASSWORD=pw\nAPI_TOKEN='pw2'\n", "secret pw\nsecret pw2\nsecret pw"},
	})
}

func TestConnectionStrings(t *testing.T) {
	const want = "dsn-url / @postgres host:h.example.com db:d sslmode=disable\nsecret pw"
	testkit.Run(t, read, []testkit.Case{
		{"export", "export DATABASE_URL=postgres://u:pw@h.example.com/d?sslmode=disable", want},
		{"plain assignment", "DATABASE_URL=\"postgres://u:pw@h.example.com/d?sslmode=disable\"", want},
		{"in front of a command", "DATABASE_URL='postgres://u:pw@h.example.com/d?sslmode=disable' ./app", want},
		{"argument", "migrate -database 'postgres://u:pw@h.example.com/d?sslmode=disable' up", want},
		{"argument with =", "app --url=postgres://u:pw@h.example.com/d?sslmode=disable", want},
		{"NAME=value argument", "docker run -e DATABASE_URL=postgres://u:pw@h.example.com/d?sslmode=disable app", want},
		{"echo to a file", "echo \"URL=postgres://u:pw@h.example.com/d?sslmode=disable\" >> .env", want},
		{"here-document", "cat > a.env <<EOF\n# URL=postgres://u:pw@no.example.com/d\nURL=postgres://u:pw@h.example.com/d?sslmode=disable\nEOF", want},
		{"assigned and used is one", "U=postgres://u:pw@h.example.com/d?sslmode=disable\npsql $U", "cli psql/call @psql host:h.example.com db:d sslmode=disable\nsecret pw\nsecret pw"},
		{"certain scheme", "export U=mysql+pymysql://h.example.com/d", "dsn-url pymysql/scheme @mysql+pymysql host:h.example.com db:d"},
		{"key of a driver", "export APP_DSN=postgres://h.example.com/d", "dsn-url pgx/key @postgres host:h.example.com db:d"},
		{"parts in variables", "H=h.example.com\nexport U=\"postgres://$USER@$H/d?sslmode=${M:-prefer}\"", "dsn-url / @postgres host:h.example.com db:d sslmode=prefer~"},
		{"ADO", "app --connection 'Server=s.example.com;Database=d;User Id=u;Password=pw;Encrypt=false'", "ado / @Server=s.example.com;Database=d;User Id=u;Password=pw;Encrypt=false host:s.example.com db:d User Id=u Encrypt=false\nsecret pw"},
	})
}

func TestScripts(t *testing.T) {
	const want = "cli mysql-cli/call @mysql host:h.example.com ssl-mode=DISABLED"
	testkit.Run(t, read, []testkit.Case{
		{"sh -c", `sh -c "mysql -h h.example.com --ssl-mode=DISABLED"`, want},
		{"nested quotes", `bash -c "mysql -h \"h.example.com\" --ssl-mode=DISABLED"`, want},
		{"ssh", "ssh host mysql -h h.example.com --ssl-mode=DISABLED", want},
		{"here-document for a shell", "ssh host bash -s <<'EOF'\nmysql -h h.example.com --ssl-mode=DISABLED\nEOF", want},
		{"substitution", "X=$(mysql -h h.example.com --ssl-mode=DISABLED)", want},
		{"backquotes in a word", "echo \"n: `mysql -h h.example.com --ssl-mode=DISABLED`\"", want},
		{"process substitution", "diff <(mysql -h h.example.com --ssl-mode=DISABLED) x", want},
		{"condition, loop, function", "f() { if ! mysql -h h.example.com --ssl-mode=DISABLED; then :; fi; }", want},
		{"pipe and case", "case $1 in a) mysql -h h.example.com --ssl-mode=DISABLED | cat ;; esac", want},
		{"bats", "@test \"x\" { mysql -h h.example.com --ssl-mode=DISABLED; }", want},
		{"installed client", "apt-get install -y mariadb-client\nmysql --ssl-ca=F", "cli mariadb-cli/manifest @mysql ssl-ca=F"},
	})
}

func TestSQL(t *testing.T) {
	const account = "sql-account 'a'@'%' @'a'@'%' require@REQUIRE=NONE host@'%'=% statement@ALTER=alter@ALTER"
	const want = "cli mysql-cli,mariadb-cli/assumed @mysql\n" + account
	testkit.Run(t, read, []testkit.Case{
		{"argument", `mysql -e "ALTER USER 'a'@'%' REQUIRE NONE"`, want},
		{"here-document", "mysql <<EOF\nALTER USER 'a'@'%' REQUIRE NONE;\nEOF", want},
		{"indented here-document", "mysql <<-EOF\n\tALTER USER 'a'@'%'\n\tREQUIRE NONE;\n\tEOF", want},
		{"here-string", `mysql <<< "ALTER USER 'a'@'%' REQUIRE NONE"`, want},
		{"pipe from echo", `echo "ALTER USER 'a'@'%' REQUIRE NONE" | mysql`, want},
		{"pipe from cat", "cat <<EOF | mysql\nALTER USER 'a'@'%' REQUIRE NONE;\nEOF", want},
		{"docker exec", "docker exec -i db mysql <<EOF\nALTER USER 'a'@'%' REQUIRE NONE;\nEOF", want},
		{"file", "cat > x.sql <<EOF\nALTER USER 'a'@'%' REQUIRE NONE;\nEOF", account},
		{
			"variable in the document", "U=app\nmysql <<EOF\nALTER USER '$U'@'%' REQUIRE SSL;\nEOF",
			"cli mysql-cli,mariadb-cli/assumed @mysql\nsql-account 'app'@'%' @app\nmysql <<EOF\nALTER USER '$U'@'%' require@REQUIRE=SSL host@'%'=% statement@ALTER=alter@ALTER",
		},
	})
}

func TestNothing(t *testing.T) {
	for _, in := range []string{
		"", "# mysql --ssl-mode=DISABLED", "echo 'mysql --ssl-mode=DISABLED'", "x='mysql --ssl-mode=DISABLED'",
		"echo usage: postgres://u:x@h/d", "grep 'postgres://u:x@h.example.com/d' f", "sed -i s#a#postgres://h.example.com/d# f",
		"[[ $U == postgres://h.example.com/d ]]", "case $U in postgres://*) ;; esac", "which mysql psql", "cat <<EOF\nmysql -h h\nEOF",
		"curl https://example.com/", "git clone https://u@example.com/x.git", ": <<'EOF'\nmysql --ssl-mode=DISABLED\nEOF",
		"function mysql { :; }", "alias mysql='mysql --ssl-mode=DISABLED'", "export URL=https://example.com/x?sslmode=disable",
	} {
		if got := read(in); got != "" {
			t.Errorf("%s gave %s", in, got)
		}
	}
}

func TestBroken(t *testing.T) {
	const want = "cli mysql-cli/call @mysql host:h.example.com ssl-mode=DISABLED"
	const line = "mysql -h h.example.com --ssl-mode=DISABLED\n"
	testkit.Run(t, read, []testkit.Case{
		{"behind", "fi )\n" + line, want + "\nproblem syntax"},
		{"before", line + "echo 'x\n", want + "\nsecret x\nproblem syntax"},
		{"unclosed password", "redis-cli -a 'open pw", "cli redis-cli/call @redis-cli\nsecret open pw\nproblem syntax"},
		{"between", "echo ${x!!}\n" + line + "done\n", want + "\nproblem syntax\nproblem syntax"},
		{"what the library gives up on", line + "\na=$((b c) | d)\nif x; then\n  e f\nfi\n# g\nh=$((b c) | d)\n" + line, want + "\n" + want + "\nproblem syntax\nproblem syntax"},
		{"unclosed if", "if x; then\n" + line, want + "\nproblem syntax"},
		{"too deep", strings.Repeat("(", 70_000), "problem too-deep"},
		{"too deep, the rest counts", strings.Repeat("(", 70_000) + "\n" + line, want + "\nproblem too-deep"},
	})
}

func TestLinear(t *testing.T) {
	units := []string{"$(", "`", "\"", "${a:-", "a=(\"${a[@]}\" \"${a[@]}\")\n", "if ", "{{", "<<A\n", "'\n", ")\n", "a=$a$a\n", "x|", "x&&", "$((1+", "[[ ! ", "\\\n", "mysql <<E\n"}
	testkit.InTime(t, units, testkit.Sized(20_000, 100_000), 10*time.Second, func(in string) { read(in) })
	var doubling strings.Builder
	for i := range 40 {
		n := string(rune('A'+i%26)) + strings.Repeat("x", i/26)
		m := string(rune('A'+(i+1)%26)) + strings.Repeat("x", (i+1)/26)
		doubling.WriteString(n + "=(\"${" + m + "[@]}\" \"${" + m + "[@]}\")\n")
		doubling.WriteString("v" + n + "=$v" + m + "$v" + m + "\n")
	}
	read("Aq=x\n" + doubling.String() + "mysql \"${A[@]}\" $vA")
}

func TestWhere(t *testing.T) {
	code := "H=db.example.com\nsudo mysql -h $H \\\n  --ssl-mode=DISABLED >x # c\n"
	found := Read(source.NewFile("x", []byte(code)), known, setting.Hint{})
	want := "sudo mysql -h $H \\\n  --ssl-mode=DISABLED"
	if got := found.Connections[0].Where.Raw(); got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func FuzzRead(f *testing.F) {
	for _, s := range []string{
		"H=a; mysql -h $H --ssl-mode=${M:-x} -p'pw'", "export PGHOST=h PGSSLMODE=require", "cat > x <<EOF\nu=postgres://u:pw@h/d\nEOF",
		"mysql <<-'E'\n\tALTER USER a@b REQUIRE SSL;\n\tE\n", "a=(1 \"$b\"); psql \"${a[@]}\" $'x\\x41'", "sh -c \"sh -c 'mysql --ssl'\"",
		"curl -kO https://x/global-bundle.pem\r\n", "echo ${{ x }} {{ y }} | mysql", "if x; then export A=B; fi; `psql`",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, code string) {
		file := source.NewFile("x.sh", []byte(code))
		testkit.CheckFound(t, file, Read(file, known, setting.Hint{}))
	})
}

// TestCalled holds what a connection in a word is called by.
func TestCalled(t *testing.T) {
	for in, want := range map[string]string{
		"docker run -e DATABASE_URL=postgres://h.example.com/d app":       "DATABASE_URL",
		"docker run -e DATABASE_URL=postgres://h.example.com/d \"$I\"":    "DATABASE_URL",
		"docker run -e DATABASE_URL=postgres://h.example.com/d app serve": "serve",
		"migrate -database postgres://h.example.com/d?a=b up":             "migrate",
		"$TOOL postgres://h.example.com/d?a=b":                            "",
	} {
		found := Read(source.NewFile("x.sh", []byte(in)), known, setting.Hint{}).Connections
		if len(found) != 1 || found[0].Hint.Name != want {
			t.Errorf("%s: %v, want %q", in, found, want)
		}
	}
}
