package main

import (
	"github.com/bradfitz/gomemcache/memcache"
)

func main() {
	client := memcache.New("db.lab.internal:11211")
	if err := client.Set(&memcache.Item{Key: "k", Value: []byte("v")}); err != nil {
		panic(err)
	}
}
