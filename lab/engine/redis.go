package engine

import (
	"context"
	"path/filepath"

	"github.com/dsnlint/dsnlint/lab/authority"
	"github.com/dsnlint/dsnlint/lab/state"
)

var redis = &Engine{Name: "redis", Ports: []int{6379}, Apt: []string{"redis-server"}, Start: startRedis, Serve: TLSFirst}

// startRedis starts one server for all states: the front speaks the TLS.
func startRedis(ctx context.Context, dir string, _ *authority.Set) (map[state.State]string, error) {
	who, err := lookupAccount("redis")
	if err != nil {
		return nil, err
	}
	if err := who.own(dir); err != nil {
		return nil, err
	}
	const address = "127.0.0.1:16379"
	err = who.daemon(ctx, dir, address, "redis-server", "--port", "16379", "--bind", "127.0.0.1", "--dir", dir, "--save", "",
		"--user", "default", "on", ">pw", "~*", "&*", "+@all", "--unixsocket", filepath.Join(dir, "s"))
	return same(address), err
}

// same is one server for every state.
func same(address string) map[state.State]string {
	out := map[state.State]string{}
	for _, at := range state.All {
		out[at] = address
	}
	return out
}
