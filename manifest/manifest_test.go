package manifest

import (
	"slices"
	"strings"
	"testing"
)

// show writes dependencies as "name=1.0 name>=1.0 name", without the ecosystem.
func show(all []Dependency) string {
	var out []string
	for _, d := range all {
		switch {
		case d.Version != "":
			out = append(out, d.Name+"="+d.Version)
		case d.Least != "":
			out = append(out, d.Name+">="+d.Least)
		default:
			out = append(out, d.Name)
		}
	}
	return strings.Join(out, " ")
}

type reading struct{ name, file, in, ecosystem, want string }

func run(t *testing.T, readings []reading) {
	t.Helper()
	for _, r := range readings {
		t.Run(r.file+"/"+r.name, func(t *testing.T) {
			got := Read(r.file, []byte(r.in))
			if s := show(got); s != r.want {
				t.Errorf("got  %s\nwant %s", s, r.want)
			}
			if i := slices.IndexFunc(got, func(d Dependency) bool { return d.Ecosystem != r.ecosystem }); i >= 0 {
				t.Errorf("ecosystem %q, want %q", got[i].Ecosystem, r.ecosystem)
			}
		})
	}
}

func TestIs(t *testing.T) {
	for _, name := range []string{
		"go.mod", "package.json", "package-lock.json", "npm-shrinkwrap.json", "yarn.lock", "pnpm-lock.yaml", "bun.lock",
		"requirements.txt", "requirements-dev.txt", "requirements_test.in", "dev-requirements.txt", "constraints.txt",
		"constraints-3.11.txt", "pyproject.toml", "poetry.lock", "uv.lock", "pdm.lock", "Pipfile", "Pipfile.lock", "setup.py", "setup.cfg",
		"pom.xml", "build.gradle", "build.gradle.kts", "gradle.lockfile", "libs.versions.toml", "Shop.csproj", "Shop.FSPROJ",
		"packages.config", "packages.lock.json", "Directory.Packages.props", "Gemfile", "Gemfile.lock", "composer.json", "composer.lock",
		"Cargo.toml", "Cargo.lock", "mix.exs", "mix.lock", "some/folder/go.mod",
	} {
		if !Is(name) {
			t.Errorf("%s is a manifest", name)
		}
	}
	for _, name := range []string{"", "go.sum", "main.go", "requirements.md", "package.json.bak", "settings.gradle", "web.config", "my.toml", "readme.txt"} {
		if Is(name) || Read(name, []byte("a==1")) != nil {
			t.Errorf("%s is no manifest", name)
		}
	}
}

func TestGo(t *testing.T) {
	run(t, []reading{
		{
			"requires", "go.mod", "module x\n\ngo 1.26\n\nrequire github.com/lib/pq v1.10.9\n\nrequire (\n\tgithub.com/jackc/pgx/v5 v5.7.1 // indirect\n)\n", "go",
			"github.com/lib/pq=1.10.9 github.com/jackc/pgx/v5=5.7.1",
		},
		{
			"incompatible and pseudo", "go.mod", "module x\nrequire (\n\ta.b/c v2.0.0+incompatible\n\ta.b/d v0.0.0-20200102030405-abcdefabcdef\n)\n", "go",
			"a.b/c=2.0.0+incompatible a.b/d=0.0.0-20200102030405-abcdefabcdef",
		},
		{"replaced by a version", "go.mod", "module x\nrequire github.com/lib/pq v1.12.0\nreplace github.com/lib/pq => github.com/lib/pq v1.10.9\n", "go", "github.com/lib/pq=1.10.9"},
		{"replaced by a folder", "go.mod", "module x\nrequire github.com/lib/pq v1.12.0\nreplace github.com/lib/pq => ../pq\n", "go", "github.com/lib/pq"},
		{"branch name", "go.mod", "module x\nrequire (\n\ta.b/c master\n\ta.b/d v1.2.3\n)\n", "go", "a.b/d=1.2.3"},
		{"unknown statement", "go.mod", "module x\nfuture thing\nrequire a.b/d v1.2.3\n", "go", "a.b/d=1.2.3"},
		{"comment", "go.mod", "module x\n// require a.b/d v1.2.3\n", "go", ""},
		{"broken", "go.mod", "require (((", "go", ""},
	})
}

