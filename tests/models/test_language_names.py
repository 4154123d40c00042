import pytest

from models.language_names import own_name


@pytest.mark.parametrize(
    ("code", "name"),
    [("en", "English"), ("cy", "Cymraeg"), ("pt_BR", "Português"), ("zh-Hant", "中文"), ("Polish sign", "Polish sign")],
)
def test_a_language_is_named_as_it_names_itself_and_what_is_not_known_stays(code, name):
    assert own_name(code) == name
