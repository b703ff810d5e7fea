package opener_test

import (
	"testing"

	"github.com/dsnlint/dsnlint/internal/testkit"

	"github.com/dsnlint/dsnlint/parser/golang"
	"github.com/dsnlint/dsnlint/parser/opener"
	"github.com/dsnlint/dsnlint/parser/python"
	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
)

func TestSettings(t *testing.T) {
	known := setting.Known{
		Openers: []setting.Opener{{Language: "python", Callee: "assign:URL", Drivers: []string{"kombu"}, Args: []setting.Arg{
			{Position: 0, Role: setting.DSN}, {Position: -1, Keyword: "assign:TLS", Role: setting.Options, Name: "ssl"},
		}}, {Language: "python", Callee: "assign:TLS", Drivers: []string{"kombu"}, Args: []setting.Arg{
			{Position: 0, Role: setting.Options, Name: "ssl"}, {Position: -1, Keyword: "assign:URL", Role: setting.DSN},
		}}, {Language: "python", Callee: "assign:BROKER_TLS", Drivers: []string{"kombu"}, Args: []setting.Arg{
			{Position: 0, Role: setting.Options, Name: "ssl"}, {Position: -1, Keyword: "assign:BROKER_URL", Role: setting.DSN},
		}}},
		Schemes: []setting.Scheme{{Name: "redis", Engine: "redis"}},
	}
	tests := []struct{ name, src, want string }{
		{"object", "BROKER_TLS = {'cert_reqs': 0}\n", "BROKER_TLS [kombu] ssl={} ssl.cert_reqs=0!"},
		{"with its sibling", "URL = 'redis://h'\nTLS = {'cert_reqs': 0}\n", "URL [kombu] redis @h ssl={} ssl.cert_reqs=0!"},
		{"a connection string alone", "URL = 'redis://h'\n", "URL [kombu] redis @h"},
		{"options alone", "TLS = {'cert_reqs': 0}\n", "TLS [kombu] ssl={} ssl.cert_reqs=0!"},
		{"in a function", "def f():\n    URL = 'redis://h'\n", "redis [] redis @h"},
		{"conditional sibling", "URL = 'redis://h'\nTLS = {'cert_reqs': 0} if S else None\n", "URL [kombu] redis @h ssl={} ssl.cert_reqs=0!\nURL [kombu] redis @h ssl=null"},
		{"conditional", "BROKER_TLS = {'cert_reqs': 0} if SECURE else None\n", "BROKER_TLS [kombu] ssl={} ssl.cert_reqs=0!"},
		{"followed", "import os\nR = os.getenv('R', 'redis://h')\nURL = R\nTLS = {'cert_reqs': 0}\n", "URL [kombu] redis? @h? ssl={} ssl.cert_reqs=0!"},
		{"no object", "BROKER_TLS = None\nBROKER_TLS = True\n", ""},
		{"another name", "OTHER_TLS = {'cert_reqs': 0}\n", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			f := source.NewFile("x.py", []byte(tt.src))
			found := opener.Find(python.Read(f), known)
			testkit.CheckFound(t, f, found)
			if got := showAll(found.Connections); got != tt.want {
				t.Errorf("got\n%s\nwant\n%s", got, tt.want)
			}
		})
	}
}

func TestFunctionalOptions(t *testing.T) {
	known := setting.Known{Openers: []setting.Opener{
		{Language: "go", Callee: "example.com/nats.Connect", Drivers: []string{"nats"}, Args: []setting.Arg{
			{Position: 0, Role: setting.Host},
			{Position: -1, Keyword: "Secure()", Role: setting.OptionArg, Name: "tls"},
			{Position: -1, Keyword: "Seeds()", Role: setting.Host},
		}},
		{Language: "go", Callee: "example.com/kafka.NewConfig", Drivers: []string{"kafka"}, Setters: true},
		{Language: "go", Callee: "example.com/kafka.NewProducer", Drivers: []string{"kafka"}, Args: []setting.Arg{
			{Position: 0, Role: setting.Host}, {Position: 1, Role: setting.Delegate},
		}},
	}}
	const head = "package p\nimport (\"crypto/tls\"; \"example.com/nats\"; \"example.com/kafka\")\nfunc f() {\n"
	tests := []struct{ name, src, want string }{
		{"with a value", "nats.Connect(\"h\", nats.Secure(&tls.Config{InsecureSkipVerify: true}))", "Connect [nats] @h tls={} tls.InsecureSkipVerify=true!"},
		{"without", "nats.Connect(\"h\", nats.Secure(), nats.Other(1))", "Connect [nats] @h tls="},
		{"several values", "nats.Connect(nats.Seeds(\"a:1\", \"b:2\"))", "Connect [nats] @a:1 @b:2"},
		{"another package's", "nats.Connect(\"h\", other.Secure())", "Connect [nats] @h"},
		{"hosts beside a config", "c := kafka.NewConfig()\nc.Net.TLS.Enable = true\nkafka.NewProducer([]string{\"a:1\", \"b:2\"}, c)", "NewConfig [kafka] @a:1 @b:2 Net.TLS.Enable=true!"},
		{"a host with scheme and user", "nats.Connect(\"https://u:pw@a:1/x\")", "Connect [nats] https @a:1"},
		{"a list in one string", "nats.Connect(\"a:1,b:2\")", "Connect [nats] @a:1 @b:2"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			f := source.NewFile("x.go", []byte(head+tt.src+"\n}\n"))
			found := opener.Find(golang.Read(f), known)
			testkit.CheckFound(t, f, found)
			if got := showAll(found.Connections); got != tt.want {
				t.Errorf("got\n%s\nwant\n%s", got, tt.want)
			}
		})
	}
}

