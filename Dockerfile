# dsnlint in a container: one static program, no shell, no root. See docs/install.md.
#
#   docker build --build-arg VERSION=1.2.3 --build-arg COMMIT="$(git rev-parse HEAD)" --build-arg DATE="$(git show -s --format=%cI)" -t dsnlint .
#   docker run --rm --network none --read-only -v "$PWD:/work:ro" dsnlint check
FROM --platform=$BUILDPLATFORM golang:1.26.8 AS build
ARG TARGETOS=linux
ARG TARGETARCH=amd64
ARG VERSION=
ARG COMMIT=
ARG DATE=
WORKDIR /src
COPY go.mod go.sum ./
RUN go mod download
COPY . .
RUN CGO_ENABLED=0 GOOS=$TARGETOS GOARCH=$TARGETARCH go build -trimpath -buildvcs=false \
    -ldflags "-s -w -buildid= \
    -X github.com/dsnlint/dsnlint/internal/cli.Version=$VERSION \
    -X github.com/dsnlint/dsnlint/internal/cli.Commit=$COMMIT \
    -X github.com/dsnlint/dsnlint/internal/cli.Date=$DATE" \
    -o /dsnlint ./cmd/dsnlint

FROM gcr.io/distroless/static-debian12:nonroot
COPY --from=build /dsnlint /usr/bin/dsnlint
COPY LICENSE /usr/share/doc/dsnlint/LICENSE
WORKDIR /work
USER 65532:65532
ENTRYPOINT ["/usr/bin/dsnlint"]
