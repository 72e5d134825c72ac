"""A timestamp authority of our own, in memory and over HTTP."""

from contextlib import contextmanager
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread

from asn1crypto import keys as asn1_keys
from asn1crypto import tsp
from asn1crypto import x509 as asn1_x509
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID
from pyhanko.sign.timestamps.dummy_client import DummyTimeStamper

from pledges.signing.certificates import as_authority, key_usage
from tests.signing.building import NOW


def _builder(name, issuer, key):
    names = (x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, one)]) for one in (name, issuer))
    subject, issued_by = names
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issued_by)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(NOW - timedelta(days=1))
        .not_valid_after(NOW + timedelta(days=25 * 365))
    )


class Tsa:
    """A root and one timestamping certificate below it."""

    def __init__(self):
        root_key, key = (rsa.generate_private_key(65537, 2048) for _ in range(2))
        self.root = as_authority(_builder("TSA gốc", "TSA gốc", root_key), path_length=0).sign(
            root_key, hashes.SHA256()
        )
        leaf = _builder("TSA", "TSA gốc", key).add_extension(key_usage(digital_signature=True), critical=True)
        purpose = x509.ExtendedKeyUsage([ExtendedKeyUsageOID.TIME_STAMPING])
        self.leaf = leaf.add_extension(purpose, critical=True).sign(root_key, hashes.SHA256())
        self.key = key.private_bytes(
            serialization.Encoding.DER, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        )

    @property
    def roots(self) -> tuple[bytes, ...]:
        return (self.root.public_bytes(serialization.Encoding.DER),)

    def source(self, **wishes) -> DummyTimeStamper:
        certificates = [
            asn1_x509.Certificate.load(one.public_bytes(serialization.Encoding.DER))
            for one in (self.leaf, self.root)
        ]
        key = asn1_keys.PrivateKeyInfo.load(self.key)
        return DummyTimeStamper(certificates[0], key, certs_to_embed=certificates, **wishes)


@contextmanager
def served(answer):
    """A local HTTP server that answers each request with `answer(request bytes)` -> (status, bytes)."""

    class Door(BaseHTTPRequestHandler):
        def do_POST(self):
            status, body = answer(self.rfile.read(int(self.headers["Content-Length"])))
            self.send_response(status)
            self.send_header("Content-Type", "application/timestamp-reply")
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_):
            pass

    with HTTPServer(("127.0.0.1", 0), Door) as server:
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/tsa"
        finally:
            server.shutdown()
            thread.join()


def honest(source: DummyTimeStamper):
    return lambda question: (200, source.request_tsa_response(tsp.TimeStampReq.load(question)).dump())
