package matrix

import "strings"

// language is how the programs of one language spell a value that stands elsewhere. In its templates NAME is a name that
// the program does not use yet, EXPR the literal, HEAD and TAIL what stands before and after the value in a quoted one,
// VALUE the value without quotes, LEFT and RIGHT the halves of what stands between the quotes.
type language struct {
	format string
	// after are the beginnings of the lines after the last of which a definition may stand; none means at the end.
	after []string
	ways  []way
}

// way is one other spelling.
type way struct {
	name   string
	define string // a definition beside the program; "" for none
	use    string // in the place of the literal
	kind   kind
}

// kind says of which literals a way can be taken.
type kind uint8

const (
	values kind = iota // of all
	strs               // a quoted string
	bools              // true or false
	inside             // a string in which the value is only a part
)

const name = "DB_VALUE"

var languages = map[string]*language{
	".py": &python, ".js": &javascript, ".mjs": &javascript, ".cjs": &javascript, ".ts": &typescript,
	".go": &golang, ".java": &java, ".php": &php, ".rb": &ruby, ".rs": &rust, ".pl": &perl, ".sh": &shell,
}

var python = language{format: "Python", after: []string{"import ", "from "}, ways: []way{
	{name: "constant", define: "NAME = EXPR\n", use: "NAME"},
	{name: "constant with a type", define: "NAME: str = EXPR\n", use: "NAME", kind: strs},
	{name: "constant of a constant", define: "FIRST_NAME = EXPR\nNAME = FIRST_NAME\n", use: "NAME"},
	{name: "one of several", define: "NAME, OTHER_NAME = EXPR, 1\n", use: "NAME"},
	{name: "default of the environment", define: "import os\nNAME = os.environ.get(\"NAME\", EXPR)\n", use: "NAME", kind: strs},
	{name: "default of getenv", use: "os.getenv(\"NAME\", EXPR)", kind: strs},
	{name: "default by or", define: "import os\nNAME = os.getenv(\"NAME\") or EXPR\n", use: "NAME", kind: strs},
	{name: "function", define: "def NAME():\n    return EXPR\n", use: "NAME()"},
	{name: "function's local", define: "def NAME():\n    value = EXPR\n    return value\n", use: "NAME()"},
	{name: "parameter's default", define: "def NAME(value=EXPR):\n    return value\n", use: "NAME()"},
	{name: "member", define: "NAME = {\"value\": EXPR, \"other\": 1}\n", use: "NAME[\"value\"]"},
	{name: "member by get", define: "NAME = {\"value\": EXPR, \"other\": 1}\n", use: "NAME.get(\"value\")"},
	{name: "member with a default", define: "NAME = {\"other\": 1}\n", use: "NAME.get(\"value\", EXPR)"},
	{name: "member of a dict()", define: "NAME = dict(value=EXPR, other=1)\n", use: "NAME[\"value\"]"},
	{name: "class", define: "class NAME:\n    value = EXPR\n", use: "NAME.value"},
	{name: "object", define: "class Of_NAME:\n    def __init__(self):\n        self.value = EXPR\n\nNAME = Of_NAME()\n", use: "NAME.value"},
	{name: "dataclass", define: "from dataclasses import dataclass\n\n@dataclass\nclass Of_NAME:\n    value: str = EXPR\n\nNAME = Of_NAME()\n", use: "NAME.value"},
	{name: "parentheses", use: "(EXPR)"},
	{name: "formatted", define: "NAME = EXPR\n", use: "f\"{NAME}\"", kind: strs},
	{name: "formatted by %", define: "NAME = EXPR\n", use: "\"%s\" % NAME", kind: strs},
	{name: "formatted by format()", define: "NAME = EXPR\n", use: "\"{}\".format(NAME)", kind: strs},
	{name: "str()", define: "NAME = EXPR\n", use: "str(NAME)", kind: strs},
	{name: "halves", use: "\"LEFT\" + \"RIGHT\"", kind: strs},
	{name: "adjacent halves", use: "(\"LEFT\" \"RIGHT\")", kind: strs},
	{name: "appended", define: "NAME = \"LEFT\"\nNAME += \"RIGHT\"\n", use: "NAME", kind: strs},
	{name: "joined", use: "\"\".join([\"LEFT\", \"RIGHT\"])", kind: strs},
	{name: "apostrophes", use: "'INNER'", kind: strs},
	{name: "triple quotes", use: "\"\"\"INNER\"\"\"", kind: strs},
	{name: "raw", use: "r\"INNER\"", kind: strs},
	{name: "part of an f-string", define: "NAME = \"VALUE\"\n", use: "f\"HEAD{NAME}TAIL\"", kind: inside},
	{name: "part by %", define: "NAME = \"VALUE\"\n", use: "\"HEAD%sTAIL\" % NAME", kind: inside},
	{name: "part by % of several", define: "NAME = \"VALUE\"\n", use: "\"%s%s%s\" % (\"HEAD\", NAME, \"TAIL\")", kind: inside},
	{name: "part by format()", define: "NAME = \"VALUE\"\n", use: "\"HEAD{}TAIL\".format(NAME)", kind: inside},
	{name: "part by name", define: "NAME = \"VALUE\"\n", use: "\"HEAD{mode}TAIL\".format(mode=NAME)", kind: inside},
	{name: "part by +", define: "NAME = \"VALUE\"\n", use: "\"HEAD\" + NAME + \"TAIL\"", kind: inside},
}}

