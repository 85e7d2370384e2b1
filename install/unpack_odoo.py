"""Unpack an Odoo 19.0 source into a Python environment, as pip would have installed it.

    unpack_odoo.py SOURCE SITE_PACKAGES [SUPPORT.deb ...]

SOURCE is Debian's odoo-19 .deb, Odoo's nightly .tar.gz or a checkout. Translations other than Vietnamese are left out
(820 MB of 1.2 GB). Debian replaces fonts and scripts by links into other packages: their files are taken from the
SUPPORT packages. pip knows the result as `odoo 19.0+LABEL`, checks it and can remove it.
"""

import base64
import csv
import hashlib
import posixpath
import re
import subprocess
import sys
import tarfile
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
COMMAND = "#!{python}\nimport sys\n\nfrom odoo.cli.command import main\n\nsys.exit(main())\n"


class Installation:
    """The distribution `odoo` being written into `folder`; of two files of one name the first is kept."""

    def __init__(self, folder):
        self.folder = folder
        self.rows = {}
        self._remove_old()

    def _remove_old(self):
        for record in self.folder.glob("odoo-19.0*.dist-info/RECORD"):
            with record.open() as rows:
                for name, *_ in csv.reader(rows):
                    (self.folder / name).unlink(missing_ok=True)

    def add(self, name, data):
        if name in self.rows:
            return
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
        digest = base64.urlsafe_b64encode(hashlib.sha256(data).digest()).rstrip(b"=").decode()
        self.rows[name] = (name, f"sha256={digest}", len(data))

    def close(self, version):
        """Write the command `odoo` and what pip reads; the list of files comes last and makes it whole."""
        python = Path(sys.executable)
        self.add("../../../bin/odoo", COMMAND.format(python=python).encode())
        (python.parent / "odoo").chmod(0o755)
        info = f"odoo-{version}.dist-info"
        requires = "".join(f"Requires-Dist: {name}\n" for name in REQUIRES)
        metadata = f"Metadata-Version: 2.1\nName: odoo\nVersion: {version}\nLicense: LGPL-3\n{requires}"
        self.add(f"{info}/METADATA", metadata.encode())
        self.add(f"{info}/INSTALLER", b"eoffice\n")
        self.rows[f"{info}/RECORD"] = (f"{info}/RECORD", "", "")
        with (self.folder / info / "RECORD").open("w", newline="") as record:
            csv.writer(record).writerows(self.rows.values())


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
    """The path in the environment for a path in the source; None for what is not part of Odoo or not wanted."""
    if name.startswith("usr/"):
        name = name.removeprefix(PYTHON_FOLDER)
    else:
        name = re.sub(r"^odoo-[^/]+/(?=odoo/|addons/)", "", name)
        name = re.sub(r"^addons/", "odoo/addons/", name)
    path = Path(name)
    unwanted = path.suffix in (".pyc", ".pot") or (path.suffix == ".po" and path.name not in LANGUAGES)
    return name if name.startswith("odoo/") and ".." not in path.parts and not unwanted else None


def read_support(packages):
    """Path to bytes of every file that the support packages put under /usr/share, their links followed."""
    files, links = {}, {}
    for package in packages:
        for name, data, link in members(Path(package)):
            if data is None:
                links[name] = _target(name, link)
            elif name.startswith("usr/share/") and not name.startswith("usr/share/doc/"):
                files[name] = data
    files.update({name: files[target] for name, target in links.items() if target in files})
    return files


def _target(name, link):
    """The path, from the root and without its slash, that the link at `name` points to."""
    return posixpath.normpath(posixpath.join("/", posixpath.dirname(name), link)).lstrip("/")


def main(source, folder, *packages):
    installation = Installation(folder)
    links, release = {}, b""
    for name, data, link in members(source):
        target = place(name)
        if not target:
            continue
        if data is None:
            links[target] = _target(name, link)
        else:
            installation.add(target, data)
        if target == "odoo/release.py":
            release = data
    if b"version_info = (19, 0," not in release:
        raise SystemExit(f"{source} is not a source of Odoo 19.0")
    support = read_support(packages)
    for name, target in links.items():
        # Debian's links swap .woff and .woff2: the file of the link's own name is the right one.
        by_name = posixpath.join(posixpath.dirname(target), posixpath.basename(name))
        data = support.get(by_name, support.get(target))
        if data is None:
            print(f"warning: {name} is a link to {target}, which no package has")
        else:
            installation.add(name, data)
    for name, data in STUBS.items():
        installation.add(name, data)
    label = re.sub(r"[^a-z0-9]+", ".", source.stem.partition("_")[2].split("_")[0].lower()).strip(".") or "source"
    installation.close(f"19.0+{label}")
    print(f"{len(installation.rows)} files of Odoo in {folder}")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), *sys.argv[3:])
