package driver

import (
	"slices"
	"strings"

	"github.com/dsnlint/dsnlint/fact"
	"github.com/dsnlint/dsnlint/setting"
)

const pymysqlSource = "PyMySQL/PyMySQL:pymysql/connections.py"

// pymysqlVerifyModes are the spellings of the dictionary's verify_mode and of a context's.
var pymysqlVerifyModes = func() map[string]string {
	out := map[string]string{}
	for k, v := range verifyModes {
		out[k] = v
	}
	for _, w := range []string{"none", "None", "NONE", "false", "False", "no"} {
		out[w] = "CERT_NONE"
	}
	for _, w := range []string{"required", "REQUIRED", "true", "True", "yes"} {
		out[w] = "CERT_REQUIRED"
	}
	out["optional"], out["OPTIONAL"] = "CERT_OPTIONAL", "CERT_OPTIONAL"
	return out
}()

// pymysqlOptions are the arguments of pymysql.connect that decide on TLS.
func pymysqlOptions() []Option {
	flat := []Option{
		{Name: "ssl", Role: Mode},
		{Name: "ssl_ca", Role: CA},
		{Name: "ssl_cert"},
		{Name: "ssl_key", Role: Private},
		{Name: "ssl_key_password", Role: Private},
		{Name: "ssl_verify_cert", Role: Mode, Bool: true},
		{Name: "ssl_verify_identity", Role: Mode, Bool: true},
		{Name: "ssl_disabled", Role: Mode},
		{Name: "read_default_file"},
		{Name: "read_default_group"},
	}
	dict := members("ssl", []Option{
		{Name: "ca", Role: CA}, {Name: "cert"}, {Name: "key", Role: Private}, {Name: "password", Role: Private}, {Name: "cipher", Role: Cipher},
	})
	inside := contextOptions("ssl")
	for i := range inside {
		if inside[i].Name == "ssl.verify_mode" {
			inside[i].Words = pymysqlVerifyModes
		}
	}
	return slices.Concat(flat, dict, inside)
}

// The versions at which PyMySQL changed.
const (
	pymysqlFlat     = "1.0.0" // ssl_ca and the other flat names; the dictionary's verify_mode
	pymysqlRequires = "1.2.0" // TLS that is asked for is required, and tried where it is not
	pymysqlImplies  = "1.2.4" // ssl_verify_identity checks the chain too
)

// pymysqlNoFlat are the flat arguments in versions without them. '%' narrows them to a layer.
func pymysqlNoFlat(names ...string) []Row {
	var out []Row
	for _, name := range names {
		out = append(out, Row{When: name + "%", Rejects: "PyMySQL knows " + name + " from 1.0.0 on: Python raises TypeError", By: name})
	}
	return out
}

// pymysqlFlatTable are the flat arguments, which replace a dictionary given beside them. '%' narrows them to a layer.
var pymysqlFlatTable = slices.Concat([]Row{
	{When: "ssl_ca% ssl_verify_cert%=true ssl_verify_identity%=true", Then: Full, CA: "ssl_ca", By: "ssl_verify_identity", Overrides: "ssl", Because: "ssl_verify_cert and ssl_verify_identity check chain and host name"},
	{When: "ssl_ca% ssl_verify_cert%=true", Then: ChainOnly, CA: "ssl_ca", By: "ssl_verify_cert", Overrides: "ssl", Because: "ssl_verify_cert checks the chain; without ssl_verify_identity the host name is not checked"},
	{When: "ssl_ca% ssl_verify_identity%=true", Rejects: "ssl_verify_identity needs ssl_verify_cert=True until PyMySQL 1.2.4: Python raises ValueError", By: "ssl_verify_identity"},
	{When: "ssl_verify_cert%=true", Then: ChainOnly, CA: "system", By: "ssl_verify_cert", Overrides: "ssl", Ignores: "ssl_verify_identity", Because: "without ssl_ca the chain is checked against the system's store and ssl_verify_identity has no effect"},
	{When: "ssl_verify_identity%=true", Then: Unchecked, CA: "none", By: "ssl_verify_identity", Overrides: "ssl", Ignores: "ssl_verify_identity", Because: "without ssl_ca and ssl_verify_cert=True nothing is verified, ssl_verify_identity or not"},
}, pymysqlUnverifiedTable)

