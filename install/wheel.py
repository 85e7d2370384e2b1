"""Make one pip-installable wheel out of an Odoo 19.0 source.

    wheel.py SOURCE FOLDER [SUPPORT.deb ...]

SOURCE is Debian's odoo-19 .deb, Odoo's nightly .tar.gz or a checkout. The wheel lands in FOLDER. Translations other
than Vietnamese are left out (820 MB of 1.2 GB). Debian replaces fonts and scripts by links into other packages: their
files are taken from the SUPPORT packages. The wheel is not compressed, because it is unpacked seconds later.
"""

import base64
import hashlib
import posixpath
import re
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

# What Odoo 19 imports; its own metadata still names PyPDF2 and psycopg2, which would need a compiler.
REQUIRES = """asn1crypto babel cbor2 chardet cryptography docutils freezegun geoip2 gevent greenlet idna jinja2 libsass
lxml lxml_html_clean markupsafe num2words openpyxl passlib pillow polib psutil psycopg2-binary pyopenssl pypdf pyserial
python-dateutil python-magic python-stdnum pytz pyusb qrcode reportlab requests rjsmin urllib3 vobject werkzeug<3.2 xlrd
xlsxwriter xlwt zeep packaging setuptools""".split()
# A library for blurring the camera that Debian may not ship; the web client's bundle names it.
STUBS = {
    "odoo/addons/mail/static/lib/selfie_segmentation/selfie_segmentation.js": b"/* background blur is not shipped */\n",
}
LANGUAGES = {"vi.po"}
PYTHON_FOLDER = "usr/lib/python3/dist-packages/"


class Wheel:
    """A wheel being written; `add` refuses nothing and keeps the first of two files of one name."""

    def __init__(self, folder, version):
        folder.mkdir(parents=True, exist_ok=True)
        self.info = f"odoo-{version}.dist-info"
        self.path = folder / f"odoo-{version}-py3-none-any.whl"
        self.archive = zipfile.ZipFile(self.path.with_suffix(".part"), "w", zipfile.ZIP_STORED)
        self.record = {}

    def add(self, name, data):
        if name not in self.record:
            digest = base64.urlsafe_b64encode(hashlib.sha256(data).digest()).rstrip(b"=").decode()
            self.record[name] = f'"{name}",sha256={digest},{len(data)}'
            self.archive.writestr(zipfile.ZipInfo(name), data)

    def close(self, version):
        requires = "".join(f"Requires-Dist: {name}\n" for name in REQUIRES)
        self.add(
            f"{self.info}/METADATA",
            f"Metadata-Version: 2.1\nName: odoo\nVersion: {version}\nLicense: LGPL-3\n{requires}".encode(),
        )
        self.add(f"{self.info}/WHEEL", b"Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n")
        self.add(f"{self.info}/entry_points.txt", b"[console_scripts]\nodoo = odoo.cli.command:main\n")
        record = f"{self.info}/RECORD"
        self.archive.writestr(record, "\n".join([*self.record.values(), f"{record},,"]) + "\n")
        self.archive.close()
        self.path.with_suffix(".part").replace(self.path)


def tar_members(stream):
    """Yield (path, bytes or None, link target or None) of each file in a tar stream."""
    with tarfile.open(fileobj=stream, mode="r|*") as archive:
        for member in archive:
            name = member.name.removeprefix("./")
            if member.isreg():
                yield name, archive.extractfile(member).read(), None
            elif member.issym():
                yield name, None, member.linkname


def members(source):
    """Yield the files of a .deb, a tarball or a folder as `tar_members` does."""
    if source.is_dir():
        for path in sorted(source.rglob("*")):
            if path.is_file() and ".git" not in path.parts:
                yield path.relative_to(source).as_posix(), path.read_bytes(), None
    elif source.suffix == ".deb":
        with subprocess.Popen(["dpkg-deb", "--fsys-tarfile", source], stdout=subprocess.PIPE) as process:
            yield from tar_members(process.stdout)
            process.stdout.read()  # the padding, or dpkg-deb dies of a closed pipe
        if process.returncode:
            raise SystemExit(f"dpkg-deb could not read {source}")
    else:
        with source.open("rb") as stream:
            yield from tar_members(stream)


def place(name):
    """The path in the wheel for a path in the source; None for what is not part of Odoo."""
    if name.startswith("usr/"):
        name = name.removeprefix(PYTHON_FOLDER)
        return name if name.startswith("odoo/") else None
    name = re.sub(r"^odoo-[^/]+/(?=odoo/|addons/)", "", name)
    if name.startswith("addons/"):
        name = f"odoo/{name}"
    return name if name.startswith("odoo/") else None


def wanted(name):
    path = Path(name)
    if path.suffix in (".pyc", ".pyo"):
        return False
    return path.suffix not in (".po", ".pot") or path.name in LANGUAGES


def read_support(packages):
    """Path to bytes of every file that the support packages put under /usr/share, their links followed."""
    files, links = {}, {}
    for package in packages:
        for name, data, link in members(Path(package)):
            if data is None:
                links[name] = posixpath.normpath(posixpath.join("/", posixpath.dirname(name), link)).lstrip("/")
            elif name.startswith("usr/share/") and not name.startswith("usr/share/doc/"):
                files[name] = data
    files.update({name: files[target] for name, target in links.items() if target in files})
    return files


def main(source, folder, *packages):
    label = source.stem.partition("_")[2].split("_")[0] or "source"
    version = "19.0+" + re.sub(r"[^a-z0-9]+", ".", label.lower()).strip(".")
    support = read_support(packages)
    wheel = Wheel(folder, version)
    links, release = {}, b""
    for name, data, link in members(source):
        target = place(name)
        if not target or not wanted(target):
            continue
        if data is None:
            links[target] = posixpath.normpath(posixpath.join("/", posixpath.dirname(name), link)).lstrip("/")
        else:
            wheel.add(target, data)
        if target == "odoo/release.py":
            release = data
    if b"version_info = (19, 0," not in release:
        raise SystemExit(f"{source} is not a source of Odoo 19.0")
    for name, target in links.items():
        # Debian's links swap .woff and .woff2: the file of the link's own name is the right one.
        by_name = posixpath.join(posixpath.dirname(target), posixpath.basename(name))
        data = support.get(by_name, support.get(target))
        if data is None:
            print(f"warning: {name} is a link to {target}, which no package has")
        else:
            wheel.add(name, data)
    for name, data in STUBS.items():
        wheel.add(name, data)
    wheel.close(version)
    print(f"{wheel.path}: {len(wheel.record)} files")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), *sys.argv[3:])
