package opener_test

import (
	"strings"
	"testing"

	"github.com/dsnlint/dsnlint/internal/testkit"
	"github.com/dsnlint/dsnlint/parser/opener"
	"github.com/dsnlint/dsnlint/parser/php"
	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
)

var (
	phpLink = setting.Arg{Position: 0, Role: setting.Options}
	phpOn   = setting.Arg{Position: -1, Keyword: ".", Role: setting.Options}
)

var phpKnown = setting.Known{
	Openers: []setting.Opener{
		{Language: "php", Callee: "PDO", Args: []setting.Arg{{Position: 0, Keyword: "dsn", Role: setting.DSN}, {Position: 2, Role: setting.Secret}, {Position: 3, Keyword: "options", Role: setting.Options}}},
		{Language: "php", Callee: "mysqli_init", Drivers: []string{"m"}, Setters: true},
		{Language: "php", Callee: "new:mysqli", Drivers: []string{"m"}, Args: []setting.Arg{{Position: 0, Role: setting.Host}}, Setters: true},
		{Language: "php", Callee: "mysqli_real_connect", Drivers: []string{"m"}, Args: []setting.Arg{phpLink, {Position: 1, Role: setting.Host}, {Position: 3, Role: setting.Secret}, {Position: 7, Role: setting.OptionArg, Name: "flags"}}},
		{Language: "php", Callee: "*.real_connect", Drivers: []string{"m"}, Args: []setting.Arg{phpOn, {Position: 0, Role: setting.Host}, {Position: 2, Role: setting.Secret}, {Position: 6, Role: setting.OptionArg, Name: "flags"}}},
		{Language: "php", Callee: "*.ssl_set", Drivers: []string{"m"}, Args: []setting.Arg{phpOn, {Position: 2, Role: setting.OptionArg, Name: "ssl_ca"}}},
		{Language: "php", Callee: "Doctrine.DBAL.DriverManager.getConnection", Drivers: []string{"d"}, Keywords: true, Select: []setting.Selector{{Keyword: "driver", Values: []string{"pdo_pgsql"}}}, Args: []setting.Arg{phpLink}},
		{Language: "php", Callee: "assign:return.connections.*", Drivers: []string{"l"}, Keywords: true, Select: []setting.Selector{{Keyword: "driver", Values: []string{"pgsql"}}}, Args: []setting.Arg{{Position: -1, Keyword: "url", Role: setting.Delegate}, {Position: -1, Keyword: "options", Role: setting.Options}}},
		{Language: "php", Callee: "assign:DB_HOST", Drivers: []string{"w"}, Select: []setting.Selector{{Keyword: "assign:$table_prefix"}}, Args: []setting.Arg{{Position: 0, Role: setting.Host}, {Position: -1, Keyword: "assign:FLAGS", Role: setting.OptionArg, Name: "flags"}}},
	},
	Schemes: []setting.Scheme{{Name: "mysql", Engine: "mysql"}, {Name: "pgsql", Engine: "postgresql"}},
}

