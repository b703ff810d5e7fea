package matrix

// unread are the ways that are known not to give the same facts, with the reason.
var unread = map[string]string{
	"Go: variable of a method":             "objects of Go have types, which are not told apart: the method may be another type's",
	"Java: default by if":                  "a condition inside a static block",
	"Java: enum with a field":              "what the constructor of an enumeration's constant is given",
	"Java: record":                         "what the constructor of a record is given",
	"Java, in another file: static method": "what a method of a class in another file gives",

	"JavaScript, in another file: export of all": "what a file hands on from a third one",
	"TypeScript, in another file: export of all": "what a file hands on from a third one",
}
