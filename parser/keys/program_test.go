package keys

import (
	"testing"

	"github.com/dsnlint/dsnlint/parser/keyvalue"
	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
)

// testBlocks are one block of each kind that programs have.
var testBlocks = setting.Known{Blocks: []setting.Block{
	{
		Path: "sources.*", Select: []setting.Selector{{Keyword: "type", Values: []string{"postgres"}}}, Engine: "postgresql", Drivers: []string{"lib-pq", "pgx"}, Undecided: true,
		Members: []setting.Member{
			{Key: "url", Role: setting.Host},
			{Key: "jsonData.sslmode", Role: setting.OptionArg, Name: "sslmode"},
			{Key: "jsonData.rootCert", Role: setting.OptionArg, Name: "sslrootcert"},
			{Key: "secure.tlsCACert", Role: setting.OptionArg, Name: "sslrootcert", Content: true},
			{Key: "secure.password", Role: setting.Secret},
		},
	},
	{
		Path: "sources.*", Select: []setting.Selector{{Keyword: "type", Values: []string{"mssql"}}}, Engine: "sqlserver", Drivers: []string{"go-mssqldb"},
		Members: []setting.Member{{Key: "url", Role: setting.Host}},
	},
	{
		Select: []setting.Selector{{Keyword: "connector.class", Values: []string{"io.x.mysql.*"}}}, Engine: "mysql", Drivers: []string{"mysql-connector-j"}, Layer: setting.InCall,
		Members: []setting.Member{{Key: "database.host-name", Role: setting.Host}, {Key: "database.port", Role: setting.Port}, {Key: "database.ssl.mode", Role: setting.OptionArg, Name: "sslMode"}},
	},
	{
		Path: "my_db", Defaults: []string{"module_defaults.my_db", "module_defaults.group/my"}, Engine: "mysql", Drivers: []string{"pymysql"}, Layer: setting.InCall,
		Members: []setting.Member{
			{Key: "login_host", Role: setting.Host},
			{Key: "ca_cert", Role: setting.OptionArg, Name: "ssl.ca"},
			{Key: "check", Role: setting.OptionArg, Name: "ssl.check_hostname", Words: map[string]string{"no": "false", "*skip*": ""}},
		},
	},
	{
		Path: "env:", Select: []setting.Selector{{Keyword: "KC_DB"}}, Engine: "postgresql", Drivers: []string{"pgjdbc"},
		Members: []setting.Member{{Key: "KC_DB_HOST", Role: setting.Host}, {Key: "KC_DB_PROPERTIES", Role: setting.Options}},
	},
	{
		Path: "env:", Select: []setting.Selector{{Keyword: "MB_URI", Values: []string{"postgres:*"}}}, Engine: "postgresql", Drivers: []string{"pgjdbc"},
		Members: []setting.Member{{Key: "MB_URI", Role: setting.DSN}},
	},
	{
		Path: "env:", Select: []setting.Selector{{Keyword: "WB"}}, Engine: "mysql", Drivers: []string{"mysqljs"},
		Members: []setting.Member{{Key: "WB_URI", Role: setting.DSN}, {Key: "WB_HOST", Role: setting.Host}},
	},
}}

