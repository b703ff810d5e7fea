package matrix

// Why a way is not read.
const (
	ofClasses   = "what a class, an object of it or a record holds is not followed under the name of the class or the object"
	ofFunctions = "what a function gives that is itself a value of a variable is not followed"
	ofGrowth    = "a string that a block or an operator of its own adds to is not put together"
)

// unread are the ways that are known not to give the same facts, with the reason.
var unread = map[string]string{
	"Python: class":     ofClasses,
	"Python: dataclass": ofClasses,
	"Python: object":    ofClasses,

	"JavaScript: arrow":             ofFunctions,
	"JavaScript: arrow with a body": ofFunctions,
	"JavaScript: class":             ofClasses,
	"JavaScript: object of a class": ofClasses,

	"TypeScript: arrow":                   ofFunctions,
	"TypeScript: arrow with a body":       ofFunctions,
	"TypeScript: class":                   ofClasses,
	"TypeScript: object of a class":       ofClasses,
	"TypeScript: private static readonly": ofClasses,

	"Java: constant of a class":     ofClasses,
	"Java: constant with its class": ofClasses,
	"Java: enum with a field":       ofClasses,
	"Java: interface":               ofClasses,
	"Java: record":                  ofClasses,

	"PHP: arrow":    ofFunctions,
	"PHP: property": ofClasses,

	"Ruby: appended": ofGrowth,

	"C#: constant of a class":     ofClasses,
	"C#: constant with its class": ofClasses,
	"C#: property of an object":   ofClasses,
	"C#: record":                  ofClasses,

	"Kotlin: built":                     ofGrowth,
	"Kotlin: companion":                 ofClasses,
	"Kotlin: data class with a default": ofClasses,
	"Kotlin: object":                    ofClasses,

	"Scala: object": ofClasses,
}
