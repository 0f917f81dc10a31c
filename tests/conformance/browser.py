"""A browser without a window: it opens a page and presses the buttons of its forms, as a person would."""

import html.parser
import urllib.parse
import urllib.request


class Page(html.parser.HTMLParser):
    """A page's links and forms: where they go, what is filled in, and their buttons by id."""

    def __init__(self, address):
        super().__init__()
        with urllib.request.urlopen(address) as answer:
            self.address = answer.geturl()
            self.text = answer.read().decode()
        self.forms = []
        self.links = []
        self.feed(self.text)

    def handle_starttag(self, tag, attrs):
        attributes = dict(attrs)
        if tag == "form":
            self.forms.append({"action": attributes["action"], "fields": [], "buttons": {}})
        elif tag == "input":
            chosen = attributes.get("type") not in ("radio", "checkbox") or "checked" in attributes
            if chosen:
                self.forms[-1]["fields"].append((attributes["name"], attributes.get("value", "")))
        elif tag == "a":
            self.links.append(urllib.parse.urljoin(self.address, attributes["href"]))
        elif tag == "button":
            self.forms[-1]["buttons"][attributes["id"]] = (attributes.get("name"), attributes.get("value", ""))

    def press(self, button):
        """Presses the button with this id; the page that comes then."""
        form = next(form for form in self.forms if button in form["buttons"])
        name, value = form["buttons"][button]
        fields = form["fields"] + ([(name, value)] if name else [])
        body = urllib.parse.urlencode(fields).encode()
        address = urllib.parse.urljoin(self.address, form["action"])
        # urllib follows the redirect with GET, as browsers do
        with urllib.request.urlopen(address, body) as answer:
            return Page(answer.geturl())


def authorize(endpoint, arn):
    """What a person does for a pending connection; the text of the page at the end."""
    _, _, _, service, region, account, rest = ["", *arn.split(":", 5)]
    identity = rest.rsplit("/", 1)[-1]
    page = Page(f"{endpoint}/codesuite/settings/{account}/{region}/{service}/connections/{identity}?region={region}")
    return page.press("update-pending").press("authorize").press("connect").text
