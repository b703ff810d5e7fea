package driver

import (
	"slices"
	"strings"

	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
)

// phpOpeners makes openers of PHP's callables that take the same arguments.
func phpOpeners(args []setting.Arg, callees ...string) []setting.Opener {
	var out []setting.Opener
	for _, callee := range callees {
		out = append(out, setting.Opener{Language: "php", Callee: callee, Args: args})
	}
	return out
}

var (
	pdoArgs = []setting.Arg{
		{Position: 0, Keyword: "dsn", Role: setting.DSN},
		{Position: 2, Keyword: "password", Role: setting.Secret},
		{Position: 3, Keyword: "options", Role: setting.Options},
	}
	pdoClasses = []string{"PDO", "Pdo", "pdo", "PDO.connect", "Pdo.Mysql", "Pdo.Pgsql", "Pdo.Dblib", "Pdo.Mysql.connect", "Pdo.Pgsql.connect"}
)

// phpShared are PDO itself and the frameworks that hand it a connection string: the driver's name before the colon
// decides.
var phpShared = slices.Concat(
	phpOpeners(pdoArgs, pdoClasses...),
	phpOpeners(pdoArgs, "Aura.Sql.ExtendedPdo", "Nette.Database.Connection"),
	phpOpeners(yiiArgs, "yii.db.Connection"),
	yiiFiles("assign:return", "assign:return.components.*", "assign:$config.components.*"),
	[]setting.Opener{doctrineURL, rdKafka},
)

// doctrineURL is Doctrine told by a URL, whose scheme decides.
var doctrineURL = setting.Opener{
	Language: "php", Callee: "Doctrine.DBAL.DriverManager.getConnection", Keywords: true, Select: []setting.Selector{{Keyword: "url"}},
	Args: []setting.Arg{
		{Position: 0, Role: setting.Options},
		{Position: -1, Keyword: "url", Role: setting.DSN},
		{Position: -1, Keyword: "password", Role: setting.Secret},
		{Position: -1, Keyword: "driverOptions", Role: setting.Options},
	},
}

// rdKafka is librdkafka's configuration.
var rdKafka = setting.Opener{
	Language: "php", Callee: "RdKafka.Conf", Drivers: []string{"librdkafka"}, Engine: "kafka", Setters: true, Args: []setting.Arg{
		{Position: -1, Keyword: "bootstrap.servers", Role: setting.Host},
		{Position: -1, Keyword: "metadata.broker.list", Role: setting.Host},
		{Position: -1, Keyword: "sasl.password", Role: setting.Secret},
	},
}

var yiiArgs = []setting.Arg{
	{Position: 0, Role: setting.Options},
	{Position: -1, Keyword: "dsn", Role: setting.DSN},
	{Position: -1, Keyword: "password", Role: setting.Secret},
	{Position: -1, Keyword: "attributes", Role: setting.Options},
}

// yiiFiles are Yii's components that hold a connection string; the class tells them from other things with one.
func yiiFiles(callees ...string) []setting.Opener {
	var out []setting.Opener
	for _, callee := range callees {
		out = append(out, setting.Opener{Language: "php", Callee: callee, Args: yiiArgs[1:], Select: []setting.Selector{
			{Keyword: "class", Values: []string{`yii\db\Connection`, `\yii\db\Connection`, "CDbConnection", "system.db.CDbConnection"}},
		}})
	}
	return out
}

// framework is one way of a framework to hold a connection in an array that names its driver.
type framework struct {
	callees []string // where such arrays stand
	member  string   // the key that names the driver
	args    []setting.Arg
}

