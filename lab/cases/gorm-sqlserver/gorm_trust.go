package main

import (
	"log"

	"gorm.io/driver/sqlserver"
	"gorm.io/gorm"
)

func main() {
	db, err := gorm.Open(sqlserver.Open("sqlserver://lab:pw@db.lab.internal:1433?database=lab&dial+timeout=5&encrypt=true&TrustServerCertificate=true"), &gorm.Config{})
	if err != nil {
		log.Fatal(err)
	}
	if err := db.Exec("SELECT 1").Error; err != nil {
		log.Fatal(err)
	}
}
