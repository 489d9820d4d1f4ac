#!/bin/sh
# usage: entrypoint.sh web|media-server|worker
set -eu
case "${1:-}" in
  web)
    # Safe from several at once: the migrations take a lock in the database.
    node scripts/src/migrate.ts
    cd apps/web
    exec node ../../node_modules/next/dist/bin/next start --port "${WEB_PORT:-3000}"
    ;;
  media-server | worker)
    exec node "apps/$1/src/main.ts"
    ;;
  *)
    echo 'usage: web|media-server|worker' >&2
    exit 64
    ;;
esac
