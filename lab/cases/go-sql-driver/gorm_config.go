package main

import (
	"log"

	"gorm.io/driver/mysql"
	"gorm.io/gorm"
)

func main() {
	if _, err := gorm.Open(mysql.New(mysql.Config{DSN: "lab:pw@tcp(db.lab.internal)/lab?tls=skip-verify"}), &gorm.Config{}); err != nil {
		log.Fatal(err)
	}
}
