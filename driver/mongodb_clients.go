package driver

import (
	"slices"
	"strings"

	"github.com/dsnlint/dsnlint/fact"
	"github.com/dsnlint/dsnlint/setting"
)

const (
	pymongo      = "mongodb/mongo-python-driver:pymongo/ssl_support.py"
	pymongoURI   = "mongodb/mongo-python-driver:pymongo/client_options.py"
	mongoNode    = "mongodb/node-mongodb-native:src/connection_string.ts"
	mongoGo      = "mongodb/mongo-go-driver:mongo/options/clientoptions.go"
	mongoJava    = "mongodb/mongo-java-driver:driver-core/src/main/com/mongodb/ConnectionString.java"
	mongoJavaTLS = "mongodb/mongo-java-driver:driver-core/src/main/com/mongodb/internal/connection/SslHelper.java"
	mongoChecks  = "tlsInsecure tlsAllowInvalidCertificates tlsAllowInvalidHostnames"
	mongoOff     = "without tls=true or mongodb+srv:// the driver never uses TLS"
)

// mongoOn are the conditions under which every driver uses TLS.
var mongoOn = []string{"tls=true", "!tls scheme=mongodb+srv"}

// mongoEnd closes a driver's rows where nothing asks for TLS.
func mongoEnd(ignored string) []Row {
	return mongoEndWith(Row{When: "!scheme", Then: Off, CA: "none", By: "-", Ignores: ignored, Because: mongoOff}, ignored)
}

// mongoEndWith is mongoEnd with a driver's own answer to a connection without a URL.
func mongoEndWith(bare Row, ignored string) []Row {
	return []Row{
		{When: "tls=false", Then: Off, CA: "none", Ignores: ignored, Because: "tls=false never uses TLS"},
		{When: "tls", Then: Undecided, CA: "unknown", Because: "whether tls is set is decided by code that is not read here"},
		{When: "scheme=mongodb", Then: Off, CA: "none", By: "-", Ignores: ignored, Because: mongoOff},
		bare,
		{Then: Undecided, CA: "unknown", By: "-", Because: "the URL decides, and it is not known here"},
	}
}

// mongoClientOptions are the options of the specification, with a driver's further ones.
func mongoClientOptions(more ...Option) []Option {
	out := []Option{{Name: schemeOption, Fold: true}}
	for _, o := range mongoOptions {
		if o.Name != "ssl_cert_reqs" {
			out = append(out, o)
		}
	}
	return append(out, more...)
}

// pymongoChecked are what PyMongo checks where it uses TLS; its two weakening options are coupled.
var pymongoChecked = []Row{
	{When: "tlsInsecure=true", Then: Unchecked, CA: "none", Ignores: "tlsCAFile", Because: "tlsInsecure=True accepts every certificate"},
	{When: "tlsAllowInvalidCertificates=true", Then: Unchecked, CA: "none", Ignores: "tlsCAFile tlsAllowInvalidHostnames", Because: "tlsAllowInvalidCertificates=True accepts every certificate, and the host name is not checked then either"},
	{When: "ssl_cert_reqs=cert_none", Then: Unchecked, CA: "none", Until: "4.0.0", Ignores: "tlsCAFile", Because: "ssl_cert_reqs=CERT_NONE accepts every certificate"},
	{When: "tlsAllowInvalidHostnames=true", Then: ChainOnly, CA: "tlsCAFile|system", Because: "tlsAllowInvalidHostnames=True leaves the host name unchecked"},
	{Then: Full, CA: "tlsCAFile|system", By: "tls", Because: "PyMongo checks chain and host name"},
}