// pymysqlImpliedTable is pymysqlFlatTable since 1.2.4.
var pymysqlImpliedTable = slices.Concat([]Row{
	{When: "ssl_ca% ssl_verify_identity%=true", Then: Full, CA: "ssl_ca", By: "ssl_verify_identity", Overrides: "ssl", Because: "ssl_verify_identity checks chain and host name"},
	{When: "ssl_ca% ssl_verify_cert%=true", Then: ChainOnly, CA: "ssl_ca", By: "ssl_verify_cert", Overrides: "ssl", Because: "ssl_verify_cert checks the chain; without ssl_verify_identity the host name is not checked"},
	{When: "ssl_verify_identity%=true", Then: ChainOnly, CA: "system", By: "ssl_verify_identity", Overrides: "ssl", Because: "without ssl_ca ssl_verify_identity checks the chain against the system's store and leaves the host name out"},
	{When: "ssl_verify_cert%=true", Then: ChainOnly, CA: "system", By: "ssl_verify_cert", Overrides: "ssl", Because: "ssl_verify_cert checks the chain against the system's store; without ssl_verify_identity the host name is not checked"},
}, pymysqlUnverifiedTable)

// pymysqlUnverifiedTable are the flat arguments that verify nothing.
var pymysqlUnverifiedTable = []Row{
	{When: "ssl_ca%", Then: Unchecked, CA: "none", Overrides: "ssl", Because: "ssl_ca alone verifies nothing: it takes ssl_verify_cert=True, and ssl_verify_identity=True for the host name"},
	{When: "ssl_cert%", Then: Unchecked, CA: "none", Overrides: "ssl", Because: "a client certificate switches TLS on and verifies nothing"},
	{When: "ssl_key%", Then: Unchecked, CA: "none", Overrides: "ssl", Because: "a client key switches TLS on and verifies nothing"},
}

// pymysqlFlatRows are the flat arguments of one layer, "@call" or "" for any, in the versions that begin with since.
func pymysqlFlatRows(layer, since string) []Row {
	switch since {
	case "":
		return below(layer, "", pymysqlNoFlat("ssl_ca", "ssl_verify_cert", "ssl_verify_identity", "ssl_cert", "ssl_key", "ssl_disabled"))
	case pymysqlImplies:
		return slices.Concat(pymysqlDisabledRows, below(layer, "", pymysqlImpliedTable))
	}
	return slices.Concat(pymysqlDisabledRows, below(layer, "", pymysqlFlatTable))
}

// pymysqlDisabledRows are ssl_disabled, of which any string is true.
var pymysqlDisabledRows = []Row{
	{When: "ssl_disabled:bool=true", Then: Off, CA: "none", Ignores: "ssl_ca ssl_verify_cert ssl_verify_identity", Overrides: "ssl", Because: "ssl_disabled=True never uses TLS"},
	{When: "ssl_disabled:number!=0", Then: Off, CA: "none", Ignores: "ssl_ca ssl_verify_cert ssl_verify_identity", Overrides: "ssl", Because: "any true ssl_disabled switches TLS off"},
	{When: "ssl_disabled:string!=", Then: Off, CA: "none", Ignores: "ssl_ca ssl_verify_cert ssl_verify_identity", Overrides: "ssl", Because: "a string is true in Python whatever it says, so ssl_disabled switches TLS off even as \"false\""},
}

