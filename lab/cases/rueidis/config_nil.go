package main

import (
	"context"

	"github.com/redis/rueidis"
)

func main() {
	client, err := rueidis.NewClient(rueidis.ClientOption{InitAddress: []string{"db.lab.internal:6379"}, Password: "pw", DisableCache: true, TLSConfig: nil})
	if err != nil {
		panic(err)
	}
	defer client.Close()
	if err := client.Do(context.Background(), client.B().Ping().Build()).Error(); err != nil {
		panic(err)
	}
}