func TestNPM(t *testing.T) {
	run(t, []reading{
		{
			"all kinds", "package.json", `{"dependencies":{"pg":"^8.11.3","mysql2":"3.6.0"},"devDependencies":{"@types/pg":"~8.10"},"peerDependencies":{"tedious":">=15 <19"},"optionalDependencies":{"pg-native":"*"}}`, "npm",
			"mysql2=3.6.0 pg>=8.11.3 @types/pg>=8.10 tedious>=15 pg-native",
		},
		{
			"ranges", "package.json", `{"dependencies":{"a":"1.x","b":"1.2 - 2.3.4","c":"^7.0.0 || ^8.0.0","d":"8","e":"latest","f":"<2","g":"= 1.2.3","h":">= 1.2.3","i":"v1.2.3","j":"1.2.3 || *","k":"1.0.0-rc.1"}}`, "npm",
			"a>=1 b>=1.2 c>=7.0.0 d>=8 e f g=1.2.3 h>=1.2.3 i=1.2.3 j k=1.0.0-rc.1",
		},
		{"places instead of ranges", "package.json", `{"dependencies":{"a":"file:../a","b":"git+ssh://git@github.com/x/b.git#v1","c":"workspace:^1.0.0","d":"github:x/d","e":"catalog:"}}`, "npm", "a b c d e"},
		{"alias", "package.json", `{"dependencies":{"db":"npm:mysql2@^3.1.0","own":"npm:@scope/real@1.2.3"}}`, "npm", "mysql2>=3.1.0 @scope/real=1.2.3"},
		{"wrong types", "package.json", `{"dependencies":{"a":1,"b":"1.0.0"},"devDependencies":["c"],"peerDependencies":null}`, "npm", "a b=1.0.0"},
		{"byte order mark", "package.json", "\xef\xbb\xbf{\"dependencies\":{\"pg\":\"8.0.0\"}}", "npm", "pg=8.0.0"},
		{"broken", "package.json", `{"dependencies":{"pg":"8.0.0"`, "npm", ""},
		{
			"lock 3", "package-lock.json", `{"lockfileVersion":3,"packages":{"":{"dependencies":{"pg":"^8"}},"node_modules/a/node_modules/pg":{"version":"7.18.2"},"node_modules/pg":{"version":"8.11.3"},"node_modules/@types/pg":{"version":"8.10.2"},"node_modules/db":{"name":"mysql2","version":"3.6.0"},"packages/own":{"version":"1.0.0"},"node_modules/own":{"resolved":"packages/own","link":true}}}`, "npm",
			"@types/pg=8.10.2 mysql2=3.6.0 own pg=8.11.3 pg=7.18.2",
		},
		{
			"lock 1", "package-lock.json", `{"lockfileVersion":1,"dependencies":{"a":{"version":"1.0.0","dependencies":{"pg":{"version":"7.18.2"}}},"pg":{"version":"8.11.3"},"g":{"version":"git+https://x/y.git#abc"}}}`, "npm",
			"a=1.0.0 g pg=8.11.3 pg=7.18.2",
		},
		{
			"yarn 1", "yarn.lock", "# yarn lockfile v1\n\n\"@types/pg@^8.6.0\":\n  version \"8.10.2\"\n  resolved \"https://x\"\n\npg@^8.0.0, pg@^8.11.0:\n  version \"8.11.3\"\n  dependencies:\n    pg-pool \"^3.6.1\"\n\ndb@npm:mysql2@^3:\n  version \"3.6.0\"\n", "npm",
			"@types/pg=8.10.2 pg=8.11.3 mysql2=3.6.0",
		},
		{
			"yarn berry", "yarn.lock", "__metadata:\n  version: 6\n\n\"@types/pg@npm:^8.6.0, @types/pg@npm:*\":\n  version: 8.10.2\n  resolution: \"@types/pg@npm:8.10.2\"\n\n\"pg@npm:^8.11.0\":\n  version: 8.11.3\n\n\"own@workspace:.\":\n  version: 0.0.0-use.local\n", "npm",
			"@types/pg=8.10.2 pg=8.11.3",
		},
		{
			"pnpm 5", "pnpm-lock.yaml", "lockfileVersion: 5.4\ndependencies:\n  pg: 8.11.3\npackages:\n\n  /@types/pg/8.10.2:\n    resolution: {integrity: x}\n\n  /pg/8.11.3_pg-native@3.0.1:\n    dev: false\n", "npm",
			"@types/pg=8.10.2 pg=8.11.3",
		},
		{"pnpm 6", "pnpm-lock.yaml", "packages:\n\n  /@types/pg@8.10.2:\n    dev: true\n\n  /pg@8.11.3(pg-native@3.0.1):\n    dev: false\nsettings:\n  /no@1.0.0:\n", "npm", "@types/pg=8.10.2 pg=8.11.3"},
		{"pnpm 9", "pnpm-lock.yaml", "packages:\r\n\r\n  '@types/pg@8.10.2':\r\n    resolution: x\r\n\r\n  pg@8.11.3:\r\n    resolution: x\r\n\r\nsnapshots:\r\n\r\n  pg@8.11.3: {}\r\n", "npm", "@types/pg=8.10.2 pg=8.11.3"},
		{"bun", "bun.lock", "{\n  \"lockfileVersion\": 1,\n  \"packages\": {\n    \"@types/pg\": [\"@types/pg@8.10.2\", \"\", {}, \"sha\"],\n    \"pg\": [\"pg@8.11.3\", \"\", {}, \"sha\"],\n    \"own\": [\"own@workspace:.\"],\n  }\n}\n", "npm", "@types/pg=8.10.2 pg=8.11.3"},
	})
}