// TestOpenersOfSchemes: an opener that asks for schemes stands besides the others of its callee and leaves the rest alone.
func TestOpenersOfSchemes(t *testing.T) {
	redis := []string{"redis", "rediss"}
	known := setting.Known{
		Openers: []setting.Opener{
			{Language: "python", Callee: "assign:STORE", Drivers: []string{"results"}, Schemes: redis, Args: []setting.Arg{
				{Position: 0, Role: setting.DSN}, {Position: -1, Keyword: "assign:STORE_TLS", Role: setting.Options, Name: "ssl"},
			}},
			{Language: "python", Callee: "celery.Celery", Drivers: []string{"results"}, Schemes: redis, Setters: true, Args: []setting.Arg{
				{Position: -1, Keyword: "backend", Role: setting.DSN}, {Position: -1, Keyword: "conf", Role: setting.Options}, {Position: -1, Keyword: "broker"},
			}},
			{Language: "python", Callee: "celery.Celery", Drivers: []string{"broker"}, Setters: true, Args: []setting.Arg{
				{Position: -1, Keyword: "broker", Role: setting.DSN}, {Position: -1, Keyword: "conf", Role: setting.Options}, {Position: -1, Keyword: "backend"},
			}},
		},
		Schemes: []setting.Scheme{{Name: "redis", Engine: "redis"}, {Name: "rediss", Engine: "redis"}, {Name: "mongodb", Engine: "mongodb"}},
	}
	const imports = "import os\nfrom celery import Celery\n"
	tests := []struct{ name, src, want string }{
		{"of the scheme", "STORE = 'rediss://h/0?a=b'\n", "STORE [results] rediss @h a=b"},
		{"of another scheme", "STORE = 'mongodb://h/d'\n", "mongodb [] mongodb @h"},
		{"of another scheme beside options", "STORE = 'mongodb://h/d'\nSTORE_TLS = {'a': 0}\n", "mongodb [] mongodb @h"},
		{"a fallback", "STORE = os.getenv('S', 'redis://h')\n", "STORE [results] redis? @h?"},
		{"unknown", "STORE = os.environ['S']\n", ""},
		{"unknown beside options", "STORE = os.environ['S']\nSTORE_TLS = {'a': 0}\n", "STORE [results] <env:S> @<env:S> ssl={} ssl.a=0! open()"},
		{"no address", "STORE = 'django-db'\n", ""},
		{"two in one call", "a = Celery('x', broker='redis://h1', backend='rediss://h2')\n", "Celery [broker] redis @h1\nrediss [results] rediss @h2"},
		{"one of them foreign", "a = Celery('x', broker='redis://h1', backend='mongodb://h2')\n", "Celery [broker] redis @h1\nmongodb [] mongodb @h2"},
		{"set later", "a = Celery('x', broker='redis://h1')\na.conf.backend = 'rediss://h2'\n", "Celery [broker] redis @h1\nrediss [results] rediss @h2"},
		{"updated later", "a = Celery('x', broker='redis://h1')\na.conf.update(backend='rediss://h2')\n", "Celery [broker] redis @h1\nrediss [results] rediss @h2"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			f := source.NewFile("x.py", []byte(imports+tt.src))
			found := opener.Find(python.Read(f), known)
			testkit.CheckFound(t, f, found)
			if got := showAll(found.Connections); got != tt.want {
				t.Errorf("got\n%s\nwant\n%s", got, tt.want)
			}
		})
	}
}
