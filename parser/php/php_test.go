package php

import (
	"testing"

	"github.com/dsnlint/dsnlint/internal/testkit"
	"github.com/dsnlint/dsnlint/parser/opener"
	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
)

func TestRead(t *testing.T) {
	u := Read(source.NewFile("db.php", []byte("<?php\nuse Doctrine\\DBAL\\DriverManager;\n$c = DriverManager::getConnection(['host' => 'h', 'sslmode' => 'require']);\n")))
	if u.Language != "php" || u.Imports["DriverManager"] != "Doctrine.DBAL.DriverManager" || len(u.Problems) != 0 {
		t.Errorf("language %q, imports %v, problems %v", u.Language, u.Imports, u.Problems)
	}
	if len(u.Calls) != 1 || u.Calls[0].AssignedTo != "$c" || u.Calls[0].Args[0].Value.Members[1].Name.String() != "sslmode" {
		t.Errorf("calls %v", u.Calls)
	}
}

func TestNoCode(t *testing.T) {
	for _, c := range []struct{ name, path, in string }{
		{"a template in another language", "a.blade.php", "<?php new PDO('pgsql:host=h'); ?> {{ $x }}"},
		{"no tags", "a.inc", "new PDO('pgsql:host=h');"},
		{"an XML declaration", "a.php", "<?xml version=\"1.0\"?> new PDO('x');"},
		{"a page", "a.phtml", "<p>it's new PDO(</p>"},
		{"comments", "a.php", "<?php # new PDO('a')\n// new PDO('b') ?> text <?php /* new PDO('c') */"},
	} {
		t.Run(c.name, func(t *testing.T) {
			u := Read(source.NewFile(c.path, []byte(c.in)))
			if len(u.Calls)+len(u.Strings)+len(u.Problems) != 0 {
				t.Errorf("calls %v, strings %v, problems %v", u.Calls, u.Strings, u.Problems)
			}
		})
	}
}

var known = setting.Known{
	Openers: []setting.Opener{
		{Language: "php", Callee: "PDO", Args: []setting.Arg{{Role: setting.DSN}, {Position: 2, Role: setting.Secret}, {Position: 3, Role: setting.Options}}},
		{Language: "php", Callee: "assign:return.connections.*", Keywords: true, Select: []setting.Selector{{Keyword: "driver", Values: []string{"pgsql"}}}},
	},
	Schemes: []setting.Scheme{{Name: "mysql", Engine: "mysql"}, {Name: "pgsql", Engine: "postgresql"}},
}

// FuzzRead: nothing panics, and what an opener for any call finds in the Unit lies inside the file.
func FuzzRead(f *testing.F) {
	f.Add("<?php new PDO(\"mysql:host=$h[0];dbname={$d->e}\", 'u', 'pw', [PDO::MYSQL_ATTR_SSL_CA => '/ca'] + $o);")
	f.Add("a <?= $x ?> <?php $d = <<<E\n  pgsql:host=${h};sslmode=require\n  E; $p = new \\PDO($d . ';port=1', options: array('a' => fn() => 1));")
	f.Add("<?php return ['connections' => ['x' => ['driver' => 'pgsql', 'host' => env('H', 'h'), 'password' => 'pw']]];")
	f.Fuzz(func(t *testing.T, in string) {
		file := source.NewFile("db.php", []byte(in))
		testkit.CheckFound(t, file, opener.Find(Read(file), known))
	})
}
