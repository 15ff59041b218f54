#!/usr/bin/env bash
# The image without a container engine and without a registry of images.
#   deploy/image.sh base     what the Dockerfile builds on, from Debian's packages; a try of it
#   deploy/image.sh build    the image, and its base where there is none yet
#   deploy/image.sh check    tests/deploy/test_built.py looks at it and runs it
#   deploy/image.sh clean    gives the space back
# Needs root, buildah and debootstrap. All that it makes is in build/image ($SARING_IMAGE_DIR).
set -euo pipefail
cd "$(dirname "$0")/.."

place=$(realpath -m "${SARING_IMAGE_DIR:-build/image}")
# vfs works on every file system, chroot without the right to start containers.
export BUILDAH_ISOLATION=chroot
buildah() {
  command buildah --storage-driver vfs --root "$place/storage" --runroot "$place/run" "$@"
}

# As the Dockerfile asks for it, such as python:3.11-slim-bookworm; one, says tests/deploy/test_image.py.
name=$(sed -nE 's/^FROM ([^ ]+).*/\1/p' Dockerfile | sort -u)

# So that a machine that cannot build images is told from an image that cannot be built.
base() {
  make_base
  local container
  container=$(buildah from --pull-never "$name")
  buildah run --volume /etc/ssl/certs:/etc/ssl/certs:ro "$container" -- sh -c \
    'python3 -m venv /probe && /probe/bin/pip download --quiet --no-deps --dest /probe packaging' > "$place/probe.log" 2>&1 \
    || { tail -n 5 "$place/probe.log"; buildah rm "$container" > /dev/null; return 1; }
  buildah rm "$container" > /dev/null
}

make_base() {
  if buildah inspect --type image "$name" > /dev/null 2>&1; then return; fi
  local suite=${name##*-} version container
  version=${name#*:} version=${version%%-*}
  mkdir -p "$place"
  rm -rf "$place/base"
  debootstrap --variant=minbase --include=python3,python3-venv,ca-certificates \
    "$suite" "$place/base" > "$place/debootstrap.log" || { tail -n 20 "$place/debootstrap.log"; return 1; }
  # Whatever the image is built on must be the Python whose wheels it locks.
  chroot "$place/base" python3 -c "import sys; sys.exit('%d.%d' % sys.version_info[:2] != '$version')"
  ln -s python3 "$place/base/usr/bin/python"
  # Packages that were unpacked, and their lists; what Debian's own slim images leave out.
  rm -rf "$place"/base/var/cache/apt/* "$place"/base/var/lib/apt/lists/* \
    "$place"/base/usr/share/{doc,man,info,locale}/*
  container=$(buildah from scratch)
  buildah copy --quiet "$container" "$place/base" / > /dev/null
  buildah commit --quiet --format docker --rm "$container" "$name" > /dev/null
  rm -rf "$place/base"
}

build() {
  make_base
  # Docker's format, because OCI's knows no health check. Behind a proxy that answers for the package
  # index this machine knows whom to trust, and Debian's pip asks the system.
  buildah bud --quiet --format docker --pull-never --volume /etc/ssl/certs:/etc/ssl/certs:ro \
    --build-arg REVISION="$(git rev-parse HEAD 2> /dev/null || true)" \
    --build-arg SOURCE="${SOURCE:-}" --tag saring .
  buildah rmi --prune > /dev/null # the one that had the name before
}

check() {
  local container root
  container=$(buildah from --pull-never saring)
  trap "buildah rm '$container' > /dev/null" EXIT
  root=$(buildah mount "$container")
  buildah inspect --type image saring > "$place/saring.json"
  SARING_IMAGE_ROOT=$root SARING_IMAGE_CONFIG=$place/saring.json \
    .venv/bin/python -m pytest -q -n 0 tests/deploy/test_built.py
}

case "${1:-}" in
  base | build | check) "$1" ;;
  clean) rm -rf "$place" ;;
  *) sed -n '2,7s/^# //p' "$0"; exit 2 ;;
esac
