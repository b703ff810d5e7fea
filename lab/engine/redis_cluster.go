package engine

import (
	"context"

	"github.com/dsnlint/dsnlint/lab/authority"
	"github.com/dsnlint/dsnlint/lab/state"
)

// redisCluster is a cluster of one: clients that ask for the nodes are sent back to where they came from.
var redisCluster = &Engine{Name: "redis-cluster", Ports: []int{6379}, Apt: []string{"redis-server", "redis-tools"}, Start: startRedisCluster, Serve: TLSFirst}

func startRedisCluster(ctx context.Context, dir string, _ *authority.Set) (map[state.State]string, error) {
	who, err := lookupAccount("redis")
	if err != nil {
		return nil, err
	}
	if err := who.own(dir); err != nil {
		return nil, err
	}
	const port, address = "16380", "127.0.0.1:16380"
	err = who.daemon(ctx, dir, address, "redis-server", "--port", port, "--bind", "127.0.0.1", "--dir", dir, "--save", "",
		"--user", "default", "on", ">pw", "~*", "&*", "+@all",
		"--cluster-enabled", "yes", "--cluster-announce-port", "6379", "--cluster-preferred-endpoint-type", "unknown-endpoint")
	if err != nil {
		return nil, err
	}
	cli := []string{"-p", port, "-a", "pw", "--no-auth-warning", "-e", "cluster"}
	if err := who.once(ctx, dir, "redis-cli", append(cli, "addslotsrange", "0", "16383")...); err != nil {
		return nil, err
	}
	return same(address), who.soon(ctx, dir, "sh", "-c", "redis-cli -p "+port+" -a pw --no-auth-warning cluster info | grep -q cluster_state:ok")
}
