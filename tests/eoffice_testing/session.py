"""A person logged in over HTTP, who does what the web client does: calls methods and uploads files."""

import re

import requests

SECONDS = 120


class Refused(Exception):
    """The server's answer to a call it refuses; its text is the sentence that the screen shows."""


class Session:
    """`login` at work in a running `office`, with the password of the sample office."""

    def __init__(self, office, login, password="eoffice"):
        self.url, self.login = office.url, login
        self.http = requests.Session()
        self.post("/web/session/authenticate", db=office.database, login=login, password=password)

    def call(self, model, method, *args, **kwargs):
        """The result of a method of a model; raises Refused."""
        path = f"/web/dataset/call_kw/{model}/{method}"
        return self.post(path, model=model, method=method, args=args, kwargs=kwargs)

    def upload(self, *files, batch=False):
        """Ids of the documents, or of the batches to split, made of `files`, each a (name, bytes)."""
        token = re.search(r'csrf_token: "(\w+)"', self._get("/odoo").text)[1]
        parts = [("ufile", file) for file in files]
        form = {"csrf_token": token, "batch": "1" if batch else ""}
        answer = self.http.post(f"{self.url}/eoffice/upload", form, files=parts, timeout=SECONDS)
        answer.raise_for_status()
        return answer.json()["ids"]

    def download(self, path):
        """The bytes at an address of the office."""
        return self._get(path).content

    def _get(self, path):
        answer = self.http.get(f"{self.url}{path}", timeout=SECONDS)
        answer.raise_for_status()
        return answer

    def post(self, path, **params):
        """The result of a JSON-RPC address; raises Refused."""
        answer = self.http.post(f"{self.url}{path}", json={"jsonrpc": "2.0", "params": params}, timeout=SECONDS)
        answer.raise_for_status()
        if "error" in (body := answer.json()):
            raise Refused(body["error"]["data"]["message"])
        return body.get("result")
