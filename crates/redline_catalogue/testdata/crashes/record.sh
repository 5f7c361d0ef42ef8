#!/bin/sh
# Records what Go prints in each case of main.go and foreign/main.go: the first lines and the
# exit status, as `== case: status`. Needs linux/amd64 and a C compiler.
#
#     GO=/path/to/bin/go ./record.sh
set -eu
cd "$(dirname "$0")"
go=${GO:-go}
export GOTOOLCHAIN=local
programs=$(mktemp -d)
trap 'rm -rf "$programs"' EXIT

"$go" build -trimpath -o "$programs/plain" .
"$go" build -trimpath -race -o "$programs/race" .
"$go" build -trimpath -gcflags=all=-d=checkptr -o "$programs/checkptr" .
CGO_ENABLED=0 GOARCH=386 "$go" build -trimpath -o "$programs/narrow" .
"$go" build -trimpath -o "$programs/foreign" ./foreign

# record PROGRAM CASE
record() {
	status=0
	timeout -s KILL 30 "$programs/$1" "$2" >"$programs/output" 2>&1 || status=$?
	echo "== $2: $status"
	head -n 12 "$programs/output"
}

{
	for case in $(sed -n 's/^\t"\([a-z-]*\)":.*/\1/p' main.go); do
		case $case in
		data-race) record race "$case" ;;
		checkptr-*) record checkptr "$case" ;;
		atomic-misaligned) record narrow "$case" ;;
		*) record plain "$case" ;;
		esac
	done
	for case in $(sed -n 's/^\tcase "\([a-z-]*\)":.*/\1/p' foreign/main.go); do
		record foreign "$case"
	done
} >"$("$go" env GOVERSION).txt" 2>/dev/null