var javascriptWays = []way{
	{name: "constant", define: "const NAME = EXPR;\n", use: "NAME"},
	{name: "variable", define: "let NAME = EXPR;\n", use: "NAME"},
	{name: "constant of a constant", define: "const FIRST_NAME = EXPR;\nconst NAME = FIRST_NAME;\n", use: "NAME"},
	{name: "one of several", define: "const { NAME } = { NAME: EXPR };\n", use: "NAME"},
	{name: "default of the environment", define: "const NAME = process.env.NAME || EXPR;\n", use: "NAME", kind: strs},
	{name: "default by ??", use: "process.env.NAME ?? EXPR", kind: strs},
	{name: "default in a destructuring", define: "const { NAME = EXPR } = process.env;\n", use: "NAME", kind: strs},
	{name: "default by a condition", use: "process.env.NAME ? process.env.NAME : EXPR", kind: strs},
	{name: "function", define: "function NAME() {\n  return EXPR;\n}\n", use: "NAME()"},
	{name: "arrow", define: "const NAME = () => EXPR;\n", use: "NAME()"},
	{name: "arrow with a body", define: "const NAME = () => {\n  const value = EXPR;\n  return value;\n};\n", use: "NAME()"},
	{name: "parameter's default", define: "function NAME(value = EXPR) {\n  return value;\n}\n", use: "NAME()"},
	{name: "member", define: "const NAME = { value: EXPR, other: 1 };\n", use: "NAME.value"},
	{name: "member by name", define: "const NAME = { \"value\": EXPR, other: 1 };\n", use: "NAME[\"value\"]"},
	{name: "optional member", define: "const NAME = { value: EXPR, other: 1 };\n", use: "NAME?.value"},
	{name: "nested member", define: "const NAME = { db: { value: EXPR }, other: 1 };\n", use: "NAME.db.value"},
	{name: "frozen member", define: "const NAME = Object.freeze({ value: EXPR, other: 1 });\n", use: "NAME.value"},
	{name: "class", define: "class NAME {\n  static value = EXPR;\n}\n", use: "NAME.value"},
	{name: "object of a class", define: "class Of_NAME {\n  constructor() {\n    this.value = EXPR;\n  }\n}\nconst NAME = new Of_NAME();\n", use: "NAME.value"},
	{name: "parentheses", use: "(EXPR)"},
	{name: "formatted", define: "const NAME = EXPR;\n", use: "`${NAME}`", kind: strs},
	{name: "String()", define: "const NAME = EXPR;\n", use: "String(NAME)", kind: strs},
	{name: "toString()", define: "const NAME = EXPR;\n", use: "NAME.toString()", kind: strs},
	{name: "halves", use: "\"LEFT\" + \"RIGHT\"", kind: strs},
	{name: "appended", define: "let NAME = \"LEFT\";\nNAME += \"RIGHT\";\n", use: "NAME", kind: strs},
	{name: "joined", use: "[\"LEFT\", \"RIGHT\"].join(\"\")", kind: strs},
	{name: "concat()", use: "\"LEFT\".concat(\"RIGHT\")", kind: strs},
	{name: "apostrophes", use: "'INNER'", kind: strs},
	{name: "backticks", use: "`INNER`", kind: strs},
	{name: "not not", use: "!!EXPR", kind: bools},
	{name: "part of a template", define: "const NAME = \"VALUE\";\n", use: "`HEAD${NAME}TAIL`", kind: inside},
	{name: "part by +", define: "const NAME = \"VALUE\";\n", use: "\"HEAD\" + NAME + \"TAIL\"", kind: inside},
}

