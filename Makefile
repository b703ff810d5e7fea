# Short names for what contributors run. `go test ./...` needs none of them.

.PHONY: test lint docs fuzz bench

test: ## the whole test suite
	go test ./...

lint: ## what .ci/run checks besides the tests
	gofumpt -l .
	golangci-lint run

docs: ## generate docs/rules from the METADATA of the policies
	go test ./internal/gen -update

FUZZTIME ?= 10s
fuzz: ## every fuzz target for FUZZTIME each
	@go list ./... | while read -r pkg; do \
	  go test "$$pkg" -list '^Fuzz' | grep '^Fuzz' | while read -r target; do \
	    echo "$$pkg $$target"; go test "$$pkg" -run '^$$' -fuzz "^$$target\$$" -fuzztime $(FUZZTIME) || exit 1; \
	  done || exit 1; \
	done

bench: ## benchmarks; compare two runs with benchstat
	go test -run '^$$' -bench . -benchmem ./...