func TestPHP(t *testing.T) {
	tests := []struct{ name, src, want string }{
		{"constructor", "new PDO('pgsql:host=h;sslmode=require', 'u', 'pw');", "PDO [] pgsql @h sslmode=require"},
		{"root namespace", "namespace A; $p = new \\PDO(\"mysql:host=$h;port=3306\", $u, $p);", "PDO [] mysql @<$h>:3306"},
		{"attributes", "new PDO('mysql:host=h', 'u', 'pw', [PDO::MYSQL_ATTR_SSL_CA => '/ca', \\PDO::MYSQL_ATTR_SSL_VERIFY_SERVER_CERT => false]);", "PDO [] mysql @h MYSQL_ATTR_SSL_CA=/ca MYSQL_ATTR_SSL_VERIFY_SERVER_CERT=false!"},
		{"attributes of a subclass", "use Pdo\\Mysql; new PDO('mysql:host=h', options: array(Mysql::ATTR_SSL_CA => __DIR__ . '/ca'));", "PDO [] mysql @h ATTR_SSL_CA=<__DIR__>/ca"},
		{"variables", "$o = []; $o[PDO::MYSQL_ATTR_SSL_CA] = '/ca'; $d = 'mysql:host=' . HOST; const HOST = 'h'; $d .= ';port=1'; new PDO($d, null, null, $o);", "PDO [] mysql @h:1 MYSQL_ATTR_SSL_CA=/ca"},
		{"here-document", "$d = <<<E\n  pgsql:host=h;sslmode=$m\n  E;\nnew PDO($d);", "PDO [] pgsql @h sslmode=<$m>"},
		{"format", "new PDO(sprintf('pgsql:host=%s;sslmode=%s', 'h', 'allow'));", "PDO [] pgsql @h sslmode=allow"},
		{"joined arrays", "$a = [PDO::A_SSL => 1]; new PDO('mysql:host=h', 'u', 'pw', $a + [PDO::B_SSL => 2]); new PDO('mysql:host=i', 'u', 'pw', array_merge($a, ['c' => 3]));", "PDO [] mysql @h B_SSL=2! A_SSL=1!\nPDO [] mysql @i A_SSL=1! c=3!"},
		{"environment", "new PDO('pgsql:host=' . (getenv('H') ?: 'h') . ';sslmode=' . ($_ENV['M'] ?? 'prefer'));", "PDO [] pgsql @h? sslmode=prefer?"},
		{"environment without default", "new PDO(getenv('DSN', true));", "PDO [] <env:DSN> @<env:DSN> open()"},
		{"placeholder", "new PDO('%env(resolve:DATABASE_URL)%');", "PDO [] <env:DATABASE_URL> @<env:DATABASE_URL> open()"},
		{"field", "class A { const H = 'h'; private $d = 'pgsql:host=' . self::H; function f() { return new PDO($this->d); } }", "PDO [] pgsql @h"},
		{"promoted parameter", "class A { function __construct(private string $d = 'pgsql:host=h') {} function f() { return new PDO($this->d); } }", "PDO [] pgsql? @h?"},
		{"constant of another class of the file", "class C { const D = 'pgsql:host=h'; } new PDO(C::D);", "PDO [] pgsql @h"},
		{"function", "function dsn() { return 'pgsql:host=h'; } new PDO(dsn());", "PDO [] pgsql @h"},
		{"a class of another namespace", "use App\\PDO; new PDO('x');", ""},
		{"a callee that is computed", "new $class('pgsql:host=h'); new PDO;", "pgsql [] pgsql @h"},
		{"methods", "$m = mysqli_init(); $m->ssl_set(null, null, '/ca', null, null); $m->real_connect('h', 'u', 'pw', 'd', 1, null, MYSQLI_CLIENT_SSL | MYSQLI_CLIENT_FOUND_ROWS);", "real_connect [m] @h ssl_ca=/ca flags=[MYSQLI_CLIENT_SSL,MYSQLI_CLIENT_FOUND_ROWS]"},
		{"functions", "$m = mysqli_init();\nif (!mysqli_real_connect($m, 'h', 'u', 'pw', 'd', 1, null, MYSQLI_CLIENT_SSL)) die('x');", "mysqli_real_connect [m] @h flags='MYSQLI_CLIENT_SSL"},
		{"option", "$m = new mysqli(); $m->options(MYSQLI_OPT_SSL_VERIFY_SERVER_CERT, false); $m->real_connect('h');", "real_connect [m] @h MYSQLI_OPT_SSL_VERIFY_SERVER_CERT=false!"},
		{"an object from elsewhere", "function f($m) { $m->real_connect('h', 'u', 'pw'); }", "real_connect [m] @h open()"},
		{"persistent", "new mysqli('p:h');", "mysqli [m] @h"},
		{"a constant of the program", "$m = mysqli_init(); $m->real_connect('h', 'u', 'pw', 'd', 1, null, FLAGS);", "real_connect [m] @h flags=<FLAGS> open(flags)"},
		{"driver manager", "use Doctrine\\DBAL\\DriverManager as M; M::getConnection(['driver' => 'pdo_pgsql', 'host' => 'h', 'sslmode' => 'require']);", "getConnection [d] @h driver=pdo_pgsql sslmode=require"},
		{
			"returned configuration", "return ['connections' => ['a' => ['driver' => 'pgsql', 'url' => env('U'), 'host' => env('H', 'h'), 'sslmode' => env('M', 'prefer'), 'password' => 'pw'], 'b' => ['driver' => 'sqlite', 'host' => 'i']]];",
			"a [l] @h? driver=pgsql sslmode=prefer?",
		},
		{
			"filtered options", "return ['connections' => ['a' => ['driver' => 'pgsql', 'host' => 'h', 'options' => extension_loaded('x') ? array_filter([PDO::A_CA => env('A'), PDO::A_B => false, PDO::A_C => '/c']) : []]]];",
			"a [l] @h driver=pgsql A_C=/c open()",
		},
		{"constants with a hallmark beside them", "define('DB_HOST', 'h'); define('FLAGS', MYSQLI_CLIENT_SSL); $table_prefix = 'wp_';", "DB_HOST [w] @h flags='MYSQLI_CLIENT_SSL"},
		{"constants without it", "define('DB_HOST', 'h'); define('FLAGS', MYSQLI_CLIENT_SSL);", ""},
		{"said, not used", "echo 'pgsql:host=h'; throw new Exception(\"bad pgsql:host=h\"); assertEquals('pgsql:host=h', $x); if ($x === 'pgsql:host=h') {}", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			f := source.NewFile("x.php", []byte("<?php\n"+tt.src))
			found := opener.Find(php.Read(f), phpKnown)
			testkit.CheckFound(t, f, found)
			if got := showAll(found.Connections); got != tt.want {
				t.Errorf("got\n%s\nwant\n%s", got, tt.want)
			}
			for _, s := range found.Secrets {
				if raw := s.Raw(); strings.Contains(raw, "sslmode") {
					t.Errorf("secret %q", raw)
				}
			}
		})
	}
}
