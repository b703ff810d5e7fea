package driver

import (
	"slices"
	"strconv"
	"strings"

	"github.com/dsnlint/dsnlint/fact"
	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
)

const (
	pdoMySQL   = "php/php-src:ext/pdo_mysql/mysql_driver.c"
	mysqlnd    = "php/php-src:ext/mysqlnd/mysqlnd_vio.c"
	mysqliAPI  = "https://www.php.net/manual/en/mysqli.real-connect.php"
	pdoVerify  = "MYSQL_ATTR_SSL_VERIFY_SERVER_CERT"
	pdoAnchors = "MYSQL_ATTR_SSL_CA|MYSQL_ATTR_SSL_CAPATH|system"
)

// pdoPaths are the attributes of which any one switches TLS on.
var pdoPaths = []string{"MYSQL_ATTR_SSL_CA", "MYSQL_ATTR_SSL_CAPATH", "MYSQL_ATTR_SSL_CERT", "MYSQL_ATTR_SSL_KEY", "MYSQL_ATTR_SSL_CIPHER"}

// pdoMySQLRows: any path or cipher asks for TLS and for all checks; the switch for the checks asks for nothing by itself.
// It is read as a number, so that the word "true" is zero.
func pdoMySQLRows() []Row {
	var out []Row
	for _, path := range pdoPaths {
		out = append(out,
			Row{When: path + " " + pdoVerify + "=off", Then: Unchecked, CA: "none", By: pdoVerify, Because: "MYSQL_ATTR_SSL_VERIFY_SERVER_CERT => false switches off the check of chain and host name, though a CA is given"},
			Row{When: path + " " + pdoVerify + ":string=true", Then: Unchecked, CA: "none", By: pdoVerify, Because: "the text \"true\" is read as a number, 0, which switches off the check of chain and host name"},
		)
	}
	out = append(out,
		Row{When: "MYSQL_ATTR_SSL_CA=", By: "MYSQL_ATTR_SSL_CA", Rejects: "an empty file name asks for TLS and cannot be read: every connection fails"},
		Row{When: "MYSQL_ATTR_SSL_CA:null", By: "MYSQL_ATTR_SSL_CA", Rejects: "null is read as an empty file name, which asks for TLS and cannot be read: every connection fails"},
	)
	for _, path := range pdoPaths {
		out = append(out, Row{When: path, Then: Full, CA: pdoAnchors, By: path, Because: path + " asks for TLS, and chain and host name are checked"})
	}
	return append(out,
		Row{When: pdoVerify, Then: Off, CA: "none", By: "-", Ignores: pdoVerify, Because: "MYSQL_ATTR_SSL_VERIFY_SERVER_CERT does not ask for TLS: without a CA or cipher there is none"},
		Row{Then: Off, CA: "none", Because: "without MYSQL_ATTR_SSL_CA or another of these attributes PDO never uses TLS"},
	)
}

// attribute is a PDO attribute with its name since PHP 8.4.
func attribute(name string, role Role) Option {
	return Option{Name: "MYSQL_ATTR_" + name, Aliases: []string{"ATTR_" + name}, Role: role, In: []setting.Layer{setting.InCall, setting.InEnv}}
}

func pdoMySQLOptions() []Option {
	verify := attribute("SSL_VERIFY_SERVER_CERT", Mode)
	verify.Words = map[string]string{"0": "off", "false": "off", "": "off", "1": "on"}
	return []Option{
		attribute("SSL_CA", CA), attribute("SSL_CAPATH", CA), attribute("SSL_CERT", Other), attribute("SSL_KEY", Private), attribute("SSL_CIPHER", Cipher), verify,
	}
}

