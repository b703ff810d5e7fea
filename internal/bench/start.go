package main

import (
	"context"
	"fmt"
	"path/filepath"
)

// starting measures runs that have next to nothing to do: what a hook or an editor waits for.
func starting(ctx context.Context, o options) (*table, error) {
	const title = "Starting"
	if !o.wants(title) {
		return nil, nil
	}
	nothing, twenty := filepath.Join(o.scratch, "nothing"), filepath.Join(o.scratch, "twenty")
	if err := put(filepath.Join(nothing, "readme.txt"), []byte("nothing\n")); err != nil {
		return nil, err
	}
	for i := range 20 {
		if err := put(filepath.Join(twenty, fmt.Sprintf("db%d.py", i)), python(i)); err != nil {
			return nil, err
		}
	}
	commands := []command{
		{name: "`--help`", args: []string{o.binary, "--help"}},
		{name: "`facts`, nothing to find", dir: nothing, args: []string{o.binary, "facts"}},
		{name: "`check`, nothing to find", dir: nothing, args: []string{o.binary, "check"}},
		{name: "`facts`, 20 connections", dir: twenty, args: []string{o.binary, "facts"}},
		{name: "`check`, 20 connections with all rules", dir: twenty, args: []string{o.binary, "check"}, ends: []int{1}},
	}
	const often = 4 // short runs vary more
	runs, err := inTurn(ctx, o.runs*often, commands...)
	if err != nil {
		return nil, err
	}
	out := &table{title: title, about: fmt.Sprintf("The whole process, in a folder without a repository; medians of %d runs.", o.runs*often), head: []string{"command", "wall", "CPU", "memory"}}
	for i, c := range commands {
		out.add(row(c.name, runs[i], "")[:4]...)
	}
	return out, nil
}

// python is a program with one connection, which is judged.
func python(i int) []byte {
	return fmt.Appendf(nil, "import psycopg2\n\n\ndef connect():\n    return psycopg2.connect(host=\"db%d.example.com\", dbname=\"app\", sslmode=\"require\")\n", i)
}