func TestPython(t *testing.T) {
	run(t, []reading{
		{
			"pins and ranges", "requirements.txt", "psycopg2-binary==2.9.9\nPyMySQL>=1.0,<2\nasyncpg~=0.27.0\nredis\nDjango==4.2.*\nmysql_connector.Python<=8.1\nkombu!=5.0,>=5.1\nx===1.0\n", "pypi",
			"psycopg2-binary=2.9.9 pymysql>=1.0 asyncpg>=0.27.0 redis django>=4.2 mysql-connector-python kombu>=5.1 x=1.0",
		},
		{
			"extras, markers, comments, options", "requirements.txt", "-r base.txt\n--index-url https://x\n# psycopg2==1.0\npsycopg[binary,pool]==3.1.18 ; python_version >= '3.8'  # driver\n-e .\nsqlalchemy [asyncio] >= 2.0\nb (>=1.5)\nc@ https://x/c.whl\n", "pypi",
			"psycopg=3.1.18 sqlalchemy>=2.0 b>=1.5 c",
		},
		{"hashes", "requirements.txt", "redis==5.0.1 \\\n    --hash=sha256:aa \\\n    --hash=sha256:bb\nhiredis==2.3.2\n", "pypi", "redis=5.0.1 hiredis=2.3.2"},
		{"not requirements", "requirements.txt", "<<<<<<< HEAD\nsome words here\n=======\nhttps://x/y.whl\n./local\n", "pypi", ""},
		{"UTF-16 of PowerShell", "requirements.txt", "\xff\xfer\x00e\x00d\x00i\x00s\x00=\x00=\x005\x00.\x000\x00\r\x00\n\x00", "pypi", "redis=5.0"},
		{"UTF-16 big endian", "requirements.txt", "\xfe\xff\x00p\x00g\x00=\x00=\x001", "pypi", "pg=1"},
		{"constraints", "constraints.txt", "pymongo==4.6.1\n", "pypi", "pymongo=4.6.1"},
		{"the versions win over mere names", "requirements.in", "redis\nredis>=4\nredis>=4\n", "pypi", "redis>=4"},

		{
			"PEP 621", "pyproject.toml", "[build-system]\nrequires = [\"setuptools>=60\"]\n\n[project]\nname = \"shop\"\ndependencies = [\n  \"asyncpg>=0.29\", # driver\n  'redis[hiredis]==5.0.1',\n]\n[project.optional-dependencies]\npg = [\"psycopg[binary]>=3.1,<4\"]\n\n[dependency-groups]\ndev = [\"pymysql==1.1.0\", {include-group = \"test\"}]\n", "pypi",
			"asyncpg>=0.29 redis=5.0.1 psycopg>=3.1 pymysql=1.1.0",
		},
		{
			"poetry", "pyproject.toml", "[tool.poetry.dependencies]\npython = \"^3.11\"\npsycopg2 = \"^2.9.3\"\nredis = {version = \"5.0.1\", extras = [\"hiredis\"]}\naiomysql = [{version = \"^0.1\", python = \"<3.8\"}, {version = \"^0.2\", python = \">=3.8\"}]\nlocal = {path = \"../local\"}\n\n[tool.poetry.group.dev.dependencies]\npymysql = \"*\"\n[tool.poetry.dependencies.pymongo]\nversion = \">=4,<5\"\n", "pypi",
			"psycopg2>=2.9.3 redis=5.0.1 aiomysql>=0.1 aiomysql>=0.2 local pymysql pymongo>=4",
		},
		{"uv, pdm, hatch", "pyproject.toml", "[tool.uv]\ndev-dependencies = [\"a==1.0\"]\n[tool.pdm.dev-dependencies]\ntest = [\"b>=2\"]\n[tool.hatch.envs.default]\ndependencies = [\"c\"]\nscripts = [\"d==1\"]\n", "pypi", "a=1.0 b>=2 c"},
		{"broken value", "pyproject.toml", "[project]\ndependencies = [\"a==1\", \n[tool.poetry.dependencies]\nb = \"1.0\"\n", "pypi", "a=1"},
		{"broken line", "pyproject.toml", "[project]\nversion = \"1\ndependencies = [\"a==1\"]\n= 2\n[tool.poetry.dependencies]\nb = \"1.0\"\n[[]\nc = \"1\"\n", "pypi", "a=1 b=1.0"},
		{
			"poetry lock", "poetry.lock", "[[package]]\nname = \"asyncpg\"\nversion = \"0.29.0\"\ndescription = \"\"\"\nname = \"no\"\n\"\"\"\n\n[package.dependencies]\nname = \"no\"\n\n[[package]]\nname = \"PyMySQL\"\nversion = \"1.1.0\"\n\n[metadata]\nlock-version = \"2.0\"\n", "pypi",
			"asyncpg=0.29.0 pymysql=1.1.0",
		},
		{"uv lock", "uv.lock", "version = 1\n\n[[package]]\nname = \"redis\"\nversion = \"5.0.1\"\nsource = { registry = \"https://pypi.org/simple\" }\ndependencies = [\n    { name = \"hiredis\" },\n]\nwheels = [\n    { url = \"https://x\", hash = \"y\" },\n]\n", "pypi", "redis=5.0.1"},
		{
			"Pipfile", "Pipfile", "[[source]]\nurl = \"https://x\"\n[packages]\nredis = \"==5.0.1\"\npymysql = \"*\"\npsycopg2 = {version = \">=2.9\", extras = [\"x\"]}\n[dev-packages]\npytest = \"~=7.0\"\n[requires]\npython_version = \"3.11\"\n", "pypi",
			"redis=5.0.1 pymysql psycopg2>=2.9 pytest>=7.0",
		},
		{"Pipfile.lock", "Pipfile.lock", `{"_meta":{"requires":{}},"default":{"redis":{"version":"==5.0.1"},"local":{"path":"."}},"develop":{"pytest":{"version":"==7.4"}}}`, "pypi", "local redis=5.0.1 pytest=7.4"},
		{
			"setup.py", "setup.py", "from setuptools import setup\n# install_requires=['no==1']\nsetup(\n    name='shop',\n    python_requires='>=3.8',\n    install_requires=[\n        'psycopg2>=2.8',  # 'no'\n        \"redis[hiredis]==4.3.4\",\n    ],\n    extras_require={'mysql': ['PyMySQL~=1.0'], \"mongo\": [\"pymongo\"]},\n    classifiers=['Programming Language :: Python'],\n)\n", "pypi",
			"psycopg2>=2.8 redis=4.3.4 pymysql>=1.0 pymongo",
		},
		{"setup.py with a variable", "setup.py", "REQUIREMENTS: list[str] = [\n  'asyncpg==0.27.0',\n]\nsetup(install_requires=REQUIREMENTS, **{'tests_require': ('pytest',)})\n", "pypi", "asyncpg=0.27.0 pytest"},
		{
			"setup.cfg", "setup.cfg", "[metadata]\nname = shop\n[options]\npython_requires = >=3.8\ninstall_requires =\n    redis>=4\n    # no==1\n    pymysql==1.0.2; python_version>'3'\npackages = find:\n    no\n[options.extras_require]\npg = psycopg2\nmongo =\n    pymongo~=4.0\n", "pypi",
			"redis>=4 pymysql=1.0.2 psycopg2 pymongo>=4.0",
		},
	})
}

