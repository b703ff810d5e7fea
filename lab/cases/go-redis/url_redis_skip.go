package main

import (
	"context"

	"github.com/redis/go-redis/v9"
)

func main() {
	options, err := redis.ParseURL("redis://:pw@db.lab.internal:6379/0?skip_verify=true")
	if err != nil {
		panic(err)
	}
	client := redis.NewClient(options)
	defer client.Close()
	if err := client.Ping(context.Background()).Err(); err != nil {
		panic(err)
	}
}