// php-pdo-mysql is PDO with mysqlnd, and the frameworks that hand their options to it.
var _ = register(func() *Table {
	return &Table{
		ID: "php-pdo-mysql", Title: "PDO MySQL", Engine: "mysql", Source: pdoMySQL,
		Packages: []Package{{"composer", "ext-pdo_mysql"}}, Unversioned: true,
		Wrappers: []Package{{"composer", "laravel/framework"}, {"composer", "illuminate/database"}, {"composer", "drupal/core"}, {"composer", "yiisoft/yii2"}},
		Schemes:  []setting.Scheme{{Name: "mysql", Engine: "mysql"}}, Grammars: []string{"pdo"},
		Openers: ungrammatical(slices.Concat(
			laravel.named("mysql", "mariadb"), drupal.named("mysql"), cakePHP.named(`Cake\Database\Driver\Mysql`, "Mysql"), medoo.named("mysql", "mariadb"), nextcloud.named("mysql"), magento.named("mysql4"),
		)),
		Names: Exact, Stranger: IgnoresStrangers, DefaultHost: fact.Socket,
		Full:    "PDO::MYSQL_ATTR_SSL_CA => <CA file>",
		Options: pdoMySQLOptions(), Rows: pdoMySQLRows(),
	}
})

// doctrine-pdo-mysql is the same behind Doctrine's URL, which brings none of the attributes.
var _ = register(func() *Table {
	return &Table{
		ID: "doctrine-pdo-mysql", Title: "Doctrine's pdo_mysql driver", Engine: "mysql", Source: "doctrine/dbal:src/Driver/PDO/MySQL/Driver.php",
		Packages: []Package{{"composer", "doctrine/dbal"}}, Unversioned: true,
		Wrappers: []Package{{"composer", "doctrine/orm"}, {"composer", "doctrine/doctrine-bundle"}, {"composer", "symfony/orm-pack"}},
		Schemes: []setting.Scheme{
			{Name: "mysql", Engine: "mysql"},
			{Name: "mysql2", Engine: "mysql"},
			{Name: "mariadb", Engine: "mysql"},
			{Name: "pdo-mysql", Engine: "mysql", Certain: true},
			{Name: "pdo_mysql", Engine: "mysql", Certain: true},
		},
		Openers: doctrine.named("pdo_mysql"), Names: Exact, Stranger: IgnoresStrangers, DefaultHost: fact.Socket,
		Full:    "driverOptions: [PDO::MYSQL_ATTR_SSL_CA => <CA file>]",
		Options: pdoMySQLOptions(), Rows: pdoMySQLRows(),
	}
})

// ungrammatical marks openers whose connection strings are no PDO strings.
func ungrammatical(openers []setting.Opener) []setting.Opener {
	for i := range openers {
		openers[i].Grammar = "url"
	}
	return openers
}

// mysqliFlags are mysqli's client flags with their bits.
var mysqliFlags = []struct {
	name string
	bit  int
}{
	{"MYSQLI_CLIENT_SSL", 2048}, {"MYSQLI_CLIENT_SSL_DONT_VERIFY_SERVER_CERT", 64}, {"MYSQLI_CLIENT_SSL_VERIFY_SERVER_CERT", 1 << 30},
}

const (
	flagSSL    = "MYSQLI_CLIENT_SSL=on"
	flagDont   = "MYSQLI_CLIENT_SSL_DONT_VERIFY_SERVER_CERT=on"
	flagVerify = "MYSQLI_CLIENT_SSL_VERIFY_SERVER_CERT=on"
)

var mysqliPaths = []string{"ssl_ca", "ssl_capath", "ssl_cert", "ssl_key", "ssl_cipher"}

