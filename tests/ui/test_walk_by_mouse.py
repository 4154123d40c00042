def test_try(hands, window, session):
    hands.walk_to("take_home", "nephrostogram")
    assert session.appointment is not None