var (
	// The URL of Laravel is a look-up that mostly finds nothing, so that it hides nothing.
	laravel = framework{
		callees: []string{"assign:return.connections.*", "assign:return.database.connections.*", "*.addConnection"}, member: "driver",
		args: []setting.Arg{
			{Position: 0, Role: setting.Options},
			{Position: -1, Keyword: "url", Role: setting.Delegate},
			{Position: -1, Keyword: "host", Role: setting.Host},
			{Position: -1, Keyword: "read.host", Role: setting.Host},
			{Position: -1, Keyword: "write.host", Role: setting.Host},
			{Position: -1, Keyword: "password", Role: setting.Secret},
			{Position: -1, Keyword: "options", Role: setting.Options},
			{Position: -1, Keyword: "direct", Role: setting.Skip},
		},
	}
	doctrine = framework{
		callees: []string{"Doctrine.DBAL.DriverManager.getConnection", "Doctrine.ORM.EntityManager.create", "assign:return.doctrine.connection.*.params"}, member: "driver",
		args: []setting.Arg{
			{Position: 0, Role: setting.Options},
			{Position: -1, Keyword: "url", Role: setting.DSN},
			{Position: -1, Keyword: "host", Role: setting.Host},
			{Position: -1, Keyword: "password", Role: setting.Secret},
			{Position: -1, Keyword: "driverOptions", Role: setting.Options},
			{Position: -1, Keyword: "driver_options", Role: setting.Options},
		},
	}
	drupal = framework{
		callees: []string{"assign:$databases.*.*"}, member: "driver",
		args: []setting.Arg{
			{Position: -1, Keyword: "host", Role: setting.Host},
			{Position: -1, Keyword: "password", Role: setting.Secret},
			{Position: -1, Keyword: "pdo", Role: setting.Options},
		},
	}
	cakePHP = framework{
		callees: []string{"assign:return.Datasources.*"}, member: "driver",
		args: []setting.Arg{
			{Position: -1, Keyword: "url", Role: setting.Delegate},
			{Position: -1, Keyword: "host", Role: setting.Host},
			{Position: -1, Keyword: "password", Role: setting.Secret},
			{Position: -1, Keyword: "flags", Role: setting.Options},
			{Position: -1, Keyword: "ssl_ca", Role: setting.OptionArg, Name: "MYSQL_ATTR_SSL_CA"},
			{Position: -1, Keyword: "ssl_cert", Role: setting.OptionArg, Name: "MYSQL_ATTR_SSL_CERT"},
			{Position: -1, Keyword: "ssl_key", Role: setting.OptionArg, Name: "MYSQL_ATTR_SSL_KEY"},
		},
	}
	codeIgniter  = framework{callees: []string{"assign:$db.*"}, member: "dbdriver", args: codeIgniterArgs}
	codeIgniter4 = framework{callees: []string{"assign:default"}, member: "DBDriver", args: codeIgniterArgs}
	medoo        = framework{
		callees: []string{"Medoo.Medoo"}, member: "type",
		args: []setting.Arg{
			{Position: 0, Role: setting.Options},
			{Position: -1, Keyword: "host", Role: setting.Host},
			{Position: -1, Keyword: "password", Role: setting.Secret},
			{Position: -1, Keyword: "option", Role: setting.Options},
		},
	}
)

var (
	nextcloud = framework{
		callees: []string{"assign:$CONFIG"}, member: "dbtype",
		args: []setting.Arg{
			{Position: -1, Keyword: "dbhost", Role: setting.Host},
			{Position: -1, Keyword: "dbpassword", Role: setting.Secret},
			{Position: -1, Keyword: "dbdriveroptions", Role: setting.Options},
		},
	}
	magento = framework{
		callees: []string{"assign:return.db.connection.*"}, member: "model",
		args: []setting.Arg{
			{Position: -1, Keyword: "host", Role: setting.Host},
			{Position: -1, Keyword: "password", Role: setting.Secret},
			{Position: -1, Keyword: "driver_options", Role: setting.Options},
		},
	}
)

// phpMyAdmin are its servers: ssl sets MYSQLI_CLIENT_SSL, and only then the paths go to ssl_set() and ssl_verify => false
// to MYSQLI_CLIENT_SSL_DONT_VERIFY_SERVER_CERT (phpmyadmin/phpmyadmin:src/Dbal/DbiMysqli.php).
var phpMyAdmin = setting.Opener{
	Language: "php", Callee: "assign:$cfg.Servers.*", Select: []setting.Selector{{Keyword: "host"}}, Args: []setting.Arg{
		{Position: -1, Keyword: "host", Role: setting.Host},
		{Position: -1, Keyword: "password", Role: setting.Secret},
		{Position: -1, Keyword: "ssl", Role: setting.OptionArg, Name: "MYSQLI_CLIENT_SSL"},
		{Position: -1, Keyword: "ssl_ca", Role: setting.OptionArg, Name: underSSL + "ssl_ca"},
		{Position: -1, Keyword: "ssl_ca_path", Role: setting.OptionArg, Name: underSSL + "ssl_capath"},
		{Position: -1, Keyword: "ssl_verify", Role: setting.OptionArg, Name: underSSL + "ssl_verify"},
	},
}

