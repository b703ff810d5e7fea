package main

import (
	"log"

	"gorm.io/driver/postgres"
	"gorm.io/gorm"
)

func main() {
	if _, err := gorm.Open(postgres.Open("host=db.lab.internal user=lab password=pw dbname=lab"), &gorm.Config{}); err != nil {
		log.Fatal(err)
	}
}
