package matrix

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
