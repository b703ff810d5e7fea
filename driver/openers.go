package driver

import "github.com/dsnlint/dsnlint/setting"

// sharedOpeners belong to no single driver: the DSN's scheme decides which one reads the result.
var sharedOpeners = []setting.Opener{
	{Language: "python", Callee: "sqlalchemy.create_engine", Args: engineArgs},
	{Language: "python", Callee: "sqlalchemy.ext.asyncio.create_async_engine", Args: engineArgs},
}

var engineArgs = []setting.Arg{
	{Position: 0, Keyword: "url", Role: setting.DSN},
	{Position: -1, Keyword: "connect_args", Role: setting.Options},
}

// sharedKeys are config keys and environment names that belong to no single driver.
var sharedKeys = []setting.Key{}