var (
	javascript = language{format: "JavaScript", after: []string{"import ", "const {", "const "}, ways: javascriptWays}
	typescript = language{format: "TypeScript", after: []string{"import "}, ways: append([]way{
		{name: "constant with a type", define: "export const NAME: string = EXPR;\n", use: "NAME", kind: strs},
		{name: "as", use: "EXPR as string", kind: strs},
		{name: "as const", define: "const NAME = { value: EXPR } as const;\n", use: "NAME.value"},
		{name: "not null", define: "const NAME: string | undefined = EXPR;\n", use: "NAME!", kind: strs},
		{name: "enum", define: "enum NAME {\n  Value = EXPR,\n}\n", use: "NAME.Value", kind: strs},
		{name: "satisfies", define: "const NAME = { value: EXPR } satisfies Record<string, unknown>;\n", use: "NAME.value"},
		{name: "private static readonly", define: "class NAME {\n  static readonly value: string = EXPR;\n}\n", use: "NAME.value", kind: strs},
	}, javascriptWays...)}
)

var golang = language{format: "Go", ways: []way{
	{name: "constant", define: "const NAME = EXPR\n", use: "NAME"},
	{name: "constant with a type", define: "const NAME string = EXPR\n", use: "NAME", kind: strs},
	{name: "variable", define: "var NAME = EXPR\n", use: "NAME"},
	{name: "block of constants", define: "const (\n\tOther_NAME = 1\n\tNAME = EXPR\n)\n", use: "NAME"},
	{name: "constant of a constant", define: "const First_NAME = EXPR\n\nconst NAME = First_NAME\n", use: "NAME"},
	{name: "default of the environment", define: "func getEnv(key, fallback string) string {\n\tif value, ok := os.LookupEnv(key); ok {\n\t\treturn value\n\t}\n\treturn fallback\n}\n", use: "getEnv(\"NAME\", EXPR)", kind: strs},
	{name: "default by cmp.Or", use: "cmp.Or(os.Getenv(\"NAME\"), EXPR)", kind: strs},
	{name: "default by if", define: "func NAME() string {\n\tvalue := os.Getenv(\"NAME\")\n\tif value == \"\" {\n\t\tvalue = EXPR\n\t}\n\treturn value\n}\n", use: "NAME()", kind: strs},
	{name: "function", define: "func NAME() string {\n\treturn EXPR\n}\n", use: "NAME()", kind: strs},
	{name: "function of a bool", define: "func NAME() bool { return EXPR }\n", use: "NAME()", kind: bools},
	{name: "function's local", define: "func NAME() string {\n\tvalue := EXPR\n\treturn value\n}\n", use: "NAME()", kind: strs},
	{name: "member", define: "var NAME = map[string]string{\"value\": EXPR, \"other\": \"\"}\n", use: "NAME[\"value\"]", kind: strs},
	{name: "field", define: "var NAME = struct{ Value string }{Value: EXPR}\n", use: "NAME.Value", kind: strs},
	{name: "field of a type", define: "type of_NAME struct {\n\tvalue string\n}\n\nvar NAME = of_NAME{value: EXPR}\n", use: "NAME.value", kind: strs},
	{name: "field of a pointer", define: "type of_NAME struct {\n\tvalue string\n}\n\nvar NAME = &of_NAME{value: EXPR}\n", use: "NAME.value", kind: strs},
	{name: "parentheses", use: "(EXPR)"},
	{name: "string()", use: "string(EXPR)", kind: strs},
	{name: "formatted", define: "const NAME = EXPR\n", use: "fmt.Sprintf(\"%s\", NAME)", kind: strs},
	{name: "formatted by %v", define: "const NAME = EXPR\n", use: "fmt.Sprintf(\"%v\", NAME)", kind: strs},
	{name: "Sprint", define: "const NAME = EXPR\n", use: "fmt.Sprint(NAME)", kind: strs},
	{name: "halves", use: "\"LEFT\" + \"RIGHT\"", kind: strs},
	{name: "joined", use: "strings.Join([]string{\"LEFT\", \"RIGHT\"}, \"\")", kind: strs},
	{name: "backticks", use: "`INNER`", kind: strs},
	{name: "part by Sprintf", define: "const NAME = \"VALUE\"\n", use: "fmt.Sprintf(\"HEAD%sTAIL\", NAME)", kind: inside},
	{name: "part by number", define: "const NAME = \"VALUE\"\n", use: "fmt.Sprintf(\"HEAD%[1]sTAIL\", NAME)", kind: inside},
	{name: "part by +", define: "const NAME = \"VALUE\"\n", use: "\"HEAD\" + NAME + \"TAIL\"", kind: inside},
}}