// mysqliRows: ssl_set asks for TLS and for all checks, the flag MYSQLI_CLIENT_SSL for TLS alone. A path that is not known
// may be null, which ssl_set takes for not given.
func mysqliRows() []Row {
	dont := "MYSQLI_CLIENT_SSL_DONT_VERIFY_SERVER_CERT"
	out := []Row{{When: "MYSQLI_CLIENT_SSL=off", Then: Off, CA: "none", Ignores: strings.Join(mysqliPaths, " "), Because: "TLS is switched off: the program passes neither MYSQLI_CLIENT_SSL nor the paths on"}}
	for _, path := range mysqliPaths {
		out = append(out, Row{When: path + ":string " + flagDont, Then: Unchecked, CA: "none", By: dont, Because: "MYSQLI_CLIENT_SSL_DONT_VERIFY_SERVER_CERT switches off the check of chain and host name, though a CA is given"})
	}
	out = append(out,
		Row{When: "ssl_verify=false ssl_ca:string", Then: Unchecked, CA: "none", By: "ssl_verify", Because: "ssl_verify => false sets MYSQLI_CLIENT_SSL_DONT_VERIFY_SERVER_CERT, which switches off the check of chain and host name"},
	)
	for _, path := range mysqliPaths {
		out = append(out, Row{When: path + ":string", Then: Full, CA: "ssl_ca|ssl_capath|system", By: path, Because: path + " asks for TLS, and chain and host name are checked"})
	}
	return append(out,
		Row{When: flagSSL + " " + flagDont, Then: Unchecked, CA: "none", By: dont, Because: "MYSQLI_CLIENT_SSL_DONT_VERIFY_SERVER_CERT switches off the check of chain and host name"},
		Row{When: flagSSL + " " + flagVerify, Then: Full, CA: "system", By: "MYSQLI_CLIENT_SSL", Because: "with MYSQLI_CLIENT_SSL_VERIFY_SERVER_CERT chain and host name are checked, against the system's authorities"},
		Row{When: flagSSL, Then: Unchecked, CA: "none", By: "MYSQLI_CLIENT_SSL", Because: "MYSQLI_CLIENT_SSL alone asks for TLS and checks no certificate; ssl_set() with a CA file does"},
		Row{When: "socket=MYSQLI_CLIENT_SSL|2048", Then: Off, CA: "none", By: "socket", Ignores: "socket", Source: mysqliAPI, Because: "the flag stands where the socket belongs, one place too early, so that no TLS is used"},
		Row{When: flagDont, Then: Off, CA: "none", By: "-", Ignores: dont, Because: "MYSQLI_CLIENT_SSL_DONT_VERIFY_SERVER_CERT does not ask for TLS"},
		Row{When: flagVerify, Then: Off, CA: "none", By: "-", Ignores: "MYSQLI_CLIENT_SSL_VERIFY_SERVER_CERT", Because: "MYSQLI_CLIENT_SSL_VERIFY_SERVER_CERT does not ask for TLS without MYSQLI_CLIENT_SSL"},
		Row{Then: Off, CA: "none", Because: "without ssl_set() or MYSQLI_CLIENT_SSL mysqli never uses TLS"},
	)
}

func mysqliOptions() []Option {
	out := []Option{
		{Name: "ssl_ca", Role: CA},
		{Name: "ssl_capath", Role: CA},
		{Name: "ssl_cert"},
		{Name: "ssl_key", Role: Private},
		{Name: "ssl_cipher", Role: Cipher},
		{Name: "ssl_verify", Role: Mode, Words: phpFalse},
		{Name: "socket"},
	}
	for _, f := range mysqliFlags {
		out = append(out, Option{Name: f.name, Role: Mode, Words: map[string]string{f.name: "on", "MYSQL_CLIENT_SSL": "on", "true": "on", "1": "on", "2": "on", "false": "off", "0": "off"}})
	}
	return out
}

// mysqliSpread takes the flags apart, each an option of its own whose value is its name, and drops what is not given.
func mysqliSpread(options []setting.Option) []setting.Option {
	var out []setting.Option
	for _, o := range notGiven(mysqliHandedOn(options), mysqliPaths...) {
		if o.Name.String() != "flags" {
			out = append(out, o)
			continue
		}
		out = append(out, mysqliFlagsOf(o)...)
	}
	return out
}

func mysqliFlagsOf(o setting.Option) []setting.Option {
	var out []setting.Option
	add := func(name string, v source.Text) {
		at := v.Place()
		if at.IsZero() {
			at = o.Name.Place()
		}
		out = append(out, setting.Option{Name: source.Decoded(at, name), Value: setting.Value{Text: v, Kind: setting.Symbol}, Layer: o.Layer})
	}
	bits, err := strconv.Atoi(o.Value.Text.String())
	parts := o.Value.Text.Split(",")
	for _, f := range mysqliFlags {
		if err == nil && bits&f.bit != 0 {
			add(f.name, respelled(o.Value.Text, f.name))
		}
		for _, part := range parts {
			switch s := part.String(); {
			case s == f.name, s == "MYSQL_CLIENT_SSL" && f.bit == 2048:
				add(f.name, part)
			case !part.Known():
				add(f.name, part)
			}
		}
	}
	return out
}

