package matrix

var cWays = []way{
	{name: "macro", define: "#define NAME EXPR\n", use: "NAME"},
	{name: "macro in parentheses", define: "#define NAME (EXPR)\n", use: "NAME"},
	{name: "macro of a macro", define: "#define FIRST_NAME EXPR\n#define NAME FIRST_NAME\n", use: "NAME"},
	{name: "macro over two lines", define: "#define NAME \\\n\tEXPR\n", use: "NAME"},
	{name: "static pointer", define: "static const char *NAME = EXPR;\n", use: "NAME", kind: strs},
	{name: "constant pointer", define: "static const char *const NAME = EXPR;\n", use: "NAME", kind: strs},
	{name: "array", define: "static const char NAME[] = EXPR;\n", use: "NAME", kind: strs},
	{name: "array with a size", define: "const char NAME[256] = EXPR;\n", use: "NAME", kind: strs},
	{name: "pointer to a pointer's text", define: "static const char *FIRST_NAME = EXPR;\n#define NAME FIRST_NAME\n", use: "NAME", kind: strs},
	{name: "default of the environment", use: "(getenv(\"NAME\") ? getenv(\"NAME\") : EXPR)", kind: strs},
	{name: "default by != NULL", use: "(getenv(\"NAME\") != NULL ? getenv(\"NAME\") : EXPR)", kind: strs},
	{name: "function", define: "static const char *lower_name(void)\n{\n\treturn EXPR;\n}\n", use: "lower_name()", kind: strs},
	{name: "field", define: "struct of_name { const char *value; int other; };\nstatic const struct of_name NAME = { .value = EXPR, .other = 1 };\n", use: "NAME.value", kind: strs},
	{name: "element", define: "static const char *NAME[] = { EXPR, \"other\" };\n", use: "NAME[0]", kind: strs},
	{name: "parentheses", use: "(EXPR)"},
	{name: "cast", use: "(const char *)EXPR", kind: strs},
	{name: "either way", use: "(sizeof(int) == 4 ? EXPR : EXPR)", kind: strs},
	{name: "adjacent halves", use: "\"LEFT\" \"RIGHT\"", kind: strs},
	{name: "adjacent halves on two lines", use: "\"LEFT\"\n\t\t\"RIGHT\"", kind: strs},
	{name: "escaped", use: "\"ESCAPED\"", kind: strs},
	{name: "line that goes on", use: "\"LEFT\\\nRIGHT\"", kind: strs},
	{name: "part of adjacent strings", define: "#define NAME \"VALUE\"\n", use: "\"HEAD\" NAME \"TAIL\"", kind: inside},
}

var (
	c   = language{format: "C", after: []string{"#include "}, ways: cWays}
	cpp = language{format: "C++", after: []string{"#include "}, ways: append([]way{
		{name: "constexpr", define: "constexpr const char *NAME = EXPR;\n", use: "NAME", kind: strs},
		{name: "string", define: "static const std::string NAME = EXPR;\n", use: "NAME", kind: strs},
		{name: "string in brackets", define: "static const std::string NAME(EXPR);\n", use: "NAME", kind: strs},
		{name: "string in braces", define: "static const std::string NAME{EXPR};\n", use: "NAME", kind: strs},
		{name: "string_view", define: "constexpr std::string_view NAME = EXPR;\n", use: "std::string(NAME)", kind: strs},
		{name: "auto", define: "const auto NAME = EXPR;\n", use: "NAME", kind: strs},
		{name: "std::string", use: "std::string(EXPR)", kind: strs},
		{name: "c_str()", define: "static const std::string NAME = EXPR;\n", use: "NAME.c_str()", kind: strs},
		{name: "plus", use: "std::string(\"LEFT\") + \"RIGHT\"", kind: strs},
		{name: "raw", use: "R\"(INNER)\"", kind: strs},
		{name: "literal", use: "EXPRs", kind: strs},
		{name: "namespace", define: "namespace of_name {\nconst char *NAME = EXPR;\n}\n", use: "of_name::NAME", kind: strs},
		{name: "formatted", define: "static const std::string NAME = EXPR;\n", use: "std::format(\"{}\", NAME)", kind: strs},
		{name: "formatted by fmt", define: "static const std::string NAME = EXPR;\n", use: "fmt::format(\"{}\", NAME)", kind: strs},
		{name: "part by +", define: "static const std::string NAME = \"VALUE\";\n", use: "\"HEAD\" + NAME + \"TAIL\"", kind: inside},
		{name: "part by format", define: "static const std::string NAME = \"VALUE\";\n", use: "std::format(\"HEAD{}TAIL\", NAME)", kind: inside},
	}, cWays...)}
)