var java = language{format: "Java", after: []string{"class ", "public class ", "final class ", "public final class "}, ways: []way{
	{name: "constant", define: "  private static final String NAME = EXPR;\n", use: "NAME", kind: strs},
	{name: "constant bool", define: "  private static final boolean NAME = EXPR;\n", use: "NAME", kind: bools},
	{name: "constant of a constant", define: "  static final String FIRST_NAME = EXPR;\n  static final String NAME = FIRST_NAME;\n", use: "NAME", kind: strs},
	{name: "constant of a class", define: "  static class Of_NAME {\n    static final String VALUE_NAME = EXPR;\n  }\n", use: "Of_NAME.VALUE_NAME", kind: strs},
	{name: "interface", define: "  interface Of_NAME {\n    String NAME = EXPR;\n  }\n", use: "Of_NAME.NAME", kind: strs},
	{name: "default of the environment", use: "System.getenv().getOrDefault(\"NAME\", EXPR)", kind: strs},
	{name: "default of a property", use: "System.getProperty(\"NAME\", EXPR)", kind: strs},
	{name: "default by a condition", use: "System.getenv(\"NAME\") != null ? System.getenv(\"NAME\") : EXPR", kind: strs},
	{name: "default by Optional", use: "Optional.ofNullable(System.getenv(\"NAME\")).orElse(EXPR)", kind: strs},
	{name: "function", define: "  static String NAME() {\n    return EXPR;\n  }\n", use: "NAME()", kind: strs},
	{name: "function's local", define: "  static String NAME() {\n    String value = EXPR;\n    return value;\n  }\n", use: "NAME()", kind: strs},
	{name: "member", define: "  static final java.util.Map<String, String> NAME = java.util.Map.of(\"value\", EXPR);\n", use: "NAME.get(\"value\")", kind: strs},
	{name: "parentheses", use: "(EXPR)"},
	{name: "halves", use: "\"LEFT\" + \"RIGHT\"", kind: strs},
	{name: "concat()", use: "\"LEFT\".concat(\"RIGHT\")", kind: strs},
	{name: "joined", use: "String.join(\"\", \"LEFT\", \"RIGHT\")", kind: strs},
	{name: "built", use: "new StringBuilder().append(\"LEFT\").append(\"RIGHT\").toString()", kind: strs},
	{name: "formatted", define: "  static final String NAME = EXPR;\n", use: "String.format(\"%s\", NAME)", kind: strs},
	{name: "valueOf()", use: "String.valueOf(EXPR)", kind: strs},
	{name: "Boolean", use: "Boolean.valueOf(EXPR)", kind: bools},
	{name: "Boolean constant", define: "  static final Boolean NAME = Boolean.valueOf(EXPR);\n", use: "NAME", kind: bools},
	{name: "part by format()", define: "  static final String NAME = \"VALUE\";\n", use: "String.format(\"HEAD%sTAIL\", NAME)", kind: inside},
	{name: "part by formatted()", define: "  static final String NAME = \"VALUE\";\n", use: "\"HEAD%sTAIL\".formatted(NAME)", kind: inside},
	{name: "part by MessageFormat", define: "  static final String NAME = \"VALUE\";\n", use: "java.text.MessageFormat.format(\"HEAD{0}TAIL\", NAME)", kind: inside},
	{name: "part by +", define: "  static final String NAME = \"VALUE\";\n", use: "\"HEAD\" + NAME + \"TAIL\"", kind: inside},
}}