func TestJVM(t *testing.T) {
	run(t, []reading{
		{
			"pom", "pom.xml", `<?xml version="1.0"?>
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <parent><groupId>org.springframework.boot</groupId><artifactId>spring-boot-starter-parent</artifactId><version>3.2.0</version></parent>
  <groupId>shop</groupId><version>1.0</version>
  <properties><pg.version>42.7.3</pg.version><again>${pg.version}</again></properties>
  <dependencyManagement><dependencies><dependency><groupId>org.mariadb.jdbc</groupId><artifactId>mariadb-java-client</artifactId><version>3.3.2</version></dependency></dependencies></dependencyManagement>
  <dependencies>
    <dependency><groupId>org.postgresql</groupId><artifactId>postgresql</artifactId><version>${again}</version>
      <exclusions><exclusion><groupId>no</groupId><artifactId>no</artifactId></exclusion></exclusions></dependency>
    <dependency><groupId>com.mysql</groupId><artifactId>mysql-connector-j</artifactId><scope>runtime</scope></dependency>
    <dependency><groupId>org.mariadb.jdbc</groupId><artifactId>mariadb-java-client</artifactId></dependency>
    <dependency><groupId>${project.groupId}</groupId><artifactId>own</artifactId><version>${project.version}</version></dependency>
    <dependency><groupId>a.b</groupId><artifactId>c</artifactId><version>${elsewhere}</version></dependency>
    <dependency><groupId>a.b</groupId><artifactId>d</artifactId><version>${project.parent.version}</version></dependency>
    <!-- <dependency><groupId>no</groupId><artifactId>no</artifactId><version>1</version></dependency> -->
  </dependencies>
</project>`, "maven",
			"org.mariadb.jdbc:mariadb-java-client=3.3.2 org.postgresql:postgresql=42.7.3 com.mysql:mysql-connector-j shop:own=1.0 a.b:c a.b:d=3.2.0",
		},
		{
			"profiles, plug-ins, ranges", "pom.xml", `<project><properties><v>1</v></properties>
<profiles><profile><properties><v>2</v></properties><dependencies><dependency><groupId>a</groupId><artifactId>b</artifactId><version>${v}</version></dependency></dependencies></profile></profiles>
<build><plugins><plugin><groupId>p</groupId><artifactId>q</artifactId><version>9</version><dependencies><dependency><groupId>mysql</groupId><artifactId>mysql-connector-java</artifactId><version>[8.0,9)</version></dependency></dependencies></plugin></plugins></build>
<dependencies><dependency><groupId>x</groupId><artifactId>y</artifactId><version>[1.5]</version></dependency><dependency><groupId>x</groupId><artifactId>z</artifactId><version>(,2]</version></dependency><dependency><groupId>x</groupId><artifactId>w</artifactId><version>LATEST</version></dependency></dependencies></project>`, "maven",
			"a:b=1 mysql:mysql-connector-java>=8.0 x:y=1.5 x:z x:w",
		},
		{"latin encoding", "pom.xml", "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><project><name>Caf\xe9</name><dependencies><dependency><groupId>a</groupId><artifactId>b</artifactId><version>1</version></dependency></dependencies></project>", "maven", "a:b=1"},
		{"broken behind", "pom.xml", "<project><dependencies><dependency><groupId>a</groupId><artifactId>b</artifactId><version>1</version></dependency><dependency><", "maven", "a:b=1"},
		{"circle", "pom.xml", "<project><properties><a>${b}</a><b>${a}</b></properties><dependencies><dependency><groupId>a</groupId><artifactId>b</artifactId><version>${a}</version></dependency></dependencies></project>", "maven", "a:b"},

		{
			"groovy", "build.gradle", "ext { mysqlVersion = '8.0.33' }\next.pgVersion = \"42.6.0\"\ndef mssql = '12.4.2.jre11'\next.versions = [maria: '3.1.4']\ndependencies {\n  implementation 'org.postgresql:postgresql:42.7.3'\n  runtimeOnly \"com.mysql:mysql-connector-j:$mysqlVersion\"\n  implementation \"a.b:c:${pgVersion}\"\n  runtimeOnly(\"com.microsoft.sqlserver:mssql-jdbc:${mssql}\")\n  runtimeOnly \"org.mariadb.jdbc:mariadb-java-client:$versions.maria\"\n  api group: 'com.oracle.database.jdbc', name: 'ojdbc11', version: '23.3.0.23.09'\n  api group: 'x', name: 'y', version: pgVersion\n  runtimeOnly 'redis.clients:jedis'\n  implementation \"q:r:$unknown\"\n  implementation 'k:l:8.+'\n  implementation 'k:m:1.0:sources@jar'\n  // implementation 'no:no:1'\n  implementation project(':app:lib')\n  url 'http://x/y:1'\n}\n", "maven",
			"org.postgresql:postgresql=42.7.3 com.mysql:mysql-connector-j=8.0.33 a.b:c=42.6.0 com.microsoft.sqlserver:mssql-jdbc=12.4.2.jre11 org.mariadb.jdbc:mariadb-java-client=3.1.4 redis.clients:jedis q:r k:l>=8 k:m=1.0 com.oracle.database.jdbc:ojdbc11=23.3.0.23.09 x:y=42.6.0",
		},
		{
			"kotlin", "build.gradle.kts", "val pg: String = \"42.7.1\"\nval my by extra(\"8.0.32\")\nextra[\"maria\"] = \"3.3.0\"\nset(\"ora\", \"21.1\")\ndependencies {\n  implementation(\"org.postgresql:postgresql:$pg\")\n  implementation(\"com.mysql:mysql-connector-j:$my\")\n  implementation(\"a:maria:${extra}\")\n  implementation(\"a:b:$maria\")\n  implementation(\"a:c:$ora\")\n  implementation(group = \"x\", name = \"y\", version = \"1.2\")\n  /* implementation(\"no:no:1\") */\n}\n", "maven",
			"org.postgresql:postgresql=42.7.1 com.mysql:mysql-connector-j=8.0.32 a:maria a:b=3.3.0 a:c=21.1 x:y=1.2",
		},
		{"lock", "gradle.lockfile", "# This is a Gradle generated file\norg.postgresql:postgresql:42.7.3=runtimeClasspath\nempty=annotationProcessor\n", "maven", "org.postgresql:postgresql=42.7.3"},
		{
			"catalogue", "libs.versions.toml", "[versions]\npg = \"42.7.3\"\nmy = { strictly = \"[8.0,9[\", prefer = \"8.0.33\" }\n[libraries]\npostgres = { module = \"org.postgresql:postgresql\", version.ref = \"pg\" }\nmysql = { group = \"com.mysql\", name = \"mysql-connector-j\", version.ref = \"my\" }\nmaria = \"org.mariadb.jdbc:mariadb-java-client:3.3.2\"\nora = { module = \"a:ora\", version = \"21\" }\nbom = { module = \"a:bom\" }\n[plugins]\nno = { id = \"x\", version = \"1\" }\n", "maven",
			"org.postgresql:postgresql=42.7.3 com.mysql:mysql-connector-j>=8.0 org.mariadb.jdbc:mariadb-java-client=3.3.2 a:ora=21 a:bom",
		},
	})
}

