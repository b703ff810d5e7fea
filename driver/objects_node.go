package driver

import (
	"slices"

	"github.com/dsnlint/dsnlint/setting"
)

// anyObject is the callee of an options object that is told by its members.
const anyObject = "object:*"

// objectTypes are the types of options objects, and a callable that takes one in the first place.
var objectTypes = []struct{ callee, object string }{
	{"pg.Pool", "pg.PoolConfig"},
	{"pg.Pool", "pg.ClientConfig"},
	{"pg.Pool", "pg.ConnectionConfig"},
	{"ioredis.Redis", "ioredis.RedisOptions"},
	{"ioredis.Redis", "ioredis.CommonRedisOptions"},
	{"ioredis.Redis", "ioredis.default.RedisOptions"},
	{"mysql2.createPool", "mysql2.PoolOptions"},
	{"mysql2.createPool", "mysql2.ConnectionOptions"},
	{"mysql2/promise.createPool", "mysql2/promise.PoolOptions"},
	{"mysql2/promise.createPool", "mysql2/promise.ConnectionOptions"},
	{"kafkajs.Kafka", "kafkajs.KafkaConfig"},
}

// nodeObjects are options objects that no callable is seen to take: those of a declared type get the arguments of the
// callable that they are meant for.
func nodeObjects(openers []setting.Opener) []setting.Opener {
	out := slices.Concat(
		told(orm("dialect", sequelizeDialects, sequelizeArgs, anyObject), "dialectOptions"),
		told(orm("client", knexDialects, ormArgs, anyObject), "connection"),
	)
	for _, member := range []string{"host", "url", "entities"} { // a type alone is too little
		out = append(out, told(orm("type", typeormDialects, typeormArgs, anyObject), member)...)
	}
	out = append(out,
		setting.Opener{Language: "javascript", Callee: anyObject, Drivers: sequelizeDrivers, Args: sequelizeArgs, Keywords: true, Select: holding("dialectOptions")},
		setting.Opener{Language: "javascript", Callee: anyObject, Drivers: []string{"kafkajs"}, Engine: "kafka", Args: argsOf(openers, "kafkajs.Kafka"), Keywords: true, Select: holding("brokers")},
	)
	for _, member := range []string{"tlsAllowInvalidCertificates", "tlsAllowInvalidHostnames"} {
		out = append(out, setting.Opener{Language: "javascript", Callee: anyObject, Drivers: []string{"mongodb-node"}, Engine: "mongodb", Args: mongoObject, Keywords: true, Select: holding(member)})
	}
	return append(out, typedObjects(openers)...)
}

// sequelizeDrivers are those that Sequelize may be told to use; the manifest decides.
var sequelizeDrivers = []string{"node-postgres", "mysql2", "mariadb-nodejs", "sequelize-mssql"}

// mongoObject is the object of options alone; the URL is an argument of its own.
var mongoObject = []setting.Arg{{Position: 0, Role: setting.Options}}

// told adds members that an object must have.
func told(openers []setting.Opener, names ...string) []setting.Opener {
	for i := range openers {
		openers[i].Select = append(slices.Clone(openers[i].Select), holding(names...)...)
	}
	return openers
}

func holding(names ...string) []setting.Selector {
	var out []setting.Selector
	for _, name := range names {
		out = append(out, setting.Selector{Keyword: name, Position: -1})
	}
	return out
}

func argsOf(openers []setting.Opener, callee string) []setting.Arg {
	i := slices.IndexFunc(openers, func(o setting.Opener) bool { return o.Callee == callee })
	if i < 0 {
		return nil
	}
	return openers[i].Args
}

func typedObjects(openers []setting.Opener) []setting.Opener {
	var out []setting.Opener
	for _, t := range objectTypes {
		i := slices.IndexFunc(openers, func(o setting.Opener) bool { return o.Callee == t.callee && o.Language == "javascript" })
		if i >= 0 {
			o := openers[i]
			o.Callee = "object:" + t.object
			out = append(out, o)
		}
	}
	return out
}
