package dsn_test

import "testing"

// TestADO: ADO.NET and ODBC strings, recognised by their looks.
func TestADO(t *testing.T) {
	parseTable(t, "", []parseCase{
		{
			"SqlClient",
			"Server=tcp:h.database.windows.net,1433;Initial Catalog=d;User Id=u;Password=pw;Encrypt=True;Trust Server Certificate=true",
			"ado h=h.database.windows.net:1433 db=d User Id=u Encrypt=True Trust Server Certificate=true secret=pw",
		},
		{
			"instance",
			`Server=h\SQLEXPRESS;Database=d;Trusted_Connection=True;`,
			"ado h=h db=d Trusted_Connection=True",
		},
		{
			"localdb",
			`Data Source=(localdb)\MSSQLLocalDB;Initial Catalog=d;Integrated Security=True`,
			"ado h=(localdb) db=d Integrated Security=True",
		},
		{
			"dot",
			"Data Source=.;Initial Catalog=d;Integrated Security=SSPI",
			"ado h=. db=d Integrated Security=SSPI",
		},
		{
			"dot, instance, port",
			`Server=.\x,1444;Database=d;Pwd=pw`,
			"ado h=.:1444 db=d secret=pw",
		},
		{
			"named pipe",
			`Server=np:\\h\pipe\sql\query;Database=d`,
			"ado h=h db=d",
		},
		{
			"double quotes",
			`Server=h;Database=d;Uid=u;Pwd="p;w""x";SslMode=Required`,
			`ado h=h db=d Uid=u SslMode=Required secret=p;w""x`,
		},
		{
			"single quotes",
			"Server=h;Database=d;Uid=u;Pwd='p;w''x';SslMode=None",
			"ado h=h db=d Uid=u SslMode=None secret=p;w''x",
		},
		{
			"quoted option",
			`Server=h;Database=d;SslCa="/a;b""c"`,
			`ado h=h db=d SslCa=/a;b"c@/a;b""c`,
		},
		{
			"MySqlConnector hosts",
			"Server=h1,h2;Port=3307;Database=d;SslMode=VerifyFull;",
			"ado h=h1:3307 h=h2:3307 db=d SslMode=VerifyFull",
		},
		{
			"Npgsql",
			"Host=h;Port=5432;Username=u;Password=pw;Database=d;SSL Mode=Require;Trust Server Certificate=true",
			"ado h=h:5432 db=d Username=u SSL Mode=Require Trust Server Certificate=true secret=pw",
		},
		{
			"Npgsql hosts",
			"Host=h1:5432,h2:5433;Username=u;Database=d",
			"ado h=h1:5432 h=h2:5433 db=d Username=u",
		},
		{
			"timeouts",
			"Server=h;Database=d;Connect Timeout=30;MultipleActiveResultSets=true;",
			"ado h=h db=d Connect Timeout=30 MultipleActiveResultSets=true",
		},
		{
			"upper case",
			"SERVER=h;DATABASE=d;ENCRYPT=no",
			"ado h=h db=d ENCRYPT=no",
		},
		{
			"lines",
			"Server=h;\n  Database=d;\n  Encrypt=false",
			"ado h=h db=d Encrypt=false",
		},
		{
			"ODBC",
			"Driver={ODBC Driver 18 for SQL Server};Server=tcp:h,1433;Database=d;Uid=u;Pwd={p;w}}x};Encrypt=yes;TrustServerCertificate=no;",
			"odbc h=h:1433 db=d Driver=ODBC Driver 18 for SQL Server Uid=u Encrypt=yes TrustServerCertificate=no secret=p;w}}x",
		},
		{
			"ODBC for PostgreSQL",
			"DRIVER={PostgreSQL Unicode};SERVER=h;PORT=5432;DATABASE=d;SSLmode=require",
			"odbc h=h:5432 db=d DRIVER=PostgreSQL Unicode SSLmode=require",
		},
		{
			"ODBC without braces",
			"Driver=FreeTDS;Server=h;Port=1433;Database=d",
			"odbc h=h:1433 db=d Driver=FreeTDS",
		},
		{
			"ODBC mark",
			"odbc:server=h;user id=u;password={pw};database=d",
			"odbc odbc:// h=h db=d user id=u secret=pw",
		},
		{
			"ODBC placeholders",
			"DRIVER={ODBC Driver 17 for SQL Server};SERVER={server};DATABASE={db};UID={user};PWD={pw}",
			"odbc h={server} db=db DRIVER=ODBC Driver 17 for SQL Server UID=user secret=pw",
		},
		{
			"Oracle",
			"User Id=scott;Password=pw;Data Source=h:1521/svc",
			"ado h=h:1521 db=svc User Id=scott secret=pw",
		},
		{
			"Oracle descriptor",
			"User Id=scott;Password=pw;Data Source=(DESCRIPTION=(ADDRESS=(PROTOCOL=TCP)(HOST=h)(PORT=1521))(CONNECT_DATA=(SERVICE_NAME=s)));",
			"ado h=h:1521 db=s User Id=scott PROTOCOL=TCP secret=pw",
		},
		{
			"Oracle alias",
			"User Id=scott;Password=pw;Data Source=mydb_tns;",
			"ado h=mydb_tns User Id=scott secret=pw",
		},
		{
			"Entity Framework",
			`metadata=res://*/M.csdl|res://*/M.ssdl;provider=System.Data.SqlClient;provider connection string="data source=h;initial catalog=d;user id=u;password=pw;encrypt=False"`,
			"ado h=h db=d metadata=res://*/M.csdl|res://*/M.ssdl provider=System.Data.SqlClient user id=u encrypt=False secret=pw",
		},
		{
			"composite format",
			"Server={0};Database={1};User Id={2};Password={3};Encrypt=false",
			"ado h=?@{0}[template] db=?@{1}[template] User Id=?@{2}[template](opaque) Encrypt=false secret={3}",
		},
		{
			"printf",
			"Server=%s;Database=%s;Password=%s;Encrypt=%s",
			"ado h=?@%s[template] db=?@%s[template] Encrypt=?@%s[template](opaque) secret=%s",
		},
		{
			"open",
			"Server=h;${EXTRA};Database=d",
			"ado h=h db=d open",
		},
		{
			"trailing noise",
			"server=h;uid=u;pwd=pw;encrypt=true;==;",
			"ado h=h uid=u encrypt=true == secret=pw",
		},
		{
			"SQLite",
			"Data Source=app.db;Version=3;Password=pw",
			"",
		},
		{
			"SQLite in memory",
			"Data Source=:memory:;Cache=Shared",
			"",
		},
		{
			"Access",
			`Provider=Microsoft.ACE.OLEDB.12.0;Data Source=C:\x.accdb`,
			"",
		},
		{
			"storage account",
			"DefaultEndpointsProtocol=https;AccountName=x;AccountKey=pw;EndpointSuffix=core.windows.net",
			"",
		},
		{
			"IoT hub",
			"HostName=x.azure-devices.net;DeviceId=d;SharedAccessKey=pw",
			"",
		},
		{
			"service bus",
			"Endpoint=sb://x/;SharedAccessKeyName=k;SharedAccessKey=pw",
			"",
		},
		{
			"cookie",
			"Domain=x; Path=/; Host=y",
			"",
		},
		{
			"style",
			"color=red;width=2",
			"",
		},
	})
}

// TestADOAsked: strings that an opener says are ADO.NET's.
func TestADOAsked(t *testing.T) {
	parseTable(t, "ado", []parseCase{
		{
			"doubled sign in a key",
			"Provider=SQLOLEDB;Data Source=h;User==Id=u",
			"ado h=h Provider=SQLOLEDB User=Id@User==Id=u",
		},
		{
			"one pair",
			"Server=h",
			"ado h=h",
		},
		{
			"no known key",
			"color=red",
			"",
		},
		{
			"go-mssqldb URL",
			"sqlserver://sa:pw@h:1433?encrypt=disable",
			"url sqlserver:// h=h:1433 encrypt=disable secret=pw",
		},
	})
}
