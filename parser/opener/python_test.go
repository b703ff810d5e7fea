package opener_test

import (
	"strings"
	"testing"

	"github.com/dsnlint/dsnlint/internal/testkit"

	"github.com/dsnlint/dsnlint/parser/opener"
	"github.com/dsnlint/dsnlint/parser/python"
	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
)

func findPython(t *testing.T, src string) setting.Found {
	t.Helper()
	f := source.NewFile("x.py", []byte(src))
	found := opener.Find(python.Read(f), known())
	testkit.CheckFound(t, f, found)
	return found
}

func TestPython(t *testing.T) {
	tests := []struct{ name, src, want string }{
		{
			"keywords", "import psycopg2\npsycopg2.connect(host='h', password='pw', sslmode='require', sslrootcert=\"/ca.pem\")",
			"connect [psycopg2] @h sslmode=require sslrootcert=/ca.pem",
		},
		{"imported name", "from psycopg2 import connect as c\nc('host=h sslmode=disable')", "c [psycopg2] @h sslmode=disable"},
		{"module alias", "import psycopg2 as pg\nconn = pg.connect('postgres://u:pw@h/d?sslmode=allow')", "connect [psycopg2] postgres @h sslmode=allow"},
		{"nested module", "import mysql.connector\nmysql.connector.connect(host='h', ssl_disabled=True)", "connect [mysql-connector-python] @h ssl_disabled=true!"},
		{"nested module from", "from mysql import connector\nconnector.connect(host='h', ssl_disabled=False)", "connect [mysql-connector-python] @h ssl_disabled=false!"},
		{"dict", "import pymysql\npymysql.connect('h', ssl={'ca': '/ca.pem', 'check_hostname': False})", "connect [pymysql] @h ssl={} ssl.ca=/ca.pem ssl.check_hostname=false!"},
		{"constant", "import pymysql\nCA = '/ca.pem'\ndef f():\n    return pymysql.connect(host='h', ssl_ca=CA, ssl=True)", "connect [pymysql] @h ssl_ca=/ca.pem ssl=true!"},
		{
			"environment", "import pymysql, os\npymysql.connect(host=os.environ['H'], ssl_ca=os.environ.get('CA'), ssl_disabled=os.getenv('D', 'x'))",
			"connect [pymysql] @<env:H> ssl_ca=<env:CA> ssl_disabled=x? open(ssl_ca)",
		},
		{
			"variables of libpq", "import os, asyncpg\nos.environ['PGSSLMODE'] = 'allow'\nos.environ['PGSSLMODE'] = 'require'\nos.environ[\"PGSSLROOTCERT\"] = '/ca.pem'\nasyncpg.connect('postgres://u:pw@h/d')\nos.environ['PGSSLMODE'] = 'disable'",
			"connect [asyncpg] postgres @h PGSSLMODE=require PGSSLROOTCERT=/ca.pem",
		},
		{"variables of libpq in a branch", "import os, asyncpg\nif dev:\n    os.environ['PGSSLMODE'] = 'disable'\nasyncpg.connect('postgres://u:pw@h/d')", "connect [asyncpg] postgres @h"},
		{"variables of libpq and another engine", "import os, pymysql\nos.environ['PGSSLMODE'] = 'disable'\npymysql.connect(host='h')", "connect [pymysql] @h"},
		{
			"environment with default set later", "import psycopg2, os\nurl = os.environ.get('DATABASE_URL')\nif not url:\n    url = 'postgres://u:pw@h/d'\npsycopg2.connect(url)",
			"connect [psycopg2] postgres? @h?",
		},
		{"or", "import psycopg2, os\npsycopg2.connect(os.getenv('X') or 'postgres://u:pw@h/d?sslmode=prefer')", "connect [psycopg2] postgres? @h? sslmode=prefer?"},
		{"spread", "import psycopg2\npsycopg2.connect(**params)", "connect [psycopg2] @<call> open()"},
		{"spread of a dict", "import psycopg2\nparams = {'host': 'h', 'sslmode': 'disable'}\npsycopg2.connect(**params)", "connect [psycopg2] @h sslmode=disable"},
		{
			"spread of a dict that grows", "import psycopg2\nparams = dict(host='h', sslmode='disable')\nparams['sslmode'] = 'require'\nparams.update(sslrootcert='/ca')\npsycopg2.connect(**params)",
			"connect [psycopg2] @h sslmode=require sslrootcert=/ca",
		},
		{
			"dict that grows in a branch", "import psycopg2\nparams = {'host': 'h'}\nif ssl:\n    params['sslmode'] = 'require'\npsycopg2.connect(**params)",
			"connect [psycopg2] @h sslmode=require\nconnect [psycopg2] @h",
		},
		{
			"engine", "from sqlalchemy import create_engine\ne = create_engine('postgresql+psycopg2://u:pw@h/d', connect_args={'sslmode': 'require'})",
			"create_engine [] postgresql+psycopg2 @h sslmode=require",
		},
		{"engine with f-string", "import sqlalchemy as sa\ne = sa.create_engine(f'mysql+pymysql://{u}:{p}@{h}/d?ssl_ca=/x')", "create_engine [] mysql+pymysql @<h> ssl_ca=/x"},
		{"percent format", "import sqlalchemy\ne = sqlalchemy.create_engine('postgres://%s:%s@%s/d?sslmode=disable' % (u, p, h))", "create_engine [] postgres @<h> sslmode=disable"},
		{
			"format method", "import sqlalchemy\nHOST = 'db.example.com'\ne = sqlalchemy.create_engine('postgres://{}:{pw}@{0}/d?sslmode={m}'.format(HOST, pw=x, m='disable'))",
			"create_engine [] postgres @db.example.com sslmode=disable",
		},
		{
			"context under another name", "import asyncpg, ssl as tls\nctx = tls.create_default_context()\nctx.check_hostname = False\nctx.verify_mode = tls.CERT_NONE\nasyncpg.connect('postgres://u:pw@h/d', ssl=ctx)",
			"connect [asyncpg] postgres @h ssl={} ssl.context='create_default_context ssl.check_hostname=false! ssl.verify_mode='ssl.CERT_NONE",
		},
		{
			"context for a server", "import asyncpg, ssl\nctx = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)\nasyncpg.connect('postgres://u:pw@h/d', ssl=ctx)",
			"connect [asyncpg] postgres @h ssl={} ssl.context='create_default_context ssl.purpose='ssl.Purpose.CLIENT_AUTH",
		},
		{
			"context", "import asyncpg, ssl\nctx = ssl.create_default_context(cafile='/ca')\nctx.check_hostname = False\nctx.verify_mode = ssl.CERT_NONE\nasyncpg.connect('postgres://u:pw@h/d', ssl=ctx)",
			"connect [asyncpg] postgres @h ssl={} ssl.context='create_default_context ssl.cafile=/ca ssl.check_hostname=false! ssl.verify_mode='ssl.CERT_NONE",
		},
		{
			"context in place", "import asyncpg, ssl\nasyncpg.connect(host='h', ssl=ssl._create_unverified_context())",
			"connect [asyncpg] @h ssl={} ssl.context='_create_unverified_context",
		},
		{
			"old context", "from ssl import SSLContext, PROTOCOL_TLSv1, TLSVersion\nimport asyncpg\nc = SSLContext(PROTOCOL_TLSv1)\nc.minimum_version = TLSVersion.TLSv1\nc.load_verify_locations('/ca')\nasyncpg.connect(host='h', ssl=c)",
			"connect [asyncpg] @h ssl={} ssl.context='SSLContext ssl.protocol='ssl.PROTOCOL_TLSv1 ssl.minimum_version='ssl.TLSVersion.TLSv1 ssl.cafile=/ca",
		},
		{"conditional", "import asyncpg\nasyncpg.connect(host='h', ssl='require' if x else False)", "connect [asyncpg] @h ssl=require\nconnect [asyncpg] @h ssl=false!"},
		{
			"django", "DATABASES = {'default': {'ENGINE': 'django.db.backends.postgresql', 'HOST': 'h', 'PASSWORD': 'pw', 'OPTIONS': {'sslmode': 'require'}}, 'x': {'ENGINE': 'django.db.backends.sqlite3'}}",
			"default [psycopg2] @h sslmode=require",
		},
		{"attribute", "import psycopg2\nclass A:\n    def __init__(self):\n        self.url = 'postgres://u:pw@h/d'\n    def go(self):\n        psycopg2.connect(self.url)", "connect [psycopg2] postgres @h"},
		{
			"settings object", "import psycopg2\nfrom app import settings\npsycopg2.connect(host=settings.HOST, sslmode=settings.SSL_MODE)",
			"connect [psycopg2] @<settings.HOST> sslmode=<settings.SSL_MODE> open(sslmode)",
		},
		{"default of a parameter", "import psycopg2\ndef f(url='postgres://u:pw@h/d'):\n    psycopg2.connect(url)", "connect [psycopg2] postgres? @h?"},
		{"parameter", "import psycopg2\nurl = 'postgres://u:pw@h/d'\ndef f(url):\n    psycopg2.connect(url)", "connect [psycopg2] <expression> @<expression> open()\npostgres [] postgres @h"},
		{"doc string", "def f():\n    '''connect to postgres://u:pw@h/d'''\n    \"\"\"postgres://u:pw@h/d\"\"\"\n", ""},
		{"comment", "# postgres://u:pw@h/d\nx = 1", ""},
		{"argument of a parser", "p.add_argument('--dsn', help='postgres://u:pw@h/d or so')", ""},
		{"decouple", "from decouple import config\nimport psycopg2\npsycopg2.connect(config('URL', default='postgres://u:pw@h/d?sslmode=disable'))", "connect [psycopg2] postgres? @h? sslmode=disable?"},
		{"environ library", "env = environ.Env()\nimport psycopg2\npsycopg2.connect(env.str('URL', default='postgres://u:pw@h/d'))", "connect [psycopg2] postgres? @h?"},
		{"joined path", "import psycopg2, os\npsycopg2.connect(host='h', sslrootcert=os.path.join(BASE, 'ca.pem'))", "connect [psycopg2] @h sslrootcert=<BASE>/ca.pem"},
		{"star import", "from psycopg2 import *\nconnect('postgres://u:pw@h/d')", "connect [psycopg2] postgres @h"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := showAll(findPython(t, tt.src).Connections); got != tt.want {
				t.Errorf("got\n%s\nwant\n%s", got, tt.want)
			}
		})
	}
}

func TestPythonSwitches(t *testing.T) {
	found := findPython(t, "import os\nos.environ['PGSSLMODE'] = 'allow'\nos.environ.setdefault('PGHOST', 'h')\nos.environ.update({'A': '1'}, B='2')\nos.putenv('C', '3')\nos.environ['PGPASSWORD'] = 'pw'\n")
	var got []string
	for _, r := range found.Resources {
		got = append(got, r.Type+" "+r.Anchor.Raw()+"="+value(r.Attributes[0].Value))
	}
	want := "process-env PGSSLMODE=allow\nprocess-env 'PGHOST'=h\nprocess-env 'A'=1\nprocess-env B=2\nprocess-env 'C'=3"
	if strings.ReplaceAll(strings.Join(got, "\n"), "'", "") != strings.ReplaceAll(want, "'", "") {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), want)
	}
}
