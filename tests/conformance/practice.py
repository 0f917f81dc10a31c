"""The practice account's controls: what a test does to the world besides calling services."""

import json
import urllib.request


class Practice:
    """Skips time, pushes, breaks things."""

    def __init__(self, endpoint):
        self.endpoint = endpoint

    def later(self, seconds=60):
        """Lets the world's seconds pass at once."""
        return self.control("clock", {"skip": seconds})

    def push(self, repository, branch, files):
        """Pushes files, path and text."""
        files = [{"path": path, "text": text} for path, text in files.items()]
        return self.control("push", {"repository": repository, "branch": branch, "message": "A push", "files": files})

    def faults(self, *kinds):
        """Switches exactly these on; each strikes once."""
        return self.control("faults", {"faults": [{"kind": kind, "operation": "", "times": 1} for kind in kinds]})

    def reset(self):
        """Everything as in the beginning."""
        return self.control("reset", {})

    def control(self, name, message):
        headers = {"content-type": "application/json"}
        request = urllib.request.Request(f"{self.endpoint}/_practice/{name}", json.dumps(message).encode(), headers)
        with urllib.request.urlopen(request) as answer:
            return json.load(answer)