// pymongo switches TLS on when it is given a CA file or told what not to allow.
var _ = register(func() *Table {
	return &Table{
		ID: "pymongo", Title: "PyMongo", Engine: "mongodb", Source: pymongo,
		Packages: []Package{{"pypi", "pymongo"}, {"pypi", "motor"}}, Wrappers: []Package{{"pypi", "mongoengine"}, {"pypi", "flask-pymongo"}, {"pypi", "beanie"}},
		Schemes: schemes("mongodb", "mongodb", "mongodb+srv"),
		Openers: pythonOpeners([]setting.Arg{
			{Position: 0, Keyword: "host", Role: setting.DSN}, {Position: 1, Keyword: "port", Role: setting.Port}, {Position: -1, Keyword: "password", Role: setting.Secret},
		}, "pymongo.MongoClient", "pymongo.mongo_client.MongoClient", "pymongo.AsyncMongoClient", "motor.motor_asyncio.AsyncIOMotorClient", "motor.MotorClient", "motor.motor_tornado.MotorClient", "mongoengine.connect"),
		Names: FoldCase, Stranger: RejectsStrangers, Prepare: dropNull,
		Full: "tls=True with tlsCAFile=<CA file>",
		Options: mongoClientOptions(
			Option{Name: "ssl_cert_reqs", Role: Mode, Fold: true, Until: "4.0.0", Words: map[string]string{"none": "cert_none", "ssl.cert_none": "cert_none", "0": "cert_none"}},
		),
		Rows: slices.Concat(
			mongoContradictions[:2],
			[]Row{{When: "tls=false tlsCAFile", Rejects: "tls=False takes no tlsCAFile beside it: PyMongo raises ConfigurationError", By: "tls"}},
			underEach(pymongoChecked, mongoOn...),
			[]Row{
				{When: "!tls tlsAllowInvalidHostnames=false", Then: Full, CA: "tlsCAFile|system", Source: pymongoURI, Because: "tlsAllowInvalidHostnames=False switches TLS on; chain and host name are checked"},
				{When: "!tls tlsAllowInvalidCertificates=false tlsAllowInvalidHostnames=true", Then: ChainOnly, CA: "tlsCAFile|system", By: "tlsAllowInvalidHostnames", Source: pymongoURI, Because: "tlsAllowInvalidCertificates=False switches TLS on; the host name is not checked"},
				{When: "!tls tlsAllowInvalidCertificates=false", Then: Full, CA: "tlsCAFile|system", Source: pymongoURI, Because: "tlsAllowInvalidCertificates=False switches TLS on; chain and host name are checked"},
			},
			below("", "!tls tlsCAFile", pymongoChecked),
			mongoEnd(mongoChecks),
		),
	}
})

// mongodb-node is the package called mongodb, and Mongoose. No option but tls itself switches TLS on.
var _ = register(func() *Table {
	return &Table{
		ID: "mongodb-node", Title: "MongoDB Node.js driver", Engine: "mongodb", Source: mongoNode,
		Packages: []Package{{"npm", "mongodb"}}, Wrappers: []Package{{"npm", "mongoose"}, {"npm", "@nestjs/mongoose"}, {"npm", "connect-mongo"}},
		Schemes: schemes("mongodb", "mongodb", "mongodb+srv"), Openers: mongoNodeOpeners(),
		Names: FoldCase, Stranger: RejectsStrangers, Prepare: dropNull,
		Full: "tls: true with tlsCAFile: <CA file>",
		Options: mongoClientOptions(slices.Concat(mongoNodeMembers(), []Option{
			{Name: "sslValidate", Role: Mode, Bool: true, Until: "4.0.0"}, {Name: "sslCA", Role: CA, Until: "5.0.0"},
		})...),
		Rows: slices.Concat(
			mongoContradictions[:2],
			underEach([]Row{
				{When: "tlsInsecure=true", Then: Unchecked, CA: "none", Ignores: "tlsCAFile ca", Because: "tlsInsecure accepts every certificate"},
				{When: "tlsAllowInvalidCertificates=true", Then: Unchecked, CA: "none", Ignores: "tlsCAFile ca", Because: "tlsAllowInvalidCertificates accepts every certificate"},
				{When: "rejectUnauthorized=false", Then: Unchecked, CA: "none", Ignores: "tlsCAFile ca", Because: "rejectUnauthorized: false accepts every certificate"},
				{When: "sslValidate=false", Then: Unchecked, CA: "none", Until: "4.0.0", Ignores: "tlsCAFile ca", Because: "before 4.0.0 sslValidate: false accepts every certificate"},
				{When: "tlsAllowInvalidHostnames=true", Then: ChainOnly, CA: "tlsCAFile|ca|bundled", Because: "tlsAllowInvalidHostnames leaves the host name unchecked"},
				{When: "checkServerIdentity=unchecked", Then: ChainOnly, CA: "tlsCAFile|ca|bundled", Because: "the checkServerIdentity function objects to no host name; the chain is still checked"},
				{When: "checkServerIdentity", Then: nameUnknown, CA: "tlsCAFile|ca|bundled", Because: "the chain is checked; the host name is left to the checkServerIdentity function"},
				{Then: Full, CA: "tlsCAFile|ca|bundled", By: "tls", Because: "Node checks chain and host name unless it is told otherwise"},
			}, mongoOn...),
			mongoEndWith(Row{When: "!scheme", Rejects: "the driver takes mongodb:// and mongodb+srv:// URLs only"}, mongoChecks+" tlsCAFile ca rejectUnauthorized"),
		),
	}
})