var php = language{format: "PHP", after: []string{"<?php", "use ", "require ", "require_once ", "declare("}, ways: []way{
	{name: "variable", define: "$NAME = EXPR;\n", use: "$NAME"},
	{name: "constant", define: "const NAME = EXPR;\n", use: "NAME"},
	{name: "define()", define: "define('NAME', EXPR);\n", use: "NAME"},
	{name: "variable of a variable", define: "$first_NAME = EXPR;\n$NAME = $first_NAME;\n", use: "$NAME"},
	{name: "default of the environment", use: "getenv('NAME') ?: EXPR", kind: strs},
	{name: "default by ??", use: "$_ENV['NAME'] ?? EXPR", kind: strs},
	{name: "default of env()", use: "env('NAME', EXPR)", kind: strs},
	{name: "function", define: "function NAME() {\n    return EXPR;\n}\n", use: "NAME()"},
	{name: "function with a type", define: "function NAME(): string\n{\n    return EXPR;\n}\n", use: "NAME()", kind: strs},
	{name: "arrow", define: "$NAME = fn () => EXPR;\n", use: "$NAME()"},
	{name: "member", define: "$NAME = ['value' => EXPR, 'other' => 1];\n", use: "$NAME['value']"},
	{name: "member of array()", define: "$NAME = array('value' => EXPR, 'other' => 1);\n", use: "$NAME['value']"},
	{name: "nested member", define: "$NAME = ['db' => ['value' => EXPR]];\n", use: "$NAME['db']['value']"},
	{name: "class constant", define: "class Of_NAME {\n    const VALUE_NAME = EXPR;\n}\n", use: "Of_NAME::VALUE_NAME"},
	{name: "static property", define: "class Of_NAME {\n    public static $value = EXPR;\n}\n", use: "Of_NAME::$value"},
	{name: "property", define: "class Of_NAME {\n    public $value = EXPR;\n}\n$NAME = new Of_NAME();\n", use: "$NAME->value"},
	{name: "parentheses", use: "(EXPR)"},
	{name: "formatted", define: "$NAME = EXPR;\n", use: "\"$NAME\"", kind: strs},
	{name: "formatted by sprintf", define: "$NAME = EXPR;\n", use: "sprintf('%s', $NAME)", kind: strs},
	{name: "halves", use: "\"LEFT\" . \"RIGHT\"", kind: strs},
	{name: "appended", define: "$NAME = \"LEFT\";\n$NAME .= \"RIGHT\";\n", use: "$NAME", kind: strs},
	{name: "joined", use: "implode('', ['LEFT', 'RIGHT'])", kind: strs},
	{name: "apostrophes", use: "'INNER'", kind: strs},
	{name: "heredoc", define: "$NAME = <<<TEXT\nINNER\nTEXT;\n", use: "$NAME", kind: strs},
	{name: "nowdoc", define: "$NAME = <<<'TEXT'\nINNER\nTEXT;\n", use: "$NAME", kind: strs},
	{name: "cast", use: "(string) EXPR", kind: strs},
	{name: "part of a string", define: "$NAME = 'VALUE';\n", use: "\"HEAD{$NAME}TAIL\"", kind: inside},
	{name: "part by .", define: "$NAME = 'VALUE';\n", use: "'HEAD' . $NAME . 'TAIL'", kind: inside},
	{name: "part by sprintf", define: "$NAME = 'VALUE';\n", use: "sprintf('HEAD%sTAIL', $NAME)", kind: inside},
}}

