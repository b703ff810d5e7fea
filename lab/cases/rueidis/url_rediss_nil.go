package main

import (
	"context"

	"github.com/redis/rueidis"
)

func main() {
	option := rueidis.MustParseURL("rediss://:pw@db.lab.internal:6379/0")
	option.TLSConfig = nil
	client, err := rueidis.NewClient(option)
	if err != nil {
		panic(err)
	}
	defer client.Close()
	if err := client.Do(context.Background(), client.B().Ping().Build()).Error(); err != nil {
		panic(err)
	}
}