// mongoNodeMembers are the TLS options of Node that the driver takes: it refuses the ones that bound the version.
func mongoNodeMembers() []Option {
	return slices.DeleteFunc(nodeMembers(), func(o Option) bool { return o.Name == "minVersion" || o.Name == "maxVersion" })
}

func mongoNodeOpeners() []setting.Opener {
	args := []setting.Arg{{Position: 0, Role: setting.DSN}, {Position: 1, Role: setting.Options}, {Position: -1, Keyword: "uri", Role: setting.DSN}}
	var out []setting.Opener
	for _, c := range []string{
		"mongodb.MongoClient", "mongodb.MongoClient.connect", "mongoose.connect", "mongoose.createConnection", "mongoose.default.connect", "mongoose.mongoose.connect",
		"@nestjs/mongoose.MongooseModule.forRoot",
	} {
		out = append(out, setting.Opener{Language: "javascript", Callee: c, Args: args, Keywords: true})
	}
	return out
}

// mongoGoSwitches are the options of the URI that switch TLS on in the Go driver, whatever they say.
var mongoGoSwitches = []Option{
	{Name: "tlsCAFile", Aliases: []string{"sslCertificateAuthorityFile"}, Role: CA},
	{Name: "tlsCertificateKeyFile", Aliases: []string{"sslClientCertificateKeyFile"}},
	{Name: "tlsCertificateFile"},
	{Name: "tlsPrivateKeyFile"},
	{Name: "tlsDisableOCSPEndpointCheck"},
	{Name: "tlsDisableCertificateRevocationCheck"},
}

const mongoGoOCSP = "tlsInsecure takes no tlsDisableOCSPEndpointCheck beside it"

// mongoGoOptions are those that the driver knows. It reads the words true and false alone.
func mongoGoOptions() []Option {
	words := []string{"true", "false"}
	return slices.Concat(mongoGoSwitches, []Option{
		{Name: schemeOption, Fold: true},
		{Name: "tls", Aliases: []string{"ssl"}, Role: Mode, Values: words},
		{Name: "tlsInsecure", Aliases: []string{"sslInsecure"}, Role: Mode, Values: words},
		{Name: "tlsAllowInvalidCertificates", Role: Mode},
		{Name: "tlsAllowInvalidHostnames", Role: Mode},
		{Name: "tlsCertificateKeyFilePassword", Aliases: []string{"sslClientCertificateKeyPassword"}, Role: Private},
		{Name: "TLSConfig", Role: Mode},
	}, goTLSOptions("TLSConfig"))
}

// mongoGoOn are the conditions under which the driver uses TLS.
func mongoGoOn() []string {
	out := slices.Clone(mongoOn)
	for _, o := range mongoGoSwitches {
		out = append(out, "!tls "+o.Name)
	}
	return out
}

// mongo-go-driver knows tlsInsecure alone; what it is given by SetTLSConfig takes the place of the URI's options.
var _ = register(func() *Table {
	return &Table{
		ID: "mongo-go-driver", Title: "MongoDB Go driver", Engine: "mongodb", Source: mongoGo,
		Packages: []Package{{"go", "go.mongodb.org/mongo-driver/v2"}, {"go", "go.mongodb.org/mongo-driver"}},
		Schemes:  schemes("mongodb", "mongodb", "mongodb+srv"), Openers: mongoGoOpeners(),
		Names: FoldCase, Stranger: IgnoresStrangers, Prepare: mongoGoPrepare,
		Full:    "tls=true&tlsCAFile=<CA file>",
		Options: mongoGoOptions(),
		Rows: slices.Concat(
			overriding("tls tlsInsecure tlsCAFile", goSwitch("TLSConfig")),
			[]Row{
				{When: "tlsInsecure tlsDisableOCSPEndpointCheck !tlsCertificateKeyFile tls!=false", Rejects: mongoGoOCSP},
				{When: "tlsInsecure tlsDisableOCSPEndpointCheck !tlsCertificateKeyFile !tls", Rejects: mongoGoOCSP},
			},
			underEach([]Row{
				{When: "tlsInsecure=true", Then: Unchecked, CA: "none", Ignores: "tlsCAFile tlsAllowInvalidCertificates tlsAllowInvalidHostnames", Because: "tlsInsecure=true accepts every certificate"},
				{Then: Full, CA: "tlsCAFile|system", By: "tls", Ignores: "tlsAllowInvalidCertificates tlsAllowInvalidHostnames", Because: "the driver checks chain and host name; it does not know the tlsAllowInvalid options"},
			}, mongoGoOn()...),
			mongoEnd(mongoChecks),
		),
		TLS: goTLSVersions("TLSConfig"),
	}
})

