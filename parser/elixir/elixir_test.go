package elixir

import (
	"slices"
	"testing"

	"github.com/dsnlint/dsnlint/internal/testkit"
	"github.com/dsnlint/dsnlint/parser/opener"
	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
)

// list are the arguments of an opener whose keyword list stands at a position.
func list(position int) []setting.Arg {
	return []setting.Arg{{Position: position, Role: setting.Options}, {Position: -1, Keyword: "url", Role: setting.DSN}, {Position: -1, Keyword: "adapter"}}
}

func openers(position int, callee string) []setting.Opener {
	o := setting.Opener{Language: "elixir", Callee: callee, Args: list(position), Keywords: true}
	pg, my := o, o
	pg.Drivers, pg.Select = []string{"postgrex"}, []setting.Selector{{Keyword: "adapter", Values: []string{"Ecto.Adapters.Postgres"}}}
	my.Drivers, my.Select = []string{"myxql"}, []setting.Selector{{Keyword: "adapter", Values: []string{"Ecto.Adapters.MyXQL"}}}
	o.Drivers = []string{"postgrex", "myxql"}
	return []setting.Opener{pg, my, o}
}

var known = setting.Known{
	Openers: slices.Concat(
		[]setting.Opener{{Language: "elixir", Callee: "Postgrex.start_link", Drivers: []string{"postgrex"}, Keywords: true, Args: list(0)}},
		[]setting.Opener{{Language: "elixir", Callee: "Postgrex.child_spec", Drivers: []string{"postgrex"}, Keywords: true, Args: list(0)}},
		openers(2, "config"), openers(2, "Application.put_env"),
		openers(0, "Ecto.Repo.start_link"), openers(0, "Ecto.Repo.child_spec"), openers(0, "Ecto.Repo.init"),
	),
	Schemes: []setting.Scheme{{Name: "ecto", Engine: "postgresql"}, {Name: "postgres", Engine: "postgresql"}, {Name: "redis", Engine: "redis"}},
}

func TestRead(t *testing.T) {
	u := Read(source.NewFile("db.exs", []byte("{:ok, pid} = Postgrex.start_link(hostname: \"h\", ssl: [verify: :verify_none])\n")))
	if u.Language != "elixir" || len(u.Calls) != 1 {
		t.Fatalf("language %q, calls %v", u.Language, u.Calls)
	}
	c := u.Calls[0]
	if c.Callee != "Postgrex.start_link" || c.Args[0].Name.String() != "hostname" || c.Args[1].Value.Members[0].Value.Text.String() != "verify_none" {
		t.Errorf("call %v", c)
	}
}

// show writes the connections of a file, one a line: driver scheme hosts name=value ….
func show(found setting.Found) string {
	out := ""
	for _, c := range found.Connections {
		for _, d := range c.Hint.Drivers {
			out += d + " "
		}
		out += c.Scheme.String()
		for _, h := range c.Hosts {
			out += " @" + h.String()
			if refs := h.Refs(); len(refs) > 0 {
				out += "(" + refs[0] + ")"
			}
		}
		for _, o := range c.Options {
			out += " " + o.Name.String() + "=" + o.Value.Text.String()
		}
		if c.Guard != setting.NoGuard {
			out += " !" + string(c.Guard)
		}
		out += "\n"
	}
	return out
}

const hole = string(source.Hole)

