import json

DISCOVERED = {
    "issuer": "eoffice_issuer",
    "authorization_endpoint": "auth_endpoint",
    "token_endpoint": "token_endpoint",
    "jwks_uri": "jwks_uri",
}


def read_discovery(text):
    """{field: address} of a provider's /.well-known/openid-configuration, as it was copied from a browser.

    :raise ValueError: it is not that
    """
    said = json.loads(text)
    if not isinstance(said, dict) or not all(isinstance(said.get(name), str) for name in DISCOVERED):
        raise ValueError(text[:40])
    return {field: said[name] for name, field in DISCOVERED.items()}
