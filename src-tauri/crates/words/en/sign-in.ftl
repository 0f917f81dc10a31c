# Signing in and codes of MFA devices, wherever a call needs them.

mfa-code = MFA code
mfa-code-what = The six digits that the device shows now.
mfa-code-form = An MFA code has exactly six digits.
mfa-send = Use this code
mfa-done = AWS accepted the code. You can go on where you were.

sign-in-do = Sign in
sign-in-command = Or run this command in a terminal, and try again afterwards:
sign-in-waiting = Waiting for your sign-in in the browser…
sign-in-waiting-command = aws login has opened your browser. Waiting for your sign-in there…
sign-in-open = Open the sign-in page
sign-in-code = Your code
sign-in-code-what = The page in the browser shows a code, too. Go on there only if it is the same one.
sign-in-device = Use a code instead
sign-in-device-what = A code helps if the browser can’t find its way back to Gangway, or if you want to sign in on another device.
sign-in-done = You are signed in. You can go on where you were.

# AWS’s pages for somebody who begins.
page-sign-up = Open the AWS site
page-console = Open the AWS console
page-root-user = About the root user
page-install-cli = How to install the AWS CLI
page-aws-login = About aws login
page-configure-sso = About aws configure sso
page-access-keys = About access keys
page-regions = How to switch on a Region
page-region-settings = Open the settings in the AWS console

# The page that the browser shows at the end.
sign-in-page-done = You are signed in
sign-in-page-done-text = You can close this window and go back to Gangway.
sign-in-page-denied = You aren’t signed in
sign-in-page-denied-text = Access was denied, and nothing was changed. You can close this window. Gangway says how to go on.
sign-in-page-failed = The sign-in didn’t work
sign-in-page-failed-text = You can close this window. Gangway says what happened and how to go on.
sign-in-page-other = This page belongs to another sign-in
sign-in-page-other-text = Gangway didn’t use its answer. You can close this window. If you aren’t signed in yet, start the sign-in again in Gangway.
