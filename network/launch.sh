#!/bin/sh
# Builds the network program and runs it with the arguments given.
set -eu
root=$(cd "$(dirname "$0")/.." && pwd -P)
bin=${HOLDFAST_BIN:-$root/.holdfast/bin}
locale=${LC_ALL:-${LC_MESSAGES:-${LANG:-}}}

fail() { # Korean, English
	case $locale in
	ko*) echo "$1" >&2 ;;
	*) echo "$2" >&2 ;;
	esac
	exit 1
}

if command -v go >/dev/null 2>&1; then
	version=$(cd "$root" && go env GOVERSION 2>/dev/null) || version=
	case $version in
	go1.2[6-9]* | go1.[3-9][0-9]* | go[2-9]* | devel*) ;;
	*) fail "Go 1.26 이상이 필요합니다(지금: ${version:-알 수 없음}). 설치한 뒤 다시 실행하십시오." \
		"Go 1.26 or newer is needed (this is ${version:-unknown}). Install it and run this again." ;;
	esac
	mkdir -p "$bin"
	if [ ! -x "$bin/network" ]; then
		case $locale in
		ko*) echo "network 프로그램을 빌드합니다. 처음에는 1분쯤 걸립니다." >&2 ;;
		*) echo "Building the network program; the first build takes a minute." >&2 ;;
		esac
	fi
	(cd "$root" && go build -trimpath -o "$bin/network" ./network/cmd/network) ||
		fail "network 프로그램을 빌드하지 못했습니다. 위의 오류를 보십시오." "The network program could not be built. See the error above."
elif [ ! -x "$bin/network" ]; then
	fail "프로그램 go 가 PATH 에 없습니다. Go 1.26 을 설치한 뒤 다시 실행하십시오." \
		"The program go is not on PATH. Install Go 1.26 and run this again."
fi
command=$1
shift
exec "$bin/network" "$command" --source "$root" "$@"