var mysqliArgs = []setting.Arg{
	{Position: 0, Keyword: "hostname", Role: setting.Host},
	{Position: 2, Keyword: "password", Role: setting.Secret},
	{Position: 4, Keyword: "port", Role: setting.Port},
	{Position: 5, Keyword: "socket", Role: setting.OptionArg, Name: "socket"},
}

// mysqliOpeners: an object is made, told what to do, and connected, by methods or by functions.
func mysqliOpeners() []setting.Opener {
	out := phpOpeners(mysqliArgs, "mysqli_connect", "new:mysqli", "new:Mysqli", "new:MySQLi", "new:mySqli", "new:MySQLI", "new:MYSQLI")
	out = append(out, phpOpeners(nil, "mysqli_init")...)
	for i := range out {
		out[i].Setters = true
	}
	method := func(first setting.Arg, at int) []setting.Arg {
		return []setting.Arg{
			first,
			{Position: at, Keyword: "hostname", Role: setting.Host},
			{Position: at + 2, Keyword: "password", Role: setting.Secret},
			{Position: at + 4, Keyword: "port", Role: setting.Port},
			{Position: at + 5, Keyword: "socket", Role: setting.OptionArg, Name: "socket"},
			{Position: at + 6, Keyword: "flags", Role: setting.OptionArg, Name: "flags"},
		}
	}
	paths := func(first setting.Arg, at int) []setting.Arg {
		args := []setting.Arg{first}
		for i, name := range []string{"ssl_key", "ssl_cert", "ssl_ca", "ssl_capath", "ssl_cipher"} {
			args = append(args, setting.Arg{Position: at + i, Role: setting.OptionArg, Name: name})
		}
		return args
	}
	link, on := setting.Arg{Position: 0, Role: setting.Options}, setting.Arg{Position: -1, Keyword: ".", Role: setting.Options}
	return slices.Concat(out,
		phpOpeners(method(link, 1), "mysqli_real_connect"), phpOpeners(method(on, 0), "*.real_connect"),
		phpOpeners(paths(link, 1), "mysqli_ssl_set"), phpOpeners(paths(on, 0), "*.ssl_set"),
		doctrine.named("mysqli"), codeIgniter.named("mysqli"), codeIgniter4.named("MySQLi"), []setting.Opener{wordPress, phpMyAdmin, joomla},
	)
}

// wordPress are the constants of wp-config.php, told by the variable that stands beside them.
var wordPress = setting.Opener{Language: "php", Callee: "assign:DB_HOST", Select: []setting.Selector{{Keyword: "assign:$table_prefix"}}, Args: []setting.Arg{
	{Position: 0, Role: setting.Host},
	{Position: -1, Keyword: "assign:MYSQL_CLIENT_FLAGS", Role: setting.OptionArg, Name: "flags"},
	{Position: -1, Keyword: "assign:DB_PASSWORD", Role: setting.Secret},
}}

// php-mysqli is mysqli with mysqlnd, WordPress, and Doctrine's driver of that name.
var _ = register(func() *Table {
	return &Table{
		ID: "php-mysqli", Title: "mysqli", Engine: "mysql", Source: mysqlnd,
		Packages: []Package{{"composer", "ext-mysqli"}}, Unversioned: true,
		Openers: mysqliOpeners(), Names: Exact, Stranger: IgnoresStrangers, DefaultHost: fact.Socket, Prepare: mysqliSpread,
		Inert: []string{"MYSQLI_OPT_SSL_VERIFY"}, InertNote: "mysqlnd accepts this option and does nothing with it",
		Full:    "ssl_set(null, null, <CA file>, null, null)",
		Options: mysqliOptions(), Rows: mysqliRows(),
	}
})
