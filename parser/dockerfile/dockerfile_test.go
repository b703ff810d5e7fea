package dockerfile

import (
	"testing"
	"time"

	"github.com/dsnlint/dsnlint/internal/testkit"
	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
)

func read(in string) string {
	return testkit.ShowFound(Read(source.NewFile("Dockerfile", []byte(in)), setting.Known{}))
}

func TestClients(t *testing.T) {
	testkit.Run(t, read, []testkit.Case{
		{"image decides", "FROM mysql:8\nRUN mysql -h h.example.com --ssl-ca=F", "cli mysql-cli/manifest v8 @mysql host:h.example.com ssl-ca=F"},
		{"image of another product", "FROM mariadb:10.11\nRUN mysql --ssl", "cli mariadb-cli/manifest v10.11 @mysql ssl"},
		{"no hint", "FROM debian\nRUN mysql --ssl-ca=F", "cli mysql-cli,mariadb-cli/assumed @mysql ssl-ca=F"},
		{"package", "FROM debian\nRUN apt-get update && apt-get install -y default-mysql-client\nRUN mysql --ssl-ca=F", "cli mariadb-cli/manifest @mysql ssl-ca=F"},
		{"package of the same instruction", "FROM alpine\nRUN apk add mysql-client && mysql --ssl-ca=F", "cli mariadb-cli/manifest @mysql ssl-ca=F"},
		{"version from ARG", "ARG V=8.4\nFROM mysql:$V\nRUN mysql --ssl-ca=F", "cli mysql-cli/manifest v8.4 @mysql ssl-ca=F"},
		{"stage", "FROM mysql:8 AS db\nFROM db\nRUN mysql --ssl-ca=F", "cli mysql-cli/manifest v8 @mysql ssl-ca=F"},
		{"other stage", "FROM mysql:8 AS db\nFROM alpine\nRUN mysql --ssl-ca=F", "cli mysql-cli,mariadb-cli/assumed @mysql ssl-ca=F"},
		{"flags of RUN", "RUN --mount=type=cache,target=/x --network=none psql -h h.example.com", "cli psql/call @psql host:h.example.com"},
		{"health check", "FROM postgres:16\nHEALTHCHECK --interval=5s --timeout=3s CMD pg_isready -h localhost", "cli psql/call v16 @pg_isready host:localhost"},
		{"ONBUILD", "ONBUILD RUN psql -h h.example.com", "cli psql/call @psql host:h.example.com"},
	})
}

