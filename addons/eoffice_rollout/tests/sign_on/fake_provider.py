import json
import time
from base64 import b64decode, urlsafe_b64encode
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from urllib.parse import parse_qs, unquote, urlencode, urlsplit

from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from jose import jwk, jwt

CLIENT, SECRET = "van-phong", "bí mật của cơ quan"


def rsa_key():
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    form = serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    return key.private_bytes(*form).decode()


class FakeProvider:
    """An OpenID Connect provider on loopback. It logs ``person`` in at once and takes a code as often as it comes:
    that a code is good once is for the office to see to.

    ``claims`` go over those of a right token, None leaves one out; ``sign`` makes another token of them.
    """

    def __init__(self):
        self.key, self.other_key = rsa_key(), rsa_key()
        self.asked, self.given, self.attempts = [], [], {}
        provider = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self):
                provider.get(self)

            def do_POST(self):
                provider.post(self)

            def log_message(self, *args):
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.address = f"http://127.0.0.1:{self.server.server_port}"
        Thread(target=self.server.serve_forever, daemon=True).start()
        self.reset()

    def close(self):
        self.server.shutdown()
        self.server.server_close()

    def reset(self):
        self.person, self.claims, self.sign, self.broken = "t_clerk", {}, self.signed, None
        self.asked.clear()
        self.given.clear()

    def signed(self, claims, **header):
        return jwt.encode(claims, self.key, algorithm="RS256", headers={"kid": "k1", **header})

    def public_keys(self):
        public = jwk.construct(self.key, "RS256").public_key().to_dict()
        return [{**public, "kid": "k1", "use": "sig"}]

    def token(self, nonce):
        now = int(time.time())
        claims = {
            "iss": self.address,
            "aud": CLIENT,
            "sub": f"sub-{self.person}",
            "preferred_username": self.person,
            "nonce": nonce,
            "iat": now,
            "exp": now + 300,
            **self.claims,
        }
        return self.sign({name: value for name, value in claims.items() if value is not None})

    def get(self, handler):
        url = urlsplit(handler.path)
        if url.path == "/jwks":
            return self.answer(handler, {"keys": self.public_keys()})
        asked = {name: values[0] for name, values in parse_qs(url.query).items()}
        code = f"code-{len(self.attempts)}"
        self.attempts[code] = asked
        handler.send_response(302)
        back = urlencode({"code": code, "state": asked["state"]})
        handler.send_header("Location", f"{asked['redirect_uri']}?{back}")
        handler.end_headers()

    def post(self, handler):
        body = handler.rfile.read(int(handler.headers["Content-Length"])).decode()
        form = {name: values[0] for name, values in parse_qs(body).items()}
        self.asked.append(form)
        if self.broken:
            return self.answer(handler, {"error": "broken"}, self.broken)
        attempt = self.attempts.get(form["code"])
        challenge = urlsafe_b64encode(sha256(form["code_verifier"].encode()).digest()).rstrip(b"=").decode()
        password = b64decode(handler.headers.get("Authorization", "").removeprefix("Basic ")).decode()
        if (
            not attempt
            or challenge != attempt["code_challenge"]
            or form["redirect_uri"] != attempt["redirect_uri"]
            or unquote(password) != f"{CLIENT}:{SECRET}"
        ):
            return self.answer(handler, {"error": "invalid_grant"}, 400)
        token = self.token(attempt["nonce"])
        self.given.append(token)
        return self.answer(handler, {"access_token": "access", "id_token": token, "token_type": "Bearer"})

    def answer(self, handler, said, status=200):
        body = json.dumps(said).encode()
        handler.send_response(status)
        handler.send_header("Content-Type", "application/json")
        handler.send_header("Content-Length", str(len(body)))
        handler.end_headers()
        handler.wfile.write(body)
