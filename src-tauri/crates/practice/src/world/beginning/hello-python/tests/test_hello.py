from hello import hello


def test_greets_by_name():
    assert hello("world") == "Hello, world!"
