"""Print the address of a PostgreSQL that lets us in without a password and make databases.

script/test asks it. With an address as its argument it tries that one only; without, it tries
127.0.0.1:5432 as the users that a development machine commonly has. Prints the address and the
server's version, divided by a space; exits 1 where nobody lets us in.
"""

import getpass
import hashlib
import sys
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import psycopg2

USERS = ("postgres", "root", getpass.getuser())
# Another checkout may be testing on the same server: our test database is named for our folder.
DATABASE = f"portal_{hashlib.sha256(bytes(Path.cwd())).hexdigest()[:8]}"
MAY_CREATE = "SELECT rolcreatedb OR rolsuper FROM pg_roles WHERE rolname = current_user"


def version_at(address: str) -> str | None:
    """The version of the server at `address`; None where it does not answer or refuses us."""
    maintenance = urlunsplit(urlsplit(address)._replace(path="/postgres"))
    try:
        connection = psycopg2.connect(maintenance, connect_timeout=3)
    except psycopg2.OperationalError:
        return None
    with connection, connection.cursor() as cursor:
        cursor.execute(MAY_CREATE)
        may_create = cursor.fetchone()[0]
        cursor.execute("SHOW server_version")
        version = cursor.fetchone()[0].split()[0]
    connection.close()
    return version if may_create else None


def main(arguments: list[str]) -> int:
    """Print the first address that works and its version."""
    addresses = arguments or [f"postgresql://{user}@127.0.0.1:5432/{DATABASE}" for user in USERS]
    for address in addresses:
        if version := version_at(address):
            sys.stdout.write(f"{address} {version}\n")
            return 0
    return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