func TestForms(t *testing.T) {
	const want = "cli mysql-cli/call @mysql host:h.example.com ssl-mode=DISABLED"
	testkit.Run(t, read, []testkit.Case{
		{"shell", "CMD mysql -h h.example.com --ssl-mode=DISABLED", want},
		{"exec", `CMD ["mysql", "-h", "h.example.com", "--ssl-mode=DISABLED"]`, want},
		{"exec of a shell", `ENTRYPOINT ["/bin/sh", "-c", "mysql -h \"h.example.com\" --ssl-mode=DISABLED"]`, want},
		{"exec over lines", "RUN [\"mysql\", \\\n  \"-h\", \"h.example.com\", \\\n  \"--ssl-mode=DISABLED\"]", want},
		{"entry point and arguments", "ENTRYPOINT [\"mysql\", \"-h\", \"h.example.com\"]\nCMD [\"--ssl-mode=DISABLED\"]", want},
		{"lower case", "run mysql -h h.example.com --ssl-mode=DISABLED", want},
		{"continuation, comment, empty line", "RUN mysql \\\n# no --ssl-mode=REQUIRED\n   -h h.example.com \\\n\n  --ssl-mode=DISABLED", want},
		{"blanks behind the escape", "RUN mysql \\  \n  -h h.example.com \\\t\n --ssl-mode=DISABLED\n", want},
		{"CRLF", "FROM x\r\nRUN mysql \\\r\n  -h h.example.com --ssl-mode=DISABLED\r\n", want},
		{"keyword alone on its line", "RUN \\\n mysql -h h.example.com --ssl-mode=DISABLED", want},
		{"BOM", "\xef\xbb\xbfRUN mysql -h h.example.com --ssl-mode=DISABLED", want},
		{"other escape", "# escape=`\nRUN mysql `\n -h h.example.com `\n --ssl-mode=DISABLED", want},
		{"here-document", "RUN <<EOF\nmysql -h h.example.com --ssl-mode=DISABLED\nEOF\n# x", want},
		{"here-document for a command", "RUN bash <<-'EOF'\n\tmysql -h h.example.com --ssl-mode=DISABLED\n\tEOF\nRUN true", want},
		{"unclosed here-document", "RUN cat <<EOF\nRUN mysql -h h.example.com --ssl-mode=DISABLED", want + "\nproblem syntax"},
		{"server arguments", "FROM mysql:8\nCMD [\"--require_secure_transport=OFF\"]", "my.cnf [mysqld] @CMD require_secure_transport=OFF"},
		{"server", "FROM postgres\nCMD [\"postgres\", \"-c\", \"ssl=off\"]", "postgresql.conf  @postgres ssl=off"},
		{
			"PowerShell", "FROM mcr.microsoft.com/windows/servercore\nSHELL [\"powershell\", \"-Command\"]\nRUN Invoke-WebRequest -Uri http://x.example.com/ca.pem -OutFile c:\\ca.pem; psql -h h.example.com",
			"cli psql/call @psql host:h.example.com\ndownload http://x.example.com/ca.pem @http://x.example.com/ca.pem url@http://x.example.com/ca.pem=http://x.example.com/ca.pem output@c:\\ca.pem=c:\\ca.pem tool@Invoke-WebRequest=invoke-webrequest@Invoke-WebRequest",
		},
	})
}

func TestEnvironment(t *testing.T) {
	testkit.Run(t, read, []testkit.Case{
		{"ENV", "ENV DATABASE_URL=postgres://u:pw@h.example.com/d?sslmode=disable", "dsn-url / @postgres host:h.example.com db:d sslmode=disable\nsecret pw"},
		{"old form", "ENV DATABASE_URL postgres://u:pw@h.example.com/d?sslmode=disable", "dsn-url / @postgres host:h.example.com db:d sslmode=disable\nsecret pw"},
		{"quotes and several", "ENV A=b DATABASE_URL=\"postgres://h.example.com/d?sslmode=disable\" \\\n    C='d e'", "dsn-url / @postgres host:h.example.com db:d sslmode=disable"},
		{"variables", "ENV H=h.example.com\nENV U=redis://$H:${P:-6379}/0", "dsn-url / @redis host:h.example.com port:6379~ db:0"},
		{"unknown variable", "ENV U=redis://$H", "dsn-url / @redis host:?@$H open"},
		{"ARG is a default", "ARG U=redis://h.example.com", "dsn-url / @redis host:h.example.com~"},
		{"ARG without default", "ARG U", ""},
		{"PG group", "FROM x\nENV PGHOST=h.example.com \\\n PGSSLMODE=prefer PGPASSWORD=pw", "env /key @PGHOST host:h.example.com env:PGSSLMODE=prefer\nsecret pw"},
		{"PG group with a client", "ENV PGSSLMODE=require\nRUN psql -h h.example.com", "cli psql/call @psql host:h.example.com env:PGSSLMODE=require"},
		{"inherited", "FROM x AS a\nENV PGSSLMODE=require\nFROM a\nCMD [\"psql\"]", "cli psql/call @psql env:PGSSLMODE=require"},
		{"not inherited", "FROM x AS a\nENV PGSSLMODE=require\nFROM b\nCMD [\"psql\"]", "cli psql/call @psql"},
		{"process", "ENV NODE_TLS_REJECT_UNAUTHORIZED=0", "process-env NODE_TLS_REJECT_UNAUTHORIZED @NODE_TLS_REJECT_UNAUTHORIZED env:NODE_TLS_REJECT_UNAUTHORIZED=0"},
		{"java", "ENV JAVA_TOOL_OPTIONS -Djavax.net.ssl.trustStore=/t.jks -Djavax.net.ssl.trustStorePassword=pw", "java-options JAVA_TOOL_OPTIONS @JAVA_TOOL_OPTIONS javax.net.ssl.trustStore=/t.jks\nsecret pw"},
		{"variable of ENV in RUN", "ENV M=DISABLED\nRUN mysql --ssl-mode=$M", "cli mysql-cli/call @mysql ssl-mode=DISABLED"},
		{"variable of ARG in RUN", "ARG M=DISABLED\nRUN mysql --ssl-mode=$M", "cli mysql-cli/call @mysql ssl-mode=DISABLED~"},
		{"secret", "ENV MYSQL_ROOT_PASSWORD=pw", "secret pw"},
	})
}

