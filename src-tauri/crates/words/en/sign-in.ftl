sign-in-page-done = You are signed in
sign-in-page-done-text = You can close this window and go back to Gangway.
sign-in-page-denied = You aren’t signed in
sign-in-page-denied-text = Access was denied, and nothing was changed. You can close this window. Gangway says how to go on.
sign-in-page-failed = The sign-in didn’t work
sign-in-page-failed-text = You can close this window. Gangway says what happened and how to go on.
sign-in-page-other = This page belongs to another sign-in
sign-in-page-other-text = Gangway didn’t use its answer. You can close this window. If you aren’t signed in yet, start the sign-in again in Gangway.
