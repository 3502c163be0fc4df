"""Somebody who changes a package and makes everything fit again, as far as he can."""

from functools import partial
from io import BytesIO

from zhunsheng.archive import bag, zipping
from zhunsheng.vault.store import measure, pieces

Files = dict[str, bytes]


def open_up(package: bytes) -> tuple[str, Files]:
    """The folder of the bag, and its files by their name in it."""
    file = BytesIO(package)
    every = {
        part.name: b"".join(zipping.content(file, part)) for part in zipping.read(file)
    }
    folder = next(iter(every)).partition("/")[0]
    return folder, {name.partition("/")[2]: every[name] for name in every}


def zip_up(folder: str, files: Files) -> bytes:
    """A package of these files, with a shell that is as it should be."""
    members = [
        zipping.member(f"{folder}/{name}", partial(pieces, files[name]))
        for name in files
    ]
    return b"".join(zipping.write(members))


def with_manifests(files: Files) -> Files:
    """The same files, with manifests that fit them."""
    payload = {name: measure((files[name],)) for name in files if "data/" in name}
    made = {name: files[name] for name in files if "manifest" not in name}
    for one in bag.ALGORITHMS:
        made[bag.manifest_name(one)] = bag.write_manifest(payload, one)
    tags = {
        name: measure((made[name],)) for name in made if not name.startswith("data/")
    }
    for one in bag.ALGORITHMS:
        made[bag.tag_manifest_name(one)] = bag.write_manifest(tags, one)
    return made
