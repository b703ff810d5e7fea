package main

import (
	"context"

	"github.com/redis/go-redis/v9"
)

func main() {
	client := redis.NewClient(&redis.Options{Addr: "db.lab.internal:6379", Password: "pw", MaxRetries: -1, TLSConfig: nil})
	defer client.Close()
	if err := client.Ping(context.Background()).Err(); err != nil {
		panic(err)
	}
}
