# For scripts that need windows: a virtual display with a window manager, which ends with the script.
# Sourced; start_display sets DISPLAY.

have_display_programs() { command -v Xvfb >/dev/null && command -v openbox >/dev/null; }

start_display() {
  if ! have_display_programs && [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    echo "display: installing the Debian packages xvfb and openbox ..." >&2
    { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends xvfb openbox; } >/dev/null </dev/null
  fi
  have_display_programs || { echo "display: Xvfb and openbox are not here. Run 'sudo apt-get install xvfb openbox' and try again." >&2; exit 1; }
  local numbers
  numbers=$(mktemp)
  Xvfb -displayfd 3 -screen 0 "${RUBIN_SCREEN:-1366x768x24}" -nolisten tcp 3>"$numbers" >/dev/null 2>&1 </dev/null &
  display_pids=$!
  trap 'kill $display_pids 2>/dev/null || true' EXIT
  for _ in $(seq 100); do
    [ ! -s "$numbers" ] || break
    sleep 0.1
  done
  [ -s "$numbers" ] || { echo "display: Xvfb did not start within 10 s" >&2; exit 1; }
  DISPLAY=:$(cat "$numbers")
  rm -f "$numbers"
  export DISPLAY
  openbox >/dev/null 2>&1 </dev/null &
  display_pids="$! $display_pids"
}