// mongoGoPrepare spells SetTLSConfig's option as the rows do, and drops a tls behind which the URI has an option that
// switches TLS on: the last one of them decides.
func mongoGoPrepare(options []setting.Option) []setting.Option {
	last := -1
	for i, o := range options {
		spells := func(name string) bool { return strings.EqualFold(name, o.Name.String()) }
		if o.Layer == setting.InDSN && slices.ContainsFunc(mongoGoSwitches, func(s Option) bool { return spells(s.Name) || slices.ContainsFunc(s.Aliases, spells) }) {
			last = i
		}
	}
	var out []setting.Option
	for i, o := range options {
		name := strings.ToLower(o.Name.String())
		if i >= last || o.Layer != setting.InDSN || name != "tls" && name != "ssl" || o.Value.Text.String() != "false" {
			out = append(out, o)
		}
	}
	return renamed(out, map[string]string{"tlsConfig": "TLSConfig"})
}

func mongoGoOpeners() []setting.Opener {
	var out []setting.Opener
	for _, p := range []string{"go.mongodb.org/mongo-driver", "go.mongodb.org/mongo-driver/v2"} {
		out = append(out,
			setting.Opener{Language: "go", Callee: p + "/mongo/options.Client", Setters: true, Args: []setting.Arg{{Position: -1, Keyword: "ApplyURI", Role: setting.DSN}, {Position: -1, Keyword: "hosts", Role: setting.Host}}},
			setting.Opener{Language: "go", Callee: p + "/mongo.Connect", Args: []setting.Arg{{Position: 0, Role: setting.Delegate}, {Position: 1, Role: setting.Delegate}}},
			setting.Opener{Language: "go", Callee: p + "/mongo.NewClient", Args: []setting.Arg{{Position: 0, Role: setting.Delegate}}},
		)
	}
	return out
}

// mongoJavaSettings is the lambda in which the Java driver's builder is told about TLS.
const mongoJavaSettings = "applyToSslSettings"

// mongoJavaOn are the ways to ask for TLS. What the lambda says comes last and counts.
var mongoJavaOn = []string{
	mongoJavaSettings + ".enabled=true", "!" + mongoJavaSettings + ".enabled tls=true", "!" + mongoJavaSettings + ".enabled !tls scheme=mongodb+srv",
}

// mongoJavaChecked are what the driver checks where it uses TLS.
var mongoJavaChecked = slices.Concat(
	javaContextRows(mongoJavaSettings+".context", "", fact.Verified)[:1],
	fromSource(mongoJavaTLS, mongoJavaNames(mongoJavaSettings+".invalidHostNameAllowed=true", "invalidHostNameAllowed(true) leaves the host name unchecked")),
	mongoJavaNames("tlsInsecure=true !"+mongoJavaSettings+".invalidHostNameAllowed", "in the Java driver tlsInsecure=true leaves the host name unchecked, and the chain is checked"),
	mongoJavaNames("tlsAllowInvalidHostnames=true !"+mongoJavaSettings+".invalidHostNameAllowed", "tlsAllowInvalidHostnames=true leaves the host name unchecked"),
	javaContextRows(mongoJavaSettings+".context", "", fact.Verified)[1:],
	[]Row{{Then: Full, CA: "system", By: "tls " + mongoJavaSettings + ".enabled", Ignores: "tlsCAFile tlsAllowInvalidCertificates", Because: "chain and host name are checked; tlsCAFile and tlsAllowInvalidCertificates are logged and ignored"}},
)

// mongoJavaNames are the rows of one way to leave host names unchecked, with an SSLContext of one's own and without.
func mongoJavaNames(condition, because string) []Row {
	context := mongoJavaSettings + ".context"
	unread := fact.Posture{Transport: fact.Required, Chain: fact.CheckUnknown, Host: fact.Unverified}
	return []Row{
		{When: condition + " " + context + ".trust=default|file", Then: ChainOnly, CA: context + ".ca|system", Ignores: "tlsCAFile", Because: because},
		{When: condition + " " + context, Then: unread, CA: "unknown", Ignores: "tlsCAFile", Because: because},
		{When: condition, Then: ChainOnly, CA: "system", Ignores: "tlsCAFile", Because: because},
	}
}

// mongoJavaNamesOf spells SslSettings that are built by themselves as the lambda has them.
func mongoJavaNamesOf(options []setting.Option) []setting.Option {
	return renamed(dropNull(options), map[string]string{"sslSettings": mongoJavaSettings, "sslEnabled": mongoJavaSettings + ".enabled", "sslInvalidHostNameAllowed": mongoJavaSettings + ".invalidHostNameAllowed"})
}

