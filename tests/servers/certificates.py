"""Certificates for tests, made by the `openssl` command of this machine: an authority and whom it
signs for. Keys are PKCS#8, as Kafka reads them."""

import subprocess
from pathlib import Path

DAYS = 2
CURVE = ("-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes")


class Authority:
    """An authority with its files in `folder`; `root` is the certificate to be trusted."""

    def __init__(self, folder: Path, name: str) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._folder, self._name = folder, name
        self.root = folder / f"{name}.pem"
        self._key = folder / f"{name}.key"
        _openssl(
            *("req", "-x509", *CURVE, "-days", str(DAYS), "-subj", f"/CN={name}"),
            *("-addext", "keyUsage=critical,keyCertSign,cRLSign"),
            *("-keyout", self._key, "-out", self.root),
        )

    def issue(self, name: str, *, names: str = "", password: str = "") -> tuple[Path, Path]:
        """Certificate and key for `names` (as in `DNS:localhost,IP:127.0.0.1`); the key locked with
        a password if one is given."""
        certificate, key = self._folder / f"{name}.pem", self._folder / f"{name}.key"
        request, extensions = self._folder / f"{name}.csr", self._folder / f"{name}.ext"
        extensions.write_text(f"subjectAltName={names}\n" if names else "")
        _openssl("req", *CURVE, "-subj", f"/CN={name}", "-keyout", key, "-out", request)
        _openssl(
            *("x509", "-req", "-in", request, "-days", str(DAYS), "-extfile", extensions),
            *("-CA", self.root, "-CAkey", self._key, "-CAcreateserial", "-out", certificate),
        )
        if password:
            locked = self._folder / f"{name}.locked.key"
            _openssl("pkcs8", "-topk8", "-in", key, "-out", locked, "-passout", f"pass:{password}")
            key = locked
        return certificate, key


def _openssl(*arguments: object) -> None:
    subprocess.run(["openssl", *map(str, arguments)], check=True, capture_output=True)