func TestDotNet(t *testing.T) {
	run(t, []reading{
		{
			"references", "Shop.csproj", `<Project Sdk="Microsoft.NET.Sdk"><PropertyGroup><NpgsqlVersion>8.0.1</NpgsqlVersion><Version>1.0</Version></PropertyGroup><ItemGroup>
<PackageReference Include="Microsoft.Data.SqlClient" Version="5.1.4" />
<PackageReference Include="Npgsql" Version="$(NpgsqlVersion)" />
<PackageReference Include="MySqlConnector"><Version>2.3.5</Version><PrivateAssets>all</PrivateAssets></PackageReference>
<PackageReference Include="StackExchange.Redis" />
<PackageReference Include="A" Version="[1.0,2.0)" /><PackageReference Include="B" Version="[1.5]" /><PackageReference Include="C" Version="4.*" /><PackageReference Include="D" Version="$(Elsewhere)" /><PackageReference Include="E" Version="(,3.0)" />
<Reference Include="F"><Version>9</Version></Reference><PackageReference Update="G" /></ItemGroup></Project>`, "nuget",
			"microsoft.data.sqlclient=5.1.4 npgsql=8.0.1 mysqlconnector=2.3.5 stackexchange.redis a>=1.0 b=1.5 c>=4 d e g",
		},
		{"central versions", "Directory.Packages.props", `<Project><ItemGroup><PackageVersion Include="Npgsql" Version="8.0.1" /><GlobalPackageReference Include="X" Version="1.0.0"/></ItemGroup></Project>`, "nuget", "npgsql=8.0.1 x=1.0.0"},
		{"old form", "packages.config", `<?xml version="1.0" encoding="utf-8"?><packages><package id="MySql.Data" version="6.9.12" targetFramework="net48" /></packages>`, "nuget", "mysql.data=6.9.12"},
		{"lock", "packages.lock.json", `{"version":1,"dependencies":{"net8.0":{"Npgsql":{"type":"Direct","requested":"[8.0.1, )","resolved":"8.0.3"}}}}`, "nuget", "npgsql=8.0.3"},
		{"broken", "Shop.csproj", `<Project><PackageReference Include="A" Version="1.0"`, "nuget", ""},
	})
}

