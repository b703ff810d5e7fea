package main

import (
	"log"

	"gorm.io/driver/clickhouse"
	"gorm.io/gorm"
)

func main() {
	db, err := gorm.Open(clickhouse.Open("clickhouse://lab:pw@db.lab.internal:9000/lab?secure=true"), &gorm.Config{})
	if err != nil {
		log.Fatal(err)
	}
	if err := db.Exec("SELECT 1").Error; err != nil {
		log.Fatal(err)
	}
}
