package token

import (
	"strings"
	"testing"

	"github.com/dsnlint/dsnlint/source"
)

// sample is ordinary code of each language, repeated to a useful size.
var samples = map[string]struct {
	language Language
	text     string
}{
	"python": {Python, `
def connect(host="localhost", port=5432, **options):
    """Opens a connection."""
    # comment that is not code
    url = f"postgresql://{options['user']}:{quote(options['password'])}@{host}:{port}/app?sslmode=require"
    engine = create_engine(url, pool_size=5, connect_args={"sslmode": "verify-full", "sslrootcert": "/certs/ca.pem"})
    if settings.DEBUG and not settings.QUIET:
        logger.debug("connected to %s as %s", host, options.get("user", "nobody"))
    return [row for row in engine.execute("select 1") if row.active]
`},
	"java": {Java, `
    @Bean(name = "dataSource")
    public DataSource dataSource(Environment env, List<String> hosts) throws SQLException {
        HikariConfig config = new HikariConfig(); // comment
        config.setJdbcUrl("jdbc:mysql://" + env.getProperty("db.host") + ":3306/app?useSSL=true&requireSSL=true");
        config.addDataSourceProperty("cachePrepStmts", "true");
        Map<String, List<Integer>> map = new HashMap<>();
        for (String host : hosts) { map.put(host, null); }
        return new HikariDataSource(config);
    }
`},
	"javascript": {TypeScript, "\n" + `
export async function open(host: string, options: Options = {}): Promise<Pool> {
  // comment that is not code
  const pool = new Pool({ host, port: 5432, ssl: { rejectUnauthorized: false, ca: fs.readFileSync('/ca.pem') } });
  pool.on('error', (err) => logger.error(` + "`pool of ${host} failed: ${err.message}`" + `));
  const rows = (await pool.query('select 1')).rows.map((r) => r.id / 2).filter((x) => /^[a-z"']+$/.test(x));
  return process.env.NODE_ENV === 'production' ? pool : fallback;
}
`},
	"csharp": {CSharp, `
    public async Task<DbConnection> OpenAsync(string host, CancellationToken token = default)
    {
        // comment that is not code
        var builder = new NpgsqlConnectionStringBuilder { Host = host, SslMode = SslMode.Require, Database = "app" };
        await using var connection = new NpgsqlConnection($"{builder.ConnectionString};Timeout={Timeout:D}");
        _logger.LogInformation("connected to {Host}", host);
        Dictionary<string, List<int>> map = new();
        return items.Where(i => i.Active && i.Count > 3).Select(i => i.Connection).First();
    }
`},
}

func BenchmarkLex(b *testing.B) {
	for name, s := range samples {
		b.Run(name, func(b *testing.B) {
			f := source.NewFile("x", []byte(strings.Repeat(s.text, 500)))
			b.SetBytes(int64(len(f.Data)))
			for b.Loop() {
				newLexer(f, &dialects[s.language]).run()
			}
		})
	}
}

func BenchmarkRead(b *testing.B) {
	for name, s := range samples {
		b.Run(name, func(b *testing.B) {
			f := source.NewFile("x", []byte(strings.Repeat(s.text, 500)))
			b.SetBytes(int64(len(f.Data)))
			b.ReportAllocs()
			for b.Loop() {
				Read(f, s.language)
			}
		})
	}
}
