import hashlib
import hmac
import secrets
import time
from base64 import urlsafe_b64encode
from dataclasses import asdict, dataclass, field
from urllib.parse import urlencode

LIVES = 10 * 60  # seconds in which a person logs in at the provider


def _secret():
    return secrets.token_urlsafe(32)


@dataclass
class Attempt:
    """One walk to a provider and back. It lies in the session of the browser that began it and is good once.

    ``state`` ties the answer to this browser, ``nonce`` the token to this attempt (OpenID Connect Core 3.1.2.1),
    ``verifier`` the code to this office (RFC 7636).
    """

    provider: int
    redirect_uri: str
    back: str = ""
    state: str = field(default_factory=_secret)
    nonce: str = field(default_factory=_secret)
    verifier: str = field(default_factory=_secret)
    until: float = field(default_factory=lambda: time.time() + LIVES)

    @classmethod
    def kept(cls, values):
        """The attempt that ``as_dict`` gave, or None."""
        return cls(**values) if values else None

    def as_dict(self):
        return asdict(self)

    def is_answered_by(self, state):
        return time.time() < self.until and hmac.compare_digest(self.state.encode(), (state or "").encode())

    def address(self, endpoint, client_id, scope):
        """Where the browser goes to log in."""
        digest = hashlib.sha256(self.verifier.encode()).digest()
        values = {
            "response_type": "code",
            "client_id": client_id,
            "redirect_uri": self.redirect_uri,
            "scope": scope,
            "state": self.state,
            "nonce": self.nonce,
            "code_challenge": urlsafe_b64encode(digest).rstrip(b"=").decode(),
            "code_challenge_method": "S256",
        }
        return f"{endpoint}{'&' if '?' in endpoint else '?'}{urlencode(values)}"