func TestPrograms(t *testing.T) {
	tests := []findTest{
		{"options under the driver's names", "a.yml", "sources:\n- type: postgres\n  url: h.example.com:5432\n  jsonData: {sslmode: disable, rootCert: /ca.pem}\n  secure: {password: pw}\n", "config-key sources.0 host=h.example.com:5432 sslmode=disable@disable sslrootcert=/ca.pem@/ca.pem anchor=url engine=postgresql drivers=lib-pq,pgx\nsecret pw"},
		{"the first of several for one option", "a.yml", "sources:\n- type: postgres\n  url: h.example.com\n  jsonData: {rootCert: /ca.pem}\n  secure: {tlsCACert: text}\n", "config-key sources.0 host=h.example.com sslrootcert=/ca.pem@/ca.pem anchor=url engine=postgresql drivers=lib-pq,pgx"},
		{"a certificate itself", "a.yml", "sources:\n- {type: postgres, url: h.example.com, secure: {tlsCACert: text}}\n", "config-key sources.0 host=h.example.com sslrootcert=?@text anchor=url engine=postgresql drivers=lib-pq,pgx"},
		{"a default of the program's own", "a.yml", "sources:\n- {type: postgres, url: h.example.com}\n", "config-key sources.0 host=h.example.com anchor=url engine=postgresql drivers=lib-pq,pgx open"},
		{"a name of its own", "a.yml", "sources:\n  main: {type: mssql, url: 'h.example.com\\x,1433'}\n", "config-key sources.main host=h.example.com:1433 anchor=main engine=sqlserver drivers=go-mssqldb"},
		{"SQL Server with a colon", "a.yml", "sources:\n- {type: mssql, url: 'tcp:h.example.com:1433'}\n", "config-key sources.0 host=h.example.com:1433 anchor=url engine=sqlserver drivers=go-mssqldb"},
		{"another type", "a.yml", "sources:\n- {type: prometheus, url: h.example.com, jsonData: {sslmode: disable}}\n", ""},
		{"another path", "a.yml", "targets:\n- {type: mssql, url: h.example.com}\n", ""},
		{"no address", "a.yml", "sources:\n- {type: postgres, jsonData: {sslmode: disable}}\n", ""},
		{"a socket", "a.yml", "sources:\n- {type: postgres, url: /run/x, jsonData: {sslmode: disable}}\n", ""},
		{"a web address", "a.yml", "sources:\n- {type: mssql, url: 'http://h.example.com'}\n", ""},

		{"keys with dots", "a.json", `{"config":{"connector.class":"io.x.mysql.C","database.hostname":"h.example.com","database.port":"3306","database.ssl.mode":"disabled"}}`, "config-key config host=h.example.com:3306 sslMode=disabled@disabled/call anchor=config engine=mysql drivers=mysql-connector-j"},
		{"keys that are a tree", "a.yml", "connector: {class: io.x.mysql.C}\ndatabase:\n  hostname: h.example.com\n  ssl: {mode: disabled}\n", "config-key database.host-name host=h.example.com sslMode=disabled@disabled/call anchor=hostname engine=mysql drivers=mysql-connector-j"},
		{"properties", "a.properties", "connector.class=io.x.mysql.C\ndatabase.hostname=h.example.com\n", "config-key database.host-name host=h.example.com anchor=hostname engine=mysql drivers=mysql-connector-j"},
		{"another class", "a.json", `{"connector.class":"io.x.files.C","database.hostname":"h.example.com"}`, ""},

		{"a long name", "a.yml", "- community.my.my_db: {login_host: h.example.com, ca_cert: /ca.pem, check: no}\n", "config-key community.my.my_db host=h.example.com ssl=@ca_cert/call ssl.ca=/ca.pem@/ca.pem/call ssl.check_hostname=false@no/call anchor=community.my.my_db engine=mysql drivers=pymysql"},
		{"what is not handed on", "a.yml", "- my_db: {login_host: h.example.com, check: skipped}\n", "config-key my_db host=h.example.com anchor=my_db engine=mysql drivers=pymysql"},
		{"defaults of the file", "a.yml", "- module_defaults:\n    group/my: {ca_cert: /ca.pem}\n  tasks:\n  - my_db: {login_host: h.example.com}\n", "config-key my_db host=h.example.com ssl=@ca_cert/call ssl.ca=/ca.pem@/ca.pem/call anchor=my_db engine=mysql drivers=pymysql"},
		{"its own before the defaults", "a.yml", "- module_defaults:\n    my_db: {ca_cert: /ca.pem}\n  tasks:\n  - my_db: {login_host: h.example.com, ca_cert: /own.pem}\n", "config-key my_db host=h.example.com ssl=@ca_cert/call ssl.ca=/own.pem@/own.pem/call anchor=my_db engine=mysql drivers=pymysql"},
		{"a host that is not known", "a.yml", "- my_db: {login_host: \"{{ h }}\"}\n", "config-key my_db host=? anchor=my_db engine=mysql drivers=pymysql"},

		{"in one line", "a.yml", "- my_db: name=x login_host={{ h }} ca_cert='/my ca.pem' login_password=pw check=no\n", "config-key my_db host=? ssl=@ca_cert/call ssl.ca=/my ca.pem@/my ca.pem/call ssl.check_hostname=false@no/call anchor=my_db engine=mysql drivers=pymysql\nsecret pw"},
		{"one line of another kind", "a.yml", "- my_db: the host is login_host\n- other: login_host=h.example.com\n- my_db: =x\n", ""},

		{"variables", ".env", "KC_DB=postgres\nKC_DB_HOST=h.example.com\nKC_DB_PROPERTIES=?sslmode=disable&password=pw&x\n", "env env:KC_DB_HOST host=h.example.com sslmode=disable@disable anchor=KC_DB_HOST engine=postgresql drivers=pgjdbc\nsecret pw"},
		{"variables of a list", "compose.yml", "services:\n  a:\n    image: x\n    environment:\n    - KC_DB=postgres\n    - KC_DB_HOST=h.example.com\n    - KC_DB_PROPERTIES=;encrypt=false;x=y\n", "env env:KC_DB_HOST host=h.example.com encrypt=false@false x=y@y anchor=KC_DB_HOST engine=postgresql drivers=pgjdbc"},
		{"a connection string", ".env", "MB_URI=postgres://u:pw@h.example.com/x?sslmode=require\n", "dsn-url env:MB_URI host=h.example.com sslmode=require@require anchor=postgres engine=postgresql drivers=pgjdbc\nsecret pw"},
		{"a connection string that is not known", "compose.yml", "services:\n  a:\n    image: x\n    environment:\n      WB: x\n      WB_URI: ${URI}\n      WB_HOST: h\n", "config-key env:WB_URI host=? anchor=WB_URI engine=mysql drivers=mysqljs open"},
		{"an object in one line", ".env", "CONN='{\"type\":\"x\",\"sources\":[{\"type\":\"mssql\",\"url\":\"h.example.com\"}]}'\n", "config-key sources.0 host=h.example.com anchor=url engine=sqlserver drivers=go-mssqldb"},
		{"an object with escapes of the file's", "a.json", `{"a":"{\"sources\":[{\"type\":\"mssql\",\"url\":\"h.example.com\"}]}"}`, "config-key sources.0 host=h.example.com anchor=url engine=sqlserver drivers=go-mssqldb"},
		{"no object", ".env", "CONN={sources}\nB={\"a\":\n", ""},
		{"a connection string of another kind", ".env", "MB_URI=mysql://h.example.com/x\n", "dsn-url env:MB_URI host=h.example.com anchor=mysql engine=mysql"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			f, root := read(tt.file, tt.in)
			if got := render(Find(f, root, KindOf(tt.file, root), Prepare(testBlocks))); got != tt.want {
				t.Errorf("got\n%s\nwant\n%s", got, tt.want)
			}
		})
	}
}

