package matrix

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
