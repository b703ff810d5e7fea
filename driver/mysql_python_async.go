package driver

import (
	"slices"

	"github.com/dsnlint/dsnlint/setting"
)

const (
	aiomysqlSource = "aio-libs/aiomysql:aiomysql/connection.py"
	asyncmySource  = "long2ice/asyncmy:asyncmy/connection.pyx"
)

// asyncOptions are the arguments of the asynchronous drivers, which have no flat names. Behind SQLAlchemy the URL's names
// become members of ssl={…}.
func asyncOptions() []Option {
	options := pymysqlOptions()
	return slices.DeleteFunc(options, func(o Option) bool {
		switch o.Name {
		case "ssl_ca", "ssl_cert", "ssl_key", "ssl_key_password", "ssl_verify_cert", "ssl_verify_identity", "ssl_disabled":
			return true
		}
		return false
	})
}

// foldAsyncURL prepares the options of the asynchronous drivers.
func foldAsyncURL(options []setting.Option) []setting.Option { return dropEmptyDict(foldURL(options)) }

const aiomysqlNoContext = "aiomysql takes an SSLContext or True: anything else fails against a server with TLS and goes on in plaintext against one without"

// aiomysql takes an SSLContext or True, which it uses if the server offers TLS.
var _ = register(func() *Table {
	return &Table{
		ID: "aiomysql", Title: "aiomysql", Engine: "mysql", Source: aiomysqlSource,
		Packages: []Package{{"pypi", "aiomysql"}},
		Schemes:  []setting.Scheme{{Name: "mysql+aiomysql", Engine: "mysql", Certain: true}, {Name: "mariadb+aiomysql", Engine: "mariadb", Certain: true}},
		Openers:  append(pythonOpeners(mysqlPythonArgs, "aiomysql.connect", "aiomysql.create_pool", "aiomysql.Connection", "aiomysql.sa.create_engine"), sqlalchemyURLs("mysql+aiomysql")...),
		Names:    Exact, Stranger: RejectsStrangers, Prepare: foldAsyncURL,
		Full:    "ssl=<SSLContext made by ssl.create_default_context(cafile=<CA file>)>; the driver still accepts a server without TLS",
		Options: asyncOptions(),
		Rows: fromSource(aiomysqlSource, slices.Concat(
			fallingBack(contextRows("ssl", "")),
			[]Row{
				{When: "ssl.ca", Then: Off, CA: "none", By: "ssl ssl.ca", Ignores: "ssl.ca", Because: aiomysqlNoContext},
				{When: "ssl.capath", Then: Off, CA: "none", By: "ssl ssl.capath", Ignores: "ssl.capath", Because: aiomysqlNoContext},
				{When: "ssl:object", Then: Off, CA: "none", Because: aiomysqlNoContext},
				{When: "ssl:bool=true", Then: OpportuneAll, CA: "system", Because: "ssl=True makes asyncio check chain and host name against the system's store, but the driver continues in plaintext when the server or an attacker declines TLS"},
				{When: "ssl:string!=", Then: Off, CA: "none", Because: aiomysqlNoContext},
				{When: "ssl.check_hostname", Then: Off, CA: "none", Ignores: "ssl.check_hostname", Because: aiomysqlNoContext},
				{When: "ssl.cert", Then: Off, CA: "none", Because: aiomysqlNoContext},
				{When: "ssl.key", Then: Off, CA: "none", Because: aiomysqlNoContext},
				{When: "read_default_file", Then: Undecided, CA: "unknown", Because: "the option file is not read here"},
				{Then: Off, CA: "none", By: "ssl", Because: "without an SSLContext aiomysql never uses TLS"},
			},
		)),
		TLS: contextTLS("ssl"),
	}
})

const (
	asyncmyTrue  = "0.2.14" // ssl=True means TLS
	asyncmyNoTLS = "ssl takes a dictionary or an SSLContext until 0.2.14: anything else fails against a server with TLS and goes on in plaintext against one without"
)

// asyncmy takes a dictionary as PyMySQL does, or an SSLContext, and never falls back.
var _ = register(func() *Table {
	return &Table{
		ID: "asyncmy", Title: "asyncmy", Engine: "mysql", Source: asyncmySource,
		Packages: []Package{{"pypi", "asyncmy"}},
		Schemes:  []setting.Scheme{{Name: "mysql+asyncmy", Engine: "mysql", Certain: true}, {Name: "mariadb+asyncmy", Engine: "mariadb", Certain: true}},
		Openers:  append(pythonOpeners(mysqlPythonArgs, "asyncmy.connect", "asyncmy.create_pool", "asyncmy.Connection", "asyncmy.connection.Connection"), sqlalchemyURLs("mysql+asyncmy")...),
		Names:    Exact, Stranger: RejectsStrangers, Prepare: foldAsyncURL,
		Full:    "ssl={\"ca\": <CA file>}",
		Options: asyncOptions(),
		Rows: fromSource(asyncmySource, slices.Concat(
			contextRows("ssl", ""),
			[]Row{
				{When: "ssl:bool=true", Then: Unchecked, CA: "none", Since: asyncmyTrue, Because: "ssl=True requires TLS and verifies nothing"},
				{When: "ssl:bool=true", Then: Off, CA: "none", Until: asyncmyTrue, Because: asyncmyNoTLS},
				{When: "ssl:string!=", Then: Off, CA: "none", Until: asyncmyTrue, Because: asyncmyNoTLS},
				{When: "ssl:symbol!=ssl.CERT_NONE", Then: Off, CA: "none", Until: asyncmyTrue, Because: asyncmyNoTLS},
			},
			pymysqlDictRows[1:],
			[]Row{
				{When: "ssl.check_hostname", Then: Unchecked, CA: "none", Ignores: "ssl.check_hostname", Because: "a dictionary without a CA verifies nothing"},
				{When: "ssl.cert", Then: Unchecked, CA: "none", Because: "a dictionary without a CA verifies nothing"},
				{When: "ssl.key", Then: Unchecked, CA: "none", Because: "a dictionary without a CA verifies nothing"},
				{When: "read_default_file", Then: Undecided, CA: "unknown", Because: "the option file may hold ssl-ca, which switches TLS on"},
				{Then: Off, CA: "none", By: "ssl", Because: "without ssl asyncmy never uses TLS"},
			},
		)),
		TLS: contextTLS("ssl"),
	}
})