var ruby = language{format: "Ruby", after: []string{"require ", "require_relative ", "# frozen"}, ways: []way{
	{name: "constant", define: "NAME = EXPR\n", use: "NAME"},
	{name: "frozen constant", define: "NAME = EXPR.freeze\n", use: "NAME", kind: strs},
	{name: "constant of a constant", define: "FIRST_NAME = EXPR\nNAME = FIRST_NAME\n", use: "NAME"},
	{name: "variable", define: "lower_name = EXPR\n", use: "lower_name"},
	{name: "default of the environment", use: "ENV.fetch(\"NAME\", EXPR)", kind: strs},
	{name: "default by ||", use: "(ENV[\"NAME\"] || EXPR)", kind: strs},
	{name: "default by a block", use: "ENV.fetch(\"NAME\") { EXPR }", kind: strs},
	{name: "method", define: "def lower_name\n  EXPR\nend\n", use: "lower_name"},
	{name: "method with return", define: "def lower_name()\n  return EXPR\nend\n", use: "lower_name()"},
	{name: "member", define: "NAME = { value: EXPR, other: 1 }\n", use: "NAME[:value]"},
	{name: "member by fetch", define: "NAME = { value: EXPR, other: 1 }.freeze\n", use: "NAME.fetch(:value)"},
	{name: "member by string", define: "NAME = { \"value\" => EXPR }\n", use: "NAME[\"value\"]"},
	{name: "module", define: "module OfIt\n  NAME = EXPR\nend\n", use: "OfIt::NAME"},
	{name: "parentheses", use: "(EXPR)"},
	{name: "formatted", define: "NAME = EXPR\n", use: "\"#{NAME}\"", kind: strs},
	{name: "formatted by %", define: "NAME = EXPR\n", use: "(\"%s\" % NAME)", kind: strs},
	{name: "to_s", use: "EXPR.to_s", kind: strs},
	{name: "halves", use: "(\"LEFT\" + \"RIGHT\")", kind: strs},
	{name: "appended", define: "lower_name = +\"LEFT\"\nlower_name << \"RIGHT\"\n", use: "lower_name", kind: strs},
	{name: "apostrophes", use: "'INNER'", kind: strs},
	{name: "%q", use: "%q(INNER)", kind: strs},
	{name: "part of a string", define: "NAME = \"VALUE\"\n", use: "\"HEAD#{NAME}TAIL\"", kind: inside},
	{name: "part by +", define: "NAME = \"VALUE\"\n", use: "(\"HEAD\" + NAME + \"TAIL\")", kind: inside},
	{name: "part by format()", define: "NAME = \"VALUE\"\n", use: "format(\"HEAD%sTAIL\", NAME)", kind: inside},
}}

var rust = language{format: "Rust", ways: []way{
	{name: "constant", define: "const NAME: &str = EXPR;\n", use: "NAME", kind: strs},
	{name: "static", define: "static NAME: &str = EXPR;\n", use: "NAME", kind: strs},
	{name: "constant bool", define: "const NAME: bool = EXPR;\n", use: "NAME", kind: bools},
	{name: "constant of a constant", define: "const FIRST_NAME: &str = EXPR;\nconst NAME: &str = FIRST_NAME;\n", use: "NAME", kind: strs},
	{name: "default of the environment", use: "&std::env::var(\"NAME\").unwrap_or_else(|_| EXPR.to_string())", kind: strs},
	{name: "default by unwrap_or", use: "&std::env::var(\"NAME\").unwrap_or(EXPR.into())", kind: strs},
	{name: "function", define: "fn lower_name() -> &'static str {\n    EXPR\n}\n", use: "lower_name()", kind: strs},
	{name: "function of a String", define: "fn lower_name() -> String {\n    EXPR.to_string()\n}\n", use: "&lower_name()", kind: strs},
	{name: "to_string()", use: "&EXPR.to_string()", kind: strs},
	{name: "String::from", use: "&String::from(EXPR)", kind: strs},
	{name: "raw", use: "r\"INNER\"", kind: strs},
	{name: "raw with signs", use: "r#\"INNER\"#", kind: strs},
	{name: "concat!", use: "concat!(\"LEFT\", \"RIGHT\")", kind: strs},
	{name: "formatted", define: "const NAME: &str = EXPR;\n", use: "&format!(\"{}\", NAME)", kind: strs},
	{name: "part by format!", define: "const NAME: &str = \"VALUE\";\n", use: "&format!(\"HEAD{}TAIL\", NAME)", kind: inside},
	{name: "part by name", define: "const NAME: &str = \"VALUE\";\n", use: "&format!(\"HEAD{NAME}TAIL\")", kind: inside},
}}

