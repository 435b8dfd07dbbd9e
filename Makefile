# Short names for what is typed often. Nothing here is needed to build: go build ./cmd/rolexport does that.

.PHONY: help test beam ci goldens pictures machines workflows release bench scale

help:            ## list the targets
	@grep -E '^[a-z]+:.*##' Makefile | sed 's/:.*## /	/'

test:            ## run all tests
	go test ./...

beam:            ## test the module for distributed engines (docs/beam.md)
	cd beam && go vet ./... && go test ./...

ci:              ## run what continuous integration runs
	.ci/run

goldens:         ## rewrite the goldens; read the diff before you commit it
	ROLEXPORT_UPDATE=1 go test ./...

pictures:        ## take the pictures of docs/themes.md anew; needs pdftoppm
	ROLEXPORT_PICTURES=1 go test ./internal/golden -run TestPicturesOfThemes -count=1

machines:        ## hold the bytes of amd64, 386 and arm64 against each other; needs qemu-aarch64, some two minutes
	ROLEXPORT_MACHINES=1 go test ./cmd/rolexport -run TestSameBytesOnEveryMachine -count=1 -timeout 30m

workflows:       ## check the action and every workflow that is written or documented here
	.ci/workflows

release:         ## build the archives of a version for six systems: make release VERSION=1.2.3 (docs/release.md)
	@test -z "$$(git status --porcelain)" || { echo "a release is of what is committed; git status lists what is not"; exit 1; }
	go run ./release -version "$(VERSION)"

bench:           ## measure against other tools, some minutes; ARGS="-rounds 3 -only sheets" (docs/performance.md)
	go run ./bench/run $(ARGS)

scale:           ## measure datasets of 1,000 and 100,000 roles, some ten minutes and 17 GB of memory; ARGS="-scale 1000,10000" for less
	go run ./bench/run -only scale -rounds 1 $(ARGS)
