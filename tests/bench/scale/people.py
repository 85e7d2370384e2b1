"""Read by Locust: what people of each role do in an hour, compressed; two specialists for each other role."""

import os
import random
import sys
from pathlib import Path

from locust import HttpUser, between, task

sys.path[:0] = [str(Path(__file__).parents[1]), str(Path(__file__).parents[2])]

from scale.classes import CLASSES, ROLES
from scale.screens import Screens

COOKIES = {}  # of each person, logged in once: the cost of hashing passwords is not measured
WORDS = [words for name in ("everywhere", "3 %", "1 %", "name", "phrase", "minus") for words in CLASSES[name]]


class Caller:
    """What `Screens` needs of a session, counted by Locust."""

    def __init__(self, client):
        self.client = client

    def call(self, model, method, *args, **kwargs):
        path = f"/web/dataset/call_kw/{model}/{method}"
        return self.post(path, model=model, method=method, args=args, kwargs=kwargs)

    def post(self, path, **params):
        with self.client.post(path, json={"jsonrpc": "2.0", "params": params}, catch_response=True) as answer:
            body = answer.json() if answer.ok else {}
            if "result" not in body:
                answer.failure(str(body.get("error", answer.status_code))[:300])
                raise RuntimeError(path)
            return body["result"]


class Person(HttpUser):
    wait_time = between(3, 9)
    people = [ROLES["clerk"], ROLES["unit head"], ROLES["specialist"], ROLES["specialist"], "cv.noivu1", "chanhvp"]

    def on_start(self):
        login = random.choice(self.people)
        caller = Caller(self.client)
        if login not in COOKIES:
            caller.post("/web/session/authenticate", db=os.environ["EOFFICE_DATABASE"], login=login, password="eoffice")
            COOKIES[login] = dict(self.client.cookies)
        self.client.cookies.update(COOKIES[login])
        self.screens = Screens(caller)
        self.newest = self.screens.newest()

    @task(4)
    def look_at_work(self):
        self.screens.inbox()

    @task(4)
    def read(self):
        if self.newest:
            self.screens.form(random.choice(self.newest))

    @task(2)
    def browse(self):
        self.screens.documents()

    @task(2)
    def search(self):
        self.screens.search(random.choice(WORDS))
