module github.com/dsnlint/dsnlint/internal/differential

go 1.26.0

require (
	github.com/dsnlint/dsnlint v0.0.0
	github.com/go-sql-driver/mysql v1.10.1
	github.com/jackc/pgx/v5 v5.12.0
	github.com/microsoft/go-mssqldb v1.11.2
)

require (
	filippo.io/edwards25519 v1.2.0 // indirect
	github.com/google/uuid v1.6.0 // indirect
	github.com/jackc/pgpassfile v1.0.0 // indirect
	github.com/jackc/pgservicefile v0.0.0-20240606120523-5a60cdf6a761 // indirect
	github.com/xo/dburl v0.56.0 // indirect
	golang.org/x/text v0.42.0 // indirect
)

replace github.com/dsnlint/dsnlint => ../..