func TestGlobbed(t *testing.T) {
	for _, tt := range []struct {
		word, value string
		want        bool
	}{
		{"Postgres", "postgres", true},
		{"postgres", "postgresql", false},
		{"postgres*", "PostgreSQL", true},
		{"*odbc", "psqlODBC", true},
		{"*odbc", "odbc 18", false},
		{"*-18.*", "libx-18.3.so", true},
		{"*", "", true},
		{"", "x", false},
	} {
		if got := globbed(tt.word, tt.value); got != tt.want {
			t.Errorf("globbed(%q, %q) = %v", tt.word, tt.value, got)
		}
	}
}

func TestUnitScripts(t *testing.T) {
	in := "[Unit]\nDescription=x\n[Service]\nEnvironment=\"PGHOST=h.example.com\" AB=c\nEnvironment=PGSSLMODE=disable lower=x\nExecStart=-@/usr/bin/psql -c \"x\"\nExecReload=/bin/kill\nType=simple\n[Install]\nWantedBy=x\n"
	f := source.NewFile("x.service", []byte(in))
	root, _ := keyvalue.Read(f, keyvalue.Unit)
	if kind := KindOf(f.Path, root); kind != Unit {
		t.Fatalf("kind %q", kind)
	}
	got := ""
	for _, s := range Scripts(f, root, Unit, Prepare(setting.Known{})) {
		got += s.Text.String() + " |"
		for _, o := range s.Env {
			got += " " + o.Name.String() + "=" + o.Value.Text.String()
		}
		got += "\n"
	}
	want := "/usr/bin/psql -c \"x\" | PGHOST=h.example.com AB=c PGSSLMODE=disable\n/bin/kill | PGHOST=h.example.com AB=c PGSSLMODE=disable\n"
	if got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
}
