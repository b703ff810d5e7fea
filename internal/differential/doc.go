// Package differential compares what the tool reads out of connection strings with what the drivers' own parsers do. It is
// a module of its own, so that the tool depends on no driver.
package differential
