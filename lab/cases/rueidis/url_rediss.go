package main

import (
	"context"

	"github.com/redis/rueidis"
)

func main() {
	client, err := rueidis.NewClient(rueidis.MustParseURL("rediss://:pw@db.lab.internal:6379/0"))
	if err != nil {
		panic(err)
	}
	defer client.Close()
	if err := client.Do(context.Background(), client.B().Ping().Build()).Error(); err != nil {
		panic(err)
	}
}
