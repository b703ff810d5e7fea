package main

import (
	"context"
	"io"
	"net"
	"time"

	clientv3 "go.etcd.io/etcd/client/v3"
)

func relay(listener net.Listener) {
	for {
		near, err := listener.Accept()
		if err != nil {
			return
		}
		far, err := net.Dial("tcp", "db.lab.internal:2379")
		if err != nil {
			panic(err)
		}
		go func() { _, _ = io.Copy(far, near); _ = far.Close() }()
		go func() { _, _ = io.Copy(near, far); _ = near.Close() }()
	}
}

func main() {
	listener, err := net.Listen("unix", "etcd.sock")
	if err != nil {
		panic(err)
	}
	go relay(listener)
	client, err := clientv3.New(clientv3.Config{Endpoints: []string{"unixs://etcd.sock"}, DialTimeout: 5 * time.Second})
	if err != nil {
		panic(err)
	}
	defer client.Close()
	ctx, cancel := context.WithTimeout(context.Background(), 6*time.Second)
	defer cancel()
	if _, err := client.Get(ctx, "k"); err != nil {
		panic(err)
	}
}
