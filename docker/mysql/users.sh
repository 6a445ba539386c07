#!/bin/bash
# Runs once, when the database folder is new. Two users: the owner changes tables, the app changes rows.
# What the app may do to each table comes from grants.sh, after the tables exist.
set -eu

# Not on a command line, which everybody on the machine can read.
export MYSQL_PWD=$MARIADB_ROOT_PASSWORD
owner_password=$(cat /run/secrets/mysql_owner_password)
app_password=$(cat /run/secrets/mysql_app_password)

mariadb --user=root <<SQL
CREATE USER 'village_owner'@'%' IDENTIFIED BY '$owner_password';
GRANT ALL PRIVILEGES ON village.* TO 'village_owner'@'%';
CREATE USER 'village_app'@'%' IDENTIFIED BY '$app_password';
SQL