func TestFollows(t *testing.T) {
	for _, c := range []struct{ name, in, want string }{
		{"keywords", "Postgrex.start_link(hostname: \"h\", ssl: [verify: :verify_none])", "postgrex  @h ssl= ssl.verify=verify_none\n"},
		{"a list, without parentheses", "Postgrex.start_link [hostname: \"h\",\n  ssl: true,\n]", "postgrex  @h ssl=true\n"},
		{"an attribute", "defmodule A do\n  @opts [hostname: \"h\"]\n  def f, do: Postgrex.start_link(@opts)\nend", "postgrex  @h\n"},
		{"an attribute of each module", "defmodule A do\n  @h \"a\"\n  Postgrex.start_link(hostname: @h)\nend\ndefmodule B do\n  @h \"b\"\n  Postgrex.start_link(hostname: @h)\nend", "postgrex  @a\npostgrex  @b\n"},
		{"a pipe", "[hostname: \"h\"] |> Keyword.put(:ssl, true) |> Postgrex.start_link()", "postgrex  @h ssl=true\n"},
		{"an alias", "alias Postgrex, as: P\nP.start_link(hostname: \"h\")", "postgrex  @h\n"},
		{"a child of a supervisor", "children = [{Postgrex, hostname: \"h\", name: :db}, {Other, hostname: \"x\"}]", "postgrex  @h name=db\n"},
		{"a look-up", "Postgrex.start_link(hostname: System.get_env(\"H\"))", "postgrex  @" + hole + "(env:H)\n"},
		{"one with a default", "Postgrex.start_link(hostname: System.get_env(\"H\", \"h\"))", "postgrex  @h(env:H)\n"},
		{"one with an alternative", "Postgrex.start_link(hostname: System.get_env(\"H\") || \"h\")", "postgrex  @h(env:H)\n"},
		{"one that must succeed", "{:ok, h} = System.fetch_env(\"H\")\nPostgrex.start_link(hostname: h, database: System.fetch_env!(\"D\"))", "postgrex  @" + hole + "(env:H)\n"},
		{"one in a tuple", "Postgrex.start_link(hostname: {:system, \"H\", \"h\"})", "postgrex  @h(env:H)\n"},
		{"one that is converted", "Postgrex.start_link(hostname: \"H\" |> System.get_env(\"h\") |> String.trim())", "postgrex  @h(env:H)\n"},
		{"what the program is configured with", "Postgrex.start_link(hostname: Application.get_env(:a, :b))", "postgrex  @" + hole + "(call)\n"},
		{"a branch of if", "ssl = if a, do: [verify: :verify_peer], else: false\nPostgrex.start_link(hostname: \"h\", ssl: ssl)", "postgrex  @h ssl= ssl.verify=verify_peer\npostgrex  @h ssl=false\n"},
		{"a branch of case", "m = case config_env() do\n  :prod -> true\n  :test -> false\nend\nPostgrex.start_link(hostname: \"h\", ssl: m)", "postgrex  @h ssl=true\npostgrex  @h ssl=false !test\n"},
		{"a block for development", "if config_env() == :dev do\n  Postgrex.start_link(hostname: \"h\")\nend", "postgrex  @h !development\n"},
		{"a merge", "base = [ssl: true]\nPostgrex.start_link(Keyword.merge([hostname: \"h\", ssl: false], base))", "postgrex  @h ssl=true\n"},
		{"what is only put where nothing is", "a = [hostname: \"h\", ssl: true]\nPostgrex.start_link(Keyword.put_new(a, :ssl, false))\ndef f(opts), do: opts |> Keyword.put_new(:hostname, \"i\") |> Keyword.put_new(:port, 1) |> Postgrex.start_link()\nPostgrex.start_link(Keyword.put_new([ssl: false], :hostname, \"j\"))", "postgrex  @h ssl=true\npostgrex  @i(opts.hostname)\npostgrex  @j ssl=false\n"},
		{"what is joined", "base = if a, do: [ssl: true], else: []\nPostgrex.start_link([hostname: \"h\"] ++ base)", "postgrex  @h ssl=true\npostgrex  @h\n"},
		{"a variable that is set again", "opts = [hostname: \"h\"]\nopts = Keyword.put(opts, :ssl, true)\nPostgrex.start_link(opts)", "postgrex  @h ssl=true\n"},
		{"one that is set again in a block", "opts = [hostname: \"h\"]\ntest \"x\" do\n  opts = Keyword.put(opts, :ssl, true)\n  Postgrex.start_link(opts)\nend", "postgrex  @h ssl=true\n"},
		{"what a function returns", "defp opts(), do: [hostname: \"h\", ssl: true]\ndef f, do: Postgrex.start_link(opts())", "postgrex  @h ssl=true\n"},
		{"a function of a module", "defmodule A do\n  def opts, do: [hostname: \"h\"]\nend\ndefmodule B do\n  def f, do: Postgrex.start_link(A.opts())\n  def g, do: Postgrex.start_link(C.opts())\nend", "postgrex  @h\npostgrex  @" + hole + "(call)\n"},
		{"a function that calls itself", "defmodule A do\n  def config, do: Keyword.put(config(), :a, [Keyword.put(A.config(), :b, config())])\n  Postgrex.start_link(config())\nend", "postgrex  @" + hole + "(call) a=" + hole + "\n"},
		{"interpolation", "Postgrex.start_link(hostname: \"#{a}.shop.com\")", "postgrex  @" + hole + ".shop.com(a)\n"},
		{"a pattern hides what is outside", "h = \"a\"\ndef f(h), do: Postgrex.start_link(hostname: h)", "postgrex  @" + hole + "(expression)\n"},

		{"a repository", "config :a, A.Repo, url: \"ecto://u:pw@h/d?ssl=true\", ssl_opts: [verify: :verify_none]", "postgrex myxql ecto @h ssl=true ssl_opts= ssl_opts.verify=verify_none\n"},
		{"an adapter", "config :a, A.DB, adapter: Ecto.Adapters.MyXQL, hostname: \"h\"", "myxql  @h\n"},
		{"an adapter that is aliased", "alias Ecto.Adapters.Postgres\nconfig :a, A.DB, adapter: Postgres, hostname: \"h\"", "postgrex  @h\n"},
		{"an adapter of another driver", "config :a, A.Repo, adapter: Ecto.Adapters.Tds, hostname: \"h\"", ""},
		{"a module that is listed", "config :a, ecto_repos: [A.Store]\nconfig :a, A.Store, hostname: \"h\"", "postgrex myxql  @h\n"},
		{"no repository", "config :a, AWeb.Endpoint, url: [host: \"h\"], http: [port: 1]\nconfig :a, A.Mailer, hostname: \"h\", ssl: true\nconfig :a, :repo, hostname: \"h\"", ""},
		{"a repository of another database", "config :a, A.ClickhouseRepo, hostname: \"h\"\nconfig :a, A.Repo, url: \"http://h/d\"\nconfig :b, B.Repo, url: \"redis://h/0\"", "redis @h\n"},
		{"a repository in a variable", "for repo <- [A.Repo, B.Repo] do\n  config :a, repo, hostname: \"h\"\nend", "postgrex myxql  @h\n"},
		{"nothing but a pool", "config :a, A.Repo, pool_size: 3, log: false", ""},
		{"how, but not where to", "config :a, A.Repo, ssl: [verify: :verify_none]", "postgrex myxql  @" + hole + "(config) ssl= ssl.verify=verify_none\n"},
		{"two configs", "config :a, A.Repo, hostname: \"h\", ssl: true, ssl_opts: [cacertfile: \"c\"]\nconfig :a, A.Repo, pool_size: 1, ssl_opts: [verify: :verify_none]", "postgrex myxql  @h ssl=true pool_size=1 ssl_opts= ssl_opts.cacertfile=c ssl_opts.verify=verify_none\n"},
		{"one in a block", "config :a, A.Repo, hostname: \"h\"\nif x do\n  config :a, A.Repo, ssl: true\nend", "postgrex myxql  @h ssl=true\npostgrex myxql  @h ssl=null\n"},
		{"two in one block", "if x do\n  config :a, A.Repo, hostname: \"h\"\n  config :a, A.Repo, ssl: true\nend", "postgrex myxql  @h ssl=true\n"},
		{"each in a block", "if x do\n  config :a, A.Repo, hostname: \"h\"\nelse\n  config :a, A.Repo, hostname: \"i\", ssl: true\nend", "postgrex myxql  @h\npostgrex myxql  @i ssl=true\n"},
		{"a variable of the block", "if x do\n  url = System.get_env(\"U\") || raise \"no U\"\n  config :a, A.Repo, url: url\nend", "postgrex myxql " + hole + " @" + hole + "(env:U)\n"},
		{"what is not known", "config :a, A.Repo, opts", "postgrex myxql  @" + hole + "(config)\n"},
		{"in a test", "Application.put_env(:a, A.Repo, hostname: \"h\")", "postgrex myxql  @h\n"},
		{"a repository that is started", "A.Repo.start_link(url: \"ecto://h/d\", name: nil)\nA.Repo.start_link(name: nil)\n[{A.Repo, []}, {A.Repo, hostname: \"i\"}]", "postgrex myxql ecto @h name=null\npostgrex myxql  @i\n"},
		{"the repository's own adapter and init", "defmodule A.Repo do\n  use Ecto.Repo, otp_app: :a, adapter: Ecto.Adapters.MyXQL\n  def init(_, opts) do\n    opts = Keyword.put(opts, :hostname, \"h\")\n    {:ok, opts}\n  end\nend", "myxql  @h\n"},
		{"an init of something else", "defmodule A do\n  def init(_, opts), do: {:ok, Keyword.put(opts, :hostname, \"h\")}\nend", ""},

		{"a literal that nothing opens", "x = \"postgres://u:pw@h/d\"", "postgres @h\n"},
		{"a text over lines", "config :a, A.Repo, url: String.trim(\"\"\"\n  postgres://h/d?ssl=true\n  \"\"\")", "postgrex myxql postgres @h ssl=true\n"},
		{"sigils", "x = ~s(postgres://h/d)\ny = ~S|postgres://i/d|\nz = ~w(postgres://j/d a)", "postgres @h\npostgres @i\npostgres @j\n"},
		{"what is matched, raised or written", "raise \"postgres://h/d\"\nIO.puts \"postgres://h/d\"\nassert x == \"postgres://h/d\"\n~r/postgres:\\/\\/h\\/d/\nString.starts_with?(x, \"postgres://h/d\")\nx |> String.contains?(\"postgres://h/d\")\nrefute \"postgres://h/d\" in y", ""},
		{"comments and docs", "# Postgrex.start_link(hostname: \"h\")\n@moduledoc \"\"\"\nconfig :a, A.Repo, url: \"ecto://h/d\"\n\"\"\"\n@doc ~S\"postgres://h/d\"\n@doc false", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			file := source.NewFile("db.exs", []byte(c.in))
			found := opener.Find(Read(file), known)
			testkit.CheckFound(t, file, found)
			if got := show(found); got != c.want {
				t.Errorf("got  %q\nwant %q", got, c.want)
			}
		})
	}
}

