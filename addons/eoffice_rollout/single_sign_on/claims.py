import hmac
import time

CLOCKS_DIFFER = 5 * 60  # seconds a provider's clock may be ahead


def what_is_wrong(claims, issuer, client_id, nonce):
    """What makes the claims of a signed token unfit (OpenID Connect Core 3.1.3.7); "" if nothing.

    Nothing is taken for granted that a token may leave out.
    """
    now = time.time()
    audience = claims.get("aud")
    audiences = audience if isinstance(audience, list) else [audience]
    party = claims.get("azp")
    if not issuer or claims.get("iss") != issuer:
        return "issuer"
    if not client_id or client_id not in audiences:
        return "audience"
    if party != client_id and (party is not None or len(audiences) > 1):
        return "authorized party"
    if not _is_number(claims.get("exp")) or claims["exp"] <= now:
        return "expiry"
    if not _is_number(claims.get("iat")) or claims["iat"] > now + CLOCKS_DIFFER:
        return "time of issue"
    if not nonce or not hmac.compare_digest(str(claims.get("nonce") or "").encode(), nonce.encode()):
        return "nonce"
    subject = claims.get("sub")
    return "" if isinstance(subject, str) and 0 < len(subject) <= 255 else "subject"


def shows_second_factor(claims, believed):
    """Whether the provider says it asked for a second factor.

    :param believed: the values of ``amr`` (RFC 8176) or ``acr`` that mean so, separated by blanks
    """
    methods = claims.get("amr")
    said = {method for method in methods if isinstance(method, str)} if isinstance(methods, list) else set()
    if isinstance(claims.get("acr"), str):
        said.add(claims["acr"])
    return bool(said & set((believed or "").split()))


def _is_number(value):
    return isinstance(value, (int, float)) and not isinstance(value, bool)