func TestOthers(t *testing.T) {
	run(t, []reading{
		{"ranges", "Gemfile", "source 'https://rubygems.org'\ngem 'pg', '~> 1.1'\ngem \"mysql2\", \"0.5.5\"\ngem 'redis', '>= 4.0', '< 6', require: false\n# gem 'no'\ngem('sidekiq')\n", "gem", "pg>=1.1 mysql2=0.5.5 redis>=4.0 sidekiq"},
		{"specs", "Gemfile.lock", "GEM\n  remote: https://rubygems.org/\n  specs:\n    activerecord (7.1.2)\n      activemodel (= 7.1.2)\n    pg (1.5.4-x86_64-linux)\n\nDEPENDENCIES\n  pg (~> 1.1)\n", "gem", "activerecord=7.1.2 pg=1.5.4"},
		{
			"ranges", "composer.json", `{"require":{"php":">=8.1","doctrine/dbal":"^3.6 || ^4.0","Predis/Predis":"2.2.2","a/b":"8.0.*","c/d":"dev-main","e/f":"~1.2@beta"},"require-dev":{"g/h":"1.0.x-dev"}}`, "composer",
			"predis/predis=2.2.2 a/b>=8.0 c/d doctrine/dbal>=3.6 e/f>=1.2 php>=8.1 g/h>=1.0",
		},
		{"locked", "composer.lock", `{"packages":[{"name":"doctrine/dbal","version":"v3.7.2"},{"name":"a/b","version":"dev-main"},3],"packages-dev":[{"name":"c/d","version":"1.0.0"}]}`, "composer", "doctrine/dbal=3.7.2 a/b c/d=1.0.0"},
		{
			"tables", "Cargo.toml", "[package]\nname = \"shop\"\nversion = \"1.0.0\"\n[dependencies]\nsqlx = { version = \"0.7\", features = [\"postgres\"] }\nredis = \"=0.24.0\"\ndb = { package = \"tokio-postgres\", version = \"0.7.10\" }\nlocal = { path = \"../x\" }\nshared.workspace = true\n[target.'cfg(unix)'.dependencies]\nlibc = \"0.2\"\n[dependencies.mysql]\nversion = \">=24, <26\"\n[dev-dependencies]\nmongodb = \"*\"\n", "cargo",
			"sqlx>=0.7 redis=0.24.0 tokio-postgres>=0.7.10 local shared libc>=0.2 mysql>=24 mongodb",
		},
		{"locked", "Cargo.lock", "version = 3\n\n[[package]]\nname = \"sqlx\"\nversion = \"0.7.3\"\ndependencies = [\n \"x\",\n]\n\n[[package]]\nname = \"redis\"\nversion = \"0.24.0\"\n", "cargo", "sqlx=0.7.3 redis=0.24.0"},
		{"tuples", "mix.exs", "defp deps do\n  [\n    {:postgrex, \"~> 0.17.0\"},\n    # {:no, \"1.0\"},\n    {:redix, \"== 1.3.0\"}, {:myxql, \">= 0.6.0 and < 1.0.0\", only: :test},\n    {:local, path: \"x\"}\n  ]\nend\n", "hex", "postgrex>=0.17.0 redix=1.3.0 myxql>=0.6.0"},
		{"locked", "mix.lock", "%{\n  \"postgrex\": {:hex, :postgrex, \"0.17.3\", \"aa\", [:mix], [{:db_connection, \"~> 2.1\", [hex: :db_connection]}], \"hexpm\", \"bb\"},\n  \"own\": {:git, \"https://x\", \"cc\", []},\n}\n", "hex", "postgrex=0.17.3"},
	})
}

func TestDepth(t *testing.T) {
	deep := strings.Repeat(`{"a":{"version":"1.0.0","dependencies":`, 4000) + "{}" + strings.Repeat("}}", 4000)
	for name, in := range map[string]string{
		"package-lock.json": `{"dependencies":` + deep + `}`,
		"pyproject.toml":    "[project]\ndependencies = " + strings.Repeat("[", 100000),
		"Cargo.toml":        "[dependencies]\na = " + strings.Repeat("{a=", 100000) + "\n" + strings.Repeat("a.", 100000),
		"pom.xml":           strings.Repeat("<project>", 100000),
		"setup.py":          strings.Repeat("install_requires=[", 100000),
		"build.gradle":      strings.Repeat("/*'", 100000),
	} {
		Read(name, []byte(in)) // ends, and soon
	}
}