var perl = language{format: "Perl", after: []string{"use "}, ways: []way{
	{name: "variable", define: "my $NAME = EXPR;\n", use: "$NAME"},
	{name: "constant", define: "use constant NAME => EXPR;\n", use: "NAME"},
	{name: "default of the environment", use: "($ENV{NAME} || EXPR)", kind: strs},
	{name: "default by //", use: "($ENV{NAME} // EXPR)", kind: strs},
	{name: "function", define: "sub lower_name { return EXPR; }\n", use: "lower_name()"},
	{name: "member", define: "my %NAME = (value => EXPR, other => 1);\n", use: "$NAME{value}"},
	{name: "member of a reference", define: "my $NAME = { value => EXPR, other => 1 };\n", use: "$NAME->{value}"},
	{name: "apostrophes", use: "'INNER'", kind: strs},
	{name: "q()", use: "q(INNER)", kind: strs},
	{name: "qq{}", use: "qq{INNER}", kind: strs},
	{name: "halves", use: "\"LEFT\" . \"RIGHT\"", kind: strs},
	{name: "appended", define: "my $NAME = \"LEFT\";\n$NAME .= \"RIGHT\";\n", use: "$NAME", kind: strs},
	{name: "formatted by sprintf", define: "my $NAME = EXPR;\n", use: "sprintf(\"%s\", $NAME)", kind: strs},
	{name: "part of a string", define: "my $NAME = \"VALUE\";\n", use: "\"HEAD${NAME}TAIL\"", kind: inside},
	{name: "part by .", define: "my $NAME = \"VALUE\";\n", use: "\"HEAD\" . $NAME . \"TAIL\"", kind: inside},
}}

var shell = language{format: "shell", after: []string{"#!", "set "}, ways: []way{
	{name: "variable", define: "NAME=EXPR\n", use: "\"$NAME\""},
	{name: "exported variable", define: "export NAME=EXPR\n", use: "\"${NAME}\""},
	{name: "readonly variable", define: "readonly NAME=EXPR\n", use: "\"${NAME}\""},
	{name: "variable with a default", define: "NAME=\"${NAME:-INNER}\"\n", use: "\"$NAME\""},
	{name: "default", use: "\"${NAME:-INNER}\""},
	{name: "assigned default", define: ": \"${NAME:=INNER}\"\n", use: "\"$NAME\""},
	{name: "appended", define: "NAME=\"LEFT\"\nNAME=\"${NAME}RIGHT\"\n", use: "\"$NAME\"", kind: strs},
	{name: "appended by +=", define: "NAME=\"LEFT\"\nNAME+=\"RIGHT\"\n", use: "\"$NAME\"", kind: strs},
	{name: "halves", use: "\"LEFT\"\"RIGHT\"", kind: strs},
	{name: "apostrophes", use: "'INNER'", kind: strs},
	{name: "part of a word", define: "NAME=VALUE\n", use: "\"HEAD${NAME}TAIL\"", kind: inside},
}}

// fits reports whether a way can be taken of a literal.
func (w *way) fits(l literal, data []byte) bool {
	switch w.kind {
	case strs:
		return l.quote != 0
	case bools:
		return l.quote == 0 && (l.text(data) == "true" || l.text(data) == "false")
	case inside:
		return l.quote != 0 && l.value.Len() > 0 && l.value.Len() < l.whole.Len()-2
	default:
		return true
	}
}

// fill replaces the words of a template.
func (w *way) fill(template string, l literal, data []byte) string {
	inner := l.inner(data)
	half := len(inner) / 2
	pairs := []string{
		"lower_name", strings.ToLower(name), "NAME", name, "EXPR", l.text(data), "INNER", inner,
		"LEFT", inner[:half], "RIGHT", inner[half:], "VALUE_NAME", "VALUE_" + name, "VALUE", string(data[l.value.Start:l.value.End]),
	}
	if l.quote != 0 {
		head, tail := l.split(data)
		pairs = append(pairs, "HEAD", head, "TAIL", tail)
	}
	return strings.NewReplacer(pairs...).Replace(template)
}

// place is where in a program a definition may stand that is used at an offset.
func (l *language) place(data []byte, use int) int {
	if l.after == nil {
		return len(data)
	}
	at, offset := 0, 0
	for line := range strings.Lines(string(data)) {
		if offset += len(line); offset > use {
			break
		}
		for _, begin := range l.after {
			if strings.HasPrefix(line, begin) && (begin != "const " || strings.Contains(line, "require(")) {
				at = offset
			}
		}
	}
	return at
}
