package main

import (
	"log"

	"gorm.io/driver/mysql"
	"gorm.io/gorm"
)

func main() {
	if _, err := gorm.Open(mysql.Open("lab:pw@tcp(db.lab.internal)/lab"), &gorm.Config{}); err != nil {
		log.Fatal(err)
	}
}
