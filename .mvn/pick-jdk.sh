# Sourced by mvnw and by millrace: sets and exports JAVA_HOME to a JDK of at least 25, or says in one
# sentence what is missing and exits. A JAVA_HOME that is new enough is kept as it is. POSIX shell, no tools.

# Prints the major version of the JDK in folder $1, or nothing when no JDK is there.
jdk_major() {
  [ -x "$1/bin/javac" ] && [ -r "$1/release" ] || return 0
  while IFS='=' read -r key value; do
    [ "$key" = JAVA_VERSION ] || continue
    value=${value#\"}
    value=${value%%[!0-9]*}
    printf '%s' "$value"
    return 0
  done <"$1/release"
}

pick_jdk() {
  set +f
  for candidate in "${JAVA_HOME:-}" "${JAVA25_HOME:-}" \
    /usr/lib/jvm/*25* /opt/*jdk*25* "${HOME:-}"/.sdkman/candidates/java/25* \
    /Library/Java/JavaVirtualMachines/*25*/Contents/Home /opt/homebrew/opt/openjdk@25 \
    /usr/lib/jvm/* "${HOME:-}"/.sdkman/candidates/java/*; do
    [ -n "$candidate" ] && [ -d "$candidate" ] || continue
    major=$(jdk_major "$candidate")
    if [ "${major:-0}" -ge 25 ]; then
      set -f
      JAVA_HOME=$candidate
      export JAVA_HOME
      return 0
    fi
  done
  echo "Millrace needs a JDK of version 25 or newer, and none was found: install one (for example Temurin 25) and name its folder in JAVA_HOME." >&2
  exit 1
}

pick_jdk