// pymysqlDictRows are ssl={…}. A CA switches both checks on; numbers and ssl.CERT_NONE are no verify_mode that the
// dictionary knows.
var pymysqlDictRows = []Row{
	{When: "ssl:bool=true", Rejects: "ssl=True alone raises AttributeError: ssl takes a dictionary or an SSLContext", By: "ssl"},
	{When: "ssl:string!=", Rejects: "ssl takes a dictionary or an SSLContext: a string raises AttributeError", By: "ssl"},
	{When: "ssl.ca ssl.check_hostname=false ssl.verify_mode:bool=CERT_NONE", Then: Unchecked, CA: "none", By: "ssl.verify_mode", Ignores: "ssl.ca", Because: "verify_mode=False switches the certificate check off"},
	{When: "ssl.ca ssl.check_hostname=false ssl.verify_mode:string=CERT_NONE", Then: Unchecked, CA: "none", By: "ssl.verify_mode", Ignores: "ssl.ca", Because: "verify_mode=\"none\" switches the certificate check off"},
	{When: "ssl.ca ssl.verify_mode:bool=CERT_NONE", Rejects: "verify_mode=False needs check_hostname=False: Python raises ValueError", By: "ssl.verify_mode"},
	{When: "ssl.ca ssl.verify_mode:string=CERT_NONE", Rejects: "verify_mode=\"none\" needs check_hostname=False: Python raises ValueError", By: "ssl.verify_mode"},
	{When: "ssl.ca ssl.check_hostname=false", Then: ChainOnly, CA: "ssl.ca", By: "ssl.check_hostname", Because: "check_hostname=False leaves the chain check alone"},
	{When: "ssl.ca", Then: Full, CA: "ssl.ca", Because: "a dictionary with a CA checks chain and host name"},
	{When: "ssl.capath ssl.check_hostname=false", Then: ChainOnly, CA: "ssl.capath", By: "ssl.check_hostname", Because: "check_hostname=False leaves the chain check alone"},
	{When: "ssl.capath", Then: Full, CA: "ssl.capath", Because: "a dictionary with a CA folder checks chain and host name"},
	{When: "ssl:object ssl.verify_mode:bool=CERT_REQUIRED", Then: ChainOnly, CA: "system", By: "ssl.verify_mode", Ignores: "ssl.check_hostname", Because: "without a CA the chain is checked against the system's store and the host name never is"},
	{When: "ssl:object ssl.verify_mode:string=CERT_REQUIRED|CERT_OPTIONAL", Then: ChainOnly, CA: "system", By: "ssl.verify_mode", Ignores: "ssl.check_hostname", Because: "without a CA the chain is checked against the system's store and the host name never is"},
	{When: "ssl:object", Then: Unchecked, CA: "none", Ignores: "ssl.check_hostname", Because: "a dictionary without ca or capath verifies nothing"},
	{When: "ssl:symbol!=ssl.CERT_NONE", Rejects: "ssl takes a dictionary or an SSLContext: a constant raises AttributeError", By: "ssl"},
}

// pymysqlDictsOf are the rows of dictionaries in the versions that begin with since: the first do not read verify_mode.
func pymysqlDictsOf(since string) []Row {
	if since != "" {
		return pymysqlDictRows
	}
	return slices.DeleteFunc(slices.Clone(pymysqlDictRows), func(r Row) bool { return strings.Contains(r.When, "verify_mode") })
}

// pymysqlFileRows are option files, which are not read here and may hold a CA.
var pymysqlFileRows = []Row{
	{When: "read_default_file", Then: Undecided, CA: "unknown", Because: "the option file may hold ssl-ca, which switches TLS on"},
}

var (
	pymysqlOffRow = []Row{
		{Then: Off, CA: "none", By: "ssl ssl_disabled", Because: "before 1.2.0 PyMySQL uses TLS only when asked for it"},
	}
	pymysqlPreferRow = []Row{
		{Then: Opportune, CA: "none", By: "ssl ssl_disabled", Because: "since 1.2.0 PyMySQL tries TLS by itself, verifies nothing and continues in plaintext"},
	}
)