// underSSL precedes the names of options that a program hands on only where it switches TLS on by another one.
const underSSL = "MYSQLI_CLIENT_SSL."

// mysqliHandedOn gives such options their own names, and says that TLS is off where nothing switches it on.
func mysqliHandedOn(options []setting.Option) []setting.Option {
	off := !slices.ContainsFunc(options, func(o setting.Option) bool { return o.Name.String() == "MYSQLI_CLIENT_SSL" })
	for i := range options {
		o := &options[i]
		name, under := strings.CutPrefix(o.Name.String(), underSSL)
		if !under {
			continue
		}
		at := o.Name.Place()
		if o.Name = source.Decoded(at, name); off {
			off = false
			no := setting.Value{Text: source.Decoded(at, "false"), Kind: setting.Bool}
			options = append(options, setting.Option{Name: source.Decoded(at, "MYSQLI_CLIENT_SSL"), Value: no, Layer: o.Layer})
		}
	}
	return options
}

// joomla is its configuration: dbencryption other than 0 switches TLS on, and only then the other options count.
var joomla = setting.Opener{
	Language: "php", Callee: "assign:JConfig", Select: []setting.Selector{{Keyword: "dbtype", Values: []string{"mysqli"}}}, Args: []setting.Arg{
		{Position: -1, Keyword: "host", Role: setting.Host},
		{Position: -1, Keyword: "password", Role: setting.Secret},
		{Position: -1, Keyword: "dbencryption", Role: setting.OptionArg, Name: "MYSQLI_CLIENT_SSL"},
		{Position: -1, Keyword: "dbsslca", Role: setting.OptionArg, Name: underSSL + "ssl_ca"},
		{Position: -1, Keyword: "dbsslverifyservercert", Role: setting.OptionArg, Name: underSSL + "ssl_verify"},
	},
}

// codeIgniterArgs: encrypt holds the paths, or false.
var codeIgniterArgs = []setting.Arg{
	{Position: -1, Keyword: "hostname", Role: setting.Host},
	{Position: -1, Keyword: "password", Role: setting.Secret},
	{Position: -1, Keyword: "encrypt", Role: setting.Options},
}

// named are the framework's openers for a driver under the names that it has there.
func (f framework) named(names ...string) []setting.Opener {
	var out []setting.Opener
	for _, callee := range f.callees {
		out = append(out, setting.Opener{
			Language: "php", Callee: callee, Args: f.args, Keywords: true, Select: []setting.Selector{{Keyword: f.member, Values: names}},
		})
	}
	return out
}

// notGiven drops the options among names that are null or empty, which PHP's functions read as not given.
func notGiven(options []setting.Option, names ...string) []setting.Option {
	return slices.DeleteFunc(options, func(o setting.Option) bool {
		empty := o.Value.Kind == setting.Null || o.Value.Known() && o.Value.Kind != setting.Bare && o.Value.Kind != setting.Object && o.Value.Text.Len() == 0
		return empty && (len(names) == 0 || slices.Contains(names, o.Name.String()))
	})
}

// phpTruth spells values of options whose names end like one of names as PHP reads them: any string but "" and "0" is
// true.
func phpTruth(options []setting.Option, names ...string) []setting.Option {
	for i := range options {
		o := &options[i]
		if v := o.Value; v.Known() && v.Kind == setting.String && slices.ContainsFunc(names, func(n string) bool { return strings.HasSuffix(o.Name.String(), n) }) {
			word := "true"
			if s := v.Text.String(); s == "" || s == "0" {
				word = "false"
			}
			o.Value.Text = respelled(v.Text, word)
		}
	}
	return options
}

// respelled is another spelling of t, at its place and as sure as it.
func respelled(t source.Text, word string) source.Text {
	out := source.Decoded(t.Place(), word)
	if refs := t.Refs(); t.Origin() == source.Fallback && len(refs) > 0 {
		out = out.AsFallback(refs[0])
	}
	return out
}
