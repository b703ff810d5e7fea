package matrix

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