// pymysqlBands puts rows into PyMySQL's versions, each run of which has rows of its own: those until 1.2.0 fall back to
// plaintext where the server has no TLS.
func pymysqlBands(rows func(since string) []Row) []Row {
	return fromSource(pymysqlSource, slices.Concat(
		between("", pymysqlFlat, append(fallingBack(explainFallback(rows(""))), pymysqlOffRow...)),
		between(pymysqlFlat, pymysqlRequires, append(fallingBack(explainFallback(rows(pymysqlFlat))), pymysqlOffRow...)),
		between(pymysqlRequires, pymysqlImplies, append(slices.Clone(rows(pymysqlRequires)), pymysqlPreferRow...)),
		between(pymysqlImplies, "", append(slices.Clone(rows(pymysqlImplies)), pymysqlPreferRow...)),
	))
}

// explainFallback adds to what a row says that TLS is not enforced.
func explainFallback(rows []Row) []Row {
	out := slices.Clone(rows)
	for i := range out {
		if out[i].Then.Transport == fact.Required && out[i].Rejects == "" {
			out[i].Because += "; before 1.2.0 the driver also continues in plaintext when the server or an attacker declines TLS"
		}
	}
	return out
}

// dropEmptyDict leaves out ssl={} and what is None: Python takes both for not given.
func dropEmptyDict(options []setting.Option) []setting.Option {
	options = fromQuery(options)
	filled := slices.ContainsFunc(options, func(o setting.Option) bool { return strings.HasPrefix(o.Name.String(), "ssl.") })
	return slices.DeleteFunc(options, func(o setting.Option) bool {
		return o.Name.String() == "ssl" && o.Value.Kind == setting.Object && !filled
	})
}

var pymysqlReleases = []Release{{"1.0.0", "2021-01-07"}, {"1.2.0", "2026-05-01"}}

// mysqlPythonArgs are the positional arguments that the Python drivers share.
var mysqlPythonArgs = []setting.Arg{
	{Position: 0, Keyword: "host", Role: setting.Host},
	{Position: 2, Keyword: "password", Role: setting.Secret},
	{Position: -1, Keyword: "passwd", Role: setting.Secret},
	{Position: 4, Keyword: "port", Role: setting.Port},
}

// pythonOpeners makes openers of callables that take a driver's keyword arguments.
func pythonOpeners(args []setting.Arg, callees ...string) []setting.Opener {
	var out []setting.Opener
	for _, c := range callees {
		out = append(out, setting.Opener{Language: "python", Callee: c, Args: args, Keywords: true})
	}
	return out
}

// pymysql is PyMySQL called directly.
var _ = register(func() *Table {
	return &Table{
		ID: "pymysql", Title: "PyMySQL", Engine: "mysql", Source: pymysqlSource,
		Packages: []Package{{"pypi", "pymysql"}},
		Releases: pymysqlReleases,
		Openers: slices.Concat(
			pythonOpeners(mysqlPythonArgs, "pymysql.connect", "pymysql.Connect", "pymysql.Connection", "pymysql.connections.Connection"),
			[]setting.Opener{
				{Language: "python", Callee: "dbutils.pooled_db.PooledDB", Keywords: true, Select: []setting.Selector{{Keyword: "creator", Values: []string{"pymysql"}}}},
				{Language: "python", Callee: "DBUtils.PooledDB.PooledDB", Keywords: true, Select: []setting.Selector{{Keyword: "creator", Values: []string{"pymysql"}}}},
			},
		),
		Names: Exact, Stranger: RejectsStrangers, Prepare: dropEmptyDict,
		Full:    "ssl_ca=<CA file> with ssl_verify_cert=True and ssl_verify_identity=True, on PyMySQL 1.2.0 or later",
		Options: pymysqlOptions(),
		Rows: pymysqlBands(func(since string) []Row {
			return slices.Concat(pymysqlFlatRows("", since), contextRows("ssl", ""), pymysqlDictsOf(since), pymysqlFileRows)
		}),
		TLS: contextTLS("ssl"),
	}
})
