"""Forms of sign-in: what was typed, and nothing is saved here."""

from django import forms

from zhunsheng.authorities.accounts import LONGEST

_PRESENT = "current-password"
_NEW = "new-password"


def _secret(label: str, autocomplete: str) -> forms.CharField:
    return forms.CharField(
        label=label,
        max_length=LONGEST,
        strip=False,
        widget=forms.PasswordInput(
            attrs={"autocomplete": autocomplete, "class": "zs-in"}
        ),
    )


class SignInForm(forms.Form):
    """登录."""

    username = forms.CharField(
        label="账号",
        max_length=64,
        widget=forms.TextInput(
            attrs={
                "autocomplete": "username",
                "autocapitalize": "none",
                "spellcheck": "false",
                "class": "zs-in",
            }
        ),
    )
    password = _secret("密码", _PRESENT)


class PasswordForm(forms.Form):
    """修改密码."""

    present = _secret("原密码", _PRESENT)
    password = _secret("新密码", _NEW)
    again = _secret("再次输入新密码", _NEW)


class TokenForm(forms.Form):
    """签发接口令牌."""

    purpose = forms.CharField(
        label="用途",
        max_length=200,
        widget=forms.TextInput(attrs={"class": "zs-in"}),
    )
    valid_until = forms.DateField(
        label="有效期止",
        widget=forms.DateInput(attrs={"type": "date", "class": "zs-in"}),
    )