// mongoJavaArgs are what the builder takes besides TLS.
var mongoJavaArgs = []setting.Arg{
	{Position: -1, Keyword: "applyConnectionString", Role: setting.DSN},
	{Position: -1, Keyword: "applyToClusterSettings.hosts", Role: setting.Host},
	{Position: -1, Keyword: "applyToClusterSettings.srvHost", Role: setting.Host},
	{Position: -1, Keyword: "credential", Role: setting.Skip},
}

// mongo-java-driver takes neither a CA file nor tlsAllowInvalidCertificates from the URI: it warns and goes on.
var _ = register(func() *Table {
	return &Table{
		ID: "mongo-java-driver", Title: "MongoDB Java driver", Engine: "mongodb", Source: mongoJava,
		Packages: []Package{{"maven", "org.mongodb:mongodb-driver-sync"}, {"maven", "org.mongodb:mongodb-driver-reactivestreams"}, {"maven", "org.mongodb:mongo-java-driver"}, {"maven", "org.mongodb:mongodb-driver-kotlin-sync"}, {"maven", "org.mongodb:mongodb-driver-kotlin-coroutine"}},
		Wrappers: []Package{{"maven", "org.springframework.boot:spring-boot-starter-data-mongodb"}, {"maven", "org.springframework.boot:spring-boot-starter-data-mongodb-reactive"}},
		Schemes:  schemes("mongodb", "mongodb", "mongodb+srv"),
		Openers: []setting.Opener{
			{Language: "java", Callee: "com.mongodb.MongoClientSettings.builder", Setters: true, Args: mongoJavaArgs},
			{Language: "java", Callee: "com.mongodb.MongoClientOptions.builder", Setters: true},
			{Language: "java", Callee: "com.mongodb.client.MongoClients.create", Args: []setting.Arg{{Position: 0, Role: setting.DSN}}},
			{Language: "java", Callee: "com.mongodb.reactivestreams.client.MongoClients.create", Args: []setting.Arg{{Position: 0, Role: setting.DSN}}},
			{Language: "java", Callee: "com.mongodb.kotlin.client.MongoClient.create", Args: []setting.Arg{{Position: 0, Role: setting.DSN}}},
			{Language: "java", Callee: "com.mongodb.kotlin.client.coroutine.MongoClient.create", Args: []setting.Arg{{Position: 0, Role: setting.DSN}}},
			{Language: "java", Callee: "com.mongodb.ConnectionString", Args: []setting.Arg{{Position: 0, Role: setting.DSN}}},
			{Language: "java", Callee: "com.mongodb.MongoClientURI", Args: []setting.Arg{{Position: 0, Role: setting.DSN}}},
		},
		Names: FoldCase, Stranger: IgnoresStrangers, DefaultHost: fact.HostUnknown, Prepare: mongoJavaNamesOf,
		Full: "tls=true, with the CA in the JVM's trust store",
		Options: mongoClientOptions(append([]Option{
			{Name: mongoJavaSettings}, {Name: mongoJavaSettings + ".enabled", Role: Mode, Bool: true}, {Name: mongoJavaSettings + ".invalidHostNameAllowed", Role: Mode, Bool: true},
		}, javaContextOptions(mongoJavaSettings+".context")...)...),
		Rows: slices.Concat(
			underEach(mongoJavaChecked, mongoJavaOn...),
			[]Row{{When: mongoJavaSettings + ".enabled=false", Then: Off, CA: "none", Overrides: "tls", Ignores: mongoChecks + " tlsCAFile", Because: "enabled(false) never uses TLS"}},
			mongoEnd(mongoChecks+" tlsCAFile"),
		),
		TLS: javaContextTLS(mongoJavaSettings + ".context"),
		Keys: []setting.Key{
			{Pattern: "spring.data.mongodb.uri", Role: setting.DSN, Group: "spring.data.mongodb", Engine: "mongodb", Drivers: []string{"mongo-java-driver"}},
			{Pattern: "spring.data.mongodb.host", Role: setting.Host, Group: "spring.data.mongodb", Engine: "mongodb", Drivers: []string{"mongo-java-driver"}},
			{Pattern: "spring.data.mongodb.password", Role: setting.Secret, Group: "spring.data.mongodb", Engine: "mongodb", Drivers: []string{"mongo-java-driver"}},
			{Pattern: "spring.data.mongodb.ssl.enabled", Role: setting.OptionArg, Name: "tls", Group: "spring.data.mongodb", Engine: "mongodb", Drivers: []string{"mongo-java-driver"}},
		},
	}
})
