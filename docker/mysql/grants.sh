#!/bin/bash
# Run after every migration: a new table is closed to the app until it is granted.
set -euo pipefail

export MYSQL_PWD
MYSQL_PWD=$(cat /run/secrets/mysql_root_password)
mariadb --user=root --skip-column-names --batch --raw </village/grants.sql | mariadb --user=root