func TestDownloads(t *testing.T) {
	const url = "http://truststore.pki.rds.amazonaws.com/global/global-bundle.pem"
	const head = "download " + url + " @" + url + " url@" + url + "=" + url
	testkit.Run(t, read, []testkit.Case{
		{"ADD", "ADD " + url + " /c/", head + " output@/c/=/c/ tool@ADD=add@ADD"},
		{"ADD with flags", "ADD --chown=a:b --checksum=sha256:x " + url + " /c/", head + " output@/c/=/c/ tool@ADD=add@ADD checksum"},
		{"ADD in exec form", "ADD [\"" + url + "\", \"/c\"]", head + " output@/c=/c tool@ADD=add@ADD"},
		{"ADD of something else", "ADD https://x.example.com/a.tar.gz /a\nADD ca.pem /c\nCOPY " + url + " /x", ""},
		{"curl", "RUN curl -k " + url, head + " insecure@k tool@curl=curl"},
		{"COPY of a here-document", "COPY <<EOF /a.properties\n# url=jdbc:mysql://no.example.com/d\nurl=jdbc:mysql://h.example.com/d?sslMode=DISABLED\nEOF", "jdbc / @jdbc:mysql host:h.example.com db:d sslMode=DISABLED"},
	})
}

func TestNothing(t *testing.T) {
	for _, in := range []string{
		"", "# RUN mysql --ssl-mode=DISABLED", "FROM mysql:8", "LABEL x=\"mysql --ssl-mode=DISABLED\"", "FROM x\nEXPOSE 3306",
		"HEALTHCHECK NONE", "ENV", "ARG", "CMD []", "CMD [\"--x\"]", "FROM", "ONBUILD", "RUN", "ADD x", "COPY <<EOF", "\\", "RUN [\"a\"",
		"RUN apt-get install -y mysql-client # mysql --ssl-mode=DISABLED", "MAINTAINER postgres://u@h.example.com/d",
	} {
		if got := read(in); got != "" {
			t.Errorf("%q gave %s", in, got)
		}
	}
}

func TestLinear(t *testing.T) {
	units := []string{"RUN a \\\n", "a \\\n# b\n", "ENV A=$A$A\n", "RUN <<A\n", "RUN a <<B <<C\n", "ENV ${", "FROM a AS b\nENV X=y\n", "CMD [\"", "ENV A=\"", "ARG A=${A:-${A:-b}}\n"}
	testkit.InTime(t, units, testkit.Sized(20_000, 60_000), 10*time.Second, func(in string) { read(in) })
}

func FuzzRead(f *testing.F) {
	for _, s := range []string{
		"# escape=`\nFROM mysql:8 AS a\nRUN mysql `\n --ssl", "ENV A=b \\\n# c\n D=\"e $A\"\nCMD [\"psql\", \"-h\", \"\\u0041\"]",
		"RUN <<EOF\npsql -h h\nEOF\n", "ARG X=redis://h\r\nENV Y ${X:-a}\r\n", "HEALTHCHECK CMD pg_isready", "ADD http://x/ca.pem /c",
		"ONBUILD RUN curl -k https://x/ca.pem \\\n\n -o a", "COPY <<A <<B /x\nu=amqp://h\nA\nB\n",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, in string) {
		file := source.NewFile("Dockerfile", []byte(in))
		testkit.CheckFound(t, file, Read(file, setting.Known{}))
	})
}
