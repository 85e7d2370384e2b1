# Packages of another release than the machine's, through an apt of our own: own source, own lists, trust only in the
# keyring the source line names. The system's proxies and certificates hold; nothing of the system's is changed.

release_of_machine() { . /etc/os-release; echo "$VERSION_CODENAME"; }

# mirror_of debian|ubuntu: the address this machine's apt uses for its own distribution; nothing on another distribution.
mirror_of() {
  have apt-get || return 0
  [ "$(. /etc/os-release; echo "$ID")" = "$1" ] || return 0
  # shellcheck disable=SC2016
  apt-get indextargets --format '$(RELEASE) $(REPO_URI)' 'Created-By: Packages' | awk -v own="$(release_of_machine)" '$1 == own { print $2; exit }'
}

# download FOLDER SOURCE-LINE PACKAGE…: verified by apt, into $scratch/FOLDER.
download() {
  local folder=$scratch/$1 line=$2 apt=$scratch/apt-$1
  shift 2
  rm -rf "$apt"
  mkdir -p "$folder" "$apt"/{state/lists/partial,cache/archives/partial,none}
  printf '%s\n' "$line" >"$apt/sources.list"
  : >"$apt/status"
  [ "$(id -u)" != 0 ] || chown _apt "$folder" "$apt/state/lists/partial"
  cat >"$apt/apt.conf" <<C
#clear APT::Update::Pre-Invoke;
#clear APT::Update::Post-Invoke;
#clear APT::Update::Post-Invoke-Success;
Dir::Etc::sourcelist "$apt/sources.list";
Dir::Etc::sourceparts "$apt/none";
Dir::Etc::preferences "/dev/null";
Dir::Etc::preferencesparts "$apt/none";
Dir::Etc::trusted "/dev/null";
Dir::Etc::trustedparts "$apt/none";
Dir::State "$apt/state";
Dir::State::status "$apt/status";
Dir::Cache "$apt/cache";
Acquire::Languages "none";
Acquire::Retries "3";
Acquire::AllowInsecureRepositories "false";
APT::Update::Error-Mode "any";
C
  { apt-get -qq -c "$apt/apt.conf" update && ( cd "$folder" && apt-get -qq -c "$apt/apt.conf" download "$@" ); } 2>"$scratch/apt-error" && return
  cat "$scratch/apt-error"
  return 1
}