func TestSecrets(t *testing.T) {
	file := source.NewFile("db.exs", []byte("config :a, A.Repo, hostname: \"h\", password: \"one\"\n@url \"postgres://u:two@h/d\"\n@password \"three\"\nKeyword.put(x, :password, ~s(four))\n"))
	found := opener.Find(Read(file), known)
	got := map[string]bool{}
	for _, p := range found.Secrets {
		got[p.Raw()] = true
	}
	for _, want := range []string{"one", "two", "three", "four"} {
		if !got[want] {
			t.Errorf("%s is no secret: %v", want, got)
		}
	}
}

// FuzzRead: nothing panics, and what an opener finds in the Unit lies inside the file.
func FuzzRead(f *testing.F) {
	f.Add("import Config\nif config_env() == :prod do\n  config :a, A.Repo, url: \"ecto://u:pw@#{h}/d\", ssl: [verify: :verify_none]\nend\nconfig :a, A.Repo, ssl: true\n")
	f.Add("defmodule A.Repo do\n  use Ecto.Repo, adapter: Ecto.Adapters.MyXQL\n  @o [hostname: ~s(h)]\n  def init(_, c), do: {:ok, c |> Keyword.merge(@o)}\nend")
	f.Add("x = \"\"\"\n  postgres://h\n  \"\"\"\n{Postgrex, [{:hostname, {:system, \"H\"}} | y]}\n%{z | \"k\": fn a -> &(&1 <> a) end}")
	f.Fuzz(func(t *testing.T, in string) {
		file := source.NewFile("db.exs", []byte(in))
		testkit.CheckFound(t, file, opener.Find(Read(file), known))
	})
}

// TestOtherPrograms: what Ecto has no words for is another program's.
func TestOtherPrograms(t *testing.T) {
	for in, want := range map[string]string{
		`def dump, do: System.cmd("pg_dump", ["-d", "postgres://u@h/d?sslmode=require"])`: "shell",
		`def url(h), do: "postgres://u@#{h}/d?sslmode=disable"`:                           "",
		`def url, do: "postgres://u@h/d"`:                                                 "elixir",
		`def url, do: "redis://h?sslmode=x"`:                                              "elixir",
		`config :a, A.Repo, url: "postgres://h/d?sslmode=require"`:                        "elixir",
	} {
		found := opener.Find(Read(source.NewFile("a.ex", []byte(in))), known).Connections
		if len(found) != 1 || found[0].Hint.Language != want {
			t.Errorf("%s: got %+v, want one connection of language %q", in, found, want)
		}
	}
}
