package ruby

import (
	"testing"

	"github.com/dsnlint/dsnlint/internal/testkit"
	"github.com/dsnlint/dsnlint/parser/opener"
	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
)

var known = setting.Known{
	Openers: []setting.Opener{
		{Language: "ruby", Callee: "PG.connect", Drivers: []string{"pg"}, Keywords: true, Args: []setting.Arg{{Role: setting.DSN}}},
		{Language: "ruby", Callee: "*.redis=", Drivers: []string{"redis"}, Args: []setting.Arg{{Role: setting.Delegate}}, Keywords: true},
		{Language: "ruby", Callee: "Redis.new", Drivers: []string{"redis"}, Args: []setting.Arg{{Role: setting.Options}}, Keywords: true},
		{Language: "ruby", Callee: "Trilogy.new", Drivers: []string{"trilogy"}, Keywords: true},
	},
	Schemes: []setting.Scheme{{Name: "redis", Engine: "redis"}, {Name: "postgres", Engine: "postgresql"}},
}

func TestRead(t *testing.T) {
	u := Read(source.NewFile("db.rb", []byte("conn = PG::Connection.new host: 'h', :sslmode => 'require'\n")))
	if u.Language != "ruby" || len(u.Calls) != 1 || u.Calls[0].AssignedTo != "conn" {
		t.Fatalf("language %q, calls %v", u.Language, u.Calls)
	}
	if c := u.Calls[0]; c.Callee != "PG.Connection.new" || c.Args[1].Name.String() != "sslmode" || c.Args[1].Value.Text.String() != "require" {
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
		{"keywords", "PG.connect(host: 'h', sslmode: :require)", "pg  @h sslmode=require\n"},
		{"a command over lines", "PG.connect host: 'h',\n  sslmode: 'disable' do |c|\n  c.exec 'x'\nend", "pg  @h sslmode=disable\n"},
		{"a visible default", "PG.connect(ENV.fetch('U', 'postgres://h/d?sslmode=require'))", "pg postgres @h sslmode=require\n"},
		{"a default in a block", "PG.connect ENV.fetch('U') { 'postgres://h/d' }", "pg postgres @h\n"},
		{"no default", "PG.connect(ENV['U'])", "pg " + hole + " @" + hole + "\n"},
		{"an interpolation", "h = 'db'\nPG.connect(\"postgres://u:#{ENV['P']}@#{h}/d?sslmode=prefer\")", "pg postgres @db sslmode=prefer\n"},
		{"a constant of a module", "module A\n  URL = 'postgres://h/d'.freeze\nend\nPG.connect(A::URL)", "pg postgres @h\n"},
		{"a method", "class A\n  def url\n    'postgres://h/d'\n  end\n  def c; PG.connect(url); end\nend", "pg postgres @h\n"},
		{"a method of a module", "module A\n  def self.url = 'postgres://h/d'\nend\nPG.connect(A.url)", "pg postgres @h\n"},
		{"a variable of the object", "class A\n  def initialize; @url = 'postgres://h/d'; end\n  def c; PG.connect(@url); end\nend", "pg postgres @h\n"},
		{"an attribute", "configure do |config|\n  config.redis = { url: 'redis://h' }\nend", "redis redis @h\n"},
		{"an attribute that takes a hash from a constant", "R = { url: 'redis://h' }\nconfig.redis = R", "redis redis @h\n"},
		{"an attribute that takes a client", "X.redis = Redis.new(url: 'redis://h', ssl: true)", "redis redis @h ssl=true\n"},
		{"a merged hash", "o = { host: 'h' }\nRedis.new(o.merge(ssl: true))", "redis  @h ssl=true\n"},
		{"a hash that changes", "o = { host: 'h' }\no[:ssl] = true\nRedis.new(o)", "redis  @h ssl=true\n"},
		{"nested keys and constants", "Redis.new host: 'h', ssl_params: { verify_mode: OpenSSL::SSL::VERIFY_NONE }", "redis  @h ssl_params= ssl_params.verify_mode=OpenSSL.SSL.VERIFY_NONE\n"},
		{"a constant of the driver", "Trilogy.new(host: 'h', ssl_mode: Trilogy::SSL_VERIFY_CA)", "trilogy  @h ssl_mode=Trilogy.SSL_VERIFY_CA\n"},
		{"an assignment that may not happen", "m = 'require'\nm = 'disable' if x\nPG.connect(host: 'h', sslmode: m)", "pg  @h sslmode=disable\npg  @h sslmode=require\n"},
		{"one for development", "PG.connect(host: 'h') if Rails.env.development?", "pg  @h !development\n"},
		{"a literal that nothing opens", "x = 'redis://h/0'", "redis @h\n"},
		{"a constant of another module is a variable", "Trilogy.new(host: 'h', ssl_mode: Config::SSL_MODE)", "trilogy  @h ssl_mode=" + hole + "\n"},
		{"the name of a configuration", "PG.connect(:replica)\nA.establish 'x'", ""},
		{"several hosts", "PG.connect(['a', 'b:1'])", "pg  @a @b\n"},
		{"a text over lines", "u = <<~URL.strip\n  postgres://h/d?sslmode=require\nURL\nPG.connect(u)", "pg postgres @h sslmode=require\n"},
		{"comments, strings and what is behind the end", "# PG.connect('postgres://h')\nx = \"PG.connect('a')\"\n=begin\nPG.connect('postgres://h')\n=end\n__END__\nPG.connect('postgres://h')", ""},
		{"what is compared", "return if x == 'redis://h/0'", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			file := source.NewFile("db.rb", []byte(c.in))
			found := opener.Find(Read(file), known)
			testkit.CheckFound(t, file, found)
			if got := show(found); got != c.want {
				t.Errorf("got  %q\nwant %q", got, c.want)
			}
		})
	}
}

func TestSecrets(t *testing.T) {
	file := source.NewFile("db.rb", []byte("PG.connect(host: 'h', password: 'one')\nPG.connect('postgres://u:two@h/d')\n@password = 'three'\n"))
	found := opener.Find(Read(file), known)
	got := map[string]bool{}
	for _, p := range found.Secrets {
		got[p.Raw()] = true
	}
	for _, want := range []string{"one", "two", "three"} {
		if !got[want] {
			t.Errorf("%s is no secret: %v", want, got)
		}
	}
}

// FuzzRead: nothing panics, and what an opener finds in the Unit lies inside the file.
func FuzzRead(f *testing.F) {
	f.Add("require 'pg'\nPG.connect \"postgres://u:pw@#{h}/d\", sslmode: :require if x\n")
	f.Add("class A\n  U = <<~X.strip\n    postgres://h\n  X\n  def u(a, *b) = Redis.new(url: U, **o) { |c| d }\nend")
	f.Add("config.redis = { 'url' => %q(redis://h), ssl_params: { verify_mode: 0 } } unless /'#{e}/ =~ f\n__END__\n")
	f.Fuzz(func(t *testing.T, in string) {
		file := source.NewFile("db.rb", []byte(in))
		testkit.CheckFound(t, file, opener.Find(Read(file), known))
	})
}
