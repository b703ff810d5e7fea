# Short names for what contributors run. `go test ./...` needs none of them.

.PHONY: test lint pre-commit docs fuzz fuzz-long fuzz-fold differential bench lab lab-sample matrix review-dates shards score release release-check

test: ## the whole test suite
	go test ./...

lint: ## what .ci/run checks besides the tests
	gofumpt -l .
	golangci-lint run

pre-commit: ## prove the hooks with the real pre-commit, on repositories made for it
	.ci/pre-commit

docs: ## generate what is made of policies, driver tables and recordings
	go test ./policies -run TestNames -update
	go test ./lint -run TestNeedles -update
	go test ./internal/observed -run TestIndex -update
	go test ./internal/gen -update
	go test ./internal/release -run TestLicencesPage -update

LAB =
lab: ## run real drivers against real servers and record it (root on Linux); LAB="-only pgx,psycopg2" chooses
	cd lab && go run . $(LAB)

lab-sample: ## run 20 cases drawn at random and compare them with the recordings; LAB="-seed 7" draws others
	cd lab && go run . -sample 20 $(LAB)

matrix: ## write every program of the lab in every other spelling, format and place, and compare the facts; MATRIX="-only .py" chooses
	go test ./internal/matrix -v -timeout 60m -every 1 $(MATRIX)

review-dates: ## list the tables of policies/data whose sources are due to be read again; REVIEW="-as-of 2027-06-01"
	go run ./internal/review $(REVIEW)

shards: ## compare the shards of a run over all fixtures with one run, for every number of them that is tried
	DSNLINT_TEST_SHARDS=all go test ./internal/cli -run '^TestShards' -v -timeout 60m

FUZZTIME ?= 10s
fuzz: ## every fuzz target for FUZZTIME each
	go run ./internal/fuzzing -time $(FUZZTIME) -log '' $(FUZZ)

FUZZ =
fuzz-long: ## every fuzz target for FUZZTIME each, whatever one of them finds; accounts go to fuzzing.log; FUZZ='-only PATTERN' chooses
	go run ./internal/fuzzing -time $(FUZZTIME) $(FUZZ)

LOG =
fuzz-fold: ## add accounts to testdata/fuzzing.tsv and docs/fuzzing.md; LOG=fuzzing.log
	go run ./internal/fuzzing -fold $(LOG)

differential: ## compare with the parsers of real drivers
	cd internal/differential && go test ./...

BENCH =
bench: ## benchmarks of the packages, then of whole processes beside other tools; BENCH="-only start" chooses
	go test -run '^$$' -bench . -benchmem ./...
	go run ./internal/bench $(BENCH)

CHECKOUTS =
LABELS = testdata/labels/*.jsonl
SCORE =
score: ## recall, precision and postures on public repositories; CHECKOUTS=folder of OWNER+NAME, LABELS=files, SCORE="-show" lists misses
	go run ./internal/score -checkouts '$(CHECKOUTS)' -labels '$(LABELS)' $(SCORE)

release: ## archives of HEAD for every system, checksums, bills of materials and a Homebrew formula, in dist/; uploads nothing
	go run ./internal/release

release-check: ## build all of it twice in different folders and compare the bytes
	go run ./internal/release -check
