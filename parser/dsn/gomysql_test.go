package dsn_test

import "testing"

// TestGoMySQL: go-sql-driver strings, recognised by their looks.
func TestGoMySQL(t *testing.T) {
	parseTable(t, "", []parseCase{
		{
			"plain",
			"u:pw@tcp(h:3306)/d?tls=skip-verify&parseTime=true&loc=Asia%2FShanghai",
			"go-sql-driver h=h:3306 db=d tls=skip-verify parseTime=true loc=Asia/Shanghai@Asia%2FShanghai secret=pw",
		},
		{
			"unescaped slash",
			"u:pw@tcp(h:3306)/d?loc=Asia/Shanghai",
			"go-sql-driver h=h:3306 db=d loc=Asia/Shanghai secret=pw",
		},
		{
			"socket",
			"u@unix(/sock)/d",
			"go-sql-driver h=/sock db=d",
		},
		{
			"no address",
			"u:pw@/d",
			"go-sql-driver db=d secret=pw",
		},
		{
			"no address, options",
			"u:pw@/d?tls=true",
			"go-sql-driver db=d tls=true secret=pw",
		},
		{
			"no network",
			"u:pw@(h:3306)/d",
			"go-sql-driver h=h:3306 db=d secret=pw",
		},
		{
			"no user",
			"tcp(h:3306)/d",
			"go-sql-driver h=h:3306 db=d",
		},
		{
			"own network",
			"u:pw@mynet(h:3306)/d",
			"go-sql-driver h=h:3306 db=d open secret=pw",
		},
		{
			"cloudsql",
			"u:pw@cloudsql(p:r:i)/d",
			"go-sql-driver h=p:r:i db=d open secret=pw",
		},
		{
			"protocol",
			"u:pw@protocol(addr)/d",
			"go-sql-driver h=addr db=d secret=pw",
		},
		{
			"IPv6, slash and at sign",
			"u:p@w/x@tcp([::1]:3306)/d",
			"go-sql-driver h=::1:3306 db=d secret=p@w/x",
		},
		{
			"no slash",
			"u:pw@tcp(h)",
			"go-sql-driver h=h secret=pw",
		},
		{
			"printf",
			"%s:%s@tcp(%s:%d)/%s?tls=%s",
			"go-sql-driver h=?@%s[template]:?@%d[template] db=?@%s[template] tls=?@%s[template](opaque) secret=%s",
		},
		{
			"printf with a tail",
			"%s:%s@tcp(%s:%s)/%s?charset=utf8%s",
			"go-sql-driver h=?@%s[template]:?@%s[template] db=?@%s[template] charset=utf8?@utf8%s[template] open secret=%s",
		},
		{
			"shell",
			"${USER}:${PW}@tcp(${DB_HOST:-db}:3306)/x",
			"go-sql-driver h=db[env:DB_HOST]:3306 db=x secret=${PW}",
		},
		{
			"git remote",
			"git@github.com:a/b",
			"",
		},
		{
			"path",
			"a:b@/etc/passwd",
			"",
		},
		{
			"call",
			"call(me)/x",
			"",
		},
		{
			"annotation",
			"@Path(foo)/bar",
			"",
		},
		{
			"lock file",
			"pkg@1.0.0(peer@2)",
			"",
		},
	})
}

// TestGoMySQLAsked: strings that an opener says are go-sql-driver's.
func TestGoMySQLAsked(t *testing.T) {
	parseTable(t, "go-sql-driver", []parseCase{
		{
			"only a database",
			"/d",
			"go-sql-driver db=d",
		},
		{
			"nothing at all",
			"/",
			"go-sql-driver",
		},
		{
			"empty user",
			"@/d?tls=false",
			"go-sql-driver db=d tls=false",
		},
		{
			"network without address",
			"u:pw@tcp/d",
			"go-sql-driver db=d secret=pw",
		},
		{
			"host without a network",
			"u:pw@h:3306/d",
			"go-sql-driver h=h:3306 db=d secret=pw",
		},
		{
			"URL",
			"mysql://u:pw@tcp(h:3306)/d",
			"go-sql-driver mysql:// h=h:3306 db=d secret=pw",
		},
		{
			"word",
			"hello",
			"",
		},
	})
}

// TestGoMySQLSlash: where the slash of the database is missing, one in the password is not it.
func TestGoMySQLSlash(t *testing.T) {
	parseTable(t, "go-sql-driver", []parseCase{
		{"in front of the address", "u:p/w@tcp(h:3306)?tls=true", ""},
		{"behind it", "u:p/w@h:3306/d", "go-sql-driver h=h:3306 db=d secret=p/w"},
	})
}
