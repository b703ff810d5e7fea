package main

import (
	"github.com/gomodule/redigo/redis"
)

func main() {
	conn, err := redis.Dial("tcp", "db.lab.internal:6379", redis.DialPassword("pw"), redis.DialUseTLS(true), redis.DialTLSSkipVerify(true))
	if err != nil {
		panic(err)
	}
	defer conn.Close()
	if _, err := conn.Do("PING"); err != nil {
		panic(err)
	}
}
